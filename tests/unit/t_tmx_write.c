/* The TMX writer: what is refused, and write-read-write as a fixed point over random units of every plane. */
#include "unit.h"

#include <stdio.h>

#include "random_units.h"
#include "tmx_show.h"
#include "write_unit.h"

static dgm_output *memory(void)
{
	dgm_output *out = NULL;

	ck_assert_int_eq(dgm_output_memory(&out, 64 << 20, NULL), DGM_OK);
	return out;
}

/* --- refusals ---------------------------------------------------------------------------------------------------------------------- */

enum place { TEXT, LANGUAGE, ID, PROPERTY_TYPE, PROPERTY_VALUE, NOTE, VARIANT_NOTE, HISTORY, DATATYPE, CODE, CODE_PLACE, NO_VARIANT, NO_LANGUAGE, FINE };

static const struct { enum place place; const char *bad; size_t n; dgm_status status; const char *message; } refusals[] = {
	{ TEXT, "a\x1B[0m", 5, DGM_EFORMAT, "unit 1 (id-1): the text has character U+001B, which XML 1.0 cannot hold; remove it first" },
	{ TEXT, "a\0b", 3, DGM_EFORMAT, "character U+0000" },
	{ TEXT, "\xEF\xBF\xBF", 3, DGM_EFORMAT, "character U+FFFF" },
	{ TEXT, "\xED\xA0\x80", 3, DGM_EFORMAT, "the text has bytes that are not UTF-8" },
	{ LANGUAGE, "e\x01", 2, DGM_EFORMAT, "the language tag has character U+0001" },
	{ ID, "\x02", 1, DGM_EFORMAT, "the id has character U+0002" },
	{ PROPERTY_TYPE, "\x03", 1, DGM_EFORMAT, "the property has" },
	{ PROPERTY_VALUE, "\x04", 1, DGM_EFORMAT, "the property has" },
	{ NOTE, "\x05", 1, DGM_EFORMAT, "the note has" },
	{ VARIANT_NOTE, "\x05", 1, DGM_EFORMAT, "the note has" },
	{ HISTORY, "\x06", 1, DGM_EFORMAT, "the history has" },
	{ DATATYPE, "\x07", 1, DGM_EFORMAT, "the data type has" },
	{ CODE, "\x08", 1, DGM_EFORMAT, "the inline code has character U+0008" },
	{ CODE_PLACE, "", 0, DGM_EARG, "unit 1: an inline code lies outside its text" },
	{ NO_VARIANT, "", 0, DGM_EARG, "unit 1 has no variant" },
	{ NO_LANGUAGE, "", 0, DGM_EARG, "a variant has no language" },
	{ FINE, "", 0, DGM_OK, "" },
};

START_TEST(refuses)
{
	dgm_str bad = { refusals[_i].bad, refusals[_i].n };
	enum place at = refusals[_i].place;
	dgm_property property = { at == PROPERTY_TYPE ? bad : str("p"), at == PROPERTY_VALUE ? bad : str("v"), { NULL, 0 } };
	dgm_str note = at == NOTE || at == VARIANT_NOTE ? bad : str("n");
	dgm_code code = { .kind = DGM_CODE_PH, .text_off = at == CODE_PLACE ? 9 : 0, .native = at == CODE ? bad : str("c") };
	dgm_variant variant = { .codes = &code, .code_count = 1, .language = at == LANGUAGE || at == NO_LANGUAGE ? bad : str("en"), .text = at == TEXT ? bad : str("t"),
		.notes = &note, .note_count = at == VARIANT_NOTE };
	dgm_unit unit = { .id = at == ID ? bad : str("id-1"), .datatype = at == DATATYPE ? bad : str("d"), .variants = &variant,
		.variant_count = at != NO_VARIANT, .properties = &property, .property_count = 1, .notes = &note, .note_count = at == NOTE,
		.history.change_id = at == HISTORY ? bad : str("h") };
	dgm_memory_header header = { .source_language = str("en") };
	dgm_unit_writer *writer = NULL;
	dgm_error err = DGM_ERROR_INIT;
	dgm_output *out = memory();
	uint64_t before;

	ck_assert_int_eq(dgm_unit_writer_new(&writer, "tmx", &header, out, NULL), DGM_OK);
	before = dgm_output_written(out);
	ck_assert_int_eq(dgm_unit_writer_write(writer, &unit, &err), refusals[_i].status);
	ck_assert_ptr_nonnull(strstr(err.text, refusals[_i].message));
	ck_assert_int_eq(dgm_output_written(out) > before, refusals[_i].status == DGM_OK); /* nothing of a refused unit */
	dgm_unit_writer_abort(writer);
	dgm_output_abort(out);
}
END_TEST

