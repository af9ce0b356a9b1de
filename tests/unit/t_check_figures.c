/* The checks of figures, text and characters: rows that fire and look-alikes that stay silent; each row runs every check that the table has. */
#include "unit.h"

#include <stdio.h>
#include <string.h>

#include <dragoman/check.h>

#include "check/units.h"

typedef struct caught {
	char findings[512]; /* "numbers:error misaligned:note " */
} caught;

static int catch_finding(void *arg, const dgm_finding *f)
{
	caught *c = arg;
	size_t n = strlen(c->findings);

	snprintf(c->findings + n, sizeof c->findings - n, "%s:%s ", f->check, dgm_severity_name(f->severity));
	return 0;
}

static dgm_str str(const char *s)
{
	return (dgm_str){ s, strlen(s) };
}

static dgm_status run(caught *c, const char *ls, const char *source, const char *lt, const char *target)
{
	dgm_check_options opt = DGM_CHECK_OPTIONS_INIT;
	dgm_variant variants[] = { { .language = str(ls), .text = str(source), .line = 1 }, { .language = str(lt), .text = str(target), .line = 1 } };
	dgm_unit unit = { .variants = variants, .variant_count = 2, .number = 1 };
	dgm_checker *checker;
	dgm_status st = dgm_checker_new(&checker, &opt, catch_finding, c, NULL);

	if (st == DGM_OK)
		st = dgm_checker_begin(checker, "m.tmx", ls, NULL);
	if (st == DGM_OK)
		st = dgm_checker_unit(checker, &unit, NULL);
	if (st == DGM_OK)
		st = dgm_checker_end(checker, NULL);
	dgm_checker_free(checker);
	return st;
}

