/* Rules of tm clean: what each throws out, what it lets pass, limits, and that nothing is lost. */
#include "unit.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <dragoman/clean.h>
#include <dragoman/output.h>

#include "base/buffer.h"

/* What a run gives: both files and the counts. */
typedef struct result {
	dgm_status st;
	dgm_error err;
	dgm_memory_copy_counts counts;
	dgm_output *kept, *rejected;
} result;

static void clean_file(result *r, const char *path, const char *rules, const char *skip)
{
	dgm_memory_copy_options copy = DGM_MEMORY_COPY_OPTIONS_INIT;
	dgm_clean_options opt = DGM_CLEAN_OPTIONS_INIT;
	dgm_cleaner *cleaner = NULL;

	memset(r, 0, sizeof *r);
	opt.rules = rules;
	opt.skip = skip;
	copy.format = "jsonl";
	r->st = dgm_output_memory(&r->kept, 1 << 24, &r->err);
	if (r->st == DGM_OK)
		r->st = dgm_output_memory(&r->rejected, 1 << 24, &r->err);
	if (r->st == DGM_OK)
		r->st = dgm_cleaner_new(&cleaner, &opt, &r->err);
	if (r->st == DGM_OK) {
		copy.rejected = r->rejected;
		dgm_cleaner_serve(cleaner, &copy);
		r->st = dgm_memories_copy(&path, 1, &copy, r->kept, &r->counts, &r->err);
	}
	dgm_cleaner_free(cleaner);
}

static void clean(result *r, const char *text, const char *rules, const char *skip)
{
	char path[] = "/tmp/dgm-t-clean-XXXXXX.jsonl";
	int fd = mkstemps(path, 6);

	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(write(fd, text, strlen(text)), (ssize_t)strlen(text));
	close(fd);
	clean_file(r, path, rules, skip);
	unlink(path);
}

static void clear(result *r)
{
	dgm_output_abort(r->kept);
	dgm_output_abort(r->rejected);
}

#define UNIT(a, b) "{\"segments\":{\"en\":\"" a "\",\"ru\":\"" b "\"}}\n"

/* rule NULL: the unit stays. */
static const struct { const char *rule, *unit; } rows[] = {
	{ NULL, UNIT("Rain fell in the north.", "На севере шёл дождь.") },
	{ "empty", UNIT("Rain fell.", "") },
	{ "empty", UNIT("", "Шёл дождь.") },
	{ "empty", UNIT(" \\u00a0", "Шёл дождь.") },
	{ "empty", "{\"segments\":{\"en\":\"Rain fell.\"}}\n" },
	{ "only-punctuation", UNIT("* * *", "* * *") },
	{ "only-punctuation", UNIT("Rain fell.", "...") },
	{ NULL, UNIT("2", "2") }, /* a figure says something */
	{ "control", UNIT("Rain\\u0007 fell.", "Шёл дождь.") },
	{ "control", UNIT("Rain fell.", "Шёл дождь\\ufffd.") },
	{ NULL, UNIT("Rain\\tfell.", "Шёл\\tдождь.") },
	{ "mojibake", UNIT("The cafÃ© is open.", "Кафе открыто.") },
	{ "mojibake", UNIT("The cafe is open.", "РљР°С„Рµ открыто.") },
	{ "markup", UNIT("Rain <b>fell</b>.", "Шёл дождь.") },
	{ "markup", UNIT("Rain fell.", "Шёл&nbsp;дождь.") },
	{ "markup", UNIT("Rain fell.", "Шёл&#160;дождь.") },
	{ "markup", UNIT("Rain <a href='x'>fell.", "Шёл дождь.") },
	{ "markup", UNIT("{\\\\rtf1 Rain fell.", "Шёл дождь.") },
	{ NULL, UNIT("If a < b and c > d, stop; R&D; AT&T.", "Если a < b и c > d, стоп; R&D; AT&T.") },
	{ NULL, UNIT("Write to <anna@example.org>, she said & left.", "Пишите на <anna@example.org>, сказала она и ушла.") },
	{ "same-as-source", UNIT("The court will sit again on Monday.", "The court will sit again on Monday.") },
	{ NULL, UNIT("Microsoft Windows 11", "Microsoft Windows 11") },
	{ "wrong-script", UNIT("Rain fell in the north of the country.", "it rained in the north, and in the south it was dry") },
	{ "wrong-script", UNIT("На севере страны шёл дождь.", "На севере страны был дождь.") },
	{ "wrong-language", "{\"segments\":{\"de\":\"The court said that it was not clear whether the man who had been there would be in the house.\","
		"\"fr\":\"Le tribunal a dit que ce n'était pas clair si l'homme y avait été.\"}}\n" },
	{ NULL, "{\"segments\":{\"da\":\"Det er ikke noget, som vi har set før i den by.\",\"nb\":\"Det er ikke noe som vi har sett før i den byen.\"}}\n" },
	{ "tags-mismatch", UNIT("Open {0} now.", "Откройте сейчас.") },
	{ "numbers", UNIT("Prices rose by 4.5 percent.", "Цены выросли на 5,4 процента.") },
	{ NULL, UNIT("It cost 105 thousand dollars.", "Это стоило 105 тысяч долларов.") },
	{ NULL, "{\"segments\":{\"en\":\"Open {0} now.\",\"ru\":\"Откройте сейчас.\"},\"properties\":{\"x-dragoman-ignore\":\"placeholders\"}}\n" },
};

