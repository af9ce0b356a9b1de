/* The TMX reader: what becomes of every construct, every departure with its rule, every refusal with its message and line. */
#include "unit.h"

#include <stdio.h>

#include <zlib.h>

#include "tmx_show.h"

#define HEADER "<header creationtool=\"t\" creationtoolversion=\"1\" segtype=\"sentence\" o-tmf=\"t\" adminlang=\"en\" srclang=\"en\" datatype=\"plaintext\"/>"
#define DOC(body) "<tmx version=\"1.4\">" HEADER "<body>\n" body "\n</body></tmx>"
#define PAIR(en, ru) "<tu><tuv xml:lang=\"en\"><seg>" en "</seg></tuv><tuv xml:lang=\"ru\"><seg>" ru "</seg></tuv></tu>"
#define RU "<tuv xml:lang=\"ru\"><seg>да</seg></tuv>"
#define EN "<tuv xml:lang=\"en\"><seg>yes</seg></tuv>"

/* findings: of a validation; warned: how many of them a plain reading tells. error: a part of the message; NULL: none. */
static const struct { const char *why, *text, *units, *findings; unsigned warned; const char *error; uint64_t line; } rows[] = {
	{ "plain", DOC(PAIR("yes", "да")), "#1 | en=yes | ru=да\n", "", 0, NULL, 0 },
	{ "references, CDATA, comment, instruction", DOC(PAIR("a&lt;b &#x1F327;<![CDATA[<&]]><!-- no --><?no?>!", "&amp;&quot;&apos;&#1103;")),
		"#1 | en=a<b \xF0\x9F\x8C\xA7<&! | ru=&\"'я\n", "", 0, NULL, 0 },
	{ "white space is kept", DOC(PAIR(" a\n\tb ", "&#13;&#10;&#9;c")), "#1 | en= a\n\tb  | ru=\r\n\tc\n", "", 0, NULL, 0 },
	{ "a line break of the file is one line feed", DOC(PAIR("a\r\nb", "c")), "#1 | en=a\nb | ru=c\n", "", 0, NULL, 0 },
	{ "native codes are no text, hi is", DOC(PAIR("A <bpt i=\"1\" x=\"2\" type=\"bold\">&lt;b></bpt>B<ept i=\"1\">&lt;/b></ept><ph x=\"3\" assoc=\"p\">x</ph> "
		"<hi type=\"term\">C <hi>D</hi></hi><it pos=\"end\">e</it>", "<ut>{\\b </ut>Е")),
		"#1 | en=A B C D{bpt@2 i=1 x=2 type=bold `<b>`}{ept@3 i=1 `</b>`}{ph@3 x=3 p `x`}{hi@4 type=term}{hi@6}{/hi@7}{/hi@7}{it@7 end `e`}"
		" | ru=Е{ut@0 `{\\b `}\n", "2 ut\n", 0, NULL, 0 },
	{ "sub-flows stay mark-up of the code", DOC(PAIR("a<ph>a&lt;t=<sub datatype=\"html\" type=\"&quot;q&amp;\">disk <bpt i=\"1\">x</bpt></sub>;</ph>", "b")),
		"#1 | en=a{ph@1 xml`a&lt;t=<sub datatype=\"html\" type=\"&quot;q&amp;\">disk <bpt i=\"1\">x</bpt></sub>;`} | ru=b\n", "", 0, NULL, 0 },
	{ "only inline content is not empty", DOC(PAIR("<ph>x</ph>", "<ph>y</ph>")), "#1 | en={ph@0 `x`} | ru={ph@0 `y`}\n", "", 0, NULL, 0 },
	{ "properties, notes, history at each level", DOC("<tu tuid=\"u&#9;1&amp;#38;&#38;amp;&lt;\" creationdate=\"20240102T030405Z\" creationid=\"a\" changedate=\"20240102T030406Z\" changeid=\"b\" "
		"usagecount=\"3\" lastusagedate=\"20240102T030407Z\" creationtool=\"t\" creationtoolversion=\"1\"><note>n1</note><prop type=\"p\">v</prop>"
		"<prop type=\"p\" xml:lang=\"en\">w &lt;x></prop><tuv xml:lang=\"en\" changeid=\"c\"><prop type=\"q\">z</prop><note>n2</note><seg>yes</seg></tuv>" RU "</tu>"),
		"#1 u\t1&#38;&amp;< (20240102T030405Z,a,20240102T030406Z,b,20240102T030407Z,3,t,1) p:v p:w <x>@en note:n1 | en=yes (,,,c,,,,) q:z note:n2 | ru=да\n",
		"", 0, NULL, 0 },
	{ "several units, positions count those left out", DOC("<tu>" EN RU "</tu>\n<tu><tuv><seg>x</seg></tuv></tu>\n<tu srclang=\"ru_RU\">" EN RU "</tu>"),
		"#1 | en=yes | ru=да\n#3 <ru-RU> | en=yes | ru=да\n", "3 no-language\n3 single-variant\n3 no-source\n4 language-tag\n", 2, NULL, 0 },
	{ "lang of old versions", "<tmx version=\"1.1\">" HEADER "<body><tu><tuv lang=\"EN\"><seg>a</seg></tuv><tuv lang=\"RU\" xml:lang=\"uk\"><seg>b</seg></tuv></tu></body></tmx>",
		"#1 | en=a | uk=b\n", "", 0, NULL, 0 },
	{ "lang in 1.4", DOC("<tu><tuv lang=\"en\"><seg>a</seg></tuv>" RU "</tu>"), "#1 | en=a | ru=да\n", "2 lang-attribute\n", 0, NULL, 0 },
	{ "tags are made canonical", DOC("<tu><tuv xml:lang=\"EN-gb\"><seg>a</seg></tuv><tuv xml:lang=\"iw\"><seg>b</seg></tuv><tuv xml:lang=\"zh_CN\"><seg>c</seg></tuv></tu>"),
		"#1 | en-GB=a | he=b | zh-CN=c\n", "2 language-tag\n2 language-tag\n", 0, NULL, 0 },
	{ "a tag that is none", DOC("<tu><tuv xml:lang=\"Deutsch (neu)\"><seg>a</seg></tuv>" RU "</tu><tu>" EN RU "</tu>"), "#2 | en=yes | ru=да\n",
		"2 language-tag\n2 no-source\n", 1, NULL, 0 },
	{ "no variant names its language", DOC("<tu><tuv><seg>a</seg></tuv><tuv><seg>b</seg></tuv></tu>"), "", "2 no-language\n2 no-language\n2 no-source\n", 2,
		"no variant names its language", 3 },
	{ "a language twice", DOC("<tu>" EN RU RU "</tu>"), "#1 | en=yes | ru=да | ru=да\n", "2 duplicate-language\n", 1, NULL, 0 },
	{ "an id twice", DOC("<tu tuid=\"1\">" EN RU "</tu>\n<tu tuid=\"2\">" EN RU "</tu>\n<tu tuid=\"1\">" EN RU "</tu>"),
		"#1 1 | en=yes | ru=да\n#2 2 | en=yes | ru=да\n#3 1 | en=yes | ru=да\n", "4 duplicate-tuid\n", 1, NULL, 0 },
	{ "empty and blank segments", DOC(PAIR("", "\n ") "<tu>" EN "<tuv xml:lang=\"ru\"><seg/></tuv></tu>"), "#1 | en= | ru=\n \n#2 | en=yes | ru=\n",
		"2 empty-segment\n3 empty-segment\n3 empty-segment\n", 3, NULL, 0 },
	{ "no segment, no variant, one variant", DOC("<tu><tuv xml:lang=\"en\"/>" RU "</tu><tu/><tu>" EN "</tu>"), "#3 | en=yes\n",
		"2 no-segment\n2 no-variant\n2 single-variant\n", 3, NULL, 0 },
	{ "no source variant", DOC("<tu>" RU "<tuv xml:lang=\"ko\"><seg>예</seg></tuv></tu><tu srclang=\"ko\">" RU "<tuv xml:lang=\"ko\"><seg>예</seg></tuv></tu>"
		"<tu srclang=\"*all*\">" RU "<tuv xml:lang=\"ko\"><seg>예</seg></tuv></tu>"),
		"#1 | ru=да | ko=예\n#2 <ko> | ru=да | ko=예\n#3 <*all*> | ru=да | ko=예\n", "2 no-source\n", 0, NULL, 0 },
	{ "dates, segtype, usagecount, pos, assoc", DOC("<tu creationdate=\"20230229T000000Z\" segtype=\"line\" usagecount=\"some\">"
		"<tuv xml:lang=\"en\"><seg>a<it pos=\"left\">x</it><ph assoc=\"q\">x</ph></seg></tuv>" RU "</tu>"),
		"#1 (20230229T000000Z,,,,,some,,) | en=a{it@1 left `x`}{ph@1 q `x`} | ru=да\n",
		"2 date\n2 segtype\n2 usagecount\n2 attribute-value\n2 attribute-value\n", 2, NULL, 0 },
	{ "codes without partner", DOC(PAIR("<bpt i=\"1\">x</bpt>a<ept i=\"2\">y</ept>", "b")), "#1 | en=a{bpt@0 i=1 `x`}{ept@1 i=2 `y`} | ru=b\n",
		"2 inline-pairing\n2 inline-pairing\n", 2, NULL, 0 },
	{ "unknown elements", DOC("<t:x xmlns:t=\"urn:t\"><tu/>no</t:x>" PAIR("a<i>no</i>b<bpt i=\"1\">c<z>no</z></bpt><ept i=\"1\"/>", "d")),
		"#1 | en=ab{bpt@2 i=1 `c`}{ept@2 i=1} | ru=d\n", "2 unknown-element\n2 unknown-element\n2 unknown-element\n", 3, NULL, 0 },
	{ "unknown attributes, missing ones", DOC("<tu x=\"1\" a:b=\"2\" xmlns:a=\"urn:a\"><prop>v</prop><tuv xml:lang=\"en\"><seg xml:space=\"preserve\">a<ept/></seg></tuv>" RU "</tu>"),
		"#1 :v | en=a{ept@1} | ru=да\n",
		"2 unknown-attribute\n2 unknown-attribute\n2 missing-attribute\n2 unknown-attribute\n2 missing-attribute\n2 inline-pairing\n", 1, NULL, 0 },
	{ "misplaced elements and text", DOC("lost<tu>" EN "<prop type=\"late\">p</prop><seg>no</seg>" RU "</tu><tuv/>"), "#1 late:p | en=yes | ru=да\n",
		"2 stray-text\n2 order\n2 misplaced-element\n2 misplaced-element\n", 3, NULL, 0 },
	{ "no header", "<tmx version=\"1.4\"><body>\n" PAIR("a", "b") "</body></tmx>", "#1 | en=a | ru=b\n", "1 no-header\n", 1, NULL, 0 },
	{ "no body", "<tmx version=\"1.4\">" HEADER "</tmx>", "", "1 no-body\n", 1, NULL, 0 },
	{ "header without attributes", "<tmx version=\"1.4\"><header/><body>\n" PAIR("a", "b") "</body></tmx>", "#1 | en=a | ru=b\n", "1 header-attribute\n", 1, NULL, 0 },
	{ "odd version", "<tmx version=\"1.4b\">" HEADER "<body>" PAIR("a", "b") "</body></tmx>", "#1 | en=a | ru=b\n", "1 version\n", 0, NULL, 0 },
	{ "default namespace", "<tmx xmlns=\"urn:t\" version=\"1.4\">" HEADER "<body>" PAIR("a", "b") "</body></tmx>", "#1 | en=a | ru=b\n", "1 namespace\n", 0, NULL, 0 },
	{ "DOCTYPE with declarations but no entity", "<!DOCTYPE tmx SYSTEM \"/no/such\" [<!ELEMENT tmx ANY><!ATTLIST tu usagecount CDATA \"7\">]>" DOC(PAIR("a", "b")),
		"#1 (,,,,,7,,) | en=a | ru=b\n", "", 0, NULL, 0 },
	{ "no units", DOC(""), "", "", 0, NULL, 0 },

	{ "entity declared", "<!DOCTYPE tmx [\n<!ENTITY e \"x\">]>" DOC(PAIR("&e;", "b")), "", "", 0, "entity declarations are not accepted (e)", 2 },
	{ "parameter entity", "<!DOCTYPE tmx [<!ENTITY % p SYSTEM \"file:///etc/hostname\">%p;]>" DOC(""), "", "", 0, "(p); remove the DOCTYPE's [...] part", 1 },
	{ "external entity", "<!DOCTYPE tmx [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>" DOC(PAIR("&e;", "b")), "", "", 0, "(e)", 1 },
	{ "entity unknown", DOC(PAIR("a&nbsp;b", "c")), "", "", 0, "m.tmx:2: entity &nbsp; is not part of TMX; write &#160;", 2 },
	{ "entity unknown behind a DOCTYPE", "<!DOCTYPE tmx SYSTEM \"x.dtd\">" DOC(PAIR("a&eacute;b", "c")), "", "", 0, "entity &eacute; is not part of TMX", 2 },
	{ "entity unknown in an attribute behind a DOCTYPE", "<!DOCTYPE tmx SYSTEM \"x.dtd\">" DOC("<tu tuid=\"&x;\">" EN RU "</tu>"), "", "", 0, "entity &x;", 2 },
	{ "bare &", DOC(PAIR("R&D", "c")), "", "", 0, "\"&\" begins no entity here; write &amp;", 2 },
	{ "bare & before a space", DOC(PAIR("R & D", "c")), "", "", 0, "\"&\" begins no entity here; write &amp;", 2 },
	{ "bare <", DOC(PAIR("3 < 4", "c")), "", "", 0, "\"<\" begins no element here; write &lt;", 2 },
	{ "control character", DOC("\n" PAIR("a\x1B" "b", "c")), "", "", 0, "m.tmx:3: character U+001B is not allowed in XML 1.0; delete it", 3 },
	{ "reference to a control character", DOC(PAIR("a&#2;b", "c")), "", "", 0, "character U+0002", 2 },
	{ "crossed tags", DOC("<tu></body>"), "", "", 0, "</body> where <tu> is open", 2 },
	{ "attribute twice", DOC("<tu tuid=\"1\" tuid=\"2\"/>"), "", "", 0, "attribute tuid twice", 2 },
	{ "unit in a unit", DOC("<tu><tu/></tu>"), "", "", 0, "<tu> inside <tu>", 2 },
	{ "segment in a segment", DOC(PAIR("a<seg>b</seg>", "c")), "", "", 0, "<seg> inside <seg>", 2 },
	{ "two segments", DOC("<tu><tuv xml:lang=\"en\"><seg>a</seg><seg>b</seg></tuv></tu>"), "", "", 0, "second <seg> in one <tuv>", 2 },
	{ "another root", "<?xml version=\"1.0\"?>\n<map/>", "", "", 0, "m.tmx:2: Tiled map", 2 },
	{ "another root again", "<x/>", "", "", 0, "the root element is <x>, not <tmx>", 1 },
	{ "XLIFF", "<xliff version=\"2.0\"/>", "", "", 0, "this is XLIFF 2.0, not TMX", 1 },
	{ "TMX 2", "<tmx version=\"2.0\"/>", "", "", 0, "TMX 2.0 is not supported", 1 },
	{ "HTML", "\n<!doctype HTML>\n<p>", "", "", 0, "HTML page", 0 },
	{ "plain text", "source\ttarget\n", "", "", 0, "plain text, not TMX", 0 },
	{ "nothing", "", "", "", 0, "the file is empty", 0 },
	{ "a mark and nothing", "\xEF\xBB\xBF", "", "", 0, "the file is empty", 0 },
	{ "ZIP", "PK\x03\x04xxxx", "", "", 0, "ZIP archive", 0 },
	{ "declaration too late", "\n<?xml version=\"1.0\"?>" DOC(""), "", "", 0, "must stand at the very beginning", 2 },
	{ "UTF-16 declared, eight bits", "<?xml version=\"1.0\" encoding=\"UTF-16\"?>" DOC(""), "", "", 0, "declared UTF-16 but the bytes are UTF-8; mend the first line", 1 },
	{ "unknown encoding", "<?xml version=\"1.0\" encoding='x-y'?>" DOC(""), "", "", 0, "unknown encoding \"x-y\"", 1 },
	{ "not UTF-8", DOC(PAIR("\xCF\xF0\xE8\xE2\xE5\xF2 \xEC\xE8\xF0", "c")), "", "", 0, "looks like windows-1251", 2 },
	{ "two documents", DOC(PAIR("a", "b")) "\n" DOC(""), "#1 | en=a | ru=b\n", "", 0, "text after </tmx>; join memories with tm merge", 4 },
	{ "cut in a segment", "<tmx version=\"1.4\">" HEADER "<body>\n" PAIR("a", "b") "\n<tu><tuv xml:lang=\"en\"><seg>so", "#1 | en=a | ru=b\n", "", 0,
		"m.tmx:3: file ends inside <seg>; 1 whole unit stands before it, tm convert --salvage keeps them", 3 },
	{ "cut in a tag", "<tmx version=\"1.4\">" HEADER "<body>" PAIR("a", "b") "<tu><tuv xml:la", "#1 | en=a | ru=b\n", "", 0, "file ends inside <tu>", 1 },
	{ "cut in a character", "<tmx version=\"1.4\">" HEADER "<body>" PAIR("a", "b") "<tu><tuv xml:lang=\"en\"><seg>so\xD1", "#1 | en=a | ru=b\n", "", 0,
		"file ends inside <seg>", 1 },
	{ "cut in a reference", "<tmx version=\"1.4\">" HEADER "<body>" PAIR("a", "b") "<tu><tuv xml:lang=\"en\"><seg>so &am", "#1 | en=a | ru=b\n", "", 0,
		"file ends inside <seg>", 1 },
	{ "cut in a comment", "<tmx version=\"1.4\">" HEADER "<body>" PAIR("a", "b") "<!-- so", "#1 | en=a | ru=b\n", "", 0, "file ends inside <body>", 1 },
	{ "cut in the header", "<tmx version=\"1.4\"><header srclang=\"en\"><prop type=\"x\">", "", "1 header-attribute\n", 1, "file ends inside <prop>", 1 },
	{ "cut before the root", "<?xml version=\"1.0\"?><!-- x", "", "", 0, "no element in it", 1 },
};

