/* tm split: every unit in the part where it belongs, names that no two parts share, what is in no part counted, failing allocations. */
#include "unit.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <dragoman/split.h>

#include "base/buffer.h"

/* Parts as they are given back: "NAME: N units" a line, in the order of their ends. */
typedef struct parts {
	dgm__buffer list;
	char names[600][256];
	dgm_output *outputs[600];
	size_t count;
	bool refuse; /* to open any */
} parts;

static dgm_status open_part(void *arg, const char *name, dgm_output **output, dgm_error *err)
{
	parts *p = arg;
	dgm_status st = dgm_output_memory(output, 1 << 20, err);

	if (p->refuse || st != DGM_OK) {
		if (st == DGM_OK)
			dgm_output_abort(*output);
		*output = NULL;
		return st == DGM_OK ? DGM_EIO : st;
	}
	ck_assert_uint_lt(p->count, 600);
	for (size_t i = 0; i < p->count; i++)
		ck_assert_str_ne(p->names[i], name);
	ck_assert_uint_lt(strlen(name), 256);
	strcpy(p->names[p->count], name);
	p->outputs[p->count++] = *output;
	return DGM_OK;
}

static dgm_status close_part(void *arg, dgm_output *output, bool good, dgm_error *err)
{
	parts *p = arg;
	size_t at = 0, units = 0;
	dgm_status st = good && dgm_output_has_failed(output) ? DGM_ENOMEM : DGM_OK;
	dgm_str bytes = dgm_output_str(output);

	(void)err;
	while (p->outputs[at] != output)
		at++;
	p->outputs[at] = NULL;
	for (size_t i = 0; i < bytes.n; i++)
		units += bytes.p[i] == '\n';
	if (good && st == DGM_OK)
		dgm__buffer_printf(&p->list, "%s: %zu\n", p->names[at], units);
	dgm_output_abort(output);
	return st;
}

static dgm_status split(parts *p, const char *path, unsigned by, uint64_t units, const char *property, dgm_split_counts *counts, dgm_error *err)
{
	dgm_split_options opt = DGM_SPLIT_OPTIONS_INIT;
	dgm_split_target target = { open_part, close_part, p };

	opt.by = by;
	opt.units = units;
	opt.property = property;
	opt.format = "jsonl";
	p->count = 0;
	dgm__buffer_reset(&p->list);
	dgm__buffer_puts(&p->list, "");
	return dgm_memory_split(path, &opt, &target, counts, err);
}

static void write_file(char path[64], const char *text)
{
	int fd;

	strcpy(path, "/tmp/dgm-t-split-XXXXXX.jsonl");
	fd = mkstemps(path, 6);
	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(write(fd, text, strlen(text)), (ssize_t)strlen(text));
	close(fd);
}

static const char memory[] =
	"{\"segments\":{\"en\":\"a\",\"ru\":\"b\"},\"properties\":{\"p\":\"a/b\"}}\n"
	"{\"segments\":{\"en\":\"c\",\"de\":\"d\",\"ru\":\"e\"},\"properties\":{\"p\":\"a:b\"}}\n"
	"{\"segments\":{\"en\":\"f\"}}\n"
	"{\"segments\":{\"en\":\"g\",\"ru\":\"h\"},\"properties\":{\"p\":\"a_b\"}}\n"
	"{\"segments\":{\"en\":\"i\",\"ru\":\"j\"},\"properties\":{\"p\":\"..\"}}\n"
	"{\"segments\":{\"en\":\"k\",\"ru\":\"l\"},\"properties\":{\"p\":\"a/b\"}}\n";

static const struct {
	unsigned by;
	uint64_t units;
	const char *parts;
	uint64_t unpaired;
} rows[] = {
	{ DGM_SPLIT_UNITS, 4, "part-00001.jsonl: 4\npart-00002.jsonl: 2\n", 0 },
	{ DGM_SPLIT_UNITS, 6, "part-00001.jsonl: 6\n", 0 },
	{ DGM_SPLIT_UNITS, 3, "part-00001.jsonl: 3\npart-00002.jsonl: 3\n", 0 },
	{ DGM_SPLIT_PAIR, 0, "en-ru.jsonl: 5\nen-de.jsonl: 1\n", 1 },
	{ DGM_SPLIT_PROPERTY, 0, "a_b.jsonl: 2\na_b-2.jsonl: 1\nnone.jsonl: 1\na_b-3.jsonl: 1\n_..jsonl: 1\n", 0 },
};

START_TEST(parts_hold_their_units)
{
	parts p = { .list = DGM__BUFFER_INIT(1 << 16) };
	dgm_split_counts counts;
	dgm_error err = DGM_ERROR_INIT;
	char path[64];

	write_file(path, memory);
	ck_assert_msg(split(&p, path, rows[_i].by, rows[_i].units, "p", &counts, &err) == DGM_OK, "%s", err.text);
	ck_assert_str_eq(p.list.p, rows[_i].parts);
	ck_assert_uint_eq(counts.read, 6);
	ck_assert_uint_eq(counts.parts, p.count);
	ck_assert_uint_eq(counts.unpaired, rows[_i].unpaired);
	unlink(path);
	dgm__buffer_clear(&p.list);
}
END_TEST

