/* XML and HTML as libxml2's trees, parsed without network, without entity declarations, 256 levels deep at most. */
#ifndef DGM_ARTICLE_TREE_H
#define DGM_ARTICLE_TREE_H

#include <libxml/tree.h>

#include "article/article.h"

/* *out is the caller's, freed with xmlFreeDoc. encoding: above what the bytes declare; NULL: what they say. */
dgm_status dgm__tree_xml(xmlDocPtr *out, const dgm__article_job *job, dgm_str bytes, const char *encoding, dgm_error *err);
/* bytes: well-formed UTF-8. Whatever HTML is written, a tree comes out. */
dgm_status dgm__tree_html(xmlDocPtr *out, const dgm__article_job *job, dgm_str bytes, dgm_error *err);

/* Names and attributes are compared without their namespace. */
bool dgm__tree_is(const xmlNode *node, const char *name);
/* The first child element of that name (NULL: any); NULL where parent is or there is none. */
const xmlNode *dgm__tree_child(const xmlNode *parent, const char *name);
/* The next element after node within root, in the order of the document; NULL: no more. */
const xmlNode *dgm__tree_next(const xmlNode *node, const xmlNode *root);
/* The first element of that name below root, in the order of the document. */
const xmlNode *dgm__tree_find(const xmlNode *root, const char *name);
/* Borrowed from the tree; empty where there is no such attribute, or node is NULL. */
dgm_str dgm__tree_attribute(const xmlNode *node, const char *name);
bool dgm__tree_attribute_is(const xmlNode *node, const char *name, const char *value);
/* dgm__article_set() with the text below node; nothing where node is NULL. */
void dgm__tree_set(dgm__article_job *job, dgm_metadata kind, const xmlNode *node);

/* Is the outermost element, as far as the first bytes show, called name or other (NULL: none)? Upper and lower case are one. */
bool dgm__tree_sniff(dgm_str bytes, const char *name, const char *other);

/*
 * Parses the job's bytes in the encoding that the user or the file named and calls fn with the outermost element, which must be called name or other
 * (NULL: none).
 */
dgm_status dgm__tree_read(dgm__article_job *job, const char *name, const char *other,
	dgm_status (*fn)(dgm__article_job *job, const xmlNode *root, dgm_error *err), dgm_error *err);

/* The line of node for messages. */
uint64_t dgm__tree_line(const xmlNode *node);

/* A nitf or html element that stands in another format. */
dgm_status dgm__article_nitf_tree(dgm__article_job *job, const xmlNode *root, dgm_error *err);
void dgm__article_html_tree(dgm__article_job *job, const xmlNode *root);

static inline dgm_str dgm__tree_str(const xmlChar *s)
{
	return (dgm_str){ (const char *)s, s ? (size_t)xmlStrlen(s) : 0 };
}

#endif
