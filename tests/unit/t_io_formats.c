/* Output formats of alignments and segments against golden files; the properties that hold for every row of the tables. */
#include "unit.h"

#include <stdio.h>
#include <string.h>

#include <dragoman/pipeline.h>

#include "base/buffer.h"
#include "io/xml.h"

/* Two articles with what is hard to write: markup characters, a quotation mark, a tab, a NUL, Han text without spaces, a moved bead. */
static const char source_text[] = "Rain & wind: 3 < 4, \"so they say\".\nTalks lasted 3 hours.\nNo statement\twas made.\n\nThe minister\x01 left \\ Seoul.\nUnsure.\n";
static const char target_text[] = "风雨：3 < 4，“据说如此”。\n会谈持续3小时。\n\n未发表声明。\n部长离开首尔。\n不确定。\n编者注。\n";

static dgm_doc *make_doc(const char *bytes, size_t n, const char *name, const char *language)
{
	dgm_segments segments = { 0 };
	dgm_text *text = NULL;
	dgm_doc *doc = NULL;
	uint32_t paragraph = 0;

	ck_assert_int_eq(dgm_text_from_bytes(&text, bytes, n, name, NULL, NULL), DGM_OK);
	ck_assert_int_eq(dgm_doc_new(&doc, &text, language, NULL), DGM_OK);
	segments.items = dgm__calloc(64, sizeof *segments.items);
	for (size_t i = 0, end; i < n; i = end + 1) {
		end = i + (size_t)((const char *)memchr(bytes + i, '\n', n - i) - (bytes + i));
		if (end == i)
			paragraph++;
		else
			segments.items[segments.count++] = (dgm_segment){ i, end, paragraph, DGM_SEGMENT_SENTENCE, DGM_REASON_LINE_END, 1 };
	}
	ck_assert_int_eq(dgm_doc_set_segments(doc, &segments, NULL), DGM_OK);
	dgm_segments_clear(&segments);
	return doc;
}

static const dgm_bead beads[] = {
	{ 0, 1, 0, 1, .97314, 0 }, { 1, 2, 1, 2, .88, 0 }, { 3, 1, 3, 1, 1, 1 }, { 4, 1, 4, 1, .31, 0 }, { 5, 0, 5, 1, .6, 0 },
};

/* The last bead is a null bead; it would have entered this one. */
static const dgm_bead rivals[] = { { 0 }, { 0 }, { 0 }, { 0 }, { 4, 1, 4, 2, .21, 0 } };

typedef struct sample {
	dgm_doc *source, *target;
	dgm_link links[4];
	dgm_alignment alignment;
	const dgm_alignment *list[2];
} sample;

static dgm_str find(const dgm_doc *doc, size_t sentence, const char *what)
{
	dgm_str s = dgm_doc_sentence(doc, sentence);

	return (dgm_str){ memmem(s.p, s.n, what, strlen(what)), strlen(what) };
}

static void set_up(sample *s)
{
	s->source = make_doc(source_text, sizeof source_text - 1, "story.en.txt", "en");
	s->target = make_doc(target_text, sizeof target_text - 1, "story.zh.txt", "zh-Hans");
	s->links[0] = (dgm_link){ 0, "number", find(s->source, 0, "4"), find(s->target, 0, "4"), { "4", 1 }, 1.5 };
	s->links[1] = (dgm_link){ 1, "number", { "3", 1 }, { "3", 1 }, { "3", 1 }, 1.25 }; /* copied: found by its text */
	s->links[2] = (dgm_link){ 1, "word", find(s->source, 1, "hours"), find(s->target, 1, "小时"), { NULL, 0 }, .75 };
	s->links[3] = (dgm_link){ 2, "place", find(s->source, 3, "Seoul"), find(s->target, 3, "首尔"), { "city:Asia/Seoul", 15 }, 2 };
	s->alignment = (dgm_alignment){ "story", s->source, s->target, beads, sizeof beads / sizeof *beads, s->links, 4, rivals };
	s->list[0] = s->list[1] = &s->alignment;
}

static void tear_down(sample *s)
{
	dgm_doc_free(s->source);
	dgm_doc_free(s->target);
}

static dgm_output *memory(void)
{
	dgm_output *out = NULL;

	ck_assert_int_eq(dgm_output_memory(&out, 1 << 20, NULL), DGM_OK);
	return out;
}

/* Compares with tests/golden/NAME; with DGM_GOLDEN=write in the environment it writes the file instead (and a person reads it). */
static void against_golden(dgm_str got, const char *name)
{
	const char *folder = getenv("DGM_SRCDIR");
	char path[1024];
	dgm_text *text = NULL;
	dgm_str want;

	snprintf(path, sizeof path, "%s/tests/golden/%s", folder ? folder : ".", name);
	if (getenv("DGM_GOLDEN") && !strcmp(getenv("DGM_GOLDEN"), "write")) {
		FILE *f = fopen(path, "wb");

		ck_assert_ptr_nonnull(f);
		ck_assert_uint_eq(fwrite(got.p, 1, got.n, f), got.n);
		ck_assert_int_eq(fclose(f), 0);
		return;
	}
	ck_assert_int_eq(dgm_text_load(&text, path, NULL, NULL), DGM_OK);
	want = dgm_text_str(text);
	ck_assert_msg(want.n == got.n && !memcmp(want.p, got.p, got.n), "%s differs; got:\n%.*s", name, (int)got.n, got.p);
	dgm_text_free(text);
}

