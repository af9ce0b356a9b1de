/*
 * A name is a word with a capital that neither the beginning of a sentence nor a title asks for, and that the memory never writes small; at a beginning, one
 * that the memory knows as such. In scripts without capitals, and where nouns have them, names are the words that have answered a name of the other side before.
 */
#include "check/names_found.h"

#include <string.h>

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

/* So alike must two words be to answer each other at all, and to teach that they do. */
static const double ANSWERS = .72, TEACHES = .8;

enum { LEAST_LETTERS = 3, LEAST_ANSWERED = 2, TITLE_WORDS = 4, LONGEST_ABBREVIATION = 4, LEAST_USUAL = 4 };

static bool goes_on(const dgm__word *last, const dgm__word *next)
{
	return next->start_off == last->end_off && (next->script == USCRIPT_KATAKANA || (next->script == USCRIPT_COMMON && !next->is_number));
}

static void find_tokens(dgm__names *names, int side, const dgm__words *words)
{
	size_t count = 0;

	for (uint32_t i = 0, end; i < words->count && count < DGM__MOST_TOKENS; i = end) {
		const dgm__word *w = &words->items[i];
		dgm__name_token t = { .first = i, .start_off = w->start_off, .end_off = w->end_off, .hash = w->hash, .stem = w->stem, .script = w->script };

		end = i + 1;
		if (w->is_number || (w->is_character && w->script != USCRIPT_KATAKANA))
			continue;
		for (; w->is_character && end < words->count && goes_on(&words->items[end - 1], &words->items[end]); end++) {
			t.hash = (t.hash ^ words->items[end].hash) * 1099511628211u;
			t.stem = t.hash;
			t.end_off = words->items[end].end_off;
		}
		t.end = end;
		names->tokens[side][count++] = t;
	}
	names->token_count[side] = count;
	memset(names->has_sound[side], 0, count * sizeof *names->has_sound[side]);
}

/* Words of four letters and more that begin with a capital: in titles most do. */
static bool is_title(const dgm__words *words)
{
	size_t capitals = 0, count = 0;

	for (size_t i = 0; i < words->count; i++)
		if (words->items[i].letters >= 4 && (words->items[i].begins_upper || words->items[i].begins_lower)) {
			count++;
			capitals += words->items[i].begins_upper;
		}
	return count >= TITLE_WORDS && 3 * capitals > 2 * count;
}

/* Does a sentence or a quotation begin between the words? Commas, hyphens, spaces and closing marks go on. */
static bool begins_anew(dgm_str text, size_t from, size_t to)
{
	const uint8_t *s = (const uint8_t *)text.p;
	UChar32 c;

	for (int32_t i = (int32_t)from; i < (int32_t)to; ) {
		U8_NEXT_OR_FFFD(s, i, (int32_t)to, c);
		if (c != ',' && c != '-' && c != 0x2019 && c != 0x60C && !u_isUWhiteSpace(c) && u_charType(c) != U_END_PUNCTUATION)
			return true;
	}
	return false;
}

/* Sen., Gov. */
static bool is_abbreviation(dgm_str text, const dgm__word *w)
{
	return w->letters <= LONGEST_ABBREVIATION && w->end_off + 1 < text.n && text.p[w->end_off] == '.';
}

static bool is_mid(const dgm__name_side *side, size_t word)
{
	const dgm__word *w = &side->words->items[word];

	const dgm__word *before = word ? w - 1 : NULL;

	return word && !begins_anew(side->text, before->end_off + (before->begins_upper && is_abbreviation(side->text, before)), w->start_off);
}

/* ITV's */
static bool is_acronym(dgm_str text, const dgm__word *w)
{
	int32_t i = (int32_t)w->start_off;
	UChar32 c;

	U8_FWD_1((const uint8_t *)text.p, i, (int32_t)text.n);
	if (i >= (int32_t)w->end_off)
		return false;
	U8_NEXT_OR_FFFD((const uint8_t *)text.p, i, (int32_t)text.n, c);
	return u_isUUppercase(c);
}

static bool may_be_name(const dgm__name_side *s, const dgm__word *w)
{
	return w->letters >= LEAST_LETTERS && !w->is_glued && !w->is_number && !w->all_upper && !(w->begins_upper && (is_acronym(s->text, w) || is_abbreviation(s->text, w)));
}

unsigned dgm__name_times(const dgm__name_book *book, int side, const dgm__name_token *token, bool is_counted)
{
	dgm__name_counts c = dgm__name_book_counts(book, side, token->hash, token->stem);
	unsigned elsewhere = c.seen - (is_counted && c.seen > c.answered); /* here it stands without */

	return c.answered >= LEAST_ANSWERED && 5 * c.answered >= 4 * elsewhere ? c.answered : 0;
}

