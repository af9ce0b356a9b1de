/*
 * Terms are rows of letters, found through a table of their first letters: at each place where a word may begin, at most four look-ups and the terms that
 * share these letters.
 */
#include "check/glossary.h"

#include <string.h>

#include <dragoman/dictionary.h>

#include "base/arena.h"
#include "base/mem.h"
#include "base/status.h"
#include "base/str.h"
#include "base/strmap.h"
#include "check/word_form.h"

enum { HEAD = 4, MOST_LETTERS = 256, PROCLITICS = 20, PROCLITIC_LETTERS = 3, LEAST_HOST = 3 };

/* The letters of a term. */
typedef struct dgm__form {
	dgm__letter *letters;
	size_t count;
} form;

typedef struct term {
	dgm_str text;
	form form;
	dgm__rendering *first, *last;
	struct term *next;  /* with the same head */
	uint64_t seen;      /* the number of the last pair that it was found in */
} term;

/* What a language writes onto the front of a word: the keys of its letters, 0 behind them. */
typedef struct proclitics {
	uint32_t keys[PROCLITICS][PROCLITIC_LETTERS + 1];
	size_t count;
} proclitics;

struct dgm__glossary {
	dgm_dictionary *dictionary;
	proclitics proclitics[2];
	dgm__letterer *sides[2];
	dgm__endings endings[2];
	dgm__strmap terms; /* letters of a term -> index */
	dgm__strmap heads; /* its first letters -> index of the first term with them */
	term *items;
	term **by_head;
	size_t capacity, head_capacity;
	dgm__arena strings;
	uint64_t pairs;
};

void dgm__glossary_free(dgm__glossary *g)
{
	if (!g)
		return;
	dgm_dictionary_free(g->dictionary);
	dgm__letterer_free(g->sides[0]);
	dgm__letterer_free(g->sides[1]);
	dgm__strmap_clear(&g->terms);
	dgm__strmap_clear(&g->heads);
	dgm__free(g->items);
	dgm__free(g->by_head);
	dgm__arena_clear(&g->strings);
	dgm__free(g);
}

void dgm__terms_clear(dgm__terms *terms)
{
	dgm__letters_clear(&terms->source);
	dgm__letters_clear(&terms->target);
	terms->count = 0;
}

/* Definite articles that are written together with a noun and fall away after some prepositions: the term is compared without its own. */
static size_t article_of(const dgm__letter *letters, size_t count, dgm_str text)
{
	static const char *const articles[] = { "\xD8\xA7\xD9\x84" /* ال */, "\xD7\x94" /* ה */ };

	for (size_t k = 0; k < sizeof articles / sizeof *articles; k++) {
		size_t n = strlen(articles[k]);

		if (count >= 5 && text.n > n && letters[0].start_off == 0 && !memcmp(text.p, articles[k], n))
			return n / 2;
	}
	return 0;
}

/* Articles, conjunctions and prepositions, alone and in the usual rows. */
static const struct { const char *languages, *rows[PROCLITICS]; } written_onto[] = {
	{ "ar", { "ال", "و", "ف", "ب", "ل", "ك", "س", "وال", "فال", "بال", "كال", "لل", "وب", "ول", "فل", "فب" } },
	{ "he", { "ה", "ו", "ב", "ל", "כ", "מ", "ש", "וה", "וב", "ול", "ומ", "וש", "שה", "מה", "כש", "שב", "של", "כשה" } },
};

static dgm_status make_proclitics(dgm__glossary *g, int side, const dgm__facts *facts, dgm_error *err)
{
	proclitics *to = &g->proclitics[side];
	dgm__letters letters = { .items = NULL };
	dgm_status st = DGM_OK;

	for (size_t k = 0; k < sizeof written_onto / sizeof *written_onto; k++)
		for (size_t i = 0; i < PROCLITICS && written_onto[k].rows[i] && dgm__facts_lists(written_onto[k].languages, facts->language) && st == DGM_OK; i++) {
			st = dgm__letterer_run(g->sides[side], &letters, dgm__str(written_onto[k].rows[i]), err);
			for (size_t n = 0; n < letters.count && n < PROCLITIC_LETTERS && st == DGM_OK; n++)
				to->keys[to->count][n] = letters.items[n].key;
			to->count += st == DGM_OK;
		}
	dgm__letters_clear(&letters);
	return st;
}

