/* PO and CSV: what becomes of every construct, refusals, and round trips of random units. JSON and TSV: t_memory_copy.c. */
#include "unit.h"

#include "config.h"

#include <stdio.h>

#ifdef HAVE_LIBARCHIVE
#include <archive.h>
#include <archive_entry.h>
#endif

#include "io/writer.h"
#include "random_units.h"
#include "tmx_show.h"

#define HEAD "msgid \"\"\nmsgstr \"\"\n\"Language: ru\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\"X-Source-Language: en_GB\\n\"\n\n"
#define U16(c) c "\0"

static const struct { const char *why, *name, *text; size_t n; const char *units, *findings, *error; } rows[] = {
#define TEXT(t) t, sizeof t - 1
	/* PO */
	{ "plain", "a.po", TEXT(HEAD "msgid \"yes\"\nmsgstr \"да\"\n"), "#1 | en-GB=yes | ru=да\n", "", NULL },
	{ "everything of an entry", "a.po", TEXT(HEAD "# one\n# two\n#. for you\n#: a.c:3\n#: b.c:4\n#, c-format, fuzzy\n#| msgid \"old\"\nmsgctxt \"menu\"\nmsgid \"\"\n"
		"\"a\\n\"\n  \"b\\t\\\"\\\\\\101\\x42\"\nmsgstr \"в\"\n"),
		"#1 menu x-comment:for you x-reference:a.c:3\nb.c:4 x-flags:c-format x-fuzzy:yes note:one\ntwo | en-GB=a\nb\t\"\\AB | ru=в\n", "13 previous\n", NULL },
	{ "entries without lines between them", "a.po", TEXT(HEAD "msgid \"a\"\nmsgstr \"b\"\nmsgid \"c\"\nmsgstr \"d\"\n#~ msgid \"old\"\n#~ msgstr \"x\"\nmsgctxt \"e\"\nmsgid \"f\"\nmsgstr \"\"\r\n"),
		"#1 | en-GB=a | ru=b\n#2 | en-GB=c | ru=d\n#3 e | en-GB=f\n", "11 obsolete\n12 obsolete\n13 single-variant\n", NULL },
	{ "plural forms", "a.po", TEXT(HEAD "msgctxt \"n\"\nmsgid \"one\"\nmsgid_plural \"%d\"\nmsgstr[0] \"один\"\nmsgstr[1] \"два\"\nmsgstr[2] \"пять\"\n"),
		"#1 n[0] | en-GB=one | ru=один\n#2 n[1] | en-GB=%d | ru=два\n#3 n[2] | en-GB=%d | ru=пять\n", "7 plural\n", NULL },
	{ "the language by the file's name", "/x/pt_BR.po", TEXT("msgid \"a\"\nmsgstr \"b\"\n"), "#1 | en=a | pt-BR=b\n", "", NULL },
	{ "a header alone", "a.po", TEXT(HEAD), "", "", NULL },
	{ "no language", "x1.po", TEXT("msgid \"a\"\nmsgstr \"b\"\n"), "", "", "the header names no language" },
	{ "another charset", "a.po", TEXT("msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=KOI8-R\\n\"\nmsgid \"a\"\nmsgstr \"b\"\n"), "", "", "the charset is KOI8-R; convert" },
	{ "no msgstr", "a.po", TEXT(HEAD "msgid \"a\"\nmsgid \"b\"\n"), "", "", "a.po:8: a keyword twice in one entry" },
	{ "no msgid", "a.po", TEXT(HEAD "msgctxt \"a\"\nmsgstr \"a\"\n\nmsgid \"b\"\nmsgstr \"c\"\n"), "", "", "an entry without msgid" },
	{ "no quotes", "a.po", TEXT(HEAD "msgid a\n"), "", "", "a string in double quotes is expected" },
	{ "a quote inside", "a.po", TEXT(HEAD "msgid \"a\"b\"\n"), "", "", "a double quote inside a string" },
	{ "an unknown escape", "a.po", TEXT(HEAD "msgid \"a\\q\"\n"), "", "", "an escape that C does not have" },
	{ "bytes that are no text", "a.po", TEXT(HEAD "msgid \"a\\377\"\nmsgstr \"b\"\n"), "", "", "the escapes of this entry give no UTF-8" },
	{ "an unknown keyword", "a.po", TEXT(HEAD "msgid \"a\"\nmsgtext \"b\"\n"), "", "", "neither msgctxt" },
	{ "a stray string", "a.po", TEXT("\"a\"\nmsgid \"b\"\n"), "", "", "a.po:1: a string that belongs to no keyword" },
	/* CSV */
	{ "a table", "a.csv", TEXT("en,id,ru\r\nyes,7,да\r\n"), "#1 7 | en=yes | ru=да\n", "", NULL },
	{ "Indonesian", "a.csv", TEXT("en,id\nyes,ya\n"), "#1 | en=yes | id=ya\n", "", NULL },
	{ "Indonesian beside others", "a.csv", TEXT("en,ind,ru\nyes,ya,да\n"), "#1 | en=yes | id=ya | ru=да\n", "", NULL },
	{ "quotes", "a.csv", TEXT("\"en\",ru\n\"a \"\"b\"\", c\",\"d\r\ne\nf\"\n\n\"\",g\n,h\n"), "#1 | en=a \"b\", c | ru=d\r\ne\nf\n#2 | en= | ru=g\n#3 | ru=h\n",
		"7 single-variant\n", NULL },
	{ "semicolons, a mark, more columns", "a.csv", TEXT("\xEF\xBB\xBF" "en;ru;x-note\na,b;c;n\nd\n"), "#1 x-note:n | en=a,b | ru=c\n#2 | en=d\n", "3 single-variant\n", NULL },
	{ "UTF-16 as spreadsheets write it", "a.csv", TEXT("\xFF\xFE" U16("e") U16("n") U16("\t") U16("r") U16("u") U16("\r") U16("\n") U16("a") U16("\t") "\x34\x04"), "#1 | en=a | ru=д\n", "", NULL },
	{ "half a character", "a.csv", TEXT("\xFF\xFE" U16("e") U16("n") U16(",") U16("r") U16("u") U16("\n") "a"), "", "", "the file ends inside a character" },
	{ "an open quote", "a.csv", TEXT("en,ru\na,\"b\nc\n"), "", "", "a.csv:2: the quote that is opened here is never closed" },
	{ "text behind a quote", "a.csv", TEXT("en,ru\n\"a\"b,c\n"), "", "", "a.csv:2: text behind a closing quote" },
	{ "too many fields", "a.csv", TEXT("en,ru\na,b,c\n"), "", "", "a.csv:2: more fields than the first row has names (2)" },
	{ "no languages", "a.csv", TEXT("hello,world\na,b\n"), "", "", "the first row names fewer than two languages" },
};

