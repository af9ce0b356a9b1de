/* Office documents are zip packages of XML parts. */
#ifndef DGM_ARTICLE_PACKAGE_H
#define DGM_ARTICLE_PACKAGE_H

#include "article/markup.h"

/* One part and what is wanted of it. */
typedef struct dgm__package_part {
	const char *path;
	bool required;
	xmlDocPtr doc; /* NULL: the package has none */
} dgm__package_part;

/*
 * Unpacks and parses the parts; dgm__package_clear frees them, after a failure too. DGM_ELIMIT: more than 64 MiB a part, or 200 times the package's
 * size and 1 MiB in all. DGM_EFORMAT: damaged, encrypted, or a required part is missing.
 */
dgm_status dgm__package_read(const dgm__article_job *job, dgm__package_part *parts, size_t count, dgm_error *err);
void dgm__package_clear(dgm__package_part *parts, size_t count);

/* The root element of a part, or NULL. */
const xmlNode *dgm__package_root(const dgm__package_part *part);

/* Title, language, date, author and identifier as the Dublin Core elements of both formats' metadata parts have them. */
void dgm__package_metadata(dgm__article_job *job, const xmlNode *root);

/* Do the bytes begin like a zip file, and does this text stand in it? */
bool dgm__package_sniff(dgm_str bytes, const char *what);

#endif
