/* XLIFF: what becomes of every construct of 1.2 and 2.1, refusals and bounds, and round trips of random units through both. */
#include "unit.h"

#include <stdio.h>

#include "io/writer.h"
#include "random_units.h"
#include "tmx_show.h"
#include "write_unit.h"

#define V12(body) "<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\">\n<file original=\"a\" source-language=\"en\" target-language=\"ru_RU\" " \
	"datatype=\"x\"><body>\n" body "\n</body></file></xliff>"
#define V2(body) "<xliff version=\"2.1\" srcLang=\"en\" trgLang=\"ru\" xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" " \
	"xmlns:mda=\"urn:oasis:names:tc:xliff:metadata:2.0\">\n<file id=\"f1\">\n" body "\n</file></xliff>"
#define SEG(body) V2("<unit id=\"u\"><originalData><data id=\"d1\">&lt;b></data><data id=\"d2\">&lt;/b></data></originalData><segment>" body "</segment></unit>")
#define TU(body) V12("<trans-unit id=\"1\">" body "</trans-unit>")

static const struct { const char *why, *text, *units, *findings, *error; } rows[] = {
	/* 1.2 */
	{ "plain", TU("<source>yes</source><target>да</target>"), "#1 1 | en=yes | ru-RU=да\n", "", NULL },
	{ "a name beats an id", V12("<trans-unit id=\"1\" resname=\"key\"><source>a</source><target>b</target></trans-unit>"), "#1 key | en=a | ru-RU=b\n", "", NULL },
	{ "an id of the writer's is none", V12("<trans-unit id=\"_1\"><source>a</source><target>b</target></trans-unit>"), "#1 | en=a | ru-RU=b\n", "", NULL },
	{ "pairs without native codes", TU("<source>A <g id=\"1\" ctype=\"bold\">b <g id=\"2\">c</g></g></source><target><bx id=\"3\" rid=\"7\"/>d<ex id=\"4\" rid=\"7\"/></target>"),
		"#1 1 | en=A b c{bpt@2 i=1 x=1 type=bold}{bpt@4 i=2 x=2}{ept@5 i=2}{ept@5 i=1} | ru-RU=d{bpt@0 i=7 x=3}{ept@1 i=7}\n", "", NULL },
	{ "native codes", TU("<source><bpt id=\"1\" rid=\"2\">&lt;b></bpt>A<ept id=\"1\" rid=\"2\">&lt;/b></ept><ph id=\"3\" assoc=\"both\" ctype=\"x-html-br\">&lt;br></ph>"
		"<it id=\"4\" pos=\"close\">c</it></source><target><x id=\"3\"/></target>"),
		"#1 1 | en=A{bpt@0 i=2 x=1 `<b>`}{ept@1 i=2 `</b>`}{ph@1 x=3 type=html-br b `<br>`}{it@1 x=4 end `c`} | ru-RU={ph@0 x=3}\n", "", NULL },
	{ "half a pair", TU("<source><bpt id=\"1\">x</bpt>A</source><target>b<ex id=\"9\"/></target>"),
		"#1 1 | en=A{it@0 x=1 begin `x`} | ru-RU=b{it@1 end}\n", "", NULL },
	{ "sub-flows", TU("<source><ph id=\"1\">a&lt;=<sub ctype=\"t\">b <g id=\"2\">c</g><it id=\"5\" pos=\"open\">d</it></sub></ph>e</source><target>f</target>"),
		"#1 1 | en=e{ph@0 x=1 xml`a&lt;=<sub type=\"t\">b c<it x=\"5\">d</it></sub>`} | ru-RU=f\n", "", NULL },
	{ "what TMX has no name for in 1.2", TU("<source><mrk mtype=\"x-tmx-hi:term\" mid=\"5\">a</mrk><ph id=\"_1\" ctype=\"x-tmx-ut\">u</ph>"
		"<ph id=\"_2\" ctype=\"x-tmx-sub:t\">&lt;sub>x&lt;/sub></ph><ph id=\"_3\" ctype=\"x-tmx-sub\">&lt;tu/></ph></source><target>b</target>"),
		"#1 1 | en=a{hi@0 x=5 type=term}{/hi@1}{ut@1 `u`}{ph@1 type=t xml`<sub>x</sub>`}{ph@1 `<tu/>`} | ru-RU=b\n", "", NULL },
	{ "an annotation", TU("<source>a <mrk mtype=\"protected\">b</mrk></source><target>c</target>"), "#1 1 | en=a b | ru-RU=c\n", "3 annotation\n", NULL },
	{ "segments", TU("<source>A. B.</source><seg-source><g id=\"1\"><mrk mtype=\"seg\" mid=\"x\">A.</mrk></g> <mrk mtype=\"seg\" mid=\"y\">B<x id=\"2\"/>.</mrk></seg-source>"
		"<target><mrk mtype=\"seg\" mid=\"y\">б.</mrk> <mrk mtype=\"seg\" mid=\"x\">а.</mrk><mrk mtype=\"seg\" mid=\"z\">?</mrk></target>"),
		"#1 1/x | en=A. | ru-RU=а.\n#2 1/y | en=B.{ph@1 x=2} | ru-RU=б.\n", "3 segment-mark\n", NULL },
	{ "segments of the source alone", TU("<source>A. B.</source><seg-source><mrk mtype=\"seg\" mid=\"1\">A.</mrk> <mrk mtype=\"seg\" mid=\"2\">B.</mrk></seg-source>"
		"<target>а. б.</target>"), "#1 1 | en=A. B. | ru-RU=а. б.\n", "", NULL },
	{ "states", V12("<trans-unit id=\"1\" approved=\"no\"><source>a</source><target state=\"new\" xml:lang=\"uk\">b</target></trans-unit>"
		"<trans-unit id=\"2\" approved=\"yes\"><source>a</source><target state=\"translated\">b</target></trans-unit>"),
		"#1 1 x-state:new x-approved:no | en=a | uk=b\n#2 2 | en=a | ru-RU=b\n", "", NULL },
	{ "notes, groups, what is no unit", V12("<group id=\"g\"><note>lost</note><trans-unit id=\"1\"><source>a</source><target>b</target><note>n</note>"
		"<note annotates=\"target\">t</note><alt-trans><source>c</source><target>d</target></alt-trans></trans-unit></group><bin-unit/>"),
		"#1 1 note:n | en=a | ru-RU=b note:t\n", "3 stray-note\n3 skipped-element\n3 skipped-element\n", NULL },
	{ "no target, no source, empty", V12("<trans-unit id=\"1\"><source>a</source></trans-unit>\n<trans-unit id=\"2\"><target>b</target></trans-unit>\n"
		"<trans-unit id=\"3\"><source/><target> </target></trans-unit>"),
		"#1 1 | en=a\n#2 3 | en= | ru-RU= \n", "3 single-variant\n4 no-source\n5 empty-segment\n5 empty-segment\n", NULL },
	{ "several files", "<xliff version=\"1.2\"><file original=\"a\" source-language=\"en\" target-language=\"ru\"><body><trans-unit id=\"1\"><source>a</source>"
		"<target>b</target></trans-unit></body></file><file original=\"b\" source-language=\"de\" target-language=\"no tag\"><body><trans-unit id=\"1\">"
		"<source>c</source><target>d</target></trans-unit></body></file></xliff>",
		"#1 1 | en=a | ru=b\n#2 b/1 <de> | de=c\n", "1 language-tag\n1 no-language\n1 single-variant\n", NULL },
	{ "no source language", "<xliff version=\"1.2\"><file original=\"a\" target-language=\"ru\"><body><trans-unit id=\"1\"><source>a</source>"
		"<target>b</target></trans-unit></body></file></xliff>", "", "1 no-language\n", NULL },
	{ "misplaced", V12("<source>a</source><trans-unit id=\"1\"><source>a<sub>s</sub><source>b</source></source><target>c</target></trans-unit>stray"),
		"#1 1 | en=a | ru-RU=c\n", "3 misplaced-element\n3 misplaced-element\n3 misplaced-element\n4 stray-text\n", NULL },
	/* 2.1 */
	{ "plain 2", SEG("<source>yes</source><target>да</target>"), "#1 u | en=yes | ru=да\n", "", NULL },
	{ "codes", SEG("<source><pc id=\"1\" dataRefStart=\"d1\" dataRefEnd=\"d2\">A</pc><ph id=\"2\" type=\"fmt\" subType=\"xlf:lb\"/><sc id=\"3\" dataRef=\"d1\"/>B"
		"<ec startRef=\"3\" dataRef=\"d2\"/></source><target><sc id=\"4\" isolated=\"yes\" type=\"ui\"/>C<ec id=\"5\" isolated=\"yes\"/></target>"),
		"#1 u | en=AB{bpt@0 i=1 x=1 `<b>`}{ept@1 i=1 `</b>`}{ph@1 x=2 type=xlf:lb}{bpt@1 i=3 x=3 `<b>`}{ept@2 i=3 `</b>`} | ru=C{it@0 x=4 type=ui begin}"
		"{it@1 x=5 end}\n", "", NULL },
	{ "half a pair 2", SEG("<source><sc id=\"_7\"/>A</source><target>b<ec startRef=\"_7\"/></target>"), "#1 u | en=A{it@0 begin} | ru=b{it@1 end}\n", "", NULL },
	{ "what TMX has no name for in 2.1", SEG("<source><mrk id=\"5\" type=\"tmx:hi\" value=\"term\">a</mrk><ph id=\"_1\" type=\"other\" subType=\"tmx-ut-p:-\" dataRef=\"d1\"/>"
		"<ph id=\"a.20b\" type=\"other\" subType=\"tmx-sub:x.2Dy\" dataRef=\"d1\"/></source><target>b</target>"),
		"#1 u | en=a{hi@0 x=5 type=term}{/hi@1}{ut@1 p `<b>`}{ph@1 x=a b type=x-y `<b>`} | ru=b\n", "", NULL },
	{ "annotations and characters", SEG("<source>a<mrk id=\"1\" type=\"term\">b</mrk><sm id=\"2\"/><cp hex=\"001b\"/><cp hex=\"1F327\"/><cp hex=\"D800\"/><ph id=\"1\" dataRef=\"d9\"/></source>"
		"<target>c</target>"), "#1 u | en=ab\x1B\xF0\x9F\x8C\xA7{ph@7 x=1} | ru=c\n", "3 annotation\n3 annotation\n3 cp\n3 data-reference\n", NULL },
	{ "several segments, states", V2("<unit id=\"u\" name=\"n\"><segment id=\"s\" state=\"final\" subState=\"x:y\"><source>a</source><target>b</target></segment>"
		"<ignorable><source> </source></ignorable><segment state=\"initial\"><source>c</source></segment></unit>"),
		"#1 n/s x-state:final x-substate:x:y | en=a | ru=b\n#2 n/2 | en=c\n", "3 skipped-element\n3 single-variant\n", NULL },
	{ "metadata and notes", V2("<mda:metadata><mda:metaGroup category=\"tmx\"><mda:meta type=\"segtype\">phrase</mda:meta></mda:metaGroup></mda:metadata><notes><note>h</note></notes>"
		"<unit id=\"u\"><mda:metadata><mda:metaGroup category=\"tmx\"><mda:meta type=\"creationid\">me</mda:meta><mda:meta type=\"srclang\">RU</mda:meta></mda:metaGroup>"
		"<mda:metaGroup category=\"property:en\"><mda:meta type=\"p\">v</mda:meta></mda:metaGroup><mda:metaGroup category=\"tmx\" appliesTo=\"target\">"
		"<mda:meta type=\"changeid\">you</mda:meta></mda:metaGroup><mda:metaGroup appliesTo=\"source\"><mda:meta type=\"q\">w</mda:meta></mda:metaGroup></mda:metadata>"
		"<notes><note>n</note><note appliesTo=\"source\">s</note></notes><segment><source>a</source><target>b</target></segment></unit>"),
		"#1 u <ru> (,me,,,,,,) p:v@en note:n | en=a q:w note:s | ru=b (,,,you,,,,)\n", "", NULL },
	{ "other modules", V2("<skeleton>x</skeleton><unit id=\"u\"><m:x xmlns:m=\"urn:x\">y</m:x><segment><source>a</source><target>b</target></segment></unit><unit id=\"e\"/>"),
		"#1 u | en=a | ru=b\n", "3 skipped-element\n3 skipped-element\n3 no-segment\n", NULL },
	/* refused */
	{ "another root", "<x><xliff/></x>", "", "", "the root element is <x>, not <xliff>" },
	{ "another version", "<xliff version=\"3\"/>", "", "", "XLIFF 3 is not supported" },
	{ "an odd version", "<xliff version=\"1.5\"><file/></xliff>", "", "1 version\n", NULL },
	{ "two sources", TU("<source>a</source><source>b</source>"), "", "", "m.xlf:3: second <source> in one unit" },
	{ "an entity", "<!DOCTYPE xliff [<!ENTITY a \"b\">]><xliff version=\"1.2\"/>", "", "", "entity declarations are not accepted (a)" },
	{ "an undeclared entity", TU("<source>&nbsp;</source>"), "", "", "entity &nbsp; is not part of XLIFF" },
	{ "cut", "<xliff version=\"1.2\"><file original=\"a\" source-language=\"en\" target-language=\"ru\"><body><trans-unit id=\"1\"><source>a</source>"
		"<target>b</target></trans-unit><trans-unit id=\"2\"><sou", "#1 1 | en=a | ru=b\n", "", "m.xlf:1: file ends inside <trans-unit>; 1 whole unit stands before it, tm convert --salvage keeps them" },
	{ "two documents", TU("<source>a</source>") "<x/>", "#1 1 | en=a\n", "3 single-variant\n", "text after </xliff>" },
};

