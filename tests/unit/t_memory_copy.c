/* Copies of memories: conversion both ways, joining, repeats, ids, languages; the readers of rows and their faults. */
#include "unit.h"

#include <stdio.h>
#include <unistd.h>

#include "tmx_show.h"

#define TMX(source, body) "<tmx version=\"1.4\"><header creationtool=\"t\" creationtoolversion=\"1\" segtype=\"sentence\" o-tmf=\"t\" adminlang=\"en\" " \
	"srclang=\"" source "\" datatype=\"plaintext\"/><body>" body "</body></tmx>"
#define PAIR(id, a, b) "<tu tuid=\"" id "\"><tuv xml:lang=\"en\"><seg>" a "</seg></tuv><tuv xml:lang=\"ru\"><seg>" b "</seg></tuv></tu>"

static void write_file(char path[64], const char *ending, const char *text, size_t n)
{
	int fd;

	snprintf(path, 64, "/tmp/dgm-t-copy-XXXXXX%s", ending);
	fd = mkstemps(path, (int)strlen(ending));
	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(write(fd, text, n), (ssize_t)n);
	close(fd);
}

/* Copies up to two memories given as text; what comes out is in *out, counts and warnings too. */
typedef struct result {
	dgm_status st;
	dgm_error err;
	dgm_memory_copy_counts counts;
	char warnings[1024];
	dgm_output *out;
} result;

static void collect(void *arg, const char *text)
{
	result *r = arg;

	snprintf(r->warnings + strlen(r->warnings), sizeof r->warnings - strlen(r->warnings), "%s\n", text);
}

static void copy(result *r, const char *ending, const char *a, const char *b, dgm_memory_copy_options *opt)
{
	dgm_reporter reporter = { .warn = collect, .arg = r };
	char paths[2][64];
	const char *list[2] = { paths[0], paths[1] };

	memset(r, 0, sizeof *r);
	write_file(paths[0], ending, a, strlen(a));
	if (b)
		write_file(paths[1], ending, b, strlen(b));
	opt->reporter = &reporter;
	ck_assert_int_eq(dgm_output_memory(&r->out, 1 << 24, NULL), DGM_OK);
	r->st = dgm_memories_copy(list, b ? 2 : 1, opt, r->out, &r->counts, &r->err);
	unlink(paths[0]);
	if (b)
		unlink(paths[1]);
}

static const struct { const char *why, *ending, *first, *second, *format, *out, *warning; uint64_t read, written, duplicates, renamed; } rows[] = {
	{ "to a table", ".tmx", TMX("en", PAIR("1", "a\tb", "б") PAIR("2", "c", "")), NULL, "tsv", "en\tru\na b\tб\nc\t\n", "2 ids", 2, 2, 0, 0 },
	{ "to JSON", ".tmx", TMX("en", "<tu tuid=\"1\" creationdate=\"20240102T030405Z\" changeid=\"x\"><note>n</note><prop type=\"p\">v</prop><prop type=\"q\">1</prop>"
		"<prop type=\"p\">w</prop><tuv xml:lang=\"en\"><seg>\"a\"</seg></tuv><tuv xml:lang=\"ru\"><seg>б</seg></tuv></tu>"), NULL, "jsonl",
		"{\"id\":\"1\",\"segments\":{\"en\":\"\\\"a\\\"\",\"ru\":\"б\"},\"properties\":{\"p\":[\"v\",\"w\"],\"q\":\"1\"},\"notes\":[\"n\"],"
		"\"created\":\"20240102T030405Z\",\"changed_by\":\"x\"}\n", "", 1, 1, 0, 0 },
	{ "a language twice does not fit an object", ".tmx", TMX("en", "<tu><tuv xml:lang=\"en\"><seg>a</seg></tuv><tuv xml:lang=\"ru\"><seg>б</seg></tuv>"
		"<tuv xml:lang=\"ru\"><seg>в<ph/></seg></tuv></tu>"), NULL, "jsonl", "{\"segments\":{\"en\":\"a\",\"ru\":\"б\"}}\n", "1 inline codes, 1 variants", 1, 1, 0, 0 },
	{ "from a table", ".tsv", "\xEF\xBB\xBF" "en\tid\tx-note\tru\r\na\t7\tn\tб\r\n\r\nc\t\t\t\r\n", NULL, "jsonl",
		"{\"id\":\"7\",\"segments\":{\"en\":\"a\",\"ru\":\"б\"},\"properties\":{\"x-note\":\"n\"}}\n{\"segments\":{\"en\":\"c\"}}\n", "single-variant", 2, 2, 0, 0 },
	{ "from JSON", ".jsonl", "{\"segments\":{\"en_us\":\"a\",\"ru\":\"\\u0431\"},\"id\":\"7\",\"properties\":{\"p\":[\"1\",\"2\"]},\"notes\":[\"n\"]}\n\n"
		"{\"segments\":{\"En\":\"c\",\"not a tag\":\"d\"}}\n", NULL, "tsv", "en-US\tru\na\tб\n", "\"not a tag\" is no language tag", 1, 1, 0, 0 },
	{ "joined, ids made unique", ".tmx", TMX("en", PAIR("1", "a", "б")), TMX("en", PAIR("1", "c", "д") PAIR("2", "e", "ж")), "jsonl",
		"{\"id\":\"1\",\"segments\":{\"en\":\"a\",\"ru\":\"б\"}}\n{\"id\":\"1~2\",\"segments\":{\"en\":\"c\",\"ru\":\"д\"}}\n{\"id\":\"2\",\"segments\":{\"en\":\"e\",\"ru\":\"ж\"}}\n",
		"", 3, 3, 0, 1 },
	{ "joined, each with its source", ".tmx", TMX("en", PAIR("1", "a", "б")), TMX("ru", PAIR("2", "c", "д")), "jsonl",
		"{\"id\":\"1\",\"segments\":{\"en\":\"a\",\"ru\":\"б\"},\"source_language\":\"en\"}\n{\"id\":\"2\",\"segments\":{\"en\":\"c\",\"ru\":\"д\"},\"source_language\":\"ru\"}\n",
		"", 2, 2, 0, 0 },
};