static const struct { const char *format, *golden; bool batch; double threshold; uint64_t left_out; } rows[] = {
	{ "index", "pair.index", false, -1, 0 },
	{ "jsonl", "pair.jsonl", false, -1, 0 },
	{ "text", "pair.txt", false, -1, 0 },
	{ "tmx", "pair.tmx", false, -1, 1 },
	{ "tsv", "pair.tsv", false, -1, 0 },
	{ "tsv", "pair-confident.tsv", false, .9, 2 },
	{ "index", "batch.index", true, -1, 0 },
	{ "jsonl", "batch.jsonl", true, -1, 0 },
	{ "text", "batch.txt", true, -1, 0 },
};

START_TEST(alignments_match_their_golden_file)
{
	dgm_write_options opt = DGM_WRITE_OPTIONS_INIT;
	uint64_t left_out = 99;
	dgm_output *out = memory();
	sample s;

	set_up(&s);
	opt.batch = rows[_i].batch;
	opt.min_confidence = rows[_i].threshold;
	opt.creation_date = "20260602T091500Z";
	ck_assert_int_eq(dgm_alignments_write(s.list, rows[_i].batch ? 2 : 1, rows[_i].format, &opt, out, &left_out, NULL), DGM_OK);
	against_golden(dgm_output_str(out), rows[_i].golden);
	ck_assert_uint_eq(left_out, rows[_i].left_out);
	dgm_output_abort(out);
	tear_down(&s);
}
END_TEST

static const struct { const char *format, *golden; } segment_rows[] = { { "lines", "segments.txt" }, { "jsonl", "segments.jsonl" } };

START_TEST(segments_match_their_golden_file)
{
	dgm_output *out = memory();
	sample s;

	set_up(&s);
	ck_assert_int_eq(dgm_segments_write(s.source, segment_rows[_i].format, out, NULL), DGM_OK);
	ck_assert_int_eq(dgm_segments_write(s.target, segment_rows[_i].format, out, NULL), DGM_OK);
	against_golden(dgm_output_str(out), segment_rows[_i].golden);
	dgm_output_abort(out);
	tear_down(&s);
}
END_TEST

START_TEST(tables_are_sorted_and_complete)
{
	const dgm_format_info *(*const tables[])(size_t) = { dgm_alignment_format_at, dgm_segment_format_at };
	const dgm_format_info *info, *before = NULL;
	size_t i;

	for (i = 0; (info = tables[_i](i)); i++) {
		ck_assert(!before || strcmp(before->name, info->name) < 0);
		ck_assert(info->extension[0] == '.' && info->summary[0]);
		before = info;
	}
	ck_assert_uint_gt(i, 1);
	ck_assert_ptr_null(tables[_i](i + 1));
}
END_TEST

static void count_warning(void *arg, const char *text)
{
	*(unsigned *)arg += strstr(text, "1 character that XML cannot hold became U+FFFD") != NULL;
}

START_TEST(replaced_characters_are_said)
{
	unsigned warned = 0;
	dgm_reporter reporter = { .warn = count_warning, .arg = &warned };
	dgm_write_options opt = DGM_WRITE_OPTIONS_INIT;
	dgm_output *out = memory();
	sample s;

	set_up(&s);
	opt.reporter = &reporter;
	ck_assert_int_eq(dgm_alignments_write(s.list, 1, "tmx", &opt, out, NULL, NULL), DGM_OK);
	ck_assert_uint_eq(warned, 1);
	ck_assert_ptr_null(memchr(dgm_output_str(out).p, 1, dgm_output_str(out).n));
	dgm_output_abort(out);
	tear_down(&s);
}
END_TEST

START_TEST(bad_arguments_are_refused)
{
	dgm_write_options opt = DGM_WRITE_OPTIONS_INIT;
	dgm_bead outside = { 4, 2, 0, 1, 1, 0 };
	dgm_error err = DGM_ERROR_INIT;
	dgm_output *out = memory();
	sample s;

	set_up(&s);
	ck_assert_int_eq(dgm_alignments_write(s.list, 1, "word", &opt, out, NULL, &err), DGM_EARG);
	ck_assert_ptr_nonnull(strstr(err.text, "\"word\""));
	ck_assert_int_eq(dgm_segments_write(s.source, "tmx", out, NULL), DGM_EARG);
	opt.min_confidence = 1.5;
	ck_assert_int_eq(dgm_alignments_write(s.list, 1, "tsv", &opt, out, NULL, &err), DGM_EARG);
	opt.min_confidence = 0;
	opt.creation_date = "2026-06-02";
	ck_assert_int_eq(dgm_alignments_write(s.list, 1, "tmx", &opt, out, NULL, &err), DGM_EARG);
	s.alignment.beads = &outside;
	s.alignment.bead_count = 1;
	ck_assert_int_eq(dgm_alignments_write(s.list, 1, "index", NULL, out, NULL, &err), DGM_EARG);
	dgm_output_abort(out);
	tear_down(&s);
}
END_TEST