static void count_warning(void *arg, const char *text)
{
	*(unsigned *)arg += !strstr(text, " such places in all");
}

START_TEST(reads)
{
	dgm_unit_reader_options opt = DGM_UNIT_READER_OPTIONS_INIT;
	dgm__buffer units = DGM__BUFFER_INIT(1 << 20), findings = DGM__BUFFER_INIT(1 << 20);
	dgm_error err = DGM_ERROR_INIT;
	dgm_status st;

	opt.validate = true;
	st = show_memory(&units, &findings, rows[_i].text, strlen(rows[_i].text), &opt, &err);
	ck_assert_msg((st != DGM_OK) == (rows[_i].error != NULL), "%s: status %d, %s", rows[_i].why, (int)st, err.text);
	ck_assert_str_eq(units.p ? units.p : "", rows[_i].units);
	ck_assert_str_eq(findings.p ? findings.p : "", rows[_i].findings);
	if (rows[_i].error) {
		ck_assert_msg(strstr(err.text, rows[_i].error) != NULL, "%s: %s", rows[_i].why, err.text);
		ck_assert_uint_eq(err.line, rows[_i].line);
	}
	dgm__buffer_clear(&units);
	dgm__buffer_clear(&findings);
}
END_TEST

/* A plain reading gives the same units and tells, once a kind, what changes or loses something. */
START_TEST(reads_plainly)
{
	dgm_unit_reader_options opt = DGM_UNIT_READER_OPTIONS_INIT;
	dgm__buffer units = DGM__BUFFER_INIT(1 << 20), findings = DGM__BUFFER_INIT(1 << 20);
	unsigned warned = 0, lines = 0;
	dgm_reporter reporter = { .warn = count_warning, .arg = &warned };

	opt.reporter = &reporter;
	show_memory(&units, NULL, rows[_i].text, strlen(rows[_i].text), &opt, NULL);
	ck_assert_str_eq(units.p ? units.p : "", rows[_i].units);
	ck_assert_uint_eq(warned > 0, rows[_i].warned > 0);
	ck_assert_uint_le(warned, rows[_i].warned);
	dgm__buffer_reset(&units);
	opt.reporter = NULL;
	show_memory(&units, &findings, rows[_i].text, strlen(rows[_i].text), &opt, NULL);
	for (size_t i = 0; i < findings.n; i++)
		lines += findings.p[i] == '\n';
	ck_assert_uint_eq(lines, rows[_i].warned);
	dgm__buffer_clear(&units);
	dgm__buffer_clear(&findings);
}
END_TEST

