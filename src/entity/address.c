/* Addresses of the web and of mail, and @names. Their characters are taken: no other kind reads in them. */
#include <string.h>

#include "base/mem.h"
#include "entity/recogniser.h"

static bool is_word(const dgm__char *c)
{
	return (c->c >= 'a' && c->c <= 'z') || c->digit >= 0 || c->c == '_' || c->c == '-';
}

static bool starts_with(const dgm__scan *scan, size_t at, const char *s)
{
	for (; *s; s++, at++)
		if (scan->chars[at].c != (uint32_t)(unsigned char)*s)
			return false;
	return true;
}

/* To the end of an address: no space, no quote, no letter that a tight script sets beside it; marks at the end belong to the sentence. */
static size_t url_end(const dgm__scan *scan, size_t at)
{
	size_t end = at;

	while (end < scan->count && !(scan->chars[end].flags & (DGM__CHAR_SPACE | DGM__CHAR_LOOSE | DGM__CHAR_HANGUL)) && scan->chars[end].c < 0x2000 && !strchr("\"<>{}|\\^`", (int)(scan->chars[end].c < 128 ? scan->chars[end].c : 'a'))
		&& scan->chars[end].c != 0xAB && scan->chars[end].c != 0xBB)
		end++;
	while (end > at && scan->chars[end - 1].c < 128 && strchr(".,;:!?)'](", (int)scan->chars[end - 1].c))
		end--;
	return end;
}

/* label.label...: the end, or at where there is no stop in it. */
static size_t domain_end(const dgm__scan *scan, size_t at)
{
	size_t end = at, last = 0;

	while (is_word(&scan->chars[end]) || (scan->chars[end].c == '.' && is_word(&scan->chars[end + 1]) && end > at)) {
		if (scan->chars[end].c == '.')
			last = end;
		end++;
	}
	if (!last || end - last < 3 || scan->chars[last + 1].digit >= 0)
		return at;
	return end;
}

/* A bare name is only believed under the commonest ends. */
static bool known_end(const dgm__scan *scan, size_t end)
{
	static const char *const ends[] = { ".com", ".org", ".net", ".info", ".gov", ".edu", ".int" };

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (end > strlen(ends[i]) && starts_with(scan, end - strlen(ends[i]), ends[i]))
			return true;
	return false;
}

/* What a browser shows of an address: no http, no stroke at the end. */
static dgm_str shorten(dgm_str address)
{
	static const char *const schemes[] = { "http://", "https://" };

	for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
		size_t n = strlen(schemes[i]);

		if (address.n > n && !memcmp(address.p, schemes[i], n))
			address = (dgm_str){ address.p + n, address.n - n };
	}
	if (address.n > 1 && address.p[address.n - 1] == '/')
		address.n--;
	return address;
}

static bool emit(dgm__scan *scan, dgm_entities *out, size_t start, size_t end, bool lower_all)
{
	size_t from = scan->chars[start].off, n = scan->chars[end].off - from;
	char *copy = dgm__arena_copy(&scan->strings, scan->text.p + from, n);
	int slashes = 0, host_ends;

	if (!copy)
		return false;
	host_ends = strstr(copy, "://") ? 3 : 1;
	for (size_t i = 0; i < n; i++) { /* scheme and host in lower case; the path as written */
		slashes += copy[i] == '/';
		if (copy[i] >= 'A' && copy[i] <= 'Z' && (lower_all || slashes < host_ends))
			copy[i] = (char)(copy[i] + 32);
	}
	for (size_t i = start; i < end; i++)
		scan->chars[i].flags |= DGM__CHAR_TAKEN;
	for (size_t i = start; i < end; i++) {
		dgm__figure *figure = dgm__figure_at(scan, i);

		if (figure)
			figure->flags |= DGM__FIGURE_CODE;
	}
	return dgm__scan_emit(scan, out, DGM_ENTITY_ADDRESS, start, end, false, shorten((dgm_str){ copy, n }), (dgm_str){ NULL, 0 });
}

/* A quick look: is there a sign, or a stop within a word? Wide forms are written with the byte 0xEF. */
static bool may_hold(dgm_str text)
{
	const char *end;

	if (!text.n)
		return false;
	end = text.p + text.n;
	if (memchr(text.p, '@', text.n) || memchr(text.p, 0xEF, text.n))
		return true;
	for (const char *p = text.p; p < end && (p = memchr(p, '.', (size_t)(end - p))) != NULL; p++)
		if (p + 1 < end && p[1] != ' ')
			return true;
	return memmem(text.p, text.n, "://", 3) != NULL;
}

static bool find(const dgm_recogniser *recogniser, dgm__scan *scan, dgm_entities *out)
{
	size_t free_from = 0, word = 0, tried = SIZE_MAX; /* where the run of word characters, stops and pluses began; the last run looked at as a bare name */

	if (!may_hold(scan->text))
		return true;
	for (size_t at = 0; at < scan->count; at++) {
		const dgm__char *c = &scan->chars[at];
		size_t end = at, start = at;
		bool name = false;

		if (!is_word(c) && c->c != '.' && c->c != '+' && c->c != '@' && c->c != ':')
			word = at + 1;
		if (at < free_from)
			continue;
		if (c->c == ':' && starts_with(scan, at, "://") && word < at) {
			start = word;
			end = url_end(scan, at + 3);
			end = end > at + 3 ? end : at;
		} else if (c->c == 'w' && word == at && starts_with(scan, at, "www.")) {
			end = url_end(scan, at + 4);
		} else if (c->c == '@') {
			end = domain_end(scan, at + 1);
			name = true;
			start = word < at && end > at + 1 ? word : at;
			if (start == at && (word == at || !at)) {
				for (end = at + 1; is_word(&scan->chars[end]) && scan->chars[end].c != '-'; end++)
					;
				end = end - at > 3 ? end : at;
			} else if (end == at + 1) {
				end = at;
			}
		} else if (c->c == '.' && word < at && word != tried && (tried = word, is_word(&scan->chars[at + 1])) && (end = domain_end(scan, word)) > at && known_end(scan, end)) {
			start = word;
			if (scan->chars[end].c == '/')
				end = url_end(scan, end);
		} else {
			end = at;
		}
		if (end <= at || start < free_from)
			continue;
		if (!emit(scan, out, start, end, name))
			return false;
		free_from = end;
	}
	return true;
}

const dgm__entity_type dgm__entity_address = { .kind = DGM_ENTITY_ADDRESS, .name = "address", .find = find };
