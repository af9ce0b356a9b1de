/* Where a command's results go, and what must not stay behind when a signal ends the program. */
#ifndef DGM_CLI_RESULT_H
#define DGM_CLI_RESULT_H

#include <sys/types.h>

#include "cli/cli.h"

/* What a name stood for when it was looked at. */
typedef struct seen_file {
	bool is_regular; /* else nothing more is known of it */
	uint64_t bytes;
	dev_t device;
	ino_t inode;
} seen_file;

/* "-" and NULL: no regular file. */
seen_file result_look(const char *path);
bool result_is_same(const seen_file *a, const seen_file *b);

/* Ignores SIGPIPE (a closed pipe is seen by the write) and makes SIGINT, SIGTERM and SIGHUP remove the unfinished file. */
void result_watch_signals(void);

/* Is path (NULL or "-": standard output) another file than the input? false after a message: the result would take the input's place. */
bool result_spares(cli *c, const char *path, const char *input);

/* The same of files that were looked at before. */
bool result_spares_seen(cli *c, const seen_file *result, const char *input, const seen_file *input_file);

/* The same for each of count inputs. */
bool result_spares_all(cli *c, const char *path, char **inputs, size_t count);

/* Opens path (NULL or "-": standard output); NULL after a message. Up to 516 at a time are removed by a signal. */
dgm_output *result_open(cli *c, const char *path);

/* The same for what is made of memories, of which there must be one at least, and none of which may be path. */
dgm_output *result_open_from(cli *c, const char *path, char **memories, size_t count);

/* As result_open, packed where path ends in .gz, .xz or .zst. */
dgm_output *result_open_packed(cli *c, const char *path);

/* Makes the folder where it is missing; *made: it was. false after a message. */
bool result_make_folder(cli *c, const char *path, bool *made);

/* Keeps the file at path as path.bak too, before a result takes its place; an older one is replaced. false after a message. */
bool result_keep_backup(cli *c, const char *path);

/* A file that a signal removes too, and no longer. */
void result_guard(const char *path);
void result_unguard(const char *path);

/* Puts the whole file `work` at path, packed where path says so; then it is gone. false after a message. */
bool result_put(cli *c, const char *work, const char *path);

/* Puts the result in its place if nothing has failed since, else throws it away. Frees it; false after a message (or where the reader has gone). */
bool result_close(cli *c, dgm_output *output, bool good);

/*
 * The format by option or by the extension of path (under .gz, .xz, .zst), else fallback. formats(i) is the table. NULL after a message: an extension that no
 * format has.
 */
const char *result_format(cli *c, const char *given, const char *path, const dgm_format_info *(*formats)(size_t index), const char *fallback);

/* The table for -h. */
void result_list_formats(FILE *to, const dgm_format_info *(*formats)(size_t index));

/* SOURCE_DATE_EPOCH as "YYYYMMDDThhmmssZ"; *date is NULL where it is not set. false after a message. */
bool result_date(cli *c, char buffer[32], const char **date);

#endif
