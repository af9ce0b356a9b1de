/* The checks of completeness and consistency: for each, languages in which it fires and look-alikes in which it must not. */
#include "check_catch.h"

/* Two units of a file; the second has a finding or none. */
static const struct twice {
	const char *lt, *sources[2], *targets[2];
	bool fires;
	const char *why;
} twice[] = {
	{ "ru", { "Yes, sure.", "No way." }, { "Да, конечно.", "Да, конечно." }, true, "Cyrillic" },
	{ "de", { "Talks began.", "Rain fell." }, { "Gespräche begannen.", "gespräche  begannen" }, true, "case, space and mark aside" },
	{ "fr", { "Talks began.", "Rain fell." }, { "Il pleuvait !", "Il pleuvait." }, true, "another mark" },
	{ "el", { "Talks began.", "Rain fell." }, { "Έβρεχε.", "Έβρεχε." }, true, "Greek" },
	{ "ar", { "Talks began.", "Rain fell." }, { "بدأت المحادثات", "بدأت المحادثات." }, true, "Arabic" },
	{ "hi", { "Talks began.", "Rain fell." }, { "बारिश हुई।", "बारिश हुई।" }, true, "vowel signs belong to the word" },
	{ "zh-Hans", { "Talks began.", "Rain fell." }, { "会谈开始。", "会谈开始。" }, true, "no spaces" },
	{ "ko", { "5 talks began.", "6 rains fell." }, { "5개 회담이 시작됐다.", "6개 회담이 시작됐다." }, true, "figures aside" },
	{ "th", { "Talks began.", "Rain fell." }, { "ฝนตก", "ฝนตก" }, true, "Thai" },
	{ "ru", { "Page 5", "Page 6" }, { "Стр. 5", "Стр. 6" }, false, "lines of a table" },
	{ "de", { "Talks began.", "talks began" }, { "Gespräche begannen.", "Gespräche begannen." }, false, "the source in another case" },
	{ "fr", { "Talks  began!", "Talks began." }, { "Il pleuvait !", "Il pleuvait." }, false, "marks and spaces of the source" },
	{ "el", { "Talks began.", "Talks began." }, { "Έβρεχε.", "Έβρεχε." }, false, "the same unit again" },
	{ "ar", { "12", "13" }, { "١٢", "١٢" }, false, "no words" },
	{ "hi", { "Talks began.", "Rain fell." }, { "दिन", "दान" }, false, "words that differ in a vowel sign" },
	{ "zh-Hans", { "Talks began.", "Rain fell." }, { "会谈开始。", "会谈结束。" }, false, "other words" },
	{ "ko", { "Talks began.", "..." }, { "회담", "회담" }, false, "a source without words" },
	{ "th", { "Talks began.", "Rain fell." }, { "", "" }, false, "nothing" },
};

START_TEST(two_sources_of_one_target)
{
	const struct twice *t = &twice[_i];
	caught c = { .count = 0 };
	dgm_checker *checker = begin(&c, "same-target-different-source");

	for (uint64_t i = 0; i < 2; i++)
		add(checker, i + 1, "en", t->sources[i], t->lt, t->targets[i]);
	add(checker, 3, "en", t->sources[1], "uk", t->targets[0]);
	ck_assert_int_eq(dgm_checker_end(checker, NULL), DGM_OK);
	ck_assert_msg(c.count == t->fires && (!t->fires || c.units[0] == 2), "%zu findings on \"%s\" (%s)", c.count, t->targets[1], t->why);
	/* Another language knew nothing of it, nor does another file. */
	ck_assert_int_eq(dgm_checker_begin(checker, "other.tmx", "en", NULL), DGM_OK);
	add(checker, 1, "en", t->sources[1], t->lt, t->targets[1]);
	ck_assert_int_eq(dgm_checker_end(checker, NULL), DGM_OK);
	ck_assert_uint_eq(c.count, t->fires);
	dgm_checker_free(checker);
}
END_TEST

