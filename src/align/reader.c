/* Tokens and facts of a sentence. What the facts are worth: doc/alignment.md. */
#include "align/reader.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/status.h"
#include "entity/recogniser.h"
#include "segment/chars.h"

dgm_status dgm__reader_init(dgm__reader *r, const char *language, dgm_error *err)
{
	dgm_segment_options opt = DGM_SEGMENT_OPTIONS_INIT;
	dgm_status st = dgm__tokeniser_new(&r->tokeniser, language, err);

	opt.line_breaks = DGM_LINE_BREAKS_WRAP;
	if (st == DGM_OK)
		st = dgm_recogniser_new(&r->own_recogniser, language, err);
	if (st == DGM_OK)
		st = dgm_segmenter_new(&r->own_segmenter, language, &opt, err);
	r->recogniser = r->own_recogniser;
	r->segmenter = r->own_segmenter;
	return st;
}

dgm_status dgm__reader_share(dgm__reader *r, const dgm__reader *from, const char *language, dgm_error *err)
{
	r->recogniser = from->recogniser;
	r->segmenter = from->segmenter;
	r->without = from->without;
	return dgm__tokeniser_new(&r->tokeniser, language, err);
}

void dgm__reader_clear(dgm__reader *r)
{
	dgm__tokeniser_free(r->tokeniser);
	dgm_recogniser_free(r->own_recogniser);
	dgm_segmenter_free(r->own_segmenter);
	dgm_segments_clear(&r->segments);
	dgm_entities_clear(&r->entities);
	dgm__free(r->items);
	dgm__arena_clear(&r->strings);
	memset(r, 0, sizeof *r);
}

/* Is the number one of the tokens already? */
static bool is_token(const dgm_entity *e, const dgm__token *tokens, size_t count)
{
	for (size_t k = 0; k < count && tokens[k].start_off < e->end_off; k++)
		if (tokens[k].start_off >= e->start_off && tokens[k].kind == DGM__TOKEN_NUMBER && tokens[k].type.n == e->value.n + 1 &&
			!memcmp(tokens[k].type.p + 1, e->value.p, e->value.n))
			return true;
	return false;
}

/* "#5000" as digits are, "@date2025-06-02". */
static bool put(dgm__reader *r, dgm__token *to, const dgm_entity *e)
{
	const char *name = e->kind == DGM_ENTITY_NUMBER ? "" : dgm_entity_kind_name(e->kind);
	size_t n = strlen(name);
	char *type = dgm__arena_bytes(&r->strings, n + 1 + e->value.n);

	if (!type)
		return false;
	type[0] = n ? '@' : '#';
	memcpy(type + 1, name, n);
	memcpy(type + 1 + n, e->value.p, e->value.n);
	*to = (dgm__token){ .start_off = e->start_off, .end_off = e->end_off, .kind = DGM__TOKEN_FACT, .type = { type, n + 1 + e->value.n } };
	return true;
}

/* A quantity or a telephone number would only count its figures twice: it is told as an anchor and weighs nothing. */
enum { WEIGHTLESS = 1 << DGM_ENTITY_QUOTE | 1 << DGM_ENTITY_UNIT | 1 << DGM_ENTITY_PHONE };

static bool weighs(const dgm__reader *r, const dgm_entity *e)
{
	return !e->ambiguous && !(WEIGHTLESS >> e->kind & 1) && !dgm__reader_is_without(r, e->kind);
}

static dgm_status run(dgm__reader *r, dgm_str sentence, uint32_t without, const dgm__token **tokens, size_t *count, dgm_error *err)
{
	const dgm__token *words;
	dgm__token *items;
	size_t n, from = 0;
	dgm_status st = dgm__tokeniser_run(r->tokeniser, sentence, &words, &n, err);

	if (st == DGM_OK)
		st = dgm__recogniser_run(r->recogniser, sentence, without, &r->entities, err);
	if (st != DGM_OK)
		return st;
	dgm__arena_reset(&r->strings);
	items = dgm__grow(r->items, &r->capacity, n + r->entities.count, sizeof *items);
	if (!items)
		return dgm__out_of_memory(err);
	r->items = items;
	if (n)
		memcpy(items, words, n * sizeof *items);
	*count = n;
	for (size_t k = 0; k < r->entities.count; k++) {
		const dgm_entity *e = &r->entities.items[k];

		/* both lists are in order of place */
		while (from < n && words[from].end_off <= e->start_off)
			from++;
		if (!weighs(r, e) || (e->kind == DGM_ENTITY_NUMBER && is_token(e, words + from, n - from)))
			continue;
		if (!put(r, &items[*count], e))
			return dgm__out_of_memory(err);
		++*count;
	}
	*tokens = items;
	return DGM_OK;
}

dgm_status dgm__reader_run(dgm__reader *r, dgm_str sentence, const dgm__token **tokens, size_t *count, dgm_error *err)
{
	return run(r, sentence, WEIGHTLESS, tokens, count, err);
}

dgm_status dgm__reader_run_all(dgm__reader *r, dgm_str sentence, const dgm__token **tokens, size_t *count, dgm_error *err)
{
	return run(r, sentence, 0, tokens, count, err);
}

/* The last mark or letter that is no quotation mark, closing bracket or space; -1: none. */
static UChar32 last_char(dgm_str s)
{
	int32_t off = (int32_t)s.n;

	while (off > 0) {
		UChar32 c = dgm__char_prev(s.p, 0, &off);

		if (!u_isUWhiteSpace(c) && !dgm__is_quote(c) && !dgm__is_closing_bracket(c))
			return c;
	}
	return -1;
}

static bool begins_small(dgm_str s)
{
	int32_t off = 0;

	while (off < (int32_t)s.n) {
		UChar32 c = dgm__char_next(s.p, &off, (int32_t)s.n);

		if (dgm__is_word(c))
			return dgm__is_lower(c);
	}
	return false;
}

static bool goes_on(dgm_str sentence, dgm_str next)
{
	UChar32 last = last_char(sentence);
	bool is_comma = last == ',' || last == 0x060C || last == 0x3001 || last == 0xFF0C;

	return last >= 0 && (is_comma || (last != 0x2026 && !u_hasBinaryProperty(last, UCHAR_TERMINAL_PUNCTUATION))) && begins_small(next);
}

dgm_status dgm__reader_parts(dgm__reader *r, dgm_str sentence, dgm_str next, uint32_t *parts, dgm_error *err)
{
	dgm_status st;

	r->segments.count = 0;
	st = dgm_segmenter_run(r->segmenter, sentence, &r->segments, err);
	*parts = (r->segments.count > 1 ? (uint32_t)r->segments.count : 1) - goes_on(sentence, next);
	return st;
}