/* Every beginning of a good file is an error and, salvaged, gives the units that were complete. */
START_TEST(every_cut_is_noticed)
{
	static const char text[] = "<?xml version=\"1.0\"?>\n" DOC(PAIR("a &amp; b<ph>x</ph>", "я") "\n" PAIR("c", "d"));
	size_t body_end = (size_t)(strstr(text, "</tmx>") - text) + 6;

	for (size_t n = 0; n <= body_end; n++) {
		dgm_unit_reader_options opt = DGM_UNIT_READER_OPTIONS_INIT;
		dgm__buffer units = DGM__BUFFER_INIT(1 << 20), kept = DGM__BUFFER_INIT(1 << 20);
		dgm_error err = DGM_ERROR_INIT;
		dgm_status st = show_memory(&units, NULL, text, n, &opt, &err);

		ck_assert_msg((st == DGM_OK) == (n == body_end), "%zu bytes: %s", n, err.text);
		ck_assert_msg(n == body_end || strstr(err.text, "ends inside") || strstr(err.text, "no element") || strstr(err.text, "empty") ||
			strstr(err.text, "plain text") || (n < 22 && strstr(err.text, "malformed")), "%zu bytes: %s", n, err.text);
		opt.salvage = true;
		st = show_memory(&kept, NULL, text, n, &opt, NULL);
		ck_assert_int_eq(st == DGM_OK, n >= (size_t)(strstr(text, "version=\"1.4\">") - text) + 14);
		ck_assert_str_eq(units.p ? units.p : "", kept.p ? kept.p : "");
		dgm__buffer_clear(&units);
		dgm__buffer_clear(&kept);
	}
}
END_TEST