static bool is_name(const dgm__names *names, int side, const dgm__name_side *s, const dgm__name_token *token, const dgm__name_book *book, bool *mid)
{
	const dgm__word *w = &s->words->items[token->first];
	dgm__name_counts c = book ? dgm__name_book_counts(book, side, token->hash, token->stem) : (dgm__name_counts){ 0, 0, 0, 0 };

	*mid = false;
	if (!s->facts->has_case || (book && s->facts->has_noun_capitals))
		return book && dgm__name_times(book, side, token, true) && (!s->facts->has_case || w->begins_upper) && (w->is_character || may_be_name(s, w));
	if (!w->begins_upper || !may_be_name(s, w))
		return false;
	*mid = !names->is_title[side] && is_mid(s, token->first);
	if (!book)
		return *mid;
	return !c.lower && (*mid || c.upper);
}

static void list(dgm__names *names, int side, const dgm__name_side *s, const dgm__name_book *book)
{
	names->count[side] = 0;
	for (uint32_t i = 0; i < names->token_count[side] && names->count[side] < DGM__MOST_NAMES; i++) {
		bool mid;

		if (is_name(names, side, s, &names->tokens[side][i], book, &mid))
			names->items[side][names->count[side]++] = (dgm__name){ .token = i, .answer = DGM__NAME_ALONE, .is_mid = mid };
	}
}

/* Up to an apostrophe behind three letters: Rosa's, Rosa'nın, but O'Hagan. */
static dgm_str without_ending(dgm_str word)
{
	size_t letters = 0;

	for (size_t i = 0; i < word.n; i++) {
		if (letters >= LEAST_LETTERS && (word.p[i] == '\'' || (word.n - i > 3 && !memcmp(word.p + i, "\xE2\x80\x99", 3))))
			return (dgm_str){ word.p, i };
		letters += ((unsigned char)word.p[i] & 0xC0) != 0x80;
	}
	return word;
}

static dgm_str written(const dgm__name_side *s, const dgm__name_token *token)
{
	return (dgm_str){ s->text.p + token->start_off, token->end_off - token->start_off };
}

static bool is_usual_spelling(const dgm__name_spellings *spellings, const dgm__name_token *token)
{
	return spellings && spellings->items[0].stem == token->stem && spellings->items[0].script == token->script;
}

/* The sound of a token, found once a pair. */
static dgm_status sound_of(const dgm__sound **out, dgm__names *names, int side, size_t token, const dgm__name_side *s, dgm__sounds *sounds, dgm_error *err)
{
	dgm_status st = DGM_OK;

	*out = &names->sounds[side][token];
	if (!names->has_sound[side][token])
		st = dgm__sounds_of(sounds, s->facts->tag, without_ending(written(s, &names->tokens[side][token])), &names->sounds[side][token], err);
	names->has_sound[side][token] = st == DGM_OK;
	return st;
}

/* The spelling that the memory nearly always has, where the answer of a name is spelt otherwise. An adjective (аризонский) may be. */
static void find_usual(dgm__name *name, const dgm__name_spellings *spellings, const dgm__name_token *token, const dgm__word *word, const dgm__sound *sound)
{
	const dgm__name_spelling *most = &spellings->items[0];
	dgm_str letters = { sound->letters, sound->word.n };
	dgm__similar_word other;
	unsigned own = 0;

	for (size_t i = 1; i < spellings->count; i++)
		most = spellings->items[i].times > most->times ? &spellings->items[i] : most;
	if (word->begins_lower || most->script != token->script || most->times < LEAST_USUAL || dgm__is_spelt_so(most, letters))
		return;
	for (size_t i = 0; i < spellings->count; i++)
		if (spellings->items[i].script == token->script && dgm__is_spelt_so(&spellings->items[i], letters))
			own += spellings->items[i].times;
	other = dgm__similar_prepare((dgm_str){ most->letters, most->n });
	if (own * LEAST_USUAL <= most->times && dgm__similar(&sound->word, &other, ANSWERS) > 0)
		name->usual = most;
}

/* The token of the other side that is the same word, or the spelling that the memory has. */
static void answer_at_once(dgm__names *names, int side, dgm__name *name, const dgm__name_spellings *spellings)
{
	const dgm__name_token *own = &names->tokens[side][name->token], *others = names->tokens[!side];

	for (size_t i = 0; i < names->token_count[!side] && !name->is_alike; i++)
		if (others[i].hash == own->hash || is_usual_spelling(spellings, &others[i])) {
			name->answer = (int32_t)i;
			name->is_alike = true;
		}
}

/* In Arabic and Hebrew a conjunction or preposition of one letter may stand before the name. */
static double similarity_of(const dgm__sound *a, const dgm__name_token *token, const dgm__sound *b)
{
	double similarity = dgm__similar(&a->word, &b->word, ANSWERS);
	dgm__similar_word rest;

	if (similarity > 0 || (token->script != USCRIPT_ARABIC && token->script != USCRIPT_HEBREW) || b->word.n <= LEAST_LETTERS)
		return similarity;
	rest = dgm__similar_prepare((dgm_str){ b->letters + 1, b->word.n - 1u });
	return dgm__similar(&a->word, &rest, ANSWERS);
}

