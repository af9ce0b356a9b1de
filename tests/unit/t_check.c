/* The checker and the checks that look at words and marks: rows that fire and look-alikes that stay silent, in many languages. */
#include "check_catch.h"

#include "check/check.h"
#include "check/copy.h"
#include "check/end_kind.h"

START_TEST(the_table_is_sorted_and_complete)
{
	const dgm_check_info *before = NULL, *info;

	for (size_t i = 0; (info = dgm_check_at(i)); before = info, i++) {
		ck_assert(info->id && *info->id && info->summary && *info->summary && info->category && *info->category);
		if (before)
			ck_assert_msg(strcmp(before->id, info->id) < 0, "%s stands before %s", before->id, info->id);
	}
	ck_assert_ptr_nonnull(before);
}
END_TEST

/* One unit, one check. severity -1: silent. */
static const struct row {
	const char *check, *ls, *source, *lt, *target;
	int severity;
	const char *span, *why;
} rows[] = {
	{ "empty", "en", "Talks began.", "ru", " \t\xE3\x80\x80", DGM_SEVERITY_ERROR, NULL, "white space of all kinds" },
	{ "empty", "en", "", "ru", "", -1, NULL, "nothing to translate" },
	{ "empty", "en", "Talks began.", "ru", "—", -1, NULL, "a dash is something" },

	{ "untranslated", "en", "Talks began in Seoul.", "ru", "Talks began in Seoul.", DGM_SEVERITY_ERROR, NULL, "letter for letter" },
	{ "untranslated", "en", "Talks began in Seoul.", "de", "talks  began in Seoul", DGM_SEVERITY_ERROR, NULL, "but for case, space and mark" },
	{ "untranslated", "ru", "Переговоры начались.", "en", "Переговоры начались.", DGM_SEVERITY_ERROR, NULL, "two words in a foreign script" },
	{ "untranslated", "zh-Hans", "会谈开始了。", "en", "会谈开始了。", DGM_SEVERITY_ERROR, NULL, "no spaces, no case" },
	{ "untranslated", "ar", "بدأت المحادثات في سيول", "fr", "بدأت المحادثات في سيول", DGM_SEVERITY_ERROR, NULL, "no case" },
	{ "untranslated", "en", "Sergei Lavrov", "de", "Sergei Lavrov", -1, NULL, "a name" },
	{ "untranslated", "en", "Windows 11 Pro", "ru", "Windows 11 Pro", -1, NULL, "a product in Latin letters" },
	{ "untranslated", "en", "https://example.org/a", "ko", "https://example.org/a", -1, NULL, "an address has no plain words enough" },
	{ "untranslated", "en", "3:1", "ja", "3:1", -1, NULL, "a score" },
	{ "untranslated", "zh-Hans", "北京", "ja", "北京", -1, NULL, "a place in a shared script" },

	{ "brackets", "en", "The agency said so.", "ru", "Агентство (ТАСС сообщило это.", DGM_SEVERITY_WARNING, "(", "not closed" },
	{ "brackets", "en", "The agency said so.", "zh-Hans", "该机构TASS）这样说。", DGM_SEVERITY_WARNING, "）", "full width, not opened" },
	{ "brackets", "en", "One.", "de", "Eins [zwei (drei] vier).", DGM_SEVERITY_WARNING, "]", "crossed" },
	{ "brackets", "en", "The agency said so.", "zh-Hans", "机构（TASS)这样说。", -1, NULL, "full width opened, half width closed" },
	{ "brackets", "en", "Two of them.", "ru", "а) один; б) второй; 3) третий", -1, NULL, "items" },
	{ "brackets", "en", "Fine :)", "fr", "Bien :)", -1, NULL, "a smiley" },
	{ "brackets", "en", "He agreed (at first.", "es", "Aceptó (al principio.", -1, NULL, "open in the source too" },
	{ "brackets", "en", "\"Yes,\" he said. \"No.\"", "ja", "「はい。", -1, NULL, "a quotation that runs on" },
	{ "brackets", "en", "The agency", "ar", "الوكالة (تاس)", -1, NULL, "right to left" },

	{ "doubled-word", "en", "The talks began.", "ru", "Переговоры начались начались вчера.", DGM_SEVERITY_WARNING, "начались начались", "Cyrillic" },
	{ "doubled-word", "ru", "Он приехал.", "en", "He came to to Seoul.", DGM_SEVERITY_WARNING, "to to", "a short word" },
	{ "doubled-word", "en", "The talks began.", "ar", "بدأت المحادثات المحادثات أمس", DGM_SEVERITY_WARNING, "المحادثات المحادثات", "Arabic" },
	{ "doubled-word", "en", "The talks began.", "el", "Οι οι συνομιλίες άρχισαν.", DGM_SEVERITY_WARNING, "Οι οι", "another case" },
	{ "doubled-word", "en", "He walked slowly.", "tr", "Yavaş yavaş yürüdü.", DGM_SEVERITY_NOTE, "Yavaş yavaş", "doubling is grammar: a note" },
	{ "doubled-word", "en", "The children came.", "id", "Anak anak datang.", DGM_SEVERITY_NOTE, "Anak anak", "a plural without its hyphen" },
	{ "doubled-word", "en", "He walked slowly.", "hi", "वह धीरे धीरे चला।", DGM_SEVERITY_NOTE, "धीरे धीरे", "adverb" },
	{ "doubled-word", "en", "The day and the gift.", "hi", "दिन दान", -1, NULL, "words that differ in a vowel sign only" },
	{ "doubled-word", "en", "You wash.", "fr", "Vous vous lavez.", -1, NULL, "a reflexive pronoun" },
	{ "doubled-word", "en", "Those who see it.", "de", "Alle, die die Stadt sehen.", -1, NULL, "relative pronoun and article" },
	{ "doubled-word", "en", "Very, very good.", "de", "Sehr, sehr gut.", -1, NULL, "a comma between" },
	{ "doubled-word", "en", "Duran Duran sang.", "ru", "Пели Duran Duran.", -1, NULL, "the source doubles too" },
	{ "doubled-word", "en", "It rose.", "uk", "Зросло з 5 5 разів", -1, NULL, "figures" },
	{ "doubled-word", "en", "Little by little.", "zh-Hans", "慢慢地", -1, NULL, "characters of a script without spaces" },
	{ "doubled-word", "en", "CNN said so.", "ar", "قالت سي إن إن ذلك", -1, NULL, "letters of an acronym by name" },

	{ "end-mark", "en", "Will talks begin?", "ru", "Начнутся ли переговоры.", DGM_SEVERITY_WARNING, ".", "a question lost" },
	{ "end-mark", "en", "Talks began.", "zh-Hans", "会谈开始了？", DGM_SEVERITY_WARNING, "？", "a question made" },
	{ "end-mark", "en", "Stop it!", "ja", "やめてください。", DGM_SEVERITY_WARNING, "。", "an exclamation lost" },
	{ "end-mark", "en", "Talks began.", "ar", "هل بدأت المحادثات؟", DGM_SEVERITY_WARNING, "؟", "Arabic question mark" },
	{ "end-mark", "en", "Talks began.", "th", "การเจรจาเริ่มขึ้นไหม?", DGM_SEVERITY_WARNING, "?", "Thai questions have a mark" },
	{ "end-mark", "en", "Was the warning early enough?", "th", "คำเตือนออกมาเร็วพอหรือไม่", DGM_SEVERITY_NOTE, "่", "Thai questions may do without" },
	{ "end-mark", "en", "Was the warning early enough?", "fr", "L'avertissement est-il venu assez tôt", DGM_SEVERITY_WARNING, "t", "French ones may not" },
	{ "end-mark", "en", "Talks began.", "fr", "Les discussions ont commencé", DGM_SEVERITY_NOTE, "é", "the stop dropped" },
	{ "end-mark", "en", "Talks began.", "th", "การเจรจาเริ่มขึ้น", -1, NULL, "Thai has no stop" },
	{ "end-mark", "en", "Will talks begin?", "el", "Θα αρχίσουν οι συνομιλίες;", -1, NULL, "the Greek question mark" },
	{ "end-mark", "en", "Will talks begin?\"", "ru", "Начнутся ли переговоры?»", -1, NULL, "inside quotation marks" },
	{ "end-mark", "en", "Talks began.", "hi", "वार्ता शुरू हुई।", -1, NULL, "danda" },
	{ "end-mark", "en", "Talks began.", "hy", "Բանակցությունները սկսվեցին։", -1, NULL, "Armenian full stop" },
	{ "end-mark", "en", "Talks began.", "ur", "مذاکرات شروع ہوئے۔", -1, NULL, "Urdu full stop" },
	{ "end-mark", "en", "Talks began.", "my", "ဆွေးနွေးပွဲစတင်ခဲ့သည်။", -1, NULL, "Burmese full stop" },
	{ "end-mark", "en", "\"Why?\" he asked.", "zh-Hans", "他问：“为什么？”", -1, NULL, "the quotation moved to the end" },
	{ "end-mark", "en", "Talks began.", "he", "השיחות החלו.\u200F", -1, NULL, "a mark of direction after the stop" },
	{ "end-mark", "en", "He went on...", "ru", "Он продолжал…", -1, NULL, "two ways to write an ellipsis" },
	{ "end-mark", "en", "What?!", "ja", "何！？", -1, NULL, "the order of two marks" },
};