/* The stop of a callback stops, and is no fault of the file. */
static int stop(void *arg, const dgm_memory_finding *finding)
{
	return 1;
}

START_TEST(a_callback_may_stop)
{
	dgm_unit_reader_options opt = DGM_UNIT_READER_OPTIONS_INIT;
	dgm__buffer units = DGM__BUFFER_INIT(1 << 20);
	const char text[] = DOC(PAIR("a", "b") PAIR("", "b") PAIR("c", "d"));

	opt.found = stop;
	ck_assert_int_eq(show_memory(&units, NULL, text, sizeof text - 1, &opt, NULL), DGM_ESTOP);
	ck_assert_str_eq(units.p, "#1 | en=a | ru=b\n");
	dgm__buffer_clear(&units);
}
END_TEST

START_TEST(warnings_are_counted)
{
	dgm_unit_reader_options opt = DGM_UNIT_READER_OPTIONS_INIT;
	dgm__buffer units = DGM__BUFFER_INIT(1 << 20), text = DGM__BUFFER_INIT(1 << 20);
	unsigned warned = 0;
	dgm_reporter reporter = { .warn = count_warning, .arg = &warned };

	opt.reporter = &reporter;
	dgm__buffer_puts(&text, "<tmx version=\"1.4\">" HEADER "<body>");
	for (int i = 0; i < 100; i++)
		dgm__buffer_puts(&text, "<x/><y/>" PAIR("", "b"));
	dgm__buffer_puts(&text, "</body></tmx>");
	ck_assert_int_eq(show_memory(&units, NULL, text.p, text.n, &opt, NULL), DGM_OK);
	ck_assert_uint_eq(warned, 3); /* <x>, <y>, empty segment */
	dgm__buffer_clear(&units);
	dgm__buffer_clear(&text);
}
END_TEST

