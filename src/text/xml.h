/* A whole XML file in memory by libxml2's reader: no entities, no network; what is wrong is put with path and line. */
#ifndef DGM_TEXT_XML_H
#define DGM_TEXT_XML_H

#include <libxml/xmlreader.h>

#include <dragoman/text.h>

typedef struct dgm__xml {
	xmlTextReaderPtr reader;
	const char *path; /* for messages; borrowed */
	dgm_status st;    /* anything but DGM_OK ends the walk */
	dgm_error *err;
} dgm__xml;

/*
 * Calls on_node(arg, type) at every node, type being libxml2's xmlReaderTypes; the node is xml->reader's. Comments and the like come too; entity
 * declarations and references are refused here. xml holds path and err, and may be used by on_node for dgm__xml_bad. At most 2 GB.
 * Returns xml->st.
 */
dgm_status dgm__xml_walk(dgm__xml *xml, dgm_str bytes, void (*on_node)(void *arg, int type), void *arg);

/* The line of the node at hand (the parser itself may be some hundred bytes ahead); 0: not known. */
uint64_t dgm__xml_line(const dgm__xml *xml);

/* Ends the walk with DGM_EFORMAT at the node at hand; an earlier error stays. */
void dgm__xml_bad(dgm__xml *xml, const char *what);

#endif
