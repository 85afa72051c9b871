/* report_page.h - the report's page, part of the program: UTF-8 that ends with a zero.
 *
 * Swift can embed files too, as arrays of numbers, but takes nearly a minute to compile these. */
#ifndef REPORT_PAGE_H
#define REPORT_PAGE_H

extern const char *const report_page_html; /* asks for TITLE, STYLE, DATA and SCRIPT in double braces */
extern const char *const report_page_style;
extern const char *const report_page_script;

#endif
