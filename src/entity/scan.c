/* Folding a sentence and finding the table's names in it: one step of the trie a character, a start at every word. */
#include "entity/scan.h"

#include <string.h>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf8.h>

#include "base/mem.h"
#include "entity/recogniser.h"

/* Marks and formatting characters that no name depends on: points of Hebrew and Arabic, tatweel, soft hyphen, joiners, bidi controls, nukta. */
static bool is_ignored(UChar32 c)
{
	if (c < 0x591) /* most letters that are no ASCII */
		return c == 0xAD;
	return (c >= 0x591 && c <= 0x5BD) || c == 0x5BF || c == 0x5C1 || c == 0x5C2 || c == 0x5C4 || c == 0x5C5 || c == 0x5C7
		|| c == 0x61C || c == 0x640 || (c >= 0x64B && c <= 0x65F) || c == 0x670 || c == 0x93C || c == 0x9BC
		|| (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2064) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

/* Letters that are written in two ways for one word. */
static UChar32 unify(UChar32 c)
{
	switch (c) {
	case 0x2019: case 0x2018: case 0x02BC: case 0x02BB: case 0x05F3: case 0xFF07: case 0xB4: case '`':
		return '\'';
	case 0x05F4: return '"';
	case 0x2E41: return ','; /* Adlam */
	case 0x2024: return '.';
	case 0x2010: case 0x2011: case 0x05BE: return '-';
	case 0x0451: return 0x0435; /* Russian yo */
	case 0x0219: return 0x015F; /* Romanian comma below, cedilla */
	case 0x021B: return 0x0163;
	case 0x0622: case 0x0623: case 0x0625: case 0x0671: return 0x0627; /* alef */
	case 0x0629: return 0x0647; /* teh marbuta */
	case 0x0649: case 0x06CC: return 0x064A; /* alef maksura, Persian yeh */
	case 0x06A9: return 0x0643; /* Persian kaf */
	case 0x0901: return 0x0902; /* candrabindu */
	case 0x03AC: return 0x03B1; case 0x03AD: return 0x03B5; case 0x03AE: return 0x03B7; /* Greek with tonos */
	case 0x03AF: case 0x03CA: case 0x0390: return 0x03B9;
	case 0x03CC: return 0x03BF; case 0x03CD: case 0x03CB: case 0x03B0: return 0x03C5; case 0x03CE: return 0x03C9;
	default:
		return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c;
	}
}

static uint8_t flags_of(UChar32 c, UChar32 original)
{
	uint32_t mask;

	if ((c >= 0x3400 && c <= 0x9FFF) || (c >= 0x3041 && c <= 0x30FF && c != 0x30FB) || c == 0x3005 || c == 0x3007 || (c >= 0x20000 && c <= 0x3FFFF) || (c >= 0xF900 && c <= 0xFAFF))
		return DGM__CHAR_LETTER | DGM__CHAR_LOOSE;
	if (c >= 0xAC00 && c <= 0xD7A3)
		return DGM__CHAR_LETTER | DGM__CHAR_HANGUL;
	mask = U_MASK(u_charType(c));
	if (mask & (U_GC_ZS_MASK | U_GC_ZL_MASK | U_GC_ZP_MASK | U_GC_CC_MASK))
		return u_isUWhiteSpace(c) ? DGM__CHAR_SPACE | (c == 0xA0 || c == 0x202F || c == 0x2007 || c == 0x2009 || c == 0x2005 || c == 0x2006 ? DGM__CHAR_HARD : 0) : 0;
	if (!(mask & (U_GC_L_MASK | U_GC_M_MASK)) || c == 0x2113)
		return 0; /* the sign of litres is called a letter */
	if ((c >= 0xE00 && c <= 0xEFF) || (c >= 0x1000 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF))
		return DGM__CHAR_LETTER | DGM__CHAR_LOOSE;
	if (mask & (U_GC_LL_MASK | U_GC_LU_MASK | U_GC_LT_MASK))
		return DGM__CHAR_LETTER | DGM__CHAR_CASED | (u_isUUppercase(original) || u_istitle(original) ? DGM__CHAR_UPPER : 0);
	return DGM__CHAR_LETTER;
}

static void count_last(dgm__scan *scan, const dgm__char *c)
{
	scan->digits += c->digit >= 0;
	scan->capitals += (c->flags & DGM__CHAR_UPPER) != 0;
}

static void fold_ascii(dgm__char *to, unsigned c, bool turkic)
{
	if (c >= 'a' && c <= 'z') {
		to->c = c;
		to->flags = DGM__CHAR_LETTER | DGM__CHAR_CASED;
	} else if (c >= 'A' && c <= 'Z') {
		to->c = turkic && c == 'I' ? 0x131 : c + 32;
		to->flags = DGM__CHAR_LETTER | DGM__CHAR_CASED | DGM__CHAR_UPPER;
	} else if (c >= '0' && c <= '9') {
		to->c = c;
		to->digit = (int8_t)(c - '0');
	} else {
		to->c = c == '`' ? '\'' : c < ' ' || c == 127 ? ' ' : c;
		to->flags = c == ' ' || (c >= '\t' && c <= '\r') ? DGM__CHAR_SPACE : 0;
	}
}

static void fold_other(dgm__char *to, UChar32 original)
{
	UChar32 c = unify(original);
	int32_t digit = u_charDigitValue(c);

	if (digit >= 0 && u_charType(c) == U_DECIMAL_DIGIT_NUMBER) {
		to->c = (uint32_t)c;
		to->digit = (int8_t)digit;
		return;
	}
	to->flags = flags_of(c, original);
	to->c = to->flags & DGM__CHAR_SPACE ? ' ' : (uint32_t)(c == 0x130 ? 'i' : unify(u_foldCase(c, U_FOLD_CASE_DEFAULT)));
}

/* The same from what was found out before: a text has few different characters. */
static void fold_again(dgm__scan *scan, dgm__char *to, UChar32 original)
{
	dgm__folded *known = &scan->folded[(uint32_t)original % DGM__FOLDED];

	if (known->original == original) {
		to->c = known->c;
		to->flags = known->flags;
		to->digit = known->digit;
		return;
	}
	fold_other(to, original);
	*known = (dgm__folded){ original, to->c, to->flags, to->digit };
}

bool dgm__scan_fold(dgm__scan *scan, dgm_str text, bool turkic)
{
	UErrorCode status = U_ZERO_ERROR;
	const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);
	dgm__char *chars = dgm__grow(scan->chars, &scan->char_capacity, text.n + 1, sizeof *chars);
	int32_t i = 0, n = (int32_t)text.n;
	size_t count = 0;

	if (!chars)
		return false;
	scan->chars = chars;
	scan->text = text;
	scan->digits = scan->capitals = 0;
	while (i < n) {
		dgm__char *to = &chars[count];
		UChar32 c, composed;

		*to = (dgm__char){ .off = (uint32_t)i, .digit = -1 };
		if ((unsigned char)text.p[i] < 0x80) {
			fold_ascii(to, (unsigned char)text.p[i++], turkic);
			count_last(scan, to);
			count++;
			continue;
		}
		U8_NEXT(text.p, i, n, c);
		if (c < 0)
			c = 0xFFFD;
		if (is_ignored(c))
			continue;
		if (count && c >= 0x300 && c <= 0x36F && U_SUCCESS(status) && chars[count - 1].flags & DGM__CHAR_LETTER) {
			composed = unorm2_composePair(nfc, (UChar32)chars[count - 1].c, c);
			if (composed >= 0) {
				chars[count - 1].c = (uint32_t)unify(composed);
				continue;
			}
		}
		fold_again(scan, to, c);
		count_last(scan, to);
		count++;
	}
	chars[count] = (dgm__char){ .off = (uint32_t)n, .digit = -1 };
	scan->count = count;
	return true;
}