static dgm_status read_row(size_t i, dgm__buffer *units, dgm__buffer *findings, dgm_error *err)
{
	dgm_unit_reader_options opt = DGM_UNIT_READER_OPTIONS_INIT;

	opt.validate = true;
	return show_file(rows[i].name, units, findings, rows[i].text, rows[i].n, &opt, err);
}

START_TEST(reads)
{
	dgm__buffer units = DGM__BUFFER_INIT(1 << 20), findings = DGM__BUFFER_INIT(1 << 20);
	dgm_error err = DGM_ERROR_INIT;
	dgm_status st = read_row((size_t)_i, &units, &findings, &err);

	ck_assert_msg(st == (rows[_i].error ? DGM_EFORMAT : DGM_OK), "%s: %d %s", rows[_i].why, (int)st, err.text);
	ck_assert_msg(!rows[_i].error || strstr(err.text, rows[_i].error), "%s: %s", rows[_i].why, err.text);
	ck_assert_msg(!strcmp(units.p ? units.p : "", rows[_i].units), "%s:\n%s", rows[_i].why, units.p);
	ck_assert_msg(rows[_i].error || !strcmp(findings.p ? findings.p : "", rows[_i].findings), "%s:\n%s", rows[_i].why, findings.p);
	dgm__buffer_clear(&units);
	dgm__buffer_clear(&findings);
}
END_TEST

