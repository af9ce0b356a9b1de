/*
 * Fuzzy candidates. A text with a score of P per cent has at least k = P n / 100 of the n words of the query; so of any s of them it has k - (n - s). The rarest
 * are asked for, as many as are cheap; where they stand in many texts, all are, and only texts of fitting length count. How many words a candidate has, and its
 * length, say how high its score can be: the most promising are looked at first, and those that cannot be among the best not at all.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/status.h"
#include "base/vector.h"
#include "search/asking.h"
#include "search/list.h"
#include "search/terms.h"

enum {
	MOST_LENGTHS = 100, /* of texts, in words, that may be asked for; more tell too little */
	SPAN = 1 << 16,     /* texts that are counted at a time */
	MOST_SCORE = 100
};

typedef struct asked_word {
	uint64_t term;
	uint64_t texts; /* how many hold it */
} asked_word;

static int rarest_first(const void *a, const void *b)
{
	const asked_word *x = a, *y = b;

	if (x->texts != y->texts)
		return x->texts < y->texts ? -1 : 1;
	return (x->term > y->term) - (x->term < y->term);
}

/* The different words of the query, the rarest first. */
static dgm_status list_words(dgm__asking *a, asked_word *words, size_t *count)
{
	const dgm__word_list *query = &a->search->matcher.query_words;
	sqlite3_stmt *s = NULL;
	dgm_status st = dgm__store_prepare(a->db, &s, "SELECT texts FROM words WHERE term = ?", a->path, a->err);

	*count = 0;
	for (size_t i = 0; i < query->count && st == DGM_OK; i++) {
		size_t k = 0;
		int code;

		while (k < *count && words[k].term != query->items[i])
			k++;
		if (k < *count)
			continue;
		sqlite3_bind_int64(s, 1, (sqlite3_int64)query->items[i]);
		code = sqlite3_step(s);
		words[(*count)++] = (asked_word){ query->items[i], code == SQLITE_ROW ? (uint64_t)sqlite3_column_int64(s, 0) : 0 };
		if (code != SQLITE_ROW && code != SQLITE_DONE)
			st = dgm__store_fail(a->db, a->path, a->err);
		sqlite3_reset(s);
	}
	sqlite3_finalize(s);
	qsort(words, *count, sizeof *words, rarest_first);
	return st;
}

/* --- lists of texts ------------------------------------------------------------------------------------------------------------------------ */

typedef struct asked_list {
	dgm__list list;
	size_t length; /* in words, of its texts; 0: it is that of a word */
	bool ended;
} asked_list;

typedef struct fuzzy {
	dgm__asking *asking;
	sqlite3_stmt *of_word, *of_length, *of_name; /* the lists of the index, and what FTS5 knows */
	dgm__arena arena;                            /* the lists */
	dgm__vector lists;                           /* asked_list */
	uint16_t *counts, *lengths;                  /* of the texts of a span: words of the query that they have; their length, 0: unfit */
	size_t all, asked, needed;                   /* words of the query; how many different ones are asked for, and a candidate has of them */
	bool by_length;
	dgm__vector candidates[MOST_SCORE + 1];      /* uint64_t: texts by the score that they may have */
} fuzzy;

/* *list: a copy of the index's; *found false: it has none. */
static dgm_status copy_list(fuzzy *f, sqlite3_stmt *s, sqlite3_int64 key, dgm__list *list, bool *found)
{
	dgm_status st = DGM_OK;
	int code;

	sqlite3_bind_int64(s, 1, key);
	code = sqlite3_step(s);
	*found = code == SQLITE_ROW;
	if (*found) {
		size_t n = (size_t)sqlite3_column_bytes(s, 0);
		const char *copy = dgm__arena_copy(&f->arena, n ? sqlite3_column_blob(s, 0) : "", n);

		if (copy)
			*list = (dgm__list){ .p = (const unsigned char *)copy, .end = (const unsigned char *)copy + n };
		else
			st = dgm__out_of_memory(f->asking->err);
	} else if (code != SQLITE_DONE) {
		st = dgm__store_fail(f->asking->db, f->asking->path, f->asking->err);
	}
	sqlite3_reset(s);
	return st;
}

/* *list: of the texts that FTS5 knows by this name. */
static dgm_status make_list(fuzzy *f, const char *name, dgm__list *list)
{
	dgm__buffer *to = &f->asking->match;
	const char *copy;
	uint64_t last = 0;
	int code;

	dgm__buffer_reset(to);
	sqlite3_bind_text(f->of_name, 1, name, -1, SQLITE_STATIC);
	while ((code = sqlite3_step(f->of_name)) == SQLITE_ROW) {
		sqlite3_int64 text = sqlite3_column_int64(f->of_name, 0);

		if (text > 0 && (uint64_t)text > last)
			dgm__list_add(to, &last, (uint64_t)text);
	}
	sqlite3_reset(f->of_name);
	if (code != SQLITE_DONE)
		return dgm__store_fail(f->asking->db, f->asking->path, f->asking->err);
	if (dgm__buffer_status(to, f->asking->err) != DGM_OK)
		return DGM_ENOMEM;
	copy = dgm__arena_copy(&f->arena, to->n ? to->p : "", to->n);
	*list = (dgm__list){ .p = (const unsigned char *)copy, .end = copy ? (const unsigned char *)copy + to->n : NULL };
	return copy ? DGM_OK : dgm__out_of_memory(f->asking->err);
}

