/* The SRX file: libxml2's reader over bounded bytes, no entities, no network. */
#include "segment/srx.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include <libxml/xmlreader.h>

#include "base/buffer.h"
#include "base/mem.h"
#include "base/status.h"

enum { LARGEST_FILE = 16 << 20, LARGEST_PATTERN = 1 << 16 };

static const char namespace_uri[] = "http://www.lisa.org/srx20";

typedef struct reading {
	dgm__srx_file *file;
	const char *path;
	const dgm_reporter *reporter;
	dgm_error *err;
	dgm_status st;
	xmlTextReaderPtr xml;
	dgm__buffer text;       /* of beforebreak or afterbreak */
	dgm__srx_rule rule;     /* the open one */
	bool in_text, has_root, has_cascade, warned_foreign;
} reading;

/* The line of the node at hand: the parser itself may be some hundred bytes ahead. */
static uint64_t line_of(const reading *r)
{
	xmlNodePtr node = xmlTextReaderCurrentNode(r->xml);
	long line = node ? xmlGetLineNo(node) : 0;

	return line > 0 ? (uint64_t)line : 0;
}

static void bad(reading *r, const char *what)
{
	if (r->st == DGM_OK)
		r->st = dgm__fail(r->err, DGM_EFORMAT, r->path, line_of(r), "%s", what);
}

static void on_xml_error(void *arg, xmlErrorPtr e)
{
	reading *r = arg;
	size_t n;
	char text[256];

	if (r->st != DGM_OK || !e || e->level < XML_ERR_ERROR)
		return;
	snprintf(text, sizeof text, "%s", e->message ? e->message : "unknown fault");
	n = strlen(text);
	while (n && text[n - 1] == '\n')
		text[--n] = '\0';
	r->st = dgm__fail(r->err, e->code == XML_ERR_NO_MEMORY ? DGM_ENOMEM : DGM_EFORMAT, r->path, e->line > 0 ? (uint64_t)e->line : 0,
		"malformed XML: %s", text);
}

/* A copy of the attribute in the arena; NULL where it is missing. */
static const char *attribute(reading *r, const char *name)
{
	xmlChar *value = xmlTextReaderGetAttribute(r->xml, (const xmlChar *)name);
	const char *copy;

	if (!value)
		return NULL;
	copy = dgm__arena_copy(&r->file->arena, (const char *)value, strlen((const char *)value));
	xmlFree(value);
	if (!copy && r->st == DGM_OK)
		r->st = dgm__out_of_memory(r->err);
	return copy;
}

static bool yes_or_no(reading *r, const char *name, bool missing)
{
	const char *value = attribute(r, name);

	if (!value || r->st != DGM_OK)
		return missing;
	if (strcmp(value, "yes") && strcmp(value, "no"))
		bad(r, "an attribute must be yes or no; mend break, cascade, segmentsubflows or include");
	return !strcmp(value, "yes");
}

static void open_root(reading *r)
{
	const char *version = attribute(r, "version");

	r->has_root = true;
	if (!version || strcmp(version, "2.0"))
		bad(r, "not SRX version 2.0; convert the file");
}

static void open_header(reading *r)
{
	const char *cascade = attribute(r, "cascade");

	yes_or_no(r, "segmentsubflows", true);
	if (!cascade)
		dgm__warn(r->reporter, r->path, line_of(r), "the header has no cascade; taken as no");
	r->file->cascade = yes_or_no(r, "cascade", false);
}

static void open_set(reading *r)
{
	const char *name = attribute(r, "languagerulename");
	dgm__srx_set *set;

	if (!name)
		bad(r, "a languagerule without languagerulename");
	else if (!(set = dgm__vector_push(&r->file->sets)))
		r->st = dgm__out_of_memory(r->err);
	else
		set->name = name;
}

static void open_map(reading *r)
{
	dgm__srx_map map = { attribute(r, "languagepattern"), attribute(r, "languagerulename"), line_of(r) }, *to;

	if (!map.pattern || !map.name)
		bad(r, "a languagemap without languagepattern or languagerulename");
	else if (!(to = dgm__vector_push(&r->file->maps)))
		r->st = dgm__out_of_memory(r->err);
	else
		*to = map;
}