bool dgm__scan_begins(const dgm__scan *scan, size_t at)
{
	const dgm__char *c = scan->chars;

	if (!at || c[at].flags & DGM__CHAR_LOOSE)
		return true;
	if (!(c[at - 1].flags & DGM__CHAR_LETTER))
		return true;
	/* between scripts of which one is loose: "在Samsung" */
	return c[at - 1].flags & DGM__CHAR_LOOSE;
}

bool dgm__scan_ends(const dgm__scan *scan, size_t at)
{
	const dgm__char *c = scan->chars;

	if (at && c[at].digit >= 0 && c[at - 1].digit >= 0)
		return false;
	return !at || !(c[at].flags & DGM__CHAR_LETTER) || c[at].flags & DGM__CHAR_LOOSE || c[at - 1].flags & DGM__CHAR_LOOSE || !(c[at - 1].flags & DGM__CHAR_LETTER);
}

size_t dgm__scan_skip(const dgm__scan *scan, size_t at, bool hyphen)
{
	while (scan->chars[at].flags & DGM__CHAR_SPACE)
		at++;
	if (hyphen && scan->chars[at].c == '-')
		at++;
	return at;
}

/* ---- matching ------------------------------------------------------------------------------------ */

typedef struct matcher {
	dgm__scan *scan;
	const dgm_recogniser *recogniser;
	size_t start;
	bool failed;
} matcher;