START_TEST(reads)
{
	dgm__buffer units = DGM__BUFFER_INIT(1 << 20), findings = DGM__BUFFER_INIT(1 << 20);
	dgm_unit_reader_options opt = DGM_UNIT_READER_OPTIONS_INIT;
	dgm_error err = DGM_ERROR_INIT;
	dgm_status st;

	opt.validate = true;
	st = show_file("m.xlf", &units, &findings, rows[_i].text, strlen(rows[_i].text), &opt, &err);
	ck_assert_msg(st == (rows[_i].error ? DGM_EFORMAT : DGM_OK), "%s: %d %s", rows[_i].why, (int)st, err.text);
	ck_assert_msg(!rows[_i].error || strstr(err.text, rows[_i].error), "%s: %s", rows[_i].why, err.text);
	ck_assert_msg(!strcmp(units.p ? units.p : "", rows[_i].units), "%s:\n%s", rows[_i].why, units.p);
	ck_assert_msg(!strcmp(findings.p ? findings.p : "", rows[_i].findings), "%s:\n%s", rows[_i].why, findings.p);
	dgm__buffer_clear(&units);
	dgm__buffer_clear(&findings);
}
END_TEST

START_TEST(headers_are_kept)
{
	static const char text[] = V2("<mda:metadata><mda:metaGroup category=\"tmx\"><mda:meta type=\"segtype\">phrase</mda:meta></mda:metaGroup><mda:metaGroup category=\"property\">"
		"<mda:meta type=\"p\">v</mda:meta></mda:metaGroup></mda:metadata><notes><note>h</note></notes>");
	const dgm_memory_header *h;
	dgm_unit_reader *reader = NULL;
	dgm__bytes *bytes = NULL;

	ck_assert_int_eq(dgm__bytes_from_memory(&bytes, text, sizeof text - 1, "m.xlf", NULL), DGM_OK);
	ck_assert_int_eq(dgm__unit_reader_start(&reader, bytes, NULL, NULL), DGM_OK);
	h = dgm_unit_reader_header(reader);
	ck_assert_int_eq(strncmp(h->source_language.p, "en", h->source_language.n), 0);
	ck_assert_int_eq(strncmp(h->segment_type.p, "phrase", h->segment_type.n), 0);
	ck_assert_uint_eq(h->property_count, 1);
	ck_assert_uint_eq(h->note_count, 1);
	dgm_unit_reader_close(reader);
}
END_TEST

