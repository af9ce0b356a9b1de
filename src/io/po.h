/* What reading and writing of PO share. */
#ifndef DGM_IO_PO_H
#define DGM_IO_PO_H

#include <string.h>

#include "base/utf8.h"

/* UTF-8 without U+0000, which ends a string in a catalogue. */
static inline bool dgm__po_is_text(dgm_str s)
{
	return !s.n || (dgm__utf8_is_valid(s.p, s.n, NULL, NULL) && !memchr(s.p, '\0', s.n));
}

#endif
