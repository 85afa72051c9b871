#include "report_page.h"

/* Part of C23, and of clang for every C since version 19. */
#pragma clang diagnostic ignored "-Wc23-extensions"

static const char html[] = {
#embed "../Reporting/Page/page.html" suffix(, 0)
};

static const char style[] = {
#embed "../Reporting/Page/page.css" suffix(, 0)
};

/* In this order: what is used stands before what uses it while the page loads. */
static const char script[] = {
#embed "../Reporting/Page/dom.js" suffix(, )
#embed "../Reporting/Page/waterfall.js" suffix(, )
#embed "../Reporting/Page/summary.js" suffix(, )
#embed "../Reporting/Page/tooltip.js" suffix(, )
#embed "../Reporting/Page/legend.js" suffix(, )
#embed "../Reporting/Page/scatter.js" suffix(, )
#embed "../Reporting/Page/parallel.js" suffix(, )
#embed "../Reporting/Page/table.js" suffix(, )
#embed "../Reporting/Page/detail.js" suffix(, )
#embed "../Reporting/Page/map.js" suffix(, )
#embed "../Reporting/Page/lists.js" suffix(, )
#embed "../Reporting/Page/main.js" suffix(, 0)
};

const char *const report_page_html = html;
const char *const report_page_style = style;
const char *const report_page_script = script;
