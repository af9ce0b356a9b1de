/* Tokens of a sentence. Why stems, characters and two syllables of Hangul: measured, see doc/alignment.md. */
#include "align/token.h"

#include <string.h>

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

#include "base/arena.h"
#include "base/mem.h"
#include "base/status.h"
#include "base/white.h"
#include "text/fold.h"

enum { STEM = 5, PREFIX = 4, SYLLABLES = 2, KATAKANA = 9, WORD_BYTES = 256, ARTICLE_REST = 3 };

/* Classes of characters. */
enum { OTHER, DIGIT, LETTER, JOINING, HAN, KATA, UNSPACED, MARK, APOSTROPHE, DROPPED };

enum { ASCII = 128, CLASSED = 256 };

struct dgm__tokeniser {
	dgm__folder *folder;
	UBreakIterator *words; /* opened for the first word of a script without spaces */
	char language[4];
	dgm__arena strings;
	dgm__token *items;
	size_t count, capacity;
	uint8_t ascii[ASCII]; /* classes */
	struct {
		UChar32 c; /* 0: none yet */
		int class;
	} classed[CLASSED]; /* characters beyond ASCII, modulo: a text has few different ones */
	/* of the sentence at hand */
	dgm_str text;
	const uint32_t *origin;
};

/* Punctuation that translations keep, by class. */
static const struct { UChar32 c; const char *type; } marks[] = {
	{ '"', "\xC2\xB6Q" }, { 0x201C, "\xC2\xB6Q" }, { 0x201D, "\xC2\xB6Q" }, { 0x201E, "\xC2\xB6Q" }, { 0x201F, "\xC2\xB6Q" },
	{ 0x2039, "\xC2\xB6Q" }, { 0x203A, "\xC2\xB6Q" }, { 0xAB, "\xC2\xB6Q" }, { 0xBB, "\xC2\xB6Q" }, { 0x300C, "\xC2\xB6Q" }, { 0x300D, "\xC2\xB6Q" }, { 0x300E, "\xC2\xB6Q" }, { 0x300F, "\xC2\xB6Q" },
	{ '?', "\xC2\xB6?" }, { 0x61F, "\xC2\xB6?" }, { 0x1367, "\xC2\xB6?" }, { 0x55E, "\xC2\xB6?" }, { '!', "\xC2\xB6!" }, { 0x55C, "\xC2\xB6!" },
	{ ':', "\xC2\xB6:" }, { 0x1366, "\xC2\xB6:" }, { 0x17D6, "\xC2\xB6:" },
	{ '(', "\xC2\xB6(" }, { '[', "\xC2\xB6(" }, { 0x3010, "\xC2\xB6(" }, { ';', "\xC2\xB6;" }, { 0x61B, "\xC2\xB6;" },
	{ '%', "\xC2\xB6%" }, { 0x66A, "\xC2\xB6%" }, { '$', "\xC2\xB6$" }, { 0xA3, "\xC2\xB6\xC2\xA3" }, { 0x20AC, "\xC2\xB6\xE2\x82\xAC" },
	{ 0x2013, "\xC2\xB6-" }, { 0x2014, "\xC2\xB6-" },
};

static const char *mark_type(UChar32 c)
{
	for (size_t k = 0; k < sizeof marks / sizeof *marks; k++)
		if (marks[k].c == c)
			return marks[k].type;
	return NULL;
}

static bool between(UChar32 c, UChar32 low, UChar32 high)
{
	return c >= low && c <= high;
}

static bool is_unspaced(UChar32 c)
{
	return between(c, 0xE00, 0xE7F) || between(c, 0xE80, 0xEFF) || between(c, 0x1000, 0x109F) || between(c, 0x1780, 0x17FF);
}