/* One unit; span NULL: silent, else the first place in the target. Its source is in English, or in German where the target says it is English. */
static const struct row {
	const char *check, *lt, *target, *span, *source, *why;
} rows[] = {
#define TALKS "The ministers met there and they did not say what they had decided."
#define TREFFEN "Die Minister trafen sich dort, und sie sagten nicht, was sie beschlossen hatten."
	{ "wrong-language", "fr", TREFFEN, TREFFEN, TALKS, "German for French" },
	{ "wrong-language", "en", "Les ministres se sont réunis et ils n'ont pas dit ce que la France a fait.", "Les ministres se sont réunis et ils n'ont pas dit ce que la France a fait.", TREFFEN, "French for English" },
	{ "wrong-language", "de", "The ministers talked there, but they did not say what they have decided.", "The ministers talked there, but they did not say what they have decided.", TALKS, "the source's language, in other words" },
	{ "wrong-language", "pt", "Los ministros se reunieron y no dijeron lo que el gobierno ha decidido en la ciudad.", "Los ministros se reunieron y no dijeron lo que el gobierno ha decidido en la ciudad.", TALKS, "Spanish for Portuguese" },
	{ "wrong-language", "ru", "Там були наші, але вони й не знали, що їх чекає.", "Там були наші, але вони й не знали, що їх чекає.", TALKS, "Ukrainian for Russian, by words" },
	{ "wrong-language", "ru", "міністри зустріли друзів", "міністри", "ministers met friends", "Ukrainian for Russian, by letters" },
	{ "wrong-language", "cs", "ministrowie powiedzieli, że będą głosować później", "ministrowie powiedzieli, że będą głosować później", "ministers said they will vote later", "Polish for Czech" },
	{ "wrong-language", "nl", "Ministrarna träffades och sade inte vad de hade beslutat, men det är inte allt.", "Ministrarna träffades och sade inte vad de hade beslutat, men det är inte allt.", TALKS, "Swedish for Dutch" },
	{ "wrong-language", "ar", "وزیران در آنجا دیدار کردند و نگفتند که چه تصمیمی گرفته‌اند", "وزیران در آنجا دیدار کردند و نگفتند که چه تصمیمی گرفته‌اند", TALKS, "Persian for Arabic" },
	{ "wrong-language", "hi", "मन्त्रीहरूले भेटे र उनीहरूले के निर्णय गरे भनेर भनेनन् तर यो छ", "मन्त्रीहरूले भेटे र उनीहरूले के निर्णय गरे भनेर भनेनन् तर यो छ", TALKS, "Nepali for Hindi" },
	{ "wrong-language", "zh-Hans", "部長們見面後沒有說明他們決定了什麼", "長", TALKS, "traditional characters" },
	{ "wrong-language", "fr", "Les ministres s'y sont réunis et ils n'ont pas dit ce qu'ils avaient décidé.", NULL, TALKS, "its own" },
	{ "wrong-language", "en", "The ministers of the Länder met in Köln and Düsseldorf.", NULL, TREFFEN, "names with their letters" },
	{ "wrong-language", "de", "„The Sound of the City“ heißt das Buch über die Stadt, und es ist in der Bibliothek.", NULL, TALKS, "a title in another language" },
	{ "wrong-language", "pt", "Os ministros se reuniram e não disseram o que o governo decidiu.", NULL, TALKS, "words that Spanish has too" },
	{ "wrong-language", "nb", "Det er ikke noe som vi har sett før i den byen.", NULL, TALKS, "Danish has nearly all of its words" },
	{ "wrong-language", "ru", "Там мы видели їх.", NULL, TALKS, "one word of another language" },
	{ "wrong-language", "uk", "Міністри зустрілися й не сказали, що вирішили.", NULL, TALKS, "its own letters" },
	{ "wrong-language", "ar", "التقى الوزراء هناك ولم يقولوا ما الذي قرروه", NULL, TALKS, "its own" },
	{ "wrong-language", "hi", "मंत्री वहाँ मिले और उन्होंने नहीं बताया कि क्या तय किया", NULL, TALKS, "its own" },
	{ "wrong-language", "zh-Hant", "部長們見面後沒有說明他們決定了什麼", NULL, TALKS, "traditional characters at home" },
	{ "wrong-language", "tr", "Hırsızlar Newport on the Levee'deki para dolum işlemi sırasında dolarları aldılar", NULL, TALKS, "a name" },
	{ "wrong-language", "qqq", TREFFEN, NULL, TALKS, "a language that nobody knows" },
	{ "wrong-language", "fr", TREFFEN, NULL, TREFFEN, "a copy of the source: untranslated says so" },
};

START_TEST(a_unit_fires_or_stays_silent)
{
	const struct row *r = &rows[_i];
	dgm_check_options opt = DGM_CHECK_OPTIONS_INIT;
	caught c = { .count = 0 };

	opt.only = r->check;
	ck_assert_int_eq(check_one(&c, &opt, strcmp(r->lt, "en") ? "en" : "de", r->source, r->lt, r->target), DGM_OK);
	ck_assert_msg(c.count == (r->span != NULL), "%s: %zu findings on \"%s\" (%s)", r->check, c.count, r->target, r->why);
	ck_assert_msg(!r->span || !strncmp(c.spans[0][1], r->span, sizeof c.spans[0][1] - 1), "%s: \"%s\" in \"%s\" (%s)", r->check, c.spans[0][1], r->target, r->why);
}
END_TEST

static dgm_status run_all(const char *only)
{
	dgm_check_options opt = DGM_CHECK_OPTIONS_INIT;
	caught c = { .count = 0 };
	dgm_checker *checker;
	text_unit u;
	dgm_status st;

	opt.only = only;
	st = dgm_checker_new(&checker, &opt, catch_finding, &c, NULL);
	if (st == DGM_OK)
		st = dgm_checker_begin(checker, "m.tmx", "en", NULL);
	for (uint64_t i = 1; i <= 2 && st == DGM_OK; i++)
		st = dgm_checker_unit(checker, make_unit(&u, i, "en", i == 1 ? "Talks began." : "Rain fell.", "ru", "Переговоры начались."), NULL);
	if (st == DGM_OK)
		st = dgm_checker_end(checker, NULL);
	dgm_checker_free(checker);
	return st;
}

START_TEST(completeness_survives_failing_allocations)
{
	DGM_FAIL_EVERY_ALLOCATION(run_all("same-target-different-source"), 400);
	DGM_FAIL_EVERY_ALLOCATION(run_all("wrong-language"), 400);
}
END_TEST

static Suite *completeness_suite(void)
{
	Suite *suite = suite_create("check completeness");
	TCase *tcase = tcase_create("completeness");

	tcase_add_loop_test(tcase, a_unit_fires_or_stays_silent, 0, sizeof rows / sizeof *rows);
	tcase_add_loop_test(tcase, two_sources_of_one_target, 0, sizeof twice / sizeof *twice);
	tcase_add_test(tcase, completeness_survives_failing_allocations);
	tcase_set_timeout(tcase, 60);
	suite_add_tcase(suite, tcase);
	return suite;
}

DGM_UNIT_MAIN(completeness_suite)
