/* The SRX file: libxml2's reader over bounded bytes, no entities, no network. */
#include "segment/srx.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buffer.h"
#include "base/mem.h"
#include "base/status.h"
#include "text/xml.h"

enum { LARGEST_FILE = 16 << 20, LARGEST_PATTERN = 1 << 16 };

static const char namespace_uri[] = "http://www.lisa.org/srx20";

typedef struct reading {
	dgm__xml xml;
	dgm__srx_file *file;
	const dgm_reporter *reporter;
	dgm__buffer text;       /* of beforebreak or afterbreak */
	dgm__srx_rule rule;     /* the open one */
	bool in_text, has_root, has_cascade, warned_foreign;
} reading;

/* A copy of the attribute in the arena; NULL where it is missing. */
static const char *attribute(reading *r, const char *name)
{
	xmlChar *value = xmlTextReaderGetAttribute(r->xml.reader, (const xmlChar *)name);
	const char *copy;

	if (!value)
		return NULL;
	copy = dgm__arena_copy(&r->file->arena, (const char *)value, strlen((const char *)value));
	xmlFree(value);
	if (!copy && r->xml.st == DGM_OK)
		r->xml.st = dgm__out_of_memory(r->xml.err);
	return copy;
}

static bool yes_or_no(reading *r, const char *name, bool missing)
{
	const char *value = attribute(r, name);

	if (!value || r->xml.st != DGM_OK)
		return missing;
	if (strcmp(value, "yes") && strcmp(value, "no"))
		dgm__xml_bad(&r->xml, "an attribute must be yes or no; mend break, cascade, segmentsubflows or include");
	return !strcmp(value, "yes");
}

static void open_root(reading *r)
{
	const char *version = attribute(r, "version");

	r->has_root = true;
	if (!version || strcmp(version, "2.0"))
		dgm__xml_bad(&r->xml, "not SRX version 2.0; convert the file");
}

static void open_header(reading *r)
{
	const char *cascade = attribute(r, "cascade");

	yes_or_no(r, "segmentsubflows", true);
	if (!cascade)
		dgm__warn(r->reporter, r->xml.path, dgm__xml_line(&r->xml), "the header has no cascade; taken as no");
	r->file->cascade = yes_or_no(r, "cascade", false);
}

static void open_set(reading *r)
{
	const char *name = attribute(r, "languagerulename");
	dgm__srx_set *set;

	if (!name)
		dgm__xml_bad(&r->xml, "a languagerule without languagerulename");
	else if (!(set = dgm__vector_push(&r->file->sets)))
		r->xml.st = dgm__out_of_memory(r->xml.err);
	else
		set->name = name;
}

static void open_map(reading *r)
{
	dgm__srx_map map = { attribute(r, "languagepattern"), attribute(r, "languagerulename"), dgm__xml_line(&r->xml) }, *to;

	if (!map.pattern || !map.name)
		dgm__xml_bad(&r->xml, "a languagemap without languagepattern or languagerulename");
	else if (!(to = dgm__vector_push(&r->file->maps)))
		r->xml.st = dgm__out_of_memory(r->xml.err);
	else
		*to = map;
}

static void open_rule(reading *r)
{
	if (!r->file->sets.count)
		dgm__xml_bad(&r->xml, "a rule outside a languagerule");
	r->rule = (dgm__srx_rule){ "", "", true, (uint32_t)r->file->sets.count - 1, dgm__xml_line(&r->xml) };
	r->rule.breaks = yes_or_no(r, "break", true);
}

static void open_text(reading *r)
{
	dgm__buffer_reset(&r->text);
	r->in_text = !xmlTextReaderIsEmptyElement(r->xml.reader);
}

static void close_text(reading *r, const char **to)
{
	r->in_text = false;
	if (dgm__buffer_status(&r->text, NULL) == DGM_ELIMIT) {
		dgm__xml_bad(&r->xml, "a pattern of more than 64 KiB");
		return;
	}
	*to = dgm__arena_copy(&r->file->arena, r->text.n ? r->text.p : "", r->text.n);
	if (!*to || r->text.failed != DGM_OK)
		r->xml.st = dgm__out_of_memory(r->xml.err);
}

static void close_before(reading *r)
{
	close_text(r, &r->rule.before);
}

static void close_after(reading *r)
{
	close_text(r, &r->rule.after);
}

static void close_rule(reading *r)
{
	dgm__srx_rule *to;

	if (!*r->rule.before && !*r->rule.after)
		dgm__warn(r->reporter, r->xml.path, r->rule.line, "a rule with both patterns empty is left out");
	else if (!(to = dgm__vector_push(&r->file->rules)))
		r->xml.st = dgm__out_of_memory(r->xml.err);
	else
		*to = r->rule;
}

