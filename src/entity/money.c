/* Money: a figure beside a currency's name, sign or code. A sign that several countries use stays itself: "$ 12" meets "USD 12" and "CAD 12". */
#include <stdio.h>
#include <string.h>

#include "base/status.h"
#include "entity/recogniser.h"

/* Signs that CLDR gives to several currencies: what they stand for here. */
static const char *shared_sign(const dgm_recogniser *recogniser, dgm_str name)
{
	bool chinese = !strcmp(recogniser->language, "zh"), japanese = !strcmp(recogniser->language, "ja");

	if (name.n == 1 && *name.p == '$')
		return "$";
	if (name.n == 2 && !memcmp(name.p, "\xC2\xA3", 2))
		return "GBP";
	if ((name.n == 2 && !memcmp(name.p, "\xC2\xA5", 2)) || (name.n == 3 && !memcmp(name.p, "\xEF\xBF\xA5", 3)))
		return chinese ? "CNY" : japanese ? "JPY" : "\xC2\xA5";
	return NULL;
}

/* "R", "р.": more often something else. */
static bool is_bare_letter(dgm_recogniser *recogniser, dgm_str name)
{
	const dgm__scan *scan = recogniser->building;

	return dgm__scan_fold(recogniser->building, name, recogniser->turkic) && scan->count && scan->chars[0].flags & DGM__CHAR_LETTER
		&& (scan->count == 1 || (scan->count == 2 && scan->chars[1].c == '.'));
}

static bool add(void *arg, const dgm__cldr_name *name)
{
	dgm_recogniser *recogniser = arg;
	const char *shared = shared_sign(recogniser, name->name);
	dgm__meaning meaning = { .type = DGM__MEANS_CURRENCY, .text = shared ? shared : name->code };

	if (name->brief)
		meaning.flags |= DGM__NAME_SHORT;
	if (name->brief && !shared && is_bare_letter(recogniser, name->name))
		return true;
	return dgm__recogniser_add(recogniser, name->name, &meaning, !name->brief);
}

static bool add_code(void *arg, const dgm__cldr_name *name)
{
	static const char *const everywhere[] = { "$", "\xC2\xA3", "\xC2\xA5", "\xEF\xBF\xA5" };
	dgm_recogniser *recogniser = arg;
	dgm__meaning meaning = { .type = DGM__MEANS_CURRENCY, .flags = DGM__NAME_UPPER, .text = name->code };

	for (size_t i = 0; i < sizeof everywhere / sizeof *everywhere && !strcmp(name->code, "USD"); i++) {
		dgm_str sign = { everywhere[i], strlen(everywhere[i]) };

		if (!dgm__recogniser_add(recogniser, sign, &(dgm__meaning){ .type = DGM__MEANS_CURRENCY, .text = shared_sign(recogniser, sign) }, false))
			return false;
	}
	return dgm__recogniser_add(recogniser, (dgm_str){ name->code, 3 }, &meaning, false);
}

static bool add_both(void *arg, const dgm__cldr_name *name)
{
	bool is_code = name->name.n == 3 && !memcmp(name->name.p, name->code, 3);

	return (is_code || add(arg, name)) && (name->brief || add_code(arg, name));
}

static dgm_status build(dgm_recogniser *recogniser, dgm_error *err)
{
	static const struct { const char *sign, *code; } signs[] = { { "\xE2\x82\xAC", "EUR" }, { "\xE2\x82\xBD", "RUB" }, { "\xE2\x82\xB9", "INR" }, { "\xE2\x82\xA9", "KRW" },
		{ "\xE2\x82\xB4", "UAH" }, { "\xE2\x82\xBA", "TRY" }, { "\xE2\x82\xAA", "ILS" }, { "\xE0\xB8\xBF", "THB" }, { "\xE2\x82\xAB", "VND" }, { "US$", "USD" }, { "R$", "BRL" },
		{ "A$", "AUD" }, { "C$", "CAD" }, { "HK$", "HKD" }, { "NT$", "TWD" }, { "S$", "SGD" } };
	dgm_status st = dgm__cldr_currencies(recogniser->locale, add_both, recogniser, err);
	bool fine = st == DGM_OK;

	for (size_t i = 0; i < sizeof signs / sizeof *signs && fine; i++)
		fine = dgm__recogniser_add(recogniser, (dgm_str){ signs[i].sign, strlen(signs[i].sign) }, &(dgm__meaning){ .type = DGM__MEANS_CURRENCY, .text = signs[i].code }, false);
	if (st == DGM_OK && !(fine && dgm__recogniser_add_words(recogniser, DGM__MEANS_CURRENCY)))
		st = dgm__out_of_memory(err);
	return st;
}

