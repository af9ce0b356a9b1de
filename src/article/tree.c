/*
 * libxml2's push parser would bring nothing here: an article is small, and its metadata stand before and after its text. An entity declaration stops
 * the parser, so nothing is ever expanded; a reference to an entity of a DTD that is not read is refused, for words would vanish.
 */
#include "article/tree.h"

#include <limits.h>
#include <string.h>

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>

#include "base/status.h"

/* What went wrong first. */
typedef struct latch {
	const dgm__article_job *job;
	dgm_error *err;
	dgm_status st;
} latch;

static void on_error(void *arg, xmlErrorPtr e)
{
	latch *l = ((xmlParserCtxtPtr)arg)->_private;

	if (l->st != DGM_OK || !e || e->level < XML_ERR_ERROR)
		return;
	if (e->code == XML_ERR_NO_MEMORY)
		l->st = dgm__out_of_memory(l->err);
	else
		l->st = dgm__fail(l->err, DGM_EFORMAT, l->job->name, e->line > 0 ? (uint64_t)e->line : 0, "malformed XML: %.*s",
			e->message ? (int)strcspn(e->message, "\n") : 7, e->message ? e->message : "unknown");
}

static void on_entity(void *arg, const xmlChar *name, int type, const xmlChar *public_id, const xmlChar *system_id, xmlChar *content)
{
	xmlParserCtxtPtr parser = arg;
	latch *l = parser->_private;

	(void)name, (void)type, (void)public_id, (void)system_id, (void)content;
	if (l->st == DGM_OK)
		l->st = dgm__fail(l->err, DGM_EFORMAT, l->job->name, (uint64_t)xmlSAX2GetLineNumber(parser), "entity declarations are refused");
	xmlStopParser(parser);
}

uint64_t dgm__tree_line(const xmlNode *node)
{
	long line = xmlGetLineNo((xmlNodePtr)(uintptr_t)node); /* it takes no const, and changes nothing */

	return line > 0 ? (uint64_t)line : 0;
}

static dgm_status refuse_references(const xmlNode *root, latch *l)
{
	for (const xmlNode *node = root; node; node = dgm__tree_next(node, root))
		for (const xmlNode *child = node->children; child; child = child->next)
			if (child->type == XML_ENTITY_REF_NODE)
				return dgm__fail(l->err, DGM_EFORMAT, l->job->name, dgm__tree_line(node),
					"the reference to entity \"%.60s\" is refused; write the character itself", (const char *)child->name);
	return DGM_OK;
}

dgm_status dgm__tree_xml(xmlDocPtr *out, const dgm__article_job *job, dgm_str bytes, const char *encoding, dgm_error *err)
{
	latch l = { job, err, DGM_OK };
	xmlParserCtxtPtr parser;

	*out = NULL;
	if (bytes.n > INT_MAX)
		return dgm__fail(err, DGM_ELIMIT, job->name, 0, "XML of more than 2 GB");
	if (!(parser = xmlNewParserCtxt()))
		return dgm__out_of_memory(err);
	parser->_private = &l;
	parser->sax->serror = on_error;
	parser->sax->entityDecl = on_entity;
	*out = xmlCtxtReadMemory(parser, bytes.p ? bytes.p : "", (int)bytes.n, NULL, encoding, XML_PARSE_NONET | XML_PARSE_NOCDATA);
	if (l.st == DGM_OK && !*out)
		l.st = dgm__fail(err, DGM_EFORMAT, job->name, 0, "malformed XML");
	if (l.st == DGM_OK)
		l.st = refuse_references(xmlDocGetRootElement(*out), &l);
	xmlFreeParserCtxt(parser);
	if (l.st != DGM_OK) {
		xmlFreeDoc(*out);
		*out = NULL;
	}
	return l.st;
}

/* In the encoding that the user named, else as the bytes say. */
static dgm_status parse(xmlDocPtr *out, const dgm__article_job *job, dgm_error *err)
{
	dgm_text *text = NULL;
	dgm_str s;
	dgm_status st;

	*out = NULL;
	if (!job->text->encoding || !strcmp(job->text->encoding, "auto"))
		return dgm__tree_xml(out, job, job->bytes, NULL, err);
	st = dgm_text_from_bytes(&text, job->bytes.p, job->bytes.n, job->name, job->text, err);
	if (st != DGM_OK)
		return st;
	s = dgm_text_str(text);
	st = dgm__tree_xml(out, job, s, "UTF-8", err);
	dgm_text_free(text);
	return st;
}

dgm_status dgm__tree_read(dgm__article_job *job, const char *name, const char *other,
	dgm_status (*fn)(dgm__article_job *job, const xmlNode *root, dgm_error *err), dgm_error *err)
{
	const xmlNode *root;
	xmlDocPtr doc;
	dgm_status st = parse(&doc, job, err);

	if (st != DGM_OK)
		return st;
	root = xmlDocGetRootElement(doc);
	if (dgm__tree_is(root, name) || (other && dgm__tree_is(root, other)))
		st = fn(job, root, err);
	else
		st = dgm__fail(err, DGM_EFORMAT, job->name, dgm__tree_line(root), "its outermost element is \"%.60s\", not \"%s\"", (const char *)root->name, name);
	xmlFreeDoc(doc);
	return st;
}

