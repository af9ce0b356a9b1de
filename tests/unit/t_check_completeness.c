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
	{ "wrong-language", "yi", "פּוילן און פֿראַנקרייך האָבן זיך געטראָפֿן, זאָגט דער מיניסטער", NULL, TALKS, "Yiddish points stand in the letters that CLDR has as several characters" },
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
	{ "wrong-language", "de", "Literatur : Guido Magnone : La Tour de Mustagh . « La Montagne » , oct. 1956 , p. 261-270 .", NULL, TALKS, "names and titles alone" },
	{ "wrong-language", "pt", "Os ministros se reuniram e não disseram o que o governo decidiu.", NULL, TALKS, "words that Spanish has too" },
	{ "wrong-language", "nb", "Det er ikke noe som vi har sett før i den byen.", NULL, TALKS, "Danish has nearly all of its words" },
	{ "wrong-language", "ru", "Там мы видели їх.", NULL, TALKS, "one word of another language" },
	{ "wrong-language", "uk", "Міністри зустрілися й не сказали, що вирішили.", NULL, TALKS, "its own letters" },
	{ "wrong-language", "ar", "التقى الوزراء هناك ولم يقولوا ما الذي قرروه", NULL, TALKS, "its own" },
	{ "wrong-language", "hi", "मंत्री वहाँ मिले और उन्होंने नहीं बताया कि क्या तय किया", NULL, TALKS, "its own" },
	{ "wrong-language", "zh-Hant", "部長們見面後沒有說明他們決定了什麼", NULL, TALKS, "traditional characters at home" },
	{ "wrong-language", "tr", "Hırsızlar Newport on the Levee'deki para dolum işlemi sırasında dolarları aldılar", NULL, TALKS, "a name" },
#define QUOTE "\"We have talked about trade for three hours,\" the minister said."
	{ "quotations", "de", "Man habe drei Stunden über Handel gesprochen, sagte der Minister.", "", QUOTE, "indirect speech" },
	{ "quotations", "ru", "Министр сказал, что о торговле говорили три часа.", "", QUOTE, "indirect speech" },
	{ "quotations", "zh-Hans", "部长说他们就贸易问题谈了三个小时。", "", QUOTE, "indirect speech" },
	{ "quotations", "ar", "قال الوزير إنهم تحدثوا ثلاث ساعات عن التجارة", "", QUOTE, "indirect speech" },
	{ "quotations", "he", "השר אמר כי דיברו על סחר במשך שלוש שעות בארה\"ב", "", QUOTE, "a sign of abbreviation is no quotation mark" },
	{ "quotations", "fr", "Le ministre a dit : « Nous avons parlé pendant trois heures. »", "« Nous avons parlé pendant trois heures. »", TALKS, "made direct" },
	{ "quotations", "ja", "大臣は「貿易について三時間にわたって話し合った」と述べた。", "「貿易について三時間にわたって話し合った」", TALKS, "made direct" },
	{ "quotations", "hi", "मंत्री ने कहा, “हमने तीन घंटे तक व्यापार पर बात की।”", "“हमने तीन घंटे तक व्यापार पर बात की।”", TALKS, "made direct" },
	{ "quotations", "tr", "Bakan, \"Üç saat boyunca ticaret hakkında konuştuk\" dedi.", "\"Üç saat boyunca ticaret hakkında konuştuk\"", TALKS, "straight marks" },
	{ "quotations", "de", "„Wir haben drei Stunden über Handel gesprochen“, sagte der Minister.", NULL, QUOTE, "another style" },
	{ "quotations", "ru", "— Мы говорили о торговле три часа, — сказал министр.", NULL, QUOTE, "a dash opens speech" },
	{ "quotations", "zh-Hans", "部长说：《我们谈了三个小时》。", NULL, QUOTE, "angle brackets" },
	{ "quotations", "ja", "大臣は『三時間話した』と述べた。", NULL, QUOTE, "nested marks" },
	{ "quotations", "fr", "Le ministre a dit : ‹ Nous avons parlé. ›", NULL, QUOTE, "single marks" },
	{ "quotations", "en", "'We have talked about trade for three hours,' the minister said.", NULL, "„Wir haben drei Stunden über Handel gesprochen“, sagte der Minister.", "British marks" },
	{ "quotations", "ar", "قال الوزير \"نعم\"", NULL, TALKS, "a word" },
	{ "quotations", "he", "שלוש שעות בארה\"ב, כ-340 ק\"ג של סלעים וכ-1,200 ק\"ג", NULL, TALKS, "signs of abbreviation" },
	{ "quotations", "tr", "", NULL, QUOTE, "nothing at all" },
