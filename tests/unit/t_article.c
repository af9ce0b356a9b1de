/* The readers of articles: what each makes of small files of our own, and of damaged ones; the samples of corpora/formats with allocations failing. */
#include "config.h"
#include "unit.h"

#include <stdio.h>
#include <string.h>

#include <dragoman/article.h>

/* "kind=value" for each kind that is said. */
static const char *show(const dgm_article *a)
{
	static char all[2048];
	size_t n = 0;

	all[0] = '\0';
	for (int kind = 0; kind < DGM_METADATA_KINDS; kind++) {
		dgm_str value = dgm_article_metadata(a, (dgm_metadata)kind);

		if (value.n)
			n += (size_t)snprintf(all + n, sizeof all - n, "%s%s=%.*s", n ? "|" : "", dgm_metadata_name((dgm_metadata)kind), (int)value.n, value.p);
	}
	return all;
}

typedef struct row {
	const char *why, *format, *bytes, *text, *metadata;
} row;

#define NITF(head, body) "<nitf><head>" head "</head><body>" body "</body></nitf>"
#define G2(attributes, meta, content) \
	"<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/' guid='g'" attributes ">" meta "<contentSet>" content "</contentSet></newsItem>"

static const row rows[] = {
	{ "plain text stays byte for byte", "plain", "\xEF\xBB\xBF" "A  b\r\n", "\xEF\xBB\xBF" "A  b\r\n", "" },
	{ "a headline, its dateline, an inline element without space, a table", "nitf",
		NITF("<title>T</title><docdata><doc-id id-string='i1'/><du-key key='s'/><date.issue norm='20250101'/></docdata>",
			"<body.head><hedline><hl1>Head\n line?</hl1><hl2>Sub</hl2></hedline><byline>By A</byline><dateline><location>Rome</location>, Jan. 1</dateline></body.head>"
			"<body.content><p>One <em>tw</em>o.</p><nitf-table><table><tr><td>3</td><td>4</td></tr></table></nitf-table></body.content>"),
		"Head line?\n\nSub\n\nRome, Jan. 1\n\nOne two.\n\n3\n\n4\n", "date=20250101|headline=Head line?|slug=s|id=i1|byline=By A" },
	{ "no hl1: the title is the headline", "nitf", NITF("<title>T</title>", "<body.content><p>x</p></body.content>"), "T\n\nx\n", "headline=T" },
	{ "a prolog with a comment, a prefix before the names", "nitf",
		"<?xml version='1.0'?>\n<!-- <html> --><n:nitf xmlns:n='u'><n:body><n:body.content><n:p>x</n:p></n:body.content></n:body></n:nitf>", "x\n", "" },
	{ "the content's language goes before the item's; a message around", "newsml",
		"<newsMessage><header/><itemSet>" G2(" xml:lang='en'", "<contentMeta><language tag='fr-FR'/><headline>H</headline></contentMeta>",
			"<inlineData contenttype='text/plain'>a\n\nb</inlineData>") "</itemSet></newsMessage>", "H\n\na\n\nb\n", "language=fr-FR|headline=H|id=g" },
	{ "escaped HTML in inlineData; a link that tells what is translated", "newsml",
		G2("", "<itemMeta><link rel='x:translatedFrom' residref='o'/><versionCreated>2025-01-01</versionCreated></itemMeta>",
			"<inlineData contenttype='text/html'>&lt;p>a&lt;/p>&lt;p>b&lt;/p></inlineData>"), "a\n\nb\n", "date=2025-01-01|id=g|translation-of=o" },
	{ "bodies by rank, not by order; a role where there is no media type", "ninjs",
		"{\"uri\":\"u\",\"headline\":\"H\",\"body_text\":\"no\",\"body_xhtml\":\"<p>yes</p>\"}", "H\n\nyes\n", "headline=H|id=u" },
	{ "NITF in JSON has its own headline", "ninjs",
		"{\"uri\":\"u\",\"bodies\":[{\"role\":\"nitf\",\"value\":\"<nitf><body><body.head><hedline><hl1>N</hl1></hedline></body.head><body.content><p>x</p></body.content></body></nitf>\"}]}",
		"N\n\nx\n", "headline=N|id=u" },
	{ "an association by name", "ninjs", "{\"uri\":\"u\",\"body_text\":\"x\",\"associations\":{\"translationOf\":{\"uri\":\"v\"}}}", "x\n", "id=u|translation-of=v" },
	{ "no article, no main: down to where the text is; a list of links is none; the page's h1", "html",
		"<html lang=de><title>T - S</title><body><h1>T</h1><div><a href=x>menu menu menu</a></div><div><div>First text here.<br><br>Second.</div></div><ul><li><a>l</a></ul></body></html>",
		"T\n\nFirst text here.\n\nSecond.\n", "language=de|headline=T" },
	{ "hidden, scripts, comments of readers", "html",
		"<!doctype html><article><h1>H</h1><p>x</p><p hidden>no</p><div aria-hidden='true'>no</div><script>no()</script><article><p>reader</p></article></article>",
		"H\n\nx\n", "headline=H" },
	{ "main before body; its aside is none", "html", "<!DOCTYPE HTML><body><p>outside</p><main><p>inside the main part</p><aside>no</aside></main>", "inside the main part\n", "" },
	{ "the declared encoding, under its wider name", "html", "<html><meta charset='iso-8859-1'><p>\x93x\x94</p></html>", "“x”\n", "" },
	{ "a no-break space is text, a paragraph of it is none", "html", "<html><p>a&nbsp;b</p><p>&nbsp;</p><p>c</p></html>", "a\u00A0b\n\nc\n", "" },
};