/* --- bounds ------------------------------------------------------------------------------------------------------------------------------ */

static const struct { const char *before, *each, *after, *message; unsigned times; } bounds[] = {
	{ "", "<x id='1'/>", "", "more than 4096 inline codes in one segment", 4097 },
	{ "", "0123456789abcdef", "", "a segment of more than 1048576 bytes", 65537 },
	{ "<g id='1'>", "<g id='1'>", "", "more than 200 levels of elements", 200 },
	{ "</source><seg-source>", "<mrk mtype='seg' mid='1'>a</mrk>", "</seg-source><source>", "more than 1000 segments in one unit", 1001 },
	{ "</source>", "<note/>", "<source>", "more than 4096 notes and properties in one unit", 4097 },
};

START_TEST(bounds_hold)
{
	dgm__buffer text = DGM__BUFFER_INIT(64 << 20), units = DGM__BUFFER_INIT(64 << 20);
	dgm_unit_reader_options opt = DGM_UNIT_READER_OPTIONS_INIT;
	dgm_error err = DGM_ERROR_INIT;

	dgm__buffer_puts(&text, "<xliff version='1.2'><file original='a' source-language='en' target-language='ru'><body><trans-unit id='1'><source>");
	dgm__buffer_puts(&text, bounds[_i].before);
	for (unsigned i = 0; i < bounds[_i].times; i++)
		dgm__buffer_puts(&text, bounds[_i].each);
	dgm__buffer_puts(&text, bounds[_i].after);
	ck_assert_int_eq(show_file("m.xlf", &units, NULL, text.p, text.n, &opt, &err), DGM_ELIMIT);
	ck_assert_msg(strstr(err.text, bounds[_i].message) != NULL, "%s", err.text);
	dgm__buffer_clear(&text);
	dgm__buffer_clear(&units);
}
END_TEST

