#define _GNU_SOURCE
#include "crash_report.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

CRASH_IN_PROGRAM _Thread_local crash_thread crash_this_thread;
int crash_installed;

static const struct {
  int number;
  const char *meaning;
} signals[] = {
    {SIGSEGV, "SIGSEGV: invalid memory access or stack overflow"},
    {SIGBUS, "SIGBUS: invalid memory access"},
    {SIGILL, "SIGILL: trap, such as a failed precondition"},
    {SIGTRAP, "SIGTRAP: trap, such as a failed precondition"},
    {SIGFPE, "SIGFPE: integer division by zero or overflow"},
    {SIGABRT, "SIGABRT: abort"},
};
enum { COUNT = sizeof signals / sizeof *signals, STACK = 1 << 16 };
static struct sigaction previous[COUNT];
static pthread_key_t stacks;

/* Appends what fits: only functions that are safe in a signal handler are used. */
static void append(char *text, size_t capacity, size_t *length, const char *part) {
  while (*part && *length < capacity) text[(*length)++] = *part++;
}

static void tell(const crash_activity *activity, const char *what, const char *how) {
  char text[4096];
  size_t length = 0;
  append(text, sizeof text - 1, &length, "error: ");
  append(text, sizeof text - 1, &length, activity->file);
  append(text, sizeof text - 1, &length, ": ");
  if (activity->component) {
    append(text, sizeof text - 1, &length, "component '");
    append(text, sizeof text - 1, &length, activity->component);
    append(text, sizeof text - 1, &length, "' ");
  }
  append(text, sizeof text - 1, &length, what);
  append(text, sizeof text - 1, &length, activity->action);
  append(text, sizeof text - 1, &length, how);
  text[length++] = '\n';
  for (size_t done = 0; done < length;) {
    ssize_t written = write(STDERR_FILENO, text + done, length - done);
    if (written <= 0) break;
    done += (size_t)written;
  }
  _exit(70);
}

/* A library that ends the process ends it for everybody, and without a word. */
static void report_exit(void) {
  if (crash_this_thread.activity) tell(crash_this_thread.activity, "ended the process while ", "");
}

static void report(int number, siginfo_t *info, void *context) {
  (void)context;
  const crash_activity *activity = crash_this_thread.activity;
  size_t at = 0;
  while (at < COUNT - 1 && signals[at].number != number) at++;
  if (!activity) {
    /* Not ours: a faulting instruction runs again and meets the previous action; a sent signal is sent again. */
    sigaction(number, &previous[at], 0);
    if (info->si_code <= 0) raise(number);
    return;
  }
  char how[128];
  size_t length = 0;
  append(how, sizeof how - 2, &length, " (");
  append(how, sizeof how - 2, &length, signals[at].meaning);
  append(how, sizeof how - 1, &length, ")");
  how[length] = 0;
  tell(activity, "crashed while ", how);
}

static void free_stack(void *stack) {
  stack_t none = {.ss_flags = SS_DISABLE};
  sigaltstack(&none, 0);
  munmap(stack, STACK);
}

void crash_prepare_thread(void) {
  crash_this_thread.prepared = 1;
  void *memory = mmap(0, STACK, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) return; /* a stack overflow then stays unexplained, nothing else */
  stack_t stack = {.ss_sp = memory, .ss_size = STACK};
  sigaltstack(&stack, 0);
  pthread_setspecific(stacks, memory);
}

void crash_install(void) {
  if (crash_installed || pthread_key_create(&stacks, free_stack) != 0) return;
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_sigaction = report;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK;
  sigemptyset(&action.sa_mask);
  for (size_t i = 0; i < COUNT; i++) sigaction(signals[i].number, &action, &previous[i]);
  atexit(report_exit);
  crash_installed = 1;
}
