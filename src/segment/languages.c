/*
 * Which languages have data of their own, and which of them a text is in: by the script of its letters where one language of those is written in
 * it, else by the function words of starters.txt. A word that several languages have counts for each by its share.
 */
#include "segment/engine.h"

#include <string.h>

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "base/status.h"
#include "segment/chars.h"

/* The files of one language stand together in the table; root is no language. */
static const dgm__builtin_file *next_language(const dgm__builtin_file *f, const char *before)
{
	while (f->language && (!strcmp(f->language, "root") || (before && !strcmp(f->language, before))))
		f++;
	return f->language ? f : NULL;
}

const char *dgm_segment_language_at(size_t index, size_t *entries)
{
	const dgm__builtin_file *f = next_language(dgm__segment_builtin, NULL);
	const char *language;
	size_t count = 0;
	dgm_str word;

	while (f && index--)
		f = next_language(f, f->language);
	if (!f)
		return NULL;
	for (language = f->language; f->language && !strcmp(f->language, language); f++)
		for (dgm_str rest = { f->bytes, f->n }; dgm__data_next(&rest, &word);)
			count++;
	if (entries)
		*entries = count;
	return language;
}

enum {
	READ = 1 << 16,     /* bytes that are looked at */
	LETTERS = 20,       /* fewer say nothing; Han and Hangul count threefold */
	COUNT_BITS = 32     /* of a word's value: times in the text below, languages above */
};

/* A word counts as evidence only with the others: this share of all words, and this many times the next language's. */
static const double least_share = .02, least_lead = 1.35;

typedef struct reading {
	uint32_t letters[USCRIPT_CODE_LIMIT], all;
	dgm__strmap words;
	uint32_t word_count;
} reading;

static bool in_word(UChar32 c)
{
	return u_hasBinaryProperty(c, UCHAR_ALPHABETIC) || (U_GET_GC_MASK(c) & U_GC_M_MASK);
}

static bool keep_word(reading *r, const char *p, int32_t n)
{
	char key[DGM__KEY_CAPACITY];
	size_t key_n = dgm__fold(key, p, (size_t)n);
	dgm__strmap_entry *entry;

	r->word_count++;
	if (!key_n)
		return true;
	entry = dgm__strmap_put(&r->words, key, key_n, 0, NULL);
	if (entry)
		entry->value++;
	return entry != NULL;
}

static dgm_status read_text(reading *r, dgm_str text, dgm_error *err)
{
	int32_t n = text.n > READ ? READ : (int32_t)text.n, off = 0, begin = -1;

	while (off < n) {
		int32_t at = off;
		UChar32 c = dgm__char_next(text.p, &off, n);
		UErrorCode status = U_ZERO_ERROR;
		bool inside = in_word(c) || (begin >= 0 && dgm__is_apostrophe(c));
		UScriptCode script = inside && u_isalpha(c) ? uscript_getScript(c, &status) : USCRIPT_COMMON;

		if (U_SUCCESS(status) && script > USCRIPT_INHERITED && script < USCRIPT_CODE_LIMIT) {
			uint32_t worth = script == USCRIPT_HAN || script == USCRIPT_HANGUL ? 3 : 1;

			r->letters[script == USCRIPT_KATAKANA ? USCRIPT_HIRAGANA : script] += worth;
			r->all += worth;
		}
		if (inside && begin < 0)
			begin = at;
		if (begin >= 0 && !inside) {
			if (!keep_word(r, text.p + begin, at - begin))
				return dgm__out_of_memory(err);
			begin = -1;
		}
	}
	return begin < 0 || keep_word(r, text.p + begin, n - begin) ? DGM_OK : dgm__out_of_memory(err);
}

/* The script of most letters; Han with kana among it is kana. USCRIPT_INVALID_CODE: none has two thirds of them. */
static UScriptCode main_script(const reading *r)
{
	uint32_t kana = r->letters[USCRIPT_HIRAGANA], han = r->letters[USCRIPT_HAN];
	UScriptCode best = USCRIPT_COMMON;

	if ((kana + han) * 3ull >= r->all * 2ull)
		return kana * 20ull >= han ? USCRIPT_HIRAGANA : USCRIPT_HAN;
	for (int i = 0; i < USCRIPT_CODE_LIMIT; i++)
		if (r->letters[i] > r->letters[best])
			best = (UScriptCode)i;
	return r->letters[best] * 3ull >= r->all * 2ull ? best : USCRIPT_INVALID_CODE;
}