/* Many segments that name one large code must not grow without bound. */
START_TEST(references_do_not_multiply)
{
	dgm__buffer text = DGM__BUFFER_INIT(64 << 20), units = DGM__BUFFER_INIT(64 << 20);
	dgm_unit_reader_options opt = DGM_UNIT_READER_OPTIONS_INIT;
	dgm_error err = DGM_ERROR_INIT;

	dgm__buffer_puts(&text, "<xliff version='2.1' srcLang='en'><file id='f'><unit id='u'><originalData><data id='d'>");
	for (int i = 0; i < 100000; i++)
		dgm__buffer_puts(&text, "x");
	dgm__buffer_puts(&text, "</data></originalData>");
	for (int i = 0; i < 500; i++)
		dgm__buffer_puts(&text, "<segment><source><ph id='1' dataRef='d'/></source></segment>");
	dgm__buffer_puts(&text, "</unit></file></xliff>");
	ck_assert_int_eq(show_file("m.xlf", &units, NULL, text.p, text.n, &opt, &err), DGM_ELIMIT);
	ck_assert_msg(strstr(err.text, "a unit of more than 16777216 bytes") != NULL, "%s", err.text);
	dgm__buffer_clear(&text);
	dgm__buffer_clear(&units);
}
END_TEST

/* --- round trips ------------------------------------------------------------------------------------------------------------------------- */

