/* The walk is recursive; the parser has seen to it that no tree is deeper than 256. */
#include "article/markup.h"

#include <stdlib.h>
#include <string.h>

typedef struct walk {
	const dgm__markup *markup;
	const void *arg;
	dgm__article_job *job;
	bool silent; /* in a frame, outside its headings and paragraphs */
} walk;

static int by_name(const void *name, const void *element)
{
	return strcmp(name, ((const dgm__markup_element *)element)->name);
}

uint8_t dgm__markup_role_of(const dgm__markup *markup, const void *arg, const xmlNode *node)
{
	const dgm__markup_element *e = bsearch(node->name, markup->elements, markup->count, sizeof *markup->elements, by_name);
	uint8_t role = e ? e->role : DGM__MARKUP_INLINE;

	return markup->role ? markup->role(arg, node, role) : role;
}

static uint8_t kind_of(uint8_t role)
{
	return role == DGM__MARKUP_HEADING ? DGM_SEGMENT_HEADING : role == DGM__MARKUP_DATELINE ? DGM_SEGMENT_DATELINE : DGM_SEGMENT_SENTENCE;
}

static void read_children(walk *w, const xmlNode *node);

/* What stands behind a block is a paragraph of what is around it. */
static void read_block(walk *w, const xmlNode *node, uint8_t role)
{
	uint8_t outer = w->job->kind;
	bool silent = w->silent;

	w->silent = role == DGM__MARKUP_FRAME || (silent && role != DGM__MARKUP_PARAGRAPH && role != DGM__MARKUP_HEADING);
	/* Inside a heading all is heading. */
	dgm__article_begin(w->job, outer == DGM_SEGMENT_SENTENCE ? kind_of(role) : outer);
	read_children(w, node);
	dgm__article_begin(w->job, outer);
	w->silent = silent;
}

static void read_element(walk *w, const xmlNode *node)
{
	uint8_t role = dgm__markup_role_of(w->markup, w->arg, node);

	switch (role) {
	case DGM__MARKUP_INLINE:
		read_children(w, node);
		break;
	case DGM__MARKUP_SPACE:
		w->job->space = true;
		break;
	case DGM__MARKUP_BREAK:
		dgm__article_break(w->job);
		break;
	case DGM__MARKUP_HYPHEN:
		dgm__article_put(w->job, (dgm_str){ "\u2011", 3 });
		break;
	case DGM__MARKUP_SKIP:
		break;
	default:
		read_block(w, node, role);
	}
}

static void read_children(walk *w, const xmlNode *node)
{
	bool is_text = !w->silent && (!w->markup->text_in || dgm__tree_is(node, w->markup->text_in));

	for (const xmlNode *child = node->children; child; child = child->next)
		if (child->type == XML_ELEMENT_NODE)
			read_element(w, child);
		else if (is_text && (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE))
			dgm__article_put(w->job, dgm__tree_str(child->content));
}

void dgm__markup_read(const dgm__markup *markup, const void *arg, dgm__article_job *job, const xmlNode *root)
{
	walk w = { markup, arg, job, false };

	dgm__article_begin(job, DGM_SEGMENT_SENTENCE);
	read_element(&w, root);
	dgm__article_end(job);
}
