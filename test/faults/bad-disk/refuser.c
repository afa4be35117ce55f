/*
 * Loaded before a process's own libraries: from one write, cut or sync of the files of a folder up to another, the disk
 * says no.
 *
 *   STS_FOLDER  the folder      STS_FROM, STS_UPTO  which of these calls fail      STS_ERRNO  what the disk says
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

#define MOST 4096
#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static char followed[MOST];
static long calls, from, upto;
static int says;
static const char *folder;

__attribute__((constructor)) static void begin(void) {
  folder = getenv("STS_FOLDER");
  if (!folder || !getenv("STS_FROM") || !getenv("STS_UPTO") || !getenv("STS_ERRNO")) abort();
  from = atol(getenv("STS_FROM"));
  upto = atol(getenv("STS_UPTO"));
  says = atoi(getenv("STS_ERRNO"));
}

static int opened(int fd, const char *path) {
  if (fd >= 0 && fd < MOST) followed[fd] = folder && strncmp(path, folder, strlen(folder)) == 0;
  return fd;
}

#define OPEN(name)                                                          \
  int name(const char *path, int flags, ...) {                              \
    va_list more;                                                           \
    va_start(more, flags);                                                  \
    int mode = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(more, int) : 0;     \
    va_end(more);                                                           \
    return opened(REAL(name)(path, flags, mode), path);                     \
  }
OPEN(open)
OPEN(open64)

int close(int fd) {
  if (fd >= 0 && fd < MOST) followed[fd] = 0;
  return REAL(close)(fd);
}

static int is_refused(int fd) {
  if (fd < 0 || fd >= MOST || !followed[fd]) return 0;
  long call = ++calls;
  if (call < from || call >= upto) return 0;
  errno = says;
  return 1;
}

ssize_t pwrite64(int fd, const void *bytes, size_t size, off64_t at) {
  return is_refused(fd) ? -1 : REAL(pwrite64)(fd, bytes, size, at);
}
int ftruncate64(int fd, off64_t size) { return is_refused(fd) ? -1 : REAL(ftruncate64)(fd, size); }
int fsync(int fd) { return is_refused(fd) ? -1 : REAL(fsync)(fd); }
int fdatasync(int fd) { return is_refused(fd) ? -1 : REAL(fdatasync)(fd); }
