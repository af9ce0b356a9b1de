/* The checks of terms: with a glossary, in many languages and inflections, and without one. */
#include "check_catch.h"

#define TBX(status, term) "<martif type='TBX'><text><body><termEntry><langSet xml:lang='en'><tig><term>agreement</term></tig></langSet><langSet xml:lang='ru'>" \
	"<tig><term>соглашение</term></tig><tig><term>" term "</term><termNote type='administrativeStatus'>" status "</termNote></tig></langSet></termEntry></body></text></martif>"

/* check NULL: silent. */
static const struct row {
	const char *glossary, *ls, *source, *lt, *target, *check, *span, *why;
} rows[] = {
	{ "bank\tбанк\n", "en", "The Banks signed.", "ru", "Компании подписали.", "term-missing", "Banks", "a plural, a capital" },
	{ "bank\tбанк\n", "en", "The banks signed.", "ru", "Подписано банками.", NULL, NULL, "a case ending" },
	{ "bank\tбанк\n", "en", "They embanked the river.", "ru", "Они укрепили берег.", NULL, NULL, "inside another word" },
	{ "port\tгавань\n", "en", "The portrait hangs here.", "ru", "Портрет висит здесь.", NULL, NULL, "a longer word is no form" },
	{ "policy\tполитика\n", "en", "The policies failed.", "ru", "Стратегия провалилась.", "term-missing", "policies", "a stem that changes" },
	{ "policy\tполитика\n", "en", "The police came.", "ru", "Приехал патруль.", NULL, NULL, "another word with the same beginning" },
	{ "Москва\tMoscow\n", "ru", "Он живёт в Москве.", "en", "He lives in the capital.", "term-missing", "Москве", "a case ending that replaces the last letter" },
	{ "договор\tagreement\n", "ru", "Договорились о встрече.", "en", "They agreed to meet.", NULL, NULL, "an ending too long" },
	{ "European Union\tЕвропейский союз\n", "en", "the European Union's rules", "ru", "правила Европейского союза", NULL, NULL, "two words, both inflected" },
	{ "European Union\tЕвропейский союз\nUnion\tпрофсоюз\n", "en", "the European Union", "ru", "Европейский союз", NULL, NULL, "the longest term alone counts" },
	{ "bank\tBank\ninvestment\tInvestition\n", "en", "The bank closed.", "de", "Die Landesbank schloss.", NULL, NULL, "a compound" },
	{ "bank\tBank\n", "en", "The bank closed.", "de", "Das Institut schloss.", "term-missing", "bank", "not in the compound" },
	{ "Bücher\tbooks\n", "de", "Die bucher sind da.", "en", "The volumes are there.", "term-missing", "bucher", "an umlaut left out" },
	{ "école\tSchule\n", "fr", "L'ÉCOLE est fermée.", "de", "Das Haus ist geschlossen.", "term-missing", "ÉCOLE", "accents, capitals, an elided article" },
	{ "talks\t会谈\n", "en", "Talks began.", "zh-Hans", "谈判开始了。", "term-missing", "Talks", "no spaces" },
	{ "talks\t会谈\n", "en", "Talks began.", "zh-Hans", "两国会谈开始了。", NULL, NULL, "inside a run of characters" },
	{ "会谈\ttalks\n", "zh-Hans", "两国会谈开始了。", "en", "The summit began.", "term-missing", "会谈", "inside a run of characters of the source" },
	{ "東京\tTokyo\n", "ja", "彼は東京へ行った。", "en", "He went to the capital.", "term-missing", "東京", "between kana" },
	{ "การเจรจา\ttalks\n", "th", "มีการเจรจาเมื่อวาน", "en", "They met yesterday.", "term-missing", "การเจรจา", "Thai, whose vowels stand before their consonants" },
	{ "은행\tbank\n", "ko", "은행에서 만났다.", "en", "They met there.", "term-missing", "은행에서", "a particle" },
	{ "bank\t은행\n", "en", "At the bank.", "ko", "은행에서는", NULL, NULL, "particles" },
	{ "talo\thouse\n", "fi", "Hän on talossamme.", "en", "He is in our building.", "term-missing", "talossamme", "endings piled up" },
	{ "banka\tbank\n", "tr", "Bankalarımızda çalışıyor.", "en", "He works in our offices.", "term-missing", "Bankalarımızda", "endings piled up" },
	{ "union\tالاتحاد\n", "en", "The union met.", "ar", "اجتمعت مع للاتحاد", NULL, NULL, "the article changes after a preposition" },
	{ "union\tالاتحاد\n", "en", "The union met.", "ar", "اجتمعت النقابة", "term-missing", "union", "another word" },
	{ "bank\tबैंक\n", "en", "The bank closed.", "hi", "बैंकों ने काम बंद किया।", NULL, NULL, "an ending of a vowel sign" },
	{ "ministry\tminister\nministry\tMinisterium\n", "en", "The ministry said so.", "de", "Das Ministerium sagte es.", NULL, NULL, "one of two translations" },
	{ "ministry\tMinisterium\n", "en", "The ministry said so.", "de", "", NULL, NULL, "an empty target is another check's" },
	{ "agreement\tсоглашение\nagreement\tдоговор\tforbidden\n", "en", "The agreement holds.", "ru", "Договоры действуют.", "term-forbidden", "agreement", "a status column" },
	{ "agreement\tсоглашение\nagreement\tдоговор\tforbidden\n", "en", "The agreement holds.", "ru", "Договорённость: соглашение.", NULL, NULL, "another word" },
	{ "agreement\tдоговор\tforbidden\n", "en", "The treaty holds.", "ru", "Договор действует.", NULL, NULL, "its source word is not there" },
	{ "account\tKonto\tforbidden\naccount\tKonto bei der Bank\n", "en", "The account is open.", "de", "Das Konto bei der Bank ist offen.", NULL, NULL, "inside what is allowed" },
	{ TBX("deprecatedTerm-admn-sts", "договор"), "en", "The agreement holds.", "ru", "Договор действует.", "term-forbidden", "agreement", "TBX" },
	{ TBX("preferredTerm-admn-sts", "договор"), "en", "The agreement holds.", "ru", "Договор действует.", NULL, NULL, "TBX, a term that is allowed" },
	{ "en;ru;status\nagreement;соглашение;\n\"agreement\";\"договор\";Forbidden\n", "en", "The agreement holds.", "ru", "Договор действует.", "term-forbidden", "agreement", "CSV with semicolons" },
	{ "ru,en\n\"банк\",\"bank\"\n", "en", "The bank closed.", "ru", "Контора закрылась.", "term-missing", "bank", "CSV, the other way round" },
	/* a forbidden term and one that looks like it, by language */
	{ "agreement\tAbkommen\nagreement\tVertrag\tforbidden\n", "en", "The agreement holds.", "de", "Die Verträge gelten.", "term-forbidden", "agreement", "forbidden" },
	{ "agreement\tAbkommen\nagreement\tVertrag\tforbidden\n", "en", "The agreement holds.", "de", "Das Abkommen gilt, der Vorrat auch.", NULL, NULL, "alike, but not the forbidden one" },
	{ "agreement\taccord\nagreement\ttraité\tforbidden\n", "en", "The agreement holds.", "fr", "Les traités tiennent.", "term-forbidden", "agreement", "forbidden" },
	{ "agreement\taccord\nagreement\ttraité\tforbidden\n", "en", "The agreement holds.", "fr", "L'accord sur le trait d'union tient.", NULL, NULL, "alike, but not the forbidden one" },
	{ "agreement\tacuerdo\nagreement\ttratado\tforbidden\n", "en", "The agreement holds.", "es", "Los tratados siguen.", "term-forbidden", "agreement", "forbidden" },
	{ "agreement\tacuerdo\nagreement\ttratado\tforbidden\n", "en", "The agreement holds.", "es", "El acuerdo sigue y fue tramitado.", NULL, NULL, "alike, but not the forbidden one" },
	{ "agreement\t协议\nagreement\t条约\tforbidden\n", "en", "The agreement holds.", "zh-Hans", "条约仍然有效。", "term-forbidden", "agreement", "forbidden" },
	{ "agreement\t协议\nagreement\t条约\tforbidden\n", "en", "The agreement holds.", "zh-Hans", "协议的条款有约束力。", NULL, NULL, "alike, but not the forbidden one" },
	{ "agreement\t合意\nagreement\t条約\tforbidden\n", "en", "The agreement holds.", "ja", "条約は有効だ。", "term-forbidden", "agreement", "forbidden" },
	{ "agreement\t合意\nagreement\t条約\tforbidden\n", "en", "The agreement holds.", "ja", "合意の条件は約束だ。", NULL, NULL, "alike, but not the forbidden one" },
	{ "agreement\t합의\nagreement\t조약\tforbidden\n", "en", "The agreement holds.", "ko", "조약은 유효하다.", "term-forbidden", "agreement", "forbidden" },
	{ "agreement\t합의\nagreement\t조약\tforbidden\n", "en", "The agreement holds.", "ko", "합의의 조건은 약속이다.", NULL, NULL, "alike, but not the forbidden one" },
	{ "agreement\tاتفاق\nagreement\tمعاهدة\tforbidden\n", "en", "The agreement holds.", "ar", "المعاهدة سارية.", "term-forbidden", "agreement", "forbidden" },
	{ "agreement\tاتفاق\nagreement\tمعاهدة\tforbidden\n", "en", "The agreement holds.", "ar", "الاتفاق سار مع هدايا.", NULL, NULL, "alike, but not the forbidden one" },
	{ "agreement\tanlaşma\nagreement\tantlaşma\tforbidden\n", "en", "The agreement holds.", "tr", "Antlaşmalar yürürlükte.", "term-forbidden", "agreement", "forbidden" },
	{ "agreement\tanlaşma\nagreement\tantlaşma\tforbidden\n", "en", "The agreement holds.", "tr", "Anlaşmalar yürürlükte.", NULL, NULL, "alike, but not the forbidden one" },
	{ "agreement\tσυμφωνία\nagreement\tσυνθήκη\tforbidden\n", "en", "The agreement holds.", "el", "Η συνθήκη ισχύει.", "term-forbidden", "agreement", "forbidden" },
	{ "agreement\tσυμφωνία\nagreement\tσυνθήκη\tforbidden\n", "en", "The agreement holds.", "el", "Η συμφωνία ισχύει με συντροφιά.", NULL, NULL, "alike, but not the forbidden one" },
	{ "agreement\tसमझौता\nagreement\tसंधि\tforbidden\n", "en", "The agreement holds.", "hi", "संधि कायम है।", "term-forbidden", "agreement", "forbidden" },
	{ "agreement\tसमझौता\nagreement\tसंधि\tforbidden\n", "en", "The agreement holds.", "hi", "समझौता सांध्य बैठक में हुआ।", NULL, NULL, "alike, but not the forbidden one" },
	{ "agreement\tข้อตกลง\nagreement\tสนธิสัญญา\tforbidden\n", "en", "The agreement holds.", "th", "สนธิสัญญายังมีผล", "term-forbidden", "agreement", "forbidden" },
	{ "agreement\tข้อตกลง\nagreement\tสนธิสัญญา\tforbidden\n", "en", "The agreement holds.", "th", "ข้อตกลงและสัญญาณยังอยู่", NULL, NULL, "alike, but not the forbidden one" },
	{ "agreement\tугода\nagreement\tдоговір\tforbidden\n", "en", "The agreement holds.", "uk", "Договір діє.", "term-forbidden", "agreement", "forbidden" },
	{ "agreement\tугода\nagreement\tдоговір\tforbidden\n", "en", "The agreement holds.", "uk", "Угода діє, і договорилися вчасно.", NULL, NULL, "alike, but not the forbidden one" },
	/* the term asked for, inflected, and a word that is not it */
	{ "bank\t銀行\n", "en", "We met at the bank.", "ja", "銀行で会った。", NULL, NULL, "a form of the term" },
	{ "bank\t銀行\n", "en", "We met at the bank.", "ja", "行銀座で会った。", "term-missing", "bank", "another word" },
	{ "bank\tธนาคาร\n", "en", "We met at the bank.", "th", "เราพบกันที่ธนาคาร", NULL, NULL, "a form of the term" },
	{ "bank\tธนาคาร\n", "en", "We met at the bank.", "th", "เราพบกันที่ร้าน", "term-missing", "bank", "another word" },
	{ "bank\tpankki\n", "en", "We met at the bank.", "fi", "Tapasimme pankissa.", NULL, NULL, "a form of the term" },
	{ "bank\tpankki\n", "en", "We met at the bank.", "fi", "Tapasimme panimossa.", "term-missing", "bank", "another word" },
	{ "bank\tbanka\n", "en", "We met at the bank.", "tr", "Bankalarda buluştuk.", NULL, NULL, "a form of the term" },
	{ "bank\tbanka\n", "en", "We met at the bank.", "tr", "Bahçede buluştuk.", "term-missing", "bank", "another word" },
	{ "bank\tbanque\n", "en", "We met at the bank.", "fr", "Nous étions dans les banques.", NULL, NULL, "a form of the term" },
	{ "bank\tbanque\n", "en", "We met at the bank.", "fr", "Nous étions dans les bandages.", "term-missing", "bank", "another word" },
	{ "bank\tבנק\n", "en", "We met at the bank.", "he", "נפגשנו בבנק.", NULL, NULL, "a form of the term" },
	{ "bank\tבנק\n", "en", "We met at the bank.", "he", "נפגשנו בבניין.", "term-missing", "bank", "another word" },
	{ "bank\tτράπεζα\n", "en", "We met at the bank.", "el", "Συναντηθήκαμε στις τράπεζες.", NULL, NULL, "a form of the term" },
	{ "bank\tτράπεζα\n", "en", "We met at the bank.", "el", "Συναντηθήκαμε στο τράμ.", "term-missing", "bank", "another word" },
	{ "bank\tбанк\n", "en", "We met at the bank.", "uk", "Ми були в банках.", NULL, NULL, "a form of the term" },
	{ "bank\tбанк\n", "en", "We met at the bank.", "uk", "Ми були на бенкеті.", "term-missing", "bank", "another word" },
	{ "bank\tbanco\n", "en", "We met at the bank.", "es", "Nos vimos en los bancos.", NULL, NULL, "a form of the term" },
	{ "bank\tbanco\n", "en", "We met at the bank.", "es", "Nos vimos en la barca.", "term-missing", "bank", "another word" },
	{ "en\tko\nbank\t은행\n", "en", "The bank closed.", "ru", "Контора закрылась.", NULL, NULL, "a glossary for other languages" },
};

