/* ICU converters with a pivot kept between calls. */
#include "text/decoder.h"

#include <stdio.h>
#include <string.h>

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include "base/mem.h"
#include "base/status.h"

enum { PIVOT = 2048, PIECE = 1 << 14 };

struct dgm__decoder {
	UConverter *from, *utf8;
	UChar pivot[PIVOT], *pivot_source, *pivot_target;
	bool started;
};

void dgm__decoder_close(dgm__decoder *d)
{
	if (!d)
		return;
	if (d->from)
		ucnv_close(d->from);
	if (d->utf8)
		ucnv_close(d->utf8);
	dgm__free(d);
}

dgm_status dgm__decoder_open(dgm__decoder **out, const char *encoding, dgm_error *err)
{
	UErrorCode status = U_ZERO_ERROR;
	dgm__decoder *d = dgm__calloc(1, sizeof *d);

	*out = NULL;
	if (!d)
		return dgm__out_of_memory(err);
	d->from = ucnv_open(encoding, &status);
	d->utf8 = ucnv_open("UTF-8", &status);
	ucnv_setToUCallBack(d->from, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
	if (U_FAILURE(status)) {
		dgm__decoder_close(d);
		if (status == U_MEMORY_ALLOCATION_ERROR)
			return dgm__out_of_memory(err);
		return dgm__fail(err, DGM_EARG, NULL, 0, "unknown encoding \"%.60s\"", encoding);
	}
	d->pivot_source = d->pivot_target = d->pivot;
	*out = d;
	return DGM_OK;
}

/* After an error ICU leaves what was good before it in the pivot. */
static void drain(dgm__decoder *d, dgm__buffer *to)
{
	const UChar *source = d->pivot_source;
	char *room = dgm__buffer_reserve(to, 4 * PIVOT), *target = room;
	UErrorCode status = U_ZERO_ERROR;

	if (!room)
		return;
	ucnv_fromUnicode(d->utf8, &target, room + 4 * PIVOT, &source, d->pivot_target, NULL, false, &status);
	*target = '\0';
	to->n += (size_t)(target - room);
	d->pivot_source = d->pivot_target = d->pivot;
}

bool dgm__decoder_run(dgm__decoder *d, dgm__buffer *to, const char *p, size_t n, bool last, size_t *bad_off, bool *cut)
{
	const char *source = p;
	UErrorCode status;

	*cut = false;
	do {
		char *room = dgm__buffer_reserve(to, PIECE), *target = room;

		if (!room)
			return true;
		status = U_ZERO_ERROR;
		ucnv_convertEx(d->utf8, d->from, &target, room + PIECE, &source, p + n, d->pivot, &d->pivot_source, &d->pivot_target,
			d->pivot + PIVOT, !d->started, last, &status);
		d->started = true;
		*target = '\0';
		to->n += (size_t)(target - room);
	} while (status == U_BUFFER_OVERFLOW_ERROR);
	*bad_off = (size_t)(source - p);
	*cut = status == U_TRUNCATED_CHAR_FOUND;
	if (U_FAILURE(status))
		drain(d, to);
	return U_SUCCESS(status);
}

/* High bytes stand in whole words where the script is not Latin, alone or in pairs where it is. */
static bool has_long_runs(const char *p, size_t n)
{
	size_t high = 0, runs = 0;

	for (size_t i = 0; i < n; i++)
		if (p[i] & 0x80) {
			high++;
			runs += !i || !(p[i - 1] & 0x80);
		}
	return runs && high / runs >= 3;
}

static bool is_plausible(const char *name, bool long_runs)
{
	static const char *const latin[] = { "ISO-8859-1", "ISO-8859-2", "ISO-8859-9", "windows-1250", "windows-1252", "windows-1254" };

	/* The detector takes pairs of eight-bit letters for wide ones where there are few. */
	if (!strncmp(name, "UTF-", 4) || !strncmp(name, "IBM4", 4))
		return false;
	for (size_t i = 0; long_runs && i < sizeof latin / sizeof *latin; i++)
		if (!strcmp(name, latin[i]))
			return false;
	return true;
}

bool dgm__decoder_guess(char *name, size_t capacity, const char *p, size_t n)
{
	bool long_runs = has_long_runs(p, n), found = false;
	UErrorCode status = U_ZERO_ERROR;
	UCharsetDetector *detector = ucsdet_open(&status);
	const UCharsetMatch **matches = NULL;
	int32_t count = 0;

	if (U_SUCCESS(status)) {
		ucsdet_enableInputFilter(detector, true);
		ucsdet_setText(detector, p, n > 1 << 16 ? 1 << 16 : (int32_t)n, &status);
		matches = ucsdet_detectAll(detector, &count, &status);
	}
	for (int32_t i = 0; U_SUCCESS(status) && matches && i < count && !found; i++) {
		const char *candidate = ucsdet_getName(matches[i], &status);

		found = U_SUCCESS(status) && candidate && is_plausible(candidate, long_runs);
		if (found)
			snprintf(name, capacity, "%s", candidate);
	}
	if (detector)
		ucsdet_close(detector);
	return found;
}

bool dgm__decoder_is_same(const char *a, const char *b)
{
	return ucnv_compareNames(a, b) == 0;
}
