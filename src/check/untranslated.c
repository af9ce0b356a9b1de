/*
 * A target that is its source, letter for letter. A name, a figure or an address may stand unchanged: only text with two words that begin
 * in lower case, or with four words, in a script that both languages could not share by chance, counts.
 */
#include "check/check.h"

#include <string.h>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "base/status.h"
#include "check/normal.h"

typedef struct words {
	size_t all, lower, caseless_letters;
} words;

static words count_words(dgm_str text)
{
	const uint8_t *s = (const uint8_t *)text.p;
	words w = { 0, 0, 0 };
	bool inside = false;
	UChar32 c;

	for (int32_t i = 0; i < (int32_t)text.n; ) {
		U8_NEXT_OR_FFFD(s, i, (int32_t)text.n, c);
		if (u_isalpha(c)) {
			if (!inside) {
				w.all++;
				w.lower += u_islower(c) != 0;
			}
			w.caseless_letters += u_charType(c) == U_OTHER_LETTER;
			inside = true;
		} else if (!(inside && (c == '\'' || c == 0x2019 || c == '.' || c == '@' || c == '-' || c == '/' || u_isdigit(c)))) {
			inside = false;
		}
	}
	return w;
}

static dgm_status run(void *state, const dgm__pair *pair, dgm__sink *sink, dgm_error *err)
{
	dgm__report report = { .severity = DGM_SEVERITY_ERROR };
	dgm__buffer source = DGM__BUFFER_INIT(1 << 26), target = DGM__BUFFER_INIT(1 << 26);
	dgm_status st;
	words w;

	(void)state;
	dgm__normal_form(&source, pair->source->text);
	dgm__normal_form(&target, pair->target->text);
	st = dgm__buffer_status(&source, err);
	if (st == DGM_OK)
		st = dgm__buffer_status(&target, err);
	w = count_words(pair->source->text);
	if (st == DGM_OK && source.n && source.n == target.n && !memcmp(source.p, target.p, source.n)
	    && (w.lower >= 2 || w.all >= 4 || w.caseless_letters >= 6)) {
		dgm__report_target(&report, 0, pair->target->text.n);
		st = dgm__sink_put(sink, pair, &report, err, "the target is the same as the source");
	}
	dgm__buffer_clear(&source);
	dgm__buffer_clear(&target);
	return st;
}

const dgm__check dgm__check_untranslated = {
	.info = { .id = "untranslated", .summary = "target same as source", .category = "accuracy", .severity = DGM_SEVERITY_ERROR },
	.run = run,
};