static const char *const formats[] = { "xliff", "xliff2" };

enum { UNITS = 200 };

START_TEST(round_trips)
{
	dice d = { .state = 20261126u + (uint64_t)_i };
	dgm_memory_header header = { .source_language = str("en"), .datatype = any_string(&d, 9), .history = { .creation_id = any_string(&d, 9) } };
	dgm__buffer wanted = DGM__BUFFER_INIT(64 << 20), got = DGM__BUFFER_INIT(64 << 20);
	dgm_unit_reader_options opt = DGM_UNIT_READER_OPTIONS_INIT;
	dgm_unit_writer *writer = NULL;
	dgm_error err = DGM_ERROR_INIT;
	dgm_output *out = NULL;
	dgm_status st;

	ck_assert_int_eq(dgm_output_memory(&out, 64 << 20, NULL), DGM_OK);
	ck_assert_int_eq(dgm_unit_writer_new(&writer, formats[_i % 2], &header, out, NULL), DGM_OK);
	for (uint64_t i = 1; i <= UNITS; i++) {
		dgm_unit unit;

		any_unit(&d, true, &unit);
		unit.number = i;
		show_unit(&wanted, &unit);
		ck_assert_int_eq(dgm_unit_writer_write(writer, &unit, NULL), DGM_OK);
	}
	ck_assert_int_eq(dgm_unit_writer_finish(writer, NULL), DGM_OK);
	st = show_file("m.xlf", &got, NULL, dgm_output_str(out).p, dgm_output_str(out).n, &opt, &err);
	ck_assert_msg(st == DGM_OK, "%s", err.text);
	for (const char *a = wanted.p, *b = got.p; *a || *b; a += strcspn(a, "\n") + 1, b += strcspn(b, "\n") + 1)
		ck_assert_msg(!strncmp(a, b, strcspn(a, "\n") + 1), "wanted %.600s\n   got %.600s", a, b);
	dgm_output_abort(out);
	dgm__buffer_clear(&wanted);
	dgm__buffer_clear(&got);
	dgm__arena_clear(&d.arena);
}
END_TEST

