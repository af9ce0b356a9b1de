/* What tm info counts and tm validate finds; words and repeats by themselves. */
#include "unit.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <dragoman/memory.h>

#include "base/seen.h"
#include "text/words.h"

static const char memory_text[] =
	"<tmx version=\"1.4\"><header creationtool=\"Tool\" creationtoolversion=\"3.1\" segtype=\"sentence\" o-tmf=\"t\" adminlang=\"en\" srclang=\"EN-us\" datatype=\"p\"/><body>\n"
	"<tu creationdate=\"20250301T000000Z\"><tuv xml:lang=\"en-US\"><seg>It rained for 3 hours.</seg></tuv><tuv xml:lang=\"th\"><seg>ฝนตกสามชั่วโมง</seg></tuv></tu>\n"
	"<tu><tuv xml:lang=\"th\"><seg> ฝนตกสามชั่วโมง</seg></tuv><tuv xml:lang=\"en-US\" creationdate=\"20240301T000000Z\"><seg>It rained\n for  3 hours. </seg></tuv></tu>\n"
	"<tu creationdate=\"yesterday\"><tuv xml:lang=\"en-US\"><seg>Don't!</seg></tuv><tuv xml:lang=\"th\"><seg> </seg></tuv></tu>\n"
	"<tu><tuv xml:lang=\"en-US\"><seg>It rained for 3 hours.</seg></tuv></tu>\n"
	"<tu><tuv xml:lang=\"en-US\"><seg>Itrained for 3 hours.</seg></tuv><tuv xml:lang=\"th\"><seg>ฝนตกสามชั่วโมง</seg></tuv></tu>\n"
	"</body></tmx>\n";

/* A file of its own for the test; the caller unlinks it. */
static void write_file(char path[64], const char *text)
{
	size_t n = strlen(text);
	int fd;

	strcpy(path, "/tmp/dgm-t-memory-XXXXXX");
	fd = mkstemp(path);
	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(write(fd, text, n), (ssize_t)n);
	close(fd);
}

START_TEST(info_counts)
{
	dgm_memory_info info;
	char path[64];

	write_file(path, memory_text);
	ck_assert_int_eq(dgm_memory_info_load(&info, path, NULL, NULL), DGM_OK);
	ck_assert_uint_eq(info.units, 5);
	ck_assert_uint_eq(info.empty_units, 2);  /* a blank one, one of a single language */
	ck_assert_uint_eq(info.duplicates, 1);   /* other order, other white space */
	ck_assert(info.duplicates_exact);
	ck_assert_str_eq(info.source_language, "en-US");
	ck_assert_str_eq(info.tool, "Tool 3.1");
	ck_assert_str_eq(info.created_first, "20240301T000000Z");
	ck_assert_str_eq(info.created_last, "20250301T000000Z");
	ck_assert_uint_eq(info.language_count, 2);
	ck_assert_str_eq(info.languages[0].language, "en-US");
	ck_assert_uint_eq(info.languages[0].variants, 5);
	ck_assert_uint_eq(info.languages[0].empty, 0);
	ck_assert_uint_eq(info.languages[0].words, 5 + 5 + 1 + 5 + 4);
	ck_assert_uint_eq(info.languages[0].characters, 18 + 18 + 6 + 18 + 18);
	ck_assert_str_eq(info.languages[1].language, "th");
	ck_assert_uint_eq(info.languages[1].variants, 4);
	ck_assert_uint_eq(info.languages[1].empty, 1);
	ck_assert_uint_eq(info.languages[1].characters, 3 * 14);
	ck_assert_uint_gt(info.languages[1].words, 3 * 2); /* the dictionary sees words where no space is */
	dgm_memory_info_clear(&info);
	ck_assert_ptr_null(info.languages);
	dgm_memory_info_clear(&info);
	unlink(path);
}
END_TEST

