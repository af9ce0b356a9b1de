#include "text/xml.h"

#include <limits.h>
#include <string.h>

#include "base/status.h"

uint64_t dgm__xml_line(const dgm__xml *xml)
{
	xmlNodePtr node = xmlTextReaderCurrentNode(xml->reader);
	long line = node ? xmlGetLineNo(node) : 0;

	return line > 0 ? (uint64_t)line : 0;
}

void dgm__xml_bad(dgm__xml *xml, const char *what)
{
	if (xml->st == DGM_OK)
		xml->st = dgm__fail(xml->err, DGM_EFORMAT, xml->path, dgm__xml_line(xml), "%s", what);
}

static void on_error(void *arg, xmlErrorPtr e)
{
	dgm__xml *xml = arg;
	const char *message;

	if (xml->st != DGM_OK || !e || e->level < XML_ERR_ERROR)
		return;
	message = e->message ? e->message : "unknown fault";
	xml->st = dgm__fail(xml->err, e->code == XML_ERR_NO_MEMORY ? DGM_ENOMEM : DGM_EFORMAT, xml->path, e->line > 0 ? (uint64_t)e->line : 0,
		"malformed XML: %.*s", (int)strcspn(message, "\n"), message);
}

static void refuse_entities(dgm__xml *xml, int type)
{
	xmlDtdPtr dtd = type == XML_READER_TYPE_DOCUMENT_TYPE ? (xmlDtdPtr)xmlTextReaderCurrentNode(xml->reader) : NULL;

	if (dtd && (dtd->entities || dtd->pentities))
		dgm__xml_bad(xml, "entity declarations are refused");
	if (type == XML_READER_TYPE_ENTITY_REFERENCE)
		dgm__xml_bad(xml, "an entity reference is refused");
}

dgm_status dgm__xml_walk(dgm__xml *xml, dgm_str bytes, void (*on_node)(void *arg, int type), void *arg)
{
	int rc = 1;

	xml->st = DGM_OK;
	if (bytes.n > INT_MAX)
		return xml->st = dgm__fail(xml->err, DGM_ELIMIT, xml->path, 0, "an XML file of more than 2 GB");
	xml->reader = xmlReaderForMemory(bytes.p, (int)bytes.n, xml->path, NULL, XML_PARSE_NONET);
	if (!xml->reader)
		return xml->st = dgm__out_of_memory(xml->err);
	xmlTextReaderSetStructuredErrorHandler(xml->reader, on_error, xml);
	while (xml->st == DGM_OK && (rc = xmlTextReaderRead(xml->reader)) == 1) {
		int type = xmlTextReaderNodeType(xml->reader);

		refuse_entities(xml, type);
		if (xml->st == DGM_OK)
			on_node(arg, type);
	}
	if (rc < 0)
		dgm__xml_bad(xml, "malformed XML");
	xmlFreeTextReader(xml->reader);
	xml->reader = NULL;
	return xml->st;
}