/* findings: all that come, with a space behind each. */
static const struct row {
	const char *ls, *source, *lt, *target, *findings, *why;
} rows[] = {
	{ "en", "More than 135 species live there.", "ru", "Там обитает более 137 видов.", "numbers:error ", "another value" },
	{ "en", "It cost 1,234.5 points.", "de", "Es kostete 1.234,5 Punkte.", "", "separators" },
	{ "en", "He paid $50 in Rome and $50 in Bern.", "de", "Er zahlte in Rom 50 Dollar und in Bern 50 Euro.", "money:error ", "a sum said twice, once in another currency" },
	{ "en", "He paid $50 in Rome and $50 in Bern.", "de", "Er zahlte in Rom und in Bern je 50 Dollar.", "", "a sum said once" },
	{ "uk", "Прибуток зріс до 184,6 млн дол. торік.", "en", "Profit rose to 184.6 million euros last year.", "money:error ", "a short word for the dollar" },
	{ "uk", "Прибуток зріс до 184,6 млн дол. торік.", "en", "Profit rose to 184.6 million dollars last year.", "", "the same currency" },
	{ "en", "Okonde scored in the 63rd minute.", "ko", "오콘데는 후반 18분 골을 넣었다.", "", "minutes of the second half" },
	{ "en", "Okonde scored in the 63rd minute.", "ja", "オコンデは後半18分に得点した。", "", "minutes of the second half" },
	{ "en", "Okonde scored in the 63rd minute.", "zh-Hans", "奥孔德在下半场第18分钟进球。", "", "minutes of the second half" },
	{ "ko", "오콘데는 연장 전반 11분 골을 넣었다.", "de", "Okonde traf in der 101. Minute.", "", "minutes of extra time" },
	{ "en", "Adderley scored in the 118th minute.", "ko", "애덜리는 연장 후반 13분 골을 넣었다.", "", "its second half" },
	{ "en", "Okonde scored in the 63rd minute.", "ko", "오콘데는 후반 19분 골을 넣었다.", "numbers:error ", "another minute" },
	{ "en", "Okonde scored in the 63rd minute.", "ko", "오콘데는 18골을 넣었다.", "numbers:error ", "no minutes" },
	{ "en", "The 550 pound hog was killed.", "de", "Das 250 Kilo schwere Schwein wurde getötet.", "unit-conversion:note ", "the short word for the kilogram" },
	{ "en", "The 550 pound hog was killed.", "fi", "250-kiloinen sika tapettiin.", "unit-conversion:note ", "inflected" },
	{ "en", "The 550 pound hog was killed.", "ru", "Свинью весом 250 кило убили.", "unit-conversion:note ", "in Cyrillic" },
	{ "en", "The 550 pound hog was killed.", "de", "Das 450 Kilo schwere Schwein wurde getötet.", "numbers:error ", "another weight" },
	{ "en", "Temperatures in the 80s are expected.", "de", "Erwartet werden Temperaturen um 27 °C.", "unit-conversion:note ", "degrees Fahrenheit without their name" },
	{ "en", "Temperatures in the 80s are expected.", "ru", "Ожидается до 37 градусов.", "numbers:error ", "too hot" },
	{ "en", "The storm moves north at 12 miles per hour.", "fi", "Myrsky liikkuu pohjoiseen 20 kilometrin tuntinopeudella.", "unit-conversion:note ", "the hour stands elsewhere" },
	{ "en", "The wind blew at 85 mph.", "fi", "Tuuli puhalsi 38 metriä sekunnissa.", "unit-conversion:note ", "metres per second" },
	{ "en", "The yield rose 5 basis points to 4.27 percent.", "ja", "利回りは０・０５％上昇して４・２７％となった。", "unit-conversion:note ", "basis points" },
	{ "en", "The yield rose 5 basis points to 4.27 percent.", "ja", "利回りは０・５％上昇して４・２７％となった。", "number-magnitude:error ", "ten times as many" },
	{ "en", "We had 10,000 people.", "th", "เราให้คน 10,000 คน", "", "the letter of the hour ends a word before the figure" },
	{ "en", "They talk for two weeks.", "fr", "Ils discutent pendant 14 jours.", "unit-conversion:note ", "days" },
	{ "en", "Power was back by noon on Sunday, the rest by Monday.", "zh-Hans", "20日中午恢复供电，其余在21日。", "", "weekdays and days of one calendar" },
	{ "en", "Power was back by noon on Sunday, the rest by Monday.", "zh-Hans", "23日中午恢复供电，其余在21日。", "numbers:warning ", "days of another" },
	{ "en", "They met on Friday and left on Monday.", "ja", "彼らは29日に会い、2日に出発した。", "", "days of two months" },
	{ "en", "It cost 1,234.5 points.", "fr", "Cela a coûté 1 234,5 points.", "", "spaces group" },
	{ "en", "It has 1,234,567 readers.", "hi", "इसके १२,३४,५६७ पाठक हैं।", "", "lakh grouping, Devanagari" },
	{ "en", "The fleet has 832 ships.", "ar", "يضم الأسطول ٨٣٢ سفينة.", "", "Arabic-Indic digits" },
	{ "en", "The fleet has 832 ships.", "ar", "يضم الأسطول ٨٣٣ سفينة.", "numbers:error ", "Arabic-Indic digits that differ" },
	{ "en", "The city has 1.05 million people.", "zh-Hans", "该市有105万人。", "", "magnitudes" },
	{ "en", "The city has 1.05 million people.", "ja", "この都市の人口は150万人だ。", "numbers:error ", "magnitudes that differ" },
	{ "en", "Three ministers met.", "ru", "Встретились 3 министра.", "", "words and digits" },
	{ "en", "Three ministers met.", "ru", "Встретились 5 министров.", "numbers:error ", "words and digits that differ" },
	{ "en", "One of them left.", "ko", "그들 중 누군가 떠났다.", "", "one is a pronoun" },
	{ "en", "The 1930s were hard.", "ru", "30-е годы были трудными.", "", "a decade" },
	{ "en", "The 1930s were hard.", "zh-Hans", "20世纪30年代很艰难。", "", "a decade with its century" },
	{ "en", "It was founded in 2009.", "ja", "09年に設立された。", "", "a year by its last digits" },
	{ "en", "It was signed on June 19, 2024.", "ja", "条約は24年6月19日に署名された。", "", "a date with such a year" },
	{ "en", "It expects 720 to 760 million.", "el", "Αναμένει 720 έως 760 εκατ.", "", "one magnitude for both ends of a range" },
	{ "en", "It expects $720 million to $760 million.", "ar", "وتتوقع بين 720 و760 مليون دولار.", "", "the same, with a currency" },
	{ "en", "It expects $720 million to $760 million.", "tr", "730-760 milyon dolar bekliyor.", "numbers:error ", "and another value" },
	{ "en", "Shares fell 0.8 percent to 34.17.", "ja", "株価は０・８％安の３４・１７だった。", "", "the middle dot as a decimal point" },
	{ "en", "The damage was put at 310 million.", "ko", "피해액은 3억1천만에 이른다.", "", "sections with small magnitudes" },
	{ "en", "It used 96 million litres.", "ko", "물 9천600만ℓ를 썼다.", "", "a large magnitude closes a section" },
	{ "en", "SEOUL, June 2 (Meridian) - The talks began.", "de", "Seoul (mdn) - Die Gespräche begannen.", "", "the date of a dateline" },
	{ "en", "The talks began in Seoul on June 2.", "de", "Die Gespräche begannen in Seoul.", "dates:warning ", "a date that is none" },
	{ "en", "It ends on Friday evening.", "zh-Hans", "它将于24日晚间结束。", "", "a weekday as the day of the month" },
	{ "en", "It ends on Friday evening.", "ko", "24일 저녁에 끝난다.", "", "the same in Korean" },
	{ "en", "It ends on Friday evening.", "ja", "24人で終わる。", "numbers:warning ", "what is no day" },
	{ "en", "They met on Friday.", "de", "Sie trafen sich am Freitag, dem 24. Oktober.", "", "a date beside its weekday" },
	{ "en", "They met on Friday.", "ru", "Они встретились в среду.", "dates:error ", "another weekday, inflected" },
	{ "en", "They met on Friday.", "es", "Se reunieron el miércoles.", "dates:error ", "another weekday" },
	{ "en", "It was signed on Thursday, March 12.", "de", "Er wurde am Samstag (12. März) unterzeichnet.", "dates:error ", "the weekday of a date that was found" },
	{ "en", "It ends on Friday.", "de", "Es endet am Sonntag, dem 24. Oktober.", "dates:error ", "another weekday beside a date" },
	{ "en", "It rains on Tuesday morning and Tuesday night.", "th", "ฝนจะตกเช้าวันศุกร์และคืนวันอังคาร", "dates:error ", "one of two" },
	{ "en", "Flood drives 84,000 from homes.", "es", "Una inundación deja 84 desplazados.", "number-magnitude:error ", "a group of zeros lost" },
	{ "en", "Flood drives 84,000 from homes.", "fr", "Une crue chasse 84 000 habitants.", "", "a group of zeros" },
	{ "en", "The AMLO camp won today.", "ru", "Лагерь не не победил сегодня.", "doubled-word:warning ", "doubled beside an acronym" },
	{ "en", "The CNN reporter came today.", "ar", "جاء مراسل سي إن إن اليوم.", "", "an acronym by its letters" },
	{ "en", "A relative, Dr. R. T. Osei said.", "ru", "Вид, сказал д-р Р. Т. Осей.", "", "an initial" },
	{ "en", "They met on Friday.", "es", "Se reunieron ayer.", "", "a weekday that became yesterday" },
	{ "en", "The firm paid $5 million.", "ru", "Компания заплатила 5 млн евро.", "money:error ", "another currency" },
	{ "en", "The firm paid $5 million.", "zh-Hans", "该公司支付了500万美元。", "", "the sign of several dollars" },
	{ "en", "The prize is 2.4 million euros.", "ko", "상금은 240만 유로(약 37억원)다.", "", "converted in brackets for readers" },
	{ "en", "Third-quarter profit fell.", "ja", "７～９月期の利益は減った。", "", "a quarter by its months" },
	{ "en", "The SX-30 index fell.", "hi", "एसएक्स-30 सूचकांक टूटा।", "", "a code in letters without case" },
	{ "en", "She is 100 percent certain.", "fi", "Hän on täysin varma.", "percentages:note ", "fully, in words" },
	{ "en", "It supplies 240 gigawatt-hours a year.", "ru", "Он поставит 240 млн кВт·ч в год.", "unit-conversion:note ", "energy" },
	{ "en", "It is of the 19th century.", "fi", "Se on 1800-luvulta.", "", "a century by its years" },
	{ "en", "Call 0800 555 111 now.", "de", "Rufen Sie jetzt 0800 555 111 an.", "", "a telephone number, grouped by spaces" },
	{ "en", "It happened 385 miles away.", "de", "Es geschah 620 Kilometer entfernt.", "unit-conversion:note ", "miles to kilometres" },
	{ "en", "It happened 385 miles away.", "de", "Es geschah 360 Kilometer entfernt.", "numbers:error ", "miles to kilometres, wrongly" },
	{ "en", "It is 45 miles (72 kilometers) away.", "ru", "Это в 72 километрах отсюда.", "", "a gloss for readers left out" },
	{ "en", "It was 80 degrees Fahrenheit.", "fr", "Il faisait 27 degrés Celsius.", "unit-conversion:note ", "Fahrenheit" },
	{ "en", "The deal is worth 100 million shares.", "ru", "Сделка включает 100 миллиардов акций.", "number-magnitude:error ", "million and billion" },
	{ "en", "Growth was 45 percent.", "ru", "Рост составил 45 процентов.", "", "per cent in words" },
	{ "en", "Growth was 45 percent.", "tr", "Büyüme %54 oldu.", "percentages:error ", "per cent before the figure" },
	{ "en", "It opens on October 1, 2018.", "zh-Hans", "它于2018年10月1日开幕。", "", "a date" },
	{ "en", "It opens on May 30, 2005.", "de", "Es öffnet am 30. Juli 2005.", "dates:error ", "another month" },
	{ "en", "They left at 3:15 p.m.", "ru", "Они уехали в 15:15.", "", "the twelve-hour clock" },
	{ "en", "They left at 3:15 p.m.", "fr", "Ils sont partis à 16h15.", "times:error ", "another hour" },
	{ "en", "He was found at 7.55am today.", "fi", "Hänet löydettiin tänään klo 7.55.", "", "a time that looks like a decimal" },
	{ "en", "The firm paid $5 million.", "de", "Die Firma zahlte 5 Millionen Dollar.", "", "a sum" },
	{ "en", "The firm paid 5 million euros.", "es", "La empresa pagó 7 millones de euros.", "money:error ", "another sum" },
	{ "en", "It grew 5 to 4.", "uk", "Зросло з 5 до 4.", "", "two figures" },
	{ "en", "The word of the year.", "pl", "Słowo roku 2019.", "dates:warning ", "a year added" },
	{ "en", "See https://example.org/a for more.", "ja", "詳しくは https://example.org/a を参照。", "", "the same address" },
	{ "en", "See https://example.org/a for more.", "ja", "詳しくは https://example.com/a を参照。", "addresses:warning ", "another address" },

	{ "en", "Call (212) 555-0123.", "es", "Llame al +1 212 555 01 23.", "", "a telephone number, with the country" },
	{ "en", "Call (212) 555-0123.", "es", "Llame al (212) 555-0132.", "phone-numbers:warning ", "two digits exchanged, told once" },
	{ "en", "Call +7 495 123-45-67.", "ru", "Тел. 8 (495) 123-45-67.", "", "the trunk prefix of Russia" },
	{ "en", "Call +7 495 123-45-67.", "ru", "Тел. 8 (495) 123-45-76.", "phone-numbers:warning ", "another subscriber" },
	{ "en", "Call 020 7946 0958.", "ar", "اتصل على ٠٢٠ ٧٩٤٦ ٠٩٥٨.", "", "Arabic digits" },
	{ "en", "Call 020 7946 0958.", "ar", "اتصل على ٠٢٠ ٧٩٤٦ ٠٩٥٩.", "phone-numbers:warning ", "Arabic digits, one other" },
	{ "en", "Call +81 3-1234-5678.", "ja", "電話03-1234-5678まで。", "", "the code of the country left out" },
	{ "en", "Call +81 3-1234-5678.", "ja", "電話03-1234-5687まで。", "phone-numbers:warning ", "national, other digits" },
	{ "en", "Call +82 2-1234-5678.", "ko", "02-1234-5678로 연락하십시오.", "", "a particle behind it" },
	{ "en", "Call +82 2-1234-5678.", "ko", "02-1234-5679로 연락하십시오.", "phone-numbers:warning ", "a particle behind it" },
	{ "en", "Call 01 23 45 67 89.", "fr", "Appelez le 01.23.45.67.89.", "", "stops between groups" },
	{ "en", "Call 01 23 45 67 89.", "fr", "Appelez le 01.23.45.67.98.", "phone-numbers:warning ", "stops between groups" },
	{ "en", "Call 030 12345678.", "de", "Rufen Sie 030/123 456 78 an.", "", "a stroke behind the area code" },
	{ "en", "Call 030 12345678.", "de", "Rufen Sie 040/123 456 78 an.", "phone-numbers:warning ", "another town" },
	{ "en", "Call +90 212 555 01 23.", "tr", "0 (212) 555 01 23 numarasını arayın.", "", "a trunk prefix" },
	{ "en", "Call +90 212 555 01 23.", "tr", "Arayın.", "phone-numbers:warning ", "left out" },
	{ "en", "Press {0} to go on.", "ru", "Нажмите {0}, чтобы продолжить.", "", "a placeholder kept" },
	{ "en", "Press {0} to go on.", "ru", "Нажмите {1}, чтобы продолжить.", "placeholders:error ", "another placeholder" },
	{ "en", "Found %d files.", "fr", "%d fichiers trouvés.", "", "printf" },
	{ "en", "Found %d files.", "fr", "Fichiers trouvés.", "placeholders:error ", "printf, lost" },
	{ "en", "Profit rose to 50% of sales.", "zh-Hans", "利润升至销售额的50%。", "", "a per cent sign before a letter" },

	{ "en", "The talks began.", "ru", "Переговоры\x01 начались.", "control-characters:error ", "a control" },
	{ "en", "The talks began.", "ru", "Переговоры начались\xEF\xBF\xBD.", "control-characters:error ", "the replacement character" },
	{ "en", "The talks began.", "fa", "مذاکرات آغاز می\u200Cشود.", "", "ZWNJ is spelling in Persian" },
	{ "en", "The talks began.", "de", "Die Gespräche be\u200Bgannen.", "invisible-characters:note ", "a zero-width space in German" },
	{ "en", "The talks began.", "km", "ការចរចា\u200Bបានចាប់ផ្តើម។", "", "zero-width spaces part words in Khmer" },
	{ "en", "The talks began.", "he", "\u202Bהשיחות החלו.", "invisible-characters:note ", "an embedding that does not close" },
	{ "en", "The cafe opened.", "fr", "Le cafÃ© a ouvert.", "mojibake:error ", "UTF-8 as Windows-1252" },
	{ "en", "It is fabricated.", "fr", "C'est «\u00A0fabriqué\u00A0».", "", "no-break spaces of French" },
	{ "en", "He goes there.", "fr", "Il va lÃ\u00A0.", "mojibake:error ", "one that came of it" },
	{ "en", "Hello world today.", "ru", "РџСЂРёРІРµС‚ мир.", "mojibake:error ", "UTF-8 as Windows-1251" },
	{ "en", "The coach spoke in São Paulo.", "pt", "O treinador falou em São Paulo, não à NAÇÃO.", "", "Portuguese tildes" },
	{ "en", "Moscow waits.", "ru", "Mосква ждёт.", "mixed-script:warning ", "a Latin M" },
	{ "en", "Moscow waits.", "ru", "Москва ждёт iPhone'ы и SMS-ки.", "", "endings put to foreign words" },
	{ "en", "The ministers met there.", "ru", "Die Minister trafen sich dort gestern.", "wrong-script:error ", "German for Russian: said once" },
	{ "en", "Google and Apple met.", "ru", "Google, Apple, Microsoft, Facebook.", "", "names alone" },
	{ "en", "The ministers of both countries met yesterday there.", "ja", "两国部长昨天在那里会面讨论贸易问题。", "wrong-script:error ", "Chinese for Japanese" },
	{ "en", "The talks began, they said.", "de", "Die Gespräche  begannen, hieß es.", "spacing:note ", "two spaces" },
	{ "en", "The talks began, they said.", "de", "Die Gespräche begannen , hieß es.", "spacing:note ", "a space before the comma" },
	{ "en", "Have the talks begun?", "fr", "Les discussions ont-elles commencé ?", "", "French sets one" },
	{ "en", "Have the talks begun?", "es", "¿Han comenzado las conversaciones ?", "spacing:note ", "Spanish does not" },
};

