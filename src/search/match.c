/*
 * Likeness is counted as CAT tools do: words by ICU's boundaries, whatever their case; d is the least number of words to insert, delete or replace
 * (Levenshtein 1966); the score is 100 (longer - d) / longer, rounded down, where longer is the larger number of words. The same words in another case or
 * with other marks have 99, the same text has 100.
 */
#include "search/match.h"

#include <string.h>

#include "base/mem.h"
#include "base/status.h"
#include "base/str.h"
#include "base/strmap.h"
#include "base/white.h"

enum { MOST_QUERY = 1 << 16 };

dgm_status dgm__word_list_fill(dgm__word_list *list, dgm__words *breaks, dgm_str form, dgm_error *err)
{
	dgm_status st = dgm__words_begin(breaks, "root", form, err);
	size_t start, end;

	list->count = 0;
	while (st == DGM_OK && dgm__words_next(breaks, &start, &end)) {
		uint64_t *grown = dgm__grow(list->items, &list->capacity, list->count + 1, sizeof *grown);

		if (!grown)
			return dgm__out_of_memory(err);
		list->items = grown;
		grown[list->count++] = dgm__hash(form.p + start, end - start);
	}
	return st;
}

static dgm_status take_query(dgm__matcher *m, const char *text, dgm_error *err)
{
	dgm_str folded = dgm__white_fold(&m->query, dgm__str(text));

	if (folded.p == text)
		dgm__buffer_str(&m->query, folded);
	return dgm__buffer_status(&m->query, err);
}

dgm_status dgm__matcher_init(dgm__matcher *m, const char *text, const dgm_search_options *opt, dgm_error *err)
{
	dgm_status st;

	*m = (dgm__matcher){ .opt = *opt, .query = DGM__BUFFER_INIT(MOST_QUERY), .folded = DGM__BUFFER_INIT(2 * MOST_QUERY) };
	st = dgm__form_init(&m->form, err);
	if (st == DGM_OK)
		st = dgm__words_new(&m->breaks, err);
	if (st != DGM_OK)
		return st;
	st = take_query(m, text, err);
	if (st == DGM_OK && !m->query.n)
		return dgm__fail(err, DGM_EARG, NULL, 0, "there is no text to look for");
	if (st == DGM_OK)
		st = dgm__form_make(&m->form, dgm__buffer_view(&m->query), err);
	if (st == DGM_OK) {
		dgm__buffer_str(&m->folded, dgm__buffer_view(&m->form.text));
		st = dgm__buffer_status(&m->folded, err);
	}
	if (st == DGM_OK)
		st = dgm__word_list_fill(&m->query_words, m->breaks, dgm__buffer_view(&m->folded), err);
	if (st == DGM_OK && opt->mode == DGM_SEARCH_FUZZY && (!m->query_words.count || m->query_words.count > DGM__MOST_QUERY_WORDS))
		return dgm__fail(err, DGM_EARG, NULL, 0, "a fuzzy search takes 1 to %d words, not %zu", DGM__MOST_QUERY_WORDS, m->query_words.count);
	m->row = st == DGM_OK ? dgm__calloc(m->query_words.count + 1, sizeof *m->row) : NULL;
	return st == DGM_OK && !m->row ? dgm__out_of_memory(err) : st;
}

void dgm__matcher_clear(dgm__matcher *m)
{
	dgm__form_clear(&m->form);
	dgm__words_free(m->breaks);
	dgm__buffer_clear(&m->query);
	dgm__buffer_clear(&m->folded);
	dgm__free(m->query_words.items);
	dgm__free(m->words.items);
	dgm__free(m->row);
}

/* Is text the query but for white space? */
static bool is_exact(const dgm__matcher *m, dgm_str text)
{
	size_t at = 0;
	bool space = false;

	for (size_t i = 0; i < text.n;) {
		size_t white = dgm__white(text.p + i, text.n - i);

		if (!white) {
			if (space && at && (at == m->query.n || m->query.p[at++] != ' '))
				return false;
			if (at == m->query.n || m->query.p[at++] != text.p[i])
				return false;
		}
		space = white > 0;
		i += white ? white : 1;
	}
	return at == m->query.n;
}

static void find_spans(dgm__matcher *m)
{
	const dgm__buffer *form = &m->form.text;
	size_t at = 0;

	m->span_count = 0;
	while (m->span_count < DGM__MOST_SPANS_FOUND && form->n - at >= m->folded.n) {
		const char *hit = memmem(form->p + at, form->n - at, m->folded.p, m->folded.n);
		uint32_t start_off, end_off;

		if (!hit)
			return;
		at = (size_t)(hit - form->p);
		dgm__folded_span(m->form.origin, at, at + m->folded.n, &start_off, &end_off);
		m->spans[m->span_count++] = (dgm_search_span){ start_off, end_off };
		at += m->folded.n;
	}
}

static size_t distance(const dgm__matcher *m)
{
	const dgm__word_list *a = &m->query_words, *b = &m->words;

	for (size_t i = 0; i <= a->count; i++)
		m->row[i] = i;
	for (size_t j = 0; j < b->count; j++) {
		size_t diagonal = m->row[0]++;

		for (size_t i = 0; i < a->count; i++) {
			size_t replace = diagonal + (a->items[i] != b->items[j]), other = m->row[i] < m->row[i + 1] ? m->row[i] : m->row[i + 1];

			diagonal = m->row[i + 1];
			m->row[i + 1] = replace < other + 1 ? replace : other + 1;
		}
	}
	return m->row[a->count];
}

static unsigned likeness(const dgm__matcher *m, dgm_str text)
{
	size_t a = m->query_words.count, b = m->words.count, longer = a > b ? a : b, shorter = a < b ? a : b;
	size_t d;

	if (shorter * 100 < longer * m->opt.min_score)
		return 0;
	d = distance(m);
	if (!d)
		return is_exact(m, text) ? 100 : 99;
	return (unsigned)(100 * (longer - d) / longer);
}

dgm_status dgm__matcher_try(dgm__matcher *m, dgm_str text, unsigned *score, dgm_error *err)
{
	dgm_status st = DGM_OK;

	*score = 0;
	m->span_count = 0;
	if (m->opt.mode == DGM_SEARCH_EXACT) {
		*score = is_exact(m, text) ? 100 : 0;
		return DGM_OK;
	}
	st = dgm__form_make(&m->form, text, err);
	if (st == DGM_OK && m->opt.mode == DGM_SEARCH_CONCORDANCE) {
		find_spans(m);
		*score = m->span_count ? 100 : 0;
		return DGM_OK;
	}
	if (st == DGM_OK)
		st = dgm__word_list_fill(&m->words, m->breaks, dgm__buffer_view(&m->form.text), err);
	if (st == DGM_OK)
		*score = likeness(m, text);
	if (*score < m->opt.min_score)
		*score = 0;
	return st;
}
