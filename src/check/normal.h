/* Text brought to one form for comparing. Simple case folding (Unicode CaseFolding.txt, C + S), code point by code point. */
#ifndef DGM_CHECK_NORMAL_H
#define DGM_CHECK_NORMAL_H

#include <dragoman/text.h>

#include "base/buffer.h"

/* Both replace the content of out. White space single, ends trimmed. */
void dgm__normal_form(dgm__buffer *out, dgm_str text);
/* Letters and their marks only, in words; all that stands between, and figures, is one space. */
void dgm__normal_words(dgm__buffer *out, dgm_str text);

#endif
