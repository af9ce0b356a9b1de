/*
 * XML from bytes: encoding, UTF-8 checked with its byte offset, libxml2's push parser fed piece by piece (so that a file that breaks off still
 * yields every unit before the break), and errors put as a translator can use them. Policy: no entity is ever declared or expanded, no
 * other file is ever opened, libxml2's own bounds stay in force.
 */
#include "io/xml_events.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <libxml/xmlerror.h>

#include "base/mem.h"
#include "base/status.h"
#include "base/utf8.h"

enum { HEAD = 1024, CARRY = 4, MOST_DECODED = 1 << 20 };

/* --- what libxml2 reports ---------------------------------------------------------------------------------------------------------- */

static void on_entity(void *arg, const xmlChar *name, int type, const xmlChar *public_id, const xmlChar *system_id, xmlChar *content)
{
	dgm__xml_fail(arg, DGM_EFORMAT, 0, "entity declarations are not accepted (%.60s); remove the DOCTYPE's [...] part", (const char *)name);
	dgm__xml_settle(arg);
}

static void on_unparsed(void *arg, const xmlChar *name, const xmlChar *public_id, const xmlChar *system_id, const xmlChar *notation)
{
	on_entity(arg, name, 0, NULL, NULL, NULL);
}

static void undeclared(dgm__xml_input *in, const char *name, uint64_t line)
{
	dgm__xml_fail(in, DGM_EFORMAT, line, strcmp(name, "nbsp") ? "entity &%.40s; is not part of %s; write the character itself, or &#number;"
								  : "entity &%.40s; is not part of %s; write &#160;", name, in->dialect->name);
}

static void on_reference(void *arg, const xmlChar *name)
{
	undeclared(arg, (const char *)name, 0);
}

/* "document ends" errors while the last bytes are parsed mean a file that was cut short. */
static bool is_cut(const dgm__xml_input *in, int code)
{
	static const int codes[] = { XML_ERR_DOCUMENT_END, XML_ERR_COMMENT_NOT_FINISHED, XML_ERR_PI_NOT_FINISHED, XML_ERR_CDATA_NOT_FINISHED,
		XML_ERR_TAG_NOT_FINISHED, XML_ERR_GT_REQUIRED, XML_ERR_DOCTYPE_NOT_FINISHED, XML_ERR_XMLDECL_NOT_FINISHED };
	const xmlParserInput *input = in->parser->input;

	if (!in->finishing || in->root_closed)
		return false;
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		if (code == codes[i])
			return true;
	return !input || input->end - input->cur <= 1;
}

static void malformed(dgm__xml_input *in, const xmlError *e, uint64_t line)
{
	const char *message = e->message ? e->message : "unknown fault";
	char text[300];

	snprintf(text, sizeof text, "malformed XML: %s", message);
	text[strcspn(text, "\n")] = '\0';
	dgm__xml_fail(in, DGM_EFORMAT, line, "%s", text);
}

