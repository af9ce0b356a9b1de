/*
 * TMX from bytes: encoding, UTF-8 checked with its byte offset, libxml2's push parser fed piece by piece (so that a file that breaks off still
 * yields every unit before the break), and errors put as a translator can use them. Policy: no entity is ever declared or expanded, no
 * other file is ever opened, libxml2's own bounds stay in force.
 */
#include "io/tmx_read.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <libxml/xmlerror.h>

#include "base/mem.h"
#include "base/status.h"
#include "base/utf8.h"
#include "io/tmx_parts.h"

enum { HEAD = 1024, CARRY = 4, MOST_DECODED = 1 << 20 };

uint64_t dgm__tmx_line(const dgm__tmx *t)
{
	return t->parser && t->parser->input ? (uint64_t)t->parser->input->line : 0;
}

void dgm__tmx_fail(dgm__tmx *t, dgm_status code, uint64_t line, const char *format, ...)
{
	char text[400];
	va_list ap;

	if (t->st != DGM_OK)
		return;
	line = line == DGM__TMX_NO_LINE ? 0 : line ? line : dgm__tmx_line(t);
	va_start(ap, format);
	vsnprintf(text, sizeof text, format, ap);
	va_end(ap);
	t->st = code == DGM_ENOMEM ? dgm__out_of_memory(&t->error)
				   : dgm__fail(&t->error, code, dgm__unit_reader_name(t->reader), line, "%s", text);
}

/* Stopping frees the parser's input, to which a handler's arguments point: it is the last thing that a handler does. */
void dgm__tmx_settle(dgm__tmx *t)
{
	if (t->st != DGM_OK)
		xmlStopParser(t->parser);
}

const char *dgm__tmx_open_element(const dgm__tmx *t)
{
	for (unsigned i = t->depth; i-- > 0;)
		if (t->stack[i] < DGM__TMX_KINDS)
			return dgm__tmx_elements[t->stack[i]].name;
	return "";
}

/* --- what libxml2 reports ---------------------------------------------------------------------------------------------------------- */

static void on_entity(void *arg, const xmlChar *name, int type, const xmlChar *public_id, const xmlChar *system_id, xmlChar *content)
{
	dgm__tmx_fail(arg, DGM_EFORMAT, 0, "entity declarations are not accepted (%.60s); remove the DOCTYPE's [...] part", (const char *)name);
	dgm__tmx_settle(arg);
}

static void on_unparsed(void *arg, const xmlChar *name, const xmlChar *public_id, const xmlChar *system_id, const xmlChar *notation)
{
	on_entity(arg, name, 0, NULL, NULL, NULL);
}

static void undeclared(dgm__tmx *t, const char *name, uint64_t line)
{
	dgm__tmx_fail(t, DGM_EFORMAT, line, strcmp(name, "nbsp") ? "entity &%.40s; is not part of TMX; write the character itself, or &#number;"
								  : "entity &%.40s; is not part of TMX; write &#160;", name);
}

static void on_reference(void *arg, const xmlChar *name)
{
	undeclared(arg, (const char *)name, 0);
}

/* "document ends" errors while the last bytes are parsed mean a file that was cut short. */
static bool is_cut(const dgm__tmx *t, int code)
{
	static const int codes[] = { XML_ERR_DOCUMENT_END, XML_ERR_COMMENT_NOT_FINISHED, XML_ERR_PI_NOT_FINISHED, XML_ERR_CDATA_NOT_FINISHED,
		XML_ERR_TAG_NOT_FINISHED, XML_ERR_GT_REQUIRED, XML_ERR_DOCTYPE_NOT_FINISHED, XML_ERR_XMLDECL_NOT_FINISHED };
	const xmlParserInput *in = t->parser->input;

	if (!t->finishing || t->root_closed)
		return false;
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		if (code == codes[i])
			return true;
	return !in || in->end - in->cur <= 1;
}

static void malformed(dgm__tmx *t, const xmlError *e, uint64_t line)
{
	const char *message = e->message ? e->message : "unknown fault";
	char text[300];

	snprintf(text, sizeof text, "malformed XML: %s", message);
	text[strcspn(text, "\n")] = '\0';
	dgm__tmx_fail(t, DGM_EFORMAT, line, "%s", text);
}