enum { SNIFFED = 1024 };

/* The first bytes without those that are 0: UTF-16 reads as ASCII. */
static size_t narrow(char *to, dgm_str bytes)
{
	size_t n = 0;

	for (size_t i = 0; i < bytes.n && n < SNIFFED; i++)
		if (bytes.p[i])
			to[n++] = bytes.p[i];
	to[n] = '\0';
	return n;
}

/* Behind the prolog: declarations, instructions and comments, each ended by its mark. NULL: it is not over in the first bytes. */
static const char *skip_prolog(const char *p)
{
	while (p && (p = strchr(p, '<')) != NULL && (p[1] == '?' || p[1] == '!')) {
		bool comment = !strncmp(p, "<!--", 4);

		p = strstr(p, comment ? "-->" : ">");
	}
	return p;
}

bool dgm__tree_sniff(dgm_str bytes, const char *name, const char *other)
{
	static const char starts[] = "<\xFE\xFF";
	char head[SNIFFED + 1];
	const char *p;
	size_t n;

	bytes = dgm__article_head(bytes);
	if (bytes.n && bytes.p[0] && !strchr(starts, bytes.p[0]))
		return false;
	narrow(head, bytes);
	if (!strchr(starts, head[0]) || !(p = skip_prolog(head)))
		return false;
	n = strcspn(++p, " \t\r\n/>");
	if (memchr(p, ':', n)) {
		n -= (size_t)((const char *)memchr(p, ':', n) + 1 - p);
		p = strchr(p, ':') + 1;
	}
	return n && ((n == strlen(name) && !strncasecmp(p, name, n)) || (other && n == strlen(other) && !strncasecmp(p, other, n)));
}

dgm_status dgm__tree_html(xmlDocPtr *out, const dgm__article_job *job, dgm_str bytes, dgm_error *err)
{
	htmlParserCtxtPtr parser;
	bool broke_off;

	*out = NULL;
	if (bytes.n > INT_MAX)
		return dgm__fail(err, DGM_ELIMIT, job->name, 0, "a page of more than 2 GB");
	if (!(parser = htmlNewParserCtxt()))
		return dgm__out_of_memory(err);
	*out = htmlCtxtReadMemory(parser, bytes.p ? bytes.p : "", (int)bytes.n, NULL, "UTF-8",
		HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NODEFDTD);
	broke_off = parser->disableSAX != 0;
	htmlFreeParserCtxt(parser);
	if (!broke_off)
		return DGM_OK; /* *out is NULL for an empty page */
	xmlFreeDoc(*out);
	*out = NULL;
	return dgm__fail(err, DGM_ELIMIT, job->name, 0, "a page of elements more than 256 deep; save its text");
}

bool dgm__tree_is(const xmlNode *node, const char *name)
{
	return node && node->type == XML_ELEMENT_NODE && !strcmp((const char *)node->name, name);
}

const xmlNode *dgm__tree_child(const xmlNode *parent, const char *name)
{
	for (const xmlNode *node = parent ? parent->children : NULL; node; node = node->next)
		if (node->type == XML_ELEMENT_NODE && (!name || dgm__tree_is(node, name)))
			return node;
	return NULL;
}

const xmlNode *dgm__tree_next(const xmlNode *node, const xmlNode *root)
{
	const xmlNode *at = dgm__tree_child(node, NULL);

	for (; !at && node != root; node = node->parent)
		for (at = node->next; at && at->type != XML_ELEMENT_NODE;)
			at = at->next;
	return at;
}

const xmlNode *dgm__tree_find(const xmlNode *root, const char *name)
{
	const xmlNode *node = root;

	while (node && !dgm__tree_is(node, name))
		node = dgm__tree_next(node, root);
	return node;
}

dgm_str dgm__tree_attribute(const xmlNode *node, const char *name)
{
	for (const xmlAttr *a = node ? node->properties : NULL; a; a = a->next)
		if (!strcmp((const char *)a->name, name))
			return dgm__tree_str(a->children ? a->children->content : NULL);
	return (dgm_str){ NULL, 0 };
}

bool dgm__tree_attribute_is(const xmlNode *node, const char *name, const char *value)
{
	dgm_str s = dgm__tree_attribute(node, name);

	return s.n == strlen(value) && !memcmp(s.p, value, s.n);
}

void dgm__tree_set(dgm__article_job *job, dgm_metadata kind, const xmlNode *node)
{
	xmlChar *content;

	if (!node || dgm__article_has(job, kind))
		return;
	content = xmlNodeGetContent(node);
	dgm__article_set(job, kind, dgm__tree_str(content));
	xmlFree(content);
}