static void xml_error(dgm__xml_input *in, const xmlError *e, uint64_t line)
{
	bool in_tag = e->message && strstr(e->message, "StartTag");

	switch (e->code) {
	case XML_ERR_NO_MEMORY:
		dgm__xml_fail(in, DGM_ENOMEM, line, "out of memory");
		break;
	case XML_ERR_UNDECLARED_ENTITY:
	case XML_WAR_UNDECLARED_ENTITY:
		undeclared(in, e->str1 ? e->str1 : "?", line);
		break;
	case XML_ERR_NAME_REQUIRED:
	case XML_ERR_ENTITYREF_SEMICOL_MISSING:
		dgm__xml_fail(in, DGM_EFORMAT, line, in_tag ? "\"<\" begins no element here; write &lt;" : "\"&\" begins no entity here; write &amp;");
		break;
	case XML_ERR_LT_IN_ATTRIBUTE:
		dgm__xml_fail(in, DGM_EFORMAT, line, "\"<\" inside an attribute; write &lt;");
		break;
	case XML_ERR_INVALID_CHAR:
		dgm__xml_fail(in, DGM_EFORMAT, line, "character U+%04X is not allowed in XML 1.0; delete it", (unsigned)e->int1);
		break;
	case XML_ERR_TAG_NAME_MISMATCH:
		dgm__xml_fail(in, DGM_EFORMAT, line, "</%.60s> where <%.60s> is open", e->str2 ? e->str2 : "?", e->str1 ? e->str1 : "?");
		break;
	case XML_ERR_ATTRIBUTE_REDEFINED:
		dgm__xml_fail(in, DGM_EFORMAT, line, "attribute %.40s%s%.60s twice in one element; delete one",
			e->str1 ? e->str1 : "?", e->str2 ? ":" : "", e->str2 ? e->str2 : "");
		break;
	case XML_ERR_RESERVED_XML_NAME:
		dgm__xml_fail(in, DGM_EFORMAT, line, "the XML declaration must stand at the very beginning; delete what is before it");
		break;
	case XML_ERR_DOCUMENT_END:
		if (in->root_closed) {
			dgm__xml_fail(in, DGM_EFORMAT, line, "%s", in->dialect->two_documents);
			break;
		}
		/* fall through */
	default:
		malformed(in, e, line);
	}
}