static void open_rule(reading *r)
{
	if (!r->file->sets.count)
		bad(r, "a rule outside a languagerule");
	r->rule = (dgm__srx_rule){ "", "", true, (uint32_t)r->file->sets.count - 1, line_of(r) };
	r->rule.breaks = yes_or_no(r, "break", true);
}

static void open_text(reading *r)
{
	dgm__buffer_reset(&r->text);
	r->in_text = !xmlTextReaderIsEmptyElement(r->xml);
}

static void close_text(reading *r, const char **to)
{
	r->in_text = false;
	if (dgm__buffer_status(&r->text, NULL) == DGM_ELIMIT) {
		bad(r, "a pattern of more than 64 KiB");
		return;
	}
	*to = dgm__arena_copy(&r->file->arena, r->text.n ? r->text.p : "", r->text.n);
	if (!*to || r->text.failed != DGM_OK)
		r->st = dgm__out_of_memory(r->err);
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
		dgm__warn(r->reporter, r->path, r->rule.line, "a rule with both patterns empty is left out");
	else if (!(to = dgm__vector_push(&r->file->rules)))
		r->st = dgm__out_of_memory(r->err);
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
	const char *name = (const char *)xmlTextReaderConstLocalName(r->xml), *uri = (const char *)xmlTextReaderConstNamespaceUri(r->xml);
	bool ours = uri && !strcmp(uri, namespace_uri);

	if (!r->has_root && (!ours || strcmp(name, "srx"))) {
		bad(r, "no SRX 2.0 file: the root is not srx in the namespace http://www.lisa.org/srx20");
		return;
	}
	for (size_t i = 0; ours && i < sizeof elements / sizeof *elements; i++) {
		if (strcmp(name, elements[i].name))
			continue;
		if (opens && elements[i].open)
			elements[i].open(r);
		if ((!opens || xmlTextReaderIsEmptyElement(r->xml)) && elements[i].close && r->st == DGM_OK)
			elements[i].close(r);
		return;
	}
	if (opens && !r->warned_foreign)
		dgm__warn(r->reporter, r->path, line_of(r), "element \"%.60s\" is not of SRX 2.0; it and others like it are left out", name);
	r->warned_foreign = true;
}

static void on_node(reading *r)
{
	xmlDtdPtr dtd;

	switch (xmlTextReaderNodeType(r->xml)) {
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
			dgm__buffer_puts(&r->text, (const char *)xmlTextReaderConstValue(r->xml));
		break;
	case XML_READER_TYPE_DOCUMENT_TYPE:
		dtd = (xmlDtdPtr)xmlTextReaderCurrentNode(r->xml);
		if (dtd && (dtd->entities || dtd->pentities))
			bad(r, "entity declarations are refused");
		break;
	case XML_READER_TYPE_ENTITY_REFERENCE:
		bad(r, "an entity reference is refused");
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
	reading r = { .file = file, .path = path, .reporter = reporter, .err = err, .st = DGM_OK, .text = DGM__BUFFER_INIT(LARGEST_PATTERN) };
	char *bytes = NULL;
	size_t n = 0;
	int rc = 1;

	memset(file, 0, sizeof *file);
	file->rules = (dgm__vector)DGM__VECTOR_INIT(dgm__srx_rule);
	file->maps = (dgm__vector)DGM__VECTOR_INIT(dgm__srx_map);
	file->sets = (dgm__vector)DGM__VECTOR_INIT(dgm__srx_set);
	r.st = load(&bytes, &n, path, err);
	if (r.st == DGM_OK && !(r.xml = xmlReaderForMemory(bytes, (int)n, path, NULL, XML_PARSE_NONET)))
		r.st = dgm__out_of_memory(err);
	if (r.xml)
		xmlTextReaderSetStructuredErrorHandler(r.xml, on_xml_error, &r);
	while (r.st == DGM_OK && (rc = xmlTextReaderRead(r.xml)) == 1)
		on_node(&r);
	if (r.st == DGM_OK && (rc < 0 || !r.has_root))
		bad(&r, "malformed XML");
	if (r.xml)
		xmlFreeTextReader(r.xml);
	dgm__buffer_clear(&r.text);
	dgm__free(bytes);
	return r.st;
}

void dgm__srx_file_clear(dgm__srx_file *file)
{
	dgm__vector_clear(&file->rules);
	dgm__vector_clear(&file->maps);
	dgm__vector_clear(&file->sets);
	dgm__arena_clear(&file->arena);
}
