/*
 * The strict rule asks for the whole word or all but its last letters, with an ending whose length depends on how languages inflect (few: English, Romance,
 * Scandinavian; long: those that pile up suffixes). Words of up to three letters must be whole. The lenient one asks for three fifths of the word.
 */
#include "check/word_form.h"

/* Language codes by how they inflect; those not named take SOME. */
static const char *const few = "en fr es pt it ca gl nl af sv da nb nn no id ms vi";
static const char *const endings_long = "fi et hu tr az kk ky uz tk ko ja ka eu ta te kn ml mn ug tt";

dgm__endings dgm__endings_of(const dgm__facts *facts)
{
	return dgm__facts_lists(few, facts->language) ? DGM__ENDINGS_FEW : dgm__facts_lists(endings_long, facts->language) ? DGM__ENDINGS_LONG : DGM__ENDINGS_SOME;
}

size_t dgm__word_end(const dgm__letters *letters, size_t at)
{
	size_t end = at;

	while (end < letters->count && letters->items[end].word == letters->items[at].word && letters->items[end].breaks == letters->items[at].breaks)
		end++;
	return end;
}

size_t dgm__common_prefix(const dgm__letter *a, size_t n, const dgm__letter *b, size_t m)
{
	size_t p = 0;

	while (p < n && p < m && a[p].key == b[p].key)
		p++;
	return p;
}

bool dgm__is_form(dgm__endings endings, size_t n, size_t m, size_t p)
{
	static const size_t most_added[] = { 2, 3, 10 }; /* Hangul letters are counted one by one */

	if (p == n)
		return m == n || (n > 3 && m - n <= most_added[endings]) || (n == 3 && endings != DGM__ENDINGS_FEW && m - n <= 2);
	if (endings == DGM__ENDINGS_FEW)
		return n >= 5 && p + 1 == n && m - p >= 2 && m - p <= 3; /* policy, policies; not police */
	return (n >= 4 && p + 1 == n && m - p <= (endings == DGM__ENDINGS_LONG ? 6u : 3u)) || (n >= 7 && p + 2 == n && m - p <= (endings == DGM__ENDINGS_LONG ? 8u : 4u));
}

bool dgm__may_be_form(size_t n, size_t p, bool inside)
{
	size_t least = inside ? (3 * n + 3) / 4 : (3 * n + 4) / 5;

	if (inside && n < 4)
		return false;
	return p >= (least < 3 ? (n < 3 ? n : 3) : least);
}
