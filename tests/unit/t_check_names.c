/* Names: what a memory teaches of them, names exchanged and lost, spelt in two ways, in scripts with and without capitals. */
#include "check_catch.h"

#include "check/sounds.h"

enum { NAMES = 5, TIMES = 26 };

/* Lavrov, Merkel, Warren, Tanaka, CNN as each language spells them, and a sentence for them. */
static const struct language {
	const char *tag, *sentence, *names[NAMES];
} languages[] = {
	{ "ru", "Вчера %s говорил в столице о торговле.", { "Лавров", "Меркель", "Уоррен", "Танака", "CNN" } },
	{ "uk", "Учора %s говорив у столиці про торгівлю.", { "Лавров", "Меркель", "Воррен", "Танака", "CNN" } },
	{ "el", "Χθες ο %s μίλησε στην πρωτεύουσα για το εμπόριο.", { "Λαβρόφ", "Μέρκελ", "Γουόρεν", "Τανάκα", "CNN" } },
	{ "ar", "تحدث %s أمس في العاصمة عن التجارة.", { "لافروف", "ميركل", "وارن", "تاناكا", "CNN" } },
	{ "he", "אתמול דיבר %s בבירה על סחר.", { "לברוב", "מרקל", "וורן", "טנקה", "CNN" } },
	{ "hi", "कल %s ने राजधानी में व्यापार पर बात की।", { "लावरोव", "मर्केल", "वॉरेन", "तनाका", "CNN" } },
	{ "ko", "어제 %s 장관은 수도에서 무역에 대해 말했다.", { "라브로프", "메르켈", "워런", "다나카", "CNN" } },
	{ "ja", "昨日%sは首都で貿易について話した。", { "ラブロフ", "メルケル", "ウォーレン", "タナカ", "CNN" } },
	{ "de", "Gestern sprach %s in der Hauptstadt über Handel.", { "Lawrow", "Merkel", "Warren", "Tanaka", "CNN" } },
	{ "es", "Ayer %s habló en la capital sobre comercio.", { "Lavrov", "Merkel", "Warren", "Tanaka", "CNN" } },
	{ "tr", "Dün %s başkentte ticaret hakkında konuştu.", { "Lavrov", "Merkel", "Warren", "Tanaka", "CNN" } },
	{ "fi", "Eilen %s puhui pääkaupungissa kaupasta.", { "Lavrov", "Merkel", "Warren", "Tanaka", "CNN" } },
	{ "zh-Hans", "昨天%s在首都谈到贸易。", { "拉夫罗夫", "默克尔", "沃伦", "田中", "CNN" } },
	{ "th", "เมื่อวาน%sพูดถึงการค้าในเมืองหลวง", { "ลาฟรอฟ", "แมร์เคิล", "วอร์เรน", "ทานากะ", "CNN" } },
};

static const char english[] = "Yesterday %s spoke in the capital about trade.";

static void fill(char out[400], const char *sentence, const char *name)
{
	const char *at = strstr(sentence, "%s");

	snprintf(out, 400, "%.*s%s%s", (int)(at - sentence), sentence, name, at + 2);
}

static void teach(dgm_checker *checker, const struct language *l)
{
	static const char *const names[NAMES] = { "Lavrov", "Merkel", "Warren", "Tanaka", "CNN" };

	for (uint64_t i = 0; i < (uint64_t)NAMES * TIMES; i++) {
		char source[400], target[400];

		fill(source, english, names[i % NAMES]);
		fill(target, l->sentence, l->names[i % NAMES]);
		add(checker, 1 + i, "en", source, l->tag, target);
	}
}

