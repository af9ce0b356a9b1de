/* The checker on threads: the same findings in the same order, whatever their number; a warning once; a caller that stops; patterns and a glossary in all of them. */
#include "check_catch.h"

#include "base/buffer.h"

/* Everything that a finding says, a line each. */
static int write_down(void *arg, const dgm_finding *f)
{
	dgm__buffer *to = arg;
	char line[128];

	snprintf(line, sizeof line, "%s %llu %s %d ", f->file, (unsigned long long)f->unit, f->check, (int)f->severity);
	dgm__buffer_puts(to, line);
	dgm__buffer_puts(to, f->message);
	for (size_t i = 0; i < f->target_span_count; i++) {
		snprintf(line, sizeof line, " %u-%u", f->target_spans[i].start_off, f->target_spans[i].end_off);
		dgm__buffer_puts(to, line);
	}
	dgm__buffer_putc(to, '\n');
	return 0;
}

/* Invented sentences in which words go together and some things go wrong; some sources come again. */
static void sentence(char source[256], char target[256], uint64_t i)
{
	static const char *const subjects[][2] = { { "The minister", "Министр" }, { "The president", "Президент" }, { "The judge", "Судья" }, { "The doctor", "Врач" },
		{ "The farmer", "Фермер" }, { "The bank", "Банк" }, { "Mr Lavrov", "Лавров" } };
	static const char *const verbs[][2] = { { "visited", "посетил" }, { "closed", "закрыл" }, { "praised", "похвалил" }, { "bought", "купил" }, { "painted", "покрасил" } };
	static const char *const objects[][2] = { { "the old bridge", "старый мост" }, { "a new hospital", "новую больницу" }, { "the station", "вокзал" }, { "a museum", "музей" } };
	static const char *const faults[] = { "", "", " (", " т. к.", " , ", " and spoke for hours", " Лабров", " старый старый" };
	uint64_t day = 1 + i % 28, told = i % 13 ? day : day + 1;

	snprintf(source, 256, "%s %s %s on May %d, 2005, for $%d million.", subjects[i % 7][0], verbs[i % 5][0], objects[i / 3 % 4][0], (int)day, (int)(i % 90 + 2));
	snprintf(target, 256, "%s %s %s%s %d мая 2005 года за %d млн долларов.", subjects[i % 7][1], verbs[(i % 101 ? i : i + 1) % 5][1], objects[i / 3 % 4][1],
		faults[i * 7 / 3 % 8], (int)told, (int)(i % 90 + 2));
	if (i % 97 == 0)
		strcpy(target, i % 2 ? "" : source);
}

static dgm_status check_memory(dgm__buffer *to, dgm_check_options opt, uint32_t threads, uint64_t units)
{
	char source[256], target[256];
	dgm_checker *checker;
	text_unit u;
	dgm_status st;

	dgm__buffer_reset(to);
	opt.threads = threads;
	ck_assert_int_eq(dgm_checker_new(&checker, &opt, write_down, to, NULL), DGM_OK);
	st = dgm_checker_begin(checker, "m.tmx", "en", NULL);
	for (uint64_t i = 1; i <= units && st == DGM_OK; i++) {
		sentence(source, target, i);
		st = dgm_checker_unit(checker, make_unit(&u, i, "en", source, "ru", target), NULL);
	}
	if (st == DGM_OK)
		st = dgm_checker_end(checker, NULL);
	dgm_checker_free(checker);
	return st;
}

static const struct { const char *only; uint64_t units; size_t least; } rows[] = {
	{ NULL, 1300, 300 }, { NULL, 300, 50 }, { "empty,dates,same-source-different-target", 900, 50 }, { "misaligned,forbidden-pattern,term-missing", 1100, 100 },
};

START_TEST(findings_are_the_same_for_any_number_of_threads)
{
	static const uint32_t threads[] = { 1, 2, 5 };
	char terms[] = "/tmp/dgm-terms-XXXXXX", patterns[] = "/tmp/dgm-patterns-XXXXXX";
	dgm_check_options opt = DGM_CHECK_OPTIONS_INIT;
	dgm__buffer found[3] = { DGM__BUFFER_INIT(1 << 24), DGM__BUFFER_INIT(1 << 24), DGM__BUFFER_INIT(1 << 24) };
	size_t lines = 0;

	write_file(terms, "bank\tконтора\n");
	write_file(patterns, "т\\.\\s?к\\.\n");
	opt.only = rows[_i].only;
	opt.glossary = terms;
	opt.patterns = patterns;
	for (size_t k = 0; k < (dgm_is_slow() ? 2 : 3); k++) {
		ck_assert_int_eq(check_memory(&found[k], opt, threads[k], rows[_i].units), DGM_OK);
		ck_assert_uint_eq(found[k].n, found[0].n);
		ck_assert_mem_eq(found[k].p, found[0].p, found[0].n);
	}
	for (size_t i = 0; i < found[0].n; i++)
		lines += found[0].p[i] == '\n';
	ck_assert_msg(lines >= rows[_i].least, "%zu findings", lines);
	for (size_t k = 0; k < 3; k++)
		dgm__buffer_clear(&found[k]);
	unlink(terms);
	unlink(patterns);
}
END_TEST

