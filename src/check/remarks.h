/* What checks found in one pair, kept until it is that pair's turn to be told. */
#ifndef DGM_CHECK_REMARKS_H
#define DGM_CHECK_REMARKS_H

#include "base/arena.h"
#include "check/check.h"

/* One finding. Texts are borrowed from the unit, the rest from the sink's arena. */
typedef struct dgm__remark {
	struct dgm__remark *next; /* NULL: the last */
	size_t row;             /* of its check among those that run */
	const dgm__check *check;
	dgm_severity severity;
	const char *message;
	dgm_str source, target;
	uint64_t line;          /* of the target */
	const dgm_span *source_spans, *target_spans;
	size_t source_span_count, target_span_count;
} dgm__remark;

typedef struct dgm__remarks {
	dgm__remark *first, *last; /* NULL: none */
} dgm__remarks;

struct dgm__sink {
	dgm__arena *arena;
	dgm__remarks *remarks;
	size_t row;
	const dgm__check *check;
};

#endif
