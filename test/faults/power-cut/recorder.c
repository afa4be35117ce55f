/*
 * Loaded before a process's own libraries: writes down, in order, everything that the process does to the files of one
 * folder, and what it says on its standard output. test/faults/power-cut/recording.ts reads it and says what each record is.
 *
 *   STS_FOLDER  the folder      STS_RECORD  the file that is written to
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#define MOST 4096

struct head {
  uint32_t kind, opening;
  uint64_t at;
  uint32_t size, unused;
};

static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static int record_fd = -1;
static const char *folder;
static size_t folder_length;
/* The number of the opening that a descriptor stands for; 0 where it is not followed. */
static uint32_t openings[MOST];
static uint32_t last_opening;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

__attribute__((constructor)) static void begin(void) {
  const char *file = getenv("STS_RECORD");
  folder = getenv("STS_FOLDER");
  if (!file || !folder) abort();
  folder_length = strlen(folder);
  record_fd = (int)syscall(SYS_openat, AT_FDCWD, file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (record_fd < 0) abort();
}

static void note(char kind, uint32_t opening, uint64_t at, const void *bytes, size_t size) {
  struct head head = {(uint32_t)kind, opening, at, (uint32_t)size, 0};
  struct iovec parts[2] = {{&head, sizeof head}, {(void *)bytes, size}};
  if (syscall(SYS_writev, record_fd, parts, 2) != (long)(sizeof head + size)) abort();
}

static int is_followed(const char *path) {
  return folder && strncmp(path, folder, folder_length) == 0 && (path[folder_length] == '/' || path[folder_length] == 0);
}

static uint32_t opening_of(int fd) { return fd >= 0 && fd < MOST ? openings[fd] : 0; }

static int opened(int fd, const char *path, int flags) {
  if (fd < 0 || fd >= MOST) return fd;
  pthread_mutex_lock(&turn);
  openings[fd] = 0;
  if (is_followed(path)) {
    openings[fd] = ++last_opening;
    note('o', last_opening, (flags & O_TRUNC) ? 1 : 0, path, strlen(path));
  }
  pthread_mutex_unlock(&turn);
  return fd;
}

#define OPEN(name)                                                  \
  int name(const char *path, int flags, ...) {                      \
    va_list more;                                                   \
    va_start(more, flags);                                          \
    int mode = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(more, int) : 0; \
    va_end(more);                                                   \
    return opened(REAL(name)(path, flags, mode), path, flags);      \
  }
OPEN(open)
OPEN(open64)

int close(int fd) {
  if (fd >= 0 && fd < MOST) openings[fd] = 0;
  return REAL(close)(fd);
}

ssize_t pwrite64(int fd, const void *bytes, size_t size, off64_t at) {
  pthread_mutex_lock(&turn);
  ssize_t done = REAL(pwrite64)(fd, bytes, size, at);
  if (done > 0 && opening_of(fd)) note('w', opening_of(fd), (uint64_t)at, bytes, (size_t)done);
  pthread_mutex_unlock(&turn);
  return done;
}

ssize_t write(int fd, const void *bytes, size_t size) {
  pthread_mutex_lock(&turn);
  uint32_t opening = opening_of(fd);
  off64_t at = opening ? lseek64(fd, 0, SEEK_CUR) : 0;
  ssize_t done = REAL(write)(fd, bytes, size);
  if (done > 0 && opening) note('w', opening, (uint64_t)at, bytes, (size_t)done);
  if (done > 0 && fd == 1) note('a', 0, 0, bytes, (size_t)done);
  pthread_mutex_unlock(&turn);
  return done;
}

int ftruncate64(int fd, off64_t size) {
  pthread_mutex_lock(&turn);
  int failed = REAL(ftruncate64)(fd, size);
  if (!failed && opening_of(fd)) note('t', opening_of(fd), (uint64_t)size, "", 0);
  pthread_mutex_unlock(&turn);
  return failed;
}

static int synced(int failed, int fd) {
  pthread_mutex_lock(&turn);
  if (!failed && opening_of(fd)) note('s', opening_of(fd), 0, "", 0);
  pthread_mutex_unlock(&turn);
  return failed;
}

int fsync(int fd) { return synced(REAL(fsync)(fd), fd); }
int fdatasync(int fd) { return synced(REAL(fdatasync)(fd), fd); }

int unlink(const char *path) {
  int failed = REAL(unlink)(path);
  pthread_mutex_lock(&turn);
  if (!failed && is_followed(path)) note('u', 0, 0, path, strlen(path));
  pthread_mutex_unlock(&turn);
  return failed;
}

int rename(const char *from, const char *to) {
  int failed = REAL(rename)(from, to);
  if (!failed && is_followed(from)) {
    char both[8192];
    size_t first = strlen(from) + 1, second = strlen(to);
    if (first + second > sizeof both) abort();
    memcpy(both, from, first);
    memcpy(both + first, to, second);
    pthread_mutex_lock(&turn);
    note('r', 0, 0, both, first + second);
    pthread_mutex_unlock(&turn);
  }
  return failed;
}
