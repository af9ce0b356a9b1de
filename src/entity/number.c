/* Numbers: every figure that is none of a code. Those inside a date or a time are kept as unsure: they may meet a plain number on the other side. */
#include <string.h>

#include "base/status.h"
#include "entity/recogniser.h"

typedef struct target {
	dgm_recogniser *recogniser;
	bool chinese;
} target;

static size_t code_points(dgm_str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += (s.p[i] & 0xC0) != 0x80;
	return n;
}

/* Words that are a number less often than something else: one, the articles, "second", and what words.c says. */
static bool add_spelt(void *arg, const dgm__cldr_name *name)
{
	target *to = arg;
	dgm__meaning meaning = { .type = DGM__MEANS_NUMBER, .value = (uint64_t)name->value };

	if (name->ordinal)
		meaning.flags |= DGM__NAME_ORDINAL;
	if (name->value <= 1 || (name->ordinal && name->value == 2) || dgm__words_unsure(to->recogniser->language, name->name))
		meaning.flags |= DGM__NAME_UNSURE;
	if ((name->value == 1000 || name->value == 1000000) && !memchr(name->name.p, ' ', name->name.n))
		meaning.flags |= DGM__NAME_UNSURE; /* thousand, millions */
	if (!strcmp(to->recogniser->language, "ko") && code_points(name->name) < 2)
		meaning.flags |= DGM__NAME_UNSURE;
	return (name->ordinal && !name->value) || dgm__recogniser_add(to->recogniser, name->name, &meaning, false);
}

static bool add_magnitude(void *arg, const dgm__cldr_name *name)
{
	target *to = arg;
	dgm__meaning meaning = { .type = DGM__MEANS_MAGNITUDE, .value = (uint64_t)name->value };

	if (name->brief)
		meaning.flags |= DGM__NAME_SHORT;
	else if (name->singular)
		meaning.flags |= DGM__NAME_ALONE;
	if (name->ahead)
		meaning.flags |= DGM__NAME_AHEAD;
	if (name->name.n == 1)
		meaning.flags |= DGM__NAME_UPPER | DGM__NAME_UNSURE;
	return (name->ahead && name->brief) || dgm__recogniser_add(to->recogniser, name->name, &meaning, !name->brief);
}

static dgm_status build(dgm_recogniser *recogniser, dgm_error *err)
{
	target to = { .recogniser = recogniser };
	const char *language = recogniser->language;
	dgm_status st = dgm__cldr_magnitudes(recogniser->locale, add_magnitude, &to, err);

	to.chinese = !strcmp(language, "zh") || !strcmp(language, "ja") || !strcmp(language, "yue");
	if (st == DGM_OK && !to.chinese) /* han.c reads those */
		st = dgm__cldr_spellout(recogniser->locale, add_spelt, &to, err);
	if (st == DGM_OK && !(dgm__recogniser_add_words(recogniser, DGM__MEANS_MAGNITUDE) && dgm__recogniser_add_words(recogniser, DGM__MEANS_NUMBER)
		&& dgm__recogniser_add_words(recogniser, DGM__MEANS_COUNTER) && dgm__recogniser_add_words(recogniser, DGM__MEANS_NOTHING) && dgm__recogniser_add_words(recogniser, DGM__MEANS_JOINT)))
		st = dgm__out_of_memory(err);
	return st;
}

static bool find(const dgm_recogniser *recogniser, dgm__scan *scan, dgm_entities *out)
{
	for (size_t i = 0; i < scan->figure_count; i++) {
		const dgm__figure *f = &scan->figures[i];
		char value[DGM__DECIMAL_CAPACITY], other[DGM__DECIMAL_CAPACITY];
		dgm_str second = { NULL, 0 };

		if (f->flags & DGM__FIGURE_CODE)
			continue;
		if (f->flags & DGM__FIGURE_OTHER)
			second = dgm__decimal_print(f->other, other);
		if (!dgm__scan_emit(scan, out, DGM_ENTITY_NUMBER, f->start, f->end, f->flags & (DGM__FIGURE_UNSURE | DGM__FIGURE_TWICE | DGM__FIGURE_DATED),
			dgm__decimal_print(f->value, value), second))
			return false;
	}
	return true;
}

const dgm__entity_type dgm__entity_number = { .kind = DGM_ENTITY_NUMBER, .name = "number", .build = build, .find = find };