START_TEST(a_pair_gives_these_findings)
{
	const struct row *r = &rows[_i];
	caught c = { "" };

	if (dgm_is_slow() && _i % 32)
		return;
	ck_assert_int_eq(run(&c, r->ls, r->source, r->lt, r->target), DGM_OK);
	ck_assert_msg(!strcmp(c.findings, r->findings), "\"%s\" / \"%s\" (%s): \"%s\", not \"%s\"", r->source, r->target, r->why, c.findings, r->findings);
}
END_TEST

/* Left and right exchanged, figures that differ still differ. */
START_TEST(sides_mirror)
{
	const struct row *r = &rows[_i];
	bool there = strstr(r->findings, "numbers:error") || strstr(r->findings, "dates:error") || strstr(r->findings, "times:error") || strstr(r->findings, "money:error");
	caught c = { "" };

	if (dgm_is_slow() && _i % 32)
		return;
	ck_assert_int_eq(run(&c, r->lt, r->target, r->ls, r->source), DGM_OK);
	ck_assert_msg((strstr(c.findings, "numbers:error") || strstr(c.findings, "dates:error") || strstr(c.findings, "times:error") || strstr(c.findings, "money:error")) == there,
		"\"%s\" / \"%s\": \"%s\"", r->target, r->source, c.findings);
}
END_TEST

