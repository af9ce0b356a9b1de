/* Runs filter expressions over units. */
#include "memory/filter.h"

#include <stdio.h>
#include <string.h>

#include <unicode/utext.h>

#include "base/mem.h"
#include "base/number.h"
#include "base/status.h"
#include "base/white.h"

/* --- what can be asked ------------------------------------------------------------------------------------------------------------------ */

static double characters(dgm_str text)
{
	double n = 0;

	for (size_t i = 0; i < text.n; i++)
		n += ((unsigned char)text.p[i] & 0xC0) != 0x80 && !dgm__white(text.p + i, text.n - i);
	return n;
}

static dgm__filter_value number(double n)
{
	return (dgm__filter_value){ .kind = DGM__FILTER_NUMBER, .number = n };
}

static dgm__filter_value text_value(dgm_str text)
{
	return (dgm__filter_value){ .kind = text.p ? DGM__FILTER_TEXT : DGM__FILTER_NONE, .text = text };
}

static dgm__filter_value parse_number(dgm_str text)
{
	double n;

	return dgm__number_read(text, &n) ? number(n) : (dgm__filter_value){ .kind = DGM__FILTER_NONE };
}

/* Longer side by shorter, in characters, of the first two variants. */
static dgm_status get_ratio(dgm_filter *f, const dgm_unit *u, const char *argument, dgm__filter_value *out, dgm_error *err)
{
	double a = u->variant_count > 1 ? characters(u->variants[0].text) : 0, b = u->variant_count > 1 ? characters(u->variants[1].text) : 0;

	if (a > 0 && b > 0)
		*out = number(a > b ? a / b : b / a);
	return DGM_OK;
}

static dgm_status get_confidence(dgm_filter *f, const dgm_unit *u, const char *argument, dgm__filter_value *out, dgm_error *err)
{
	*out = parse_number(dgm_unit_property(u, "x-confidence"));
	return DGM_OK;
}

/* Of the last change, else of the creation; the unit's own, else its variants' latest. */
static dgm_status get_date(dgm_filter *f, const dgm_unit *u, const char *argument, dgm__filter_value *out, dgm_error *err)
{
	dgm_str date = u->history.change_date.n ? u->history.change_date : u->history.creation_date;

	for (size_t i = 0; i < u->variant_count && !u->history.change_date.n && !u->history.creation_date.n; i++) {
		const dgm_history *h = &u->variants[i].history;
		dgm_str own = h->change_date.n ? h->change_date : h->creation_date;

		if (own.n && (!date.n || (own.n == date.n && memcmp(own.p, date.p, own.n) > 0)))
			date = own;
	}
	if (date.n)
		*out = (dgm__filter_value){ .kind = DGM__FILTER_DATE, .text = date };
	return DGM_OK;
}

static dgm_status get_id(dgm_filter *f, const dgm_unit *u, const char *argument, dgm__filter_value *out, dgm_error *err)
{
	*out = text_value(u->id);
	return DGM_OK;
}

static dgm_status get_number(dgm_filter *f, const dgm_unit *u, const char *argument, dgm__filter_value *out, dgm_error *err)
{
	*out = number((double)u->number);
	return DGM_OK;
}

static dgm_status get_languages(dgm_filter *f, const dgm_unit *u, const char *argument, dgm__filter_value *out, dgm_error *err)
{
	*out = number((double)u->variant_count);
	return DGM_OK;
}

static dgm_status get_lang(dgm_filter *f, const dgm_unit *u, const char *argument, dgm__filter_value *out, dgm_error *err)
{
	const dgm_variant *v = dgm_unit_variant(u, argument);

	*out = (dgm__filter_value){ .kind = DGM__FILTER_BOOL, .truth = v && characters(v->text) > 0 };
	return DGM_OK;
}

static dgm_status get_text(dgm_filter *f, const dgm_unit *u, const char *argument, dgm__filter_value *out, dgm_error *err)
{
	const dgm_variant *v = dgm_unit_variant(u, argument);

	if (v)
		*out = (dgm__filter_value){ .kind = DGM__FILTER_TEXT, .text = { v->text.p ? v->text.p : "", v->text.n } };
	return DGM_OK;
}

