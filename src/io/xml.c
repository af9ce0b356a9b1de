/* XML 1.0 (fifth edition), sections 2.2, 2.4, 2.10, 3.3.3: which characters may stand, and how to write those that parsers change. */
#include "io/xml.h"

#include <string.h>

#include "base/utf8.h"

/* The bytes of the illegal character at p, 0 where it is legal; code as above. */
static size_t illegal_at(const unsigned char *p, size_t left, uint32_t *code)
{
	if (*p < 0x20 && *p != '\t' && *p != '\n' && *p != '\r') {
		*code = *p;
		return 1;
	}
	if (*p == 0xEF && left >= 3 && p[1] == 0xBF && p[2] >= 0xBE) { /* U+FFFE, U+FFFF */
		*code = 0xFF40u + p[2];
		return 3;
	}
	return 0;
}

bool dgm__xml_is_legal(dgm_str text, uint32_t *code)
{
	for (size_t i = 0; i < text.n; i++)
		if (illegal_at((const unsigned char *)text.p + i, text.n - i, code))
			return false;
	*code = UINT32_MAX;
	return !text.n || dgm__utf8_is_valid(text.p, text.n, NULL, NULL);
}

size_t dgm__xml_replace_illegal(dgm__buffer *to, dgm_str text)
{
	size_t from = 0, n, replaced = 0;
	uint32_t code;

	dgm__buffer_reset(to);
	for (size_t i = 0; i < text.n; i += n ? n : 1) {
		n = illegal_at((const unsigned char *)text.p + i, text.n - i, &code);
		if (!n)
			continue;
		dgm__buffer_append(to, text.p + from, i - from);
		dgm__buffer_puts(to, "\xEF\xBF\xBD");
		from = i + n;
		replaced++;
	}
	if (from < text.n)
		dgm__buffer_append(to, text.p + from, text.n - from);
	return replaced;
}

static const char *entity(char c, bool attribute)
{
	switch (c) {
	case '&': return "&amp;";
	case '<': return "&lt;";
	case '>': return "&gt;"; /* for "]]>" */
	case '\r': return "&#13;";
	case '\n': return "&#10;";
	case '"': return attribute ? "&quot;" : NULL;
	case '\t': return attribute ? "&#9;" : NULL;
	}
	return NULL;
}

void dgm__xml_escape(dgm__buffer *to, dgm_str text, bool attribute)
{
	for (size_t i = 0; i < text.n; i++) {
		const char *e = entity(text.p[i], attribute);

		if (e)
			dgm__buffer_puts(to, e);
		else
			dgm__buffer_putc(to, text.p[i]);
	}
}

static void write_escaped(dgm_output *out, dgm_str text, bool attribute)
{
	size_t from = 0;

	for (size_t i = 0; i < text.n; i++) {
		const char *e = (unsigned char)text.p[i] > '>' ? NULL : entity(text.p[i], attribute);

		if (!e)
			continue;
		dgm_output_write(out, text.p + from, i - from);
		dgm_output_puts(out, e);
		from = i + 1;
	}
	if (from < text.n)
		dgm_output_write(out, text.p + from, text.n - from);
}

void dgm__xml_text(dgm_output *out, dgm_str text)
{
	write_escaped(out, text, false);
}

void dgm__xml_attribute(dgm_output *out, const char *name, dgm_str value)
{
	if (!value.n)
		return;
	dgm_output_write(out, " ", 1);
	dgm_output_puts(out, name);
	dgm_output_write(out, "=\"", 2);
	write_escaped(out, value, true);
	dgm_output_write(out, "\"", 1);
}

void dgm__xml_required(dgm_output *out, const char *name, dgm_str value, const char *otherwise)
{
	if (!value.n)
		value = (dgm_str){ otherwise, strlen(otherwise) };
	if (value.n)
		dgm__xml_attribute(out, name, value);
	else
		dgm_output_printf(out, " %s=\"\"", name);
}

static unsigned digits(const char *p, size_t n)
{
	unsigned value = 0;

	while (n--)
		value = value * 10 + (unsigned)(*p++ - '0');
	return value;
}

bool dgm__xml_date_is_valid(dgm_str date)
{
	static const char shape[] = "ddddddddTddddddZ";
	static const unsigned char days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	unsigned year, month, day;

	if (date.n != sizeof shape - 1)
		return false;
	for (size_t i = 0; i < date.n; i++)
		if (shape[i] == 'd' ? date.p[i] < '0' || date.p[i] > '9' : date.p[i] != shape[i])
			return false;
	year = digits(date.p, 4);
	month = digits(date.p + 4, 2);
	day = digits(date.p + 6, 2);
	if (month < 1 || month > 12 || day < 1)
		return false;
	if (day > days[month - 1] && !(month == 2 && day == 29 && year % 4 == 0 && (year % 100 || year % 400 == 0)))
		return false;
	return digits(date.p + 9, 2) < 24 && digits(date.p + 11, 2) < 60 && digits(date.p + 13, 2) <= 60;
}