START_TEST(headers_are_checked)
{
	dgm_memory_header header = { .source_language = str("en"), .tool = str("\x1F") };
	dgm_unit_writer *writer = NULL;
	dgm_error err = DGM_ERROR_INIT;
	dgm_output *out = memory();

	ck_assert_int_eq(dgm_unit_writer_new(&writer, "tmx", &header, out, &err), DGM_EFORMAT);
	ck_assert_ptr_nonnull(strstr(err.text, "the header: the attribute has character U+001F"));
	ck_assert_ptr_null(writer);
	ck_assert_int_eq(dgm_unit_writer_new(&writer, "doc", &header, out, &err), DGM_EARG);
	dgm_unit_writer_abort(NULL);
	dgm_output_abort(out);
}
END_TEST

/* --- round trips -------------------------------------------------------------------------------------------------------------------- */

enum { UNITS = 300 };

/* Reads the memory in text and writes it again. */
static dgm_output *rewrite(dgm_str text, dgm__buffer *shown)
{
	dgm_unit_writer *writer = NULL;
	dgm_unit_reader *reader = NULL;
	const dgm_unit *unit = NULL;
	dgm_error err = DGM_ERROR_INIT;
	dgm_output *out = memory();
	dgm__bytes *bytes = NULL;
	dgm_status st;

	ck_assert_int_eq(dgm__bytes_from_memory(&bytes, text.p, text.n, "m.tmx", NULL), DGM_OK);
	st = dgm__unit_reader_start(&reader, bytes, NULL, &err);
	ck_assert_msg(st == DGM_OK, "%s", err.text);
	ck_assert_int_eq(dgm_unit_writer_new(&writer, "tmx", dgm_unit_reader_header(reader), out, NULL), DGM_OK);
	while ((st = dgm_unit_reader_next(reader, &unit, &err)) == DGM_OK && unit) {
		show_unit(shown, unit);
		ck_assert_int_eq(dgm_unit_writer_write(writer, unit, NULL), DGM_OK);
	}
	ck_assert_msg(st == DGM_OK, "%s", err.text);
	ck_assert_int_eq(dgm_unit_writer_finish(writer, NULL), DGM_OK);
	dgm_unit_reader_close(reader);
	return out;
}

