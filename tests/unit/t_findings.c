/* Reports of findings: what is hard for their formats in both texts and every name, and the n-th allocation failing. */
#include "unit.h"

#include <stdio.h>
#include <string.h>

#include <jansson.h>
#include <libxml/parser.h>

#include <dragoman/check.h>

#define STR(s) { s, sizeof(s) - 1 }

static const dgm_span word[] = { { 2, 5 } }, beyond[] = { { 1, 3 }, { 2, 4 }, { 3, 99 } };

/* Escapes, a control character, text from the right, spans that overlap or run past the end, no id, no line, an empty target. */
static const dgm_finding samples[] = {
	{ .file = "a <b> & \"c\".tmx", .line = 3, .unit = 1, .id = STR("x\"<1>"), .check = "numbers", .severity = DGM_SEVERITY_ERROR,
	  .message = "5 < 6 & \"7\"", .source = STR("a <b> & \"c\" \x01 end"), .target = STR("\xD8\xB3\xD9\x84\xD8\xA7\xD9\x85"),
	  .source_spans = word, .source_span_count = 1, .target_spans = beyond, .target_span_count = 3 },
	{ .file = "a <b> & \"c\".tmx", .line = 3, .unit = 1, .id = STR("x\"<1>"), .check = "empty", .severity = DGM_SEVERITY_NOTE,
	  .message = "second of the unit", .source = STR("line\nbreak"), .target = STR("") },
	{ .file = "b.tmx", .unit = 2, .check = "no-such-check", .severity = DGM_SEVERITY_WARNING, .message = "m", .source = STR("s"), .target = STR("t") },
};

enum { SAMPLES = sizeof samples / sizeof *samples };

static dgm_status report(dgm_output **out, const char *format, dgm_error *err)
{
	dgm_findings_writer *writer = NULL;
	dgm_status st = dgm_output_memory(out, 1 << 20, err);

	if (st == DGM_OK)
		st = dgm_findings_writer_new(&writer, format, dgm_check_at, *out, err);
	if (st == DGM_OK)
		st = dgm_findings_writer_file(writer, samples[0].file, err);
	for (int i = 0; i < SAMPLES && st == DGM_OK; i++) {
		if (i == SAMPLES - 1)
			st = dgm_findings_writer_file(writer, samples[i].file, err);
		if (st == DGM_OK && dgm_findings_writer_put(writer, &samples[i]))
			st = DGM_ENOMEM; /* the output keeps its failure: commit would tell */
	}
	if (st == DGM_OK)
		st = dgm_findings_writer_finish(writer, err);
	else
		dgm_findings_writer_abort(writer);
	return st == DGM_OK && dgm_output_has_failed(*out) ? DGM_ENOMEM : st;
}

static const char *text_of(dgm_output **out, const char *format)
{
	dgm_error err = DGM_ERROR_INIT;

	ck_assert_msg(report(out, format, &err) == DGM_OK, "%s", err.text);
	dgm_output_write(*out, "", 1);
	return dgm_output_str(*out).p;
}

START_TEST(sarif_is_json_of_its_shape)
{
	dgm_output *out;
	json_t *sarif = json_loads(text_of(&out, "sarif"), JSON_REJECT_DUPLICATES, NULL), *run, *results, *rules;
	const char *uri, *level;
	int line, index;

	ck_assert_ptr_nonnull(sarif);
	run = json_array_get(json_object_get(sarif, "runs"), 0);
	results = json_object_get(run, "results");
	rules = json_object_get(json_object_get(json_object_get(run, "tool"), "driver"), "rules");
	ck_assert_str_eq(json_string_value(json_object_get(sarif, "version")), "2.1.0");
	ck_assert_uint_eq(json_array_size(results), SAMPLES);
	ck_assert_int_eq(json_unpack(json_array_get(results, 0), "{s:i, s:s, s:[{s:{s:{s:s}, s:{s:i}}}]}", "ruleIndex", &index, "level", &level,
		"locations", "physicalLocation", "artifactLocation", "uri", &uri, "region", "startLine", &line), 0);
	ck_assert_str_eq(uri, "a%20%3Cb%3E%20%26%20%22c%22.tmx");
	ck_assert_str_eq(level, "error");
	ck_assert_int_eq(line, 3);
	ck_assert_str_eq(json_string_value(json_object_get(json_array_get(rules, (size_t)index), "id")), "numbers");
	ck_assert_ptr_null(json_object_get(json_array_get(results, 2), "ruleIndex"));
	json_decref(sarif);
	dgm_output_abort(out);
}
END_TEST