#define NOT "The ministers did not meet in the capital."
#define MEET "The ministers met in the capital."
	{ "negation", "ru", "Министры встретились в столице.", "", NOT, "lost" },
	{ "negation", "de", "Die Minister trafen sich nicht in der Hauptstadt.", "nicht", MEET, "made" },
	{ "negation", "fr", "Les ministres se sont réunis dans la capitale.", "", NOT, "lost" },
	{ "negation", "es", "Los ministros nunca se reunieron en la capital.", "nunca", MEET, "made" },
	{ "negation", "ja", "閣僚らは首都で会談しなかった。", "なかっ", MEET, "inside a word" },
	{ "negation", "ko", "장관들은 수도에서 만나지 않았다.", "않", MEET, "inside a word" },
	{ "negation", "tr", "Bakanlar başkentte bir araya geldi.", "", NOT, "lost" },
	{ "negation", "ar", "لم يجتمع الوزراء في العاصمة", "لم", MEET, "made" },
	{ "negation", "hi", "मंत्री राजधानी में नहीं मिले।", "नहीं", MEET, "made" },
	{ "negation", "zh-Hans", "部长们没有在首都会面。", "没有", MEET, "made" },
	{ "negation", "ru", "Министры отказались встречаться в столице.", NULL, NOT, "said by a verb" },
	{ "negation", "de", "Die Minister gingen ohne Treffen.", NULL, NOT, "without" },
	{ "negation", "fr", "Les ministres ne se sont pas réunis.", NULL, NOT, "two words for one" },
	{ "negation", "es", "No se reunió nadie, ni los ministros.", NULL, NOT, "three for one" },
	{ "negation", "ja", "閣僚らは首都で会談しませんでした。", NULL, NOT, "another form" },
	{ "negation", "ko", "장관들은 만나지 못했다.", NULL, NOT, "another form" },
	{ "negation", "tr", "Bakanlar bir araya gelmedi.", NULL, NOT, "a suffix" },
	{ "negation", "zh-Hans", "不过，部长们在首都会面。", NULL, MEET, "part of another word" },
	{ "negation", "is", "Ráðherrarnir hittust í höfuðborginni.", NULL, NOT, "a language without data" },
#define THREE "The ministers met in the capital. They spoke about trade. Then they left."
	{ "sentence-count", "ru", "Министры встретились в столице.", "Министры встретились в столице.", THREE, "one for three" },
	{ "sentence-count", "de", "Die Minister trafen sich in der Hauptstadt.", "Die Minister trafen sich in der Hauptstadt.", THREE, "one for three" },
	{ "sentence-count", "fr", "Les ministres se sont réunis.", "Les ministres se sont réunis.", THREE, "one for three" },
	{ "sentence-count", "ja", "閣僚らは首都で会談した。", "閣僚らは首都で会談した。", THREE, "one for three" },
	{ "sentence-count", "zh-Hans", "部长们在首都会面。", "部长们在首都会面。", THREE, "one for three" },
	{ "sentence-count", "hi", "मंत्री राजधानी में मिले।", "मंत्री राजधानी में मिले।", THREE, "one for three" },
	{ "sentence-count", "ar", "التقى الوزراء. تحدثوا. ثم غادروا.", "التقى الوزراء. تحدثوا. ثم غادروا.", "The ministers met, spoke and left.", "three for one" },
	{ "sentence-count", "el", "Οι υπουργοί συναντήθηκαν. Μίλησαν. Έφυγαν.", "Οι υπουργοί συναντήθηκαν. Μίλησαν. Έφυγαν.", "The ministers met, spoke and left.", "three for one" },
	{ "sentence-count", "ru", "Министры встретились в столице. Говорили о торговле и уехали.", NULL, THREE, "two joined" },
	{ "sentence-count", "de", "Die Minister trafen sich. Sie sprachen über Handel. Dann gingen sie.", NULL, THREE, "as many" },
	{ "sentence-count", "fr", "M. Dupont est parti.", NULL, "Mr. Dupont left.", "an abbreviation" },
	{ "sentence-count", "ja", "閣僚らは首都で会談した。貿易について話し、立ち去った。", NULL, THREE, "two joined" },
	{ "sentence-count", "zh-Hans", "部长们在首都会面，谈了贸易。然后离开。", NULL, THREE, "two joined" },
	{ "sentence-count", "hi", "मंत्री मिले। उन्होंने बात की। फिर चले गए।", NULL, THREE, "danda" },
	{ "sentence-count", "th", "รัฐมนตรีพบกัน", NULL, THREE, "a language without stops" },
	{ "sentence-count", "tr", "", NULL, THREE, "nothing at all" },
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

