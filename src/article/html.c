/*
 * Pages: the main text by structure. What never is text (scripts, navigation, side matter, what is hidden, lists of links) is weighed as nothing; the
 * article, or the main element, or the element down to which most of the text's weight leads, is the article. doc/formats/articles.md tells the rule.
 */
#include <string.h>

#include "article/markup.h"

static const dgm__markup_element elements[] = {
	{ "address", DGM__MARKUP_SKIP }, { "article", DGM__MARKUP_BLOCK }, { "aside", DGM__MARKUP_SKIP }, { "audio", DGM__MARKUP_SKIP },
	{ "blockquote", DGM__MARKUP_BLOCK }, { "body", DGM__MARKUP_BLOCK }, { "br", DGM__MARKUP_BREAK }, { "button", DGM__MARKUP_SKIP },
	{ "canvas", DGM__MARKUP_SKIP }, { "center", DGM__MARKUP_BLOCK }, { "dd", DGM__MARKUP_BLOCK }, { "details", DGM__MARKUP_BLOCK },
	{ "dialog", DGM__MARKUP_SKIP }, { "div", DGM__MARKUP_BLOCK }, { "dl", DGM__MARKUP_BLOCK }, { "dt", DGM__MARKUP_BLOCK },
	{ "figure", DGM__MARKUP_SKIP }, { "footer", DGM__MARKUP_SKIP }, { "form", DGM__MARKUP_BLOCK }, { "h1", DGM__MARKUP_HEADING },
	{ "h2", DGM__MARKUP_HEADING }, { "h3", DGM__MARKUP_HEADING }, { "h4", DGM__MARKUP_HEADING }, { "h5", DGM__MARKUP_HEADING },
	{ "h6", DGM__MARKUP_HEADING }, { "head", DGM__MARKUP_SKIP }, { "header", DGM__MARKUP_FRAME }, { "hr", DGM__MARKUP_BLOCK },
	{ "iframe", DGM__MARKUP_SKIP }, { "input", DGM__MARKUP_SKIP }, { "label", DGM__MARKUP_SKIP }, { "li", DGM__MARKUP_BLOCK },
	{ "main", DGM__MARKUP_BLOCK }, { "map", DGM__MARKUP_SKIP }, { "menu", DGM__MARKUP_SKIP }, { "nav", DGM__MARKUP_SKIP },
	{ "noscript", DGM__MARKUP_SKIP }, { "object", DGM__MARKUP_SKIP }, { "ol", DGM__MARKUP_BLOCK }, { "p", DGM__MARKUP_PARAGRAPH },
	{ "pre", DGM__MARKUP_BLOCK }, { "rp", DGM__MARKUP_SKIP }, { "rt", DGM__MARKUP_SKIP }, { "script", DGM__MARKUP_SKIP },
	{ "section", DGM__MARKUP_BLOCK }, { "select", DGM__MARKUP_SKIP }, { "style", DGM__MARKUP_SKIP }, { "svg", DGM__MARKUP_SKIP },
	{ "table", DGM__MARKUP_BLOCK }, { "tbody", DGM__MARKUP_BLOCK }, { "td", DGM__MARKUP_BLOCK }, { "template", DGM__MARKUP_SKIP },
	{ "textarea", DGM__MARKUP_SKIP }, { "tfoot", DGM__MARKUP_BLOCK }, { "th", DGM__MARKUP_BLOCK }, { "thead", DGM__MARKUP_BLOCK },
	{ "tr", DGM__MARKUP_BLOCK }, { "ul", DGM__MARKUP_BLOCK }, { "video", DGM__MARKUP_SKIP },
};

/* What role() is told. */
typedef struct place {
	const xmlNode *main; /* articles inside it are comments or teasers; NULL: while the page is weighed */
	bool article;        /* main is an article's element, so that a header in it is the article's */
} place;

