/* The checks of marks, spaces, quotation marks, digits and letters: for each, languages in which it fires and look-alikes in which it must not. */
#include "check_catch.h"

/* span NULL: silent; else the first place in the target. */
static const struct row {
	const char *check, *lt, *target, *span, *source, *why;
} rows[] = {
	/* source NULL: "The talks began." */
	{ "capital-start", "ru", "переговоры начались.", "переговоры", NULL, "Cyrillic" },
	{ "capital-start", "el", "οι συνομιλίες άρχισαν.", "οι", NULL, "Greek" },
	{ "capital-start", "fr", "«les discussions ont commencé.»", "les", NULL, "behind a quotation mark" },
	{ "capital-start", "es", "¿las conversaciones?", "las", NULL, "behind an opening mark" },
	{ "capital-start", "tr", "görüşmeler başladı.", "görüşmeler", NULL, "Turkish" },
	{ "capital-start", "pl", "rozmowy się zaczęły.", "rozmowy", NULL, "Polish" },
	{ "capital-start", "hy", "բանակցությունները սկսվեցին։", "բանակցությունները", NULL, "Armenian has case" },
	{ "capital-start", "uk", "Початок переговорів", "Початок", "the talks began", "a capital that the source has not" },
	{ "capital-start", "de", "Gespräche begannen", NULL, "talks began", "nouns have a capital in German" },
	{ "capital-start", "ar", "بدأت المحادثات", NULL, NULL, "no case" },
	{ "capital-start", "ka", "მოლაპარაკება დაიწყო", NULL, NULL, "Georgian has no capitals in running text" },
	{ "capital-start", "ru", "iPhone подорожал.", NULL, "The iPhone costs more.", "a word of mixed case" },
	{ "capital-start", "fi", "12 neuvottelua alkoi.", NULL, "Twelve talks began.", "a figure first" },
	{ "capital-start", "it", "eBay cresce.", NULL, "Shares of eBay rose.", "a name" },
	{ "capital-start", "cs", "NATO jedná.", NULL, "the alliance confers", "an acronym" },
	{ "capital-start", "nl", "van Gogh schilderde.", NULL, "Painted by van Gogh.", "the word stands in the source too" },
	{ "capital-start", "hi", "वार्ता शुरू हुई।", NULL, NULL, "Devanagari" },

	{ "confusable-characters", "ru", "𝐒лова", "𝐒", NULL, "a letter of mathematics" },
	{ "confusable-characters", "de", "Ｇespräche", "Ｇ", NULL, "full width" },
	{ "confusable-characters", "fr", "５ pays", "５", NULL, "a full-width digit" },
	{ "confusable-characters", "sv", "\u212Bngström", "\u212B", NULL, "the sign of Angstrom" },
	{ "confusable-characters", "es", "20 \u212A", "\u212A", NULL, "the sign of Kelvin" },
	{ "confusable-characters", "tr", "Ne zaman\u037E", "\u037E", NULL, "the Greek question mark" },
	{ "confusable-characters", "hi", "𝟓 देश", "𝟓", NULL, "a digit of mathematics" },
	{ "confusable-characters", "ar", "ＡＢ", "Ａ", NULL, "full width" },
	{ "confusable-characters", "ja", "ＮＨＫ", NULL, NULL, "full width is at home" },
	{ "confusable-characters", "zh-Hans", "Ｇ２０", NULL, NULL, "full width is at home" },
	{ "confusable-characters", "ko", "２０일", NULL, NULL, "full width is at home" },
	{ "confusable-characters", "el", "Πότε\u037E", NULL, NULL, "the Greek question mark" },
	{ "confusable-characters", "sv", "Ångström", NULL, NULL, "a letter" },
	{ "confusable-characters", "vi", "Tiếng Việt", NULL, NULL, "letters with two accents" },
	{ "confusable-characters", "it", "½ e m²", NULL, NULL, "fractions and powers" },
	{ "confusable-characters", "fr", "l’ℝ", NULL, NULL, "a sign of the basic plane" },
	{ "confusable-characters", "de", "𝐒", NULL, "𝐒", "the source writes it too" },

	{ "digits", "de", "٣ Länder", "٣", NULL, "Arabic digits in German" },
	{ "digits", "ru", "५ стран", "५", NULL, "Devanagari digits in Russian" },
	{ "digits", "fr", "３ pays", "３", NULL, "full-width digits in French" },
	{ "digits", "ar", "١2 دولة", "2", NULL, "two kinds in one figure" },
	{ "digits", "ar", "۴ دول", "۴", NULL, "Persian digits in Arabic" },
	{ "digits", "fa", "٤ کشور", "٤", NULL, "Arabic digits in Persian" },
	{ "digits", "hi", "৫ देश", "৫", NULL, "Bengali digits in Hindi" },
	{ "digits", "th", "๓5 ประเทศ", "5", NULL, "two kinds in one figure" },
	{ "digits", "tr", "٣ ülke", "٣", NULL, "Arabic digits in Turkish" },
	{ "digits", "ar", "١٢ دولة و34 مدينة", NULL, NULL, "Arabic uses both" },
	{ "digits", "fa", "۱۲ کشور", NULL, NULL, "its own" },
	{ "digits", "hi", "१२ देश", NULL, NULL, "native, not default" },
	{ "digits", "bn", "১২ দেশ", NULL, NULL, "its own" },
	{ "digits", "th", "๑๒ ประเทศ", NULL, NULL, "native, not default" },
	{ "digits", "ja", "３か国", NULL, NULL, "full width is at home" },
	{ "digits", "zh-Hans", "十二 3", NULL, NULL, "ideographs are no digits" },
	{ "digits", "mr", "१२", NULL, NULL, "its own" },
	{ "digits", "de", "12 m² ½", NULL, NULL, "powers and fractions" },

	{ "control-characters", "ru", "Сл\uE000во", "\uE000", NULL, "private use" },
	{ "control-characters", "de", "W\U000E0FFFort", "\U000E0FFF", NULL, "not assigned" },
	{ "control-characters", "fr", "\uE000 mot", NULL, "\uE000 word", "the source's icon" },

	{ "foreign-marks", "el", "Πότε αρχίζουν?", "?", NULL, "Greek asks with ;" },
	{ "foreign-marks", "ar", "متى تبدأ المحادثات?", "?", NULL, "Arabic has its own" },
	{ "foreign-marks", "fa", "امروز, فردا", ",", NULL, "the Arabic comma" },
	{ "foreign-marks", "ur", "کب شروع ہوگا?", "?", NULL, "Urdu too" },
	{ "foreign-marks", "zh-Hans", "会谈开始了, 他说。", ",", NULL, "half width" },
	{ "foreign-marks", "ja", "会談が始まる!", "!", NULL, "half width" },
	{ "foreign-marks", "de", "Die Gespräche、sagte er", "、", NULL, "an ideographic comma" },
	{ "foreign-marks", "ru", "Переговоры начались。", "。", NULL, "an ideographic stop" },
	{ "foreign-marks", "fr", "Les discussions؟", "؟", NULL, "an Arabic mark" },
	{ "foreign-marks", "tr", "Görüşmeler başladı！", "！", NULL, "full width" },
	{ "foreign-marks", "hi", "बातचीत شروع، हुई،", "،", NULL, "an Arabic comma in Devanagari" },
	{ "foreign-marks", "el", "Πότε αρχίζουν; Τα «Yahoo?»", NULL, NULL, "behind a Latin word" },
	{ "foreign-marks", "ar", "متى تبدأ المحادثات؟", NULL, NULL, "its own" },
	{ "foreign-marks", "fa", "۱,۲۰۰ نفر", NULL, NULL, "in a figure" },
	{ "foreign-marks", "zh-Hans", "会谈，他说：“CNN, BBC”！", NULL, NULL, "between Latin words" },
	{ "foreign-marks", "ja", "会談、始まる！", NULL, NULL, "its own" },
	{ "foreign-marks", "ko", "회담이 시작됐다!", NULL, NULL, "Korean writes ASCII marks" },
	{ "foreign-marks", "hi", "कब शुरू होगी?", NULL, NULL, "Hindi too" },
	{ "foreign-marks", "he", "מתי מתחילים?", NULL, NULL, "Hebrew too" },
	{ "foreign-marks", "de", "Gespräche、", NULL, "Talks、", "the source writes it too" },
	{ "foreign-marks", "bn", "আলোচনা শুরু হল।", NULL, NULL, "the danda of all Indic scripts" },

	{ "edge-space", "ru", " Слово", " ", NULL, "at the beginning" },
	{ "edge-space", "de", "Wort\xC2\xA0", "\xC2\xA0", NULL, "no-break, at the end" },
	{ "edge-space", "zh-Hans", "\xE3\x80\x80会谈", "\xE3\x80\x80", NULL, "ideographic" },
	{ "edge-space", "ar", "كلمة\t", "\t", NULL, "a tab" },
	{ "edge-space", "ko", "말 ", " ", NULL, "at the end" },
	{ "edge-space", "hi", " शब्द", " ", NULL, "at the beginning" },
	{ "edge-space", "fr", "mot\n", "\n", NULL, "a line end" },
	{ "edge-space", "th", "คำ ", " ", NULL, "at the end" },
	{ "edge-space", "ru", " Слово", NULL, " A word", "the source has it too" },
	{ "edge-space", "de", "Wort ", NULL, "word\t", "another kind, but the source has some" },
	{ "edge-space", "fr", "« mot »", NULL, NULL, "inside" },
	{ "edge-space", "ja", "会\xE3\x80\x80談", NULL, NULL, "inside" },
	{ "edge-space", "ar", "كلمة", NULL, NULL, "none" },
	{ "edge-space", "ko", "말", NULL, NULL, "none" },
	{ "edge-space", "hi", "  ", NULL, NULL, "nothing but white space is empty" },
	{ "edge-space", "he", "מילה\u200F", NULL, NULL, "a mark of direction is no space" },

	{ "mixed-script", "ru", "Mосква растёт.", "Mосква", NULL, "a Latin M" },
	{ "mixed-script", "uk", "Киïв росте.", "Киïв", NULL, "a Latin ï" },
	{ "mixed-script", "bg", "Cофия расте.", "Cофия", NULL, "a Latin C" },
	{ "mixed-script", "el", "Aθήνα", "Aθήνα", NULL, "a Latin A in Greek" },
	{ "mixed-script", "en", "The cаpital grows.", "cаpital", NULL, "a Cyrillic а in English" },
	{ "mixed-script", "de", "Die Hаuptstadt wächst.", "Hаuptstadt", NULL, "a Cyrillic а in German" },
	{ "mixed-script", "fr", "La cоmmune.", "cоmmune", NULL, "a Cyrillic о in French" },
	{ "mixed-script", "tr", "Başkеnt büyüyor.", "Başkеnt", NULL, "a Cyrillic е in Turkish" },
	{ "mixed-script", "ru", "Страны HATO.", "HATO", NULL, "a whole word in the wrong alphabet" },
	{ "mixed-script", "sr", "Cрбија", "Cрбија", NULL, "a Latin C in Serbian" },
	{ "mixed-script", "ru", "Пришла SMSка.", NULL, NULL, "an ending put to a foreign word" },
	{ "mixed-script", "uk", "iPhone'и", NULL, NULL, "an apostrophe parts words" },
	{ "mixed-script", "ru", "Фирма TOM выросла.", NULL, "TOM grew.", "the source has the word" },
	{ "mixed-script", "de", "20 μg und 5 kΩ", NULL, NULL, "units" },
	{ "mixed-script", "ja", "Tシャツと漢字", NULL, NULL, "kana and Latin" },
	{ "mixed-script", "ko", "K팝", NULL, NULL, "Hangul and Latin" },
	{ "mixed-script", "el", "Η e-Εφημερίδα", NULL, NULL, "a hyphen parts words" },
	{ "mixed-script", "hi", "BBC हिंदी", NULL, NULL, "two words" },
	{ "mixed-script", "bg", "XX век", NULL, NULL, "a Roman numeral" },

	{ "opening-marks", "es", "Cuándo empiezan?", "?", "When do they begin?", "not opened" },
	{ "opening-marks", "es", "¿Cuándo empiezan.", "¿", "When do they begin?", "not closed" },
	{ "opening-marks", "es-MX", "Dijo: basta!", "!", "He said: enough!", "not opened, in Mexico" },
	{ "opening-marks", "ast", "Cuándo?", "?", "When?", "Asturian" },
	{ "opening-marks", "fr", "¿Quand?", "¿", "When?", "no mark of French" },
	{ "opening-marks", "it", "¡Basta!", "¡", "Enough!", "no mark of Italian" },
	{ "opening-marks", "pt", "¿Quando?", "¿", "When?", "no mark of Portuguese" },
	{ "opening-marks", "de", "¿Wann?", "¿", "When?", "no mark of German" },
	{ "opening-marks", "ru", "¿Когда?", "¿", "When?", "no mark of Russian" },
	{ "opening-marks", "es", "¿Cuándo empiezan? ¡Ya!", NULL, NULL, "both marks" },
	{ "opening-marks", "es", "¡Qué?", NULL, NULL, "one of each kind" },
	{ "opening-marks", "es", "Es el mejor (?) del mundo.", NULL, NULL, "a doubt between brackets" },
	{ "opening-marks", "es", "https://example.org/?id=3", NULL, NULL, "an address" },
	{ "opening-marks", "es", "¿¡Qué!?", NULL, NULL, "doubled" },
	{ "opening-marks", "es", "Yahoo!Noticias", NULL, NULL, "a name" },
	{ "opening-marks", "fr", "Quand ?", NULL, NULL, "French" },
	{ "opening-marks", "el", "Πότε;", NULL, NULL, "Greek" },
	{ "opening-marks", "ca", "Quan?", NULL, NULL, "Catalan need not" },
	{ "opening-marks", "de", "„¿Qué?“", NULL, "\"¿Qué?\"", "the source has it too" },

	{ "quotes", "ru", "Он сказал: “да”.", NULL, "He said \"yes\".", "German marks are let be in Russian" },
	{ "quotes", "ru", "Он сказал: 「да」.", "「", "He said \"yes\".", "Japanese marks in Russian" },
	{ "quotes", "de", "Er sagte “ja”.", "“", "He said \"yes\".", "English marks in German" },
	{ "quotes", "fi", "Hän sanoi “kyllä”.", "“", "He said \"yes\".", "an English opening mark in Finnish" },
	{ "quotes", "ja", "彼は«はい»と言った。", "«", "He said \"yes\".", "French marks in Japanese" },
	{ "quotes", "fr", "Il a dit „oui”.", "„", "He said \"yes\".", "a German mark in French" },
	{ "quotes", "zh-Hans", "他说“是。", "“", "He said \"yes\".", "not closed" },
	{ "quotes", "ar", "قال «نعم", "«", "He said \"yes\".", "not closed" },
	{ "quotes", "es", "Dijo sí».", "»", "He said \"yes\".", "not opened" },
	{ "quotes", "ko", "그는 “예라고 말했다.", "“", "He said \"yes\".", "not closed" },
	{ "quotes", "en", "He said „yes“.", "„", "Он сказал «да».", "German marks in English" },
	{ "quotes", "de", "Er sagte „ja“ und »nein«.", NULL, "He said \"yes\".", "both German ways" },
	{ "quotes", "fr", "Il a dit « oui » et “non”.", NULL, "He said \"yes\".", "both French ways" },
	{ "quotes", "fi", "Hän sanoi ”kyllä”.", NULL, "He said \"yes\".", "one mark for both" },
	{ "quotes", "ja", "彼は「『はい』」と言った。", NULL, "He said \"yes\".", "nested" },
	{ "quotes", "ru", "Он сказал: «да, „так“».", NULL, "He said \"yes\".", "nested" },
	{ "quotes", "pl", "Powiedział „tak”.", NULL, "He said \"yes\".", "Polish" },
	{ "quotes", "he", "הוא אמר \"כן\".", NULL, "He said \"yes\".", "straight marks" },
	{ "quotes", "sv", "Ett 6\" rör", NULL, "A pipe of 6\"", "inches" },
	{ "quotes", "es", "«Empezó hoy.", NULL, "\"It began today.", "a quotation that runs on" },
	{ "quotes", "zh-Hant", "他說「是」。", NULL, "He said \"yes\".", "Chinese, traditional" },

	{ "repeated-punctuation", "ru", "Слово,, и дело.", ",,", NULL, "a comma" },
	{ "repeated-punctuation", "de", "Das Ende..", "..", NULL, "a stop" },
	{ "repeated-punctuation", "zh-Hans", "会谈，，开始了。", "，，", NULL, "a full-width comma" },
	{ "repeated-punctuation", "ja", "終わった。。", "。。", NULL, "an ideographic stop" },
	{ "repeated-punctuation", "ar", "كلمة،، وأخرى", "،،", NULL, "an Arabic comma" },
	{ "repeated-punctuation", "hi", "समाप्त।।", "।।", NULL, "danda" },
	{ "repeated-punctuation", "fr", "mot;; autre", ";;", NULL, "a semicolon" },
	{ "repeated-punctuation", "ur", "ختم۔۔", "۔۔", NULL, "an Urdu stop" },
	{ "repeated-punctuation", "ko", "있다..", "..", NULL, "a stop" },
	{ "repeated-punctuation", "ru", "Слово... и дело.", NULL, NULL, "an ellipsis" },
	{ "repeated-punctuation", "zh-Hans", "会谈。。。", NULL, NULL, "an ellipsis of stops" },
	{ "repeated-punctuation", "de", ",,Wort'' sagte er.", NULL, NULL, "quotation marks of commas" },
	{ "repeated-punctuation", "fr", "Quoi ?? Non !!", NULL, NULL, "on purpose" },
	{ "repeated-punctuation", "es", "../carpeta", NULL, NULL, "a path" },
	{ "repeated-punctuation", "ar", "كلمة، وأخرى،", NULL, NULL, "one each" },
	{ "repeated-punctuation", "tr", "std::sort", NULL, NULL, "code" },
	{ "repeated-punctuation", "ko", "있다..", NULL, "It is there..", "the source too" },

	{ "spacing", "fr", "Il a commencé!", "!", NULL, "no space before the mark" },
	{ "spacing", "fr", "«oui»", "o", NULL, "no space inside" },
	{ "spacing", "ru", "Слово , дело", " ,", NULL, "before a comma" },
	{ "spacing", "de", "Wort,Wort", ",", NULL, "none after a comma" },
	{ "spacing", "en", "One  two", "  ", NULL, "doubled" },
	{ "spacing", "ja", "ついた 、彼は", " 、", NULL, "before an ideographic comma" },
	{ "spacing", "zh-Hans", "会谈 。", " 。", NULL, "before an ideographic stop" },
	{ "spacing", "ar", "كلمة ،وأخرى", " ،", NULL, "before an Arabic comma" },
	{ "spacing", "hi", "समाप्त ।", " ।", NULL, "before a danda" },
	{ "spacing", "tr", "Neden ?", " ?", NULL, "before a question mark" },
	{ "spacing", "es", "uno,dos", ",", NULL, "none after a comma" },
	{ "spacing", "fr", "Il a commencé\u202F!", NULL, NULL, "a narrow space before the mark" },
	{ "spacing", "fr", "« oui »", NULL, NULL, "spaces inside" },
	{ "spacing", "fr", "À 12:30, https://a.example/b?c", NULL, NULL, "times and addresses" },
	{ "spacing", "fr-CA", "Il a commencé!", NULL, NULL, "Québec sets none" },
	{ "spacing", "de", "3,5 Prozent", NULL, NULL, "a decimal comma" },
	{ "spacing", "en", "1 ,5", NULL, NULL, "before a decimal" },
	{ "spacing", "ja", "会談、始まる。", NULL, NULL, "no spaces at all" },
	{ "spacing", "zh-Hans", "甲,乙", NULL, NULL, "no spaces in Chinese" },
	{ "spacing", "ru", "а,б@example.org", ",", NULL, "before an address" },
	{ "spacing", "tr", "Neden?", NULL, NULL, "Turkish" },
	{ "spacing", "ar", "كلمة، وأخرى", NULL, NULL, "Arabic" },

	{ "doubled-word", "ru", "из северо-западной северо-западной части", "северо-западной северо-западной", NULL, "words with a hyphen" },
	{ "doubled-word", "de", "Die FBI-Untersuchung FBI-Untersuchung begann.", "FBI-Untersuchung FBI-Untersuchung", NULL, "words with a hyphen" },
	{ "doubled-word", "de", "In der der Stadt begann es.", "der der", NULL, "no comma before the article" },
	{ "doubled-word", "fr", "de de la ville", "de de", NULL, "a function word" },
	{ "doubled-word", "th", "กับ กับ", "กับ กับ", NULL, "between spaces" },
	{ "doubled-word", "zh-Hans", "流浪者队流浪者队赢了", "流浪者队流浪者队", NULL, "characters in a row" },
	{ "doubled-word", "ja", "担当者は担当者は言った", "担当者は担当者は", NULL, "characters in a row" },
	{ "doubled-word", "fi", "jäi jäi kotiin", "jäi jäi", "A: CBS and BBB said so.", "an acronym elsewhere is no excuse" },
	{ "doubled-word", "es", "el año 2018 2018", "2018 2018", NULL, "a figure" },
	{ "doubled-word", "pl", "na na Duran Duran", "Duran Duran", "by Duran Duran", "one more than the source" },
	{ "doubled-word", "fr", "05 55 55 12", NULL, NULL, "a telephone number" },
	{ "doubled-word", "de", "Alle, für die die Stadt baut", NULL, NULL, "a relative pronoun after its preposition" },
	{ "doubled-word", "zh-Hans", "讨论讨论", NULL, NULL, "a verb doubled for a short act" },
	{ "doubled-word", "ja", "いろいろ", NULL, NULL, "a word that is itself doubled" },
	{ "doubled-word", "id", "anak-anak", NULL, NULL, "a plural with its hyphen" },
	{ "doubled-word", "it", "Sing Sing è chiuso.", NULL, "Sing Sing is closed.", "the source doubles too" },
};

