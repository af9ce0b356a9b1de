/* NITF 3.x (IPTC, News Industry Text Format): headlines and dateline of body.head, body.content, metadata of head and body.head. */
#include "article/markup.h"

static const dgm__markup_element elements[] = {
	{ "abstract", DGM__MARKUP_BLOCK }, { "block", DGM__MARKUP_BLOCK }, { "body.head", DGM__MARKUP_BLOCK }, { "bq", DGM__MARKUP_BLOCK },
	{ "br", DGM__MARKUP_BREAK }, { "byline", DGM__MARKUP_SKIP }, { "dateline", DGM__MARKUP_DATELINE }, { "dd", DGM__MARKUP_BLOCK },
	{ "distributor", DGM__MARKUP_SKIP }, { "dt", DGM__MARKUP_BLOCK }, { "fn", DGM__MARKUP_SKIP }, { "hl1", DGM__MARKUP_HEADING },
	{ "hl2", DGM__MARKUP_HEADING }, { "hr", DGM__MARKUP_BLOCK }, { "li", DGM__MARKUP_BLOCK }, { "media", DGM__MARKUP_SKIP },
	{ "nitf-table", DGM__MARKUP_BLOCK }, { "nitf-table-metadata", DGM__MARKUP_SKIP }, { "note", DGM__MARKUP_SKIP }, { "p", DGM__MARKUP_PARAGRAPH },
	{ "pre", DGM__MARKUP_BLOCK }, { "rights", DGM__MARKUP_SKIP }, { "td", DGM__MARKUP_BLOCK }, { "th", DGM__MARKUP_BLOCK },
};

static const dgm__markup markup = { DGM__MARKUP_TABLE(elements) };

static void read_metadata(dgm__article_job *job, const xmlNode *root)
{
	const xmlNode *head = dgm__tree_child(root, "head"), *data = dgm__tree_child(head, "docdata"), *body = dgm__tree_child(root, "body");
	const xmlNode *body_head = dgm__tree_child(body, "body.head");

	dgm__article_set(job, DGM_METADATA_LANGUAGE, dgm__tree_attribute(root, "lang"));
	dgm__article_set(job, DGM_METADATA_LANGUAGE, dgm__tree_attribute(body, "lang"));
	dgm__article_set(job, DGM_METADATA_LANGUAGE, dgm__tree_attribute(dgm__tree_child(body, "body.content"), "lang"));
	dgm__article_set(job, DGM_METADATA_ID, dgm__tree_attribute(dgm__tree_child(data, "doc-id"), "id-string"));
	dgm__article_set(job, DGM_METADATA_SLUG, dgm__tree_attribute(dgm__tree_child(data, "du-key"), "key"));
	dgm__article_set(job, DGM_METADATA_DATE, dgm__tree_attribute(dgm__tree_child(data, "date.issue"), "norm"));
	dgm__article_set(job, DGM_METADATA_DATE, dgm__tree_attribute(dgm__tree_child(head, "pubdata"), "date.publication"));
	dgm__article_set(job, DGM_METADATA_DATE,
		dgm__tree_attribute(dgm__tree_child(dgm__tree_child(body_head, "dateline"), "story.date"), "norm"));
	dgm__tree_set(job, DGM_METADATA_HEADLINE, dgm__tree_child(dgm__tree_child(body_head, "hedline"), "hl1"));
	dgm__tree_set(job, DGM_METADATA_HEADLINE, dgm__tree_child(head, "title"));
	dgm__tree_set(job, DGM_METADATA_BYLINE, dgm__tree_child(body_head, "byline"));
}

dgm_status dgm__article_nitf_tree(dgm__article_job *job, const xmlNode *root, dgm_error *err)
{
	const xmlNode *body = dgm__tree_child(root, "body"), *head = dgm__tree_child(body, "body.head"), *content = dgm__tree_child(body, "body.content");

	(void)err;
	read_metadata(job, root);
	if (!head || !dgm__tree_find(head, "hl1"))
		dgm__article_headline(job);
	if (head)
		dgm__markup_read(&markup, NULL, job, head);
	if (content)
		dgm__markup_read(&markup, NULL, job, content);
	return DGM_OK;
}

dgm_status dgm__article_nitf_fragment(dgm__article_job *job, dgm_str nitf, dgm_error *err)
{
	xmlDocPtr doc;
	dgm_status st = dgm__tree_xml(&doc, job, nitf, "UTF-8", err);

	if (st == DGM_OK)
		st = dgm__article_nitf_tree(job, xmlDocGetRootElement(doc), err);
	xmlFreeDoc(doc);
	return st;
}

static bool sniff(dgm_str bytes)
{
	return dgm__tree_sniff(bytes, "nitf", NULL);
}

static dgm_status read(dgm__article_job *job, dgm_error *err)
{
	return dgm__tree_read(job, "nitf", NULL, dgm__article_nitf_tree, err);
}

const dgm__article_format dgm__article_nitf = {
	.info = { .name = "nitf", .extension = ".xml", .summary = "NITF 3.x" },
	.sniff = sniff, .read = read,
};
