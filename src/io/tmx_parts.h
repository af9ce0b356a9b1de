/* The smaller parts of reading TMX: attributes, languages, inline codes, checks of a whole unit. */
#ifndef DGM_IO_TMX_PARTS_H
#define DGM_IO_TMX_PARTS_H

#include "io/tmx_read.h"
#include "io/xml.h"

dgm__span dgm__tmx_hold(dgm__tmx *t, const dgm__xml_attributes *a, dgm__tmx_attribute which);
void dgm__tmx_hold_history(dgm__tmx *t, const dgm__xml_attributes *a, dgm__history_spans *h);
void dgm__tmx_fail_buffer(dgm__tmx *t, const dgm__buffer *buffer);

/* The canonical tag, interned for the reader's life; false: no tag can be read from it (or a failure is latched). */
bool dgm__tmx_language(dgm__tmx *t, dgm_str written, dgm_str *canonical);

dgm__code_spans *dgm__tmx_add_code(dgm__tmx *t, uint8_t kind); /* NULL: a failure is latched */
/* Inside an inline code: elements become markup of the native text. */
void dgm__tmx_native_markup(dgm__tmx *t, dgm__tmx_kind kind, const dgm__xml_attributes *a);
void dgm__tmx_native_end(dgm__tmx *t, dgm__tmx_kind kind);
void dgm__tmx_native_close(dgm__tmx *t); /* the code itself ends */
void dgm__tmx_end_note(dgm__tmx *t, dgm__tmx_kind kind);

void dgm__tmx_check_pairs(dgm__tmx *t, size_t first); /* bpt and ept of the codes from first on */
void dgm__tmx_check_source(dgm__tmx *t);
void dgm__tmx_check_id(dgm__tmx *t);

#endif