START_TEST(pairs_of_several_sources_name_theirs)
{
	const dgm_alignment *list[2];
	dgm_alignment turned;
	dgm_output *out = memory();
	sample s;

	set_up(&s);
	turned = (dgm_alignment){ "turned", s.target, s.source, beads, 1, NULL, 0, NULL };
	list[0] = &s.alignment;
	list[1] = &turned;
	ck_assert_int_eq(dgm_alignments_write(list, 2, "tmx", NULL, out, NULL, NULL), DGM_OK);
	ck_assert_ptr_nonnull(strstr(dgm_output_str(out).p, "srclang=\"*all*\""));
	ck_assert_ptr_nonnull(strstr(dgm_output_str(out).p, "<tu tuid=\"turned-000001\" srclang=\"zh-Hans\">"));
	ck_assert_ptr_null(strstr(dgm_output_str(out).p, "creationdate"));
	dgm_output_abort(out);
	tear_down(&s);
}
END_TEST

static dgm_status write_one(sample *s, const char *format)
{
	dgm_output *out = NULL;
	dgm_status st = dgm_output_memory(&out, 1 << 20, NULL), end;

	if (st != DGM_OK)
		return st;
	st = dgm_alignments_write(s->list, 1, format, NULL, out, NULL, NULL);
	end = dgm_output_commit(out, NULL); /* memory that ran out while writing is told here */
	return st != DGM_OK ? st : end;
}

START_TEST(failing_allocations_are_survived)
{
	sample s;

	set_up(&s);
	DGM_FAIL_EVERY_ALLOCATION(write_one(&s, dgm_alignment_format_at((size_t)_i)->name), 200);
	tear_down(&s);
}
END_TEST

static const struct { const char *date; bool valid; } dates[] = {
	{ "20260602T091500Z", true }, { "20240229T235960Z", true }, { "20230229T000000Z", false }, { "20000229T000000Z", true },
	{ "19000229T000000Z", false }, { "20261302T091500Z", false }, { "20260600T091500Z", false }, { "20260602T241500Z", false },
	{ "20260602T091500", false }, { "2026-06-02T09:15", false }, { "", false },
};

START_TEST(dates_are_known)
{
	ck_assert_int_eq(dgm__xml_date_is_valid((dgm_str){ dates[_i].date, strlen(dates[_i].date) }), dates[_i].valid);
}
END_TEST

static const struct { const char *text; size_t n; bool legal; uint32_t code; } characters[] = {
	{ "tab\tline\nreturn\r", 16, true, 0 }, { "a\0b", 3, false, 0 }, { "\x1B[0m", 4, false, 0x1B }, { "\xEF\xBF\xBE", 3, false, 0xFFFE },
	{ "\xEF\xBF\xBF", 3, false, 0xFFFF }, { "\xEF\xBF\xBD", 3, true, 0 }, { "\xF4\x8F\xBF\xBF", 4, true, 0 }, { "\xFF", 1, false, UINT32_MAX },
	{ "\xED\xA0\x80", 3, false, UINT32_MAX }, { "", 0, true, 0 }, { "\xC2\x85\x7F", 3, true, 0 },
};

START_TEST(illegal_characters_are_named)
{
	uint32_t code = 0;

	ck_assert_int_eq(dgm__xml_is_legal((dgm_str){ characters[_i].text, characters[_i].n }, &code), characters[_i].legal);
	if (!characters[_i].legal)
		ck_assert_uint_eq(code, characters[_i].code);
}
END_TEST

static Suite *formats_suite(void)
{
	Suite *suite = suite_create("io formats");
	TCase *tcase = tcase_create("formats");

	tcase_add_loop_test(tcase, alignments_match_their_golden_file, 0, sizeof rows / sizeof *rows);
	tcase_add_loop_test(tcase, segments_match_their_golden_file, 0, sizeof segment_rows / sizeof *segment_rows);
	tcase_add_loop_test(tcase, tables_are_sorted_and_complete, 0, 2);
	tcase_add_test(tcase, replaced_characters_are_said);
	tcase_add_test(tcase, bad_arguments_are_refused);
	tcase_add_test(tcase, pairs_of_several_sources_name_theirs);
	tcase_add_loop_test(tcase, failing_allocations_are_survived, 0, 5);
	tcase_add_loop_test(tcase, dates_are_known, 0, sizeof dates / sizeof *dates);
	tcase_add_loop_test(tcase, illegal_characters_are_named, 0, sizeof characters / sizeof *characters);
	suite_add_tcase(suite, tcase);
	return suite;
}

DGM_UNIT_MAIN(formats_suite)
