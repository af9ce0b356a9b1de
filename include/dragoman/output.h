/*
 * Where results go: a file that appears only when it is whole (temporary file beside the target, fsync, rename), standard
 * output, or memory.
 */
#ifndef DRAGOMAN_OUTPUT_H
#define DRAGOMAN_OUTPUT_H

#include <dragoman/text.h>

typedef struct dgm_output dgm_output;

/* One row of a table of output formats; static. */
typedef struct dgm_format_info {
	const char *name, *extension, *summary; /* "tmx", ".tmx", one line */
	double min_confidence;                  /* of alignments: the default */
	bool links;                             /* of alignments: shows what holds a bead together, ask the aligner for links */
} dgm_format_info;

/* path "-" is standard output. The target is untouched until dgm_output_commit. DGM_EIO: the folder is not writable, path is a folder. */
DGM_API dgm_status dgm_output_open(dgm_output **out, const char *path, dgm_error *err);

/*
 * A file that is written in its place and stays there as it is when the program ends: work that goes on later. anew: what it held is gone; else it is written
 * over from the start on. Commit and abort leave it there too.
 */
DGM_API dgm_status dgm_output_open_work(dgm_output **out, const char *path, bool anew, dgm_error *err);

/* All bytes given so far are on the disk. DGM_EIO: a write has failed. */
DGM_API dgm_status dgm_output_sync(dgm_output *output, dgm_error *err);

/* The bytes of ".gz", ".xz" or ".zst" at the end of a name, in any case; 0: it ends otherwise. */
DGM_API size_t dgm_packed_extension(const char *name);

/*
 * Before anything is written: packs all of it as the end of the output's name says, by gzip, xz or Zstandard; no such end, nothing changes. DGM_EARG: this build does
 * not pack so.
 */
DGM_API dgm_status dgm_output_pack(dgm_output *output, dgm_error *err);

/* Collects in memory, at most max bytes; dgm_output_str gives them. */
DGM_API dgm_status dgm_output_memory(dgm_output **out, size_t max, dgm_error *err);

/* A write error is kept and reported by dgm_output_commit; later writes do nothing. */
DGM_API void dgm_output_write(dgm_output *output, const char *bytes, size_t n);
DGM_API void dgm_output_str_write(dgm_output *output, dgm_str text);
DGM_API void dgm_output_puts(dgm_output *output, const char *text);
DGM_API void dgm_output_printf(dgm_output *output, const char *format, ...) DGM_PRINTF(2, 3); /* C number format, whatever the locale */

/* Has a write failed already? Long loops may stop early. */
DGM_API bool dgm_output_has_failed(const dgm_output *output);

/* Bytes given so far, before packing. */
DGM_API uint64_t dgm_output_written(const dgm_output *output);

/* Makes the file whole and puts it in its place; frees output in any case. DGM_EIO: the target is as it was before. A closed pipe on standard output gives DGM_ESTOP. */
DGM_API dgm_status dgm_output_commit(dgm_output *output, dgm_error *err);

/* Throws away what was written and frees output. NULL is fine. */
DGM_API void dgm_output_abort(dgm_output *output);

/* What a memory output holds so far; borrowed until the next write. */
DGM_API dgm_str dgm_output_str(const dgm_output *output);

/*
 * The file that holds what is written until commit, for a program to remove when a signal ends it; NULL where the output is written straight or
 * to memory. Borrowed.
 */
DGM_API const char *dgm_output_temporary(const dgm_output *output);

/* The name for messages: path, or "standard output". */
DGM_API const char *dgm_output_name(const dgm_output *output);

#endif
