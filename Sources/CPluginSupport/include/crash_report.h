/* crash_report.h - says which plugin was running when a fatal signal ends the process.
 *
 * The host marks what a thread does with crash_enter and crash_leave around every call into a plugin: two stores. */
#ifndef CRASH_REPORT_H
#define CRASH_REPORT_H

/* What a thread is doing in a plugin; must outlive the call it marks. */
typedef struct crash_activity {
  const char *component; /* its id; NULL while the file itself is loaded */
  const char *file;
  const char *action; /* "evaluating" */
} crash_activity;

typedef struct crash_thread {
  const crash_activity *activity; /* NULL: not in a plugin */
  int prepared;                   /* has a stack on which the report can run after a stack overflow */
} crash_thread;

/* Part of the program, never of a library that is loaded later: a fixed distance from the thread's pointer, no call. */
#ifdef __ELF__
#define CRASH_IN_PROGRAM __attribute__((tls_model("initial-exec")))
#else
#define CRASH_IN_PROGRAM
#endif
extern CRASH_IN_PROGRAM _Thread_local crash_thread crash_this_thread;
extern int crash_installed;

/* From now on a fatal signal inside a plugin, or its calling exit, prints one message and ends the process with status 70
 * (EX_SOFTWARE); anywhere else it does what it did before. */
void crash_install(void);
void crash_prepare_thread(void);

static inline void crash_enter(const crash_activity *activity) {
  if (!crash_this_thread.prepared && crash_installed) crash_prepare_thread();
  crash_this_thread.activity = activity;
}

static inline void crash_leave(void) { crash_this_thread.activity = 0; }

/* For the host's own functions when a plugin calls them: what they do is not the plugin's fault. */
static inline const crash_activity *crash_suspend(void) {
  const crash_activity *activity = crash_this_thread.activity;
  crash_this_thread.activity = 0;
  return activity;
}

static inline void crash_resume(const crash_activity *activity) { crash_this_thread.activity = activity; }

#endif