/* Units that do not fit one pair are counted, and so is what else is lost. */
START_TEST(losses_are_counted)
{
	dgm_code codes[] = { { .kind = DGM_CODE_PH, .x = str("1") }, { .kind = DGM_CODE_PH, .x = str("1") }, { .kind = DGM_CODE_HI_END } };
	dgm_variant first[] = { { .language = str("en"), .text = str("a") } }, second[] = { { .language = str("en-GB"), .text = str("a"), .codes = codes,
		.code_count = 3 }, { .language = str("ru"), .text = str("b") }, { .language = str("ko"), .text = str("c") } };
	dgm_unit alone = { .variants = first, .variant_count = 1 }, three = { .variants = second, .variant_count = 3 },
		strange = { .variants = second + 2, .variant_count = 1 };
	dgm_memory_header header = { .source_language = str("en") };
	dgm_unit_writer *writer = NULL;
	dgm_output *out = NULL;

	ck_assert_int_eq(dgm_output_memory(&out, 1 << 20, NULL), DGM_OK);
	ck_assert_int_eq(dgm_unit_writer_new(&writer, formats[_i], &header, out, NULL), DGM_OK);
	ck_assert_int_eq(dgm_unit_writer_write(writer, &alone, NULL), DGM_OK);
	ck_assert_int_eq(dgm_unit_writer_write(writer, &three, NULL), DGM_OK);
	ck_assert_int_eq(dgm_unit_writer_write(writer, &strange, NULL), DGM_OK);
	ck_assert_int_eq(dgm_unit_writer_write(writer, &alone, NULL), DGM_OK);
	ck_assert_uint_eq(writer->lost[DGM__LOSS_UNITS], 2);
	ck_assert_uint_eq(writer->lost[DGM__LOSS_VARIANTS], 1);
	ck_assert_uint_eq(writer->lost[DGM__LOSS_CODE_PARTS], 1);
	ck_assert_uint_eq(writer->lost[DGM__LOSS_LANGUAGES], _i); /* 1.2 has xml:lang */
	ck_assert_int_eq(dgm_unit_writer_finish(writer, NULL), DGM_OK);
	dgm_output_abort(out);
}
END_TEST

