/* Tables of the TMX 1.4 DTD and of what else carries the name .tmx. */
#include "io/tmx_rules.h"

#include <string.h>

#define A(x) DGM__BIT(DGM__ATTR_##x)
#define P(x) DGM__BIT(DGM__TMX_##x)

#define HISTORY (A(CREATIONDATE) | A(CREATIONID) | A(CHANGEDATE) | A(CHANGEID))
#define TOOL (A(CREATIONTOOL) | A(CREATIONTOOLVERSION))
#define USAGE (A(USAGECOUNT) | A(LASTUSAGEDATE))
#define LANGUAGE (A(XML_LANG) | A(LANG))
#define HEADER_NEEDS (TOOL | A(SEGTYPE) | A(O_TMF) | A(ADMINLANG) | A(SRCLANG) | A(DATATYPE))
#define INLINE_PARENTS (P(SEG) | P(HI) | P(SUB))
#define NATIVE (P(BPT) | P(EPT) | P(PH) | P(IT) | P(UT))

const dgm__tmx_element dgm__tmx_elements[DGM__TMX_KINDS] = {
	[DGM__TMX_ROOT] = { 0, A(VERSION), A(VERSION) },
	[DGM__TMX_HEADER] = { P(ROOT), HEADER_NEEDS | A(O_ENCODING) | HISTORY, HEADER_NEEDS },
	[DGM__TMX_BODY] = { P(ROOT), 0, 0 },
	[DGM__TMX_TU] = { P(BODY), A(TUID) | A(O_ENCODING) | A(DATATYPE) | USAGE | TOOL | HISTORY | A(SEGTYPE) | A(O_TMF) | A(SRCLANG), 0 },
	[DGM__TMX_TUV] = { P(TU), LANGUAGE | A(O_ENCODING) | A(DATATYPE) | USAGE | TOOL | HISTORY | A(O_TMF), 0 },
	[DGM__TMX_SEG] = { P(TUV), 0, 0 },
	[DGM__TMX_NOTE] = { P(HEADER) | P(TU) | P(TUV), A(O_ENCODING) | LANGUAGE, 0 },
	[DGM__TMX_PROP] = { P(HEADER) | P(TU) | P(TUV), A(TYPE) | A(O_ENCODING) | LANGUAGE, A(TYPE) },
	[DGM__TMX_UDE] = { P(HEADER), A(NAME) | A(BASE), A(NAME) },
	[DGM__TMX_MAP] = { P(UDE), A(UNICODE) | A(CODE) | A(ENT) | A(SUBST), A(UNICODE) },
	[DGM__TMX_BPT] = { INLINE_PARENTS, A(I) | A(X) | A(TYPE), A(I) },
	[DGM__TMX_EPT] = { INLINE_PARENTS, A(I), A(I) },
	[DGM__TMX_PH] = { INLINE_PARENTS, A(X) | A(TYPE) | A(ASSOC), 0 },
	[DGM__TMX_IT] = { INLINE_PARENTS, A(POS) | A(X) | A(TYPE), A(POS) },
	[DGM__TMX_UT] = { INLINE_PARENTS, A(X), 0 },
	[DGM__TMX_HI] = { INLINE_PARENTS, A(X) | A(TYPE), 0 },
	[DGM__TMX_SUB] = { NATIVE, A(DATATYPE) | A(TYPE), 0 },
};

const char *const dgm__tmx_element_names[DGM__TMX_KINDS] = {
	"tmx", "header", "body", "tu", "tuv", "seg", "note", "prop", "ude", "map", "bpt", "ept", "ph", "it", "ut", "hi", "sub",
};

const char *const dgm__tmx_attribute_names[DGM__TMX_ATTRIBUTES] = {
	"version", "creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype", "o-encoding", "creationdate",
	"creationid", "changedate", "changeid", "tuid", "usagecount", "lastusagedate", "lang", "xml:lang", "type", "i", "x", "pos", "assoc", "name",
	"base", "unicode", "code", "ent", "subst",
};

bool dgm__tmx_segtype_is_valid(dgm_str s)
{
	return dgm__xml_is(s, "sentence") || dgm__xml_is(s, "paragraph") || dgm__xml_is(s, "block") || dgm__xml_is(s, "phrase");
}

dgm__tmx_version dgm__tmx_version_of(dgm_str s)
{
	if (s.n && s.p[0] >= '2' && s.p[0] <= '9')
		return DGM__TMX_VERSION_REFUSED;
	return dgm__xml_is(s, "1.4") || dgm__xml_is(s, "1.3") || dgm__xml_is(s, "1.2") || dgm__xml_is(s, "1.1") ? DGM__TMX_VERSION_KNOWN : DGM__TMX_VERSION_ODD;
}

static bool starts(const char *p, size_t n, const char *with, size_t with_n)
{
	return n >= with_n && !memcmp(p, with, with_n);
}

/* Ignores ASCII case: HTML is written as people like. */
static bool starts_markup(const char *p, size_t n, const char *with)
{
	size_t i = 0;

	for (; with[i]; i++)
		if (i >= n || (p[i] | (p[i] >= 'A' && p[i] <= 'Z' ? 0x20 : 0)) != with[i])
			return false;
	return true;
}

const char *dgm__tmx_other_content(const char *p, size_t n, bool whole)
{
	static const struct { const char *bytes; size_t n; const char *message; } marks[] = {
		{ "PK\x03\x04", 4, "ZIP archive, not TMX: unpack it and name the file inside" },
		{ "BZh", 3, "bzip2 archive: unpack it first" },
		{ "%PDF", 4, "PDF, not TMX" },
		{ "SQLite format 3", 15, "SQLite database, not TMX: export TMX from the tool that made it" },
	};

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (starts(p, n, marks[i].bytes, marks[i].n))
			return marks[i].message;
	if (starts(p, n, "\xEF\xBB\xBF", 3)) {
		p += 3;
		n -= 3;
	}
	while (n && (*p == ' ' || *p == '\t' || *p == '\r' || *p == '\n')) {
		p++;
		n--;
	}
	if (!n && whole)
		return "the file is empty";
	if (starts_markup(p, n, "<!doctype html") || starts_markup(p, n, "<html"))
		return "HTML page, not TMX: was it saved in place of a download?";
	if (n && !memchr(p, '<', n) && (whole || n > 512))
		return "plain text, not TMX: no mark-up in it";
	return NULL;
}

const char *dgm__tmx_other_root(const char *name)
{
	static const struct { const char *name, *message; } roots[] = {
		{ "xliff", "this is XLIFF, not TMX; name it .xlf and it is read as such" },
		{ "map", "Tiled map (the other .tmx format), not a translation memory" },
		{ "tileset", "Tiled tile set, not a translation memory" },
		{ "html", "HTML page, not TMX: was it saved in place of a download?" },
		{ "martif", "this is TBX, a term base, not TMX" }, { "tbx", "this is TBX, a term base, not TMX" },
		{ "srx", "these are SRX segmentation rules, not TMX" }, { "TS", "this is a Qt TS file, not TMX" },
	};

	for (size_t i = 0; i < sizeof roots / sizeof *roots; i++)
		if (!strcmp(roots[i].name, name))
			return roots[i].message;
	return NULL;
}