/* Scripts in which one language writes its news; for others the words must tell. */
static const char *language_of(UScriptCode script)
{
	static const struct { UScriptCode script; const char *language; } table[] = {
		{ USCRIPT_ARMENIAN, "hy" }, { USCRIPT_BENGALI, "bn" }, { USCRIPT_ETHIOPIC, "am" }, { USCRIPT_GEORGIAN, "ka" }, { USCRIPT_GREEK, "el" },
		{ USCRIPT_GUJARATI, "gu" }, { USCRIPT_GURMUKHI, "pa" }, { USCRIPT_HAN, "zh" }, { USCRIPT_HANGUL, "ko" }, { USCRIPT_HEBREW, "he" },
		{ USCRIPT_HIRAGANA, "ja" }, { USCRIPT_KANNADA, "kn" }, { USCRIPT_KHMER, "km" }, { USCRIPT_LAO, "lo" }, { USCRIPT_MALAYALAM, "ml" },
		{ USCRIPT_MYANMAR, "my" }, { USCRIPT_SINHALA, "si" }, { USCRIPT_TAMIL, "ta" }, { USCRIPT_TELUGU, "te" }, { USCRIPT_THAI, "th" },
	};

	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		if (table[i].script == script)
			return table[i].language;
	return NULL;
}

/* A word of f in the text, or NULL. */
static dgm__strmap_entry *seen(const reading *r, dgm_str word)
{
	char key[DGM__KEY_CAPACITY];
	size_t n = dgm__fold(key, word.p, word.n);

	return n ? dgm__strmap_find(&r->words, key, n) : NULL;
}

/* "no" has the words of nb: the macrolanguage would stand in its way. */
static bool has_words(const dgm__builtin_file *f)
{
	return !strcmp(f->name, "starters.txt") && strcmp(f->language, "no");
}

static void share_words(const reading *r)
{
	dgm__strmap_entry *entry;
	dgm_str word;

	for (const dgm__builtin_file *f = dgm__segment_builtin; f->language; f++)
		for (dgm_str rest = { f->bytes, has_words(f) ? f->n : 0 }; dgm__data_next(&rest, &word);)
			if ((entry = seen(r, word)))
				entry->value += 1ull << COUNT_BITS;
}

static double score(const reading *r, const dgm__builtin_file *f)
{
	double sum = 0;
	dgm_str word;

	for (dgm_str rest = { f->bytes, f->n }; dgm__data_next(&rest, &word);) {
		const dgm__strmap_entry *entry = seen(r, word);

		if (entry)
			sum += (double)(uint32_t)entry->value / (double)(entry->value >> COUNT_BITS);
	}
	return sum;
}

static dgm_status by_words(char out[DGM_LANGUAGE_CAPACITY], const reading *r, dgm_error *err)
{
	const char *best = NULL, *second = NULL;
	double best_score = 0, second_score = 0;

	share_words(r);
	for (const dgm__builtin_file *f = dgm__segment_builtin; f->language; f++) {
		double s = has_words(f) ? score(r, f) : 0;

		if (s > best_score) {
			second = best;
			second_score = best_score;
			best = f->language;
			best_score = s;
		} else if (s > second_score) {
			second = f->language;
			second_score = s;
		}
	}
	if (!best || best_score < least_share * r->word_count)
		return dgm__fail(err, DGM_EARG, NULL, 0, "cannot guess the language: too few known words; name it");
	if (best_score < least_lead * second_score)
		return dgm__fail(err, DGM_EARG, NULL, 0, "cannot guess the language: it may be %s or %s; name it", best, second);
	strcpy(out, best);
	return DGM_OK;
}

dgm_status dgm_segment_language_guess(char out[DGM_LANGUAGE_CAPACITY], dgm_str text, dgm_error *err)
{
	reading r = { .all = 0 };
	dgm_status st = read_text(&r, text, err);
	UScriptCode script = main_script(&r);

	out[0] = '\0';
	if (st == DGM_OK && r.all < LETTERS)
		st = dgm__fail(err, DGM_EARG, NULL, 0, "cannot guess the language: fewer than %d letters; name it", LETTERS);
	else if (st == DGM_OK && script == USCRIPT_INVALID_CODE)
		st = dgm__fail(err, DGM_EARG, NULL, 0, "cannot guess the language: a mixture of scripts; name it");
	else if (st == DGM_OK && language_of(script))
		strcpy(out, language_of(script));
	else if (st == DGM_OK)
		st = by_words(out, &r, err);
	dgm__strmap_clear(&r.words);
	return st;
}