static const dgm_code bold[] = {
	{ .kind = DGM_CODE_BPT, .text_off = 0, .i = { "1", 1 }, .x = { "1", 1 } }, { .kind = DGM_CODE_EPT, .text_off = 3, .i = { "1", 1 } },
	{ .kind = DGM_CODE_BPT, .text_off = 3, .i = { "2", 1 }, .x = { "2", 1 } }, { .kind = DGM_CODE_EPT, .text_off = 5, .i = { "2", 1 } },
};
static const dgm_code crossed[] = {
	{ .kind = DGM_CODE_BPT, .text_off = 0, .i = { "1", 1 }, .x = { "1", 1 } }, { .kind = DGM_CODE_BPT, .text_off = 1, .i = { "2", 1 }, .x = { "2", 1 } },
	{ .kind = DGM_CODE_EPT, .text_off = 3, .i = { "1", 1 } }, { .kind = DGM_CODE_EPT, .text_off = 5, .i = { "2", 1 } },
};
static const struct { const dgm_code *codes; size_t count; const char *findings; } code_rows[] = {
	{ bold, 4, "" }, { bold, 2, "tags:error " }, { NULL, 0, "tags:error " }, { crossed, 4, "tags:error " },
};

START_TEST(inline_codes_are_compared)
{
	dgm_check_options opt = DGM_CHECK_OPTIONS_INIT;
	dgm_variant variants[] = {
		{ .language = str("en"), .text = str("The talks."), .codes = bold, .code_count = 4 },
		{ .language = str("ru"), .text = str("Переговоры."), .codes = code_rows[_i].codes, .code_count = code_rows[_i].count },
	};
	dgm_unit unit = { .variants = variants, .variant_count = 2, .number = 1 };
	caught c = { "" };
	dgm_checker *checker;

	opt.only = "tags";
	ck_assert_int_eq(dgm_checker_new(&checker, &opt, catch_finding, &c, NULL), DGM_OK);
	ck_assert_int_eq(dgm_checker_begin(checker, "m.tmx", "en", NULL), DGM_OK);
	ck_assert_int_eq(dgm_checker_unit(checker, &unit, NULL), DGM_OK);
	ck_assert_str_eq(c.findings, code_rows[_i].findings);
	dgm_checker_free(checker);
}
END_TEST