static dgm_article *read(const char *bytes, size_t n, const char *format, dgm_status expected, dgm_error *err)
{
	dgm_article_options opt = DGM_ARTICLE_OPTIONS_INIT;
	dgm_article *a;

	opt.format = format;
	ck_assert_int_eq(dgm_article_from_bytes(&a, bytes, n, "f", &opt, err), expected);
	return a;
}

START_TEST(test_rows)
{
	const row *r = &rows[_i];
	dgm_article *a = read(r->bytes, strlen(r->bytes), NULL, DGM_OK, NULL);
	dgm_str text = dgm_article_text(a);

	ck_assert_msg(!strcmp(dgm_article_format(a), r->format), "%s: read as %s", r->why, dgm_article_format(a));
	ck_assert_msg(text.n == strlen(r->text) && !memcmp(text.p, r->text, text.n), "%s: %.*s", r->why, (int)text.n, text.p);
	ck_assert_msg(!strcmp(show(a), r->metadata), "%s: %s", r->why, show(a));
	dgm_article_free(a);
}
END_TEST

typedef struct bad_row {
	const char *format, *bytes, *message;
} bad_row;

static const bad_row bad_rows[] = {
	{ NULL, "<nitf>\n<body>", "f:2: malformed XML: " },
	{ NULL, "<?xml version='1.0'?>\n<!DOCTYPE nitf [<!ENTITY a 'b'>]><nitf/>", "f:2: entity declarations are refused" },
	{ NULL, "<!DOCTYPE nitf [<!ENTITY % a 'b'>]><nitf/>", "f:1: entity declarations are refused" },
	{ NULL, "<!DOCTYPE nitf SYSTEM 'x' [<!ELEMENT p ANY>]><nitf><body>&a;</body></nitf>", "f:1: " },
	{ NULL, "<nitf><body/></nitf>", "f: holds no text of an article (read as nitf); --input-format plain takes it as it is" },
	{ "newsml", "<nitf/>", "f:1: its outermost element is \"nitf\", not \"newsItem\"" },
	{ NULL, "<newsMessage/>", "f: holds no newsItem" },
	{ NULL, "<newsItem guid='g'/>", "f:1: the newsItem holds no text (inlineXML or inlineData)" },
	{ NULL, "<newsItem><contentSet><inlineXML><svg/></inlineXML></contentSet></newsItem>", "f:1: inlineXML holds neither nitf nor html; only these are read" },
	{ NULL, "<newsMessage><itemSet><newsItem/>\n<newsItem/></itemSet></newsMessage>", "f:2: a message of more than one newsItem; give each a file of its own" },
	{ "ninjs", "{\n]", "f:2: not JSON: " },
	{ "ninjs", "[]", "f:1: not a ninjs item: it is no JSON object" },
	{ "ninjs", "{}", "f: the ninjs item holds no text (body_... or bodies)" },
	{ "html", "", "f: holds no text of an article (read as html)" },
	{ "html", "<html><meta charset=none-such><p>x", "f: unknown encoding \"none-such\"" },
#ifdef HAVE_LIBARCHIVE
	{ "docx", "PK\3\4", "f: the zip package is damaged or encrypted (" },
#endif
	{ "none", "x", "there is no input format \"none\"" },
};

