/*
 * Which language a text is in: by the script of its letters where one language of those with data is written in it, else by the words of
 * starters.txt and function-words.txt. A word that several languages have counts for each by its share.
 */
#include "segment/guess.h"

#include <string.h>

#include <unicode/uchar.h>

#include "base/mem.h"
#include "base/status.h"
#include "base/strmap.h"
#include "segment/chars.h"
#include "segment/engine.h"

enum {
	READ = 1 << 16, /* bytes that are looked at */
	LETTERS = 20    /* fewer say nothing; Han and Hangul count threefold */
};

/*
 * A word counts as evidence only with the others: this share of all words, the larger one, and no word alone, where the list has more than what opens sentences, and
 * this many times the next language's.
 */
static const double least_share = .02, least_share_of_common = .06, least_lead = 1.35;

/* The languages that have a word. */
typedef struct owners {
	uint64_t bits[(DGM__GUESSED_LANGUAGES + 63) / 64];
	unsigned count;
} owners;

struct dgm__guesser {
	dgm__strmap words; /* folded -> index of owners */
	owners *owners;
	size_t capacity;
	const char *languages[DGM__GUESSED_LANGUAGES];
	bool has_common[DGM__GUESSED_LANGUAGES]; /* by index of the language: function-words.txt was read */
	size_t language_count;
};

static bool is_common(const dgm__builtin_file *f)
{
	return !strcmp(f->name, "function-words.txt");
}

/* "no" has the words of nb: the macrolanguage would stand in its way. */
static bool has_words(const dgm__builtin_file *f)
{
	return (!strcmp(f->name, "starters.txt") || is_common(f)) && strcmp(f->language, "no");
}

static bool add_word(dgm__guesser *g, size_t language, dgm_str word)
{
	char key[DGM__KEY_CAPACITY];
	size_t n = dgm__fold(key, word.p, word.n);
	dgm__strmap_entry *entry;
	owners *grown, *o;
	int is_new = 0;

	if (!n)
		return true;
	entry = dgm__strmap_put(&g->words, key, n, g->words.count, &is_new);
	grown = entry ? dgm__grow(g->owners, &g->capacity, g->words.count, sizeof *grown) : NULL;
	if (!grown)
		return false;
	g->owners = grown;
	o = &grown[entry->value];
	if (is_new)
		*o = (owners){ .count = 0 };
	o->count += !(o->bits[language / 64] >> language % 64 & 1);
	o->bits[language / 64] |= UINT64_C(1) << language % 64;
	return true;
}

dgm_status dgm__guesser_new(dgm__guesser **out, dgm_error *err)
{
	dgm__guesser *g = dgm__calloc(1, sizeof *g);
	bool good = g != NULL;
	dgm_str word;

	for (const dgm__builtin_file *f = dgm__segment_builtin; good && f->language; f++) {
		size_t language = has_words(f) ? dgm__guesser_index(g, f->language) : DGM__GUESSED_LANGUAGES;

		if (language == DGM__GUESSED_LANGUAGES)
			continue;
		if (language == g->language_count)
			g->languages[g->language_count++] = f->language;
		g->has_common[language] = g->has_common[language] || is_common(f);
		for (dgm_str left = { f->bytes, f->n }; good && dgm__data_next(&left, &word, NULL);)
			good = add_word(g, language, word);
	}
	*out = good ? g : NULL;
	if (good)
		return DGM_OK;
	dgm__guesser_free(g);
	return dgm__out_of_memory(err);
}

void dgm__guesser_free(dgm__guesser *g)
{
	if (!g)
		return;
	dgm__strmap_clear(&g->words);
	dgm__free(g->owners);
	dgm__free(g);
}

static void count_word(const dgm__guesser *g, size_t against, dgm__guess *guess, const char *p, int32_t n)
{
	char key[DGM__KEY_CAPACITY];
	size_t key_n = dgm__fold(key, p, (size_t)n);
	const dgm__strmap_entry *entry = key_n ? dgm__strmap_find(&g->words, key, key_n) : NULL;
	const owners *o;
	bool is_new, is_apart;

	guess->words++;
	if (!entry)
		return;
	o = &g->owners[entry->value];
	is_new = entry->value < DGM__GUESSED_WORDS && !(guess->seen[entry->value / 8] >> entry->value % 8 & 1);
	if (is_new)
		guess->seen[entry->value / 8] |= (uint8_t)(1u << entry->value % 8);
	is_apart = against >= g->language_count || !(o->bits[against / 64] >> against % 64 & 1);
	for (size_t i = 0; i < g->language_count; i++)
		if (o->bits[i / 64] >> i % 64 & 1) {
			guess->scores[i] += 1.0 / o->count;
			guess->hits[i]++;
			guess->apart[i] += is_apart;
			guess->kinds_apart[i] += is_apart && is_new;
		}
}