static dgm_status get_chars(dgm_filter *f, const dgm_unit *u, const char *argument, dgm__filter_value *out, dgm_error *err)
{
	const dgm_variant *v = dgm_unit_variant(u, argument);

	if (v)
		*out = number(characters(v->text));
	return DGM_OK;
}

static dgm_status get_words(dgm_filter *f, const dgm_unit *u, const char *argument, dgm__filter_value *out, dgm_error *err)
{
	const dgm_variant *v = dgm_unit_variant(u, argument);
	dgm_status st = f->words ? DGM_OK : dgm__words_new(&f->words, err);
	uint64_t count = 0;

	if (st == DGM_OK && v) {
		st = dgm__words_count(f->words, argument, v->text, &count, err);
		*out = number((double)count);
	}
	return st;
}

static dgm_status get_prop(dgm_filter *f, const dgm_unit *u, const char *argument, dgm__filter_value *out, dgm_error *err)
{
	*out = text_value(dgm_unit_property(u, argument));
	return DGM_OK;
}

static dgm_status get_note(dgm_filter *f, const dgm_unit *u, const char *argument, dgm__filter_value *out, dgm_error *err)
{
	if (u->note_count)
		*out = text_value(u->notes[0]);
	return DGM_OK;
}

const dgm__fact dgm__facts_of_units[] = {
	{ "chars", 'l', DGM__FILTER_NUMBER, get_chars },
	{ "confidence", 0, DGM__FILTER_NUMBER, get_confidence },
	{ "date", 0, DGM__FILTER_DATE, get_date },
	{ "id", 0, DGM__FILTER_TEXT, get_id },
	{ "lang", 'l', DGM__FILTER_BOOL, get_lang },
	{ "languages", 0, DGM__FILTER_NUMBER, get_languages },
	{ "note", 0, DGM__FILTER_TEXT, get_note },
	{ "number", 0, DGM__FILTER_NUMBER, get_number },
	{ "prop", 's', DGM__FILTER_TEXT, get_prop },
	{ "ratio", 0, DGM__FILTER_NUMBER, get_ratio },
	{ "text", 'l', DGM__FILTER_TEXT, get_text },
	{ "words", 'l', DGM__FILTER_NUMBER, get_words },
	{ NULL, 0, DGM__FILTER_NONE, NULL },
};

/* --- comparing -------------------------------------------------------------------------------------------------------------------------- */

/* By figures alone, as far as the shorter goes: 2024-01-01 holds the whole day. */
static int compare_dates(dgm_str a, dgm_str b)
{
	char figures[2][15];
	size_t n[2] = { 0, 0 };

	for (int s = 0; s < 2; s++) {
		dgm_str date = s ? b : a;

		for (size_t i = 0; i < date.n && n[s] < 14; i++)
			if (date.p[i] >= '0' && date.p[i] <= '9')
				figures[s][n[s]++] = date.p[i];
	}
	return memcmp(figures[0], figures[1], n[0] < n[1] ? n[0] : n[1]);
}

static int compare_texts(dgm_str a, dgm_str b)
{
	int order = a.n && b.n ? memcmp(a.p, b.p, a.n < b.n ? a.n : b.n) : 0;

	return order ? order : a.n < b.n ? -1 : a.n > b.n;
}

/* *fits: both are there and of one kind; then *order is theirs. */
static int compare(dgm__filter_value a, const dgm__filter_value *b, bool *fits)
{
	if (a.kind == DGM__FILTER_TEXT && b->kind == DGM__FILTER_NUMBER)
		a = parse_number(a.text);
	*fits = a.kind != DGM__FILTER_NONE && b->kind != DGM__FILTER_NONE;
	if (!*fits)
		return 0;
	if (b->kind == DGM__FILTER_NUMBER)
		return a.number < b->number ? -1 : a.number > b->number;
	return b->kind == DGM__FILTER_DATE ? compare_dates(a.text, b->text) : compare_texts(a.text, b->text);
}