/* The name in the source ("" is "the minister"), the name in the target, what the three checks give. */
static const struct row {
	const char *tag, *source, *target;
	const char *found, *why;
} rows[] = {
	{ "ru", "Lavrov", "Меркель", "names:warning ", "another name of the memory" },
	{ "ru", "Lavrov", "Лаврова", "", "a case" },
	{ "ru", "Lavrov", "министр", "names:note ", "named by his office" },
	{ "ru", "Lavrov", "Лабров", "name-inconsistent:warning ", "a slip" },
	{ "ru", "the minister", "Лавров", "names:note ", "named where the source does not" },
	{ "ru", "the minister", "Министр", "", "a capital of politeness" },
	{ "ru", "Lavrov's aide", "помощник Лаврова", "", "a possessive" },
	{ "ru", "Mr. Lavrov", "г-н Меркель", "names:warning ", "behind an abbreviation with a stop" },
	{ "uk", "Lavrov", "Меркель", "names:warning ", "another name of the memory" },
	{ "uk", "Lavrov", "Лаврову", "", "a case" },
	{ "uk", "Lavrov", "Лабров", "name-inconsistent:warning ", "a slip" },
	{ "el", "Lavrov", "Μέρκελ", "names:warning ", "another name of the memory" },
	{ "el", "Lavrov", "ΛΑΒΡΟΦ", "", "capitals throughout, no accent" },
	{ "el", "Merkel", "Μέρκελ", "", "the usual spelling" },
	{ "ar", "Lavrov", "ميركل", "names:warning ", "no capitals" },
	{ "ar", "Lavrov", "ولافروف", "", "a conjunction before it" },
	{ "ar", "Lavrov", "لابروف", "name-inconsistent:warning ", "another consonant" },
	{ "he", "Lavrov", "מרקל", "names:warning ", "no capitals" },
	{ "he", "Merkel", "למרקל", "", "a preposition before it" },
	{ "hi", "Lavrov", "मर्केल", "names:warning ", "no capitals" },
	{ "hi", "Lavrov", "लावरोव", "", "the usual spelling" },
	{ "hi", "Lavrov", "लेवरोव", "name-inconsistent:warning ", "another vowel" },
	{ "ko", "Lavrov", "메르켈", "names:warning ", "syllables" },
	{ "ko", "Lavrov", "라브로프의", "", "a particle" },
	{ "ja", "Lavrov", "メルケル", "names:warning ", "a run of katakana" },
	{ "ja", "Lavrov", "ラブロフ", "", "the usual spelling" },
	{ "ja", "Tanaka", "タマカ", "name-inconsistent:warning ", "another kana" },
	{ "de", "Tanaka", "Merkel", "names:warning ", "one script" },
	{ "de", "Tanaka", "Tanakas Gast", "", "a genitive; nouns have capitals" },
	{ "de", "Tanaka", "Tamaka", "name-inconsistent:warning ", "a slip" },
	{ "es", "Lavrov", "Merkel", "names:warning ", "one script, names as they are" },
	{ "es", "Lavrov", "Lavrov", "", "as it is" },
	{ "es", "Lavrov", "Labrov", "name-inconsistent:warning ", "a slip" },
	{ "tr", "Lavrov", "Merkel", "names:warning ", "one script" },
	{ "tr", "Lavrov", "Lavrov'un eşi", "", "a suffix behind an apostrophe" },
	{ "fi", "Lavrov", "Merkel", "names:warning ", "one script" },
	{ "fi", "Lavrov", "Lavrovin vieras", "", "a case" },
	{ "zh-Hans", "China", "日本", "names:warning ", "another country, by CLDR" },
	{ "zh-Hans", "China", "中国", "", "the country, by CLDR" },
	{ "zh-Hans", "Madrid", "西班牙", "", "a capital for its country" },
	{ "zh-Hans", "Lavrov", "拉夫罗夫", "", "read in characters" },
	{ "th", "China", "ญี่ปุ่น", "names:warning ", "another country, by CLDR" },
	{ "th", "China", "จีน", "", "the country, by CLDR" },
	{ "ru", "France", "Германия", "names:warning ", "another country, by CLDR" },
	{ "ru", "France", "Франция", "", "the country, by CLDR" },
	{ "ru", "CNN", "BBC", "acronyms:warning ", "another agency" },
	{ "el", "CNN", "BBC", "acronyms:warning ", "another agency" },
	{ "ar", "CNN", "BBC", "acronyms:warning ", "another agency" },
	{ "he", "CNN", "BBC", "acronyms:warning ", "another agency" },
	{ "hi", "CNN", "BBC", "acronyms:warning ", "another agency" },
	{ "ko", "CNN", "BBC", "acronyms:warning ", "another agency" },
	{ "ja", "CNN", "BBC", "acronyms:warning ", "another agency" },
	{ "de", "CNN", "BBC", "acronyms:warning ", "another agency" },
	{ "tr", "CNN", "BBC", "acronyms:warning ", "another agency" },
	{ "zh-Hans", "CNN", "BBC", "acronyms:warning ", "another agency" },
	{ "th", "CNN", "BBC", "acronyms:warning ", "another agency" },
	{ "ru", "CNN", "CNN-новости", "", "joined to a word" },
	{ "ar", "CNN", "شبكة CNN", "", "joined to a word" },
	{ "hi", "CNN", "CNN चैनल", "", "joined to a word" },
	{ "ko", "CNN", "CNN은", "", "joined to a word" },
	{ "ja", "CNN", "CNNテレビ", "", "joined to a word" },
	{ "de", "CNN", "CNN-Moderatorin", "", "joined to a word" },
	{ "tr", "CNN", "CNN'in", "", "joined to a word" },
	{ "zh-Hans", "CNN", "CNN记者", "", "joined to a word" },
	{ "th", "CNN", "สถานีCNN", "", "joined to a word" },
	{ "el", "CNN", "CNN", "", "joined to a word" },
	{ "he", "CNN", "רשת CNN", "", "joined to a word" },
	{ "ru", "CNN", "телеканал", "acronyms:note ", "named otherwise" },
	{ "ru", "the BBC", "Би-би-си", "", "the memory knows nothing of it" },
	{ "ru", "the UN", "ООН", "", "a name of its own" },
};

/* What was found in the unit of a row. */
static void findings_of(char got[400], const caught *c, uint64_t unit)
{
	got[0] = '\0';
	for (size_t i = 0; i < c->count; i++)
		if (c->units[i] == unit) {
			size_t n = strlen(got);

			snprintf(got + n, 400 - n, "%s:%s ", c->checks[i], c->severities[i] == DGM_SEVERITY_NOTE ? "note" : "warning");
		}
}

