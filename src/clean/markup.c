/*
 * Mark-up that was left in the text: tags of HTML or XML, character references, and codes of RTF. Inline codes are no text, and so are not
 * meant. "<" before a figure or a space is a sign of comparison.
 */
#include "clean/clean.h"

#include <string.h>

enum { LONGEST_TAG = 400, LONGEST_REFERENCE = 10 };

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_figure(char c)
{
	return c >= '0' && c <= '9';
}

/* "<b>", "</p>", "<a href=...>", "<br/>", "<!-- ", "<?xml " */
static bool is_tag(const char *p, size_t n)
{
	size_t i = 1;

	if (n > 3 && (!memcmp(p, "<!--", 4) || !memcmp(p, "<?x", 3)))
		return true;
	i += n > i && p[i] == '/';
	if (i >= n || !is_letter(p[i]))
		return false;
	while (i < n && (is_letter(p[i]) || is_figure(p[i]) || p[i] == ':' || p[i] == '-'))
		i++;
	if (i >= n || !(p[i] == '>' || p[i] == '/' || p[i] == ' ' || p[i] == '\t' || p[i] == '\n'))
		return false;
	for (; i < n && i < LONGEST_TAG && p[i] != '<'; i++)
		if (p[i] == '>')
			return true;
	return false;
}

/* "&nbsp;", "&#160;", "&#xA0;" */
static bool is_reference(const char *p, size_t n)
{
	size_t i = 1, from;

	i += n > i && p[i] == '#';
	from = i;
	while (i < n && i < from + LONGEST_REFERENCE && (is_letter(p[i]) || is_figure(p[i])))
		i++;
	return i > from + 1 && i < n && p[i] == ';' && (p[1] == '#' || is_letter(p[1]));
}

/* "{\rtf", "\par " */
static bool is_rtf(const char *p, size_t n)
{
	return n > 4 && (!memcmp(p, "\\rtf", 4) || (!memcmp(p, "\\par", 4) && (p[4] == ' ' || p[4] == '\\' || p[4] == '}')));
}

static bool has_markup(dgm_str text)
{
	for (size_t i = 0; i < text.n; i++) {
		const char *p = text.p + i;
		size_t n = text.n - i;

		if ((*p == '<' && is_tag(p, n)) || (*p == '&' && is_reference(p, n)) || (*p == '\\' && is_rtf(p, n)))
			return true;
	}
	return false;
}

static bool refuses(double limit, const dgm_unit *unit)
{
	for (size_t i = 0; i < unit->variant_count; i++)
		if (has_markup(unit->variants[i].text))
			return true;
	return false;
}

const dgm__clean_rule dgm__clean_markup = {
	.info = { .id = "markup", .summary = "tags or character references left in the text" },
	.refuses = refuses,
};