/* The one that sounds most alike. */
static dgm_status answer_by_sound(dgm__names *names, int side, dgm__name *name, const dgm__name_side sides[2], dgm__sounds *sounds, dgm_error *err)
{
	const dgm__sound *sound, *other;
	double best = 0;
	dgm_status st = sound_of(&sound, names, side, name->token, &sides[side], sounds, err);

	for (size_t i = 0; i < names->token_count[!side] && st == DGM_OK && sound->word.usable; i++) {
		double similarity;

		st = sound_of(&other, names, !side, i, &sides[!side], sounds, err);
		similarity = st == DGM_OK ? similarity_of(sound, &names->tokens[!side][i], other) : 0;
		if (similarity > best) {
			best = similarity;
			name->answer = (int32_t)i;
			name->is_alike = similarity >= TEACHES;
		}
	}
	return st;
}

static dgm_status answer(dgm__names *names, int side, dgm__name *name, const dgm__name_side sides[2], const dgm__name_book *book, dgm__sounds *sounds, dgm_error *err)
{
	const dgm__name_token *own = &names->tokens[side][name->token], *other;
	const dgm__name_spellings *spellings = book && side == 0 ? dgm__name_book_spellings(book, own->hash) : NULL;
	const dgm__sound *sound;
	dgm_status st = DGM_OK;

	answer_at_once(names, side, name, spellings);
	if (!name->is_alike)
		st = answer_by_sound(names, side, name, sides, sounds, err);
	if (st != DGM_OK || !spellings || !name->is_alike)
		return st;
	other = &names->tokens[1][name->answer];
	if (other->hash == own->hash || (spellings->count == 1 && is_usual_spelling(spellings, other)))
		return DGM_OK;
	st = sound_of(&sound, names, 1, (size_t)name->answer, &sides[1], sounds, err);
	if (st == DGM_OK)
		find_usual(name, spellings, other, &sides[1].words->items[other->first], sound);
	return st;
}

dgm_status dgm__names_find(dgm__names *names, const dgm__name_side sides[2], const dgm__name_book *book, dgm__sounds *sounds, dgm_error *err)
{
	dgm_status st = DGM_OK;

	for (int side = 0; side < 2; side++) {
		find_tokens(names, side, sides[side].words);
		names->is_title[side] = is_title(sides[side].words);
		list(names, side, &sides[side], book);
	}
	for (int side = 0; side < 2; side++)
		for (size_t i = 0; i < names->count[side] && st == DGM_OK; i++) {
			dgm__name *name = &names->items[side][i];

			if (names->tokens[side][name->token].is_answered) {
				name->answer = DGM__NAME_IS_ANSWER;
				continue;
			}
			st = answer(names, side, name, sides, book, sounds, err);
			if (name->answer >= 0)
				names->tokens[side][name->token].is_answered = names->tokens[!side][name->answer].is_answered = true;
		}
	return st;
}

/* Each stem once a unit. */
static bool stood_before(const dgm__name_token *tokens, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (tokens[k].stem == tokens[i].stem)
			return true;
	return false;
}

static void count_side(dgm__name_book *book, const dgm__names *names, int side, const dgm__name_side *s)
{
	const dgm__name_token *tokens = names->tokens[side];

	for (size_t i = 0; i < s->words->count && !names->is_title[side] && s->facts->has_case; i++)
		dgm__name_book_count_form(book, side, &s->words->items[i], s->words->items[i].begins_upper && is_mid(s, i));
	for (size_t i = 0; i < names->token_count[side]; i++) {
		bool answered = tokens[i].is_answered;

		if (stood_before(tokens, i))
			continue;
		for (size_t k = i + 1; k < names->token_count[side]; k++)
			answered = answered || (tokens[k].is_answered && tokens[k].stem == tokens[i].stem);
		dgm__name_book_count_stem(book, side, tokens[i].stem, answered);
	}
}

dgm_status dgm__names_learn(dgm__name_book *book, dgm__names *names, const dgm__name_side sides[2], dgm__sounds *sounds, dgm_error *err)
{
	dgm_status st = dgm__names_find(names, sides, NULL, sounds, err);

	for (int side = 0; side < 2 && st == DGM_OK; side++)
		for (size_t i = 0; i < names->count[side] && st == DGM_OK; i++) {
			const dgm__name *name = &names->items[side][i];
			dgm__name_token *own = &names->tokens[side][name->token], *other = name->answer >= 0 ? &names->tokens[!side][name->answer] : NULL;
			const dgm__sound *sound;

			if (other && !name->is_alike)
				own->is_answered = other->is_answered = false;
			if (!other || !name->is_alike || side)
				continue;
			st = sound_of(&sound, names, 1, (size_t)name->answer, &sides[1], sounds, err);
			if (st == DGM_OK)
				dgm__name_book_spell(book, own->hash, other->stem, other->script, sound, without_ending(written(&sides[1], other)));
		}
	for (int side = 0; side < 2 && st == DGM_OK; side++)
		count_side(book, names, side, &sides[side]);
	return st;
}
