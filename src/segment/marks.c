/* Which characters can end a sentence: Unicode's Sentence_Terminal, the ellipsis, and what a language adds or takes out. */
#include "segment/engine.h"

#include <string.h>

#include <unicode/uchar.h>
#include <unicode/uset.h>

#include "base/status.h"
#include "segment/chars.h"

static void set_lead(dgm__marks *marks, int32_t c)
{
	uint8_t bytes[4];
	int32_t n = 0;

	U8_APPEND_UNSAFE(bytes, n, c);
	if (n)
		marks->lead[bytes[0]] = 1;
}

static void set_bit(dgm__marks *marks, int32_t c, bool on)
{
	if (on)
		marks->bits[c >> 3] |= (uint8_t)(1 << (c & 7));
	else
		marks->bits[c >> 3] &= (uint8_t)~(1 << (c & 7));
	if (on)
		set_lead(marks, c);
}

static void set_range(dgm__marks *marks, int32_t low, int32_t high)
{
	for (int32_t c = low; c <= high && c < 0x10000; c++)
		set_bit(marks, c, true);
	if (high < 0x10000 || marks->sparse_count == DGM__SPARSE_MARKS)
		return;
	marks->sparse[marks->sparse_count].low = (uint32_t)(low < 0x10000 ? 0x10000 : low);
	marks->sparse[marks->sparse_count++].high = (uint32_t)high;
	for (int32_t c = low; c <= high; c += 64)
		set_lead(marks, c);
	set_lead(marks, high);
}

dgm_status dgm__marks_init(dgm__marks *marks, dgm_error *err)
{
	UErrorCode status = U_ZERO_ERROR;
	const USet *terminal = u_getBinaryPropertySet(UCHAR_S_TERM, &status);

	memset(marks, 0, sizeof *marks);
	if (U_FAILURE(status))
		return dgm__fail(err, DGM_EIO, NULL, 0, "ICU's character properties are not readable: %s", u_errorName(status));
	for (int32_t i = 0; i < uset_getItemCount(terminal); i++) {
		UErrorCode item = U_ZERO_ERROR;
		UChar32 low, high;

		if (uset_getItem(terminal, i, &low, &high, NULL, 0, &item) == 0 && U_SUCCESS(item))
			set_range(marks, low, high);
	}
	set_bit(marks, 0x2026, true);
	return DGM_OK;
}

bool dgm__marks_set(dgm__marks *marks, const char *mark, size_t n, bool on)
{
	int32_t off = 0;
	UChar32 c = dgm__char_next(mark, &off, (int32_t)n);

	if ((size_t)off == n && c >= 0 && c < 0x10000) {
		set_bit(marks, c, on);
		return true;
	}
	for (size_t i = 0; i < marks->string_count; i++)
		if (marks->strings[i].n == n && !memcmp(marks->strings[i].bytes, mark, n)) {
			if (!on)
				marks->strings[i] = marks->strings[--marks->string_count];
			return true;
		}
	if (!on)
		return true;
	if (n > DGM__MARK_LONGEST || marks->string_count == DGM__MARKS_LONG)
		return false;
	memcpy(marks->strings[marks->string_count].bytes, mark, n);
	marks->strings[marks->string_count++].n = (uint8_t)n;
	marks->lead[(unsigned char)mark[0]] = 1;
	return true;
}

static bool is_sparse(const dgm__marks *marks, uint32_t c)
{
	for (size_t i = 0; i < marks->sparse_count; i++)
		if (c >= marks->sparse[i].low && c <= marks->sparse[i].high)
			return true;
	return false;
}

int32_t dgm__mark_at(const dgm__marks *marks, const char *p, int32_t n, int32_t *c)
{
	int32_t off = 0;

	if (!marks->lead[(unsigned char)p[0]])
		return 0;
	*c = dgm__char_next(p, &off, n);
	if (*c < 0x10000 ? marks->bits[*c >> 3] >> (*c & 7) & 1 : is_sparse(marks, (uint32_t)*c))
		return off;
	for (size_t i = 0; i < marks->string_count; i++)
		if (marks->strings[i].n <= n && !memcmp(marks->strings[i].bytes, p, marks->strings[i].n))
			return marks->strings[i].n;
	return 0;
}
