/* Between libxml2's events (xml_events.c) and the bytes that cause them (xml_input.c). */
#ifndef DGM_IO_XML_EVENTS_H
#define DGM_IO_XML_EVENTS_H

#include "io/xml_input.h"

/* After the parser exists. false: out of memory. */
bool dgm__xml_intern_names(dgm__xml_input *in);
/* The end of every handler that may have failed: stops the parser. */
void dgm__xml_settle(dgm__xml_input *in);

void dgm__xml_on_start(void *arg, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaces, const xmlChar **declared,
	int count, int defaulted, const xmlChar **attributes);
void dgm__xml_on_end(void *arg, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri);
void dgm__xml_on_text(void *arg, const xmlChar *p, int n);

#endif