START_TEST(copies)
{
	dgm_memory_copy_options opt = DGM_MEMORY_COPY_OPTIONS_INIT;
	result r;

	opt.format = rows[_i].format;
	copy(&r, rows[_i].ending, rows[_i].first, rows[_i].second, &opt);
	ck_assert_msg(r.st == DGM_OK, "%s: %s", rows[_i].why, r.err.text);
	ck_assert_int_eq((int)dgm_output_str(r.out).n, (int)strlen(rows[_i].out));
	ck_assert_str_eq(dgm_output_str(r.out).p, rows[_i].out);
	ck_assert_msg(strstr(r.warnings, rows[_i].warning) && !*rows[_i].warning == !*r.warnings, "%s: %s", rows[_i].why, r.warnings);
	ck_assert_uint_eq(r.counts.read, rows[_i].read);
	ck_assert_uint_eq(r.counts.written, rows[_i].written);
	ck_assert_uint_eq(r.counts.duplicates, rows[_i].duplicates);
	ck_assert_uint_eq(r.counts.renamed, rows[_i].renamed);
	dgm_output_abort(r.out);
}
END_TEST

#define REPEATS PAIR("1", "Rain fell.", "Шёл дождь.") PAIR("2", "Rain  fell. ", "Шёл дождь.") PAIR("3", "RAIN FELL.", "Шёл дождь.") \
	PAIR("4", "Rain fell.", "Дождь шёл.") PAIR("5", "\xEF\xBC\xB2\x61in fell.", "ШЁЛ ДОЖДЬ.")

START_TEST(repeats_are_left_out)
{
	dgm_memory_copy_options opt = DGM_MEMORY_COPY_OPTIONS_INIT;
	result r;

	opt.format = "jsonl";
	opt.drop_duplicates = true;
	opt.normalise = _i ? DGM_NORMALISE_CASE : 0;
	copy(&r, ".tmx", TMX("en", REPEATS), TMX("en", REPEATS), &opt);
	ck_assert_int_eq(r.st, DGM_OK);
	ck_assert_uint_eq(r.counts.read, 10);
	ck_assert_uint_eq(r.counts.written, _i ? 2 : 4);
	ck_assert_uint_eq(r.counts.duplicates, _i ? 8 : 6);
	ck_assert_uint_eq(r.counts.same, 6);
	ck_assert_uint_eq(r.counts.alike, _i ? 2 : 0);
	ck_assert_uint_eq(r.counts.other, 0);
	ck_assert_uint_eq(r.counts.renamed, 0);
	dgm_output_abort(r.out);
}
END_TEST

