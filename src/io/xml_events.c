/* From libxml2's events to those of a dialect: what is known by its name, attributes by their place, what is skipped. */
#include "io/xml_events.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/status.h"

uint64_t dgm__xml_input_line(const dgm__xml_input *in)
{
	return in->parser && in->parser->input ? (uint64_t)in->parser->input->line : 0;
}

void dgm__xml_fail(dgm__xml_input *in, dgm_status code, uint64_t line, const char *format, ...)
{
	char text[400];
	va_list ap;

	if (in->st != DGM_OK)
		return;
	line = line == DGM__XML_NO_LINE ? 0 : line ? line : dgm__xml_input_line(in);
	va_start(ap, format);
	vsnprintf(text, sizeof text, format, ap);
	va_end(ap);
	in->st = code == DGM_ENOMEM ? dgm__out_of_memory(&in->error)
				    : dgm__fail(&in->error, code, dgm__unit_reader_name(in->reader), line, "%s", text);
}

void dgm__xml_no_memory(dgm__xml_input *in)
{
	dgm__xml_fail(in, DGM_ENOMEM, 0, "out of memory");
}

void dgm__xml_found(dgm__xml_input *in, dgm__finding_weight weight, const char *rule, const char *subject, const char *format, ...)
{
	dgm_status st;
	char text[300];
	va_list ap;

	if (in->st != DGM_OK || (weight == DGM__FINDING_VALIDATE && !in->reader->opt.validate))
		return;
	va_start(ap, format);
	vsnprintf(text, sizeof text, format, ap);
	va_end(ap);
	st = dgm__unit_reader_found(in->reader, weight, rule, subject, dgm__xml_input_line(in), &in->error, "%s", text);
	if (st != DGM_OK)
		in->st = st;
}

/* Stopping frees the parser's input, to which a handler's arguments point: it is the last thing that a handler does. */
void dgm__xml_settle(dgm__xml_input *in)
{
	if (in->st != DGM_OK)
		xmlStopParser(in->parser);
}

const char *dgm__xml_open_element(const dgm__xml_input *in)
{
	for (unsigned i = in->depth; i-- > 0;)
		if (in->stack[i] < in->dialect->kinds)
			return in->dialect->elements[in->stack[i]];
	return "";
}

bool dgm__xml_is(dgm_str s, const char *word)
{
	return s.p && s.n == strlen(word) && !memcmp(s.p, word, s.n);
}

void dgm__xml_stray(dgm__xml_input *in, const char *p, size_t n, const char *where)
{
	size_t i = 0;

	while (i < n && (p[i] == ' ' || p[i] == '\n' || p[i] == '\t' || p[i] == '\r'))
		i++;
	if (i < n && in->depth)
		dgm__xml_found(in, DGM__FINDING_WARN, "stray-text", NULL, "text in <%s>, %s; left out", dgm__xml_open_element(in), where);
}

/* --- names and attributes --------------------------------------------------------------------------------------------------------- */

bool dgm__xml_intern_names(dgm__xml_input *in)
{
	const dgm__xml_dialect *d = in->dialect;
	bool good = true;

	for (unsigned i = 0; i < d->kinds; i++)
		good &= (in->names[i] = xmlDictLookup(in->parser->dict, (const xmlChar *)d->elements[i], -1)) != NULL;
	for (unsigned i = 0; i < d->attribute_count; i++)
		good &= (in->attribute_names[i] = xmlDictLookup(in->parser->dict, (const xmlChar *)d->attributes[i], -1)) != NULL;
	in->xml_prefix = xmlDictLookup(in->parser->dict, (const xmlChar *)"xml", 3);
	return good && in->xml_prefix;
}

/*
 * Where entities stay unexpanded libxml2 hands every & of an attribute on as "&#38;" (for a tree's second parse); nothing else begins with &
 * here, since other references are refused.
 */
static dgm_str without_references(dgm__xml_input *in, dgm_str value)
{
	char *room = dgm__buffer_reserve(&in->scratch, value.n), *to = room;

	if (!room)
		return (dgm_str){ "", 0 };
	for (size_t i = 0; i < value.n; i++) {
		*to++ = value.p[i];
		if (value.p[i] == '&' && value.n - i >= 5 && !memcmp(value.p + i, "&#38;", 5))
			i += 4;
	}
	in->scratch.n += (size_t)(to - room);
	return (dgm_str){ room, (size_t)(to - room) };
}

