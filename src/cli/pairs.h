/* The pairs of articles that align works on: from two operands, or from a list. */
#ifndef DGM_CLI_PAIRS_H
#define DGM_CLI_PAIRS_H

#include "cli/cli.h"
#include "cli/result.h"

/* What a list's messages and names need beside a pair. */
typedef struct pair_row {
	size_t index;       /* of the pair */
	unsigned long line; /* in the list */
	bool made;          /* the list gave no name */
	const char *name;   /* while sorting */
	bool done;          /* aligned and written */
	seen_file files[2]; /* when the list was read */
	char digest[DGM_DIGEST_CAPACITY]; /* of both files; empty: not known */
} pair_row;

typedef struct pair_list {
	dgm_article_pair *items;
	pair_row *rows;
	size_t count, capacity;
	char **strings; /* all that items point to */
	size_t string_count, string_capacity;
} pair_list;

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