START_TEST(a_unit_fires_or_stays_silent)
{
	const struct row *r = &rows[_i];
	caught c = { .count = 0 };
	dgm_checker *checker = begin(&c, r->check);

	add(checker, 1, r->ls, r->source, r->lt, r->target);
	ck_assert_int_eq(dgm_checker_end(checker, NULL), DGM_OK);
	dgm_checker_free(checker);
	if (r->severity < 0) {
		ck_assert_msg(c.count == 0, "%s fired on \"%s\" (%s), span \"%s\"", r->check, r->target, r->why, c.spans[0][1]);
		return;
	}
	ck_assert_msg(c.count == 1, "%s gave %zu findings on \"%s\" (%s)", r->check, c.count, r->target, r->why);
	ck_assert_str_eq(c.checks[0], r->check);
	ck_assert_msg((int)c.severities[0] == r->severity, "%s: severity %d (%s)", r->target, (int)c.severities[0], r->why);
	if (r->span)
		ck_assert_msg(!strcmp(c.spans[0][1], r->span), "%s: span \"%s\" (%s)", r->target, c.spans[0][1], r->why);
}
END_TEST

/* Sixty plain translations, so that lengths and shared words are known. */
static void teach(dgm_checker *checker, const char *ls, const char *lt)
{
	static const char *const sources[] = {
		"The ministers met in the capital and spoke for three hours about trade.", "Rain fell over the north of the country during the night.",
		"The company will open a new factory near the river next spring.", "Doctors asked people to stay at home when they feel ill.",
	};
	static const char *const targets[] = {
		"Министры встретились в столице и три часа говорили о торговле между странами.", "Ночью на севере страны шли проливные дожди, сообщили синоптики.",
		"Весной компания откроет новый завод недалеко от реки, заявил директор.", "Врачи попросили людей оставаться дома, если они плохо себя чувствуют.",
	};

	for (uint64_t i = 0; i < 60; i++)
		add(checker, i + 1, ls, sources[i % 4], lt, targets[i % 4]);
}