START_TEST(a_glossary_is_kept_to)
{
	const struct row *r = &rows[_i];
	dgm_check_options opt = DGM_CHECK_OPTIONS_INIT;
	char path[] = "/tmp/dgm-terms-XXXXXX";
	caught c = { .count = 0 };

	write_file(path, r->glossary);
	opt.only = "term-missing,term-forbidden";
	opt.glossary = path;
	ck_assert_int_eq(check_one(&c, &opt, r->ls, r->source, r->lt, r->target), DGM_OK);
	unlink(path);
	ck_assert_msg(c.count == (r->check != NULL), "%zu findings on \"%s\" / \"%s\" (%s): %s", c.count, r->source, r->target, r->why, c.count ? c.checks[0] : "");
	if (!r->check)
		return;
	ck_assert_str_eq(c.checks[0], r->check);
	ck_assert_msg(!strcmp(c.spans[0][0], r->span), "%s: span \"%s\" (%s)", r->source, c.spans[0][0], r->why);
}
END_TEST

START_TEST(glossaries_may_be_bad)
{
	static const struct { const char *content, *message; } bad[] = {
		{ "en\tru\nbank\n", ":2: no tab between a word and its translation" }, { "<martif><text></martif>", ":1: malformed XML" }, { "bank = банк\n", ": no dictionary that is known here" },
	};
	dgm_check_options opt = DGM_CHECK_OPTIONS_INIT;
	caught c = { .count = 0 };

	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		char path[] = "/tmp/dgm-terms-XXXXXX";
		dgm_error err = DGM_ERROR_INIT;
		dgm_checker *checker;
		text_unit u;

		write_file(path, bad[i].content);
		opt.glossary = path;
		ck_assert_int_eq(dgm_checker_new(&checker, &opt, catch_finding, &c, &err), DGM_OK);
		ck_assert_int_eq(dgm_checker_begin(checker, "m.tmx", "en", &err), DGM_OK);
		(void)dgm_checker_unit(checker, make_unit(&u, 1, "en", "The bank.", "ru", "Банк."), &err);
		if (err.code == DGM_OK)
			(void)dgm_checker_end(checker, &err);
		ck_assert_msg(err.code == DGM_EFORMAT && strstr(err.text, bad[i].message), "\"%s\"", err.text);
		dgm_checker_free(checker);
		unlink(path);
		ck_assert_int_eq(dgm_checker_new(&checker, &opt, catch_finding, &c, &err), DGM_EIO);
	}
	opt.glossary = NULL;
	opt.only = "empty,term-missing";
	ck_assert_int_eq(check_one(&c, &opt, "en", "a", "ru", "b"), DGM_EARG);
}
END_TEST