START_TEST(a_mark_fires_or_stays_silent)
{
	const struct row *r = &rows[_i];
	dgm_check_options opt = DGM_CHECK_OPTIONS_INIT;
	const char *source = r->source ? r->source : "The talks began.";
	caught c = { .count = 0 };

	opt.only = r->check;
	ck_assert_int_eq(check_one(&c, &opt, !strcmp(r->lt, "en") ? "ru" : "en", source, r->lt, r->target), DGM_OK);
	ck_assert_msg((c.count > 0) == (r->span != NULL), "%s: %zu findings on \"%s\" (%s, %s), span \"%s\"", r->check, c.count, r->target, r->lt, r->why,
		c.count ? c.spans[0][1] : "");
	ck_assert_msg(!r->span || !strcmp(c.spans[0][1], r->span), "%s: span \"%s\" of \"%s\" (%s)", r->check, c.spans[0][1], r->target, r->why);
}
END_TEST

static dgm_status check_patterns(caught *c, const char *content, const char *target, dgm_error *err)
{
	dgm_check_options opt = DGM_CHECK_OPTIONS_INIT;
	char path[] = "/tmp/dgm-patterns-XXXXXX";
	dgm_checker *checker;
	text_unit u;
	dgm_status st;

	write_file(path, content);
	opt.only = "forbidden-pattern";
	opt.patterns = path;
	st = dgm_checker_new(&checker, &opt, catch_finding, c, err);
	if (st == DGM_OK)
		st = dgm_checker_begin(checker, "m.tmx", "en", err);
	if (st == DGM_OK)
		st = dgm_checker_unit(checker, make_unit(&u, 1, "en", "The talks.", "ru", target), err);
	dgm_checker_free(checker);
	unlink(path);
	return st;
}