static dgm_status read_quietly(size_t i)
{
	dgm__buffer units = DGM__BUFFER_INIT(1 << 20), findings = DGM__BUFFER_INIT(1 << 20);
	dgm_status st = read_row(i, &units, &findings, NULL);

	if (st == DGM_OK && (units.failed != DGM_OK || findings.failed != DGM_OK))
		st = DGM_ENOMEM;
	dgm__buffer_clear(&units);
	dgm__buffer_clear(&findings);
	return st;
}

START_TEST(failing_reads_are_survived)
{
	if (!rows[_i].error)
		DGM_FAIL_EVERY_ALLOCATION(read_quietly((size_t)_i), 300);
}
END_TEST

static const struct { const char *format, *name; } formats[] = { { "po", "m.po" }, { "csv", "m.csv" } };

enum { UNITS = 200 };

/* Only what such a row holds: texts, and for PO an id, notes are left aside. */
static void strip(dgm_unit *u, dgm_variant variants[2], bool keeps_id)
{
	for (int i = 0; i < 2; i++) {
		variants[i] = (dgm_variant){ .language = u->variants[i].language, .text = u->variants[i].text };
		if (!variants[i].text.n)
			variants[i].text = str("x");
	}
	*u = (dgm_unit){ .id = keeps_id ? u->id : (dgm_str){ NULL, 0 }, .variants = variants, .variant_count = 2 };
}

START_TEST(round_trips)
{
	dice d = { .state = 20261127u + (uint64_t)_i };
	dgm__buffer wanted = DGM__BUFFER_INIT(64 << 20), got = DGM__BUFFER_INIT(64 << 20);
	dgm_unit_reader_options opt = DGM_UNIT_READER_OPTIONS_INIT;
	dgm_memory_header header = { .source_language = str("en") };
	dgm_unit_writer *writer = NULL;
	dgm_error err = DGM_ERROR_INIT;
	dgm_output *out = NULL;
	dgm_status st;

	ck_assert_int_eq(dgm_output_memory(&out, 64 << 20, NULL), DGM_OK);
	ck_assert_int_eq(dgm_unit_writer_new(&writer, formats[_i % 2].format, &header, out, NULL), DGM_OK);
	for (uint64_t i = 1; i <= UNITS; i++) {
		dgm_variant variants[2];
		dgm_unit unit;
		char id[16];

		any_unit(&d, true, &unit);
		strip(&unit, variants, _i % 2 == 0);
		snprintf(id, sizeof id, "%d\"\n", (int)i);
		if (_i % 2 == 0 && !unit.id.n)
			unit.id = str(id);
		unit.number = i;
		show_unit(&wanted, &unit);
		ck_assert_int_eq(dgm_unit_writer_write(writer, &unit, NULL), DGM_OK);
	}
	ck_assert_int_eq(dgm_unit_writer_finish(writer, NULL), DGM_OK);
	st = show_file(formats[_i % 2].name, &got, NULL, dgm_output_str(out).p, dgm_output_str(out).n, &opt, &err);
	ck_assert_msg(st == DGM_OK, "%s", err.text);
	for (const char *a = wanted.p, *b = got.p; *a || *b; a += strcspn(a, "\n") + 1, b += strcspn(b, "\n") + 1)
		ck_assert_msg(!strncmp(a, b, strcspn(a, "\n") + 1), "wanted %.300s\n   got %.300s", a, b);
	dgm_output_abort(out);
	dgm__buffer_clear(&wanted);
	dgm__buffer_clear(&got);
	dgm__arena_clear(&d.arena);
}
END_TEST