/* How a language writes three names, one of them in another way and in another form, and what the three did. "%s": the name. */
typedef struct habit {
	const char *language, *names[3], *odd, *form, *acts[5];
} habit;

static const char *const acts[] = { "arrived in the capital", "left for the mountains", "spoke with reporters", "signed the paper", "waited for hours" };

static const habit habits[] = {
	{ "ru", { "Лавров", "Меркель", "Уоррен" }, "Лабров", "Лаврову", { "%s прибыл в столицу.", "%s уехал в горы.", "%s говорил с журналистами.", "%s подписал бумагу.", "%s ждал часами." } },
	{ "uk", { "Лавров", "Меркель", "Воррен" }, "Лябров", "Лаврову", { "%s прибув до столиці.", "%s поїхав у гори.", "%s говорив із журналістами.", "%s підписав папір.", "%s чекав годинами." } },
	{ "de", { "Lawrow", "Merkel", "Warren" }, "Labroff", "Lawrows", { "%s traf in der Hauptstadt ein.", "%s fuhr in die Berge.", "%s sprach mit Reportern.", "%s zeichnete das Papier.", "%s wartete Stunden." } },
	{ "el", { "Λαβρόφ", "Μέρκελ", "Γουόρεν" }, "Λαμπρόφ", "Λαβρόφ", { "Ο %s έφτασε στην πρωτεύουσα.", "Ο %s έφυγε για τα βουνά.", "Ο %s μίλησε με δημοσιογράφους.", "Ο %s υπέγραψε το χαρτί.", "Ο %s περίμενε ώρες." } },
	{ "ar", { "لافروف", "ميركل", "وارن" }, "لابروف", "ولافروف", { "وصل %s إلى العاصمة.", "غادر %s إلى الجبال.", "تحدث %s مع الصحفيين.", "وقع %s الورقة.", "انتظر %s ساعات." } },
	{ "he", { "לברוב", "מרקל", "וורן" }, "לוורוף", "ולברוב", { "%s הגיע לבירה.", "%s נסע להרים.", "%s שוחח עם כתבים.", "%s חתם על הנייר.", "%s המתין שעות." } },
	{ "ko", { "라브로프", "메르켈", "워런" }, "라프로브", "라브로프도", { "%s 수도에 도착했다.", "%s 산으로 떠났다.", "%s 기자들과 만났다.", "%s 문서에 서명했다.", "%s 몇 시간 기다렸다." } },
	{ "hi", { "लावरोव", "मर्केल", "वॉरेन" }, "लेबरोफ", "लावरोव", { "%s राजधानी पहुँचे।", "%s पहाड़ों की ओर गए।", "%s पत्रकारों से मिले।", "%s काग़ज़ पर दस्तख़त किए।", "%s घंटों रुके रहे।" } },
	{ "es", { "Lavrov", "Merkel", "Warren" }, "Labroff", "Lavrov", { "%s llegó a la capital.", "%s salió hacia la sierra.", "%s habló con reporteros.", "%s firmó el papel.", "%s esperó horas." } },
	{ "pl", { "Ławrow", "Merkel", "Warren" }, "Labroff", "Ławrowa", { "%s przybył do stolicy.", "%s wyjechał w góry.", "%s rozmawiał z reporterami.", "%s podpisał papier.", "%s czekał godzinami." } },
};