static int find_class(UChar32 c)
{
	if (c < 0x80) {
		if (between(c, 'a', 'z') || between(c, 'A', 'Z'))
			return LETTER;
		if (between(c, '0', '9'))
			return DIGIT;
		return c == '\'' ? APOSTROPHE : c > ' ' && mark_type(c) ? MARK : OTHER;
	}
	if (c == 0x2019 || c == 0x2018 || c == 0x2BC || c == 0x5F3) /* Uzbek writes the second, Hebrew the last */
		return APOSTROPHE;
	if (c == 0x200D || c == 0x2060 || c == 0x5F4 || between(c, 0x55A, 0x55E)) /* joiners, Hebrew and Armenian marks within words; a soft hyphen cuts: measured, it did no good to drop it */
		return DROPPED;
	if (u_isdigit(c))
		return DIGIT;
	if (between(c, 0x500, 0x8FF) && u_charType(c) == U_NON_SPACING_MARK) /* Hebrew points, Arabic vowels: mostly left out */
		return DROPPED;
	if (between(c, 0x3400, 0x9FFF) || between(c, 0xF900, 0xFAFF) || between(c, 0x20000, 0x3FFFF) || c == 0x3005 || between(c, 0x3041, 0x309F))
		return HAN;
	if (between(c, 0x30A1, 0x30FF) && c != 0x30FB)
		return KATA;
	if (is_unspaced(c) && (u_isalnum(c) || (U_GET_GC_MASK(c) & U_GC_M_MASK)))
		return UNSPACED;
	if (u_isalpha(c))
		return LETTER;
	if (U_GET_GC_MASK(c) & (U_GC_MN_MASK | U_GC_MC_MASK))
		return JOINING;
	return mark_type(c) ? MARK : OTHER;
}

static inline int class_of(dgm__tokeniser *t, UChar32 c)
{
	size_t at = (uint32_t)c % CLASSED;

	if (c < ASCII)
		return t->ascii[c];
	if (t->classed[at].c != c) {
		t->classed[at].class = find_class(c);
		t->classed[at].c = c;
	}
	return t->classed[at].class;
}

dgm_status dgm__tokeniser_new(dgm__tokeniser **out, const char *language, dgm_error *err)
{
	dgm__tokeniser *t = dgm__calloc(1, sizeof *t);
	size_t n = strcspn(language, "-");
	dgm_status st;

	*out = NULL;
	if (!t)
		return dgm__out_of_memory(err);
	memcpy(t->language, language, n < sizeof t->language ? n : 0);
	for (UChar32 c = 0; c < ASCII; c++)
		t->ascii[c] = (uint8_t)find_class(c);
	st = dgm__folder_new(&t->folder, language, err);
	if (st != DGM_OK) {
		dgm__tokeniser_free(t);
		return st;
	}
	*out = t;
	return DGM_OK;
}

void dgm__tokeniser_free(dgm__tokeniser *t)
{
	if (!t)
		return;
	if (t->words)
		ubrk_close(t->words);
	dgm__folder_free(t->folder);
	dgm__arena_clear(&t->strings);
	dgm__free(t->items);
	dgm__free(t);
}

/* Code points that are no white space. */
static size_t count_seen(dgm_str s)
{
	size_t count = 0;

	for (size_t i = 0; i < s.n; i++) {
		size_t w;

		if (((unsigned char)s.p[i] & 0xC0) == 0x80)
			continue;
		w = dgm__begins_white(s.p[i]) ? dgm__white(s.p + i, s.n - i) : 0;
		if (!w)
			count++;
		else
			i += w - 1;
	}
	return count;
}

double dgm__token_length(dgm_str s)
{
	unsigned count = 0, white = 0, wide = 0;

	/* a loop without branches, for texts whose white space is ASCII */
	for (size_t i = 0; i < s.n; i++) {
		count += ((unsigned char)s.p[i] & 0xC0) != 0x80;
		white += dgm__white_ascii(s.p[i]);
		wide |= dgm__white_lead(s.p[i]);
	}
	return 1 + (double)(wide ? count_seen(s) : count - white);
}

static inline UChar32 at(dgm_str s, size_t i, size_t *next)
{
	int32_t off = (int32_t)i;
	UChar32 c;

	U8_NEXT_UNSAFE(s.p, off, c);
	*next = (size_t)off;
	return c;
}

/* Bytes of the first n code points of s. */
static size_t head(dgm_str s, size_t n)
{
	size_t i = 0;

	while (n-- && i < s.n)
		i += U8_COUNT_TRAIL_BYTES_UNSAFE((uint8_t)s.p[i]) + 1u;
	return i < s.n ? i : s.n;
}

static size_t code_points(dgm_str s)
{
	size_t count = 0;

	for (size_t i = 0; i < s.n; i++)
		count += ((unsigned char)s.p[i] & 0xC0) != 0x80;
	return count;
}

