/*
 * What every match of a regular expression must contain: a plain string, and how far behind the match's start it may stand. Most rules of SRX
 * files are abbreviations, so a search for such strings tells where it is worth asking the expression. Only what is understood for certain is
 * used: flags, comments, back references and other rare constructs give up, and the expression is then asked everywhere.
 */
#include "segment/srx.h"

#include <string.h>

#include <unicode/utf16.h>
#include <unicode/utf8.h>

/* A lead of more choices than this is no better than none; groups may be this deep, and pieces this long before they count as endless. */
enum { MOST_CHOICES = 32, DEEPEST = 50, LONGEST = 1 << 24, ENDLESS = DGM__SRX_ENDLESS };

/* A piece of the expression: how many units it takes (ENDLESS: no limit to `most`), and the literal in it. */
typedef struct part {
	int32_t least, most;
	dgm__srx_literal literal;
} part;

typedef struct parsing {
	const char *p;
	int32_t off, end;
	int depth;
	bool failed;
} parsing;

static int peek(const parsing *at)
{
	return at->off < at->end ? (unsigned char)at->p[at->off] : -1;
}

static bool take(parsing *at, const char *s)
{
	size_t n = strlen(s);

	if ((size_t)(at->end - at->off) < n || memcmp(at->p + at->off, s, n))
		return false;
	at->off += (int32_t)n;
	return true;
}

static int32_t product(int32_t a, int32_t b)
{
	if (!a || !b)
		return 0;
	return a == ENDLESS || b == ENDLESS || a > LONGEST / b ? ENDLESS : a * b;
}

static int32_t sum(int32_t a, int32_t b)
{
	return a == ENDLESS || b == ENDLESS || a > LONGEST - b ? ENDLESS : a + b;
}

/* A literal with few choices of its lead first, then a longer one. */
static bool is_better(const dgm__srx_literal *a, const dgm__srx_literal *b)
{
	if (!a->n || !b->n)
		return a->n > b->n;
	return (a->lead_most == ENDLESS) != (b->lead_most == ENDLESS) ? a->lead_most != ENDLESS : a->n > b->n;
}

/* Takes the literal, `least` to `most` units behind the whole's start, where it is the best so far. */
static void consider(part *whole, const dgm__srx_literal *literal, int32_t least, int32_t most)
{
	dgm__srx_literal moved = *literal;

	moved.lead_least = sum(least, literal->lead_least);
	moved.lead_most = sum(most, literal->lead_most);
	if (moved.lead_least == ENDLESS)
		return;
	if (moved.lead_most - moved.lead_least > MOST_CHOICES)
		moved.lead_most = ENDLESS;
	if (is_better(&moved, &whole->literal))
		whole->literal = moved;
}

/* A character class: one character. */
static part any_character(void)
{
	return (part){ 1, U16_MAX_LENGTH, { .n = 0 } };
}

static part character(UChar32 c)
{
	part one = { U16_LENGTH(c), U16_LENGTH(c), { .n = 0 } };

	U16_APPEND_UNSAFE(one.literal.units, one.literal.n, c);
	return one;
}

static const part nothing = { 0, 0, { .n = 0 } };

static part parse_alternatives(parsing *at);

static part parse_nested(parsing *at)
{
	part inside = nothing;

	if (++at->depth > DEEPEST)
		at->failed = true;
	else
		inside = parse_alternatives(at);
	at->depth--;
	at->failed = at->failed || !take(at, ")");
	return inside;
}

/* Behind "(". */
static part parse_group(parsing *at)
{
	bool looks = take(at, "?=") || take(at, "?!") || take(at, "?<=") || take(at, "?<!");
	part inside;

	if (!looks && !take(at, "?:") && !take(at, "?>") && peek(at) == '?') {
		at->failed = true; /* flags, a comment, a name */
		return nothing;
	}
	inside = parse_nested(at);
	return looks ? nothing : inside;
}

/* Past a set, behind its "[": a bracket at once is a member. */
static void skip_set(parsing *at)
{
	int depth = 1;
	bool at_start = true;

	while (depth && !at->failed) {
		int c = peek(at);

		at->failed = c < 0 || take(at, "\\Q") || (c == '\\' && at->off + 1 >= at->end);
		at->off += c == '\\' ? 2 : 1;
		if (c == '[')
			depth++;
		else if (c == ']' && !at_start)
			depth--;
		at_start = c == '[' || (c == '^' && at_start);
	}
}

/* "\p{Lu}", behind the letter. */
static part parse_property(parsing *at)
{
	const char *close = peek(at) == '{' ? memchr(at->p + at->off, '}', (size_t)(at->end - at->off)) : NULL;

	if (close)
		at->off = (int32_t)(close - at->p) + 1;
	at->failed = at->failed || !close;
	return any_character();
}