/* Where the letters end, looking at most one further than `most`. */
static size_t word_end(const dgm__scan *scan, size_t at, size_t most)
{
	size_t end = at;

	while (end - at <= most && scan->chars[end].flags & DGM__CHAR_LETTER && !(scan->chars[end].flags & DGM__CHAR_LOOSE))
		end++;
	return end;
}

/* Do the capitals of start..end fit what the name asks for? */
static bool case_fits(const dgm__scan *scan, size_t start, size_t end, unsigned flags)
{
	if (flags & DGM__NAME_CASED && scan->chars[start].flags & DGM__CHAR_CASED && !(scan->chars[start].flags & DGM__CHAR_UPPER))
		return false;
	for (size_t i = start; flags & DGM__NAME_UPPER && i < end; i++)
		if (scan->chars[i].flags & DGM__CHAR_CASED && !(scan->chars[i].flags & DGM__CHAR_UPPER))
			return false;
	return true;
}

/* Has a magnitude been found that ends at character at? 천 in 1천만. */
static bool ends_magnitude(const dgm__scan *scan, size_t at)
{
	enum { LONGEST = 3 };

	for (size_t i = scan->hit_count; i-- > 0 && scan->hits[i].start + LONGEST >= at; )
		if (scan->hits[i].end == at && scan->hits[i].meaning->type == DGM__MEANS_MAGNITUDE)
			return true;
	return false;
}

/* Keeps the meanings that end at `node` when the text ends a word at `at`. */
static void keep(matcher *m, uint32_t node, size_t at, bool tailed)
{
	dgm__scan *scan = m->scan;
	const dgm__meaning *meaning = dgm__table_end(&m->recogniser->table, node);
	bool ends = dgm__scan_ends(scan, at);
	/* particles of Korean follow names of two syllables and more, and anything after figures */
	bool particle = !ends && scan->chars[at].flags & DGM__CHAR_HANGUL && scan->chars[at - 1].flags & DGM__CHAR_HANGUL
		&& (at - m->start >= 2 || (m->start && (scan->chars[m->start - 1].digit >= 0 || ends_magnitude(scan, m->start))));

	for (; meaning; meaning = dgm__table_next(&m->recogniser->table, meaning)) {
		dgm__hit *hits;

		if (!ends && !particle && !(meaning->flags & DGM__NAME_PREFIX))
			continue;
		if (!case_fits(scan, m->start, at, meaning->flags))
			continue;
		hits = dgm__grow(scan->hits, &scan->hit_capacity, scan->hit_count + 1, sizeof *hits);
		if (!hits) {
			m->failed = true;
			return;
		}
		scan->hits = hits;
		hits[scan->hit_count++] = (dgm__hit){ (uint32_t)m->start, (uint32_t)at, meaning, (uint8_t)(meaning->flags | (tailed ? DGM__NAME_TAIL : 0)) };
	}
}

