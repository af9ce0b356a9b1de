/* Places, acronyms, addresses, quotations. */
#include "entity_table.h"

enum { L = DGM_ENTITY_PLACE, A = DGM_ENTITY_ACRONYM, W = DGM_ENTITY_ADDRESS, Q = DGM_ENTITY_QUOTE };

static const entity_row rows[] = {
	{ L, "en", "from Russia to South Korea", "country:RU; country:KR" }, { L, "en", "in Seoul and Moscow", "city:Asia/Seoul; city:Europe/Moscow" }, { L, "en", "Europe and Asia", "region:150; region:142" }, { L, "en", "a turkey and chad", "" }, { L, "en", "let us go", "" }, { L, "en", "the US said", "country:US" },
	{ L, "en", "the U.S. said", "country:US" }, { L, "en", "Singapore", "country:SG" }, { L, "en", "Russian", "" }, { L, "en", "Guinea-Bissau", "country:GW" }, { L, "en", "SEOUL, June 2", "city:Asia/Seoul" }, { L, "en", "Russia's", "country:RU" }, { L, "en", "the European Union", "region:EU" }, { L, "en", "Myanmar and Burma", "country:MM; country:MM" },
	{ L, "en", "www.russia.com", "" }, { L, "ru", "в России и с Россией", "country:RU; country:RU" }, { L, "ru", "из Москвы в Сеул", "city:Europe/Moscow; city:Asia/Seoul" }, { L, "ru", "в Южной Корее", "country:KR" }, { L, "ru", "Соединенных Штатов", "country:US" }, { L, "ru", "малый", "" }, { L, "ru", "в США", "country:US" }, { L, "ru", "с Украиной", "country:UA" },
	{ L, "uk", "у Росії та Україні", "country:RU; country:UA" }, { L, "uk", "в Києві", "" }, { L, "pl", "z Rosji do Polski", "country:RU; country:PL" }, { L, "pl", "w Niemczech", "country:DE" }, { L, "cs", "v Německu", "country:DE" }, { L, "de", "Russland und Südkorea", "country:RU; country:KR" }, { L, "de", "Deutschlands", "country:DE" }, { L, "fr", "la Russie et la Corée du Sud", "country:RU; country:KR" },
	{ L, "fr", "aux États-Unis", "country:US" }, { L, "es", "Rusia y Corea del Sur", "country:RU; country:KR" }, { L, "es", "Estados Unidos", "country:US" }, { L, "pt", "a Rússia e a Coreia do Sul", "country:RU; country:KR" }, { L, "it", "la Russia e la Corea del Sud", "country:RU; country:KR" }, { L, "nl", "Rusland", "country:RU" }, { L, "sv", "Rysslands", "country:RU" },
	{ L, "fi", "Venäjällä ja Suomessa", "country:RU; country:FI" }, { L, "hu", "Oroszországban", "country:RU" }, { L, "tr", "Rusya'da ve Türkiye'nin", "country:RU; country:TR" }, { L, "tr", "Almanya'dan", "country:DE" }, { L, "el", "στη Ρωσία και της Ρωσίας", "country:RU; country:RU" }, { L, "el", "ΡΩΣΙΑ", "country:RU" },
	{ L, "he", "ברוסיה ובדרום קוריאה", "country:RU; country:KR" }, { L, "he", "ארה\"ב", "country:US" }, { L, "ar", "وروسيا", "country:RU" }, { L, "ar", "في كوريا الجنوبية", "country:KR" }, { L, "fa", "روسیه", "country:RU" }, { L, "hi", "रूस में", "country:RU" }, { L, "hi", "दक्षिण कोरिया", "country:KR" }, { L, "th", "ในรัสเซียและเกาหลีใต้", "country:RU; country:KR" },
	{ L, "zh-Hans", "俄罗斯和韩国", "country:RU; country:KR" }, { L, "zh-Hans", "首尔", "city:Asia/Seoul" }, { L, "ja", "ロシアと韓国", "country:RU; country:KR" }, { L, "ja", "東京", "city:Asia/Tokyo" }, { L, "ko", "러시아와 미국은", "country:RU; country:US" }, { L, "ko", "서울에서", "city:Asia/Seoul" }, { L, "ka", "რუსეთში", "country:RU" }, { L, "vi", "Nga và Hàn Quốc", "country:RU?; country:KR" },
	{ L, "id", "Rusia dan Korea Selatan", "country:RU; country:KR" }, { L, "bn", "রাশিয়া", "country:RU" }, { L, "bg", "в Русия", "country:RU" }, { L, "ro", "în Franța", "country:FR" }, { L, "lt", "Rusijoje", "country:RU" },

	{ A, "en", "NATO and the U.S.A.", "NATO; USA" }, { A, "en", "I am OK", "OK" }, { A, "en", "World War II", "" }, { A, "en", "NATOs", "NATO" }, { A, "en", "the G20", "" }, { A, "en", "THIS WHOLE HEADLINE SHOUTS", "" }, { A, "ru", "МИД и ТАСС", "МИД; ТАСС" }, { A, "ru", "XIX век", "" }, { A, "zh-Hans", "和NATO的", "NATO" },
	{ A, "el", "το ΝΑΤΟ", "ΝΑΤΟ" }, { A, "de", "der EZB-Chef", "EZB" }, { A, "fr", "l'OTAN", "OTAN" }, { A, "en", "F-16", "" }, { A, "ko", "MSMG에는", "MSMG" },

	{ W, "en", "see https://Example.com/A?b=1.", "example.com/A?b=1" }, { W, "en", "(www.example.com)", "www.example.com" }, { W, "en", "mail a.b@Example.org now", "a.b@example.org" }, { W, "en", "by @name_1, they", "@name_1" }, { W, "en", "at example.com/x today", "example.com/x" }, { W, "en", "end.Next sentence", "" },
	{ W, "zh-Hans", "见www.example.com网站", "www.example.com" }, { W, "ru", "на сайте example.com", "example.com" }, { W, "ko", "https://example.com에서", "example.com" }, { W, "de", "siehe http://example.com/", "example.com" }, { W, "en", "5 @ 3", "" }, { W, "en", "http://", "" },

	{ Q, "en", "the \"so-called\" (old) plan", "quote; bracket" }, { Q, "en", "“a (b) c”", "quote" }, { Q, "en", "it's John's 'word'", "" }, { Q, "en", "\"open", "" }, { Q, "en", "1) first", "" }, { Q, "ru", "«слово» и „слово“", "quote; quote" }, { Q, "de", "„Wort“", "quote" }, { Q, "da", "»ord«", "quote" }, { Q, "sv", "”ord”", "quote" },
	{ Q, "pl", "„słowo”", "quote" }, { Q, "fr", "« mot »", "quote" }, { Q, "zh-Hans", "“词”（注）《书》", "quote; bracket; quote" }, { Q, "ja", "「語」『本』", "quote; quote" }, { Q, "he", "ארה\"ב אמרה \"לא\"", "quote" }, { Q, "ko", "\"말\"된 \"것\"", "quote; quote" }, { Q, "ar", "«كلمة»", "quote" },
};

TABLE_MAIN("entity_place", rows)