START_TEST(info_of_nothing)
{
	dgm_error err = DGM_ERROR_INIT;
	dgm_memory_info info;
	char path[64];

	ck_assert_int_eq(dgm_memory_info_load(&info, "/no/such/file", NULL, &err), DGM_EIO);
	write_file(path, "<tmx version=\"1.4\"><header srclang=\"*all*\"/><body/></tmx>");
	ck_assert_int_eq(dgm_memory_info_load(&info, path, NULL, NULL), DGM_OK);
	ck_assert_uint_eq(info.units, 0);
	ck_assert_str_eq(info.source_language, "*all*");
	ck_assert_str_eq(info.tool, "");
	ck_assert_str_eq(info.created_first, "");
	ck_assert_uint_eq(info.language_count, 0);
	dgm_memory_info_clear(&info);
	unlink(path);
}
END_TEST

static int collect(void *arg, const dgm_memory_finding *finding)
{
	char *list = arg;

	sprintf(list + strlen(list), "%llu %s\n", (unsigned long long)finding->line, finding->rule);
	ck_assert(finding->text[0] && strstr(finding->file, "dgm-t-memory"));
	return strlen(list) > 400;
}

START_TEST(validate_finds)
{
	char path[64], list[600] = "";
	dgm_error err = DGM_ERROR_INIT;
	uint64_t count = 99;

	write_file(path, memory_text);
	ck_assert_int_eq(dgm_memory_validate(&count, path, collect, list, NULL), DGM_OK);
	ck_assert_str_eq(list, "5 date\n5 empty-segment\n6 single-variant\n");
	ck_assert_uint_eq(count, 3);
	ck_assert_int_eq(dgm_memory_validate(&count, path, NULL, NULL, NULL), DGM_OK);
	ck_assert_uint_eq(count, 3);
	unlink(path);
	write_file(path, "<tmx version=\"1.4\"><body><tu>");
	ck_assert_int_eq(dgm_memory_validate(&count, path, NULL, NULL, &err), DGM_EFORMAT);
	ck_assert_ptr_nonnull(strstr(err.text, "ends inside <tu>"));
	ck_assert_uint_eq(count, 1); /* no header */
	unlink(path);
}
END_TEST

static dgm_status load(const char *path)
{
	dgm_memory_info info;
	dgm_status st = dgm_memory_info_load(&info, path, NULL, NULL);

	if (st == DGM_OK)
		dgm_memory_info_clear(&info);
	return st;
}

START_TEST(failing_allocations_are_survived)
{
	char path[64];

	write_file(path, memory_text);
	DGM_FAIL_EVERY_ALLOCATION(load(path), 1000);
	unlink(path);
}
END_TEST

static const struct { const char *language, *text; uint64_t least, most; const char *why; } words[] = {
	{ "en", "", 0, 0, "nothing" },
	{ "en", " -- ... !", 0, 0, "marks are no words" },
	{ "en", "Prices rose by 4.5% (twice).", 5, 5, "figures are words" },
	{ "fr", "l\xE2\x80\x99\x61rriv\xC3\xA9\x65", 1, 2, "an elision" },
	{ "ru", "Цены выросли.", 2, 2, "Cyrillic" },
	{ "ko", "비가 세 시간 내렸다.", 4, 4, "spaces count in Korean" },
	{ "ja", "雨が三時間降った。", 3, 8, "by dictionary" },
	{ "zh-Hans", "会谈持续三小时。", 2, 7, "by dictionary" },
	{ "th", "ฝนตกสามชั่วโมง", 2, 5, "by dictionary" },
	{ "x-odd", "one two", 2, 2, "a tag without rules takes the root's" },
};

START_TEST(words_are_counted)
{
	dgm__words *w = NULL;
	uint64_t count;

	ck_assert_int_eq(dgm__words_new(&w, NULL), DGM_OK);
	for (int again = 0; again < 2; again++) {
		ck_assert_int_eq(dgm__words_count(w, words[_i].language, (dgm_str){ words[_i].text, strlen(words[_i].text) }, &count, NULL), DGM_OK);
		ck_assert_msg(count >= words[_i].least && count <= words[_i].most, "%s: %u", words[_i].why, (unsigned)count);
	}
	dgm__words_free(w);
}
END_TEST