static void count_warning(void *arg, const char *text)
{
	(void)text;
	++*(size_t *)arg;
}

START_TEST(a_warning_comes_once)
{
	char terms[] = "/tmp/dgm-terms-XXXXXX";
	dgm_check_options opt = DGM_CHECK_OPTIONS_INIT;
	dgm__buffer found = DGM__BUFFER_INIT(1 << 24);
	size_t warnings = 0;
	dgm_reporter reporter = { .warn = count_warning, .arg = &warnings };

	write_file(terms, "en\tfr\nbank\tbanque\n");
	opt.only = "term-missing";
	opt.glossary = terms; /* without terms for these languages, as each thread finds */
	opt.reporter = &reporter;
	ck_assert_int_eq(check_memory(&found, opt, 4, 1000), DGM_OK);
	ck_assert_uint_eq(warnings, 1);
	dgm__buffer_clear(&found);
	unlink(terms);
}
END_TEST

/* The caller stops at the third finding; nothing comes after it. */
START_TEST(a_caller_stops_the_threads)
{
	dgm_check_options opt = DGM_CHECK_OPTIONS_INIT;
	caught c = { .stop_after = 3 };
	dgm_status st = DGM_OK;
	dgm_checker *checker;
	text_unit u;

	opt.only = "empty";
	opt.threads = 3;
	ck_assert_int_eq(dgm_checker_new(&checker, &opt, catch_finding, &c, NULL), DGM_OK);
	ck_assert_int_eq(dgm_checker_begin(checker, "m.tmx", "en", NULL), DGM_OK);
	for (uint64_t i = 1; i <= 2000 && st == DGM_OK; i++)
		st = dgm_checker_unit(checker, make_unit(&u, i, "en", "Talks.", "ru", ""), NULL);
	ck_assert_int_eq(st, DGM_ESTOP);
	ck_assert_uint_eq(c.count, 3);
	ck_assert_uint_eq(c.units[2], 3);
	dgm_checker_free(checker);
}
END_TEST

/* A pattern that backtracks without end is told with its line, by whichever thread meets it. */
START_TEST(a_failure_in_a_thread_is_told)
{
	char patterns[] = "/tmp/dgm-patterns-XXXXXX", target[80];
	dgm_check_options opt = DGM_CHECK_OPTIONS_INIT;
	dgm_error err = DGM_ERROR_INIT;
	dgm_status st = DGM_OK;
	caught c = { .count = 0 };
	dgm_checker *checker;
	text_unit u;

	write_file(patterns, "# slow\n(a+)+$\n");
	opt.patterns = patterns;
	opt.only = "forbidden-pattern";
	opt.threads = 3;
	memset(target, 'a', sizeof target);
	memcpy(target + sizeof target - 2, "b", 2);
	ck_assert_int_eq(dgm_checker_new(&checker, &opt, catch_finding, &c, NULL), DGM_OK);
	ck_assert_int_eq(dgm_checker_begin(checker, "m.tmx", "en", NULL), DGM_OK);
	for (uint64_t i = 1; i <= 600 && st == DGM_OK; i++)
		st = dgm_checker_unit(checker, make_unit(&u, i, "en", "Talks.", "ru", i == 300 ? target : "Да."), &err);
	if (st == DGM_OK)
		st = dgm_checker_end(checker, &err);
	ck_assert_int_eq(st, DGM_ELIMIT);
	ck_assert_uint_eq(err.line, 2);
	dgm_checker_free(checker);
	unlink(patterns);
}
END_TEST

static Suite *threads_suite(void)
{
	Suite *suite = suite_create("check on threads");
	TCase *tcase = tcase_create("threads");

	tcase_add_loop_test(tcase, findings_are_the_same_for_any_number_of_threads, 0, dgm_few(sizeof rows / sizeof *rows));
	tcase_add_test(tcase, a_warning_comes_once);
	tcase_add_test(tcase, a_caller_stops_the_threads);
	tcase_add_test(tcase, a_failure_in_a_thread_is_told);
	suite_add_tcase(suite, tcase);
	return suite;
}

DGM_UNIT_MAIN(threads_suite)