enum { FIRST_ROW = 1000, ROWS = sizeof rows / sizeof *rows };

/* All rows of a language stand in one memory: opening a transliterator takes longer than the rest. */
START_TEST(a_name_is_held_to_its_counterpart)
{
	const struct language *l = &languages[_i];
	caught c = { .count = 0 };
	dgm_checker *checker = begin(&c, "acronyms,names,name-inconsistent");
	size_t seen = 0;

	teach(checker, l);
	for (size_t k = 0; k < ROWS; k++) {
		char source[400], target[400];

		if (strcmp(rows[k].tag, l->tag))
			continue;
		fill(source, english, rows[k].source);
		fill(target, l->sentence, rows[k].target);
		add(checker, FIRST_ROW + k, "en", source, l->tag, target);
		seen++;
	}
	ck_assert_int_eq(dgm_checker_end(checker, NULL), DGM_OK);
	dgm_checker_free(checker);
	ck_assert_uint_gt(seen, 0);
	for (size_t i = 0; i < c.count; i++)
		ck_assert_msg(c.units[i] >= FIRST_ROW, "unit %d of %s is no fault: %s on \"%s\"", (int)c.units[i], l->tag, c.checks[i], c.spans[i][1]);
	for (size_t k = 0; k < ROWS; k++) {
		const struct row *r = &rows[k];
		char got[400];

		if (strcmp(r->tag, l->tag))
			continue;
		findings_of(got, &c, FIRST_ROW + k);
		ck_assert_msg(!strcmp(got, r->found), "%s: %s / %s (%s): \"%s\", not \"%s\"", r->tag, r->source, r->target, r->why, got, r->found);
	}
}
END_TEST

START_TEST(an_unknown_name_is_no_name)
{
	caught c = { .count = 0 };
	dgm_checker *checker = begin(&c, "acronyms,names,name-inconsistent");

	teach(checker, &languages[0]);
	add(checker, 100, "en", "They met in the White House.", "ru", "Они встретились в Белом доме.");
	add(checker, 101, "en", "Talks With Lavrov In The Capital", "ru", "Переговоры с Лавровым в столице");
	ck_assert_int_eq(dgm_checker_end(checker, NULL), DGM_OK);
	dgm_checker_free(checker);
	ck_assert_uint_eq(c.count, 0);
}
END_TEST

START_TEST(sounds_are_kept)
{
	dgm__sounds *sounds;
	dgm__sound first, again;

	ck_assert_int_eq(dgm__sounds_new(&sounds, NULL), DGM_OK);
	ck_assert_int_eq(dgm__sounds_of(sounds, "ru", str("Лавров"), &first, NULL), DGM_OK);
	ck_assert_int_eq(dgm__sounds_of(sounds, "ru", str("Лавров"), &again, NULL), DGM_OK);
	ck_assert(first.word.n == 6 && again.word.n == 6 && !memcmp(first.letters, "lavrov", 6) && !memcmp(again.letters, "lavrov", 6));
	ck_assert_ptr_eq(again.word.p, again.letters);
	dgm__sounds_free(sounds);
	dgm__sounds_free(NULL);
}
END_TEST

static int ignore_finding(void *arg, const dgm_finding *finding)
{
	(void)arg;
	(void)finding;
	return 0;
}

static dgm_status run_all(void)
{
	dgm_check_options opt = DGM_CHECK_OPTIONS_INIT;
	dgm_checker *checker;
	text_unit u;
	dgm_status st;

	opt.only = "acronyms,names,name-inconsistent";
	st = dgm_checker_new(&checker, &opt, ignore_finding, NULL, NULL);
	if (st == DGM_OK)
		st = dgm_checker_begin(checker, "m.tmx", "en", NULL);
	for (uint64_t i = 1; i <= 2 && st == DGM_OK; i++)
		st = dgm_checker_unit(checker, make_unit(&u, i, "en", "Yesterday Lavrov met Merkel.", "es", "Ayer Lavrov vio a Merkel."), NULL);
	if (st == DGM_OK)
		st = dgm_checker_end(checker, NULL);
	dgm_checker_free(checker);
	return st;
}

START_TEST(failing_allocations_are_reported)
{
	DGM_FAIL_EVERY_ALLOCATION(run_all(), 4000);
}
END_TEST

static Suite *names_suite(void)
{
	Suite *suite = suite_create("names");
	TCase *tcase = tcase_create("names");

	tcase_add_loop_test(tcase, a_name_is_held_to_its_counterpart, 0, dgm_few(sizeof languages / sizeof *languages));
	tcase_add_test(tcase, an_unknown_name_is_no_name);
	tcase_add_test(tcase, sounds_are_kept);
	tcase_add_test(tcase, failing_allocations_are_reported);
	suite_add_tcase(suite, tcase);
	return suite;
}

DGM_UNIT_MAIN(names_suite)