static void xml_error(dgm__tmx *t, const xmlError *e, uint64_t line)
{
	bool in_tag = e->message && strstr(e->message, "StartTag");

	switch (e->code) {
	case XML_ERR_NO_MEMORY:
		dgm__tmx_fail(t, DGM_ENOMEM, line, "out of memory");
		break;
	case XML_ERR_UNDECLARED_ENTITY:
	case XML_WAR_UNDECLARED_ENTITY:
		undeclared(t, e->str1 ? e->str1 : "?", line);
		break;
	case XML_ERR_NAME_REQUIRED:
	case XML_ERR_ENTITYREF_SEMICOL_MISSING:
		dgm__tmx_fail(t, DGM_EFORMAT, line, in_tag ? "\"<\" begins no element here; write &lt;" : "\"&\" begins no entity here; write &amp;");
		break;
	case XML_ERR_LT_IN_ATTRIBUTE:
		dgm__tmx_fail(t, DGM_EFORMAT, line, "\"<\" inside an attribute; write &lt;");
		break;
	case XML_ERR_INVALID_CHAR:
		dgm__tmx_fail(t, DGM_EFORMAT, line, "character U+%04X is not allowed in XML 1.0; delete it", (unsigned)e->int1);
		break;
	case XML_ERR_TAG_NAME_MISMATCH:
		dgm__tmx_fail(t, DGM_EFORMAT, line, "</%.60s> where <%.60s> is open", e->str2 ? e->str2 : "?", e->str1 ? e->str1 : "?");
		break;
	case XML_ERR_ATTRIBUTE_REDEFINED:
		dgm__tmx_fail(t, DGM_EFORMAT, line, "attribute %.40s%s%.60s twice in one element; delete one",
			e->str1 ? e->str1 : "?", e->str2 ? ":" : "", e->str2 ? e->str2 : "");
		break;
	case XML_ERR_RESERVED_XML_NAME:
		dgm__tmx_fail(t, DGM_EFORMAT, line, "the XML declaration must stand at the very beginning; delete what is before it");
		break;
	case XML_ERR_DOCUMENT_END:
		if (t->root_closed) {
			dgm__tmx_fail(t, DGM_EFORMAT, line, "text after </tmx>; join memories with tm merge");
			break;
		}
		/* fall through */
	default:
		malformed(t, e, line);
	}
}

static void on_error(void *arg, xmlErrorPtr e)
{
	dgm__tmx *t = arg;
	uint64_t line = e->line > 0 ? (uint64_t)e->line : 0;

	if (t->st != DGM_OK || t->cut || (e->level < XML_ERR_ERROR && e->code != XML_WAR_UNDECLARED_ENTITY))
		return;
	if (e->domain == XML_FROM_NAMESPACE)
		dgm__tmx_found(t, DGM__FINDING_VALIDATE, "namespace", NULL, "%.*s", e->message ? (int)strcspn(e->message, "\n") : 0,
			e->message ? e->message : "");
	else if (is_cut(t, e->code))
		t->cut = true;
	else
		xml_error(t, e, line);
}

/* --- feeding ----------------------------------------------------------------------------------------------------------------------- */

static uint64_t newlines(const char *p, size_t n)
{
	uint64_t count = 0;
	const char *end = p + n, *at;

	while (p < end && (at = memchr(p, '\n', (size_t)(end - p)))) {
		count++;
		p = at + 1;
	}
	return count;
}

/* The line of the byte after all that was fed; the parser may lag behind. */
static uint64_t fed_line(const dgm__tmx *t)
{
	const xmlParserInput *in = t->parser->input;

	if (!in)
		return 0;
	return (uint64_t)in->line + newlines((const char *)in->cur, (size_t)(in->end - in->cur));
}

/* Well-formed UTF-8; U+0000 is not for libxml2, which takes it for an end. */
static void feed_text(dgm__tmx *t, const char *p, size_t n)
{
	const char *nul = n ? memchr(p, '\0', n) : NULL;
	size_t good = nul ? (size_t)(nul - p) : n;

	if (good && t->st == DGM_OK)
		xmlParseChunk(t->parser, p, (int)good, 0);
	if (nul && t->st == DGM_OK)
		dgm__tmx_fail(t, DGM_EFORMAT, fed_line(t), "character U+0000 is not allowed in XML 1.0; delete it");
}

/* Bytes a UTF-8 character wants by its first; 0: no first byte. */
static size_t wanted(unsigned char lead)
{
	return lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
}