/* Four plain translations in ten languages, so that lengths are known. */
static const char *const lesson[] = {
	"The ministers met in the capital and spoke for three hours about trade.", "Rain fell over the north of the country during the night.",
	"The company will open a new factory near the river next spring.", "Doctors asked people to stay at home when they feel ill.",
};
static const struct translated {
	const char *language, *targets[4];
} translated[] = {
	{ "ar", { "التقى الوزراء في العاصمة وتحدثوا ثلاث ساعات عن التجارة.", "هطلت الأمطار على شمال البلاد أثناء الليل.", "ستفتح الشركة مصنعا جديدا قرب النهر في الربيع المقبل.", "طلب الأطباء من الناس البقاء في المنزل عندما يمرضون." } },
	{ "de", { "Die Minister trafen sich in der Hauptstadt und sprachen drei Stunden über Handel.", "In der Nacht fiel im Norden des Landes Regen, sagt der Dienst.", "Die Firma wird im nächsten Frühling am Fluss eine neue Fabrik eröffnen.", "Ärzte baten die Menschen, zu Hause zu bleiben, wenn sie krank sind." } },
	{ "el", { "Οι υπουργοί συναντήθηκαν στην πρωτεύουσα και μίλησαν τρεις ώρες για το εμπόριο.", "Έβρεξε στον βορρά της χώρας κατά τη διάρκεια της νύχτας.", "Η εταιρεία θα ανοίξει νέο εργοστάσιο κοντά στο ποτάμι την άνοιξη.", "Οι γιατροί ζήτησαν από τον κόσμο να μείνει στο σπίτι αν νοσεί." } },
	{ "es", { "Los ministros se reunieron en la capital y hablaron tres horas sobre el comercio.", "Durante la noche llovió sobre el norte de todo el país.", "La empresa abrirá una nueva fábrica cerca del río la próxima primavera.", "Los médicos pidieron a la gente que se quede en casa si está enferma." } },
	{ "fr", { "Les ministres se sont réunis dans la capitale et ont parlé trois heures du commerce.", "Il a plu sur le nord du pays pendant toute la nuit passée.", "L’entreprise ouvrira une nouvelle usine près du fleuve au printemps.", "Les médecins ont demandé aux gens de rester chez eux s’ils sont malades." } },
	{ "hi", { "मंत्री राजधानी में मिले और तीन घंटे तक व्यापार के बारे में बात की।", "रात में देश के उत्तर में बारिश हुई, ऐसा बताया गया।", "कंपनी अगले वसंत में नदी के पास एक नया कारखाना खोलेगी।", "डॉक्टरों ने लोगों से बीमार होने पर घर में रहने को कहा।" } },
	{ "ja", { "閣僚らは首都で会談し、貿易について三時間にわたって話し合った。", "夜の間に国の北部で雨が降ったと伝えられた。", "同社は来春、川の近くに新しい工場を開く予定だ。", "医師らは具合が悪い時は家にいるよう求めた。" } },
	{ "ru", { "Министры встретились в столице и три часа говорили о торговле между собой.", "Ночью на севере страны шли дожди, сообщили синоптики.", "Весной компания откроет новый завод недалеко от реки.", "Врачи попросили людей оставаться дома, если они больны." } },
	{ "tr", { "Bakanlar başkentte bir araya geldi ve üç saat boyunca ticaret hakkında konuştu.", "Gece boyunca ülkenin kuzeyine yağmur yağdığı bildirildi.", "Şirket gelecek bahar nehrin yakınında yeni bir fabrika açacak.", "Doktorlar insanlardan hasta olduklarında evde kalmalarını istedi." } },
	{ "zh-Hans", { "部长们在首都会面，就贸易问题谈了三个小时。", "夜间该国北部地区下了一场大雨。", "该公司将于明年春天在河边开设一家新工厂。", "医生要求人们在感到不适时留在家中。" } },
};

