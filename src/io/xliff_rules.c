/* Tables of XLIFF, and the spelling of what it has no attribute for. */
#include "io/xliff_rules.h"

#include <string.h>

#define P(x) DGM__BIT(DGM__XLIFF_##x)

const char *const dgm__xliff_element_names[DGM__XLIFF_KINDS] = {
	"xliff", "file", "header", "body", "group", "unit", "trans-unit", "segment", "ignorable", "notes", "note", "source", "target", "seg-source",
	"originalData", "data", "g", "x", "bx", "ex", "bpt", "ept", "ph", "it", "mrk", "sub", "pc", "sc", "ec", "sm", "em", "cp",
};

const char *const dgm__xliff_attribute_names[DGM__XLIFF_ATTRIBUTES] = {
	"version", "srcLang", "trgLang", "source-language", "target-language", "original", "datatype", "id", "name", "resname", "approved", "state",
	"subState", "ctype", "rid", "pos", "assoc", "mid", "mtype", "dataRef", "dataRefStart", "dataRefEnd", "startRef", "isolated", "type", "subType",
	"category", "appliesTo", "annotates", "hex", "xml:lang", "value",
};

const char *const dgm__xliff_tmx[DGM__XLIFF_TMX] = {
	"creationdate", "creationid", "changedate", "changeid", "lastusagedate", "usagecount", "creationtool", "creationtoolversion", "segtype", "datatype",
	"srclang",
};

#define FLOW (P(SOURCE) | P(TARGET) | P(SEG_SOURCE) | P(G) | P(PC) | P(MRK) | P(SUB))

const uint32_t dgm__xliff_parents[DGM__XLIFF_KINDS] = {
	[DGM__XLIFF_FILE] = P(ROOT), [DGM__XLIFF_HEADER] = P(FILE), [DGM__XLIFF_BODY] = P(FILE), [DGM__XLIFF_GROUP] = P(FILE) | P(BODY) | P(GROUP),
	[DGM__XLIFF_UNIT] = P(FILE) | P(GROUP), [DGM__XLIFF_TRANS_UNIT] = P(BODY) | P(GROUP), [DGM__XLIFF_SEGMENT] = P(UNIT),
	[DGM__XLIFF_NOTES] = P(FILE) | P(GROUP) | P(UNIT), [DGM__XLIFF_NOTE] = P(NOTES) | P(HEADER) | P(GROUP) | P(TRANS_UNIT),
	[DGM__XLIFF_SOURCE] = P(SEGMENT) | P(TRANS_UNIT), [DGM__XLIFF_TARGET] = P(SEGMENT) | P(TRANS_UNIT), [DGM__XLIFF_SEG_SOURCE] = P(TRANS_UNIT),
	[DGM__XLIFF_ORIGINAL_DATA] = P(UNIT), [DGM__XLIFF_DATA] = P(ORIGINAL_DATA), [DGM__XLIFF_G] = FLOW, [DGM__XLIFF_X] = FLOW,
	[DGM__XLIFF_BX] = FLOW, [DGM__XLIFF_EX] = FLOW, [DGM__XLIFF_BPT] = FLOW, [DGM__XLIFF_EPT] = FLOW, [DGM__XLIFF_PH] = FLOW,
	[DGM__XLIFF_IT] = FLOW, [DGM__XLIFF_MRK] = FLOW, [DGM__XLIFF_SUB] = P(BPT) | P(EPT) | P(PH) | P(IT), [DGM__XLIFF_PC] = FLOW,
	[DGM__XLIFF_SC] = FLOW, [DGM__XLIFF_EC] = FLOW, [DGM__XLIFF_SM] = FLOW, [DGM__XLIFF_EM] = FLOW, [DGM__XLIFF_CP] = FLOW | P(DATA),
};

/* --- what a code has beyond its id --------------------------------------------------------------------------------------------------- */

void dgm__xliff_nature_put(dgm__buffer *to, dgm__xliff_nature nature)
{
	dgm__buffer_puts(to, nature.is_ut ? "tmx-ut" : "tmx");
	if (nature.is_markup)
		dgm__buffer_puts(to, "-sub");
	if (nature.assoc) {
		dgm__buffer_putc(to, '-');
		dgm__buffer_putc(to, nature.assoc);
	}
}