START_TEST(empty_memories_are_whole)
{
	dgm__buffer units = DGM__BUFFER_INIT(1 << 10), findings = DGM__BUFFER_INIT(1 << 10);
	dgm_unit_reader_options opt = DGM_UNIT_READER_OPTIONS_INIT;
	dgm_memory_header header = { .source_language = str("*all*") };
	dgm_unit_writer *writer = NULL;
	dgm_output *out = NULL;

	opt.validate = true;
	ck_assert_int_eq(dgm_output_memory(&out, 1 << 20, NULL), DGM_OK);
	ck_assert_int_eq(dgm_unit_writer_new(&writer, formats[_i], &header, out, NULL), DGM_OK);
	ck_assert_int_eq(dgm_unit_writer_finish(writer, NULL), DGM_OK);
	ck_assert_int_eq(show_file("m.xlf", &units, &findings, dgm_output_str(out).p, dgm_output_str(out).n, &opt, NULL), DGM_OK);
	ck_assert_uint_eq(units.n + findings.n, 0);
	dgm_output_abort(out);
}
END_TEST

/* --- failing allocations ----------------------------------------------------------------------------------------------------------------- */

static dgm_status read_all(const char *text)
{
	dgm__buffer units = DGM__BUFFER_INIT(1 << 20), findings = DGM__BUFFER_INIT(1 << 20);
	dgm_unit_reader_options opt = DGM_UNIT_READER_OPTIONS_INIT;
	dgm_status st;

	opt.validate = true;
	st = show_file("m.xlf", &units, &findings, text, strlen(text), &opt, NULL);
	if (st == DGM_OK && (units.failed != DGM_OK || findings.failed != DGM_OK))
		st = DGM_ENOMEM;
	dgm__buffer_clear(&units);
	dgm__buffer_clear(&findings);
	return st;
}

START_TEST(failing_reads_are_survived)
{
	DGM_FAIL_EVERY_ALLOCATION(read_all(rows[_i].text), 400);
}
END_TEST

static dgm_status write_one(const char *format)
{
	dgm_code code = { .kind = DGM_CODE_PH, .x = str("a b"), .type = str("t"), .native = str("<x>") };
	dgm_property property = { str("p"), str("v"), str("en") };
	dgm_variant variants[] = { { .language = str("en"), .text = str("a"), .codes = &code, .code_count = 1 }, { .language = str("ru"), .text = str("b") } };
	dgm_unit unit = { .id = str("1"), .variants = variants, .variant_count = 2, .properties = &property, .property_count = 1 };
	dgm_memory_header header = { .source_language = str("en"), .segment_type = str("phrase") };

	return write_unit(format, &header, &unit);
}

START_TEST(failing_writes_are_survived)
{
	DGM_FAIL_EVERY_ALLOCATION(write_one(formats[_i]), 100);
}
END_TEST

static Suite *xliff_suite(void)
{
	Suite *suite = suite_create("xliff");
	TCase *tcase = tcase_create("xliff");

	tcase_add_loop_test(tcase, reads, 0, sizeof rows / sizeof *rows);
	tcase_add_test(tcase, headers_are_kept);
	tcase_add_loop_test(tcase, bounds_hold, 0, sizeof bounds / sizeof *bounds);
	tcase_add_test(tcase, references_do_not_multiply);
	tcase_add_loop_test(tcase, round_trips, 0, 12);
	tcase_add_loop_test(tcase, losses_are_counted, 0, 2);
	tcase_add_loop_test(tcase, empty_memories_are_whole, 0, 2);
	tcase_add_loop_test(tcase, failing_reads_are_survived, 0, 18);
	tcase_add_loop_test(tcase, failing_writes_are_survived, 0, 2);
	suite_add_tcase(suite, tcase);
	return suite;
}

DGM_UNIT_MAIN(xliff_suite)
