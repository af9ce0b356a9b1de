/*
 * NewsML-G2 (IPTC): a newsItem, alone or the only one of a newsMessage, whose contentSet holds its text: NITF or XHTML in inlineXML, HTML or plain
 * text in inlineData.
 */
#include "article/markup.h"
#include "base/status.h"

static void read_links(dgm__article_job *job, const xmlNode *meta)
{
	for (const xmlNode *node = dgm__tree_child(meta, NULL); node; node = node->next) {
		dgm_str to = dgm__tree_attribute(node, "residref");

		if (dgm__tree_is(node, "link"))
			dgm__article_set_link(job, dgm__tree_attribute(node, "rel"), to.n ? to : dgm__tree_attribute(node, "href"));
	}
}

static void read_metadata(dgm__article_job *job, const xmlNode *item)
{
	const xmlNode *meta = dgm__tree_child(item, "itemMeta"), *content = dgm__tree_child(item, "contentMeta");

	dgm__article_set(job, DGM_METADATA_ID, dgm__tree_attribute(item, "guid"));
	dgm__article_set(job, DGM_METADATA_LANGUAGE, dgm__tree_attribute(dgm__tree_child(content, "language"), "tag"));
	dgm__tree_set(job, DGM_METADATA_HEADLINE, dgm__tree_child(content, "headline"));
	dgm__tree_set(job, DGM_METADATA_SLUG, dgm__tree_child(content, "slugline"));
	dgm__tree_set(job, DGM_METADATA_BYLINE, dgm__tree_child(content, "by"));
	dgm__tree_set(job, DGM_METADATA_DATE, dgm__tree_child(content, "contentCreated"));
	dgm__tree_set(job, DGM_METADATA_DATE, dgm__tree_child(meta, "versionCreated"));
	read_links(job, meta);
}

static dgm_status read_inline_xml(dgm__article_job *job, const xmlNode *node, dgm_error *err)
{
	const xmlNode *root = dgm__tree_child(node, NULL);

	if (dgm__tree_is(root, "nitf"))
		return dgm__article_nitf_tree(job, root, err);
	if (!dgm__tree_is(root, "html"))
		return dgm__fail(err, DGM_EFORMAT, job->name, dgm__tree_line(node), "inlineXML holds neither nitf nor html; only these are read");
	dgm__article_html_tree(job, root);
	return DGM_OK;
}

static dgm_status read_inline_data(dgm__article_job *job, const xmlNode *node, dgm_error *err)
{
	xmlChar *content = xmlNodeGetContent(node);
	dgm_status st = DGM_OK;

	if (!content)
		return dgm__out_of_memory(err);
	dgm__article_headline(job);
	if (dgm__tree_attribute_is(node, "contenttype", "text/html"))
		st = dgm__article_html_fragment(job, dgm__tree_str(content), err);
	else
		dgm__article_plain_text(job, dgm__tree_str(content));
	xmlFree(content);
	return st;
}

/* The first that is text: alternatives say the same. */
static dgm_status read_content(dgm__article_job *job, const xmlNode *item, dgm_error *err)
{
	const xmlNode *set = dgm__tree_child(item, "contentSet"), *node;

	if ((node = dgm__tree_child(set, "inlineXML")) != NULL) {
		dgm__article_set(job, DGM_METADATA_LANGUAGE, dgm__tree_attribute(node, "lang"));
		return read_inline_xml(job, node, err);
	}
	if ((node = dgm__tree_child(set, "inlineData")) != NULL)
		return read_inline_data(job, node, err);
	return dgm__fail(err, DGM_EFORMAT, job->name, dgm__tree_line(item), "the newsItem holds no text (inlineXML or inlineData)");
}

static dgm_status read_tree(dgm__article_job *job, const xmlNode *root, dgm_error *err)
{
	const xmlNode *item = dgm__tree_find(root, "newsItem"), *more;
	dgm_status st;

	if (!item)
		return dgm__fail(err, DGM_EFORMAT, job->name, 0, "holds no newsItem");
	for (more = item->next; more && !dgm__tree_is(more, "newsItem");)
		more = more->next;
	if (more)
		return dgm__fail(err, DGM_EFORMAT, job->name, dgm__tree_line(more),
			"a message of more than one newsItem; give each a file of its own");
	read_metadata(job, item);
	st = read_content(job, item, err);
	/* What the whole item is in says less than what its content says. */
	dgm__article_set(job, DGM_METADATA_LANGUAGE, dgm__tree_attribute(item, "lang"));
	return st;
}

static bool sniff(dgm_str bytes)
{
	return dgm__tree_sniff(bytes, "newsItem", "newsMessage");
}

static dgm_status read(dgm__article_job *job, dgm_error *err)
{
	return dgm__tree_read(job, "newsItem", "newsMessage", read_tree, err);
}

const dgm__article_format dgm__article_newsml = {
	.info = { .name = "newsml", .extension = ".xml", .summary = "NewsML-G2 newsItem with NITF, XHTML or plain text inline" },
	.sniff = sniff, .read = read,
};