static dgm_status make_form(dgm__glossary *g, form *out, int side, dgm_str text, dgm__letters *scratch, dgm_error *err)
{
	dgm_status st = dgm__letterer_run(g->sides[side], scratch, text, err);
	size_t skip, count;

	if (st != DGM_OK)
		return st;
	skip = article_of(scratch->items, scratch->count, text);
	count = scratch->count - skip < MOST_LETTERS ? scratch->count - skip : MOST_LETTERS;
	out->letters = dgm__arena_alloc(&g->strings, (count + 1) * sizeof *out->letters);
	if (!out->letters)
		return dgm__out_of_memory(err);
	if (count)
		memcpy(out->letters, scratch->items + skip, count * sizeof *out->letters);
	out->count = count;
	return DGM_OK;
}

/* The letters that a place in a text must share with a term for the term to be tried: those that its first word keeps in every form. */
static size_t head_length(const form *f)
{
	dgm__letters letters = { f->letters, f->count, 0 };
	size_t n = dgm__word_end(&letters, 0), least = f->letters[0].breaks || n <= 3 ? n : n >= 7 ? n - 2 : n - 1;

	return least < HEAD ? least : HEAD;
}

static void put_key(char key[HEAD * sizeof(uint32_t)], const dgm__letter *letters, size_t n)
{
	for (size_t i = 0; i < n; i++)
		memcpy(key + i * sizeof(uint32_t), &letters[i].key, sizeof(uint32_t));
}

/* The term of these letters, made where it is new; NULL: out of memory. */
static term *term_of(dgm__glossary *g, const form *f, dgm_str text)
{
	char key[MOST_LETTERS * sizeof(uint32_t)];
	dgm__strmap_entry *entry;
	int is_new;

	for (size_t i = 0; i < f->count; i++)
		memcpy(key + i * sizeof(uint32_t), &f->letters[i].key, sizeof(uint32_t));
	entry = dgm__strmap_put(&g->terms, key, f->count * sizeof(uint32_t), g->terms.count, &is_new);
	if (entry && is_new)
		g->items[entry->value] = (term){ .text = text, .form = *f };
	return entry ? &g->items[entry->value] : NULL;
}

static bool add_rendering(dgm__glossary *g, term *t, const form *f, dgm_dictionary_entry e)
{
	dgm__rendering *r = dgm__arena_alloc(&g->strings, sizeof *r);
	form *own = dgm__arena_alloc(&g->strings, sizeof *own);

	if (!r || !own)
		return false;
	*own = *f;
	*r = (dgm__rendering){ .text = e.target, .forbidden = e.forbidden, .form = own };
	if (t->last)
		t->last->next = r;
	else
		t->first = r;
	t->last = r;
	return true;
}

/* Terms are in their places now, so they may point at one another. */
static bool link_heads(dgm__glossary *g)
{
	g->by_head = dgm__calloc(g->terms.count + 1, sizeof(term *));
	for (size_t i = 0; g->by_head && i < g->terms.count; i++) {
		char key[HEAD * sizeof(uint32_t)];
		size_t n = head_length(&g->items[i].form);
		dgm__strmap_entry *entry;

		put_key(key, g->items[i].form.letters, n);
		entry = dgm__strmap_put(&g->heads, key, n * sizeof(uint32_t), g->heads.count, NULL);
		if (!entry)
			return false;
		g->items[i].next = g->by_head[entry->value];
		g->by_head[entry->value] = &g->items[i];
	}
	return g->by_head != NULL;
}