static void write_three(dgm_output *out, dgm_status *st)
{
	dgm_property properties[] = { { str("x-confidence"), str("0.5"), { NULL, 0 } }, { str("x-reference"), str("a.c:1"), { NULL, 0 } } };
	dgm_str note = str("look\nhere");
	dgm_code code = { .kind = DGM_CODE_PH };
	dgm_variant variants[] = { { .language = str("en"), .text = str("a\n"), .codes = &code, .code_count = 1 }, { .language = str("ru"), .text = str("\"b\"") },
		{ .language = str("ko"), .text = str("c") } };
	dgm_unit unit = { .id = str("1"), .variants = variants, .variant_count = 3, .properties = properties, .property_count = 2, .notes = &note, .note_count = 1 },
		empty = { .variants = variants + 1, .variant_count = 1 };
	dgm_memory_header header = { .source_language = str("en"), .history.creation_date = str("20260602T091500Z") };
	dgm_unit_writer *writer = NULL;

	*st = dgm_unit_writer_new(&writer, "po", &header, out, NULL);
	for (int i = 0; i < 3 && *st == DGM_OK; i++)
		*st = dgm_unit_writer_write(writer, i < 2 ? &unit : &empty, NULL);
	if (*st != DGM_OK) {
		dgm_unit_writer_abort(writer);
		return;
	}
	ck_assert_uint_eq(writer->lost[DGM__LOSS_UNITS], 1);
	ck_assert_uint_eq(writer->lost[DGM__LOSS_VARIANTS], 2);
	ck_assert_uint_eq(writer->lost[DGM__LOSS_CODES], 2);
	ck_assert_uint_eq(writer->lost[DGM__LOSS_PROPERTIES], 2); /* the confidences */
	*st = dgm_unit_writer_finish(writer, NULL);
}

#define ENTRY(context) "\n# look\n# here\n#: a.c:1\n#, fuzzy\nmsgctxt \"" context "\"\nmsgid \"a\\n\"\nmsgstr \"\\\"b\\\"\"\n"

/* An entry that stood before gets another context: msgfmt refuses the second. */
START_TEST(po_is_written)
{
	dgm_output *out = NULL;
	dgm_status st;
	const char *entries;

	ck_assert_int_eq(dgm_output_memory(&out, 1 << 20, NULL), DGM_OK);
	write_three(out, &st);
	ck_assert_int_eq(st, DGM_OK);
	ck_assert_ptr_nonnull(strstr(dgm_output_str(out).p, "\"PO-Revision-Date: 2026-06-02 09:15+0000\\n\"\n"));
	ck_assert_ptr_nonnull(strstr(dgm_output_str(out).p, "\"Language: ru\\n\"\n"));
	entries = strstr(dgm_output_str(out).p, "\n\n");
	ck_assert_ptr_nonnull(entries);
	ck_assert_str_eq(entries + 1, ENTRY("1") ENTRY("~2 1"));
	dgm_output_abort(out);
}
END_TEST

static dgm_status write_po(void)
{
	dgm_output *out = NULL;
	dgm_status st = dgm_output_memory(&out, 1 << 20, NULL), end;

	if (st != DGM_OK)
		return st;
	write_three(out, &st);
	end = dgm_output_commit(out, NULL);
	return st != DGM_OK ? st : end;
}

START_TEST(failing_writes_are_survived)
{
	DGM_FAIL_EVERY_ALLOCATION(write_po(), 100);
}
END_TEST

/* --- packed ------------------------------------------------------------------------------------------------------------------------------ */

#ifdef HAVE_LIBARCHIVE

enum { PACKED = 1 << 20 };