/* Bounds, each with its own message. */
static const struct { const char *before, *repeated, *after; size_t times; const char *error; } bounds[] = {
	{ "<tu><tuv xml:lang=\"en\"><seg>", "0123456789abcdef", "</seg></tuv></tu>", (1 << 16) + 1, "a segment of more than 1048576 bytes" },
	{ "<tu>", "<tuv xml:lang=\"en\"><seg>a</seg></tuv>", "</tu>", 1001, "more than 1000 variants in one <tu>" },
	{ "<tu>", "<prop type=\"a\">b</prop>", EN "</tu>", 4097, "more than 4096 notes and properties in one <tu>" },
	{ "<tu><tuv xml:lang=\"en\"><seg>", "<ph/>", "</seg></tuv></tu>", 4097, "more than 4096 inline codes in one <seg>" },
	{ "", "<x>", "", 300, "more than 200 levels of elements" },
	{ "<tu>", "<note>0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
		"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef</note>",
		EN "</tu>", 4000, NULL },
};

START_TEST(bounds_hold)
{
	dgm_unit_reader_options opt = DGM_UNIT_READER_OPTIONS_INIT;
	dgm__buffer units = DGM__BUFFER_INIT(1 << 24), text = DGM__BUFFER_INIT(1 << 24);
	dgm_error err = DGM_ERROR_INIT;
	dgm_status st;

	dgm__buffer_puts(&text, "<tmx version=\"1.4\">" HEADER "<body>");
	dgm__buffer_puts(&text, bounds[_i].before);
	for (size_t i = 0; i < bounds[_i].times; i++)
		dgm__buffer_puts(&text, bounds[_i].repeated);
	dgm__buffer_puts(&text, bounds[_i].after);
	dgm__buffer_puts(&text, "</body></tmx>");
	ck_assert_int_eq(text.failed, DGM_OK);
	st = show_memory(&units, NULL, text.p, text.n, &opt, &err);
	ck_assert_int_eq(st, bounds[_i].error ? DGM_ELIMIT : DGM_OK);
	if (bounds[_i].error)
		ck_assert_msg(strstr(err.text, bounds[_i].error) != NULL, "%s", err.text);
	dgm__buffer_clear(&units);
	dgm__buffer_clear(&text);
}
END_TEST