static dgm_status build(dgm__glossary *g, dgm_error *err)
{
	size_t count = dgm_dictionary_count(g->dictionary);
	dgm__letters scratch = { .items = NULL };
	dgm_status st = DGM_OK;

	g->items = dgm__calloc(count + 1, sizeof *g->items);
	if (!g->items)
		return dgm__out_of_memory(err);
	for (size_t i = 0; i < count && st == DGM_OK; i++) {
		dgm_dictionary_entry e = dgm_dictionary_get(g->dictionary, i);
		form source, target;
		term *t;

		st = make_form(g, &source, 0, e.source, &scratch, err);
		if (st == DGM_OK)
			st = make_form(g, &target, 1, e.target, &scratch, err);
		if (st != DGM_OK || !source.count || !target.count || !source.letters[0].word)
			continue;
		t = term_of(g, &source, e.source);
		if (!t || !add_rendering(g, t, &target, e))
			st = dgm__out_of_memory(err);
	}
	dgm__letters_clear(&scratch);
	return st != DGM_OK ? st : link_heads(g) ? DGM_OK : dgm__out_of_memory(err);
}

dgm_status dgm__glossary_new(dgm__glossary **out, dgm_str bytes, const char *name, const dgm__facts *source, const dgm__facts *target,
	const dgm_reporter *reporter, dgm_error *err)
{
	dgm_dictionary_options opt = DGM_DICTIONARY_OPTIONS_INIT;
	dgm__glossary *g = dgm__calloc(1, sizeof *g);
	dgm_status st;

	*out = NULL;
	if (!g)
		return dgm__out_of_memory(err);
	opt.as_written = opt.may_lack = true;
	g->endings[0] = dgm__endings_of(source);
	g->endings[1] = dgm__endings_of(target);
	st = dgm_dictionary_from_bytes(&g->dictionary, bytes.p, bytes.n, name, source->tag, target->tag, &opt, err);
	if (st == DGM_OK)
		st = dgm__letterer_new(&g->sides[0], source->tag, err);
	if (st == DGM_OK)
		st = dgm__letterer_new(&g->sides[1], target->tag, err);
	if (st == DGM_OK)
		st = make_proclitics(g, 0, source, err);
	if (st == DGM_OK)
		st = make_proclitics(g, 1, target, err);
	if (st == DGM_OK)
		st = build(g, err);
	if (st != DGM_OK) {
		dgm__glossary_free(g);
		return st;
	}
	if (!dgm_dictionary_count(g->dictionary))
		dgm__warn(reporter, name, 0, "no terms for %s and %s", source->tag, target->tag);
	*out = g;
	return DGM_OK;
}

/* --- matching ----------------------------------------------------------------------------------------- */

/* Does the form stand at letters[at], word by word with one space or mark between? Gives its end. */
static bool stands_at(const form *f, dgm__endings endings, const dgm__letters *letters, size_t at, size_t *end)
{
	dgm__letters own = { f->letters, f->count, 0 };
	size_t i = 0;

	while (i < f->count) {
		size_t word = dgm__word_end(&own, i), n = word - i, m, p;

		if (!f->letters[i].word) { /* a space or mark of the term: matched by at most one of the text */
			i = word;
			continue;
		}
		if (i && at < letters->count && !letters->items[at].word)
			at++;
		if (at >= letters->count)
			return false;
		m = dgm__word_end(letters, at) - at;
		p = dgm__common_prefix(f->letters + i, n, letters->items + at, m);
		if (f->letters[i].breaks ? p < n : !dgm__is_form(endings, n, m, p))
			return false;
		at += f->letters[i].breaks ? n : m;
		i = word;
	}
	*end = at;
	return true;
}

/* Is there nothing but a proclitic between the word's first letter and letters[at], and enough of a word behind it? */
static bool follows_proclitic(const proclitics *p, const dgm__letters *letters, size_t at)
{
	size_t start = at, n;

	while (start && at - start <= PROCLITIC_LETTERS && letters->items[start - 1].word == letters->items[at].word)
		start--;
	n = at - start;
	if (!n || n > PROCLITIC_LETTERS || dgm__word_end(letters, at) - at < LEAST_HOST)
		return false;
	for (size_t k = 0; k < p->count; k++) {
		size_t same = 0;

		while (same < n && p->keys[k][same] == letters->items[start + same].key)
			same++;
		if (same == n && !p->keys[k][n])
			return true;
	}
	return false;
}

