/* Regular expressions that a user forbids in targets. */
#ifndef DGM_CHECK_PATTERNS_H
#define DGM_CHECK_PATTERNS_H

#include <dragoman/check.h>

typedef struct dgm__patterns dgm__patterns;

/*
 * A pattern a line (ICU's regular expressions), then, after tabs, its severity (error, warning, note; else warning) and what to say. Lines that begin with # are
 * comments. DGM_EFORMAT with the line: a pattern or a severity that is none.
 */
dgm_status dgm__patterns_load(dgm__patterns **out, const char *path, dgm_error *err);
/* The same for another thread; from must live as long. */
dgm_status dgm__patterns_copy(dgm__patterns **out, const dgm__patterns *from, dgm_error *err);
void dgm__patterns_free(dgm__patterns *patterns); /* NULL is fine */

typedef struct dgm__pattern_hit {
	const char *message, *pattern; /* message: NULL where the file has none */
	dgm_severity severity;
	dgm_span span;                 /* the first place, where count is not 0 */
	size_t count;                  /* places */
} dgm__pattern_hit;

size_t dgm__patterns_count(const dgm__patterns *patterns);
/* Looks for the pattern of this index. DGM_ELIMIT: it takes too long. */
dgm_status dgm__patterns_find(dgm__patterns *patterns, size_t index, dgm_str text, dgm__pattern_hit *hit, dgm_error *err);

#endif