static void on_error(void *arg, xmlErrorPtr e)
{
	dgm__xml_input *in = arg;
	uint64_t line = e->line > 0 ? (uint64_t)e->line : 0;

	if (in->st != DGM_OK || in->cut || (e->level < XML_ERR_ERROR && e->code != XML_WAR_UNDECLARED_ENTITY))
		return;
	if (e->domain == XML_FROM_NAMESPACE)
		dgm__xml_found(in, DGM__FINDING_VALIDATE, "namespace", NULL, "%.*s", e->message ? (int)strcspn(e->message, "\n") : 0,
			e->message ? e->message : "");
	else if (is_cut(in, e->code))
		in->cut = true;
	else
		xml_error(in, e, line);
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
static uint64_t fed_line(const dgm__xml_input *in)
{
	const xmlParserInput *input = in->parser->input;

	if (!input)
		return 0;
	return (uint64_t)input->line + newlines((const char *)input->cur, (size_t)(input->end - input->cur));
}

/* Well-formed UTF-8; U+0000 is not for libxml2, which takes it for an end. */
static void feed_text(dgm__xml_input *in, const char *p, size_t n)
{
	const char *nul = n ? memchr(p, '\0', n) : NULL;
	size_t good = nul ? (size_t)(nul - p) : n;

	if (good && in->st == DGM_OK)
		xmlParseChunk(in->parser, p, (int)good, 0);
	if (nul && in->st == DGM_OK)
		dgm__xml_fail(in, DGM_EFORMAT, fed_line(in), "character U+0000 is not allowed in XML 1.0; delete it");
}

/* Bytes a UTF-8 character wants by its first; 0: no first byte. */
static size_t wanted(unsigned char lead)
{
	return lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
}

static void ill_formed(dgm__xml_input *in, const char *p, size_t n, size_t bad)
{
	unsigned long long at = (unsigned long long)(in->offset + bad);
	char guess[64];

	if (dgm__decoder_guess(guess, sizeof guess, p, n))
		dgm__xml_fail(in, DGM_EFORMAT, fed_line(in), "not valid UTF-8 at byte %llu; looks like %s: mend the declaration", at, guess);
	else
		dgm__xml_fail(in, DGM_EFORMAT, fed_line(in), "not valid UTF-8 at byte %llu; mend the declaration", at);
}

static void feed_utf8(dgm__xml_input *in, size_t n, bool last)
{
	size_t bad = n, bad_n = 0;

	in->raw_n = 0;
	if (dgm__utf8_is_valid(in->raw, n, &bad, &bad_n)) {
		feed_text(in, in->raw, n);
	} else {
		feed_text(in, in->raw, bad);
		if (in->st != DGM_OK)
			return;
		if (bad + bad_n < n || bad_n >= wanted((unsigned char)in->raw[bad])) {
			ill_formed(in, in->raw, n, bad);
			return;
		}
		if (last) {
			in->cut = true;
			return;
		}
		memmove(in->raw, in->raw + bad, bad_n);
		in->raw_n = bad_n;
	}
	in->offset += n - in->raw_n;
}

static void feed_decoded(dgm__xml_input *in, size_t n, bool last)
{
	size_t taken;
	bool cut, good;

	dgm__buffer_reset(&in->decoded);
	good = dgm__decoder_run(in->decoder, &in->decoded, in->raw, n, last, &taken, &cut);
	if (in->decoded.failed == DGM_OK)
		feed_text(in, in->decoded.p ? in->decoded.p : "", in->decoded.n);
	else
		dgm__xml_fail(in, in->decoded.failed, 0, "out of memory");
	if (!good && cut)
		in->cut = true;
	else if (!good && in->st == DGM_OK)
		dgm__xml_fail(in, DGM_EFORMAT, fed_line(in), "not valid in the declared encoding before byte %llu; mend the declaration",
			(unsigned long long)(in->offset + taken));
	in->offset += n;
}

/* The end: what the parser held back, then what is missing. */
static void finish(dgm__xml_input *in)
{
	uint64_t line;

	in->finishing = true;
	if (in->st == DGM_OK && !in->cut)
		xmlParseChunk(in->parser, "", 0, 1);
	in->finished = true;
	if (in->st != DGM_OK)
		return;
	if (in->root_closed && !in->cut && !dgm__bytes_is_cut(in->reader->bytes)) {
		if (!in->parser->wellFormed)
			dgm__xml_fail(in, DGM_EFORMAT, 0, "malformed XML");
		else if (in->dialect->finished)
			in->dialect->finished(in);
		return;
	}
	line = fed_line(in);
	if (in->reader->opt.salvage && in->depth) {
		dgm__warn(in->reader->opt.reporter, dgm__unit_reader_name(in->reader), line, "file ends inside <%s>; %llu whole unit%s before it kept",
			dgm__xml_open_element(in), (unsigned long long)in->units, in->units == 1 ? "" : "s");
		return;
	}
	if (!in->depth && !in->root_closed)
		dgm__xml_fail(in, DGM_EFORMAT, line, "no element in it: not %s, or cut short at its beginning", in->dialect->name);
	else
		dgm__xml_fail(in, DGM_EFORMAT, line, "%s ends inside <%s>; %llu whole unit%s before it, tm convert --salvage keeps them",
			dgm__bytes_is_cut(in->reader->bytes) ? "packed stream" : "file", dgm__xml_open_element(in), (unsigned long long)in->units, in->units == 1 ? " stands" : "s stand");
}

/* One piece of the file through the parser. */
static void feed(dgm__xml_input *in)
{
	size_t n = 0;
	dgm_status st = dgm__bytes_read(in->reader->bytes, in->raw + in->raw_n, DGM__XML_PIECE, &n, &in->error);

	if (st != DGM_OK) {
		in->st = st;
		return;
	}
	if (in->decoder)
		feed_decoded(in, n, n == 0);
	else
		feed_utf8(in, in->raw_n + n, n == 0);
	if (n == 0 || in->cut)
		finish(in);
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

static void choose_encoding(dgm__xml_input *in, const char *p, size_t n, size_t *mark)
{
	const char *encoding = by_shape(p, n, mark);
	char name[64];

	if (!encoding) {
		if (!declared(name, sizeof name, p, n))
			return;
		encoding = name;
		if (is_wide(name)) {
			dgm__xml_fail(in, DGM_EFORMAT, 1, "declared %s but the bytes are UTF-8; mend the first line", name);
			return;
		}
	}
	if (dgm__decoder_is_same(encoding, "UTF-8") || dgm__decoder_is_same(encoding, "US-ASCII"))
		return;
	in->st = dgm__decoder_open(&in->decoder, encoding, &in->error);
	if (in->st == DGM_EARG) {
		in->st = DGM_OK;
		dgm__xml_fail(in, DGM_EFORMAT, 1, "unknown encoding \"%.60s\"; mend the first line", encoding);
	}
}

/* Reads the first bytes, says what it is if it is something else, and feeds them. */
static void feed_head(dgm__xml_input *in)
{
	size_t n = 1, mark = 0, have = 0;
	const char *other;

	while (in->st == DGM_OK && have < HEAD && n) {
		in->st = dgm__bytes_read(in->reader->bytes, in->raw + have, DGM__XML_PIECE - have, &n, &in->error);
		have += n;
	}
	if (in->st != DGM_OK)
		return;
	other = in->dialect->other_content ? in->dialect->other_content(in->raw, have, n == 0) : NULL;
	if (other) {
		dgm__xml_fail(in, DGM_EFORMAT, DGM__XML_NO_LINE, "%s", other);
		return;
	}
	choose_encoding(in, in->raw, have, &mark);
	if (in->st != DGM_OK)
		return;
	memmove(in->raw, in->raw + mark, have - mark);
	in->offset = mark;
	if (in->decoder)
		feed_decoded(in, have - mark, n == 0);
	else
		feed_utf8(in, have - mark, n == 0);
	if (n == 0 || in->cut)
		finish(in);
}

static void set_handlers(xmlSAXHandler *sax)
{
	memset(sax, 0, sizeof *sax);
	sax->initialized = XML_SAX2_MAGIC;
	sax->startElementNs = dgm__xml_on_start;
	sax->endElementNs = dgm__xml_on_end;
	sax->characters = sax->cdataBlock = sax->ignorableWhitespace = dgm__xml_on_text;
	sax->entityDecl = on_entity;
	sax->unparsedEntityDecl = on_unparsed;
	sax->reference = on_reference;
	sax->serror = on_error;
}

void dgm__xml_close(dgm__xml_input *in)
{
	if (in->parser) {
		/* An entity declaration makes libxml2 keep a document even without a tree. */
		if (in->parser->myDoc)
			xmlFreeDoc(in->parser->myDoc);
		in->parser->myDoc = NULL;
		xmlFreeParserCtxt(in->parser);
	}
	dgm__decoder_close(in->decoder);
	dgm__buffer_clear(&in->decoded);
	dgm__buffer_clear(&in->scratch);
	dgm__free(in->raw);
	dgm__queue_clear(&in->queue);
}

static dgm_status take_failure(const dgm__xml_input *in, dgm_error *err)
{
	if (err && in->st != DGM_OK)
		*err = in->error;
	return in->st;
}

dgm_status dgm__xml_open(dgm__xml_input *in, dgm_unit_reader *reader, const dgm__xml_dialect *dialect, dgm_error *err)
{
	xmlSAXHandler sax;

	*in = (dgm__xml_input){ .reader = reader, .dialect = dialect, .decoded = DGM__BUFFER_INIT(MOST_DECODED), .scratch = DGM__BUFFER_INIT(DGM__MOST_UNIT) };
	in->raw = dgm__malloc(DGM__XML_PIECE + CARRY);
	if (!in->raw)
		return dgm__out_of_memory(err);
	set_handlers(&sax);
	in->parser = xmlCreatePushParserCtxt(&sax, in, NULL, 0, NULL);
	if (!in->parser || !dgm__xml_intern_names(in))
		return dgm__out_of_memory(err);
	/* IGNORE_ENC: the bytes are UTF-8 here, whatever the declaration says. */
	xmlCtxtUseOptions(in->parser, XML_PARSE_NONET | XML_PARSE_IGNORE_ENC);
	feed_head(in);
	while (in->st == DGM_OK && !in->header_done && !in->finished && in->queue.first == in->queue.count)
		feed(in);
	/* Units before a fault are still yielded; a fault before any is told at once. */
	return in->queue.first == in->queue.count ? take_failure(in, err) : DGM_OK;
}

dgm_status dgm__xml_next(dgm__xml_input *in, const dgm_unit **unit, dgm_error *err)
{
	while (!(*unit = dgm__queue_take(&in->queue)) && in->st == DGM_OK && !in->finished)
		feed(in);
	return *unit ? DGM_OK : take_failure(in, err);
}