/* count -1: an error with this message. */
static const struct { const char *content, *target; int count; dgm_severity severity; const char *expected; } patterns[] = {
	{ "# house rules\n\\bт\\.\\s?к\\.\terror\tspell it out\n", "Так, т. к. дождь", 1, DGM_SEVERITY_ERROR, "т. к." },
	{ "(?i)ДЕЛО\r\n", "Слово и дело, дело", 1, DGM_SEVERITY_WARNING, "дело" },
	{ "[会]谈\tnote\n", "两国会谈", 1, DGM_SEVERITY_NOTE, "会谈" },
	{ "\\p{Arabic}{3}\n", "كلمة", 1, DGM_SEVERITY_WARNING, "كلم" },
	{ "^кот$\n", "кот и пёс", 0, DGM_SEVERITY_NOTE, "" },
	{ "a\n(b\n", "", -1, DGM_SEVERITY_NOTE, ":2: \"(b\" is no regular expression" },
	{ "a\tfatal\n", "", -1, DGM_SEVERITY_NOTE, ":1: \"fatal\" is no severity" },
	{ "(a+)+b\n", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac", -1, DGM_SEVERITY_NOTE, "takes too long" },
};

START_TEST(patterns_are_forbidden)
{
	caught c = { .count = 0 };
	dgm_error err = DGM_ERROR_INIT;
	dgm_status st = check_patterns(&c, patterns[_i].content, patterns[_i].target, &err);

	if (patterns[_i].count < 0) {
		ck_assert_int_ne(st, DGM_OK);
		ck_assert_msg(strstr(err.text, patterns[_i].expected) != NULL, "\"%s\"", err.text);
		return;
	}
	ck_assert_msg(st == DGM_OK, "%s", err.text);
	ck_assert_int_eq((int)c.count, patterns[_i].count);
	ck_assert(!c.count || (c.severities[0] == patterns[_i].severity && !strcmp(c.spans[0][1], patterns[_i].expected)));
}
END_TEST

static dgm_status check_all_forms(void)
{
	caught c = { .count = 0 };
	dgm_check_options opt = DGM_CHECK_OPTIONS_INIT;

	opt.only = "capital-start,confusable-characters,digits,edge-space,foreign-marks,mixed-script,opening-marks,quotes,repeated-punctuation,spacing";
	return check_one(&c, &opt, "en", "The talks", "ru", "mосква ,, 「да ٣");
}

START_TEST(forms_survive_failing_allocations)
{
	caught c = { .count = 0 };

	DGM_FAIL_EVERY_ALLOCATION(check_all_forms(), 400);
	DGM_FAIL_EVERY_ALLOCATION(check_patterns(&c, "a\tnote\tb\n", "c", NULL), 400);
}
END_TEST

static Suite *forms_suite(void)
{
	Suite *suite = suite_create("check forms");
	TCase *tcase = tcase_create("forms");

	tcase_add_loop_test(tcase, a_mark_fires_or_stays_silent, 0, sizeof rows / sizeof *rows);
	tcase_add_loop_test(tcase, patterns_are_forbidden, 0, sizeof patterns / sizeof *patterns);
	tcase_add_test(tcase, forms_survive_failing_allocations);
	suite_add_tcase(suite, tcase);
	return suite;
}

DGM_UNIT_MAIN(forms_suite)