START_TEST(rules_tell_good_from_bad)
{
	result r;
	dgm_str out;
	char wanted[64];

	if (dgm_is_slow() && _i % 16)
		return;
	clean(&r, rows[_i].unit, NULL, NULL);
	ck_assert_msg(r.st == DGM_OK, "%s: %s", rows[_i].unit, r.err.text);
	ck_assert_uint_eq(r.counts.read, 1);
	ck_assert_msg(r.counts.written == !rows[_i].rule, "%s: %s", rows[_i].unit, dgm_output_str(r.rejected).p);
	out = dgm_output_str(r.rejected);
	snprintf(wanted, sizeof wanted, "\"x-rejected\":\"%s\"", rows[_i].rule ? rows[_i].rule : "");
	ck_assert_msg(rows[_i].rule ? out.n && strstr(out.p, wanted) : !out.n, "%s: not %s but %s", rows[_i].unit, wanted, out.n ? out.p : "");
	clear(&r);
	if (rows[_i].rule) { /* switched off, it says nothing */
		clean(&r, rows[_i].unit, NULL, rows[_i].rule);
		ck_assert_int_eq(r.st, DGM_OK);
		ck_assert(!strstr(dgm_output_str(r.rejected).n ? dgm_output_str(r.rejected).p : "", wanted));
		clear(&r);
	}
}
END_TEST

/* A memory that teaches its ratio, with a unit three times too long. */
static void fill(dgm__buffer *text, int units)
{
	for (int i = 0; i < units; i++) {
		dgm__buffer_printf(text, "{\"id\":\"%d\",\"segments\":{\"en\":\"the town", i);
		for (int k = 0; k < 3 + i % 7; k++)
			dgm__buffer_puts(text, " of rain");
		dgm__buffer_printf(text, " %d\",\"de\":\"die Stadt", i);
		for (int k = 0; k < (i == 50 ? 30 : 3 + i % 7); k++)
			dgm__buffer_puts(text, " aus Regen");
		dgm__buffer_printf(text, " %d\"}}\n", i);
	}
}

START_TEST(lengths_are_measured_by_the_memory)
{
	dgm__buffer text = DGM__BUFFER_INIT(1 << 20);
	result r;

	fill(&text, 100);
	clean(&r, text.p, "length-ratio", NULL);
	ck_assert_int_eq(r.st, DGM_OK);
	ck_assert_uint_eq(r.counts.rejected, 1);
	ck_assert_ptr_nonnull(strstr(dgm_output_str(r.rejected).p, "\"id\":\"50\""));
	clear(&r);
	clean(&r, text.p, "length-ratio=100", NULL);
	ck_assert_uint_eq(r.counts.rejected, 0);
	clear(&r);
	dgm__buffer_clear(&text);
}
END_TEST

START_TEST(limits_can_be_set)
{
	result r;

	clean(&r, UNIT("Rain fell in the north.", "На севере шёл дождь."), "too-long=10", NULL);
	ck_assert_int_eq(r.st, DGM_OK);
	ck_assert_uint_eq(r.counts.rejected, 1);
	clear(&r);
	clean(&r, UNIT("Rain fell in the north.", "На севере шёл дождь."), "all,too-long=10", "too-long");
	ck_assert_uint_eq(r.counts.written, 1);
	clear(&r);
}
END_TEST

