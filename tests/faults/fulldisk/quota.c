/* Give one directory a full disk: a write that would grow it beyond its quota answers ENOSPC.
 *
 * MIDWEEK_DISK_ROOT may hold MIDWEEK_DISK_BYTES bytes in all. Deleting a file there frees space,
 * as on any disk.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define REAL(name, result, ...) ((result(*)(__VA_ARGS__))dlsym(RTLD_NEXT, name))

static int64_t used(const char *folder) {
    DIR *listing = opendir(folder);
    int64_t total = 0;
    struct dirent *name;
    struct stat file;
    char path[PATH_MAX];
    while (listing && (name = readdir(listing))) {
        if (!strcmp(name->d_name, ".") || !strcmp(name->d_name, "..")) continue;
        snprintf(path, sizeof path, "%s/%s", folder, name->d_name);
        if (lstat(path, &file)) continue;
        total += S_ISDIR(file.st_mode) ? used(path) : file.st_size;
    }
    if (listing) closedir(listing);
    return total;
}

static int has_room(int fd, int64_t end) {
    const char *root = getenv("MIDWEEK_DISK_ROOT"), *bytes = getenv("MIDWEEK_DISK_BYTES");
    char link[64], path[PATH_MAX];
    struct stat file;
    if (!root || !bytes || fstat(fd, &file) || !S_ISREG(file.st_mode)) return 1;
    if (end < 0) end = file.st_size - end;
    if (end <= file.st_size) return 1;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 1;
    path[length] = 0;
    if (strncmp(path, root, strlen(root)) || path[strlen(root)] != '/') return 1;
    return used(root) + end - file.st_size <= atoll(bytes);
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off_t offset) {
    if (has_room(fd, offset + (int64_t)count))
        return REAL("pwrite64", ssize_t, int, const void *, size_t, off_t)(fd, bytes, count, offset);
    errno = ENOSPC;
    return -1;
}

ssize_t pwrite(int fd, const void *bytes, size_t count, off_t offset) {
    return pwrite64(fd, bytes, count, offset);
}

ssize_t write(int fd, const void *bytes, size_t count) {
    off_t position = lseek(fd, 0, SEEK_CUR);
    int appends = position >= 0 && (fcntl(fd, F_GETFL) & O_APPEND);
    if (position < 0 || has_room(fd, appends ? -(int64_t)count : position + (int64_t)count))
        return REAL("write", ssize_t, int, const void *, size_t)(fd, bytes, count);
    errno = ENOSPC;
    return -1;
}

int ftruncate64(int fd, off_t size) {
    if (has_room(fd, size)) return REAL("ftruncate64", int, int, off_t)(fd, size);
    errno = ENOSPC;
    return -1;
}

int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }

int fallocate64(int fd, int mode, off_t offset, off_t count) {
    if (has_room(fd, offset + count))
        return REAL("fallocate64", int, int, int, off_t, off_t)(fd, mode, offset, count);
    errno = ENOSPC;
    return -1;
}

int fallocate(int fd, int mode, off_t offset, off_t count) {
    return fallocate64(fd, mode, offset, count);
}