static bool is_hidden(const xmlNode *node)
{
	static const char *const roles[] = { "banner", "complementary", "contentinfo", "dialog", "menu", "menubar", "navigation", "search" };

	if (!node->properties)
		return false;
	for (size_t k = 0; k < sizeof roles / sizeof *roles; k++)
		if (dgm__tree_attribute_is(node, "role", roles[k]))
			return true;
	for (const xmlAttr *a = node->properties; a; a = a->next)
		if (!strcmp((const char *)a->name, "hidden"))
			return true;
	return dgm__tree_attribute_is(node, "aria-hidden", "true");
}

/* Bytes of text outside of links; 0 for what is no text, lists of links among it. Kept in the node by weigh(). */
static size_t weight(const xmlNode *node)
{
	return (size_t)(uintptr_t)node->_private;
}

static bool is_list(const xmlNode *node)
{
	return dgm__tree_is(node, "ul") || dgm__tree_is(node, "ol");
}

static uint8_t role(const void *arg, const xmlNode *node, uint8_t role)
{
	const place *at = arg;

	if (role == DGM__MARKUP_SKIP || is_hidden(node))
		return DGM__MARKUP_SKIP;
	if (!at->main)
		return role;
	if (is_list(node) && !weight(node))
		return DGM__MARKUP_SKIP;
	if (role == DGM__MARKUP_FRAME)
		return at->article ? role : DGM__MARKUP_SKIP;
	return node != at->main && dgm__tree_is(node, "article") ? DGM__MARKUP_SKIP : role;
}

static const dgm__markup markup = { DGM__MARKUP_TABLE(elements), .role = role };

static size_t visible(const xmlChar *s)
{
	size_t n = 0;

	for (; s && *s; s++)
		n += *s > ' ';
	return n;
}

typedef struct load {
	size_t all, linked;
} load;

/* Weighs node and all below it; the parser has bounded the depth. */
static load weigh(xmlNodePtr node, bool in_link)
{
	static const place nowhere = { NULL, false };
	load sum = { 0, 0 };

	node->_private = NULL;
	if (dgm__markup_role_of(&markup, &nowhere, node) == DGM__MARKUP_SKIP)
		return sum;
	in_link |= dgm__tree_is(node, "a");
	for (xmlNodePtr child = node->children; child; child = child->next) {
		load one = { 0, 0 };

		if (child->type == XML_ELEMENT_NODE)
			one = weigh(child, in_link);
		else if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
			one.all = visible(child->content), one.linked = in_link ? one.all : 0;
		sum.all += one.all;
		sum.linked += one.linked;
	}
	if (is_list(node) && 2 * sum.linked > sum.all)
		return (load){ 0, 0 };
	node->_private = (void *)(uintptr_t)(sum.all - sum.linked);
	return sum;
}

/* Is the element one of those that hold the main text by their meaning? best: 0 article, 1 main, 2 articleBody. */
static bool is_kind(const xmlNode *node, int kind)
{
	if (kind == 0)
		return dgm__tree_is(node, "article");
	return kind == 1 ? dgm__tree_is(node, "main") || dgm__tree_attribute_is(node, "role", "main") : dgm__tree_attribute_is(node, "itemprop", "articleBody");
}

static const xmlNode *heaviest(const xmlNode *body, int kind)
{
	const xmlNode *best = NULL;

	for (const xmlNode *node = body; node; node = dgm__tree_next(node, body))
		if (is_kind(node, kind) && weight(node) > (best ? weight(best) : 0))
			best = node;
	return best;
}

/* Down from body as long as one element of several paragraphs holds 7 of 10 parts of what its parent does. */
static const xmlNode *densest(const xmlNode *body)
{
	const xmlNode *at = body, *next = body;

	while (next) {
		at = next;
		next = NULL;
		for (const xmlNode *child = dgm__tree_child(at, NULL); child; child = child->next)
			if (child->type == XML_ELEMENT_NODE && dgm__markup_role_of(&markup, &(place){ NULL, false }, child) == DGM__MARKUP_BLOCK &&
			    weight(child) * 10 >= weight(at) * 7 && weight(child))
				next = child;
	}
	return at;
}