/* gzip: whole, in two members, cut, damaged, a bomb. */
static size_t gzip(unsigned char *to, size_t max, const char *p, size_t n)
{
	z_stream z = { 0 };

	ck_assert_int_eq(deflateInit2(&z, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY), Z_OK);
	z.next_in = (unsigned char *)(uintptr_t)p;
	z.avail_in = (uInt)n;
	z.next_out = to;
	z.avail_out = (uInt)max;
	ck_assert_int_eq(deflate(&z, Z_FINISH), Z_STREAM_END);
	deflateEnd(&z);
	return max - z.avail_out;
}

START_TEST(gzip_is_unpacked)
{
	static const char text[] = DOC(PAIR("a", "b") PAIR("c", "d"));
	dgm_unit_reader_options opt = DGM_UNIT_READER_OPTIONS_INIT;
	dgm__buffer units = DGM__BUFFER_INIT(1 << 20);
	dgm_error err = DGM_ERROR_INIT;
	unsigned char packed[4096];
	size_t n = gzip(packed, sizeof packed, text, 100), all;

	all = n + gzip(packed + n, sizeof packed - n, text + 100, sizeof text - 1 - 100);
	ck_assert_int_eq(show_memory(&units, NULL, (char *)packed, all, &opt, &err), DGM_OK);
	ck_assert_str_eq(units.p, "#1 | en=a | ru=b\n#2 | en=c | ru=d\n");
	ck_assert_int_eq(show_memory(&units, NULL, (char *)packed, all - 1, &opt, &err), DGM_EFORMAT); /* the check sum is cut */
	ck_assert_int_eq(show_memory(&units, NULL, (char *)packed, n + 20, &opt, &err), DGM_EFORMAT);
	ck_assert_ptr_nonnull(strstr(err.text, "packed stream ends"));
	packed[all - 6] ^= 1;
	ck_assert_int_eq(show_memory(&units, NULL, (char *)packed, all, &opt, &err), DGM_EFORMAT);
	ck_assert_ptr_nonnull(strstr(err.text, "damaged gzip stream"));
	dgm__buffer_clear(&units);
}
END_TEST