static const struct { const char *language, *text; size_t off; const char *other_language, *other; size_t other_off; double a, b; bool converts; } unit_rows[] = {
	{ "en", "385 miles", 3, "ru", "620 километров", 3, 385, 620, true },
	{ "en", "385-mile", 3, "zh-Hans", "620公里", 3, 385, 620, true },
	{ "en", "385 miles", 3, "ru", "360 км", 3, 385, 360, false },
	{ "en", "6 feet", 1, "ar", "6 أقدام", 1, 6, 6, false },
	{ "en", "2 inches", 1, "de", "5 Zentimetern", 1, 2, 5, true },
	{ "en", "80 degrees", 2, "ko", "27도", 2, 80, 27, true },
	{ "en", "5 million", 1, "de", "5 Meilen", 1, 5, 5, false },
	{ "en", "85 miles per hour", 2, "de", "136 Kilometern pro Stunde", 3, 85, 136, true },
};

START_TEST(units_are_known_by_name)
{
	dgm__units *x, *y;
	int a, b;

	ck_assert_int_eq(dgm__units_new(&x, unit_rows[_i].language, NULL), DGM_OK);
	ck_assert_int_eq(dgm__units_new(&y, unit_rows[_i].other_language, NULL), DGM_OK);
	a = dgm__unit_after(x, str(unit_rows[_i].text), unit_rows[_i].off);
	b = dgm__unit_after(y, str(unit_rows[_i].other), unit_rows[_i].other_off);
	ck_assert_msg(dgm__unit_converts(a, unit_rows[_i].a, b, unit_rows[_i].b) == unit_rows[_i].converts, "%s (%d) and %s (%d)", unit_rows[_i].text, a, unit_rows[_i].other, b);
	dgm__units_free(x);
	dgm__units_free(y);
}
END_TEST