/* Walks from node with the text at `at`. Recursion only at endings: as deep as a name has words. */
static void walk(matcher *m, uint32_t node, size_t at, bool tailed)
{
	const dgm__scan *scan = m->scan;
	const dgm__table *table = &m->recogniser->table;

	for (;;) {
		uint32_t c = scan->chars[at].c, ending;

		if (node && dgm__table_node(table, node)->end)
			keep(m, node, at, tailed);
		if (node && scan->chars[at - 1].flags & DGM__CHAR_LETTER && (ending = dgm__table_node(table, node)->tail)) {
			size_t end = word_end(scan, at, m->recogniser->profile->tail);

			if (end - at <= m->recogniser->profile->tail) {
				if (dgm__table_node(table, ending)->end)
					keep(m, ending, end, true);
				if (scan->chars[end].c == ' ' || scan->chars[end].c == '-') {
					uint32_t next = dgm__table_step(table, ending, ' ');

					if (next)
						walk(m, next, scan->chars[end].c == '-' ? end + 1 : dgm__scan_skip(scan, end, false), true);
				}
			}
		}
		if (at >= scan->count || m->failed)
			return;
		if (c == '-' || c == ' ') {
			node = dgm__table_step(table, node, ' ');
			at = c == ' ' ? dgm__scan_skip(scan, at, false) : at + 1;
		} else {
			node = dgm__table_step(table, node, c);
			at++;
		}
		if (!node)
			return;
	}
}

/* The longest first within one start, the whole name before a stem with an ending. */
static void sort_from(dgm__scan *scan, size_t first)
{
	for (size_t i = first + 1; i < scan->hit_count; i++) {
		dgm__hit hit = scan->hits[i];
		size_t k = i;

		for (; k > first && (scan->hits[k - 1].end < hit.end || (scan->hits[k - 1].end == hit.end && (scan->hits[k - 1].flags & ~hit.flags & DGM__NAME_TAIL))); k--)
			scan->hits[k] = scan->hits[k - 1];
		scan->hits[k] = hit;
	}
}

static bool is_prefix_letter(const dgm_recogniser *recogniser, uint32_t c)
{
	for (size_t i = 0; recogniser->prefixes[i]; i++)
		if (recogniser->prefixes[i] == c)
			return true;
	return false;
}

static bool is_count(const dgm__meaning *meaning)
{
	return meaning->type == DGM__MEANS_NUMBER || meaning->type == DGM__MEANS_MAGNITUDE;
}

/* "uTrump", "eJalimane": a capital behind a small prefix of its word, as Zulu, Xhosa and Irish write. */
static bool begins_behind_prefix(const dgm__scan *scan, size_t at)
{
	enum { LONGEST = 4 };
	size_t start = at;

	if (!(scan->chars[at].flags & DGM__CHAR_UPPER))
		return false;
	while (start && at - start <= LONGEST && scan->chars[start - 1].flags & DGM__CHAR_CASED && !(scan->chars[start - 1].flags & DGM__CHAR_UPPER))
		start--;
	return start < at && at - start <= LONGEST && dgm__scan_begins(scan, start);
}