static void ill_formed(dgm__tmx *t, const char *p, size_t n, size_t bad)
{
	unsigned long long at = (unsigned long long)(t->offset + bad);
	char guess[64];

	if (dgm__decoder_guess(guess, sizeof guess, p, n))
		dgm__tmx_fail(t, DGM_EFORMAT, fed_line(t), "not valid UTF-8 at byte %llu; looks like %s: mend the declaration", at, guess);
	else
		dgm__tmx_fail(t, DGM_EFORMAT, fed_line(t), "not valid UTF-8 at byte %llu; mend the declaration", at);
}

static void feed_utf8(dgm__tmx *t, size_t n, bool last)
{
	size_t bad = n, bad_n = 0;

	t->raw_n = 0;
	if (dgm__utf8_is_valid(t->raw, n, &bad, &bad_n)) {
		feed_text(t, t->raw, n);
	} else {
		feed_text(t, t->raw, bad);
		if (t->st != DGM_OK)
			return;
		if (bad + bad_n < n || bad_n >= wanted((unsigned char)t->raw[bad])) {
			ill_formed(t, t->raw, n, bad);
			return;
		}
		if (last) {
			t->cut = true;
			return;
		}
		memmove(t->raw, t->raw + bad, bad_n);
		t->raw_n = bad_n;
	}
	t->offset += n - t->raw_n;
}

static void feed_decoded(dgm__tmx *t, size_t n, bool last)
{
	size_t taken;
	bool cut, good;

	dgm__buffer_reset(&t->decoded);
	good = dgm__decoder_run(t->decoder, &t->decoded, t->raw, n, last, &taken, &cut);
	if (t->decoded.failed == DGM_OK)
		feed_text(t, t->decoded.p ? t->decoded.p : "", t->decoded.n);
	else
		dgm__tmx_fail(t, t->decoded.failed, 0, "out of memory");
	if (!good && cut)
		t->cut = true;
	else if (!good && t->st == DGM_OK)
		dgm__tmx_fail(t, DGM_EFORMAT, fed_line(t), "not valid in the declared encoding before byte %llu; mend the declaration",
			(unsigned long long)(t->offset + taken));
	t->offset += n;
}

/* The end: what the parser held back, then what is missing. */
static void finish(dgm__tmx *t)
{
	uint64_t line;

	t->finishing = true;
	if (t->st == DGM_OK && !t->cut)
		xmlParseChunk(t->parser, "", 0, 1);
	t->finished = true;
	if (t->st != DGM_OK)
		return;
	if (t->root_closed && !t->cut && !dgm__bytes_is_cut(t->reader->bytes)) {
		if (!t->parser->wellFormed)
			dgm__tmx_fail(t, DGM_EFORMAT, 0, "malformed XML");
		else
			dgm__tmx_end_events(t);
		return;
	}
	line = fed_line(t);
	if (t->reader->opt.salvage && t->depth) {
		dgm__warn(t->reader->opt.reporter, dgm__unit_reader_name(t->reader), line, "file ends inside <%s>; %llu whole unit%s before it kept",
			dgm__tmx_open_element(t), (unsigned long long)t->units, t->units == 1 ? "" : "s");
		return;
	}
	if (!t->depth && !t->root_closed)
		dgm__tmx_fail(t, DGM_EFORMAT, line, "no element in it: not TMX, or cut short at its beginning");
	else
		dgm__tmx_fail(t, DGM_EFORMAT, line, "%s ends inside <%s>; %llu whole unit%s before it, --salvage keeps them",
			dgm__bytes_is_cut(t->reader->bytes) ? "gzip stream" : "file", dgm__tmx_open_element(t), (unsigned long long)t->units, t->units == 1 ? " stands" : "s stand");
}

/* One piece of the file through the parser. */
static void feed(dgm__tmx *t)
{
	size_t n = 0;
	dgm_status st = dgm__bytes_read(t->reader->bytes, t->raw + t->raw_n, DGM__TMX_PIECE, &n, &t->error);

	if (st != DGM_OK) {
		t->st = st;
		return;
	}
	if (t->decoder)
		feed_decoded(t, n, n == 0);
	else
		feed_utf8(t, t->raw_n + n, n == 0);
	if (n == 0 || t->cut)
		finish(t);
}

/* --- beginning --------------------------------------------------------------------------------------------------------------------- */

