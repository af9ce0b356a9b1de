/* How a sentence ends, once closing quotation marks and brackets are taken off. */
#ifndef DGM_CHECK_END_KIND_H
#define DGM_CHECK_END_KIND_H

#include "check/facts.h"

enum {
	DGM__END_STOP = 1, DGM__END_QUESTION = 2, DGM__END_EXCLAMATION = 4, DGM__END_ELLIPSIS = 8, DGM__END_COLON = 16, DGM__END_COMMA = 32,
	DGM__END_SENTENCE = DGM__END_STOP | DGM__END_QUESTION | DGM__END_EXCLAMATION | DGM__END_ELLIPSIS
};

typedef struct dgm__end {
	unsigned kinds;             /* "?!" has two; 0: a letter, a figure or another mark */
	uint32_t start_off, end_off; /* of the marks; where there are none, of the last character */
} dgm__end;

dgm__end dgm__end_of(const dgm__facts *facts, dgm_str text);

/* The kinds of marks anywhere in the text, of those that no other use has: questions and exclamations. */
unsigned dgm__marks_in(const dgm__facts *facts, dgm_str text);

#endif