START_TEST(languages_are_chosen)
{
	static const char *const tags[] = { "ru", "ko" };
	dgm_memory_copy_options opt = DGM_MEMORY_COPY_OPTIONS_INIT;
	result r;

	opt.languages = tags;
	opt.language_count = 2;
	opt.tag_origin = true;
	copy(&r, ".tmx", TMX("en", "<tu srclang=\"en\"><tuv xml:lang=\"en\"><seg>a</seg></tuv><tuv xml:lang=\"ko\"><seg>나</seg></tuv><tuv xml:lang=\"ru\"><seg>б</seg></tuv></tu>"
		"<tu><tuv xml:lang=\"en\"><seg>c</seg></tuv><tuv xml:lang=\"de\"><seg>d</seg></tuv></tu>"), NULL, &opt);
	ck_assert_int_eq(r.st, DGM_OK);
	ck_assert_uint_eq(r.counts.without, 1);
	ck_assert_uint_eq(r.counts.written, 1);
	ck_assert_ptr_nonnull(strstr(dgm_output_str(r.out).p, "srclang=\"ru\""));
	ck_assert_ptr_nonnull(strstr(dgm_output_str(r.out).p, "<prop type=\"x-origin\">dgm-t-copy-"));
	ck_assert_ptr_nonnull(strstr(dgm_output_str(r.out).p, "<tuv xml:lang=\"ru\"><seg>б</seg></tuv>\n<tuv xml:lang=\"ko\"><seg>나</seg></tuv>\n</tu>"));
	dgm_output_abort(r.out);
}
END_TEST

static const struct { const char *why, *ending, *text, *error; } faults[] = {
	{ "no JSON", ".jsonl", "{\"segments\":{\"en\":\"a\"}}\n{\"segments\":\n", ":2: not JSON" },
	{ "no object", ".jsonl", "{\"segments\":{\"en\":\"a\"}}\n7\n", ":2: not " },
	{ "no segments", ".jsonl", "{\"segments\":{\"en\":\"a\"}}\n{\"id\":\"1\"}\n", ":2: no object \"segments\"" },
	{ "a segment that is a number", ".jsonl", "{\"segments\":{\"en\":1}}\n", ":1: a segment is not a string" },
	{ "half a surrogate pair", ".jsonl", "{\"segments\":{\"en\":\"\\ud83d\"}}\n", ":1: not JSON" },
	{ "not UTF-8", ".jsonl", "{\"segments\":{\"en\":\"\xE9\"}}\n", ":1: not valid UTF-8 at byte 20" },
	{ "a table without names", ".tsv", "Rain.\tДождь.\n", ":1: the first row names fewer than two languages" },
	{ "a row too long", ".tsv", "en\tru\na\tb\tc\n", ":2: more fields than the first row has names (2)" },
	{ "a character that XML cannot hold", ".tsv", "en\tru\na\x01\tb\n", "unit 1: the text has character U+0001" },
};

START_TEST(faults_are_named)
{
	dgm_memory_copy_options opt = DGM_MEMORY_COPY_OPTIONS_INIT;
	result r;

	copy(&r, faults[_i].ending, faults[_i].text, NULL, &opt);
	ck_assert_msg(r.st == DGM_EFORMAT, "%s: %d", faults[_i].why, (int)r.st);
	ck_assert_msg(strstr(r.err.text, faults[_i].error) != NULL, "%s: %s", faults[_i].why, r.err.text);
	dgm_output_abort(r.out);
}
END_TEST

/* What the JSON of a memory holds makes the same memory again. */
START_TEST(json_round_trips)
{
	static const char text[] = TMX("en", "<tu tuid=\"&lt;1>\" creationdate=\"20240102T030405Z\" changedate=\"20240102T030406Z\" creationid=\"c\" srclang=\"ru\"><note>n\n2</note>"
		"<prop type=\"p\">v</prop><prop type=\"p\"></prop><tuv xml:lang=\"en\"><seg>a\t\"\\&#x2028;&#x1F327;&#127;</seg></tuv>"
		"<tuv xml:lang=\"sr-Latn\"><seg/></tuv></tu>");
	dgm_memory_copy_options to_json = DGM_MEMORY_COPY_OPTIONS_INIT, to_tmx = DGM_MEMORY_COPY_OPTIONS_INIT;
	dgm_unit_reader_options plain = DGM_UNIT_READER_OPTIONS_INIT;
	dgm__buffer before = DGM__BUFFER_INIT(1 << 20), after = DGM__BUFFER_INIT(1 << 20);
	result json, tmx;

	to_json.format = "jsonl";
	copy(&json, ".tmx", text, NULL, &to_json);
	ck_assert_int_eq(json.st, DGM_OK);
	copy(&tmx, ".jsonl", dgm_output_str(json.out).p, NULL, &to_tmx);
	ck_assert_msg(tmx.st == DGM_OK, "%s", tmx.err.text);
	ck_assert_int_eq(show_memory(&before, NULL, text, sizeof text - 1, &plain, NULL), DGM_OK);
	ck_assert_int_eq(show_memory(&after, NULL, dgm_output_str(tmx.out).p, dgm_output_str(tmx.out).n, &plain, NULL), DGM_OK);
	ck_assert_str_eq(before.p, after.p);
	dgm_output_abort(json.out);
	dgm_output_abort(tmx.out);
	dgm__buffer_clear(&before);
	dgm__buffer_clear(&after);
}
END_TEST