/* Values with an & move to the scratch buffer, which has room for all of them before the first moves. */
static void mend_references(dgm__xml_input *in, dgm__xml_attributes *a, size_t total)
{
	dgm__buffer_reset(&in->scratch);
	if (!dgm__buffer_reserve(&in->scratch, total)) {
		dgm__xml_fail(in, in->scratch.failed, 0, in->scratch.failed == DGM_ENOMEM ? "out of memory" : "attributes of more than %d bytes",
			DGM__MOST_UNIT);
		return;
	}
	for (unsigned i = 0; i < in->dialect->attribute_count; i++)
		if (a->present & DGM__BIT(i) && a->values[i].n && memchr(a->values[i].p, '&', a->values[i].n))
			a->values[i] = without_references(in, a->values[i]);
}

/* The place of an attribute in the dialect's table; attribute_count: it has none. */
static unsigned place_of(const dgm__xml_input *in, const xmlChar *name, const xmlChar *prefix)
{
	unsigned count = in->dialect->attribute_count, i = 0;

	if (prefix && (prefix != in->xml_prefix || !xmlStrEqual(name, (const xmlChar *)"lang")))
		return count;
	if (prefix)
		while (i < count && strcmp(in->dialect->attributes[i], "xml:lang"))
			i++;
	else
		while (i < count && in->attribute_names[i] != name)
			i++;
	return i;
}

static void read_attributes(dgm__xml_input *in, dgm__xml_attributes *a, int count, const xmlChar **attributes)
{
	size_t total = 0;

	a->present = 0;
	a->unknown = NULL;
	for (int i = 0; i < count; i++, attributes += 5) {
		unsigned which = place_of(in, attributes[0], attributes[1]);

		if (which == in->dialect->attribute_count) {
			a->unknown = (const char *)attributes[0];
			continue;
		}
		a->present |= DGM__BIT(which);
		a->values[which] = (dgm_str){ (const char *)attributes[3], (size_t)(attributes[4] - attributes[3]) };
		if (a->values[which].n && memchr(a->values[which].p, '&', a->values[which].n))
			total += a->values[which].n;
	}
	if (total)
		mend_references(in, a, total);
}

dgm_str dgm__xml_value(const dgm__xml_attributes *a, unsigned which)
{
	return a->present & DGM__BIT(which) ? a->values[which] : (dgm_str){ NULL, 0 };
}

/* --- events ------------------------------------------------------------------------------------------------------------------------ */

/* By local name where the namespace is the root's. */
static unsigned kind_of(const dgm__xml_input *in, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
	unsigned kind = 0;

	if (uri != in->uri || (prefix && !uri))
		return in->dialect->kinds;
	while (kind < in->dialect->kinds && in->names[kind] != name)
		kind++;
	return kind;
}

static void start(dgm__xml_input *in, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int count, const xmlChar **attributes)
{
	dgm__xml_attributes a;
	int kind = -1;

	if (in->st != DGM_OK || in->cut)
		return;
	if (in->finishing && in->parser->input->cur >= in->parser->input->end) {
		in->cut = true; /* the file ends in this very tag */
		return;
	}
	if (in->depth >= DGM__XML_DEPTH) {
		dgm__xml_fail(in, DGM_ELIMIT, 0, "more than %d levels of elements", DGM__XML_DEPTH);
		return;
	}
	if (!in->skipped) {
		read_attributes(in, &a, count, attributes);
		if (in->st != DGM_OK)
			return;
		if (!in->depth)
			in->uri = uri;
		kind = in->dialect->start(in, kind_of(in, name, prefix, uri), (const char *)name, (const char *)prefix, (const char *)uri, &a);
	}
	in->skipped += kind < 0;
	in->stack[in->depth++] = (uint8_t)(kind < 0 ? (int)in->dialect->kinds : kind);
}

void dgm__xml_on_start(void *arg, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaces, const xmlChar **declared,
	int count, int defaulted, const xmlChar **attributes)
{
	start(arg, name, prefix, uri, count, attributes);
	dgm__xml_settle(arg);
}

void dgm__xml_on_end(void *arg, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
	dgm__xml_input *in = arg;

	if (in->st != DGM_OK || !in->depth)
		return;
	in->root_closed = --in->depth == 0;
	if (in->skipped)
		in->skipped--;
	else
		in->dialect->end(in, in->stack[in->depth]);
	dgm__xml_settle(in);
}

void dgm__xml_on_text(void *arg, const xmlChar *p, int n)
{
	dgm__xml_input *in = arg;

	if (in->st != DGM_OK || in->skipped || n <= 0)
		return;
	in->dialect->text(in, (const char *)p, (size_t)n);
	dgm__xml_settle(in);
}
