/* Counts the calling thread's allocations, for tests that allow none. */
#ifndef ALLOCATION_COUNTER_H
#define ALLOCATION_COUNTER_H

/* Calls of malloc, calloc, realloc and their aligned kin by this thread so far. */
long allocation_count(void);

#endif
