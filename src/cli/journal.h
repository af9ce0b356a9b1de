/*
 * The journal of a batch: text beside the output that says what was asked for and, window by window, how far the work is on the disk, so that a run that
 * is broken at any point goes on there. Each line is on the disk before the next window begins; a last line that is torn does not count.
 */
#ifndef DGM_CLI_JOURNAL_H
#define DGM_CLI_JOURNAL_H

#include "cli/batch.h"

typedef struct journal {
	char *path;
	FILE *file;       /* NULL: none is kept */
	uint64_t *unread; /* rows of the list that earlier windows passed over, rising */
	size_t unread_count;
	bool ended;       /* all is written */
	bool has_threshold;
	double threshold;
} journal;

/*
 * Opens the journal at path (taken over). resume: where there is one, *at is what it says last; it must have been begun with the same head and the same
 * articles. false after a message.
 */
bool journal_open(batch *b, journal *j, char *path, const char *head, bool resume);

/* Notes the window from row `first` up to b->at.rows. */
bool journal_note(batch *b, journal *j, size_t first);
bool journal_note_threshold(batch *b, journal *j, double threshold);
bool journal_note_end(batch *b, journal *j);

/* remove: the batch is done, or nothing is worth going on with. */
void journal_close(journal *j, bool remove);

#endif
