/* ODT (OASIS OpenDocument 1.x text): headings and paragraphs of content.xml; notes, frames, indexes and deleted text are none. */
#include <string.h>

#include "article/package.h"
#include "base/status.h"
#include "base/strmap.h"

enum { CONTENT, META, PARTS };

static const dgm__markup_element elements[] = {
	{ "alphabetical-index", DGM__MARKUP_SKIP }, { "annotation", DGM__MARKUP_SKIP }, { "bibliography", DGM__MARKUP_SKIP }, { "custom-shape", DGM__MARKUP_SKIP },
	{ "forms", DGM__MARKUP_SKIP }, { "frame", DGM__MARKUP_SKIP }, { "h", DGM__MARKUP_HEADING }, { "line-break", DGM__MARKUP_BREAK },
	{ "list-item", DGM__MARKUP_BLOCK }, { "note", DGM__MARKUP_SKIP }, { "p", DGM__MARKUP_PARAGRAPH }, { "ruby-text", DGM__MARKUP_SKIP },
	{ "s", DGM__MARKUP_SPACE }, { "tab", DGM__MARKUP_SPACE }, { "table-cell", DGM__MARKUP_BLOCK }, { "table-of-content", DGM__MARKUP_SKIP },
	{ "tracked-changes", DGM__MARKUP_SKIP },
};

static bool is_title(dgm_str name)
{
	return (name.n == 5 && !memcmp(name.p, "Title", 5)) || (name.n == 8 && !memcmp(name.p, "Subtitle", 8));
}

/* arg: the automatic styles whose parent is a title's. */
static uint8_t role(const void *arg, const xmlNode *node, uint8_t role)
{
	dgm_str style;

	if (role != DGM__MARKUP_PARAGRAPH)
		return role;
	style = dgm__tree_attribute(node, "style-name");
	return style.n && (is_title(style) || dgm__strmap_find(arg, style.p, style.n)) ? DGM__MARKUP_HEADING : role;
}

static const dgm__markup markup = { DGM__MARKUP_TABLE(elements), .role = role };

static bool read_styles(dgm__strmap *titles, const xmlNode *root)
{
	for (const xmlNode *style = dgm__tree_child(dgm__tree_child(root, "automatic-styles"), "style"); style; style = style->next) {
		dgm_str name = dgm__tree_attribute(style, "name");

		if (name.n && is_title(dgm__tree_attribute(style, "parent-style-name")) && !dgm__strmap_put(titles, name.p, name.n, 1, NULL))
			return false;
	}
	return true;
}

static bool sniff(dgm_str bytes)
{
	return dgm__package_sniff(bytes, "application/vnd.oasis.opendocument.text");
}

static dgm_status read(dgm__article_job *job, dgm_error *err)
{
	dgm__package_part parts[PARTS] = { { .path = "content.xml", .required = true }, { .path = "meta.xml" } };
	dgm__strmap titles = { 0 };
	const xmlNode *text;
	dgm_status st = dgm__package_read(job, parts, PARTS, err);

	if (st == DGM_OK && !read_styles(&titles, dgm__package_root(&parts[CONTENT])))
		st = dgm__out_of_memory(err);
	text = st == DGM_OK ? dgm__tree_child(dgm__tree_child(dgm__package_root(&parts[CONTENT]), "body"), "text") : NULL;
	if (st == DGM_OK)
		dgm__package_metadata(job, dgm__package_root(&parts[META]));
	if (text)
		dgm__markup_read(&markup, &titles, job, text);
	dgm__package_clear(parts, PARTS);
	dgm__strmap_clear(&titles);
	return st;
}

const dgm__article_format dgm__article_odt = {
	.info = { .name = "odt", .extension = ".odt", .summary = "OpenDocument text" },
	.sniff = sniff, .read = read,
};