static bool holds(dgm__filter_op op, int order)
{
	switch (op) {
	case DGM__FILTER_LESS: return order < 0;
	case DGM__FILTER_LESS_EQUAL: return order <= 0;
	case DGM__FILTER_GREATER: return order > 0;
	case DGM__FILTER_GREATER_EQUAL: return order >= 0;
	case DGM__FILTER_EQUAL: return order == 0;
	default: return order != 0;
	}
}

static dgm_status value_of(dgm_filter *f, const dgm__filter_node *node, const dgm_unit *u, dgm__filter_value *out, dgm_error *err)
{
	*out = (dgm__filter_value){ .kind = DGM__FILTER_NONE };
	if (node->op == DGM__FILTER_FACT)
		return node->fact->get(f, u, node->argument, out, err);
	*out = node->value;
	return DGM_OK;
}

static dgm_status match(const dgm__filter_node *node, dgm_str text, bool *found, dgm_error *err)
{
	UErrorCode status = U_ZERO_ERROR;
	UText subject = UTEXT_INITIALIZER;

	utext_openUTF8(&subject, text.p, (int64_t)text.n, &status);
	uregex_setUText(node->regex, &subject, &status);
	*found = uregex_find(node->regex, -1, &status);
	utext_close(&subject);
	if (U_SUCCESS(status))
		return DGM_OK;
	if (status == U_MEMORY_ALLOCATION_ERROR)
		return dgm__out_of_memory(err);
	return dgm__fail(err, DGM_ELIMIT, NULL, 0, "expression, column %zu: the regular expression takes too long on this memory (%s)", node->column,
		u_errorName(status));
}

static dgm_status compare_node(dgm_filter *f, const dgm__filter_node *node, const dgm_unit *u, bool *truth, dgm_error *err)
{
	dgm__filter_value left, right;
	dgm_status st = value_of(f, node->left, u, &left, err);
	int order;

	if (st == DGM_OK)
		st = value_of(f, node->right, u, &right, err);
	if (st != DGM_OK)
		return st;
	if (node->regex) {
		if (left.kind != DGM__FILTER_TEXT)
			return DGM_OK;
		st = match(node, left.text, truth, err);
		*truth = *truth == (node->op == DGM__FILTER_MATCH);
		return st;
	}
	order = compare(left, &right, truth);
	*truth = *truth && holds(node->op, order);
	return DGM_OK;
}

static dgm_status run(dgm_filter *f, const dgm__filter_node *node, const dgm_unit *u, bool *truth, dgm_error *err)
{
	dgm__filter_value value;
	dgm_status st;

	*truth = false;
	switch (node->op) {
	case DGM__FILTER_OR:
	case DGM__FILTER_AND:
		st = run(f, node->left, u, truth, err);
		return st == DGM_OK && *truth == (node->op == DGM__FILTER_AND) ? run(f, node->right, u, truth, err) : st;
	case DGM__FILTER_NOT:
		st = run(f, node->left, u, truth, err);
		*truth = !*truth;
		return st;
	case DGM__FILTER_VALUE:
	case DGM__FILTER_FACT:
		st = value_of(f, node, u, &value, err);
		*truth = value.truth;
		return st;
	default:
		return compare_node(f, node, u, truth, err);
	}
}

dgm_status dgm_filter_run(dgm_filter *filter, const dgm_unit *unit, bool *passes, dgm_error *err)
{
	return run(filter, filter->root, unit, passes, err);
}

dgm_status dgm_filter_new(dgm_filter **out, const char *expression, dgm_error *err)
{
	dgm_filter *filter = dgm__calloc(1, sizeof *filter);
	dgm_status st;

	*out = NULL;
	if (!filter)
		return dgm__out_of_memory(err);
	st = dgm__filter_parse(filter, expression, err);
	if (st != DGM_OK) {
		dgm_filter_free(filter);
		return st;
	}
	*out = filter;
	return DGM_OK;
}

void dgm_filter_free(dgm_filter *filter)
{
	if (!filter)
		return;
	for (dgm__filter_node *node = filter->with_regex; node; node = node->next)
		uregex_close(node->regex);
	dgm__words_free(filter->words);
	dgm__arena_clear(&filter->arena);
	dgm__free(filter);
}