static dgm_status broken(const fuzzy *f)
{
	return dgm__fail(f->asking->err, DGM_EFORMAT, f->asking->path, 0, "this index is broken; make it again with tm index");
}

/* Moves on; at the end the list has ended. */
static dgm_status step(const fuzzy *f, asked_list *l)
{
	dgm__list_step s = dgm__list_next(&l->list);

	l->ended = s != DGM__LIST_TEXT;
	return s == DGM__LIST_BROKEN ? broken(f) : DGM_OK;
}

/* Adds the texts of a word or, of: the statement for it, of a length, by key; name: FTS5's, for those that are not listed. */
static dgm_status add_list(fuzzy *f, sqlite3_stmt *of, sqlite3_int64 key, const char *name, size_t length)
{
	asked_list *l = dgm__vector_push(&f->lists);
	bool found;
	dgm_status st;

	if (!l)
		return dgm__out_of_memory(f->asking->err);
	*l = (asked_list){ .length = length };
	st = copy_list(f, of, key, &l->list, &found);
	if (st == DGM_OK && !found)
		st = make_list(f, name, &l->list);
	return st == DGM_OK ? step(f, l) : st;
}

/* One with a score of P per cent has between P n / 100 and 100 n / P words. */
static dgm_status add_lengths(fuzzy *f)
{
	size_t score = f->asking->search->opt.min_score, first = (f->all * score + MOST_SCORE - 1) / MOST_SCORE, last = f->all * MOST_SCORE / score;
	char name[DGM__TERM_NAME];
	dgm_status st = DGM_OK;

	f->by_length = last - first <= MOST_LENGTHS;
	for (size_t words = first; words <= last && f->by_length && st == DGM_OK; words++) {
		dgm__length_name(name, words);
		st = add_list(f, f->of_length, (sqlite3_int64)words, name, words);
	}
	return st;
}

/* --- counting ------------------------------------------------------------------------------------------------------------------------------- */

/* How many of the words, the rarest first, to ask for, and how many of those a candidate has. true: they stand in many texts. */
static bool choose(fuzzy *f, const asked_word *words, size_t count)
{
	size_t least = (f->asking->search->opt.min_score * f->all + MOST_SCORE - 1) / MOST_SCORE, must;
	uint64_t texts = 0;

	least = least + count > f->all + 1 ? least + count - f->all : 1; /* of the different ones */
	must = count - least + 1;
	for (f->asked = 0; f->asked < count && (f->asked < must || texts + words[f->asked].texts <= DGM__STORE_CHEAP); f->asked++)
		texts += words[f->asked].texts;
	if (texts > DGM__STORE_CHEAP)
		f->asked = count;
	f->needed = f->asked - (count - least);
	return texts > DGM__STORE_CHEAP;
}

/* The score that a text with so many of the asked words, and of this length, has at most. */
static size_t score_most(const fuzzy *f, size_t count, size_t length)
{
	return MOST_SCORE * (f->all - (f->asked - count)) / (length > f->all ? length : f->all);
}

/* Counts the lists' texts up to the span's end. low, high: the first and last that were touched. */
static dgm_status count_span(fuzzy *f, uint64_t base, size_t *low, size_t *high)
{
	dgm_status st = DGM_OK;

	*low = SPAN;
	*high = 0;
	for (size_t i = 0; i < f->lists.count && st == DGM_OK; i++) {
		asked_list *l = (asked_list *)f->lists.items + i;

		for (; st == DGM_OK && !l->ended && l->list.text < base + SPAN; st = step(f, l)) {
			size_t at = (size_t)(l->list.text - base);

			if (l->list.text < base)
				continue; /* a length where no word is */
			if (l->length)
				f->lengths[at] = (uint16_t)l->length;
			else
				f->counts[at]++;
			*low = at < *low ? at : *low;
			*high = at > *high ? at : *high;
		}
	}
	return st;
}