static dgm__token *push(dgm__tokeniser *t, size_t from, size_t to, uint8_t kind, dgm_error *err)
{
	dgm__token *items = dgm__grow(t->items, &t->capacity, t->count + 1, sizeof *items), *token;

	if (!items) {
		dgm__out_of_memory(err);
		return NULL;
	}
	t->items = items;
	token = &items[t->count++];
	memset(token, 0, sizeof *token);
	dgm__folded_span(t->origin, from, to, &token->start_off, &token->end_off);
	token->kind = kind;
	token->type = (dgm_str){ t->text.p + from, to - from };
	return token;
}

static dgm_status push_mark(dgm__tokeniser *t, size_t from, size_t to, const char *type, dgm_error *err)
{
	dgm__token *token = push(t, from, to, DGM__TOKEN_MARK, err);

	if (!token)
		return DGM_ENOMEM;
	token->type = (dgm_str){ type, strlen(type) };
	return DGM_OK;
}

/* Are the digits of s[0..n) in groups of three after a first of one to three? mark: the separator; 0: any. */
static bool in_threes(const char *s, size_t n, char mark)
{
	size_t run = 0, groups = 0;

	for (size_t i = 0; i <= n; i++) {
		if (i < n && s[i] >= '0' && s[i] <= '9') {
			run++;
			continue;
		}
		if (i < n && mark && s[i] != mark)
			return false;
		if (groups ? run != 3 : run < 1 || run > 3)
			return false;
		groups++;
		run = 0;
	}
	return groups > 1;
}

/*
 * Digits with '.' and ',' to a canonical value: groups of three are thousands, else the last separator is decimal; what fits neither (dates,
 * versions) stays as it is. Returns the bytes written to `to`, at most n.
 */
static size_t canonical(char *to, const char *s, size_t n)
{
	size_t whole = n, k = 0, first = 0, end = n;

	if (!in_threes(s, n, 0)) {
		const char *dot = memrchr(s, '.', n), *comma = memrchr(s, ',', n), *last = dot > comma ? dot : comma;

		if (last) {
			whole = (size_t)(last - s);
			if ((memchr(s, '.', whole) || memchr(s, ',', whole)) && !in_threes(s, whole, last == dot ? ',' : '.')) {
				memcpy(to, s, n);
				return n;
			}
		}
	}
	for (size_t i = 0; i < whole; i++)
		if (s[i] >= '0' && s[i] <= '9')
			to[k++] = s[i];
	while (first + 1 < k && to[first] == '0')
		first++;
	memmove(to, to + first, k -= first);
	while (end > whole + 1 && s[end - 1] == '0')
		end--;
	if (end > whole + 1) {
		to[k++] = '.';
		memcpy(to + k, s + whole + 1, end - whole - 1);
		k += end - whole - 1;
	}
	return k;
}

static bool is_separator(UChar32 c)
{
	return c == '.' || c == ',' || c == 0x66B || c == 0x66C;
}

/* The number that begins at i: "5,000" and "5.000" are "#5000", "3,5" is "#3.5". */
static dgm_status number(dgm__tokeniser *t, size_t *i, dgm_error *err)
{
	size_t end = *i, next, after, n = 1;
	char *ascii, *type;
	dgm__token *token;

	while (end < t->text.n) {
		UChar32 c = at(t->text, end, &next);

		if (is_separator(c) && (next >= t->text.n || !u_isdigit(at(t->text, next, &after))))
			break;
		if (!is_separator(c) && !u_isdigit(c))
			break;
		end = next;
	}
	ascii = dgm__arena_bytes(&t->strings, end - *i);
	type = dgm__arena_bytes(&t->strings, end - *i + 1);
	token = ascii && type ? push(t, *i, end, DGM__TOKEN_NUMBER, err) : NULL;
	if (!token)
		return dgm__out_of_memory(err);
	for (n = 0; *i < end; *i = next) {
		UChar32 c = at(t->text, *i, &next);

		ascii[n++] = c == 0x66B ? '.' : c == 0x66C ? ',' : is_separator(c) ? (char)c : (char)('0' + u_charDigitValue(c));
	}
	type[0] = '#';
	token->type = (dgm_str){ type, canonical(type + 1, ascii, n) + 1 };
	return DGM_OK;
}