/* What is put in front of the first sentence. */
static const char part[] = "On 12 May 2005, after 350 people had gathered in front of it, ";
static const struct part_row {
	const char *language, *own;
} parts[] = {
	{ "ar", "في 12 مايو 2005 وبعد أن تجمع 350 شخصا أمامها، " },
	{ "de", "Am 12. Mai 2005, nachdem sich davor 350 Menschen versammelt hatten: " },
	{ "el", "Στις 12 Μαΐου 2005, αφού συγκεντρώθηκαν μπροστά 350 άνθρωποι, " },
	{ "es", "El 12 de mayo de 2005, cuando 350 personas se habían reunido delante, " },
	{ "fr", "Le 12 mai 2005, quand 350 personnes s’étaient rassemblées devant, " },
	{ "hi", "12 मई 2005 को, जब उसके सामने 350 लोग इकट्ठा हो चुके थे, " },
	{ "ja", "2005年5月12日、その前に350人が集まった後で、" },
	{ "ru", "12 мая 2005 года, когда перед ней собрались 350 человек, " },
	{ "tr", "12 Mayıs 2005'te, önünde 350 kişi toplandıktan sonra, " },
	{ "zh-Hans", "2005年5月12日，350人聚集在前面之后，" },
};

static const struct translated *lessons_in(const char *language)
{
	size_t i = 0;

	while (strcmp(translated[i].language, language))
		i++;
	return &translated[i];
}

/* Units behind the lessons have the part in the source alone, in the target alone, on both sides. */
START_TEST(parts_are_left_out_and_added)
{
	const struct part_row *r = &parts[_i];
	const struct translated *t = lessons_in(r->language);
	caught c = { .count = 0 };
	dgm_checker *checker = begin(&c, "addition,omission");
	char source[200], target[300];

	for (uint64_t i = 0; i < 60; i++)
		add(checker, i + 1, "en", lesson[i % 4], r->language, t->targets[i % 4]);
	snprintf(source, sizeof source, "%s%s", part, lesson[0]);
	snprintf(target, sizeof target, "%s%s", r->own, t->targets[0]);
	add(checker, 100, "en", source, r->language, t->targets[0]);
	add(checker, 101, "en", lesson[0], r->language, target);
	add(checker, 102, "en", source, r->language, target);
	ck_assert_int_eq(dgm_checker_end(checker, NULL), DGM_OK);
	dgm_checker_free(checker);
	ck_assert_msg(c.count == 2 && c.units[0] == 100 && c.units[1] == 101, "%s: %zu findings", r->language, c.count);
	ck_assert_str_eq(c.checks[0], "omission");
	ck_assert_str_eq(c.spans[0][0], "12 May 2005");
	ck_assert_str_eq(c.checks[1], "addition");
	ck_assert_int_eq(c.severities[1], DGM_SEVERITY_NOTE);
}
END_TEST