static const struct learned_row {
	const char *check, *source, *target;
	int severity;
	const char *span, *why;
} learned_rows[] = {
	{ "truncated", "The ministers met in the capital and spoke for three hours about trade.", "Министры встретились в", DGM_SEVERITY_WARNING, NULL, "cut in the middle" },
	{ "truncated", "The ministers met in the capital and spoke for three hours about trade.", "Министры встретились.", -1, NULL, "short, but whole" },
	{ "truncated", "Trade talks in the capital", "Торговые переговоры в столице", -1, NULL, "a headline has no mark on either side" },
	{ "truncated", "Ministers meet in the capital and speak for three hours about trade", "Министры в столице", DGM_SEVERITY_WARNING, NULL, "a headline that is much too short" },
	{ "truncated", "The ministers met in the capital and spoke for three hours about trade.", "Министры встретились в столице и три часа говорили,", DGM_SEVERITY_WARNING, NULL, "a comma at the end" },
	{ "truncated", "The ministers met in the capital and spoke for three hours about trade,", "Министры встретились в столице и три часа говорили,", -1, NULL, "a comma on both sides" },
	{ "length-ratio", "The ministers met in the capital and spoke for three hours about trade.", "Да.", DGM_SEVERITY_WARNING, NULL, "far too short" },
	{ "length-ratio", "The ministers met in the capital.", "Министры встретились в столице и говорили три часа о торговле, о погоде, о дорогах, о реках, о заводах, о врачах, о школах, о больницах, о налогах, о выборах и ещё о многом другом.", DGM_SEVERITY_WARNING, NULL, "far too long" },
	{ "length-ratio", "Yes.", "Совершенно верно, именно так.", -1, NULL, "too short to tell" },
	{ "source-left", "The ministers met in the capital and spoke for three hours.", "Министры встретились and spoke for three hours.", DGM_SEVERITY_ERROR, "and spoke for three hours", "the second half" },
	{ "source-left", "The ministers met in the capital.", "Министры met in the столице.", DGM_SEVERITY_WARNING, "met in the", "three words" },
	{ "source-left", "He works for the Bank of England in London.", "Он работает в Bank of England в Лондоне.", -1, NULL, "a name" },
	{ "source-left", "Thieves came to Newport on the Levee.", "Воры пришли в Newport on the Levees.", -1, NULL, "function words of a name" },
	{ "source-left", "It was shown on six television networks.", "Это показали six television networks.", DGM_SEVERITY_WARNING, "six television networks", "three plain words" },
	{ "source-left", "He read from \"gone with the wind\" aloud.", "Он читал вслух «gone with the wind».", DGM_SEVERITY_NOTE, "gone with the wind", "a title in quotation marks" },
	{ "source-left", "Use ls -l to list.", "Введите ls -l для списка.", -1, NULL, "two short words" },
};