static const struct { const char *rules, *skip, *error; } faults[] = {
	{ "colour", NULL, "no rule is called \"colour\"" },
	{ "empty,", "all", "no rule is called \"all\"" },
	{ "empty=3", NULL, "takes no number" },
	{ "too-long=", NULL, "takes a number from 1" },
	{ "too-long=-5", NULL, "takes a number from 1" },
	{ "too-long=5x", NULL, "takes a number from 1" },
	{ "all", "too-long=5", "a number says nothing there" },
	{ "empty,,markup", NULL, "no rule is called \"\"" },
};

START_TEST(bad_lists_are_refused)
{
	dgm_clean_options opt = DGM_CLEAN_OPTIONS_INIT;
	dgm_error err = DGM_ERROR_INIT;
	dgm_cleaner *cleaner;

	opt.rules = faults[_i].rules;
	opt.skip = faults[_i].skip;
	ck_assert_int_eq(dgm_cleaner_new(&cleaner, &opt, &err), DGM_EARG);
	ck_assert_ptr_null(cleaner);
	ck_assert_msg(strstr(err.text, faults[_i].error) != NULL, "%s: %s", faults[_i].rules, err.text);
}
END_TEST

static size_t lines_of(dgm_output *output)
{
	dgm_str all = dgm_output_str(output);
	size_t count = 0;

	for (size_t i = 0; i < all.n; i++)
		count += all.p[i] == '\n';
	return count;
}

START_TEST(nothing_is_lost)
{
	dgm__buffer text = DGM__BUFFER_INIT(1 << 20);
	result r;

	fill(&text, 400);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		dgm__buffer_puts(&text, rows[i].unit);
	fill(&text, 20); /* those stood before */
	clean(&r, text.p, NULL, NULL);
	ck_assert_int_eq(r.st, DGM_OK);
	ck_assert_uint_ge(r.counts.duplicates, 20);
	ck_assert_uint_eq(r.counts.read, r.counts.written + r.counts.rejected + r.counts.duplicates);
	ck_assert_uint_eq(lines_of(r.kept), r.counts.written);
	ck_assert_uint_eq(lines_of(r.rejected), r.counts.rejected + r.counts.duplicates);
	clear(&r);
	dgm__buffer_clear(&text);
}
END_TEST

static dgm_status clean_once(const char *path)
{
	result r;

	clean_file(&r, path, NULL, NULL);
	clear(&r);
	return r.st;
}

START_TEST(failing_allocations_are_survived)
{
	static const char text[] = "en\tru\nRain {0} fell: 5.\tШёл дождь: 6.\nRain fell.\tДождь.\n";
	char path[] = "/tmp/dgm-t-clean-XXXXXX.tsv";
	int fd = mkstemps(path, 4);

	ck_assert_int_eq(write(fd, text, sizeof text - 1), (ssize_t)sizeof text - 1);
	close(fd);
	DGM_FAIL_EVERY_ALLOCATION(clean_once(path), 20000);
	unlink(path);
}
END_TEST

START_TEST(the_table_is_whole)
{
	const dgm_clean_rule *rule, *other;

	for (size_t i = 0; (rule = dgm_clean_rule_at(i)) != NULL; i++) {
		ck_assert(rule->id && rule->summary);
		ck_assert(!rule->limit_name || (rule->least_limit <= rule->limit && rule->limit <= rule->most_limit));
		for (size_t k = 0; k < i; k++) {
			other = dgm_clean_rule_at(k);
			ck_assert_str_ne(rule->id, other->id);
		}
	}
}
END_TEST

static Suite *clean_suite(void)
{
	Suite *suite = suite_create("clean");
	TCase *tcase = tcase_create("clean");

	tcase_add_loop_test(tcase, rules_tell_good_from_bad, 0, sizeof rows / sizeof *rows);
	tcase_add_test(tcase, lengths_are_measured_by_the_memory);
	tcase_add_test(tcase, limits_can_be_set);
	tcase_add_loop_test(tcase, bad_lists_are_refused, 0, sizeof faults / sizeof *faults);
	tcase_add_test(tcase, nothing_is_lost);
	tcase_add_test(tcase, failing_allocations_are_survived);
	tcase_add_test(tcase, the_table_is_whole);
	suite_add_tcase(suite, tcase);
	return suite;
}

DGM_UNIT_MAIN(clean_suite)