static const struct { const char *name; void (*open)(reading *r), (*close)(reading *r); } elements[] = {
	{ "srx", open_root, NULL }, { "header", open_header, NULL }, { "formathandle", NULL, NULL }, { "body", NULL, NULL },
	{ "languagerules", NULL, NULL }, { "languagerule", open_set, NULL }, { "rule", open_rule, close_rule },
	{ "beforebreak", open_text, close_before }, { "afterbreak", open_text, close_after }, { "maprules", NULL, NULL },
	{ "languagemap", open_map, NULL },
};

static void on_element(reading *r, bool opens)
{
	const char *name = (const char *)xmlTextReaderConstLocalName(r->xml.reader), *uri = (const char *)xmlTextReaderConstNamespaceUri(r->xml.reader);
	bool ours = uri && !strcmp(uri, namespace_uri);

	if (!r->has_root && (!ours || strcmp(name, "srx"))) {
		dgm__xml_bad(&r->xml, "no SRX 2.0 file: the root is not srx in the namespace http://www.lisa.org/srx20");
		return;
	}
	for (size_t i = 0; ours && i < sizeof elements / sizeof *elements; i++) {
		if (strcmp(name, elements[i].name))
			continue;
		if (opens && elements[i].open)
			elements[i].open(r);
		if ((!opens || xmlTextReaderIsEmptyElement(r->xml.reader)) && elements[i].close && r->xml.st == DGM_OK)
			elements[i].close(r);
		return;
	}
	if (opens && !r->warned_foreign)
		dgm__warn(r->reporter, r->xml.path, dgm__xml_line(&r->xml), "element \"%.60s\" is not of SRX 2.0; it and others like it are left out", name);
	r->warned_foreign = true;
}

static void on_node(void *arg, int type)
{
	reading *r = arg;

	switch (type) {
	case XML_READER_TYPE_ELEMENT:
		on_element(r, true);
		break;
	case XML_READER_TYPE_END_ELEMENT:
		on_element(r, false);
		break;
	case XML_READER_TYPE_TEXT:
	case XML_READER_TYPE_CDATA:
	case XML_READER_TYPE_WHITESPACE:
	case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
		if (r->in_text)
			dgm__buffer_puts(&r->text, (const char *)xmlTextReaderConstValue(r->xml.reader));
		break;
	default:
		break;
	}
}

static dgm_status load(char **bytes, size_t *n, const char *path, dgm_error *err)
{
	FILE *in = fopen(path, "rb");
	struct stat info;
	dgm_status st = DGM_OK;

	*bytes = NULL;
	if (!in || fstat(fileno(in), &info) || S_ISDIR(info.st_mode))
		st = dgm__fail(err, DGM_EIO, path, 0, "cannot read the SRX file");
	else if (info.st_size > LARGEST_FILE)
		st = dgm__fail(err, DGM_ELIMIT, path, 0, "an SRX file of more than 16 MiB");
	else if (!(*bytes = dgm__malloc(LARGEST_FILE + 1)))
		st = dgm__out_of_memory(err);
	else if ((*n = fread(*bytes, 1, LARGEST_FILE + 1, in)) > LARGEST_FILE || ferror(in))
		st = dgm__fail(err, DGM_EIO, path, 0, "cannot read the SRX file, or more than 16 MiB");
	if (in)
		fclose(in);
	return st;
}

dgm_status dgm__srx_read(dgm__srx_file *file, const char *path, const dgm_reporter *reporter, dgm_error *err)
{
	reading r = { .xml = { .path = path, .err = err }, .file = file, .reporter = reporter, .text = DGM__BUFFER_INIT(LARGEST_PATTERN) };
	char *bytes = NULL;
	size_t n = 0;
	dgm_status st;

	memset(file, 0, sizeof *file);
	file->rules = (dgm__vector)DGM__VECTOR_INIT(dgm__srx_rule);
	file->maps = (dgm__vector)DGM__VECTOR_INIT(dgm__srx_map);
	file->sets = (dgm__vector)DGM__VECTOR_INIT(dgm__srx_set);
	st = load(&bytes, &n, path, err);
	if (st == DGM_OK)
		st = dgm__xml_walk(&r.xml, (dgm_str){ bytes, n }, on_node, &r);
	dgm__buffer_clear(&r.text);
	dgm__free(bytes);
	return st;
}

void dgm__srx_file_clear(dgm__srx_file *file)
{
	dgm__vector_clear(&file->rules);
	dgm__vector_clear(&file->maps);
	dgm__vector_clear(&file->sets);
	dgm__arena_clear(&file->arena);
}