/* A table of many rows, packed by xz or Zstandard; its bytes in *n. The caller frees. */
static char *pack(bool xz, size_t *n, unsigned rows_wanted)
{
	struct archive *a = archive_write_new();
	struct archive_entry *entry = archive_entry_new();
	char *to = malloc(PACKED), row[64];

	ck_assert_int_eq(xz ? archive_write_add_filter_xz(a) : archive_write_add_filter_zstd(a), ARCHIVE_OK);
	ck_assert_int_eq(archive_write_set_format_raw(a), ARCHIVE_OK);
	ck_assert_int_eq(archive_write_set_bytes_in_last_block(a, 1), ARCHIVE_OK);
	ck_assert_int_eq(archive_write_open_memory(a, to, PACKED, n), ARCHIVE_OK);
	archive_entry_set_filetype(entry, AE_IFREG);
	archive_entry_set_pathname(entry, "m.csv");
	ck_assert_int_eq(archive_write_header(a, entry), ARCHIVE_OK);
	archive_write_data(a, "en,ru\n", 6);
	for (unsigned i = 0; i < rows_wanted; i++) {
		int length = snprintf(row, sizeof row, "row %u,%u\n", i * 7919, i * 104729);

		archive_write_data(a, row, (size_t)length);
	}
	ck_assert_int_eq(archive_write_close(a), ARCHIVE_OK);
	archive_entry_free(entry);
	archive_write_free(a);
	return to;
}

static uint64_t count_lines(const dgm__buffer *b)
{
	uint64_t count = 0;

	for (size_t i = 0; i < b->n; i++)
		count += b->p[i] == '\n';
	return count;
}

START_TEST(packed_is_unpacked)
{
	dgm__buffer units = DGM__BUFFER_INIT(64 << 20);
	dgm_unit_reader_options opt = DGM_UNIT_READER_OPTIONS_INIT;
	dgm_error err = DGM_ERROR_INIT;
	size_t n;
	char *bytes = pack(_i % 2, &n, 8000);

	ck_assert_int_eq(show_file(_i % 2 ? "m.csv.xz" : "m.csv.zst", &units, NULL, bytes, n, &opt, &err), DGM_OK);
	ck_assert_uint_eq(count_lines(&units), 8000);
	dgm__buffer_reset(&units);
	ck_assert_int_eq(show_file("m.csv.xz", &units, NULL, bytes, n - n / 4, &opt, &err), DGM_EFORMAT);
	ck_assert_msg(strstr(err.text, "packed stream is cut short") != NULL, "%s", err.text);
	bytes[n / 2] ^= 0x55;
	bytes[n / 2 + 1] ^= 0x55;
	ck_assert_int_eq(show_file("m.csv.zst", &units, NULL, bytes, n, &opt, &err), DGM_EFORMAT);
	dgm__buffer_clear(&units);
	free(bytes);
}
END_TEST

static dgm_status read_packed(const char *bytes, size_t n)
{
	dgm__buffer units = DGM__BUFFER_INIT(1 << 20);
	dgm_unit_reader_options opt = DGM_UNIT_READER_OPTIONS_INIT;
	dgm_status st = show_file("m.csv.xz", &units, NULL, bytes, n, &opt, NULL);

	if (st == DGM_OK && units.failed != DGM_OK)
		st = DGM_ENOMEM;
	dgm__buffer_clear(&units);
	return st;
}

START_TEST(failing_unpacking_is_survived)
{
	size_t n;
	char *bytes = pack(_i % 2, &n, 3);

	DGM_FAIL_EVERY_ALLOCATION(read_packed(bytes, n), 200);
	free(bytes);
}
END_TEST

#endif

static Suite *rows_suite(void)
{
	Suite *suite = suite_create("rows");
	TCase *tcase = tcase_create("rows");

	tcase_add_loop_test(tcase, reads, 0, sizeof rows / sizeof *rows);
	tcase_add_loop_test(tcase, failing_reads_are_survived, 0, sizeof rows / sizeof *rows);
	tcase_add_loop_test(tcase, round_trips, 0, 8);
	tcase_add_test(tcase, po_is_written);
	tcase_add_test(tcase, failing_writes_are_survived);
#ifdef HAVE_LIBARCHIVE
	tcase_add_loop_test(tcase, packed_is_unpacked, 0, 2);
	tcase_add_loop_test(tcase, failing_unpacking_is_survived, 0, 2);
#endif
	suite_add_tcase(suite, tcase);
	return suite;
}

DGM_UNIT_MAIN(rows_suite)