/* A run of a script without spaces, cut by ICU's dictionary. */
static dgm_status unspaced(dgm__tokeniser *t, size_t *i, dgm_error *err)
{
	size_t end = *i, next = *i;
	UErrorCode status = U_ZERO_ERROR;
	UText view = UTEXT_INITIALIZER;
	dgm_status st = DGM_OK;

	while (end < t->text.n && class_of(t, at(t->text, end, &next)) == UNSPACED)
		end = next;
	if (!t->words)
		t->words = ubrk_open(UBRK_WORD, t->language, NULL, 0, &status);
	utext_openUTF8(&view, t->text.p + *i, (int64_t)(end - *i), &status);
	if (U_SUCCESS(status))
		ubrk_setUText(t->words, &view, &status);
	if (U_FAILURE(status))
		return dgm__fail(err, DGM_ENOMEM, NULL, 0, "ICU cannot cut words: %s", u_errorName(status));
	for (int32_t from = 0, to = ubrk_next(t->words); to != UBRK_DONE && st == DGM_OK; from = to, to = ubrk_next(t->words))
		if (!push(t, *i + (size_t)from, *i + (size_t)to, DGM__TOKEN_CHARACTER, err))
			st = DGM_ENOMEM;
	utext_close(&view);
	*i = end;
	return st;
}

static dgm_status katakana(dgm__tokeniser *t, size_t *i, dgm_error *err)
{
	size_t end = *i, next = *i;
	dgm__token *token;

	while (end < t->text.n && class_of(t, at(t->text, end, &next)) == KATA)
		end = next;
	token = push(t, *i, end, DGM__TOKEN_CHARACTER, err);
	if (!token)
		return DGM_ENOMEM;
	token->word = token->type;
	token->type.n = head(token->type, KATAKANA);
	*i = end;
	return DGM_OK;
}

static bool is_language(const dgm__tokeniser *t, const char *language)
{
	return !strcmp(t->language, language);
}

/* Greek asks with a semicolon. */
static const char *mark_of(const dgm__tokeniser *t, UChar32 c)
{
	return mark_type(c == ';' && is_language(t, "el") ? '?' : c);
}

/* The word without what is only grammar: English 's, an elided article, a Turkish case ending after the apostrophe. */
static dgm_str bare_of_apostrophe(const dgm__tokeniser *t, dgm_str word)
{
	for (size_t i = word.n, n; i-- > 0;) {
		if (word.p[i] == '\'')
			n = 1;
		else if (i + 3 <= word.n && !memcmp(word.p + i, "\xE2\x80\x99", 3))
			n = 3;
		else
			continue;
		if (is_language(t, "en") && i + n + 1 == word.n && word.p[i + n] == 's')
			return (dgm_str){ word.p, i };
		if (is_language(t, "fr") || is_language(t, "it") || is_language(t, "ca"))
			return (dgm_str){ word.p + i + n, word.n - i - n };
		if (is_language(t, "tr"))
			word.n = i;
	}
	return word;
}

/* Arabic: the article and proclitics before it, where at least three letters remain. */
static dgm_str bare_of_article(dgm_str word)
{
	static const char *const articles[] = { "\xD9\x88\xD8\xA7\xD9\x84", "\xD8\xA8\xD8\xA7\xD9\x84", "\xD9\x83\xD8\xA7\xD9\x84",
		"\xD9\x81\xD8\xA7\xD9\x84", "\xD9\x84\xD9\x84", "\xD8\xA7\xD9\x84" };

	for (size_t k = 0; k < sizeof articles / sizeof *articles; k++) {
		size_t n = strlen(articles[k]);

		if (word.n > n && !memcmp(word.p, articles[k], n) && code_points((dgm_str){ word.p + n, word.n - n }) >= ARTICLE_REST)
			return (dgm_str){ word.p + n, word.n - n };
	}
	return word;
}

/* "uTrump", "bhFrainc": the name without the prefix or mutation that Zulu, Xhosa or Irish write before its capital. */
static dgm_str bare_of_small_prefix(dgm_str word)
{
	size_t i = 0, next;

	if (!word.n || !u_islower(at(word, 0, &next)))
		return word;
	for (size_t letters = 0; letters <= PREFIX && i < word.n; letters++, i = next)
		if (u_isupper(at(word, i, &next)))
			return next < word.n && u_islower(at(word, next, &next)) ? (dgm_str){ word.p + i, word.n - i } : word;
	return word;
}

/* Hebrew points, Arabic vowels and other marks within a word out of s[0..n); returns what is left. */
static size_t drop_points(dgm__tokeniser *t, char *s, size_t n)
{
	size_t k = 0;

	for (size_t i = 0, next; i < n; i = next) {
		int class = class_of(t, at((dgm_str){ s, n }, i, &next));

		if (class == DROPPED || class == MARK)
			continue;
		memmove(s + k, s + i, next - i);
		k += next - i;
	}
	return k;
}

