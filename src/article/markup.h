/* From a tree of elements to paragraphs, by a table that says what each element is. */
#ifndef DGM_ARTICLE_MARKUP_H
#define DGM_ARTICLE_MARKUP_H

#include "article/tree.h"

typedef enum dgm__markup_role {
	DGM__MARKUP_INLINE,    /* part of the line around it: what no table has */
	DGM__MARKUP_BLOCK,     /* begins and ends a paragraph */
	DGM__MARKUP_PARAGRAPH, /* the same, and speaks inside DGM__MARKUP_FRAME too */
	DGM__MARKUP_HEADING,   /* a paragraph that is a heading; speaks there too */
	DGM__MARKUP_DATELINE,
	DGM__MARKUP_FRAME,     /* only its headings and paragraphs are text */
	DGM__MARKUP_SPACE,     /* stands for white space */
	DGM__MARKUP_BREAK,     /* a line break */
	DGM__MARKUP_HYPHEN,    /* a hyphen where no line may end */
	DGM__MARKUP_SKIP       /* is no text, nor is anything in it */
} dgm__markup_role;

typedef struct dgm__markup_element {
	const char *name;
	uint8_t role; /* dgm__markup_role */
} dgm__markup_element;

typedef struct dgm__markup {
	const dgm__markup_element *elements; /* sorted by name */
	size_t count;
	/* Changes the role of this element; arg is of the walk. May be NULL. */
	uint8_t (*role)(const void *arg, const xmlNode *node, uint8_t role);
	const char *text_in; /* only what stands in elements of this name is text; NULL: all */
} dgm__markup;

#define DGM__MARKUP_TABLE(table) .elements = (table), .count = sizeof(table) / sizeof *(table)

/* The role that node has by the table and the function. */
uint8_t dgm__markup_role_of(const dgm__markup *markup, const void *arg, const xmlNode *node);

/* Appends the paragraphs of root and what is below it to the job's text. */
void dgm__markup_read(const dgm__markup *markup, const void *arg, dgm__article_job *job, const xmlNode *root);

#endif