bool dgm__scan_match(dgm__scan *scan, const dgm_recogniser *recogniser)
{
	matcher m = { .scan = scan, .recogniser = recogniser };
	size_t prefix_from = 0; /* where a word began of which only prefix letters were seen */
	size_t glue = 0; /* where a number or magnitude in Hangul ended: what is counted follows without a space */
	bool prefixed = false;

	scan->hit_count = 0;
	for (size_t at = 0; at < scan->count && !m.failed; at++) {
		const dgm__char *c = &scan->chars[at];
		size_t first = scan->hit_count;
		bool begins = dgm__scan_begins(scan, at) || begins_behind_prefix(scan, at);

		if (c->flags & DGM__CHAR_SPACE || c->digit >= 0) {
			prefixed = false;
			continue;
		}
		if (!begins && !prefixed && glue != at)
			continue;
		m.start = at;
		walk(&m, 0, at, false);
		sort_from(scan, first);
		if (c->flags & DGM__CHAR_HANGUL && first < scan->hit_count && is_count(scan->hits[first].meaning))
			glue = scan->hits[first].end;
		if (begins)
			prefix_from = at;
		prefixed = recogniser->prefixes[0] && c->flags & DGM__CHAR_LETTER && at - prefix_from < 4 && is_prefix_letter(recogniser, c->c);
	}
	return !m.failed;
}

size_t dgm__scan_hit_from(const dgm__scan *scan, size_t at)
{
	size_t low = 0, high = scan->hit_count;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (scan->hits[middle].start < at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

const dgm__hit *dgm__scan_hit_at(const dgm__scan *scan, size_t at, dgm__meaning_type type)
{
	for (size_t i = dgm__scan_hit_from(scan, at); i < scan->hit_count && scan->hits[i].start == at; i++)
		if (scan->hits[i].meaning->type == type)
			return &scan->hits[i];
	return NULL;
}

const dgm__hit *dgm__scan_name_before(const dgm__scan *scan, size_t at, dgm__meaning_type type, unsigned flags)
{
	enum { LONGEST = 32 };
	size_t end = at && scan->chars[at - 1].flags & DGM__CHAR_SPACE ? at - 1 : at;
	const dgm__hit *best = NULL;

	for (size_t i = dgm__scan_hit_from(scan, end > LONGEST ? end - LONGEST : 0); i < scan->hit_count && scan->hits[i].start < end; i++)
		if (scan->hits[i].meaning->type == type && scan->hits[i].end == end && (scan->hits[i].flags & flags) == flags && (!best || scan->hits[i].start < best->start))
			best = &scan->hits[i];
	return best;
}

size_t dgm__scan_counted(const dgm__scan *scan, size_t at)
{
	const dgm__hit *joint;

	at = dgm__scan_skip(scan, at, true);
	joint = dgm__scan_hit_at(scan, at, DGM__MEANS_JOINT);
	if (joint && scan->chars[joint->end].flags & DGM__CHAR_SPACE)
		return dgm__scan_skip(scan, joint->end, false);
	return scan->chars[at].c == 'd' && scan->chars[at + 1].c == '\'' ? at + 2 : at;
}

bool dgm__scan_emit(dgm__scan *scan, dgm_entities *out, dgm_entity_kind kind, size_t start, size_t end, bool ambiguous, dgm_str value, dgm_str other)
{
	dgm_entity *items = dgm__grow(out->items, &out->capacity, out->count + 1, sizeof *items);
	char *v, *o;

	if (!items)
		return false;
	out->items = items;
	v = dgm__arena_copy(&scan->strings, value.p, value.n);
	o = other.n ? dgm__arena_copy(&scan->strings, other.p, other.n) : NULL;
	if (!v || (other.n && !o))
		return false;
	items[out->count++] = (dgm_entity){ .kind = (uint8_t)kind, .ambiguous = ambiguous, .start_off = scan->chars[start].off, .end_off = scan->chars[end].off,
		.value = { v, value.n }, .other = { o, other.n } };
	return true;
}

void dgm__scan_clear(dgm__scan *scan)
{
	dgm__free(scan->chars);
	dgm__free(scan->hits);
	dgm__free(scan->figures);
	dgm__arena_clear(&scan->strings);
	memset(scan, 0, sizeof *scan);
}