static bool is_hebrew(UChar32 c)
{
	return between(c, 0x5D0, 0x5EA);
}

/* A quotation mark before the last letter of a Hebrew word makes it an acronym. mark: its place. */
static bool is_gershayim(const dgm__tokeniser *t, size_t mark)
{
	size_t last = mark + 1, next;

	if (t->text.p[mark] != '"' || mark < 2 || last >= t->text.n || !is_hebrew(at(t->text, mark - 2, &next)) || !is_hebrew(at(t->text, last, &next)))
		return false;
	return next >= t->text.n || !is_hebrew(at(t->text, next, &next));
}

/* Finds the end of the word that begins at i; *pointed tells of marks to drop. */
static size_t word_end(dgm__tokeniser *t, size_t i, bool *pointed)
{
	size_t next, after;

	for (*pointed = false; i < t->text.n; i = next) {
		int class = class_of(t, at(t->text, i, &next));

		if (class == DROPPED || (class == MARK && is_gershayim(t, i)))
			*pointed = true;
		else if (class == APOSTROPHE && (next >= t->text.n || class_of(t, at(t->text, next, &after)) != LETTER))
			return i;
		else if (class != LETTER && class != DIGIT && class != JOINING && class != APOSTROPHE)
			return i;
	}
	return i;
}

/* Armenian marks of question and exclamation stand in the word that they stress. */
static dgm_status push_marks_within(dgm__tokeniser *t, size_t from, size_t to, dgm_error *err)
{
	for (size_t i = from, next; i < to; i = next) {
		UChar32 c = at(t->text, i, &next);
		dgm_status st = c == 0x55C || c == 0x55E ? push_mark(t, from, to, mark_type(c), err) : DGM_OK;

		if (st != DGM_OK)
			return st;
	}
	return DGM_OK;
}

static dgm_status word(dgm__tokeniser *t, size_t *i, dgm_error *err)
{
	bool pointed;
	size_t start = *i, end = word_end(t, *i, &pointed), n = 0, room;
	dgm_str bare = bare_of_apostrophe(t, (dgm_str){ t->text.p + *i, end - *i });
	dgm__token *token;
	char *folded;
	dgm_status st;
	UChar32 first;
	size_t next;

	bare = bare_of_small_prefix(bare);
	room = bare.n < WORD_BYTES / 3 ? bare.n * 3 : WORD_BYTES; /* folding may treble the bytes */
	folded = dgm__arena_bytes(&t->strings, room);
	token = folded ? push(t, *i, end, DGM__TOKEN_WORD, err) : NULL;
	if (!token)
		return dgm__out_of_memory(err);
	*i = end;
	st = dgm__folder_case(t->folder, bare, folded, room, &n, err);
	if (pointed)
		n = drop_points(t, folded, n);
	if (st != DGM_OK || !n) {
		t->count--;
		return st;
	}
	token->word = (dgm_str){ folded, n };
	token->type = is_language(t, "ar") ? bare_of_article(token->word) : token->word;
	first = at(token->type, 0, &next);
	token->type.n = head(token->type, between(first, 0xAC00, 0xD7A3) ? SYLLABLES : STEM);
	return pointed ? push_marks_within(t, start, end, err) : DGM_OK;
}

dgm_status dgm__tokeniser_run(dgm__tokeniser *t, dgm_str sentence, const dgm__token **tokens, size_t *count, dgm_error *err)
{
	dgm_status st;

	dgm__arena_reset(&t->strings);
	t->count = 0;
	st = dgm__folder_nfkc(t->folder, sentence, &t->text, &t->origin, err);
	for (size_t i = 0, next; st == DGM_OK && i < t->text.n;) {
		UChar32 c = at(t->text, i, &next);

		switch (class_of(t, c)) {
		case DIGIT:
			st = number(t, &i, err);
			break;
		case LETTER:
			st = word(t, &i, err);
			break;
		case KATA:
			st = katakana(t, &i, err);
			break;
		case UNSPACED:
			st = unspaced(t, &i, err);
			break;
		case HAN:
			st = push(t, i, next, DGM__TOKEN_CHARACTER, err) ? DGM_OK : DGM_ENOMEM;
			i = next;
			break;
		case MARK:
			st = push_mark(t, i, next, mark_of(t, c), err);
			i = next;
			break;
		default:
			i = next;
		}
	}
	*tokens = t->items;
	*count = t->count;
	return st;
}
