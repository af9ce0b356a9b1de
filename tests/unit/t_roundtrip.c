/* Random units through every format of memories and back: any plane, bidi marks, line ends, empty and huge texts; and filters without memory. */
#include "unit.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <dragoman/filter.h>
#include <dragoman/memory.h>

#include "base/buffer.h"

enum { UNITS = 120, HUGE_TEXT = 200000 };

static unsigned state = 5;

static unsigned draw(unsigned below)
{
	state = state * 1103515245u + 12345u;
	return (state >> 16) % below;
}

static void put(dgm__buffer *to, unsigned c)
{
	char b[4];

	if (c < 0x80) {
		dgm__buffer_putc(to, (char)c);
	} else if (c < 0x800) {
		b[0] = (char)(0xC0 | c >> 6);
		b[1] = (char)(0x80 | (c & 63));
		dgm__buffer_append(to, b, 2);
	} else if (c < 0x10000) {
		b[0] = (char)(0xE0 | c >> 12);
		b[1] = (char)(0x80 | (c >> 6 & 63));
		b[2] = (char)(0x80 | (c & 63));
		dgm__buffer_append(to, b, 3);
	} else {
		b[0] = (char)(0xF0 | c >> 18);
		b[1] = (char)(0x80 | (c >> 12 & 63));
		b[2] = (char)(0x80 | (c >> 6 & 63));
		b[3] = (char)(0x80 | (c & 63));
		dgm__buffer_append(to, b, 4);
	}
}

/* Any character that XML 1.0 can hold, with a liking for those that have been trouble. */
static unsigned character(void)
{
	static const unsigned odd[] = { '<', '>', '&', '"', '\'', '\\', ',', ';', ' ', 0xA0, 0x200B, 0x200D, 0x200E, 0x200F, 0x202A, 0x202E, 0x2066, 0x2069, 0x2028, 0x85, 0x7F,
		0xFEFF, 0xFFFD, 0x0301, 0x10FFFD, 0x1F468, 0xE000, '\t', '\n', '\r' };
	unsigned c;

	switch (draw(4)) {
	case 0: return odd[draw(sizeof odd / sizeof *odd)];
	case 1: return 0x20 + draw(0x5F);
	case 2: return 0xA1 + draw(0xD700 - 0xA1);
	default: c = (1 + draw(16)) << 16 | draw(0x8000) << 1 | draw(2);
	}
	return (c & 0xFFFE) == 0xFFFE ? 0x10000 : c;
}

static void invent(dgm__buffer *text)
{
	unsigned n = draw(40) ? draw(60) : draw(10) ? 0 : HUGE_TEXT;

	for (unsigned i = 0; i < n; i++)
		put(text, character());
}

/* White space as formats may change it: runs of it, also at the ends, are one space. */
static void squeeze(dgm__buffer *to, dgm_str text)
{
	bool space = false;

	dgm__buffer_reset(to);
	dgm__buffer_puts(to, "");
	for (size_t i = 0; i < text.n; i++) {
		if (strchr(" \t\n\r", text.p[i])) {
			space = to->n > 0;
			continue;
		}
		if (space)
			dgm__buffer_putc(to, ' ');
		space = false;
		dgm__buffer_putc(to, text.p[i]);
	}
}

static bool same(dgm_str a, dgm_str b, bool exactly)
{
	static dgm__buffer x = DGM__BUFFER_INIT(1 << 24), y = DGM__BUFFER_INIT(1 << 24);

	if (exactly)
		return a.n == b.n && (!a.n || !memcmp(a.p, b.p, a.n));
	squeeze(&x, a);
	squeeze(&y, b);
	return x.n == y.n && !memcmp(x.p, y.p, x.n);
}

static const struct { const char *format, *ending; bool exactly; } ways[] = { { "jsonl", ".jsonl", true }, { "tmx", ".tmx", false }, { "tsv", ".tsv", false },
	{ "xliff", ".xlf", true }, { "xliff2", ".xlf", true }, { "csv", ".csv", true }, { "po", ".po", true } };

