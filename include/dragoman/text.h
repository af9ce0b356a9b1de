/*
 * The one door for bytes: after it, text is well-formed UTF-8 of at most INT32_MAX bytes (ICU
 * counts in int32_t) and nobody checks again.
 */
#ifndef DRAGOMAN_TEXT_H
#define DRAGOMAN_TEXT_H

#include <stdbool.h>

#include <dragoman/status.h>

/* A borrowed view of UTF-8 bytes; not terminated. p may be NULL when n is 0. */
typedef struct dgm_str {
	const char *p;
	size_t n; /* bytes */
} dgm_str;

/* A decoded text with the name it came under. Immutable. */
typedef struct dgm_text dgm_text;

typedef struct dgm_text_options {
	uint32_t size;
	/* NULL: UTF-8, or UTF-16/32 where a byte order mark says so. "auto": ICU's detection, reported as a
	 * note. Else an ICU converter name. Borrowed for the call. */
	const char *encoding;
	bool repair; /* each maximal ill-formed part becomes U+FFFD (counted in a warning) instead of an error */
	const dgm_reporter *reporter; /* may be NULL; borrowed for the call */
} dgm_text_options;

#define DGM_TEXT_OPTIONS_INIT { .size = sizeof(dgm_text_options) }

/*
 * Decodes n bytes. UTF-8 input is kept byte for byte (a byte order mark, CR LF and NUL too), so offsets into the
 * text are offsets into the file; other encodings are converted and lose their byte order mark.
 * name: for messages; copied. opt: may be NULL. *out is the caller's, freed with dgm_text_free.
 * DGM_EFORMAT: ill-formed input, with byte offset and line. DGM_EARG: unknown encoding. DGM_ELIMIT: too large.
 */
DGM_API dgm_status dgm_text_from_bytes(dgm_text **out, const void *bytes, size_t n, const char *name,
	const dgm_text_options *opt, dgm_error *err);

/* Reads the file at path ("-": standard input) and decodes it as above. DGM_EIO: not readable, or a folder. */
DGM_API dgm_status dgm_text_load(dgm_text **out, const char *path, const dgm_text_options *opt, dgm_error *err);

DGM_API void dgm_text_free(dgm_text *text);

/* Borrowed from text. */
DGM_API dgm_str dgm_text_str(const dgm_text *text);
DGM_API const char *dgm_text_name(const dgm_text *text);

enum { DGM_DIGEST_CAPACITY = 33 };

/* 128 bits that tell whether content has changed, as 32 hexadecimal digits and NUL: the same on machines of one byte order, and no defence against a forger. */
DGM_API void dgm_digest(char to[DGM_DIGEST_CAPACITY], const void *bytes, size_t n);
/* Of the file at path, up to 2 GB. DGM_EIO: not readable, or a folder. */
DGM_API dgm_status dgm_digest_file(char to[DGM_DIGEST_CAPACITY], const char *path, dgm_error *err);

#endif