/* `count` invented sentence pairs in which words go together; number `swapped` has the target of another, and number `back` (if it is below count) the target of that one. */
static void teach(dgm_checker *checker, size_t count, size_t swapped, size_t back)
{
	static const char *const subjects[][2] = { { "The minister", "Министр" }, { "The president", "Президент" }, { "The judge", "Судья" }, { "The doctor", "Врач" },
		{ "The farmer", "Фермер" }, { "The teacher", "Учитель" }, { "The soldier", "Солдат" } };
	static const char *const verbs[][2] = { { "visited", "посетил" }, { "closed", "закрыл" }, { "praised", "похвалил" }, { "bought", "купил" }, { "painted", "покрасил" } };
	static const char *const objects[][2] = { { "the old bridge", "старый мост" }, { "a new hospital", "новую больницу" }, { "the railway station", "вокзал" },
		{ "our wooden school", "нашу деревянную школу" }, { "the empty factory", "пустой завод" }, { "a small museum", "небольшой музей" } };
	static const char *const times[][2] = { { "on a cold morning", "холодным утром" }, { "after long talks", "после долгих переговоров" }, { "without any hurry", "без всякой спешки" },
		{ "before the election", "перед выборами" } };

	for (size_t i = 0; i < count; i++) {
		char source[256], target[256];
		size_t k = i == swapped ? (back < count ? back : i + 101) : i == back ? swapped : i;
		dgm_variant variants[2];
		dgm_unit unit = { .variants = variants, .variant_count = 2, .number = i + 1 };

		snprintf(source, sizeof source, "%s %s %s %s.", subjects[i % 7][0], verbs[i % 5][0], objects[i % 6][0], times[i / 6 % 4][0]);
		snprintf(target, sizeof target, "%s %s %s %s.", subjects[k % 7][1], verbs[k % 5][1], objects[k % 6][1], times[k / 6 % 4][1]);
		variants[0] = (dgm_variant){ .language = str("en"), .text = str(source) };
		variants[1] = (dgm_variant){ .language = str("ru"), .text = str(target) };
		ck_assert_int_eq(dgm_checker_unit(checker, &unit, NULL), DGM_OK);
	}
}