START_TEST(what_was_learned_decides)
{
	const struct learned_row *r = &learned_rows[_i];
	caught c = { .count = 0 };
	dgm_checker *checker = begin(&c, r->check);

	add(checker, 100, "en", r->source, "ru", r->target); /* first in the file: it waits for what the others teach */
	teach(checker, "en", "ru");
	ck_assert_int_eq(dgm_checker_end(checker, NULL), DGM_OK);
	dgm_checker_free(checker);
	if (r->severity < 0) {
		ck_assert_msg(c.count == 0, "%s fired on \"%s\" (%s)", r->check, r->target, r->why);
		return;
	}
	ck_assert_msg(c.count == 1 && c.units[0] == 100, "%s gave %zu findings on \"%s\" (%s)", r->check, c.count, r->target, r->why);
	ck_assert_msg((int)c.severities[0] == r->severity, "%s: severity %d (%s)", r->target, (int)c.severities[0], r->why);
	if (r->span)
		ck_assert_str_eq(c.spans[0][1], r->span);
}
END_TEST

/* Sixty-odd units in which Lavrov is always Лавров, for the examples of names and of term-inconsistent. */
static void teach_names(dgm_checker *checker)
{
	static const char *const acts[][2] = { { "arrived in the capital", "прибыл в столицу" }, { "left for the mountains", "уехал в горы" }, { "signed the paper", "подписал бумагу" } };
	static const char *const names[][2] = { { "Lavrov", "Лавров" }, { "Merkel", "Меркель" }, { "Warren", "Уоррен" }, { "CNN", "CNN" } };

	for (uint64_t i = 0; i < 240; i++) {
		char source[100], target[200];

		snprintf(source, sizeof source, "Yesterday %s %s.", names[i % 4][0], acts[i / 4 % 3][0]);
		snprintf(target, sizeof target, "Вчера %s %s.", names[i % 4][1], acts[i / 4 % 3][1]);
		add(checker, 1000 + i, "en", source, "ru", target);
	}
}