static size_t times(const char *text, const char *what)
{
	size_t n = 0;

	while ((text = strstr(text, what)) != NULL) {
		n++;
		text += strlen(what);
	}
	return n;
}

START_TEST(junit_is_xml_of_its_shape)
{
	dgm_output *out;
	const char *text = text_of(&out, "junit");
	xmlDocPtr doc = xmlReadMemory(text, (int)strlen(text), NULL, NULL, XML_PARSE_NONET);

	ck_assert_ptr_nonnull(doc);
	ck_assert_uint_eq(times(text, "<testsuite "), 2);
	ck_assert_uint_eq(times(text, "<failure "), SAMPLES);
	ck_assert_uint_eq(times(text, "<testcase "), 4);
	ck_assert_ptr_nonnull(strstr(text, "tests=\"2\" failures=\"1\""));
	ck_assert_ptr_nonnull(strstr(text, "name=\"unit 1 (x&quot;&lt;1&gt;)\""));
	xmlFreeDoc(doc);
	dgm_output_abort(out);
}
END_TEST

START_TEST(html_escapes_and_marks)
{
	dgm_output *out;
	const char *text = text_of(&out, "html");

	ck_assert_uint_eq(times(text, "<article "), SAMPLES);
	ck_assert_ptr_nonnull(strstr(text, "a <mark>&lt;b&gt;</mark> &amp; "));
	ck_assert_ptr_nonnull(strstr(text, "5 &lt; 6 &amp; "));
	ck_assert_ptr_nonnull(strstr(text, "1 error, 1 warning, 1 note<"));
	ck_assert_uint_eq(times(text, "<mark>"), times(text, "</mark>"));
	ck_assert_ptr_null(strstr(text, "\x01"));
	ck_assert_ptr_null(strstr(text, "http")); /* nothing is fetched */
	dgm_output_abort(out);
}
END_TEST

START_TEST(each_format_survives_failing_allocations)
{
	dgm_output *out = NULL;

	DGM_FAIL_EVERY_ALLOCATION((dgm_output_abort(out), out = NULL, report(&out, dgm_findings_format_at((size_t)_i)->name, NULL)), 300);
	dgm_output_abort(out);
}
END_TEST

static char known_path[] = "findings-known-XXXXXX";

static dgm_status load(dgm_baseline **out)
{
	dgm_baseline_free(*out);
	return dgm_baseline_load(out, known_path, NULL);
}

START_TEST(a_baseline_knows_by_check_and_texts)
{
	dgm_baseline *baseline = NULL;
	dgm_finding moved = samples[0], other = samples[0];
	dgm_output *out;
	const char *text = text_of(&out, "jsonl");
	int fd = mkstemp(known_path);
	FILE *file = fdopen(fd, "w");

	ck_assert_ptr_nonnull(file);
	fputs(text, file);
	ck_assert_int_eq(fclose(file), 0);
	DGM_FAIL_EVERY_ALLOCATION(load(&baseline), 300);
	moved.file = "elsewhere.tmx";
	moved.unit = moved.line = 99;
	other.target = (dgm_str)STR("another");
	ck_assert(dgm_baseline_has(baseline, &moved));
	ck_assert(!dgm_baseline_has(baseline, &other));
	other = samples[0];
	other.check = "dates";
	ck_assert(!dgm_baseline_has(baseline, &other));
	dgm_baseline_free(baseline);
	remove(known_path);
	dgm_output_abort(out);
}
END_TEST

START_TEST(an_unknown_format_is_refused)
{
	dgm_findings_writer *writer;
	dgm_error err = DGM_ERROR_INIT;

	ck_assert_int_eq(dgm_findings_writer_new(&writer, "yaml", NULL, NULL, &err), DGM_EARG);
	ck_assert_ptr_nonnull(strstr(err.text, "yaml"));
}
END_TEST

static Suite *suite(void)
{
	Suite *s = suite_create("findings");
	TCase *reports = tcase_create("reports");
	int formats = 0;

	while (dgm_findings_format_at((size_t)formats))
		formats++;
	tcase_add_test(reports, sarif_is_json_of_its_shape);
	tcase_add_test(reports, junit_is_xml_of_its_shape);
	tcase_add_test(reports, html_escapes_and_marks);
	tcase_add_loop_test(reports, each_format_survives_failing_allocations, 0, formats);
	tcase_add_test(reports, a_baseline_knows_by_check_and_texts);
	tcase_add_test(reports, an_unknown_format_is_refused);
	suite_add_tcase(s, reports);
	return s;
}

DGM_UNIT_MAIN(suite)
