/* Make a power cut possible to rehearse: remember what each write replaced until it is synced.
 *
 * For every regular file under MIDWEEK_UNDO_ROOT, the old bytes and the old size are appended to
 * MIDWEEK_UNDO_LOG/<inode> before a write goes through. A successful fsync marks how far that log
 * is history. Whoever pulls the plug reads the log backwards and so drops all that was not synced.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define REAL(name, result, ...) ((result(*)(__VA_ARGS__))dlsym(RTLD_NEXT, name))

struct record { int64_t offset, replaced, old_size; };

static ssize_t real_pwrite(int fd, const void *bytes, size_t count, off_t offset) {
    static ssize_t (*real)(int, const void *, size_t, off_t);
    if (!real) real = REAL("pwrite64", ssize_t, int, const void *, size_t, off_t);
    return real(fd, bytes, count, offset);
}

static ssize_t real_write(int fd, const void *bytes, size_t count) {
    static ssize_t (*real)(int, const void *, size_t);
    if (!real) real = REAL("write", ssize_t, int, const void *, size_t);
    return real(fd, bytes, count);
}

/* Open the log of a watched file and lock it, or answer -1. A fresh descriptor each time, since
 * a lock belongs to the description and forked workers would otherwise share one. */
static int log_of(int fd, struct stat *file) {
    const char *root = getenv("MIDWEEK_UNDO_ROOT"), *logs = getenv("MIDWEEK_UNDO_LOG");
    char link[64], path[PATH_MAX], log[PATH_MAX];
    if (!root || !logs || fstat(fd, file) || !S_ISREG(file->st_mode)) return -1;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return -1;
    path[length] = 0;
    if (strncmp(path, root, strlen(root)) || path[strlen(root)] != '/') return -1;
    if (length > 4 && !strcmp(path + length - 4, "-shm")) return -1;
    snprintf(log, sizeof log, "%s/%llu", logs, (unsigned long long)file->st_ino);
    int undo = open(log, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (undo < 0 || flock(undo, LOCK_EX)) abort();
    fstat(fd, file); /* the size may have moved while we waited */
    return undo;
}

static int64_t end_of(int undo) {
    int64_t end = lseek(undo, 0, SEEK_END);
    if (end >= (int64_t)sizeof end) return end;
    end = sizeof end;
    if (real_pwrite(undo, &end, sizeof end, 0) != sizeof end) abort();
    return end;
}

/* Through fd itself where it may read: to open and close the file once more would drop the
 * POSIX locks that SQLite holds on it. A write-only file is no database. */
static void read_old(int fd, char *into, int64_t count, int64_t offset) {
    char link[64];
    ssize_t got = pread(fd, into, count, offset);
    if (got < 0) {
        snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
        int reader = open(link, O_RDONLY | O_CLOEXEC);
        got = pread(reader, into, count, offset);
        close(reader);
    }
    if (got != count) abort();
}

static void remember(int fd, int undo, struct stat *file, int64_t offset, int64_t count) {
    struct record record = {offset, 0, file->st_size};
    if (offset < file->st_size)
        record.replaced = count < file->st_size - offset ? count : file->st_size - offset;
    char *entry = malloc(sizeof record + record.replaced);
    if (!entry) abort();
    memcpy(entry, &record, sizeof record);
    read_old(fd, entry + sizeof record, record.replaced, offset);
    ssize_t size = sizeof record + record.replaced;
    if (real_pwrite(undo, entry, size, end_of(undo)) != size) abort();
    free(entry);
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off_t offset) {
    struct stat file;
    int undo = log_of(fd, &file);
    if (undo >= 0) remember(fd, undo, &file, offset, count);
    ssize_t written = real_pwrite(fd, bytes, count, offset);
    if (undo >= 0) close(undo);
    return written;
}

ssize_t pwrite(int fd, const void *bytes, size_t count, off_t offset) {
    return pwrite64(fd, bytes, count, offset);
}

ssize_t write(int fd, const void *bytes, size_t count) {
    struct stat file;
    int undo = log_of(fd, &file);
    if (undo >= 0) {
        int appends = fcntl(fd, F_GETFL) & O_APPEND;
        remember(fd, undo, &file, appends ? file.st_size : lseek(fd, 0, SEEK_CUR), count);
    }
    ssize_t written = real_write(fd, bytes, count);
    if (undo >= 0) close(undo);
    return written;
}

int ftruncate64(int fd, off_t size) {
    struct stat file;
    int undo = log_of(fd, &file);
    if (undo >= 0) remember(fd, undo, &file, size, INT64_MAX);
    int answer = REAL("ftruncate64", int, int, off_t)(fd, size);
    if (undo >= 0) close(undo);
    return answer;
}

int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }

/* Only what was written before the sync began is safe, so the mark is taken first. */
static int synced(int fd, const char *name) {
    struct stat file;
    int undo = log_of(fd, &file);
    int64_t mark = 0;
    if (undo >= 0) mark = end_of(undo), flock(undo, LOCK_UN);
    int answer = REAL(name, int, int)(fd);
    if (undo >= 0 && answer == 0) {
        flock(undo, LOCK_EX);
        int64_t marked;
        if (pread(undo, &marked, sizeof marked, 0) != sizeof marked) abort();
        if (marked < mark) marked = mark;
        if (real_pwrite(undo, &marked, sizeof marked, 0) != sizeof marked) abort();
    }
    if (undo >= 0) close(undo);
    return answer;
}

int fsync(int fd) { return synced(fd, "fsync"); }

int fdatasync(int fd) { return synced(fd, "fdatasync"); }

/* A deleted file takes its log along: the next file may get the same inode number. */
int unlink(const char *path) {
    const char *logs = getenv("MIDWEEK_UNDO_LOG");
    struct stat file;
    int known = logs && !lstat(path, &file);
    int answer = REAL("unlink", int, const char *)(path);
    if (known && answer == 0) {
        char log[PATH_MAX];
        snprintf(log, sizeof log, "%s/%llu", logs, (unsigned long long)file.st_ino);
        REAL("unlink", int, const char *)(log);
    }
    return answer;
}
