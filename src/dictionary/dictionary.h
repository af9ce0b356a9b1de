/* What the readers of dictionaries share. To add a format: a file with a dgm__dictionary_format, a row in registry.c. */
#ifndef DGM_DICTIONARY_DICTIONARY_H
#define DGM_DICTIONARY_DICTIONARY_H

#include <dragoman/dictionary.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/seen.h"

enum {
	DGM__DICTIONARY_ENTRIES_MOST = 1 << 23,
	DGM__DICTIONARY_PHRASE_BYTES = 2048, /* longer ones teach nothing about words */
	DGM__DICTIONARY_WORDS = 5,           /* of a side of a dictionary's entry */
	DGM__CATALOGUE_WORDS = 60            /* of a message */
};

#define DGM__DICTIONARY_BYTES_MOST ((size_t)1 << 29) /* of a file, unpacked */

struct dgm_dictionary {
	char *name;
	const char *format;
	bool directed;
	dgm_dictionary_entry *items;
	size_t count, capacity;
	dgm__arena strings;
};

/* One file being read. */
typedef struct dgm__dictionary_job {
	dgm_dictionary *dictionary;
	const char *path, *languages[2]; /* path: for messages, and for the file beside it; languages: source, target; canonical */
	const char *base;                /* path is a file; NULL: bytes in memory */
	dgm_str bytes;                   /* unpacked */
	bool as_written, forbidden;      /* forbidden: the translation of the entry at hand is not to be used */
	bool lacks_languages;            /* the file is sound, and for other languages */
	int left;                        /* which of languages the left side of entries is: 0 or 1 */
	uint64_t line;
	dgm__seen seen;
	dgm__buffer halves[2], scratch;  /* of the entry at hand */
} dgm__dictionary_job;

typedef struct dgm__dictionary_format {
	const char *name;
	bool (*sniff)(const dgm__dictionary_job *job);
	dgm_status (*read)(dgm__dictionary_job *job, dgm_error *err);
} dgm__dictionary_format;

extern const dgm__dictionary_format dgm__dictionary_mo, dgm__dictionary_tbx, dgm__dictionary_dictd, dgm__dictionary_unihan, dgm__dictionary_cedict,
	dgm__dictionary_edict, dgm__dictionary_ding, dgm__dictionary_csv, dgm__dictionary_pairs;

/* The row that knows the job's bytes, or NULL. */
const dgm__dictionary_format *dgm__dictionary_sniff(const dgm__dictionary_job *job);

/*
 * Which languages the file is for: left and right are language subtags ("de", "en"). false after an error that says what they are: not those asked for.
 * Sets job->left.
 */
bool dgm__dictionary_for(dgm__dictionary_job *job, const char *left, const char *right, dgm_error *err);
/* The error of a file that names its languages, and not both of the texts' ones. */
dgm_status dgm__dictionary_lacks(dgm__dictionary_job *job, dgm_error *err);

/* Is status, a word of a table or of TBX (administrativeStatus), one that forbids a term: forbidden, deprecated, superseded? */
bool dgm__dictionary_forbids(dgm_str status);

/*
 * Adds an entry: notes in brackets dropped, alternatives (; , and their likes) each by each, articles and the infinitive's to left out, at most
 * DGM__DICTIONARY_WORDS words a side; as_written: as it is.
 */
dgm_status dgm__dictionary_put(dgm__dictionary_job *job, dgm_str left, dgm_str right, dgm_error *err);
/* Adds one pair of phrases of at most `words` words as they are, white space folded. */
dgm_status dgm__dictionary_put_phrase(dgm__dictionary_job *job, dgm_str left, dgm_str right, size_t words, dgm_error *err);

/* The whole file, gzip unpacked, within the bounds. Appended to *to. */
dgm_status dgm__dictionary_bytes(dgm__buffer *to, const char *path, dgm_error *err);

/* The job's bytes as text: UTF-8 (or UTF-16 by byte order mark), or encoding. */
dgm_status dgm__dictionary_text(dgm_text **out, const dgm__dictionary_job *job, const char *encoding, dgm_error *err);

/* Gives the bytes as text, that of dgm__dictionary_text without encoding, to read_rows. */
dgm_status dgm__dictionary_rows(dgm__dictionary_job *job, dgm_status (*read_rows)(dgm__dictionary_job *job, dgm_str text, dgm_error *err), dgm_error *err);

/* The next line of text from *at, without its end; false at the text's end. */
bool dgm__dictionary_line(dgm_str text, size_t *at, dgm_str *line);

/* The first line that is no comment and not blank, of the first bytes. */
dgm_str dgm__dictionary_first_line(const dgm__dictionary_job *job);

/* Does the language's primary subtag equal code? */
bool dgm__dictionary_is(const char *language, const char *code);

/* Where the group in brackets that opens at s[i] ends, past its bracket; i + 1 where it is never closed, i where none opens. */
size_t dgm__dictionary_group(dgm_str s, size_t i);

dgm_str dgm__trim(dgm_str s);

#endif