/* Values that are alike in all that a file name holds of them stay apart; a name is cut between characters. */
START_TEST(long_values_stay_apart)
{
	dgm__buffer text = DGM__BUFFER_INIT(1 << 16);
	parts p = { .list = DGM__BUFFER_INIT(1 << 16) };
	dgm_error err = DGM_ERROR_INIT;
	char path[64];

	for (int unit = 0; unit < 2; unit++) {
		dgm__buffer_puts(&text, "{\"segments\":{\"en\":\"a\",\"ru\":\"b\"},\"properties\":{\"p\":\"x");
		for (int i = 0; i < 200; i++)
			dgm__buffer_puts(&text, "\u0436");
		dgm__buffer_printf(&text, "%d\"}}\n", unit);
	}
	write_file(path, text.p);
	ck_assert_msg(split(&p, path, DGM_SPLIT_PROPERTY, 0, "p", NULL, &err) == DGM_OK, "%s", err.text);
	ck_assert_uint_eq(p.count, 2);
	ck_assert_uint_eq(strlen(p.names[0]), 179 + strlen(".jsonl"));
	ck_assert_uint_eq(strlen(p.names[1]), 179 + strlen("-2.jsonl"));
	unlink(path);
	dgm__buffer_clear(&text);
	dgm__buffer_clear(&p.list);
}
END_TEST

START_TEST(bounds_are_kept)
{
	dgm__buffer text = DGM__BUFFER_INIT(1 << 20);
	parts p = { .list = DGM__BUFFER_INIT(1 << 16) };
	dgm_error err = DGM_ERROR_INIT;
	char path[64];

	for (int i = 0; i <= DGM_SPLIT_PARTS; i++)
		dgm__buffer_printf(&text, "{\"segments\":{\"en\":\"a\",\"ru\":\"b\"},\"properties\":{\"p\":\"%d\"}}\n", i);
	write_file(path, text.p);
	ck_assert_int_eq(split(&p, path, DGM_SPLIT_PROPERTY, 0, "p", NULL, &err), DGM_ELIMIT);
	ck_assert_msg(strstr(err.text, "more than 512 parts") != NULL, "%s", err.text);
	ck_assert_str_eq(p.list.p, ""); /* none was good */
	for (size_t i = 0; i < p.count; i++)
		ck_assert_ptr_null(p.outputs[i]);
	ck_assert_int_eq(split(&p, path, DGM_SPLIT_UNITS, 0, NULL, NULL, &err), DGM_EARG);
	ck_assert_int_eq(split(&p, path, DGM_SPLIT_PROPERTY, 0, NULL, NULL, &err), DGM_EARG);
	ck_assert_int_eq(split(&p, path, 9, 1, "p", NULL, &err), DGM_EARG);
	p.refuse = true;
	ck_assert_int_eq(split(&p, path, DGM_SPLIT_UNITS, 5, NULL, NULL, &err), DGM_EIO);
	unlink(path);
	dgm__buffer_clear(&text);
	dgm__buffer_clear(&p.list);
}
END_TEST

START_TEST(failing_allocations_are_survived)
{
	parts p = { .list = DGM__BUFFER_INIT(1 << 16) };
	char path[64];

	write_file(path, memory);
	dgm__buffer_printf(&p.list, "%4000s", ""); /* room for the list, so that it never fails */
	DGM_FAIL_EVERY_ALLOCATION(split(&p, path, DGM_SPLIT_UNITS, 4, NULL, NULL, NULL), 3000);
	DGM_FAIL_EVERY_ALLOCATION(split(&p, path, DGM_SPLIT_PAIR, 0, NULL, NULL, NULL), 3000);
	DGM_FAIL_EVERY_ALLOCATION(split(&p, path, DGM_SPLIT_PROPERTY, 0, "p", NULL, NULL), 3000);
	ck_assert_str_eq(p.list.p, rows[4].parts);
	unlink(path);
	dgm__buffer_clear(&p.list);
}
END_TEST

static Suite *split_suite(void)
{
	Suite *suite = suite_create("split");
	TCase *tcase = tcase_create("split");

	tcase_add_loop_test(tcase, parts_hold_their_units, 0, sizeof rows / sizeof *rows);
	tcase_add_test(tcase, long_values_stay_apart);
	tcase_add_test(tcase, bounds_are_kept);
	tcase_add_test(tcase, failing_allocations_are_survived);
	suite_add_tcase(suite, tcase);
	return suite;
}

DGM_UNIT_MAIN(split_suite)
