/* TermBase eXchange (ISO 30042), version 2 (martif, termEntry, langSet) and 3 (tbx, conceptEntry, langSec): libxml2's reader, no entities, no network. */
#include <string.h>

#include "base/mem.h"
#include "base/status.h"
#include "dictionary/dictionary.h"
#include "text/xml.h"

enum { TERMS = 32, TERM_BYTES = 1024 }; /* of a language in an entry; of a term */

typedef struct term {
	char text[TERM_BYTES];
	size_t n;
	uint64_t line;
	bool is_forbidden;
} term;

typedef struct reading {
	dgm__xml xml;
	dgm__dictionary_job *job;
	term *terms[2];      /* of the entry, by language; TERMS each */
	size_t count[2];
	int language;        /* of the section: 0, 1; -1: another */
	term *open;          /* the term that text goes into */
	term *last;          /* the term that notes are about */
	char status[64];     /* the text of its administrative status */
	size_t status_n;
	bool in_status;
	bool has_root;
} reading;

static bool sniff(const dgm__dictionary_job *job)
{
	dgm_str head = { job->bytes.p, job->bytes.n < 2048 ? job->bytes.n : 2048 }, start = dgm__trim(head);

	if (start.n >= 3 && !memcmp(start.p, "\xEF\xBB\xBF", 3))
		start = dgm__trim((dgm_str){ start.p + 3, start.n - 3 });
	if (start.n >= 2 && (!memcmp(start.p, "\xFF\xFE", 2) || !memcmp(start.p, "\xFE\xFF", 2)))
		return start.n >= 4 && (start.p[2] == '<' || start.p[3] == '<');
	return start.n && start.p[0] == '<' && (memmem(start.p, start.n, "<martif", 7) || memmem(start.p, start.n, "<tbx", 4) || memmem(start.p, start.n, "<?xml", 5));
}

/* Which of the two languages the section's xml:lang names. */
static int language_of(const reading *r)
{
	xmlChar *value = xmlTextReaderGetAttribute(r->xml.reader, (const xmlChar *)"xml:lang");
	char tag[DGM_LANGUAGE_CAPACITY];
	int found = -1;

	if (!value)
		value = xmlTextReaderGetAttribute(r->xml.reader, (const xmlChar *)"lang");
	if (value && dgm_language_mend(tag, (dgm_str){ (const char *)value, strlen((const char *)value) }))
		for (int k = 0; k < 2 && found < 0; k++)
			if (dgm_language_matches(tag, r->job->languages[k]))
				found = k;
	if (value)
		xmlFree(value);
	return found;
}

static void end_entry(reading *r)
{
	for (size_t i = 0; i < r->count[0]; i++)
		for (size_t k = 0; k < r->count[1] && r->xml.st == DGM_OK; k++) {
			const term *s = &r->terms[0][i], *t = &r->terms[1][k];

			r->job->line = s->line;
			r->job->forbidden = t->is_forbidden;
			r->xml.st = dgm__dictionary_put_phrase(r->job, (dgm_str){ s->text, s->n }, (dgm_str){ t->text, t->n }, DGM__DICTIONARY_WORDS, r->xml.err);
		}
}

static bool is_any(const char *name, const char *v2, const char *v3)
{
	return !strcmp(name, v2) || !strcmp(name, v3);
}

/* <termNote type="administrativeStatus"> of TBX 2 and 3, <min:administrativeStatus> of version 3's other style. */
static bool is_status(const reading *r, const char *name)
{
	xmlChar *type;
	bool is;

	if (!strcmp(name, "administrativeStatus"))
		return true;
	if (strcmp(name, "termNote"))
		return false;
	type = xmlTextReaderGetAttribute(r->xml.reader, (const xmlChar *)"type");
	is = type && !strcmp((const char *)type, "administrativeStatus");
	xmlFree(type);
	return is;
}

static void end_status(reading *r)
{
	r->in_status = false;
	r->last->is_forbidden = dgm__dictionary_forbids(dgm__trim((dgm_str){ r->status, r->status_n }));
}

static void open_element(reading *r, const char *name)
{
	if (!r->has_root) {
		r->has_root = true;
		if (!is_any(name, "martif", "tbx"))
			dgm__xml_bad(&r->xml, "not TBX: its outermost element is neither martif nor tbx");
	} else if (is_any(name, "termEntry", "conceptEntry")) {
		r->count[0] = r->count[1] = 0;
		r->language = -1;
	} else if (is_any(name, "langSet", "langSec")) {
		r->language = language_of(r);
		r->last = NULL;
	} else if (r->last && is_status(r, name)) {
		r->in_status = !xmlTextReaderIsEmptyElement(r->xml.reader);
		r->status_n = 0;
	} else if (!strcmp(name, "term") && r->language >= 0 && r->count[r->language] < TERMS && !xmlTextReaderIsEmptyElement(r->xml.reader)) {
		r->open = r->last = &r->terms[r->language][r->count[r->language]++];
		r->open->n = 0;
		r->open->line = dgm__xml_line(&r->xml);
		r->open->is_forbidden = false;
	}
}

static void close_element(reading *r, const char *name)
{
	if (!strcmp(name, "term"))
		r->open = NULL;
	else if (r->in_status)
		end_status(r);
	else if (is_any(name, "langSet", "langSec"))
		r->language = -1;
	else if (is_any(name, "termEntry", "conceptEntry"))
		end_entry(r);
}

static void take_text(reading *r)
{
	const char *text = (const char *)xmlTextReaderConstValue(r->xml.reader);
	size_t n = text && (r->open || r->in_status) ? strlen(text) : 0;

	if (r->in_status && n <= sizeof r->status - r->status_n) {
		memcpy(r->status + r->status_n, text, n);
		r->status_n += n;
	}
	if (!n || !r->open)
		return;
	if (n > TERM_BYTES - r->open->n) {
		dgm__xml_bad(&r->xml, "a term of more than 1,024 bytes");
		return;
	}
	memcpy(r->open->text + r->open->n, text, n);
	r->open->n += n;
}

static void on_node(void *arg, int type)
{
	reading *r = arg;
	const char *name = (const char *)xmlTextReaderConstLocalName(r->xml.reader);

	switch (type) {
	case XML_READER_TYPE_ELEMENT:
		open_element(r, name);
		break;
	case XML_READER_TYPE_END_ELEMENT:
		close_element(r, name);
		break;
	case XML_READER_TYPE_TEXT:
	case XML_READER_TYPE_CDATA:
	case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
		take_text(r);
		break;
	default:
		break;
	}
}

static dgm_status read(dgm__dictionary_job *job, dgm_error *err)
{
	reading r = { .xml = { .path = job->path, .err = err }, .job = job, .language = -1 };
	dgm_status st;

	job->dictionary->directed = true;
	r.terms[0] = dgm__malloc(TERMS * sizeof *r.terms[0]);
	r.terms[1] = dgm__malloc(TERMS * sizeof *r.terms[1]);
	st = r.terms[0] && r.terms[1] ? dgm__xml_walk(&r.xml, job->bytes, on_node, &r) : dgm__out_of_memory(err);
	dgm__free(r.terms[0]);
	dgm__free(r.terms[1]);
	return st;
}

const dgm__dictionary_format dgm__dictionary_tbx = { .name = "tbx", .sniff = sniff, .read = read };
