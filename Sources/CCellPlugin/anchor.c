/* SwiftPM wants one source for a C target; the contract itself is the header. */
#include "cell_plugin.h"