/* One source, translated again: in another way, and in the same but for white space. */
START_TEST(one_source_has_two_targets)
{
	const struct translated *t = &translated[_i];
	caught c = { .count = 0 };
	dgm_checker *checker = begin(&c, "same-source-different-target");
	char same[300];

	snprintf(same, sizeof same, "%s ", t->targets[0]);
	add(checker, 1, "en", lesson[0], t->language, t->targets[0]);
	add(checker, 2, "en", lesson[1], t->language, t->targets[1]);
	add(checker, 3, "en", lesson[0], t->language, same);
	ck_assert_int_eq(dgm_checker_end(checker, NULL), DGM_OK);
	ck_assert_msg(c.count == 0, "%s: %zu findings, the first on unit %d", t->language, c.count, c.count ? (int)c.units[0] : 0);
	ck_assert_int_eq(dgm_checker_begin(checker, "n.tmx", "en", NULL), DGM_OK);
	add(checker, 1, "en", lesson[0], t->language, t->targets[0]);
	add(checker, 2, "en", lesson[0], t->language, t->targets[1]);
	ck_assert_int_eq(dgm_checker_end(checker, NULL), DGM_OK);
	ck_assert_msg(c.count == 1 && c.units[0] == 2, "%s: %zu findings", t->language, c.count);
	dgm_checker_free(checker);
}
END_TEST

/* Behind the lessons two neighbours have each other's targets, and two have their own. */
START_TEST(neighbours_are_exchanged)
{
	const struct translated *t = &translated[_i];
	caught c = { .count = 0 };
	dgm_checker *checker = begin(&c, "misaligned");

	for (uint64_t i = 0; i < 60; i++)
		add(checker, i + 1, "en", lesson[i % 4], t->language, t->targets[i % 4]);
	add(checker, 61, "en", lesson[2], t->language, t->targets[3]);
	add(checker, 62, "en", lesson[3], t->language, t->targets[2]);
	add(checker, 63, "en", lesson[0], t->language, t->targets[0]);
	add(checker, 64, "en", lesson[1], t->language, t->targets[1]);
	ck_assert_int_eq(dgm_checker_end(checker, NULL), DGM_OK);
	dgm_checker_free(checker);
	ck_assert_msg(c.count == 2 && c.units[0] == 61 && c.units[1] == 62, "%s: %zu findings, the first on unit %d", t->language, c.count,
		c.count ? (int)c.units[0] : 0);
}
END_TEST

/* What one of two articles has alone is looked at by these two only, and teaches nothing. */
START_TEST(gaps_are_omissions_and_additions)
{
	caught c = { .count = 0 };
	dgm_checker *checker = begin(&c, "addition,empty,misaligned,omission,truncated,untranslated");
	text_unit u;

	make_unit(&u, 1, "en", lesson[0], "ru", "");
	u.unit.is_gap = true;
	ck_assert_int_eq(dgm_checker_unit(checker, &u.unit, NULL), DGM_OK);
	make_unit(&u, 2, "en", "", "ru", "Шёл дождь.");
	u.unit.is_gap = true;
	ck_assert_int_eq(dgm_checker_unit(checker, &u.unit, NULL), DGM_OK);
	ck_assert_int_eq(dgm_checker_end(checker, NULL), DGM_OK);
	ck_assert_uint_eq(c.count, 2);
	ck_assert_str_eq(c.checks[0], "omission");
	ck_assert_str_eq(c.spans[0][0], lesson[0]);
	ck_assert_str_eq(c.checks[1], "addition");
	ck_assert_str_eq(c.spans[1][1], "Шёл дождь.");
	dgm_checker_free(checker);
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
	DGM_FAIL_EVERY_ALLOCATION(run_all("negation,quotations,wrong-language"), 400);
}
END_TEST

static Suite *completeness_suite(void)
{
	Suite *suite = suite_create("check completeness");
	TCase *tcase = tcase_create("completeness");

	tcase_add_loop_test(tcase, a_unit_fires_or_stays_silent, 0, sizeof rows / sizeof *rows);
	tcase_add_loop_test(tcase, two_sources_of_one_target, 0, sizeof twice / sizeof *twice);
	tcase_add_loop_test(tcase, parts_are_left_out_and_added, 0, dgm_few(sizeof parts / sizeof *parts));
	tcase_add_loop_test(tcase, one_source_has_two_targets, 0, dgm_few(sizeof translated / sizeof *translated));
	tcase_add_loop_test(tcase, neighbours_are_exchanged, 0, dgm_few(sizeof translated / sizeof *translated));
	tcase_add_test(tcase, gaps_are_omissions_and_additions);
	tcase_add_test(tcase, completeness_survives_failing_allocations);
	suite_add_tcase(suite, tcase);
	return suite;
}

DGM_UNIT_MAIN(completeness_suite)
