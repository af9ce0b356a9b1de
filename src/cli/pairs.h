/* The pairs of articles that align works on: from two operands, or from a list. */
#ifndef DGM_CLI_PAIRS_H
#define DGM_CLI_PAIRS_H

#include <sys/types.h>

#include "cli/cli.h"

/* One of a pair's two files as it was when the list was read. */
typedef struct pair_file {
	bool is_regular;  /* else nothing more is known of it */
	uint64_t bytes;
	dev_t device;
	ino_t inode;
} pair_file;

/* What a list's messages and names need beside a pair. */
typedef struct pair_row {
	size_t index;       /* of the pair */
	unsigned long line; /* in the list */
	bool made;          /* the list gave no name */
	const char *name;   /* while sorting */
	bool done;          /* aligned and written */
	pair_file files[2];
	char digest[DGM_DIGEST_CAPACITY]; /* of both files; empty: not known */
} pair_row;

typedef struct pair_list {
	dgm_article_pair *items;
	pair_row *rows;
	size_t count, capacity;
	char **strings; /* all that items point to */
	size_t string_count, string_capacity;
} pair_list;

/* What path names, be it a result; "-" and NULL: no regular file. */
pair_file pairs_file(const char *path);
bool pairs_same_file(const pair_file *a, const pair_file *b);

/* One pair; its name comes from the file names. false after a message. */
bool pairs_add_operands(cli *c, pair_list *list, const char *source, const char *target);

/*
 * Reads a list: TSV, a pair a row: source path, target path[, name[, confidence]], as pair writes them; an empty line is passed over; relative paths start at the list's folder.
 * Names are made unique where the list gives none. false after a message with the line.
 */
bool pairs_load(cli *c, pair_list *list, const char *path);

/* What a list holds, a byte order mark left out. */
dgm_str list_body(const dgm_text *text);

/* Takes the next line from *rest, its end and a carriage return left out. false: there is none. */
bool list_next_row(dgm_str *rest, dgm_str *row);

/* The file name without folder and last extension; freed by the caller. NULL: out of memory. */
char *pairs_stem(const char *path);

void pairs_clear(pair_list *list);

#endif
