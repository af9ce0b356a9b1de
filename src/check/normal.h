/* Text brought to one form for comparing: case folded, white space single, ends trimmed. */
#ifndef DGM_CHECK_NORMAL_H
#define DGM_CHECK_NORMAL_H

#include <dragoman/text.h>

#include "base/buffer.h"

/* Replaces the content of out. Simple case folding (Unicode CaseFolding.txt, C + S), code point by code point. */
void dgm__normal_form(dgm__buffer *out, dgm_str text);

#endif