static bool take(dgm_str *s, const char *word)
{
	size_t n = strlen(word);

	if (s->n < n || memcmp(s->p, word, n))
		return false;
	s->p += n;
	s->n -= n;
	return true;
}

bool dgm__xliff_nature_take(dgm_str *s, dgm__xliff_nature *nature)
{
	dgm_str rest = *s;

	*nature = (dgm__xliff_nature){ false, false, 0 };
	if (!s->n || !take(&rest, "tmx"))
		return false;
	nature->is_ut = take(&rest, "-ut");
	nature->is_markup = take(&rest, "-sub");
	nature->assoc = take(&rest, "-p") ? 'p' : take(&rest, "-f") ? 'f' : take(&rest, "-b") ? 'b' : 0;
	if (rest.n && !take(&rest, ":"))
		return false;
	*s = rest;
	return true;
}

/* --- NMTOKEN ------------------------------------------------------------------------------------------------------------------------- */

static bool is_plain(unsigned char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

void dgm__xliff_token(dgm__buffer *to, dgm_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (is_plain((unsigned char)s.p[i]))
			dgm__buffer_putc(to, s.p[i]);
		else
			dgm__buffer_printf(to, ".%02X", (unsigned)(unsigned char)s.p[i]);
}

static int hex(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

void dgm__xliff_untoken(dgm__buffer *to, dgm_str s)
{
	for (size_t i = 0; i < s.n; i++) {
		int high = i + 2 < s.n && s.p[i] == '.' ? hex(s.p[i + 1]) : -1, low = high < 0 ? -1 : hex(s.p[i + 2]);

		if (low < 0) {
			dgm__buffer_putc(to, s.p[i]);
			continue;
		}
		dgm__buffer_putc(to, (char)(high * 16 + low));
		i += 2;
	}
}

/* --- sub-flows ----------------------------------------------------------------------------------------------------------------------- */

enum { MOST_LEVELS = 64 };

typedef struct fragment {
	unsigned depth;
	bool good;
} fragment;

static void on_start(void *arg, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaces, const xmlChar **declared,
	int count, int defaulted, const xmlChar **attributes)
{
	static const char *const allowed[] = { "sub", "bpt", "ept", "ph", "it", "ut", "hi" };
	fragment *f = arg;
	bool known = !f->depth; /* our own root */

	for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++)
		known |= !strcmp((const char *)name, allowed[i]) && !prefix;
	f->good &= known && f->depth++ < MOST_LEVELS;
}

static void on_end(void *arg, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
	((fragment *)arg)->depth--;
}

static void on_reference(void *arg, const xmlChar *name)
{
	((fragment *)arg)->good = false;
}

static void on_error(void *arg, xmlErrorPtr e)
{
	((fragment *)arg)->good = false;
}

bool dgm__xliff_is_fragment(dgm_str text)
{
	xmlSAXHandler sax = { .initialized = XML_SAX2_MAGIC, .startElementNs = on_start, .endElementNs = on_end, .reference = on_reference,
		.serror = on_error };
	fragment f = { 0, true };
	xmlParserCtxtPtr parser;

	if (!text.n || text.n > DGM__MOST_SEGMENT || memmem(text.p, text.n, "<!", 2) || memmem(text.p, text.n, "<?", 2))
		return false;
	parser = xmlCreatePushParserCtxt(&sax, &f, "<x>", 3, NULL);
	if (!parser)
		return false;
	xmlCtxtUseOptions(parser, XML_PARSE_NONET | XML_PARSE_IGNORE_ENC);
	xmlParseChunk(parser, text.p, (int)text.n, 0);
	xmlParseChunk(parser, "</x>", 4, 1);
	f.good &= parser->wellFormed == 1;
	if (parser->myDoc)
		xmlFreeDoc(parser->myDoc);
	parser->myDoc = NULL;
	xmlFreeParserCtxt(parser);
	return f.good;
}
