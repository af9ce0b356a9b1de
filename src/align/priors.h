/* What both directions of the lexicon know before they learn. */
#ifndef DGM_ALIGN_PRIORS_H
#define DGM_ALIGN_PRIORS_H

#include "align/known.h"
#include "align/lexicon.h"
#include "align/seed.h"
#include "align/wordbook.h"

/*
 * anchors: of dgm__pair, source type, target type, confidence; sorted; left the other way round. known->lexicon, wordbook: NULL where there is none. sides,
 * lexicons: two; these zero-initialised, cleared by the caller after a failure too.
 */
dgm_status dgm__priors_make(dgm__lexicon *lexicons, const dgm__side *sides, dgm__vector *anchors, const dgm__seed *seed, const dgm__known *known,
	const dgm__wordbook *wordbook, dgm_error *err);

#endif