/* The encoding that the XML declaration names, into name; false: none. */
static bool declared(char *name, size_t capacity, const char *p, size_t n)
{
	const char *end = n > 5 && !memcmp(p, "<?xml", 5) ? memmem(p, n, "?>", 2) : NULL;
	const char *at = end ? memmem(p, (size_t)(end - p), "encoding", 8) : NULL;
	size_t length = 0;
	char quote;

	if (!at)
		return false;
	for (at += 8; at < end && *at != '"' && *at != '\''; at++)
		;
	if (at >= end)
		return false;
	for (quote = *at++; at < end && *at != quote && length + 1 < capacity; at++)
		name[length++] = *at;
	name[length] = '\0';
	return length > 0;
}

/* The encoding by a byte order mark or by the shape of "<"; *mark is the mark's length. NULL: eight bits a unit, look further. */
static const char *by_shape(const char *p, size_t n, size_t *mark)
{
	static const struct { const char *bytes; size_t n, mark; const char *name; } shapes[] = {
		{ "\x00\x00\xFE\xFF", 4, 4, "UTF-32BE" }, { "\xFF\xFE\x00\x00", 4, 4, "UTF-32LE" }, { "\xFE\xFF", 2, 2, "UTF-16BE" },
		{ "\xFF\xFE", 2, 2, "UTF-16LE" }, { "\xEF\xBB\xBF", 3, 3, "UTF-8" }, { "<\0\0\0", 4, 0, "UTF-32LE" }, { "\0\0\0<", 4, 0, "UTF-32BE" },
		{ "<\0", 2, 0, "UTF-16LE" }, { "\0<", 2, 0, "UTF-16BE" },
	};

	*mark = 0;
	for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
		if (n >= shapes[i].n && !memcmp(p, shapes[i].bytes, shapes[i].n)) {
			*mark = shapes[i].mark;
			return shapes[i].name;
		}
	return NULL;
}

static bool is_wide(const char *encoding)
{
	return !strncasecmp(encoding, "UTF-16", 6) || !strncasecmp(encoding, "UTF-32", 6) || !strncasecmp(encoding, "UCS", 3) ||
		!strncasecmp(encoding, "ISO-10646-UCS", 13);
}

static void choose_encoding(dgm__tmx *t, const char *p, size_t n, size_t *mark)
{
	const char *encoding = by_shape(p, n, mark);
	char name[64];

	if (!encoding) {
		if (!declared(name, sizeof name, p, n))
			return;
		encoding = name;
		if (is_wide(name)) {
			dgm__tmx_fail(t, DGM_EFORMAT, 1, "declared %s but the bytes are UTF-8; mend the first line", name);
			return;
		}
	}
	if (dgm__decoder_is_same(encoding, "UTF-8") || dgm__decoder_is_same(encoding, "US-ASCII"))
		return;
	t->st = dgm__decoder_open(&t->decoder, encoding, &t->error);
	if (t->st == DGM_EARG) {
		t->st = DGM_OK;
		dgm__tmx_fail(t, DGM_EFORMAT, 1, "unknown encoding \"%.60s\"; mend the first line", encoding);
	}
}

/* Reads the first bytes, says what it is if it is no TMX, and feeds them. */
static void feed_head(dgm__tmx *t)
{
	size_t n = 1, mark = 0, have = 0;
	const char *other;

	while (t->st == DGM_OK && have < HEAD && n) {
		t->st = dgm__bytes_read(t->reader->bytes, t->raw + have, DGM__TMX_PIECE - have, &n, &t->error);
		have += n;
	}
	if (t->st != DGM_OK)
		return;
	other = dgm__tmx_other_content(t->raw, have, n == 0);
	if (other) {
		dgm__tmx_fail(t, DGM_EFORMAT, DGM__TMX_NO_LINE, "%s", other);
		return;
	}
	choose_encoding(t, t->raw, have, &mark);
	if (t->st != DGM_OK)
		return;
	memmove(t->raw, t->raw + mark, have - mark);
	t->offset = mark;
	if (t->decoder)
		feed_decoded(t, have - mark, n == 0);
	else
		feed_utf8(t, have - mark, n == 0);
	if (n == 0 || t->cut)
		finish(t);
}

void dgm__tmx_set_handlers(xmlSAXHandler *sax)
{
	memset(sax, 0, sizeof *sax);
	sax->initialized = XML_SAX2_MAGIC;
	sax->startElementNs = dgm__tmx_on_start;
	sax->endElementNs = dgm__tmx_on_end;
	sax->characters = sax->cdataBlock = sax->ignorableWhitespace = dgm__tmx_on_text;
	sax->entityDecl = on_entity;
	sax->unparsedEntityDecl = on_unparsed;
	sax->reference = on_reference;
	sax->serror = on_error;
}