const dgm__hit *dgm__currency_behind(const dgm__scan *scan, const dgm__figure *figure)
{
	size_t at = dgm__scan_counted(scan, figure->end);
	const dgm__hit *currency = dgm__scan_hit_at(scan, at, DGM__MEANS_CURRENCY);

	if (currency && currency->flags & DGM__NAME_SHORT && !(scan->chars[at].flags & DGM__CHAR_UPPER) && dgm__scan_hit_at(scan, at, DGM__MEANS_UNIT))
		return NULL;
	return currency;
}

/* Signs, codes and short forms may stand before a figure; words do not ("won 5 games") but where the language has them there ("dola 5"). */
static bool may_lead(const dgm_recogniser *recogniser, const dgm__scan *scan, const dgm__hit *hit)
{
	return recogniser->habits.names_lead || hit->flags & (DGM__NAME_SHORT | DGM__NAME_UPPER) || !(scan->chars[hit->end - 1].flags & DGM__CHAR_LETTER);
}

/* The longest currency name that ends just before the figure. */
static const dgm__hit *before(const dgm_recogniser *recogniser, const dgm__scan *scan, const dgm__figure *figure)
{
	size_t end = figure->start, floor;
	const dgm__hit *best = NULL;

	while (end && figure->start - end < 2 && scan->chars[end - 1].flags & DGM__CHAR_SPACE)
		end--;
	floor = end > 32 ? end - 32 : 0;
	for (size_t i = dgm__scan_hit_from(scan, floor); i < scan->hit_count && scan->hits[i].start < end; i++)
		if (scan->hits[i].meaning->type == DGM__MEANS_CURRENCY && scan->hits[i].end == end && may_lead(recogniser, scan, &scan->hits[i]) && (!best || scan->hits[i].start < best->start))
			best = &scan->hits[i];
	return best;
}

static bool emit(dgm__scan *scan, dgm_entities *out, const dgm__figure *figure, size_t start, size_t end, const char *code)
{
	char number[DGM__DECIMAL_CAPACITY], value[DGM__DECIMAL_CAPACITY + 16], other[DGM__DECIMAL_CAPACITY + 16];
	int n = snprintf(value, sizeof value, "%s %s", code, dgm__decimal_print(figure->value, number).p), k = 0;

	if (figure->flags & DGM__FIGURE_OTHER)
		k = snprintf(other, sizeof other, "%s %s", code, dgm__decimal_print(figure->other, number).p);
	return dgm__scan_emit(scan, out, DGM_ENTITY_MONEY, start, end, figure->flags & DGM__FIGURE_TWICE, (dgm_str){ value, (size_t)n }, (dgm_str){ other, (size_t)k });
}

static bool find(const dgm_recogniser *recogniser, dgm__scan *scan, dgm_entities *out)
{
	size_t free_from = 0;

	for (size_t i = 0; i < scan->figure_count; i++) {
		dgm__figure *figure = &scan->figures[i];
		const dgm__hit *behind, *ahead;
		const char *code;

		if (figure->flags & (DGM__FIGURE_CODE | DGM__FIGURE_DATED))
			continue;
		behind = dgm__currency_behind(scan, figure);
		ahead = before(recogniser, scan, figure);
		if (ahead && ahead->start < free_from)
			ahead = NULL;
		if (!behind && !ahead)
			continue;
		/* "$5 million Canadian dollars": the name says more than the sign */
		code = behind && (!ahead || ahead->meaning->text[0] == '$') ? behind->meaning->text : ahead->meaning->text;
		figure->flags &= (uint8_t)~DGM__FIGURE_UNSURE;
		if (!emit(scan, out, figure, ahead ? ahead->start : figure->start, behind ? behind->end : figure->end, code))
			return false;
		free_from = behind ? behind->end : figure->end;
	}
	return true;
}

/* A sign meets the currencies that use it. */
static bool meets(dgm_str a, dgm_str b)
{
	const char *sa = memchr(a.p, ' ', a.n), *sb = b.n ? memchr(b.p, ' ', b.n) : NULL;
	size_t na, nb;

	if (!sa || !sb)
		return false;
	na = (size_t)(sa - a.p);
	nb = (size_t)(sb - b.p);
	if (a.n - na != b.n - nb || memcmp(sa, sb, a.n - na))
		return false;
	if (na == 1 && *a.p == '$')
		return nb == 3 && b.p[2] == 'D';
	return na == 2 && nb == 3 && (!memcmp(b.p, "JPY", 3) || !memcmp(b.p, "CNY", 3));
}

static bool equal(const dgm_entity *a, const dgm_entity *b)
{
	dgm_str as[] = { a->value, a->other }, bs[] = { b->value, b->other };

	for (size_t i = 0; i < 2; i++)
		for (size_t k = 0; k < 2; k++)
			if (as[i].n && bs[k].n && i + k < 2 && (meets(as[i], bs[k]) || meets(bs[k], as[i])))
				return true;
	return false;
}

const dgm__entity_type dgm__entity_money = { .kind = DGM_ENTITY_MONEY, .name = "money", .build = build, .find = find, .equal = equal };