static dgm_status gather_span(fuzzy *f, uint64_t base, size_t low, size_t high)
{
	for (size_t at = low; at <= high && at < SPAN; at++) {
		size_t score;
		uint64_t *text;

		if (f->counts[at] < f->needed || (f->by_length && !f->lengths[at]))
			continue;
		score = score_most(f, f->counts[at], f->lengths[at]);
		if (score < f->asking->search->opt.min_score)
			continue;
		text = dgm__vector_push(&f->candidates[score]);
		if (!text)
			return dgm__out_of_memory(f->asking->err);
		*text = base + at;
	}
	if (low <= high) {
		memset(f->counts + low, 0, (high - low + 1) * sizeof *f->counts);
		memset(f->lengths + low, 0, (high - low + 1) * sizeof *f->lengths);
	}
	return DGM_OK;
}

static dgm_status gather(fuzzy *f)
{
	dgm_status st = DGM_OK;

	while (st == DGM_OK) {
		uint64_t first = UINT64_MAX, base;
		size_t low, high;

		for (size_t i = 0; i < f->lists.count; i++) { /* of the words alone: a length makes no candidate */
			const asked_list *l = (const asked_list *)f->lists.items + i;

			if (!l->length && !l->ended && l->list.text < first)
				first = l->list.text;
		}
		if (first == UINT64_MAX)
			break;
		base = first - first % SPAN;
		st = count_span(f, base, &low, &high);
		if (st == DGM_OK)
			st = gather_span(f, base, low, high);
	}
	return st;
}

/* Is it known that there are more hits than are shown, and would one with this score not be shown? */
static bool is_in_vain(const dgm__search *search, size_t score, uint64_t text)
{
	return search->hits.seen > search->hits.limit && !dgm__hits_wants(&search->hits, (unsigned)score, search->first_place + text - 1);
}

static dgm_status look_at_candidates(fuzzy *f)
{
	dgm_status st = DGM_OK;

	for (size_t score = MOST_SCORE + 1; score-- > 0;) {
		const uint64_t *texts = f->candidates[score].items;

		for (size_t i = 0; i < f->candidates[score].count && st == DGM_OK && !is_in_vain(f->asking->search, score, texts[i]); i++)
			st = dgm__asking_look(f->asking, texts[i]);
	}
	return st;
}

/* --- the whole ------------------------------------------------------------------------------------------------------------------------------ */

static dgm_status prepare(fuzzy *f)
{
	const struct { sqlite3_stmt **statement; const char *sql; } statements[] = {
		{ &f->of_word, "SELECT texts FROM lists WHERE term = ?" }, { &f->of_length, "SELECT texts FROM lengths WHERE words = ?" },
		{ &f->of_name, "SELECT rowid FROM terms WHERE terms MATCH ? ORDER BY rowid" },
	};
	dgm_status st = DGM_OK;

	for (size_t i = 0; i < sizeof statements / sizeof *statements && st == DGM_OK; i++)
		st = dgm__store_prepare(f->asking->db, statements[i].statement, statements[i].sql, f->asking->path, f->asking->err);
	f->counts = dgm__calloc(SPAN, sizeof *f->counts);
	f->lengths = dgm__calloc(SPAN, sizeof *f->lengths);
	return st == DGM_OK && (!f->counts || !f->lengths) ? dgm__out_of_memory(f->asking->err) : st;
}

static void clear(fuzzy *f)
{
	sqlite3_finalize(f->of_word);
	sqlite3_finalize(f->of_length);
	sqlite3_finalize(f->of_name);
	dgm__arena_clear(&f->arena);
	dgm__vector_clear(&f->lists);
	for (size_t score = 0; score <= MOST_SCORE; score++)
		dgm__vector_clear(&f->candidates[score]);
	dgm__free(f->counts);
	dgm__free(f->lengths);
}

static dgm_status add_words(fuzzy *f, const asked_word *words)
{
	char name[DGM__TERM_NAME];
	dgm_status st = DGM_OK;

	for (size_t i = 0; i < f->asked && st == DGM_OK; i++) {
		dgm__term_name(name, words[i].term);
		st = add_list(f, f->of_word, (sqlite3_int64)words[i].term, name, 0);
	}
	return st;
}

dgm_status dgm__fuzzy_ask(dgm__asking *a)
{
	fuzzy f = { .asking = a, .all = a->search->matcher.query_words.count, .lists = DGM__VECTOR_INIT(asked_list) };
	asked_word words[DGM__MOST_QUERY_WORDS];
	size_t count;
	dgm_status st = list_words(a, words, &count);
	bool many = false;

	for (size_t score = 0; score <= MOST_SCORE; score++)
		f.candidates[score] = (dgm__vector)DGM__VECTOR_INIT(uint64_t);
	if (st == DGM_OK)
		st = prepare(&f);
	if (st == DGM_OK) {
		many = choose(&f, words, count);
		st = add_words(&f, words);
	}
	if (st == DGM_OK && many)
		st = add_lengths(&f);
	if (st == DGM_OK)
		st = gather(&f);
	if (st == DGM_OK)
		st = look_at_candidates(&f);
	clear(&f);
	return st;
}
