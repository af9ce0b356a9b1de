/* DOCX (ECMA-376 WordprocessingML): the paragraphs of word/document.xml, those of heading styles as headings; deleted text, fields and frames are none. */
#include <string.h>

#include "article/package.h"
#include "base/status.h"
#include "base/strmap.h"

enum { DOCUMENT, STYLES, CORE, PARTS, BASED_ON_MOST = 9 };

static const dgm__markup_element elements[] = {
	{ "Fallback", DGM__MARKUP_SKIP }, { "br", DGM__MARKUP_BREAK }, { "cr", DGM__MARKUP_BREAK }, { "del", DGM__MARKUP_SKIP },
	{ "drawing", DGM__MARKUP_SKIP }, { "moveFrom", DGM__MARKUP_SKIP }, { "noBreakHyphen", DGM__MARKUP_HYPHEN }, { "object", DGM__MARKUP_SKIP },
	{ "p", DGM__MARKUP_PARAGRAPH }, { "pPr", DGM__MARKUP_SKIP }, { "pict", DGM__MARKUP_SKIP }, { "rPr", DGM__MARKUP_SKIP }, { "rt", DGM__MARKUP_SKIP },
	{ "tab", DGM__MARKUP_SPACE }, { "tc", DGM__MARKUP_BLOCK },
};

/* Values of the map of styles. */
enum { STYLE_PLAIN, STYLE_HEADING };

static uint8_t role(const void *arg, const xmlNode *node, uint8_t role)
{
	const dgm__strmap *styles = arg;
	const xmlNode *properties;
	const dgm__strmap_entry *style;
	dgm_str id;

	if (role != DGM__MARKUP_PARAGRAPH)
		return role;
	properties = dgm__tree_child(node, "pPr");
	if (dgm__tree_child(properties, "outlineLvl"))
		return DGM__MARKUP_HEADING;
	id = dgm__tree_attribute(dgm__tree_child(properties, "pStyle"), "val");
	style = id.n ? dgm__strmap_find(styles, id.p, id.n) : NULL;
	return style && style->value == STYLE_HEADING ? DGM__MARKUP_HEADING : role;
}

static const dgm__markup markup = { DGM__MARKUP_TABLE(elements), .role = role, .text_in = "t" };

/* Ids of styles are translated, their names are not: "heading 1", "Title". */
static bool is_heading(const xmlNode *style)
{
	dgm_str name = dgm__tree_attribute(dgm__tree_child(style, "name"), "val");

	if (dgm__tree_child(dgm__tree_child(style, "pPr"), "outlineLvl"))
		return true;
	return (name.n >= 8 && !strncasecmp(name.p, "heading ", 8)) || (name.n == 5 && !strncasecmp(name.p, "Title", 5)) ||
		(name.n == 8 && !strncasecmp(name.p, "Subtitle", 8));
}

/* A style is a heading by itself or by the one that it is based on. */
static bool put_style(dgm__strmap *map, const xmlNode *style)
{
	dgm_str id = dgm__tree_attribute(style, "styleId"), base = dgm__tree_attribute(dgm__tree_child(style, "basedOn"), "val");
	const dgm__strmap_entry *parent = base.n ? dgm__strmap_find(map, base.p, base.n) : NULL;
	bool heading = is_heading(style) || (parent && parent->value == STYLE_HEADING);
	dgm__strmap_entry *e = id.n ? dgm__strmap_put(map, id.p, id.n, STYLE_PLAIN, NULL) : NULL;

	if (e && heading)
		e->value = STYLE_HEADING;
	return e || !id.n;
}

/* A base may stand behind what is based on it: as many rounds as bases may lie above one another. */
static bool read_styles(dgm__strmap *map, const xmlNode *root)
{
	for (int round = 0; round < BASED_ON_MOST; round++)
		for (const xmlNode *style = dgm__tree_child(root, "style"); style; style = style->next)
			if (dgm__tree_is(style, "style") && !put_style(map, style))
				return false;
	return true;
}

static bool sniff(dgm_str bytes)
{
	return dgm__package_sniff(bytes, "word/document.xml");
}

static dgm_status read(dgm__article_job *job, dgm_error *err)
{
	dgm__package_part parts[PARTS] = { { .path = "word/document.xml", .required = true }, { .path = "word/styles.xml" }, { .path = "docProps/core.xml" } };
	dgm__strmap styles = { 0 };
	dgm_status st = dgm__package_read(job, parts, PARTS, err);

	if (st == DGM_OK && !read_styles(&styles, dgm__package_root(&parts[STYLES])))
		st = dgm__out_of_memory(err);
	if (st == DGM_OK) {
		dgm__package_metadata(job, dgm__package_root(&parts[CORE]));
		dgm__markup_read(&markup, &styles, job, dgm__package_root(&parts[DOCUMENT]));
	}
	dgm__package_clear(parts, PARTS);
	dgm__strmap_clear(&styles);
	return st;
}

const dgm__article_format dgm__article_docx = {
	.info = { .name = "docx", .extension = ".docx", .summary = "Word document (WordprocessingML)" },
	.sniff = sniff, .read = read,
};
