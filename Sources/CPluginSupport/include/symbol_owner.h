/* symbol_owner.h - which file a loaded function came from; Swift's view of the C library has no dladdr. */
#ifndef SYMBOL_OWNER_H
#define SYMBOL_OWNER_H

/* The path of the file that the address was loaded from, or NULL; lives as long as that file stays loaded. */
const char *symbol_owner(const void *address);

#endif