bool dgm__tmx_begin_events(dgm__tmx *t)
{
	bool good = true;

	for (int i = 0; i < DGM__TMX_KINDS; i++)
		good &= (t->names[i] = xmlDictLookup(t->parser->dict, (const xmlChar *)dgm__tmx_elements[i].name, -1)) != NULL;
	for (int i = 0; i < DGM__TMX_ATTRIBUTES; i++)
		good &= (t->attribute_names[i] = xmlDictLookup(t->parser->dict, (const xmlChar *)dgm__tmx_attribute_names[i], -1)) != NULL;
	t->xml_prefix = xmlDictLookup(t->parser->dict, (const xmlChar *)"xml", 3);
	return good && t->xml_prefix;
}

static void close_reader(dgm_unit_reader *reader)
{
	dgm__tmx *t = reader->state;

	if (!t)
		return;
	if (t->parser) {
		/* An entity declaration makes libxml2 keep a document even without a tree. */
		if (t->parser->myDoc)
			xmlFreeDoc(t->parser->myDoc);
		t->parser->myDoc = NULL;
		xmlFreeParserCtxt(t->parser);
	}
	dgm__decoder_close(t->decoder);
	dgm__buffer_clear(&t->decoded);
	dgm__buffer_clear(&t->text);
	dgm__buffer_clear(&t->scratch);
	dgm__free(t->raw);
	dgm__build_clear(&t->build);
	dgm__queue_clear(&t->queue);
	dgm__seen_clear(&t->ids);
	dgm__strmap_clear(&t->raw_tags);
	dgm__strmap_clear(&t->tags);
	dgm__arena_clear(&t->header_arena);
	dgm__vector_clear(&t->header_properties);
	dgm__vector_clear(&t->header_notes);
	dgm__free(t);
	reader->state = NULL;
}

static dgm_status take_failure(const dgm__tmx *t, dgm_error *err)
{
	if (err && t->st != DGM_OK)
		*err = t->error;
	return t->st;
}

static dgm_status open_reader(dgm_unit_reader *reader, dgm_error *err)
{
	dgm__tmx *t = dgm__malloc(sizeof *t);
	xmlSAXHandler sax;

	if (!t)
		return dgm__out_of_memory(err);
	*t = (dgm__tmx){ .reader = reader, .build = DGM__BUILD_INIT, .decoded = DGM__BUFFER_INIT(MOST_DECODED),
		.text = DGM__BUFFER_INIT(DGM__MOST_SEGMENT), .scratch = DGM__BUFFER_INIT(DGM__MOST_UNIT), .ids = { .largest = DGM__TMX_IDS }, .source_language = { "*all*", 5 },
		.header_properties = DGM__VECTOR_INIT(dgm_property), .header_notes = DGM__VECTOR_INIT(dgm_str) };
	reader->state = t;
	reader->header.source_language = t->source_language;
	t->raw = dgm__malloc(DGM__TMX_PIECE + CARRY);
	if (!t->raw)
		return dgm__out_of_memory(err);
	dgm__tmx_set_handlers(&sax);
	t->parser = xmlCreatePushParserCtxt(&sax, t, NULL, 0, NULL);
	if (!t->parser || !dgm__tmx_begin_events(t))
		return dgm__out_of_memory(err);
	/* IGNORE_ENC: the bytes are UTF-8 here, whatever the declaration says. */
	xmlCtxtUseOptions(t->parser, XML_PARSE_NONET | XML_PARSE_IGNORE_ENC);
	feed_head(t);
	while (t->st == DGM_OK && !t->header_done && !t->finished && t->queue.first == t->queue.count)
		feed(t);
	/* Units before a fault are still yielded; a fault before any is told at once. */
	return t->queue.first == t->queue.count ? take_failure(t, err) : DGM_OK;
}

static dgm_status next_unit(dgm_unit_reader *reader, const dgm_unit **unit, dgm_error *err)
{
	dgm__tmx *t = reader->state;

	while (!(*unit = dgm__queue_take(&t->queue)) && t->st == DGM_OK && !t->finished)
		feed(t);
	return *unit ? DGM_OK : take_failure(t, err);
}

static int sniff(const char *head, size_t n, const char *name)
{
	return memmem(head, n, "<tmx", 4) ? 100 : 1;
}

const dgm__reader_format dgm__reader_tmx = {
	.name = "tmx", .summary = "TMX 1.1 to 1.4b", .sniff = sniff, .open = open_reader, .next = next_unit, .close = close_reader,
};
