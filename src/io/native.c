/* From plain native content to mark-up. */
#include "io/native.h"

#include "io/xml.h"

void dgm__native_begin_markup(dgm__build *b)
{
	dgm__code_spans *c = dgm__vector_at(&b->codes, b->codes.count - 1);
	dgm__buffer plain = DGM__BUFFER_INIT(DGM__MOST_UNIT);
	size_t n = c->native.at ? b->chars.n + 1 - c->native.at : 0;

	c->is_markup = true;
	if (!n)
		return;
	dgm__buffer_append(&plain, b->chars.p + b->chars.n - n, n);
	if (plain.failed == DGM_OK) {
		b->chars.n -= n;
		dgm__xml_escape(&b->chars, dgm__buffer_view(&plain), false);
	} else {
		b->chars.failed = plain.failed;
	}
	dgm__buffer_clear(&plain);
}

void dgm__native_close(const dgm__build *b, dgm__span *span)
{
	span->n = span->at ? b->chars.n + 1 - span->at : 0;
}