START_TEST(a_swapped_pair_is_found)
{
	dgm_check_options opt = DGM_CHECK_OPTIONS_INIT;
	caught c = { "" };
	dgm_checker *checker;

	opt.only = "misaligned";
	ck_assert_int_eq(dgm_checker_new(&checker, &opt, catch_finding, &c, NULL), DGM_OK);
	for (int with = 0; with < 2; with++) {
		ck_assert_int_eq(dgm_checker_begin(checker, "m.tmx", "en", NULL), DGM_OK);
		teach(checker, 210, with ? 50 : 1000, 1000);
		ck_assert_int_eq(dgm_checker_end(checker, NULL), DGM_OK);
		ck_assert_str_eq(c.findings, with ? "misaligned:note " : "");
	}
	dgm_checker_free(checker);
}
END_TEST

/* Units wait in lots: the first and the last, and neighbours on both sides of a border, are seen together all the same. */
START_TEST(neighbours_exchanged_are_found)
{
	static const size_t first[] = { 0, 49, 208, 998, 999, 1000, 1060, 1061, 1062, 1298 };
	dgm_check_options opt = DGM_CHECK_OPTIONS_INIT;
	caught c = { "" };
	dgm_checker *checker;

	if (dgm_is_slow() && _i % 4)
		return;
	opt.only = "misaligned";
	ck_assert_int_eq(dgm_checker_new(&checker, &opt, catch_finding, &c, NULL), DGM_OK);
	ck_assert_int_eq(dgm_checker_begin(checker, "m.tmx", "en", NULL), DGM_OK);
	teach(checker, first[_i] < 209 ? 210 : 1300, first[_i], first[_i] + 1);
	ck_assert_int_eq(dgm_checker_end(checker, NULL), DGM_OK);
	ck_assert_msg(!strcmp(c.findings, "misaligned:warning misaligned:warning "), "%zu and the next: \"%s\"", first[_i], c.findings);
	dgm_checker_free(checker);
}
END_TEST

