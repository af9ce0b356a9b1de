/* What a run reads, and which no result may take the place of. */
#ifndef DGM_CLI_SPARED_H
#define DGM_CLI_SPARED_H

#include "cli/result.h"

typedef struct spared_file {
	const char *path; /* borrowed */
	seen_file seen;
} spared_file;

/* Zero-initialise; clear. */
typedef struct spared {
	spared_file *items;
	size_t count, capacity;
	bool is_sorted;
} spared;

/* path: NULL and "-" are fine; borrowed. false after a message. */
bool spared_add(cli *c, spared *files, const char *path);
/* The same of a file that was looked at before. */
bool spared_add_seen(cli *c, spared *files, const char *path, const seen_file *seen);
void spared_clear(spared *files);

/* Is the result (NULL: none) none of the files? false after a message that names the option. */
bool spared_allows(cli *c, spared *files, const char *result, const char *option);

/* Is there a folder for the file (NULL and "-" need none), and may it be written to? false after a message. */
bool result_can_be_made(cli *c, const char *path);

/* Do the two names (NULL: none) stand for one place, whether a file is there or not? */
bool result_is_one_place(const char *a, const char *b);

#endif