/* Behind a backslash. */
static part parse_escape(parsing *at, bool *is_plain)
{
	static const char controls[] = "tnrfea", meant[] = "\t\n\r\f\033\a";
	int c = peek(at);
	const char *control = c > 0 ? strchr(controls, c) : NULL;

	at->off++;
	if (c == 'b' || c == 'B' || c == 'A' || c == 'Z' || c == 'z' || c == 'G')
		return nothing;
	if (c > 0 && strchr("dDsSwWhHvV", c))
		return any_character();
	if (c == 'p' || c == 'P' || c == 'N')
		return parse_property(at);
	*is_plain = true;
	if (control)
		return character(meant[control - controls]);
	at->failed = at->failed || c < '!' || c > '~' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
	return character(c > 0 ? c : '?');
}

static part parse_atom(parsing *at, bool *is_plain)
{
	UChar32 c;

	*is_plain = false;
	U8_NEXT((const uint8_t *)at->p, at->off, at->end, c);
	switch (c) {
	case '(':
		return parse_group(at);
	case '[':
		skip_set(at);
		return any_character();
	case '\\':
		return parse_escape(at, is_plain);
	case '.':
		return any_character();
	case '^':
	case '$':
		return nothing;
	default:
		at->failed = at->failed || c < 0 || (c < 0x80 && strchr("*+?{}])", c));
		*is_plain = true;
		return character(c < 0 ? '?' : c);
	}
}

static int32_t parse_number(parsing *at)
{
	int32_t n = 0, begin = at->off;

	while (peek(at) >= '0' && peek(at) <= '9') {
		n = n > LONGEST ? n : n * 10 + (at->p[at->off] - '0');
		at->off++;
	}
	at->failed = at->failed || at->off == begin;
	return n;
}

/* Behind an atom; false: it stands once. */
static bool parse_quantifier(parsing *at, int32_t *least, int32_t *most)
{
	*least = 1;
	*most = ENDLESS;
	if (take(at, "?")) {
		*least = 0;
		*most = 1;
	} else if (take(at, "*")) {
		*least = 0;
	} else if (take(at, "{")) {
		*most = *least = parse_number(at);
		if (take(at, ","))
			*most = peek(at) == '}' ? ENDLESS : parse_number(at);
		at->failed = at->failed || !take(at, "}");
	} else if (!take(at, "+")) {
		*most = 1;
		return false;
	}
	if (!take(at, "?")) /* reluctant, possessive */
		take(at, "+");
	return true;
}

/* Characters one after the other, and where in the sequence they begin. */
typedef struct string {
	dgm__srx_literal literal;
	int32_t least, most;
} string;

static void end_string(part *whole, string *text)
{
	consider(whole, &text->literal, text->least, text->most);
	text->literal.n = 0;
}

static void add_character(part *whole, string *text, const part *one)
{
	if (text->literal.n + one->literal.n > DGM__SRX_LITERAL)
		end_string(whole, text);
	if (!text->literal.n) {
		text->least = whole->least;
		text->most = whole->most;
	}
	memcpy(text->literal.units + text->literal.n, one->literal.units, (size_t)one->literal.n * sizeof *one->literal.units);
	text->literal.n += one->literal.n;
}

static part parse_sequence(parsing *at)
{
	part whole = nothing;
	string text = { { .n = 0 }, 0, 0 };

	while (!at->failed && peek(at) >= 0 && peek(at) != '|' && peek(at) != ')') {
		bool is_plain;
		part atom = parse_atom(at, &is_plain);
		int32_t least, most;

		if (!parse_quantifier(at, &least, &most) && is_plain) {
			add_character(&whole, &text, &atom);
		} else if (atom.most) {
			end_string(&whole, &text);
			if (least > 0)
				consider(&whole, &atom.literal, whole.least, whole.most);
		}
		whole.least = sum(whole.least, product(atom.least, least));
		whole.most = sum(whole.most, product(atom.most, most));
		at->failed = at->failed || whole.least == ENDLESS;
	}
	end_string(&whole, &text);
	return whole;
}

static part parse_alternatives(parsing *at)
{
	part all = parse_sequence(at);

	while (!at->failed && take(at, "|")) {
		part other = parse_sequence(at);

		all.least = other.least < all.least ? other.least : all.least;
		all.most = all.most == ENDLESS || other.most == ENDLESS ? ENDLESS : other.most > all.most ? other.most : all.most;
		all.literal.n = 0; /* nothing that both must have is looked for */
	}
	return all;
}

void dgm__srx_literal_read(dgm__srx_literal *out, const char *pattern, size_t n)
{
	parsing at = { pattern, 0, (int32_t)n, 0, false };
	part all = parse_alternatives(&at);

	*out = all.literal;
	if (at.failed || at.off < at.end)
		out->n = 0;
}