/* A memory in which each name is written in one way, but once. */
static dgm_status check_memory(caught *c, const habit *h, uint64_t units, const char *other)
{
	static const char *const names[] = { "Lavrov", "Merkel", "Warren" };
	dgm_check_options opt = DGM_CHECK_OPTIONS_INIT;
	dgm_checker *checker;
	dgm_status st;

	opt.only = "term-inconsistent";
	st = dgm_checker_new(&checker, &opt, catch_finding, c, NULL);
	if (st == DGM_OK)
		st = dgm_checker_begin(checker, "m.tmx", "en", NULL);
	for (uint64_t i = 0; i < units && st == DGM_OK; i++) {
		const char *act = h->acts[i / 3 % 5], *gap = strstr(act, "%s"), *name = i == 150 ? other : h->names[i % 3];
		char source[100], target[200];
		text_unit u;

		snprintf(source, sizeof source, "%s %s.", names[i % 3], acts[i / 3 % 5]);
		snprintf(target, sizeof target, "%.*s%s%s", (int)(gap - act), act, name, gap + 2);
		st = dgm_checker_unit(checker, make_unit(&u, i + 1, "en", source, h->language, target), NULL);
	}
	if (st == DGM_OK)
		st = dgm_checker_end(checker, NULL);
	dgm_checker_free(checker);
	return st;
}