static bool in_word(UChar32 c)
{
	return u_hasBinaryProperty(c, UCHAR_ALPHABETIC) || (U_GET_GC_MASK(c) & U_GC_M_MASK);
}

void dgm__guesser_read(const dgm__guesser *g, dgm_str text, size_t against, dgm__guess *guess)
{
	int32_t n = text.n > READ ? READ : (int32_t)text.n, off = 0, begin = -1;

	memset(guess, 0, sizeof *guess);
	while (off < n) {
		int32_t at = off;
		UChar32 c = dgm__char_next(text.p, &off, n);
		UErrorCode status = U_ZERO_ERROR;
		bool inside = in_word(c) || (begin >= 0 && dgm__is_apostrophe(c));
		UScriptCode script = inside && u_isalpha(c) ? uscript_getScript(c, &status) : USCRIPT_COMMON;

		if (U_SUCCESS(status) && script > USCRIPT_INHERITED && script < USCRIPT_CODE_LIMIT) {
			uint32_t worth = script == USCRIPT_HAN || script == USCRIPT_HANGUL ? 3 : 1;

			guess->letters[script == USCRIPT_KATAKANA ? USCRIPT_HIRAGANA : script] += worth;
			guess->all += worth;
		}
		if (inside && begin < 0)
			begin = at;
		if (begin >= 0 && !inside) {
			count_word(g, against, guess, text.p + begin, at - begin);
			begin = -1;
		}
	}
	if (begin >= 0)
		count_word(g, against, guess, text.p + begin, n - begin);
}

size_t dgm__guesser_index(const dgm__guesser *g, const char *language)
{
	size_t i = 0;

	while (i < g->language_count && strcmp(g->languages[i], language))
		i++;
	return i;
}

const char *dgm__guesser_language(const dgm__guesser *g, size_t index)
{
	return g->languages[index];
}

bool dgm__guesser_is_rich(const dgm__guesser *g, size_t language)
{
	return language < g->language_count && g->has_common[language];
}

size_t dgm__guesser_best(const dgm__guesser *g, const dgm__guess *guess, size_t but)
{
	size_t best = g->language_count;

	for (size_t i = 0; i < g->language_count; i++)
		if (i != but && guess->scores[i] > (best < g->language_count ? guess->scores[best] : 0))
			best = i;
	return best;
}

/* The script of most letters; Han with kana among it is kana. USCRIPT_INVALID_CODE: none has two thirds of them. */
static UScriptCode main_script(const dgm__guess *r)
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

static dgm_status by_words(char out[DGM_LANGUAGE_CAPACITY], const dgm__guesser *g, const dgm__guess *guess, dgm_error *err)
{
	size_t best = dgm__guesser_best(g, guess, g->language_count), second = dgm__guesser_best(g, guess, best);

	bool has_common = dgm__guesser_is_rich(g, best);

	if (best == g->language_count || guess->scores[best] < (has_common ? least_share_of_common : least_share) * guess->words || (has_common && guess->hits[best] < 2))
		return dgm__fail(err, DGM_EARG, NULL, 0, "cannot guess the language: too few known words; name it");
	if (second < g->language_count && guess->scores[best] < least_lead * guess->scores[second])
		return dgm__fail(err, DGM_EARG, NULL, 0, "cannot guess the language: it may be %s or %s; name it", g->languages[best], g->languages[second]);
	strcpy(out, g->languages[best]);
	return DGM_OK;
}

dgm_status dgm_segment_language_guess(char out[DGM_LANGUAGE_CAPACITY], dgm_str text, dgm_error *err)
{
	dgm__guesser *g = NULL;
	dgm_status st = dgm__guesser_new(&g, err);
	UScriptCode script;
	dgm__guess guess;

	out[0] = '\0';
	if (st != DGM_OK)
		return st;
	dgm__guesser_read(g, text, g->language_count, &guess);
	script = main_script(&guess);
	if (guess.all < LETTERS)
		st = dgm__fail(err, DGM_EARG, NULL, 0, "cannot guess the language: fewer than %d letters; name it", LETTERS);
	else if (script == USCRIPT_INVALID_CODE)
		st = dgm__fail(err, DGM_EARG, NULL, 0, "cannot guess the language: a mixture of scripts; name it");
	else if (language_of(script))
		strcpy(out, language_of(script));
	else
		st = by_words(out, g, &guess, err);
	dgm__guesser_free(g);
	return st;
}