START_TEST(test_bad)
{
	const bad_row *r = &bad_rows[_i];
	dgm_article_options opt = DGM_ARTICLE_OPTIONS_INIT;
	dgm_error err = DGM_ERROR_INIT;
	dgm_article *a;

	opt.format = r->format;
	ck_assert_int_lt(dgm_article_from_bytes(&a, r->bytes, strlen(r->bytes), "f", &opt, &err), DGM_OK);
	ck_assert_ptr_null(a);
	ck_assert_msg(!strncmp(err.text, r->message, strlen(r->message)), "%s: %s", r->bytes, err.text);
}
END_TEST

/* What the file calls a headline is one though it ends like a sentence; both its sentences are. */
START_TEST(test_document)
{
	static const char bytes[] = "<html><p>Short text</p><h2>Is it? It is.</h2><p>One. Two.</p></html>";
	static const uint8_t kinds[] = { DGM_SEGMENT_HEADING, DGM_SEGMENT_HEADING, DGM_SEGMENT_HEADING, DGM_SEGMENT_SENTENCE, DGM_SEGMENT_SENTENCE };
	dgm_article *a = read(bytes, sizeof bytes - 1, NULL, DGM_OK, NULL);
	dgm_segmenter *segmenter;
	dgm_doc *doc;

	ck_assert_int_eq(dgm_segmenter_new(&segmenter, "en", NULL, NULL), DGM_OK);
	ck_assert_int_eq(dgm_article_document(&doc, &a, "en", segmenter, NULL, NULL), DGM_OK);
	ck_assert_uint_eq(dgm_doc_count(doc), 5);
	for (size_t i = 0; i < 5; i++)
		ck_assert_uint_eq(dgm_doc_segment(doc, i)->kind, kinds[i]);
	ck_assert_int_eq(dgm_doc_set_metadata(doc, DGM_METADATA_SLUG, (dgm_str){ "s", 1 }, NULL), DGM_OK);
	ck_assert_str_eq(dgm_doc_metadata(doc, DGM_METADATA_SLUG).p, "s");
	dgm_doc_free(doc);
	dgm_segmenter_free(segmenter);
}
END_TEST

static const char *const samples[] = {
	"sport.fr.nitf.xml", "diplomacy.en.newsml.xml", "diplomacy.ru.newsml.xml", "weather.en.ninjs.json", "weather.zh-Hans.ninjs.json", "court.de.html",
#ifdef HAVE_LIBARCHIVE
	"company.en.docx", "company.es.odt",
#endif
};

static dgm_status load(const char *path, const dgm_segmenter *segmenter)
{
	dgm_article *a;
	dgm_doc *doc = NULL;
	dgm_status st = dgm_article_load(&a, path, NULL, NULL);

	if (st == DGM_OK)
		st = dgm_article_document(&doc, &a, "en", segmenter, NULL, NULL);
	dgm_doc_free(doc);
	return st;
}

START_TEST(test_allocations)
{
	const char *top = getenv("DGM_SRCDIR");
	dgm_segmenter *segmenter;
	char path[512];

	snprintf(path, sizeof path, "%s/corpora/formats/%s", top ? top : ".", samples[_i]);
	ck_assert_int_eq(dgm_segmenter_new(&segmenter, "en", NULL, NULL), DGM_OK);
	DGM_FAIL_EVERY_ALLOCATION(load(path, segmenter), 500);
	dgm_segmenter_free(segmenter);
}
END_TEST

static Suite *suite(void)
{
	Suite *s = suite_create("article");
	TCase *tc = tcase_create("article");

	tcase_add_loop_test(tc, test_rows, 0, sizeof rows / sizeof *rows);
	tcase_add_loop_test(tc, test_bad, 0, sizeof bad_rows / sizeof *bad_rows);
	tcase_add_test(tc, test_document);
	tcase_add_loop_test(tc, test_allocations, 0, sizeof samples / sizeof *samples);
	suite_add_tcase(s, tc);
	return s;
}

DGM_UNIT_MAIN(suite)
