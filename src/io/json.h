/* JSON text written straight to an output (RFC 8259): the values come from well-formed UTF-8, so no tree is needed. */
#ifndef DGM_IO_JSON_H
#define DGM_IO_JSON_H

#include <dragoman/output.h>

/* The string with its quotation marks; control characters are escaped, everything else stays UTF-8. */
void dgm__json_string(dgm_output *output, dgm_str text);
void dgm__json_cstring(dgm_output *output, const char *text); /* NULL gives null */

#endif