static place choose(const xmlNode *body)
{
	for (int kind = 0; kind < 3; kind++) {
		const xmlNode *found = heaviest(body, kind);

		if (found && weight(found) * 4 >= weight(body))
			return (place){ found, true };
	}
	return (place){ densest(body), false };
}

/* meta name=... or property=..., in the order of names. */
static void read_meta(dgm__article_job *job, const xmlNode *root, dgm_metadata kind, const char *const *names)
{
	for (; *names; names++)
		for (const xmlNode *node = dgm__tree_find(root, "head"), *head = node; node; node = dgm__tree_next(node, head))
			if (dgm__tree_is(node, "meta") && (dgm__tree_attribute_is(node, "name", *names) || dgm__tree_attribute_is(node, "property", *names) ||
							   dgm__tree_attribute_is(node, "itemprop", *names)))
				dgm__article_set(job, kind, dgm__tree_attribute(node, "content"));
}

static void read_metadata(dgm__article_job *job, const xmlNode *root, const xmlNode *main)
{
	static const char *const dates[] = { "article:published_time", "datePublished", "dcterms.created", "DC.date", "date", NULL };
	static const char *const bylines[] = { "author", "article:author", "dcterms.creator", "DC.creator", NULL };
	static const char *const headlines[] = { "og:title", NULL }, *const addresses[] = { "og:url", NULL };
	const xmlNode *head = dgm__tree_find(root, "head");

	dgm__article_set(job, DGM_METADATA_LANGUAGE, dgm__tree_attribute(main, "lang"));
	dgm__article_set(job, DGM_METADATA_LANGUAGE, dgm__tree_attribute(root, "lang"));
	for (const xmlNode *node = dgm__tree_child(head, NULL); node; node = node->next)
		if (dgm__tree_is(node, "link") && dgm__tree_attribute_is(node, "rel", "canonical"))
			dgm__article_set(job, DGM_METADATA_ID, dgm__tree_attribute(node, "href"));
	read_meta(job, root, DGM_METADATA_ID, addresses);
	read_meta(job, root, DGM_METADATA_DATE, dates);
	dgm__article_set(job, DGM_METADATA_DATE, dgm__tree_attribute(dgm__tree_find(main, "time"), "datetime"));
	read_meta(job, root, DGM_METADATA_BYLINE, bylines);
	read_meta(job, root, DGM_METADATA_HEADLINE, headlines);
	dgm__tree_set(job, DGM_METADATA_HEADLINE, dgm__tree_find(main, "h1"));
}

/* The article's element goes without a headline where the page has it elsewhere; a mere title, which names the site too, is only said. */
static void read_from(dgm__article_job *job, const xmlNode *root, const place *at)
{
	read_metadata(job, root, at->main);
	if (!dgm__tree_find(at->main, "h1")) {
		dgm__tree_set(job, DGM_METADATA_HEADLINE, dgm__tree_find(root, "h1"));
		dgm__article_headline(job);
	}
	dgm__tree_set(job, DGM_METADATA_HEADLINE, dgm__tree_child(dgm__tree_find(root, "head"), "title"));
	dgm__markup_read(&markup, at, job, at->main);
}

static const xmlNode *body_of(xmlNodePtr root)
{
	const xmlNode *body = dgm__tree_child(root, "body");

	weigh(root, false);
	return body ? body : root;
}

void dgm__article_html_tree(dgm__article_job *job, const xmlNode *root)
{
	place at = { body_of((xmlNodePtr)(uintptr_t)root), true }; /* weighing writes into the tree, which is the job's own */

	read_from(job, root, &at);
}