/* The example of each check, in a memory that teaches what it must: it fires. Tags are codes, and spelling needs a dictionary: t_check_spelling has one. */
START_TEST(examples_fire)
{
	const dgm_check_info *info = dgm_check_at((size_t)_i);
	const dgm_check_example *e = dgm_check_example_of(info->id);
	static const dgm_code codes[] = { { .kind = DGM_CODE_BPT, .text_off = 4, .i = { "1", 1 } }, { .kind = DGM_CODE_EPT, .text_off = 9, .i = { "1", 1 } } };
	dgm_check_options opt = DGM_CHECK_OPTIONS_INIT;
	char path[] = "/tmp/dgm-example-XXXXXX";
	caught c = { .count = 0 };
	dgm_checker *checker;
	text_unit u;

	if (dgm_is_slow() && _i % 4)
		return;
	ck_assert_msg(e != NULL, "%s has no example", info->id);
	if (!strcmp(info->id, "spelling"))
		return;
	opt.only = info->id;
	if (e->file) {
		write_file(path, e->file);
		opt.glossary = strcmp(info->id, "forbidden-pattern") ? path : NULL;
		opt.patterns = opt.glossary ? NULL : path;
	}
	ck_assert_int_eq(dgm_checker_new(&checker, &opt, catch_finding, &c, NULL), DGM_OK);
	ck_assert_int_eq(dgm_checker_begin(checker, "m.tmx", "en", NULL), DGM_OK);
	if (strcmp(info->id, "acronyms") && strcmp(info->id, "term-inconsistent") && strcmp(info->id, "name-inconsistent") && strcmp(info->id, "names"))
		for (int k = 0; k < 3; k++)
			teach(checker, "en", "ru");
	else
		teach_names(checker);
	make_unit(&u, 500, e->source_language, e->source, e->target_language, e->target);
	if (!strcmp(info->id, "tags")) {
		u.variants[0].codes = codes;
		u.variants[0].code_count = 2;
		u.variants[1].codes = codes;
		u.variants[1].code_count = 1;
	}
	ck_assert_int_eq(dgm_checker_unit(checker, &u.unit, NULL), DGM_OK);
	ck_assert_int_eq(dgm_checker_end(checker, NULL), DGM_OK);
	dgm_checker_free(checker);
	if (e->file)
		unlink(path);
	ck_assert_msg(c.count == 1 && c.units[0] == 500, "the example of %s gave %zu findings", info->id, c.count);
}
END_TEST

START_TEST(nothing_is_learned_from_little)
{
	caught c = { .count = 0 };
	dgm_checker *checker = begin(&c, "truncated,length-ratio");

	add(checker, 1, "en", "The ministers met in the capital and spoke for three hours about trade.", "ru", "Да");
	ck_assert_int_eq(dgm_checker_end(checker, NULL), DGM_OK);
	ck_assert_uint_eq(c.count, 0);
	dgm_checker_free(checker);
}
END_TEST

START_TEST(one_source_two_targets)
{
	caught c = { .count = 0 };
	dgm_checker *checker = begin(&c, "same-source-different-target");

	add(checker, 1, "en", "Talks began.", "ru", "Переговоры начались.");
	add(checker, 2, "en", "talks  began.", "ru", "переговоры начались.");
	add(checker, 3, "en", "Talks began.", "ru", "Начались переговоры.");
	add(checker, 4, "en", "Talks began.", "uk", "Переговори почалися.");
	add(checker, 5, "en", "Talks ended.", "ru", "Переговоры окончены.");
	ck_assert_int_eq(dgm_checker_end(checker, NULL), DGM_OK);
	ck_assert_uint_eq(c.count, 1);
	ck_assert_uint_eq(c.units[0], 3);
	/* Another file begins with nothing known. */
	ck_assert_int_eq(dgm_checker_begin(checker, "other.tmx", "en", NULL), DGM_OK);
	add(checker, 1, "en", "Talks began.", "ru", "Начались переговоры.");
	ck_assert_int_eq(dgm_checker_end(checker, NULL), DGM_OK);
	ck_assert_uint_eq(c.count, 1);
	dgm_checker_free(checker);
}
END_TEST

/* More units than wait: the findings keep the order of the units, whether they waited or not. */
START_TEST(findings_come_in_order)
{
	caught c = { .count = 0 };
	dgm_checker *checker = begin(&c, "empty,source-left");

	for (uint64_t i = 1; i <= 2500; i++)
		add(checker, i, "en", "Talks began.", "ru", i % 500 ? "Переговоры начались." : "");
	ck_assert_int_eq(dgm_checker_end(checker, NULL), DGM_OK);
	ck_assert_uint_eq(c.count, 5);
	for (size_t i = 0; i < c.count; i++)
		ck_assert_uint_eq(c.units[i], 500 * (i + 1));
	dgm_checker_free(checker);
}
END_TEST

