#define _GNU_SOURCE
#include "symbol_owner.h"

#include <dlfcn.h>

const char *symbol_owner(const void *address) {
  Dl_info info;
  return dladdr(address, &info) ? info.dli_fname : 0;
}