dgm_status dgm__article_html_fragment(dgm__article_job *job, dgm_str html, dgm_error *err)
{
	xmlDocPtr doc;
	xmlNodePtr root;
	dgm_status st = dgm__tree_html(&doc, job, html, err);

	if (st == DGM_OK && doc && (root = xmlDocGetRootElement(doc)) != NULL) {
		place at = { body_of(root), true };

		dgm__markup_read(&markup, &at, job, at.main);
	}
	xmlFreeDoc(doc);
	return st;
}

/* --- bytes ------------------------------------------------------------------------------------------- */

enum { PRESCAN = 1024, ENCODING = 40 };

/* The encoding that a meta element or an XML declaration in the first bytes names; false: none. */
static bool declared_encoding(char out[ENCODING], dgm_str bytes)
{
	static const char *const marks[] = { "charset=", "encoding=" };
	static const char name[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.:";
	char head[PRESCAN + 1];
	size_t n = bytes.n < PRESCAN ? bytes.n : PRESCAN;

	memcpy(head, bytes.p, n);
	head[n] = '\0';
	for (size_t k = 0; k < sizeof marks / sizeof *marks; k++) {
		const char *p = strcasestr(head, marks[k]);

		if (!p)
			continue;
		p += strlen(marks[k]);
		p += strspn(p, "\"' ");
		n = strspn(p, name);
		if (!n || n >= ENCODING)
			continue;
		memcpy(out, p, n);
		out[n] = '\0';
		return true;
	}
	return false;
}

/* What pages that name a smaller set are written in (WHATWG Encoding, section 4.2). */
static const char *real_encoding(const char *name)
{
	static const char *const wider[][2] = {
		{ "ascii", "windows-1252" }, { "euc-kr", "windows-949" }, { "gb2312", "GB18030" }, { "gbk", "GB18030" }, { "iso-8859-1", "windows-1252" },
		{ "iso-8859-9", "windows-1254" }, { "ks_c_5601-1987", "windows-949" }, { "tis-620", "windows-874" }, { "us-ascii", "windows-1252" },
		{ "utf-16", "UTF-8" },
	};

	for (size_t k = 0; k < sizeof wider / sizeof *wider; k++)
		if (!strcasecmp(name, wider[k][0]))
			return wider[k][1];
	return name;
}

static bool sniff(dgm_str bytes)
{
	dgm_str head = dgm__article_head(bytes);

	return (head.n >= 14 && !strncasecmp(head.p, "<!doctype html", 14)) || dgm__tree_sniff(bytes, "html", "body") || dgm__tree_sniff(bytes, "head", "article");
}

static dgm_status decode(dgm_text **text, const dgm__article_job *job, dgm_error *err)
{
	dgm_text_options opt = *job->text;
	char declared[ENCODING];
	bool marked = job->bytes.n >= 2 && (!memcmp(job->bytes.p, "\xFF\xFE", 2) || !memcmp(job->bytes.p, "\xFE\xFF", 2));

	if (!opt.encoding && !marked && declared_encoding(declared, job->bytes))
		opt.encoding = real_encoding(declared);
	return dgm_text_from_bytes(text, job->bytes.p, job->bytes.n, job->name, &opt, err);
}

static dgm_status read(dgm__article_job *job, dgm_error *err)
{
	xmlDocPtr doc = NULL;
	dgm_text *text;
	xmlNodePtr root;
	dgm_status st = decode(&text, job, err);

	if (st == DGM_OK)
		st = dgm__tree_html(&doc, job, dgm_text_str(text), err);
	if (st == DGM_OK && doc && (root = xmlDocGetRootElement(doc)) != NULL) {
		place at = choose(body_of(root));

		read_from(job, root, &at);
	}
	xmlFreeDoc(doc);
	dgm_text_free(text);
	return st;
}

const dgm__article_format dgm__article_html = {
	.info = { .name = "html", .extension = ".html", .summary = "HTML page: the main text, without scripts, navigation and side matter" },
	.sniff = sniff, .read = read,
};