START_TEST(arguments_are_checked)
{
	const char *paths[] = { "-" };
	dgm_memory_copy_options opt = DGM_MEMORY_COPY_OPTIONS_INIT;
	dgm_error err = DGM_ERROR_INIT;
	result r;

	ck_assert_int_eq(dgm_output_memory(&r.out, 1 << 20, NULL), DGM_OK);
	ck_assert_int_eq(dgm_memories_copy(paths, 0, NULL, r.out, NULL, &err), DGM_EARG);
	dgm_output_abort(r.out);
	opt.format = "docx";
	copy(&r, ".tmx", TMX("en", ""), NULL, &opt);
	ck_assert_int_eq(r.st, DGM_EARG);
	dgm_output_abort(r.out);
	for (size_t i = 0; dgm_memory_format_at(i); i++)
		ck_assert(!i || strcmp(dgm_memory_format_at(i - 1)->name, dgm_memory_format_at(i)->name) < 0);
}
END_TEST

/* One line longer than a piece of input, and many lines over its borders. */
START_TEST(long_lines_are_read)
{
	dgm_memory_copy_options opt = DGM_MEMORY_COPY_OPTIONS_INIT;
	dgm__buffer text = DGM__BUFFER_INIT(1 << 24);
	result r;

	dgm__buffer_puts(&text, "en\tru\n");
	for (int i = 0; i < 30000; i++)
		dgm__buffer_printf(&text, "line %d\tстрока %d\n", i, i);
	for (int i = 0; i < 30000; i++)
		dgm__buffer_puts(&text, "long ");
	dgm__buffer_puts(&text, "\tдлинная");
	opt.format = "tsv";
	copy(&r, ".tsv", text.p, NULL, &opt);
	ck_assert_int_eq(r.st, DGM_OK);
	dgm__buffer_puts(&text, "\n");
	ck_assert_uint_eq(dgm_output_str(r.out).n, text.n);
	ck_assert_int_eq(memcmp(dgm_output_str(r.out).p, text.p, text.n), 0);
	dgm_output_abort(r.out);
	dgm__buffer_clear(&text);
}
END_TEST

static dgm_status copy_once(const char *path, const char *format)
{
	dgm_memory_copy_options opt = DGM_MEMORY_COPY_OPTIONS_INIT;
	const char *list[] = { path, path };
	dgm_output *out = NULL;
	dgm_status st = dgm_output_memory(&out, 1 << 20, NULL), end;

	if (st != DGM_OK)
		return st;
	opt.format = format;
	opt.drop_duplicates = opt.tag_origin = true;
	opt.normalise = DGM_NORMALISE_CASE;
	st = dgm_memories_copy(list, 2, &opt, out, NULL, NULL);
	end = dgm_output_commit(out, NULL);
	return st != DGM_OK ? st : end;
}

static const struct { const char *ending, *text; } kinds[] = {
	{ ".tmx", TMX("en", PAIR("1", "a", "b") PAIR("1", "c", "d")) }, { ".tsv", "en\tru\tid\tp\na\tb\t1\tv\nc\td\t1\tv\n" },
};

/* jansson allocates by itself, so JSON is read with the library's own allocations failing only. */
START_TEST(failing_allocations_are_survived)
{
	char path[64];

	write_file(path, kinds[_i % 2].ending, kinds[_i % 2].text, strlen(kinds[_i % 2].text));
	DGM_FAIL_EVERY_ALLOCATION(copy_once(path, dgm_memory_format_at((size_t)_i / 2)->name), 1000);
	unlink(path);
}
END_TEST

static Suite *copy_suite(void)
{
	Suite *suite = suite_create("memory copy");
	TCase *tcase = tcase_create("copy");

	tcase_add_loop_test(tcase, copies, 0, sizeof rows / sizeof *rows);
	tcase_add_loop_test(tcase, repeats_are_left_out, 0, 2);
	tcase_add_test(tcase, languages_are_chosen);
	tcase_add_loop_test(tcase, faults_are_named, 0, sizeof faults / sizeof *faults);
	tcase_add_test(tcase, json_round_trips);
	tcase_add_test(tcase, arguments_are_checked);
	tcase_add_test(tcase, long_lines_are_read);
	tcase_add_loop_test(tcase, failing_allocations_are_survived, 0, 6);
	suite_add_tcase(suite, tcase);
	return suite;
}

DGM_UNIT_MAIN(copy_suite)
