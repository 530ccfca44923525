/* Preloaded into a real run: notes every write, truncation, synchronisation, creation, removal and renaming of a file
 * below PC_DIR, in order, into PC_LOG. A line written to standard output is noted too: what was acknowledged by then.
 *
 * One note: operation (1 byte), length of the path (4), path, offset (8), length of the data (4), data.
 * Linux only. The shared-memory index of the write-ahead log is left out: it never outlives a power cut. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define FILES 4096
static char *names[FILES];
static const char *folder;
static int notes = -1;
static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;

#define REAL(type, name, ...) static type (*real_##name)(__VA_ARGS__)
REAL(int, open64, const char *, int, ...);
REAL(int, close, int);
REAL(ssize_t, write, int, const void *, size_t);
REAL(ssize_t, pwrite64, int, const void *, size_t, off64_t);
REAL(int, fsync, int);
REAL(int, fdatasync, int);
REAL(int, ftruncate64, int, off64_t);
REAL(int, unlink, const char *);
REAL(int, rename, const char *, const char *);

__attribute__((constructor)) static void begin(void) {
#define FIND(name) real_##name = dlsym(RTLD_NEXT, #name)
    FIND(open64); FIND(close); FIND(write); FIND(pwrite64); FIND(fsync);
    FIND(fdatasync); FIND(ftruncate64); FIND(unlink); FIND(rename);
    folder = getenv("PC_DIR");
    const char *log = getenv("PC_LOG");
    if (folder && log) notes = real_open64(log, O_WRONLY | O_CREAT | O_APPEND, 0600);
}

static void note(char operation, const char *path, uint64_t offset, const void *data, uint32_t size) {
    if (notes < 0) return;
    uint32_t length = strlen(path);
    size_t total = 17 + length + size;
    char *text = malloc(total), *at = text;
    *at++ = operation;
    memcpy(at, &length, 4); at += 4;
    memcpy(at, path, length); at += length;
    memcpy(at, &offset, 8); at += 8;
    memcpy(at, &size, 4); at += 4;
    if (size) memcpy(at, data, size);
    pthread_mutex_lock(&one_at_a_time);
    if (real_write(notes, text, total) != (ssize_t)total) abort();
    pthread_mutex_unlock(&one_at_a_time);
    free(text);
}

static int watched(const char *path) {
    return folder && path && !strncmp(path, folder, strlen(folder)) && !strstr(path, "-shm");
}
static const char *name_of(int fd) { return fd >= 0 && fd < FILES ? names[fd] : NULL; }

static int opened(int fd, const char *path, int existed, int flags) {
    if (fd < 0 || fd >= FILES) return fd;
    free(names[fd]);
    names[fd] = NULL;
    if (watched(path)) {
        names[fd] = strdup(path);
        if ((flags & O_CREAT) && !existed) note('C', path, 0, NULL, 0);
        else if (flags & O_TRUNC) note('T', path, 0, NULL, 0);
    }
    return fd;
}

static int open_any(const char *path, int flags, mode_t mode) {
    int existed = watched(path) ? access(path, F_OK) == 0 : 1;
    return opened(real_open64(path, flags, mode), path, existed, flags);
}
#define OPEN(name) int name(const char *path, int flags, ...) { \
    mode_t mode = 0; \
    if (flags & O_CREAT) { va_list more; va_start(more, flags); mode = va_arg(more, mode_t); va_end(more); } \
    return open_any(path, flags, mode); }
OPEN(open)
OPEN(open64)

int close(int fd) {
    if (name_of(fd)) { free(names[fd]); names[fd] = NULL; }
    return real_close(fd);
}
ssize_t pwrite64(int fd, const void *data, size_t size, off64_t offset) {
    ssize_t done = real_pwrite64(fd, data, size, offset);
    if (done > 0 && name_of(fd)) note('W', names[fd], offset, data, done);
    return done;
}
ssize_t pwrite(int fd, const void *data, size_t size, off_t offset) { return pwrite64(fd, data, size, offset); }
ssize_t write(int fd, const void *data, size_t size) {
    off_t offset = name_of(fd) ? lseek(fd, 0, SEEK_CUR) : -1;
    ssize_t done = real_write(fd, data, size);
    if (done > 0 && offset >= 0) note('W', names[fd], offset, data, done);
    if (done > 0 && fd == 1) note('A', "", 0, data, done);
    return done;
}
int fsync(int fd) {
    int failed = real_fsync(fd);
    if (!failed && name_of(fd)) note('S', names[fd], 0, NULL, 0);
    return failed;
}
int fdatasync(int fd) {
    int failed = real_fdatasync(fd);
    if (!failed && name_of(fd)) note('S', names[fd], 0, NULL, 0);
    return failed;
}
int ftruncate64(int fd, off64_t size) {
    int failed = real_ftruncate64(fd, size);
    if (!failed && name_of(fd)) note('T', names[fd], size, NULL, 0);
    return failed;
}
int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }
int unlink(const char *path) {
    int failed = real_unlink(path);
    if (!failed && watched(path)) note('U', path, 0, NULL, 0);
    return failed;
}
int rename(const char *from, const char *to) {
    int failed = real_rename(from, to);
    if (!failed && watched(to)) note('R', from, 0, to, strlen(to));
    return failed;
}
