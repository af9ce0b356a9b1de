/* The door: whatever comes in, what comes out is well-formed UTF-8; well-formed UTF-8 comes out byte for byte. */
#include <stdlib.h>
#include <string.h>

#include <dragoman/text.h>

#include "base/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const encodings[] = { NULL, "auto", "UTF-16LE", "windows-1251", "GB18030", "ISO-2022-JP", "Shift_JIS", "no such name" };

static void try_once(const uint8_t *data, size_t size, const char *encoding, bool repair)
{
	dgm_text_options opt = DGM_TEXT_OPTIONS_INIT;
	dgm_error err = DGM_ERROR_INIT;
	dgm_text *text = NULL;
	dgm_str s;
	size_t off, n;

	opt.encoding = encoding;
	opt.repair = repair;
	if (dgm_text_from_bytes(&text, data, size, "fuzz", &opt, &err) != DGM_OK) {
		if (text || err.code == DGM_OK || !err.text[0])
			abort();
		return;
	}
	s = dgm_text_str(text);
	if (!dgm__utf8_is_valid(s.p, s.n, &off, &n))
		abort();
	if (!encoding && !repair && dgm__utf8_is_valid((const char *)data, size, &off, &n) && (s.n != size || (size && memcmp(s.p, data, size))))
		abort();
	dgm_text_free(text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	size_t pick;

	if (!size)
		return 0;
	/* the last byte chooses, so that the rest stays what a file would hold */
	pick = data[size - 1];
	try_once(data, size - 1, encodings[pick % (sizeof encodings / sizeof *encodings)], pick & 0x80);
	return 0;
}
