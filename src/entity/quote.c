/* Quotations and brackets: the outermost pairs of a sentence, whatever marks the language uses. What is not closed is none. */
#include "entity/recogniser.h"

enum { DEEPEST = 8 };

/* What closes an opening mark: up to three characters. */
static const struct { uint32_t open, close[3]; bool bracket; } pairs[] = {
	{ '"', { '"', 0, 0 }, false }, { 0xAB, { 0xBB, 0, 0 }, false }, { 0xBB, { 0xAB, 0xBB, 0 }, false }, { 0x201E, { 0x201C, 0x201D, 0x201E }, false },
	{ 0x201C, { 0x201D, '"', 0 }, false }, { 0x201D, { 0x201D, 0, 0 }, false }, { 0x300C, { 0x300D, 0, 0 }, false }, { 0x300E, { 0x300F, 0, 0 }, false },
	{ 0x300A, { 0x300B, 0, 0 }, false }, { '(', { ')', 0, 0 }, true }, { '[', { ']', 0, 0 }, true }, { 0x3010, { 0x3011, 0, 0 }, true }, { 0x3008, { 0x3009, 0, 0 }, true },
};

static size_t pair_of(uint32_t c)
{
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		if (pairs[i].open == c)
			return i + 1;
	return 0;
}

/* Hebrew writes acronyms with a straight quote inside the word. */
static bool inside_word(const dgm__scan *scan, size_t at)
{
	return scan->chars[at].c == '"' && at && scan->chars[at - 1].c >= 0x5D0 && scan->chars[at - 1].c <= 0x5EA && scan->chars[at + 1].c >= 0x5D0 && scan->chars[at + 1].c <= 0x5EA;
}

static bool find(const dgm_recogniser *recogniser, dgm__scan *scan, dgm_entities *out)
{
	struct { size_t pair, at; } stack[DEEPEST];
	size_t depth = 0;

	for (size_t at = 0; at < scan->count; at++) {
		uint32_t c = scan->chars[at].c;
		size_t pair;

		if (scan->chars[at].flags & (DGM__CHAR_LETTER | DGM__CHAR_SPACE) || scan->chars[at].digit >= 0 || inside_word(scan, at))
			continue;
		for (size_t level = depth; level; level--) {
			const uint32_t *close = pairs[stack[level - 1].pair - 1].close;

			if (c != close[0] && c != close[1] && c != close[2])
				continue;
			depth = level - 1;
			if (!depth) {
				bool bracket = pairs[stack[0].pair - 1].bracket;

				if (!dgm__scan_emit(scan, out, DGM_ENTITY_QUOTE, stack[0].at, at + 1, false, bracket ? (dgm_str){ "bracket", 7 } : (dgm_str){ "quote", 5 }, (dgm_str){ NULL, 0 }))
					return false;
			}
			c = 0;
			break;
		}
		if (c && (pair = pair_of(c)) && depth < DEEPEST) {
			stack[depth].pair = pair;
			stack[depth++].at = at;
		}
	}
	return true;
}

const dgm__entity_type dgm__entity_quote = { .kind = DGM_ENTITY_QUOTE, .name = "quote", .find = find };