START_TEST(a_memory_is_held_to_itself)
{
	const habit *h = &habits[_i];
	const struct { uint64_t units; const char *other; size_t count; } cases[] = {
		{ 300, h->odd, 1 }, { 300, h->form, 0 }, { 300, "Lavrov", 0 }, { 160, h->odd, 0 },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		caught c = { .count = 0 };

		ck_assert_int_eq(check_memory(&c, h, cases[i].units, cases[i].other), DGM_OK);
		ck_assert_msg(c.count == cases[i].count, "%s, %s: %zu findings", h->language, cases[i].other, c.count);
		ck_assert(!c.count || (c.units[0] == 151 && !strcmp(c.spans[0][0], "Lavrov")));
	}
}
END_TEST

static dgm_status check_with(const char *path)
{
	dgm_check_options opt = DGM_CHECK_OPTIONS_INIT;
	caught c = { .count = 0 };

	opt.only = "term-missing,term-forbidden,term-inconsistent";
	opt.glossary = path;
	return check_one(&c, &opt, "en", "The agreement of the bank.", "ru", "Договор.");
}

START_TEST(terms_survive_failing_allocations)
{
	char path[] = "/tmp/dgm-terms-XXXXXX";

	write_file(path, "agreement\tсоглашение\nagreement\tдоговор\tforbidden\nbank\tбанк\n");
	DGM_FAIL_EVERY_ALLOCATION(check_with(path), 400);
	unlink(path);
}
END_TEST

static Suite *terms_suite(void)
{
	Suite *suite = suite_create("check terms");
	TCase *tcase = tcase_create("terms");

	tcase_add_loop_test(tcase, a_glossary_is_kept_to, 0, sizeof rows / sizeof *rows);
	tcase_add_test(tcase, glossaries_may_be_bad);
	tcase_add_loop_test(tcase, a_memory_is_held_to_itself, 0, sizeof habits / sizeof *habits);
	tcase_add_test(tcase, terms_survive_failing_allocations);
	suite_add_tcase(suite, tcase);
	return suite;
}

DGM_UNIT_MAIN(terms_suite)