static dgm_status all_checks(void)
{
	caught c = { "" };

	return run(&c, "en", "It is 45 miles (72 km) from {0} since May 30, 2005, at 3:15 p.m., for $5 million or 5%.", "ru", "Это в 80 км (с 30 июля 2006 года, в 16:15, за 7 млн долларов, 6 %.");
}

START_TEST(all_checks_survive_failing_allocations)
{
	DGM_FAIL_EVERY_ALLOCATION(all_checks(), 20000);
}
END_TEST

static Suite *figures_suite(void)
{
	Suite *suite = suite_create("check_figures");
	TCase *tcase = tcase_create("figures");

	tcase_add_loop_test(tcase, a_pair_gives_these_findings, 0, sizeof rows / sizeof *rows);
	tcase_add_loop_test(tcase, sides_mirror, 0, sizeof rows / sizeof *rows);
	tcase_add_loop_test(tcase, inline_codes_are_compared, 0, sizeof code_rows / sizeof *code_rows);
	tcase_add_loop_test(tcase, units_are_known_by_name, 0, sizeof unit_rows / sizeof *unit_rows);
	tcase_add_test(tcase, a_swapped_pair_is_found);
	tcase_add_loop_test(tcase, neighbours_exchanged_are_found, 0, 10);
	tcase_add_test(tcase, all_checks_survive_failing_allocations);
	suite_add_tcase(suite, tcase);
	return suite;
}

DGM_UNIT_MAIN(figures_suite)