START_TEST(a_person_may_wave_a_check_through)
{
	static const dgm_property ignore[] = { { { "x-other", 7 }, { "empty", 5 }, { NULL, 0 } }, { { "x-dragoman-ignore", 17 }, { "numbers, empty", 14 }, { NULL, 0 } } };
	caught c = { .count = 0 };
	dgm_checker *checker = begin(&c, "empty");
	text_unit u;

	make_unit(&u, 1, "en", "Talks began.", "ru", "");
	u.unit.properties = ignore;
	u.unit.property_count = 1;
	ck_assert_int_eq(dgm_checker_unit(checker, &u.unit, NULL), DGM_OK);
	ck_assert_uint_eq(c.count, 1);
	u.unit.property_count = 2;
	ck_assert_int_eq(dgm_checker_unit(checker, &u.unit, NULL), DGM_OK);
	ck_assert_uint_eq(c.count, 1);
	dgm_checker_free(checker);
}
END_TEST

START_TEST(every_other_variant_is_a_target)
{
	caught c = { .count = 0 };
	dgm_check_options opt = DGM_CHECK_OPTIONS_INIT;
	dgm_variant variants[] = {
		{ .language = str("ru"), .text = str("") }, { .language = str("en"), .text = str("Talks began.") }, { .language = str("ko"), .text = str("") },
		{ .language = str("en"), .text = str("The talks began.") },
	};
	dgm_unit unit = { .variants = variants, .variant_count = 4, .number = 1 };
	dgm_checker *checker;

	opt.only = "empty";
	ck_assert_int_eq(dgm_checker_new(&checker, &opt, catch_finding, &c, NULL), DGM_OK);
	ck_assert_int_eq(dgm_checker_begin(checker, "m.tmx", "en-US", NULL), DGM_OK);
	ck_assert_int_eq(dgm_checker_unit(checker, &unit, NULL), DGM_OK);
	ck_assert_uint_eq(c.count, 2); /* ru and ko from en */
	dgm_checker_free(checker);
	opt.target_language = "ko";
	ck_assert_int_eq(dgm_checker_new(&checker, &opt, catch_finding, &c, NULL), DGM_OK);
	ck_assert_int_eq(dgm_checker_begin(checker, "m.tmx", "en", NULL), DGM_OK);
	ck_assert_int_eq(dgm_checker_unit(checker, &unit, NULL), DGM_OK);
	ck_assert_uint_eq(c.count, 3);
	dgm_checker_free(checker);
}
END_TEST

START_TEST(bad_ids_and_callers_that_stop)
{
	caught c = { .count = 0, .stop_after = 1 };
	dgm_check_options opt = DGM_CHECK_OPTIONS_INIT;
	dgm_checker *checker;
	dgm_error err = DGM_ERROR_INIT;
	text_unit u;

	opt.skip = "empty,number";
	ck_assert_int_eq(dgm_checker_new(&checker, &opt, catch_finding, &c, &err), DGM_EARG);
	ck_assert_ptr_null(checker);
	ck_assert_ptr_nonnull(strstr(err.text, "\"number\""));
	opt.skip = NULL;
	opt.source_language = "englisch-";
	ck_assert_int_eq(dgm_checker_new(&checker, &opt, catch_finding, &c, &err), DGM_EARG);
	checker = begin(&c, "empty");
	ck_assert_int_eq(dgm_checker_unit(checker, make_unit(&u, 1, "en", "Talks.", "ru", ""), &err), DGM_ESTOP);
	dgm_checker_free(checker);
	dgm_checker_free(NULL);
}
END_TEST

static int ignore_finding(void *arg, const dgm_finding *finding)
{
	(void)finding;
	++*(size_t *)arg;
	return 0;
}

static dgm_status run_all(const char *only)
{
	dgm_check_options opt = DGM_CHECK_OPTIONS_INIT;
	dgm_checker *checker;
	size_t count = 0;
	text_unit u;
	dgm_status st;

	opt.only = only;
	st = dgm_checker_new(&checker, &opt, ignore_finding, &count, NULL);
	if (st == DGM_OK)
		st = dgm_checker_begin(checker, "m.tmx", "en", NULL);
	for (uint64_t i = 1; i <= 3 && st == DGM_OK; i++)
		st = dgm_checker_unit(checker, make_unit(&u, i, "en", "The talks began in (Seoul.", "ru", i == 2 ? "" : "Переговоры (began in in Seoul?"), NULL);
	if (st == DGM_OK)
		st = dgm_checker_end(checker, NULL);
	dgm_checker_free(checker);
	return st;
}