START_TEST(round_trips)
{
	dice d = { .state = 20260602u + (uint64_t)_i };
	dgm_property property = { any_string(&d, 9), any_string(&d, 30), str("ru") };
	dgm_str note = any_string(&d, 20);
	dgm_memory_header header = { .source_language = str("en"), .tool = str("tests & <more>"), .tool_version = str("\"1\"\n"), .datatype = maybe(&d),
		.segment_type = str("phrase"), .original_encoding = maybe(&d), .history = { .creation_date = str("20260602T091500Z") },
		.properties = &property, .property_count = 1, .notes = &note, .note_count = 1 };
	dgm__buffer wanted = DGM__BUFFER_INIT(64 << 20), got = DGM__BUFFER_INIT(64 << 20);
	dgm_unit_writer *writer = NULL;
	dgm_output *first = memory(), *second;

	ck_assert_int_eq(dgm_unit_writer_new(&writer, "tmx", &header, first, NULL), DGM_OK);
	for (uint64_t i = 1; i <= UNITS; i++) {
		dgm_unit unit;

		any_unit(&d, false, &unit);
		unit.number = i;
		show_unit(&wanted, &unit);
		ck_assert_int_eq(dgm_unit_writer_write(writer, &unit, NULL), DGM_OK);
	}
	ck_assert_int_eq(dgm_unit_writer_finish(writer, NULL), DGM_OK);
	second = rewrite(dgm_output_str(first), &got);
	ck_assert_int_eq(wanted.failed, DGM_OK);
	ck_assert_uint_eq(wanted.n, got.n);
	ck_assert_int_eq(memcmp(wanted.p, got.p, got.n), 0);
	ck_assert_uint_eq(dgm_output_str(first).n, dgm_output_str(second).n);
	ck_assert_int_eq(memcmp(dgm_output_str(first).p, dgm_output_str(second).p, dgm_output_str(second).n), 0);
	dgm_output_abort(first);
	dgm_output_abort(second);
	dgm__buffer_clear(&wanted);
	dgm__buffer_clear(&got);
	dgm__arena_clear(&d.arena);
}
END_TEST

/* What the writer writes of fine units is valid: its own reader finds nothing. */
START_TEST(output_is_valid)
{
	dgm_variant variants[2] = { { .language = str("en"), .text = str("a & b") }, { .language = str("ru"), .text = str("\"в\"\r\n") } };
	dgm_property property = { str("x-confidence"), str("0.97"), { NULL, 0 } };
	dgm_unit unit = { .id = str("a-1"), .variants = variants, .variant_count = 2, .properties = &property, .property_count = 1,
		.segment_type = str("nonsense"), .history = { .creation_date = str("20260602T091500Z") } };
	dgm_memory_header header = { .source_language = str("en"), .segment_type = str("nonsense") };
	dgm_unit_reader_options opt = DGM_UNIT_READER_OPTIONS_INIT;
	dgm__buffer units = DGM__BUFFER_INIT(1 << 16), findings = DGM__BUFFER_INIT(1 << 16);
	dgm_unit_writer *writer = NULL;
	dgm_output *out = memory();

	ck_assert_int_eq(dgm_unit_writer_new(&writer, "tmx", &header, out, NULL), DGM_OK);
	ck_assert_int_eq(dgm_unit_writer_write(writer, &unit, NULL), DGM_OK);
	ck_assert_int_eq(dgm_unit_writer_finish(writer, NULL), DGM_OK);
	opt.validate = true;
	ck_assert_int_eq(show_memory(&units, &findings, dgm_output_str(out).p, dgm_output_str(out).n, &opt, NULL), DGM_OK);
	ck_assert_uint_eq(findings.n, 0);
	ck_assert_str_eq(units.p, "#1 a-1 (20260602T091500Z,,,,,,,) x-confidence:0.97 | en=a & b | ru=\"в\"\r\n\n");
	dgm_output_abort(out);
	dgm__buffer_clear(&units);
}
END_TEST

static dgm_status write_one(void)
{
	dgm_variant variant = { .language = str("en"), .text = str("a & b") };
	dgm_unit unit = { .variants = &variant, .variant_count = 1 };
	dgm_memory_header header = { .source_language = str("en") };

	return write_unit("tmx", &header, &unit);
}

START_TEST(failing_allocations_are_survived)
{
	DGM_FAIL_EVERY_ALLOCATION(write_one(), 100);
}
END_TEST

static Suite *tmx_suite(void)
{
	Suite *suite = suite_create("tmx writer");
	TCase *tcase = tcase_create("writer");

	tcase_add_loop_test(tcase, refuses, 0, sizeof refusals / sizeof *refusals);
	tcase_add_test(tcase, headers_are_checked);
	tcase_add_loop_test(tcase, round_trips, 0, 10);
	tcase_add_test(tcase, output_is_valid);
	tcase_add_test(tcase, failing_allocations_are_survived);
	suite_add_tcase(suite, tcase);
	return suite;
}

DGM_UNIT_MAIN(tmx_suite)
