/*
 * Bilingual word lists as others publish them: tables (TSV, CSV), gettext catalogues, CEDICT, EDICT, ding, dictd, TBX, Unihan. The format is told by the content.
 * doc/formats/dictionary.md says what of each is read.
 */
#ifndef DRAGOMAN_DICTIONARY_H
#define DRAGOMAN_DICTIONARY_H

#include <dragoman/language.h>

typedef struct dgm_dictionary dgm_dictionary;

typedef struct dgm_dictionary_entry {
	dgm_str source, target; /* borrowed from the dictionary */
	uint64_t line;          /* in its file, from 1; 0: the format has none */
	bool forbidden;         /* target is what the source must not be translated by (TBX, tables with a status) */
} dgm_dictionary_entry;

typedef struct dgm_dictionary_options {
	uint32_t size;
	bool as_written;              /* entries whole, for a glossary: no alternatives split off, no notes dropped, articles kept */
	bool may_lack;                /* no entries for the two languages is no error: an empty dictionary */
	const dgm_reporter *reporter; /* what was found is a note; may be NULL */
} dgm_dictionary_options;

#define DGM_DICTIONARY_OPTIONS_INIT { .size = sizeof(dgm_dictionary_options) }

/*
 * Reads the entries for two languages (BCP 47). A gzip file is unpacked; of dictd either file may be named. opt may be NULL. *out is the caller's, freed with
 * dgm_dictionary_free. DGM_EFORMAT: no format knows it, it is damaged (the message names the line), or it is for other languages.
 */
DGM_API dgm_status dgm_dictionary_load(dgm_dictionary **out, const char *path, const char *source_language, const char *target_language,
	const dgm_dictionary_options *opt, dgm_error *err);
/* The same from n bytes in memory; dictd, which is two files, is not read here. name is for messages. */
DGM_API dgm_status dgm_dictionary_from_bytes(dgm_dictionary **out, const void *bytes, size_t n, const char *name, const char *source_language,
	const char *target_language, const dgm_dictionary_options *opt, dgm_error *err);
/*
 * What the machine has installed for two languages, in the folders of XDG_DATA_DIRS (default /usr/local/share:/usr/share): dictd, ding, EDICT, CEDICT,
 * gettext catalogues. A note to the reporter for each; files that cannot be read are warned of and passed over. No entries is no error.
 */
DGM_API dgm_status dgm_dictionary_system(dgm_dictionary **out, const char *source_language, const char *target_language,
	const dgm_dictionary_options *opt, dgm_error *err);
DGM_API void dgm_dictionary_free(dgm_dictionary *dictionary); /* NULL is fine */

DGM_API size_t dgm_dictionary_count(const dgm_dictionary *dictionary);
DGM_API dgm_dictionary_entry dgm_dictionary_get(const dgm_dictionary *dictionary, size_t index); /* index < count */
/* "pairs", "mo", "cedict", ...; static. */
DGM_API const char *dgm_dictionary_format(const dgm_dictionary *dictionary);
DGM_API const char *dgm_dictionary_name(const dgm_dictionary *dictionary); /* borrowed */
/* Does the format say which side is which language? Else source and target may be exchanged, and whoever has texts can tell. */
DGM_API bool dgm_dictionary_is_directed(const dgm_dictionary *dictionary);

#endif