START_TEST(checking_survives_failing_allocations)
{
	DGM_FAIL_EVERY_ALLOCATION(run_all("brackets,doubled-word,empty,end-mark,length-ratio,same-source-different-target,source-left,truncated,untranslated"), 400);
}
END_TEST

START_TEST(words_have_their_bounds)
{
	static const struct { const char *text; size_t count; const char *second; } texts[] = {
		{ "don't stop", 2, "stop" }, { "l’homme d’État", 2, "d’État" }, { "会谈12时", 4, "谈" }, { "धीरे धीरे", 2, "धीरे" }, { "a-b c", 3, "b" },
		{ "'quoted' word", 2, "word" }, { "می‌خواهم بروم", 2, "بروم" }, { "การเจรจา", 8, "า" }, { "", 0, "" },
	};
	dgm__words words = { .items = NULL };

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		ck_assert_int_eq(dgm__words_find(&words, str(texts[i].text), NULL), DGM_OK);
		ck_assert_msg(words.count == texts[i].count, "%s: %zu words", texts[i].text, words.count);
		if (words.count > 1) {
			dgm__word *w = &words.items[1];

			ck_assert_msg(w->end_off - w->start_off == strlen(texts[i].second) && !memcmp(texts[i].text + w->start_off, texts[i].second, strlen(texts[i].second)),
				"%s: second word \"%.*s\"", texts[i].text, (int)(w->end_off - w->start_off), texts[i].text + w->start_off);
		}
	}
	dgm__words_clear(&words);
}
END_TEST

START_TEST(languages_have_their_facts)
{
	dgm__facts f;

	dgm__facts_make(&f, "ja");
	ck_assert(!f.has_spaces && !f.has_case && dgm__facts_has_script(&f, USCRIPT_HAN) && dgm__facts_has_script(&f, USCRIPT_KATAKANA) && !dgm__facts_has_script(&f, USCRIPT_LATIN));
	dgm__facts_make(&f, "sr-Latn");
	ck_assert(f.has_spaces && f.has_case && dgm__facts_has_script(&f, USCRIPT_LATIN) && !dgm__facts_has_script(&f, USCRIPT_CYRILLIC));
	dgm__facts_make(&f, "zh-TW");
	ck_assert(!f.has_spaces && dgm__facts_has_script(&f, USCRIPT_HAN));
	dgm__facts_make(&f, "ko");
	ck_assert(f.has_spaces && !f.has_case && dgm__facts_has_script(&f, USCRIPT_HANGUL));
	dgm__facts_make(&f, "th");
	ck_assert(!f.has_spaces && f.has_no_stop);
	dgm__facts_make(&f, "fr-CA");
	ck_assert(!f.spaces_marks);
	dgm__facts_make(&f, "qqq");
	ck_assert(f.has_spaces && dgm__facts_has_script(&f, USCRIPT_COMMON));
}
END_TEST

static Suite *check_suite(void)
{
	Suite *suite = suite_create("check");
	TCase *tcase = tcase_create("checker");
	int checks = 0;

	while (dgm_check_at((size_t)checks))
		checks++;

	tcase_add_test(tcase, the_table_is_sorted_and_complete);
	tcase_add_loop_test(tcase, a_unit_fires_or_stays_silent, 0, sizeof rows / sizeof *rows);
	tcase_add_loop_test(tcase, what_was_learned_decides, 0, sizeof learned_rows / sizeof *learned_rows);
	tcase_add_loop_test(tcase, examples_fire, 0, checks);
	tcase_add_test(tcase, nothing_is_learned_from_little);
	tcase_add_test(tcase, one_source_two_targets);
	tcase_add_test(tcase, findings_come_in_order);
	tcase_add_test(tcase, a_person_may_wave_a_check_through);
	tcase_add_test(tcase, every_other_variant_is_a_target);
	tcase_add_test(tcase, bad_ids_and_callers_that_stop);
	tcase_add_test(tcase, checking_survives_failing_allocations);
	tcase_add_test(tcase, words_have_their_bounds);
	tcase_add_test(tcase, languages_have_their_facts);
	suite_add_tcase(suite, tcase);
	return suite;
}

DGM_UNIT_MAIN(check_suite)