START_TEST(more_languages_than_iterators)
{
	dgm__words *w = NULL;
	uint64_t count;
	char tag[16];

	ck_assert_int_eq(dgm__words_new(&w, NULL), DGM_OK);
	for (int i = 0; i < 60; i++) {
		snprintf(tag, sizeof tag, "en-x-a%d", i);
		ck_assert_int_eq(dgm__words_count(w, tag, (dgm_str){ "one two", 7 }, &count, NULL), DGM_OK);
		ck_assert_uint_eq(count, 2);
	}
	dgm__words_free(w);
}
END_TEST

static dgm__digest digest_of(uint32_t n)
{
	return dgm__digest_add((dgm__digest){ 0, 0 }, (const char *)&n, sizeof n);
}

START_TEST(repeats_are_exact_in_a_small_set)
{
	dgm__seen seen = { .largest = 1 << 12 };
	bool again;

	for (uint32_t i = 0; i < 3000; i++) {
		ck_assert(dgm__seen_put(&seen, digest_of(i % 1000), &again));
		ck_assert_int_eq(again, i >= 1000);
	}
	ck_assert_uint_eq(dgm__seen_repeats(&seen), 2000);
	ck_assert_uint_eq(seen.level, 0);
	dgm__seen_clear(&seen);
}
END_TEST

START_TEST(repeats_are_estimated_in_a_large_set)
{
	dgm__seen seen = { .largest = 1 << 12 };
	uint64_t estimate;
	bool again;

	for (uint32_t i = 0; i < 100000; i++)
		ck_assert(dgm__seen_put(&seen, digest_of(i % 80000), &again));
	ck_assert_uint_gt(seen.level, 0);
	ck_assert_uint_le(seen.slot_count, 1 << 12);
	estimate = dgm__seen_repeats(&seen);
	ck_assert_msg(estimate > 20000 * .85 && estimate < 20000 * 1.15, "20000 repeats, estimate %u", (unsigned)estimate);
	dgm__seen_clear(&seen);
}
END_TEST

START_TEST(digests_tell_pieces_apart)
{
	dgm__digest none = { 0, 0 }, whole = dgm__digest_add(none, "abcdef", 6), parts;

	parts = dgm__digest_add(dgm__digest_add(none, "abc", 3), "def", 3);
	ck_assert(whole.a != parts.a || whole.b != parts.b);
	parts = dgm__digest_add(none, "abcdef", 6);
	ck_assert(whole.a == parts.a && whole.b == parts.b);
	parts = dgm__digest_add(none, "abcdef\0", 7);
	ck_assert(whole.a != parts.a && whole.b != parts.b);
}
END_TEST

static dgm_status fill_seen(void)
{
	dgm__seen seen = { .largest = 1 << 10 };
	dgm_status st = DGM_OK;
	bool again;

	for (uint32_t i = 0; i < 5000 && st == DGM_OK; i++)
		if (!dgm__seen_put(&seen, digest_of(i), &again))
			st = DGM_ENOMEM;
	dgm__seen_clear(&seen);
	return st;
}

START_TEST(a_full_set_survives_failing_allocations)
{
	DGM_FAIL_EVERY_ALLOCATION(fill_seen(), 100);
}
END_TEST

static Suite *memory_suite(void)
{
	Suite *suite = suite_create("memory");
	TCase *tcase = tcase_create("memory");

	tcase_add_test(tcase, info_counts);
	tcase_add_test(tcase, info_of_nothing);
	tcase_add_test(tcase, validate_finds);
	tcase_add_test(tcase, failing_allocations_are_survived);
	tcase_add_loop_test(tcase, words_are_counted, 0, sizeof words / sizeof *words);
	tcase_add_test(tcase, more_languages_than_iterators);
	tcase_add_test(tcase, repeats_are_exact_in_a_small_set);
	tcase_add_test(tcase, repeats_are_estimated_in_a_large_set);
	tcase_add_test(tcase, digests_tell_pieces_apart);
	tcase_add_test(tcase, a_full_set_survives_failing_allocations);
	suite_add_tcase(suite, tcase);
	return suite;
}

DGM_UNIT_MAIN(memory_suite)
