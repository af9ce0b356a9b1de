/* What every writer of XML asks first: a header or unit is written whole or not at all, so it is read over before the first byte. */
#ifndef DGM_IO_XML_CHECK_H
#define DGM_IO_XML_CHECK_H

#include <dragoman/unit.h>

/* DGM_EFORMAT: a character that XML cannot hold, or bytes that are not UTF-8. */
dgm_status dgm__xml_check_header(const char *file, const dgm_memory_header *header, dgm_error *err);
/*
 * number: of the unit, for messages. DGM_EARG: no variant, a variant without language, an inline code outside its text.
 */
dgm_status dgm__xml_check_unit(const char *file, uint64_t number, const dgm_unit *unit, dgm_error *err);

#endif