/* May a word begin at letters[at]? */
static bool may_begin(const proclitics *p, const dgm__letters *letters, size_t at)
{
	const dgm__letter *l = &letters->items[at];

	return l->word && (l->breaks || !at || l[-1].word != l->word || l[-1].breaks || (p->count && follows_proclitic(p, letters, at)));
}

/* The longest term at letters[at]. */
static term *longest_at(const dgm__glossary *g, const dgm__letters *letters, size_t at, size_t *end)
{
	term *best = NULL;
	char key[HEAD * sizeof(uint32_t)];
	size_t room = letters->count - at < HEAD ? letters->count - at : HEAD;

	put_key(key, letters->items + at, room);
	for (size_t n = room; n; n--) {
		dgm__strmap_entry *entry = dgm__strmap_find(&g->heads, key, n * sizeof(uint32_t));

		for (term *t = entry ? g->by_head[entry->value] : NULL; t; t = t->next) {
			size_t stop;

			if ((best && t->form.count <= best->form.count) || !stands_at(&t->form, g->endings[0], letters, at, &stop))
				continue;
			best = t;
			*end = stop;
		}
	}
	return best;
}

dgm_status dgm__glossary_find(dgm__glossary *g, dgm__terms *terms, dgm_str source, dgm_str target, dgm_error *err)
{
	dgm_status st = DGM_OK;

	terms->count = 0;
	if (!g->terms.count)
		return DGM_OK;
	st = dgm__letterer_run(g->sides[0], &terms->source, source, err);
	if (st == DGM_OK)
		st = dgm__letterer_run(g->sides[1], &terms->target, target, err);
	g->pairs++;
	for (size_t at = 0, end; st == DGM_OK && at < terms->source.count && terms->count < DGM__MOST_TERMS; at = end) {
		term *t = may_begin(&g->proclitics[0], &terms->source, at) ? longest_at(g, &terms->source, at, &end) : NULL;

		if (!t) {
			end = at + 1;
			continue;
		}
		if (t->seen == g->pairs)
			continue;
		t->seen = g->pairs;
		terms->hits[terms->count++] = (dgm__term_hit){ t->text, terms->source.items[at].start_off, terms->source.items[end - 1].end_off, t->first };
	}
	return st;
}

bool dgm__terms_place(const dgm__terms *terms, const dgm__glossary *g, const dgm__rendering *rendering, uint32_t *start_off, uint32_t *end_off)
{
	for (size_t at = 0, end; at < terms->target.count; at++) {
		if (!may_begin(&g->proclitics[1], &terms->target, at) || !stands_at(rendering->form, g->endings[1], &terms->target, at, &end))
			continue;
		*start_off = terms->target.items[at].start_off;
		*end_off = terms->target.items[end - 1].end_off;
		return true;
	}
	return false;
}

/* Does a word of the form stand anywhere in the letters, in a form that may be its own? */
static bool has_word(const proclitics *p, const dgm__letters *letters, const dgm__letter *word, size_t n)
{
	for (size_t at = 0; at < letters->count; at++) {
		const dgm__letter *l = &letters->items[at];
		size_t same;

		if (l->key != word->key || !l->word)
			continue;
		same = dgm__common_prefix(word, n, l, letters->count - at);
		if (word->breaks ? same == n : dgm__may_be_form(n, same, !may_begin(p, letters, at)))
			return true;
	}
	return false;
}

bool dgm__terms_has(const dgm__terms *terms, const dgm__glossary *g, const dgm__rendering *rendering)
{
	const form *f = rendering->form;
	dgm__letters own = { f->letters, f->count, 0 };

	for (size_t i = 0, end; i < f->count; i = end) {
		end = dgm__word_end(&own, i);
		if (f->letters[i].word && !has_word(&g->proclitics[1], &terms->target, f->letters + i, end - i))
			return false;
	}
	return true;
}
