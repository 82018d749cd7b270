/* Makes a program live later than the machine: adds the seconds in the file that LATER names to the time of day. Tests that
   run the real program load it with LD_PRELOAD, so that nothing in the program has to know about it. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static long later(void) {
  const char *file = getenv("LATER");
  char text[24] = {0};
  int found = file ? open(file, O_RDONLY | O_CLOEXEC) : -1;
  if (found < 0) return 0;
  if (read(found, text, sizeof text - 1) < 0) text[0] = 0;
  close(found);
  return atol(text);
}

int clock_gettime(clockid_t clock, struct timespec *at) {
  static int (*real)(clockid_t, struct timespec *);
  if (!real) real = (int (*)(clockid_t, struct timespec *))dlsym(RTLD_NEXT, "clock_gettime");
  int result = real(clock, at);
  if (result == 0 && clock == CLOCK_REALTIME) at->tv_sec += later();
  return result;
}