START_TEST(units_come_back)
{
	dgm__buffer texts[UNITS][2];
	dgm_memory_header header = { .source_language = { "en", 2 } };
	dgm_error err = DGM_ERROR_INIT;
	dgm_unit_writer *writer;
	dgm_unit_reader *reader;
	const dgm_unit *back;
	dgm_output *output;
	char path[64];

	state = 5;
	snprintf(path, sizeof path, "/tmp/dgm-t-round-XXXXXX%s", ways[_i].ending);
	close(mkstemps(path, (int)strlen(ways[_i].ending)));
	ck_assert_int_eq(dgm_output_open(&output, path, &err), DGM_OK);
	ck_assert_int_eq(dgm_unit_writer_new(&writer, ways[_i].format, &header, output, &err), DGM_OK);
	for (unsigned i = 0; i < UNITS; i++) {
		dgm_variant variants[2] = { { .language = { "en", 2 } }, { .language = { "ar", 2 } } };
		dgm_unit u = { .variants = variants, .variant_count = 2, .number = i + 1 };

		for (int k = 0; k < 2; k++) {
			texts[i][k] = (dgm__buffer)DGM__BUFFER_INIT(1 << 22);
			dgm__buffer_puts(&texts[i][k], k ? "" : "x"); /* a unit of nothing is none in a table */
			invent(&texts[i][k]);
			variants[k].text = dgm__buffer_view(&texts[i][k]);
		}
		ck_assert_msg(dgm_unit_writer_write(writer, &u, &err) == DGM_OK, "%s", err.text);
	}
	ck_assert_int_eq(dgm_unit_writer_finish(writer, &err), DGM_OK);
	ck_assert_int_eq(dgm_output_commit(output, &err), DGM_OK);
	ck_assert_msg(dgm_unit_reader_open(&reader, path, NULL, &err) == DGM_OK, "%s", err.text);
	for (unsigned i = 0; i < UNITS; i++) {
		ck_assert_msg(dgm_unit_reader_next(reader, &back, &err) == DGM_OK && back, "%s: %s", ways[_i].format, err.text);
		for (int k = 0; k < 2; k++) {
			const dgm_variant *v = dgm_unit_variant(back, k ? "ar" : "en");
			dgm_str nothing = { "", 0 };

			ck_assert_msg(same(v ? v->text : nothing, dgm__buffer_view(&texts[i][k]), ways[_i].exactly), "%s: unit %u, side %d", ways[_i].format, i + 1, k);
			dgm__buffer_clear(&texts[i][k]);
		}
	}
	ck_assert(dgm_unit_reader_next(reader, &back, &err) == DGM_OK && !back);
	dgm_unit_reader_close(reader);
	unlink(path);
}
END_TEST

static dgm_status filter_once(void)
{
	dgm_variant variants[] = { { .language = { "en", 2 }, .text = { "Rain fell.", 10 } }, { .language = { "ru", 2 }, .text = { "Дождь.", 11 } } };
	dgm_unit u = { .variants = variants, .variant_count = 2, .number = 1 };
	dgm_filter *filter = NULL;
	bool passes = false;
	dgm_status st = dgm_filter_new(&filter, "not (words(\"en\") > 5 or id = \"x\") and text(\"ru\") ~ \"дождь\" and ratio < 3.5", NULL);

	if (st == DGM_OK)
		st = dgm_filter_run(filter, &u, &passes, NULL);
	ck_assert(st != DGM_OK || passes);
	dgm_filter_free(filter);
	return st;
}

START_TEST(filters_survive_failing_allocations)
{
	DGM_FAIL_EVERY_ALLOCATION(filter_once(), 200);
}
END_TEST

static Suite *roundtrip_suite(void)
{
	Suite *suite = suite_create("round trip");
	TCase *tcase = tcase_create("round trip");

	tcase_add_loop_test(tcase, units_come_back, 0, sizeof ways / sizeof *ways);
	tcase_add_test(tcase, filters_survive_failing_allocations);
	suite_add_tcase(suite, tcase);
	return suite;
}

DGM_UNIT_MAIN(roundtrip_suite)