START_TEST(a_gzip_bomb_is_stopped)
{
	static char blank[1 << 20];
	unsigned char *packed;
	z_stream z = { 0 };
	dgm_unit_reader_options opt = DGM_UNIT_READER_OPTIONS_INIT;
	dgm__buffer units = DGM__BUFFER_INIT(1 << 20);
	dgm_error err = DGM_ERROR_INIT;

	if (dgm_is_slow())
		return;
	packed = malloc(1 << 20);
	memset(blank, ' ', sizeof blank);
	memcpy(blank, "<tmx version=\"1.4\">", 19);
	ck_assert_int_eq(deflateInit2(&z, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY), Z_OK);
	z.next_out = packed;
	z.avail_out = 1 << 20;
	for (int i = 0; i < 100; i++) {
		z.next_in = (unsigned char *)blank;
		z.avail_in = sizeof blank;
		deflate(&z, Z_NO_FLUSH);
		memset(blank, ' ', 19);
	}
	ck_assert_int_eq(deflate(&z, Z_FINISH), Z_STREAM_END);
	ck_assert_int_eq(show_memory(&units, NULL, (char *)packed, (1 << 20) - z.avail_out, &opt, &err), DGM_ELIMIT);
	ck_assert_ptr_nonnull(strstr(err.text, "unpacks to more than"));
	deflateEnd(&z);
	free(packed);
}
END_TEST

static dgm_status read_all(void)
{
	static const char text[] = "<?xml version=\"1.0\" encoding=\"windows-1251\"?>" DOC(
		"<tu tuid=\"1\"><note>n</note><prop type=\"p\">v</prop><tuv xml:lang=\"en\"><seg>a<bpt i=\"1\">x</bpt><ept i=\"1\">y</ept></seg></tuv>"
		"<tuv xml:lang=\"r_u\"><seg>\xE4\xE0</seg></tuv></tu><tu tuid=\"2\"><x/></tu>");
	dgm_unit_reader_options opt = DGM_UNIT_READER_OPTIONS_INIT;
	unsigned warned = 0;
	dgm_reporter reporter = { .warn = count_warning, .arg = &warned };
	dgm_unit_reader *reader = NULL;
	const dgm_unit *unit = NULL;
	dgm__bytes *bytes = NULL;
	dgm_status st = dgm__bytes_from_memory(&bytes, text, sizeof text - 1, "m.tmx", NULL);

	opt.reporter = &reporter;
	if (st == DGM_OK)
		st = dgm__unit_reader_start(&reader, bytes, &opt, NULL);
	while (st == DGM_OK && (st = dgm_unit_reader_next(reader, &unit, NULL)) == DGM_OK && unit)
		;
	dgm_unit_reader_close(reader);
	return st;
}

