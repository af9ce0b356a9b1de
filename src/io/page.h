/* Style and script of HTML pages, made into strings by tools/embed.awk from the files of these names, and what pages are written with. */
#ifndef DGM_IO_PAGE_H
#define DGM_IO_PAGE_H

#include <dragoman/check.h>

#include "base/buffer.h"

extern const char dgm__alignment_css[], dgm__alignment_js[], dgm__findings_css[], dgm__findings_js[];

/* A page from its first byte to the open <body>, and from the end of what stands in it to its last byte. title and the two strings go out as they are. */
void dgm__html_begin(dgm_output *out, const char *title, const char *style);
void dgm__html_end(dgm_output *out, const char *script);

/* Escaped for HTML; characters that HTML does not take become U+FFFD. scratch is the caller's. */
void dgm__html_text(dgm_output *out, dgm_str text, dgm__buffer *scratch);

/* The text with its spans (by start, within the text) in <mark>. */
void dgm__html_marked(dgm_output *out, dgm_str text, const dgm_span *spans, size_t count, dgm__buffer *scratch);

#endif