START_TEST(failing_allocations_are_survived)
{
	DGM_FAIL_EVERY_ALLOCATION(read_all(), 500);
}
END_TEST

START_TEST(files_that_are_none)
{
	dgm_unit_reader *reader = NULL;
	dgm_error err = DGM_ERROR_INIT;
	dgm_unit_reader_options opt = DGM_UNIT_READER_OPTIONS_INIT;

	ck_assert_int_eq(dgm_unit_reader_open(&reader, "/no/such/file.tmx", NULL, &err), DGM_EIO);
	ck_assert_ptr_null(reader);
	ck_assert_int_eq(dgm_unit_reader_open(&reader, "/", NULL, &err), DGM_EIO);
	ck_assert_ptr_nonnull(strstr(err.text, "is a folder"));
	opt.format = "docx";
	ck_assert_int_eq(dgm_unit_reader_open(&reader, "/dev/null", &opt, &err), DGM_EARG);
	ck_assert_int_eq(dgm_unit_reader_open(&reader, "/dev/null", NULL, &err), DGM_EFORMAT);
	dgm_unit_reader_close(NULL);
}
END_TEST

START_TEST(headers_are_kept)
{
	static const char text[] = "<tmx version=\"1.4\"><header creationtool=\"T\" creationtoolversion=\"2\" segtype=\"block\" o-tmf=\"f\" adminlang=\"EN\" "
		"srclang=\"en_gb\" datatype=\"rtf\" o-encoding=\"x\" creationdate=\"20240102T030405Z\"><note>n</note><prop type=\"p\">v &amp; w</prop>"
		"<ude name=\"u\" base=\"b\"><map unicode=\"#xF8FF\" code=\"#xF0\"/></ude></header><body/></tmx>";
	dgm_unit_reader *reader = NULL;
	const dgm_memory_header *h;
	dgm__bytes *bytes = NULL;

	ck_assert_int_eq(dgm__bytes_from_memory(&bytes, text, sizeof text - 1, "m.tmx", NULL), DGM_OK);
	ck_assert_int_eq(dgm__unit_reader_start(&reader, bytes, NULL, NULL), DGM_OK);
	h = dgm_unit_reader_header(reader);
	ck_assert_int_eq((int)h->source_language.n, 5);
	ck_assert_int_eq(memcmp(h->source_language.p, "en-GB", 5), 0);
	ck_assert_int_eq(memcmp(h->tool.p, "T", 2), 0);
	ck_assert_int_eq(memcmp(h->segment_type.p, "block", 6), 0);
	ck_assert_uint_eq(h->property_count, 1);
	ck_assert_int_eq(memcmp(h->properties[0].value.p, "v & w", 6), 0);
	ck_assert_uint_eq(h->note_count, 1);
	ck_assert_int_eq(memcmp(h->history.creation_date.p, "20240102T030405Z", 17), 0);
	dgm_unit_reader_close(reader);
}
END_TEST

static Suite *tmx_suite(void)
{
	Suite *suite = suite_create("tmx reader");
	TCase *tcase = tcase_create("reader");

	tcase_add_loop_test(tcase, reads, 0, sizeof rows / sizeof *rows);
	tcase_add_loop_test(tcase, reads_plainly, 0, sizeof rows / sizeof *rows);
	tcase_add_test(tcase, every_cut_is_noticed);
	tcase_add_test(tcase, a_callback_may_stop);
	tcase_add_test(tcase, warnings_are_counted);
	tcase_add_loop_test(tcase, bounds_hold, 0, sizeof bounds / sizeof *bounds);
	tcase_add_test(tcase, gzip_is_unpacked);
	tcase_add_test(tcase, a_gzip_bomb_is_stopped);
	tcase_add_test(tcase, failing_allocations_are_survived);
	tcase_add_test(tcase, files_that_are_none);
	tcase_add_test(tcase, headers_are_kept);
	suite_add_tcase(suite, tcase);
	return suite;
}

DGM_UNIT_MAIN(tmx_suite)
