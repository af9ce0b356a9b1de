/* The checks of figures, characters and gaps, each by itself: languages in which it fires, and look-alikes in which it must not. */
#include "check_catch.h"

static const struct row {
	const char *check, *source, *lt, *target;
	bool fires;
} rows[] = {
	{ "numbers", "The fleet has 832 ships.", "ru", "Во флоте 823 корабля.", true },
	{ "numbers", "The fleet has 832 ships.", "he", "בצי יש 382 אוניות.", true },
	{ "numbers", "The fleet has 832 ships.", "fa", "این ناوگان ۸۲۳ کشتی دارد.", true },
	{ "numbers", "The fleet has 832 ships.", "bn", "নৌবহরে ৮২৩টি জাহাজ আছে।", true },
	{ "numbers", "The fleet has 832 ships.", "th", "กองเรือมีเรือ ๘๒๓ ลำ", true },
	{ "numbers", "The fleet has 832 ships.", "ja", "艦隊には８２３隻の船がある。", true },
	{ "numbers", "The fleet has 832 ships.", "vi", "Hạm đội có 823 tàu.", true },
	{ "numbers", "The fleet has 832 ships.", "ka", "ფლოტს 823 გემი აქვს.", true },
	{ "numbers", "The fleet has 832 ships.", "ta", "கடற்படையில் 823 கப்பல்கள் உள்ளன.", true },
	{ "numbers", "The fleet has 832 ships.", "sw", "Meli ziko 823.", true },
	{ "numbers", "The fleet has 1,832 ships.", "pl", "Flota ma 1832 okręty.", false },
	{ "numbers", "The fleet has 1,832 ships.", "cs", "Flotila má 1\u00A0832 lodí.", false },
	{ "numbers", "The fleet has 1,832 ships.", "de-CH", "Die Flotte hat 1’832 Schiffe.", false },
	{ "numbers", "The fleet has 1,832 ships.", "id", "Armada itu memiliki 1.832 kapal.", false },
	{ "numbers", "The fleet has 1,832 ships.", "fa", "این ناوگان ۱٬۸۳۲ کشتی دارد.", false },
	{ "numbers", "The fleet has 1,832 ships.", "bn", "নৌবহরে ১,৮৩২টি জাহাজ আছে।", false },
	{ "numbers", "The fleet has 1,832 ships.", "th", "กองเรือมีเรือ ๑,๘๓๒ ลำ", false },
	{ "numbers", "The fleet has 1,832 ships.", "zh-Hans", "舰队有1832艘船。", false },
	{ "numbers", "Twelve ships left.", "fi", "Kaksitoista laivaa lähti.", false },
	{ "numbers", "The 3rd ship left.", "hu", "A 3. hajó elindult.", false },

	{ "number-magnitude", "It has 4 million readers.", "ru", "У неё 4 миллиарда читателей.", true },
	{ "number-magnitude", "It has 4 million readers.", "de", "Sie hat 4 Milliarden Leser.", true },
	{ "number-magnitude", "It has 4 million readers.", "fr", "Il a 4 milliards de lecteurs.", true },
	{ "number-magnitude", "It has 4 million readers.", "es", "Tiene 4 mil lectores.", true },
	{ "number-magnitude", "It has 4 million readers.", "ar", "لديها 4 مليارات قارئ.", true },
	{ "number-magnitude", "It has 4 million readers.", "tr", "4 milyar okuru var.", true },
	{ "number-magnitude", "It has 4 million readers.", "ko", "독자가 40만 명이다.", true },
	{ "number-magnitude", "It has 4 million readers.", "zh-Hans", "它有40万读者。", true },
	{ "number-magnitude", "It has 4 million readers.", "pl", "Ma 4 miliardy czytelników.", true },
	{ "number-magnitude", "It has 4 million readers.", "it", "Ha 4 milioni di lettori.", false },
	{ "number-magnitude", "It has 4 million readers.", "hi", "इसके 40 लाख पाठक हैं।", false },
	{ "number-magnitude", "It has 4 million readers.", "ja", "読者は400万人だ。", false },
	{ "number-magnitude", "It has 4 million readers.", "uk", "У неї 4 млн читачів.", false },
	{ "number-magnitude", "It has 4 million readers.", "fi", "Sillä on 4 miljoonaa lukijaa.", false },
	{ "number-magnitude", "It has 4 million readers.", "el", "Έχει 4 εκατομμύρια αναγνώστες.", false },
	{ "number-magnitude", "It has 4 million readers.", "th", "มีผู้อ่าน 4 ล้านคน", false },
	{ "number-magnitude", "It has 4 billion readers.", "es", "Tiene 4 mil millones de lectores.", false },
	{ "number-magnitude", "It has 4 billion readers.", "vi", "Nó có 4 tỷ độc giả.", false },

	{ "percentages", "Growth was 45 percent.", "de", "Das Wachstum betrug 54 Prozent.", true },
	{ "percentages", "Growth was 45 percent.", "fr", "La croissance était de 54 %.", true },
	{ "percentages", "Growth was 45 percent.", "ru", "Рост составил 54%.", true },
	{ "percentages", "Growth was 45 percent.", "ar", "بلغ النمو ٥٤٪.", true },
	{ "percentages", "Growth was 45 percent.", "ja", "成長率は54％だった。", true },
	{ "percentages", "Growth was 45 percent.", "ko", "성장률은 54%였다.", true },
	{ "percentages", "Growth was 45 percent.", "el", "Η ανάπτυξη ήταν 54%.", true },
	{ "percentages", "Growth was 45 percent.", "pl", "Wzrost wyniósł 54 proc.", true },
	{ "percentages", "Growth was 45 percent.", "hi", "वृद्धि 54 प्रतिशत रही।", true },
	{ "percentages", "Growth was 45 percent.", "es", "El crecimiento fue del 45 por ciento.", false },
	{ "percentages", "Growth was 45 percent.", "it", "La crescita è stata del 45 per cento.", false },
	{ "percentages", "Growth was 45 percent.", "zh-Hans", "增长率为百分之四十五。", false },
	{ "percentages", "Growth was 45 percent.", "fa", "رشد ۴۵ درصد بود.", false },
	{ "percentages", "Growth was 45 percent.", "th", "การเติบโตอยู่ที่ 45 เปอร์เซ็นต์", false },
	{ "percentages", "Growth was 45 percent.", "fi", "Kasvu oli 45 prosenttia.", false },
	{ "percentages", "Growth was 45 percent.", "he", "הצמיחה הייתה 45 אחוזים.", false },
	{ "percentages", "Growth was 45 percent.", "tr", "Büyüme yüzde 45 oldu.", false },
	{ "percentages", "Growth was 45 percent.", "uk", "Зростання становило 45 відсотків.", false },

	{ "dates", "It opens on May 30, 2005.", "fr", "Il ouvre le 30 juillet 2005.", true },
	{ "dates", "It opens on May 30, 2005.", "ru", "Он откроется 30 июля 2005 года.", true },
	{ "dates", "It opens on May 30, 2005.", "es", "Abre el 30 de julio de 2005.", true },
	{ "dates", "It opens on May 30, 2005.", "ar", "يفتتح في 30 يوليو 2005.", true },
	{ "dates", "It opens on May 30, 2005.", "ja", "2005年7月30日に開く。", true },
	{ "dates", "It opens on May 30, 2005.", "ko", "2005년 7월 30일에 문을 연다.", true },
	{ "dates", "It opens on May 30, 2005.", "el", "Ανοίγει στις 30 Ιουλίου 2005.", true },
	{ "dates", "It opens on May 30, 2005.", "hi", "यह 30 जुलाई 2005 को खुलेगा।", true },
	{ "dates", "It opens on May 30, 2005.", "tr", "30 Temmuz 2005'te açılıyor.", true },
	{ "dates", "It opens on May 30, 2005.", "pl", "Otwiera się 30 maja 2005 roku.", false },
	{ "dates", "It opens on May 30, 2005.", "de", "Es öffnet am 30.05.2005.", false },
	{ "dates", "It opens on May 30, 2005.", "uk", "Він відкриється 30 травня 2005 року.", false },
	{ "dates", "It opens on May 30, 2005.", "zh-Hans", "它于2005年5月30日开幕。", false },
	{ "dates", "It opens on May 30, 2005.", "fi", "Se avataan 30. toukokuuta 2005.", false },
	{ "dates", "It opens on May 30, 2005.", "he", "הוא ייפתח ב-30 במאי 2005.", false },
	{ "dates", "It opens on May 30, 2005.", "it", "Apre il 30 maggio 2005.", false },
	{ "dates", "It opens on May 30, 2005.", "id", "Dibuka pada 30 Mei 2005.", false },
	{ "dates", "They may march on.", "cs", "Mohou pochodovat dál.", false },

	{ "times", "They left at 3:15 p.m.", "ru", "Они уехали в 16:15.", true },
	{ "times", "They left at 3:15 p.m.", "de", "Sie fuhren um 16.15 Uhr ab.", true },
	{ "times", "They left at 3:15 p.m.", "es", "Salieron a las 16:15.", true },
	{ "times", "They left at 3:15 p.m.", "it", "Sono partiti alle 16:15.", true },
	{ "times", "They left at 3:15 p.m.", "el", "Έφυγαν στις 16:15.", true },
	{ "times", "They left at 3:15 p.m.", "tr", "Saat 16:15'te ayrıldılar.", true },
	{ "times", "They left at 3:15 p.m.", "he", "הם עזבו ב-16:15.", true },
	{ "times", "They left at 3:15 p.m.", "vi", "Họ rời đi lúc 16:15.", true },
	{ "times", "They left at 3:15 p.m.", "pl", "Wyjechali o 15:15.", false },
	{ "times", "They left at 3:15 p.m.", "fr", "Ils sont partis à 15h15.", false },
	{ "times", "They left at 3:15 p.m.", "fi", "He lähtivät klo 15.15.", false },
	{ "times", "They left at 3:15 p.m.", "ja", "彼らは午後3時15分に出発した。", false },
	{ "times", "They left at 3:15 p.m.", "ko", "그들은 오후 3시 15분에 떠났다.", false },
	{ "times", "They left at 3:15 p.m.", "zh-Hans", "他们下午3点15分离开。", false },
	{ "times", "They left at 3:15 p.m.", "uk", "Вони поїхали о 15:15.", false },
	{ "times", "They left at 3:15 p.m.", "pt", "Partiram às 15h15.", false },

	{ "money", "The firm paid $5 million.", "de", "Die Firma zahlte 5 Millionen Euro.", true },
	{ "money", "The firm paid $5 million.", "fr", "L'entreprise a payé 7 millions de dollars.", true },
	{ "money", "The firm paid $5 million.", "uk", "Компанія заплатила 5 млн євро.", true },
	{ "money", "The firm paid $5 million.", "ja", "同社は500万ユーロを支払った。", true },
	{ "money", "The firm paid $5 million.", "ko", "회사는 500만 유로를 냈다.", true },
	{ "money", "The firm paid $5 million.", "ar", "دفعت الشركة 5 ملايين يورو.", true },
	{ "money", "The firm paid $5 million.", "tr", "Şirket 5 milyon avro ödedi.", true },
	{ "money", "The firm paid $5 million.", "el", "Η εταιρεία πλήρωσε 5 εκατ. ευρώ.", true },
	{ "money", "The firm paid $5 million.", "pl", "Firma zapłaciła 5 mln euro.", true },
	{ "money", "The firm paid $5 million.", "es", "La empresa pagó 5 millones de dólares.", false },
	{ "money", "The firm paid $5 million.", "ru", "Компания заплатила 5 млн долларов.", false },
	{ "money", "The firm paid $5 million.", "hi", "कंपनी ने 50 लाख डॉलर दिए।", false },
	{ "money", "The firm paid $5 million.", "zh-Hant", "該公司支付了500萬美元。", false },
	{ "money", "The firm paid $5 million.", "he", "החברה שילמה 5 מיליון דולר.", false },
	{ "money", "The firm paid $5 million.", "fi", "Yhtiö maksoi 5 miljoonaa dollaria.", false },
	{ "money", "The firm paid $5 million.", "it", "L'azienda ha pagato 5 milioni di dollari.", false },
	{ "money", "The firm paid $5 million.", "th", "บริษัทจ่ายเงิน 5 ล้านดอลลาร์", false },
	{ "money", "The firm paid $5 million.", "id", "Perusahaan itu membayar 5 juta dolar AS.", false },

	{ "unit-conversion", "It happened 385 miles away.", "de", "Es geschah 620 Kilometer entfernt.", true },
	{ "unit-conversion", "It happened 385 miles away.", "fr", "Cela s'est passé à 620 kilomètres.", true },
	{ "unit-conversion", "It happened 385 miles away.", "ru", "Это произошло в 620 километрах.", true },
	{ "unit-conversion", "It happened 385 miles away.", "es", "Ocurrió a 620 kilómetros.", true },
	{ "unit-conversion", "It happened 385 miles away.", "zh-Hans", "事发地在620公里外。", true },
	{ "unit-conversion", "It happened 385 miles away.", "ja", "620キロ離れた場所で起きた。", true },
	{ "unit-conversion", "It happened 385 miles away.", "ko", "620킬로미터 떨어진 곳에서 일어났다.", true },
	{ "unit-conversion", "It happened 385 miles away.", "ar", "حدث ذلك على بعد 620 كيلومترا.", true },
	{ "unit-conversion", "It happened 385 miles away.", "pl", "Stało się to 620 kilometrów stąd.", true },
	{ "unit-conversion", "It happened 385 miles away.", "it", "È successo a 385 miglia.", false },
	{ "unit-conversion", "It happened 385 miles away.", "tr", "385 mil ötede oldu.", false },
	{ "unit-conversion", "It happened 620 kilometers away.", "uk", "Це сталося за 620 км.", false },
	{ "unit-conversion", "It happened 620 kilometers away.", "el", "Συνέβη 620 χιλιόμετρα μακριά.", false },
	{ "unit-conversion", "It happened 620 kilometers away.", "fi", "Se tapahtui 620 kilometrin päässä.", false },
	{ "unit-conversion", "It happened 620 kilometers away.", "he", "זה קרה במרחק 620 קילומטרים.", false },
	{ "unit-conversion", "It happened 620 kilometers away.", "hi", "यह 620 किलोमीटर दूर हुआ।", false },
	{ "unit-conversion", "It happened 620 kilometers away.", "vi", "Nó xảy ra cách đó 620 km.", false },

	{ "addresses", "Write to news@example.org.", "de", "Schreiben Sie an news@example.com.", true },
	{ "addresses", "Write to news@example.org.", "ru", "Пишите на news@example.com.", true },
	{ "addresses", "Write to news@example.org.", "ar", "راسلونا على news@example.com.", true },
	{ "addresses", "Write to news@example.org.", "zh-Hans", "请写信至news@example.com。", true },
	{ "addresses", "See https://example.org/a.", "fr", "Voir https://example.org/b.", true },
	{ "addresses", "See https://example.org/a.", "ko", "https://example.org/b 참조.", true },
	{ "addresses", "See https://example.org/a.", "hi", "https://example.org/b देखें।", true },
	{ "addresses", "See https://example.org/a.", "th", "ดูที่ https://example.org/b", true },
	{ "addresses", "Follow @examplenews.", "es", "Siga a @examplenoticias.", true },
	{ "addresses", "Write to news@example.org.", "es", "Escriba a news@example.org.", false },
	{ "addresses", "Write to news@example.org.", "ja", "news@example.orgまで。", false },
	{ "addresses", "Write to news@example.org.", "tr", "news@example.org adresine yazın.", false },
	{ "addresses", "See https://example.org/a.", "he", "ראו https://example.org/a.", false },
	{ "addresses", "See https://example.org/a.", "zh-Hans", "请看https://example.org/a。", false },
	{ "addresses", "See https://example.org/a.", "el", "Δείτε https://example.org/a.", false },
	{ "addresses", "See http://www.example.org.", "ru", "См. www.example.org.", false },
	{ "addresses", "Follow @examplenews.", "pl", "Śledź @examplenews.", false },

	{ "placeholders", "Press {0} to go on.", "de", "Drücken Sie {1}, um fortzufahren.", true },
	{ "placeholders", "Press {0} to go on.", "es", "Pulse para continuar.", true },
	{ "placeholders", "Press {0} to go on.", "ja", "続けるには{1}を押してください。", true },
	{ "placeholders", "Press {0} to go on.", "ar", "اضغط {1} للمتابعة.", true },
	{ "placeholders", "Found %d files.", "ko", "파일을 찾았습니다.", true },
	{ "placeholders", "Found %d files.", "uk", "Знайдено файлів: %s.", true },
	{ "placeholders", "Found %d files.", "it", "File trovati.", true },
	{ "placeholders", "Found %d files.", "zh-Hans", "找到文件。", true },
	{ "placeholders", "Press {0} to go on.", "tr", "Devam etmek için {0} tuşuna basın.", false },
	{ "placeholders", "Press {0} to go on.", "hi", "आगे बढ़ने के लिए {0} दबाएँ।", false },
	{ "placeholders", "Press {0} to go on.", "zh-Hans", "按{0}继续。", false },
	{ "placeholders", "Press {0} to go on.", "he", "הקישו {0} כדי להמשיך.", false },
	{ "placeholders", "Found %d files.", "pl", "Znaleziono plików: %d.", false },
	{ "placeholders", "Found %d files.", "fi", "Löytyi %d tiedostoa.", false },
	{ "placeholders", "Growth was 5% a year.", "fr", "La croissance était de 5 % dans l'année.", false },
	{ "placeholders", "Growth was 5% a year.", "ru", "Рост составил 5% за год.", false },

	{ "brackets", "The agency said so.", "fr", "L'agence (TASS l'a dit.", true },
	{ "brackets", "The agency said so.", "ar", "قالت الوكالة (تاس ذلك.", true },
	{ "brackets", "The agency said so.", "he", "הסוכנות (טאסס אמרה זאת.", true },
	{ "brackets", "The agency said so.", "hi", "एजेंसी (तास ने ऐसा कहा।", true },
	{ "brackets", "The agency said so.", "ja", "通信社（タスがそう伝えた。", true },
	{ "brackets", "The agency said so.", "ko", "통신사(타스가 그렇게 말했다.", true },
	{ "brackets", "The agency said so.", "th", "สำนักข่าว (ทาสส์ กล่าวเช่นนั้น", true },
	{ "brackets", "The agency said so.", "tr", "Ajans TASS) böyle dedi.", true },
	{ "brackets", "The agency said so.", "ka", "სააგენტომ (ტასმა ასე თქვა.", true },
	{ "brackets", "The agency said so.", "de", "Die Agentur (TASS) sagte das.", false },
	{ "brackets", "The agency said so.", "he", "הסוכנות (טאסס) אמרה זאת.", false },
	{ "brackets", "The agency said so.", "ja", "通信社（タス）がそう伝えた。", false },
	{ "brackets", "The agency said so.", "ko", "통신사(타스)가 그렇게 말했다.", false },
	{ "brackets", "The agency said so.", "hi", "एजेंसी (तास) ने ऐसा कहा।", false },
	{ "brackets", "The agency said so.", "th", "สำนักข่าว (ทาสส์) กล่าวเช่นนั้น", false },
	{ "brackets", "The agency said so.", "pl", "Agencja [TASS (Moskwa)] tak powiedziała.", false },
	{ "brackets", "Two of them.", "uk", "1) один; 2) другий", false },

	{ "end-mark", "Will the talks begin?", "de", "Die Gespräche beginnen.", true },
	{ "end-mark", "Will the talks begin?", "es", "Empezarán las conversaciones.", true },
	{ "end-mark", "Will the talks begin?", "he", "השיחות יתחילו.", true },
	{ "end-mark", "Will the talks begin?", "hi", "बातचीत शुरू होगी।", true },
	{ "end-mark", "The talks began.", "tr", "Görüşmeler başladı mı?", true },

	{ "control-characters", "The talks began.", "de", "Die Gespräche\x02 begannen.", true },
	{ "control-characters", "The talks began.", "ar", "بدأت\xEF\xBF\xBD المحادثات.", true },
	{ "control-characters", "The talks began.", "ja", "会談が\x07始まった。", true },
	{ "control-characters", "The talks began.", "hi", "वार्ता\x1F शुरू हुई।", true },
	{ "control-characters", "The talks began.", "el", "Οι συνομιλίες\xC2\x81 άρχισαν.", true },
	{ "control-characters", "The talks began.", "th", "การเจรจา\xEF\xBF\xBDเริ่มขึ้น", true },
	{ "control-characters", "The talks began.", "pl", "Rozmowy\xC2\x9D się zaczęły.", true },
	{ "control-characters", "The talks began.", "ru", "Переговоры\tначались.", false },
	{ "control-characters", "The talks began.", "fa", "مذاکرات آغاز می\u200Cشود.", false },
	{ "control-characters", "The talks began.", "he", "השיחות החלו.\u200F", false },
	{ "control-characters", "The talks began.", "fr", "Les discussions\u00A0: début.", false },
	{ "control-characters", "The talks began.", "ja", "会談\u3000開始。", false },
	{ "control-characters", "The talks began.", "hi", "वार्ता शुरू हु\u200Dई।", false },
	{ "control-characters", "The talks began.", "de", "Die Ge\u00ADspräche begannen.", false },
	{ "control-characters", "The talks began.", "vi", "Cuộc đàm phán bắt đầu.", false },

	{ "invisible-characters", "The talks began.", "fr", "Les dis\u200Bcussions ont commencé.", true },
	{ "invisible-characters", "The talks began.", "ru", "Пере\u200Bговоры начались.", true },
	{ "invisible-characters", "The talks began.", "el", "Οι συνομι\u200Bλίες άρχισαν.", true },
	{ "invisible-characters", "The talks began.", "ko", "회\u200B담이 시작됐다.", true },
	{ "invisible-characters", "The talks began.", "tr", "Görüş\uFEFFmeler başladı.", true },
	{ "invisible-characters", "The talks began.", "pl", "Roz\u2060mowy się zaczęły.", true },
	{ "invisible-characters", "The talks began.", "ar", "\u202Bبدأت المحادثات.", true },
	{ "invisible-characters", "The talks began.", "uk", "Пере\u200Dговори почалися.", true },
	{ "invisible-characters", "The talks began.", "fa", "مذاکرات آغاز می\u200Cشود.", false },
	{ "invisible-characters", "The talks began.", "hi", "वार्ता शुरू हुई क्\u200Dष।", false },
	{ "invisible-characters", "The talks began.", "th", "การเจรจา\u200Bเริ่มขึ้น", false },
	{ "invisible-characters", "The talks began.", "my", "ဆွေးနွေးပွဲ\u200Bစတင်ခဲ့သည်။", false },
	{ "invisible-characters", "The talks began.", "he", "\u202Bהשיחות\u202C החלו.", false },
	{ "invisible-characters", "The talks began.", "ar", "بدأت المحادثات\u200F.", false },
	{ "invisible-characters", "The talks began.", "de", "Die Ge\u00ADspräche begannen.", false },
	{ "invisible-characters", "The talks began.", "fr", "Les discussions\u202F: début.", false },

	{ "mojibake", "The cafe opened.", "de", "Das CafÃ© wurde erÃ¶ffnet.", true },
	{ "mojibake", "The cafe opened.", "es", "El cafÃ© abriÃ³.", true },
	{ "mojibake", "The cafe opened.", "pt", "O cafÃ© da estaÃ§Ã£o abriu.", true },
	{ "mojibake", "The cafe opened.", "it", "Il caffÃ¨ Ã¨ aperto.", true },
	{ "mojibake", "The cafe opened.", "pl", "Kawiarnia zostaÅ‚a otwarta.", true },
	{ "mojibake", "Hello world today.", "ru", "Привет РјРёСЂ сегодня.", true },
	{ "mojibake", "Hello world today.", "uk", "РџСЂРёРІС–С‚ світе.", true },
	{ "mojibake", "The cafe opened.", "tr", "Kahve aÃ§Ä±ldÄ±.", true },
	{ "mojibake", "The cafe opened.", "fr", "Le café a ouvert, là-bas à Âge.", false },
	{ "mojibake", "The cafe opened.", "pt", "A NAÇÃO e o café.", false },
	{ "mojibake", "The cafe opened.", "vi", "Quán cà phê đã mở cửa ở Âu Cơ.", false },
	{ "mojibake", "The cafe opened.", "ro", "Cafeneaua s-a deschis în Âmpoi.", false },
	{ "mojibake", "The cafe opened.", "sv", "Kaféet i Åmål öppnade.", false },
	{ "mojibake", "Hello world today.", "ru", "Роман Сергеев рад.", false },
	{ "mojibake", "Hello world today.", "sr", "Срби и Рим.", false },
	{ "mojibake", "The cafe opened.", "de", "Das Café in Åhus öffnete.", false },

	{ "wrong-script", "The ministers met there yesterday.", "ru", "Ministry vstretilis tam vchera vecherom.", true },
	{ "wrong-script", "The ministers met there yesterday.", "el", "Oi ypourgoi synantithikan ekei chtes.", true },
	{ "wrong-script", "The ministers met there yesterday.", "ar", "Iltaqa al-wuzara hunaka ams masaan.", true },
	{ "wrong-script", "The ministers met there yesterday.", "hi", "Mantri kal vahan mile aur bole.", true },
	{ "wrong-script", "The ministers met there yesterday.", "de", "Министры встретились там вчера вечером.", true },
	{ "wrong-script", "The ministers met there yesterday.", "ko", "部长们昨天在那里举行了会晤。", true },
	{ "wrong-script", "The ministers met there yesterday.", "th", "Ratthamontri phop kan thi nan muea wan.", true },
	{ "wrong-script", "The ministers met there yesterday.", "he", "Ha-sarim nifgeshu sham etmol ba-erev.", true },
	{ "wrong-script", "The ministers met there yesterday.", "ru", "Министры Samsung и LG встретились там вчера.", false },
	{ "wrong-script", "The ministers met there yesterday.", "sr", "Ministri su se juče sastali tamo.", false },
	{ "wrong-script", "The ministers met there yesterday.", "ja", "大臣たちは昨日そこで会った。", false },
	{ "wrong-script", "The ministers met there yesterday.", "ko", "장관들은 어제 그곳에서 만났다.", false },
	{ "wrong-script", "BBC, CNN and NHK.", "ar", "BBC و CNN و NHK.", false },
	{ "wrong-script", "The ministers met there yesterday.", "hi", "मंत्री कल वहाँ मिले।", false },
	{ "wrong-script", "The ministers met there yesterday.", "uz", "Vazirlar kecha u yerda uchrashdi.", false },
	{ "wrong-script", "iPhone 15 Pro Max", "el", "iPhone 15 Pro Max", false },

	{ "untranslated", "The talks began in Seoul.", "fr", "The talks began in Seoul.", true },
	{ "untranslated", "The talks began in Seoul.", "ja", "The talks began in Seoul.", true },
	{ "untranslated", "The talks began in Seoul.", "ar", "The talks began in Seoul.", true },
	{ "untranslated", "The talks began in Seoul.", "hi", "The talks began in Seoul", true },
	{ "untranslated", "The talks began in Seoul.", "tr", "the talks began in Seoul.", true },
	{ "untranslated", "The talks began in Seoul.", "he", "The  talks began in Seoul.", true },
	{ "untranslated", "The talks began in Seoul.", "fr", "Les discussions ont débuté à Séoul.", false },
	{ "untranslated", "Angela Merkel", "es", "Angela Merkel", false },
	{ "untranslated", "Microsoft Office 2021", "th", "Microsoft Office 2021", false },
	{ "untranslated", "2:1 (1:0)", "tr", "2:1 (1:0)", false },

	{ "empty", "The talks began.", "de", "", true },
	{ "empty", "The talks began.", "ar", "\u00A0", true },
	{ "empty", "The talks began.", "ja", "\u3000", true },
	{ "empty", "The talks began.", "he", " \u200F", true },
	{ "empty", "The talks began.", "hi", "\t", true },
	{ "empty", "The talks began.", "th", "\u200B", true },
	{ "empty", "The talks began.", "el", "\n", true },
	{ "empty", "The talks began.", "de", "-", false },
	{ "empty", "The talks began.", "ar", "لا", false },
	{ "empty", "The talks began.", "ja", "無", false },
	{ "empty", "The talks began.", "he", "\u200Fכן", false },
	{ "empty", "The talks began.", "hi", "ॐ", false },
	{ "empty", "The talks began.", "th", "ๆ", false },
	{ "empty", "", "el", "", false },
	{ "empty", " ", "ko", "", false },

	{ "doubled-word", "She came.", "ja", "彼女はますます来た。", false },
	{ "doubled-word", "They came.", "th", "เด็ก ๆ มา", false },

	{ "opening-marks", "Did they come?", "fr", "Sont-ils venus ?", false },
	{ "opening-marks", "Did they come?", "pt", "Eles vieram?", false },
	{ "opening-marks", "Did they come?", "it", "Sono venuti?", false },
};

enum { ROWS = sizeof rows / sizeof *rows };

/* Where the _i-th run of rows with one check begins; ROWS behind the last. */
static size_t run_at(int wanted)
{
	size_t at = 0;

	for (int run = 0; run < wanted && at < ROWS; run++)
		for (const char *check = rows[at].check; at < ROWS && !strcmp(rows[at].check, check); )
			at++;
	return at;
}

static int count_runs(void)
{
	int runs = 0;

	while (run_at(runs) < ROWS)
		runs++;
	return runs;
}

/* The rows of one check as one memory in many languages. */
START_TEST(a_check_fires_or_stays_silent)
{
	size_t first = run_at(_i), end = run_at(_i + 1);
	caught c = { .count = 0 };
	dgm_checker *checker = begin(&c, rows[first].check);

	for (size_t k = first; k < end; k++)
		add(checker, k, "en", rows[k].source, rows[k].lt, rows[k].target);
	ck_assert_int_eq(dgm_checker_end(checker, NULL), DGM_OK);
	for (size_t k = first; k < end; k++) {
		bool fired = false;

		for (size_t f = 0; f < c.count; f++)
			fired = fired || c.units[f] == k;
		ck_assert_msg(fired == rows[k].fires, "%s %s \"%s\" (%s)", rows[k].check, fired ? "fired on" : "is silent about", rows[k].target, rows[k].lt);
	}
	dgm_checker_free(checker);
}
END_TEST

/* What a memory teaches about lengths and words; then a target that is cut off, one far too short, one half in English, and the whole one. */
static const struct lesson {
	const char *lt, *whole, *cut, *tiny, *half;
} lessons[] = {
	{ "de", "Die Minister trafen sich in der Hauptstadt und sprachen drei Stunden lang über den Handel.", "Die Minister trafen sich in", "Ja.", "Die Minister trafen sich in der Hauptstadt and spoke for three hours about trade." },
	{ "fr", "Les ministres se sont réunis dans la capitale et ont parlé pendant trois heures de commerce.", "Les ministres se sont réunis dans", "Oui.", "Les ministres se sont réunis dans la capitale and spoke for three hours about trade." },
	{ "es", "Los ministros se reunieron en la capital y hablaron durante tres horas sobre comercio.", "Los ministros se reunieron en", "Sí.", "Los ministros se reunieron en la capital and spoke for three hours about trade." },
	{ "uk", "Міністри зустрілися в столиці й три години говорили про торгівлю.", "Міністри зустрілися в", "Так.", "Міністри зустрілися в столиці and spoke for three hours about trade." },
	{ "el", "Οι υπουργοί συναντήθηκαν στην πρωτεύουσα και μίλησαν επί τρεις ώρες για το εμπόριο.", "Οι υπουργοί συναντήθηκαν στην", "Ναι.", "Οι υπουργοί συναντήθηκαν στην πρωτεύουσα and spoke for three hours about trade." },
	{ "ar", "التقى الوزراء في العاصمة وتحدثوا ثلاث ساعات عن التجارة.", "التقى الوزراء في", "نعم.", "التقى الوزراء في العاصمة and spoke for three hours about trade." },
	{ "hi", "मंत्री राजधानी में मिले और व्यापार पर तीन घंटे बात की।", "मंत्री राजधानी में", "हाँ।", "मंत्री राजधानी में मिले and spoke for three hours about trade." },
	{ "zh-Hans", "部长们在首都会面，就贸易问题谈了三个小时。", "部长们在首都", "是。", "部长们在首都会面 and spoke for three hours about trade." },
	{ "ko", "장관들은 수도에서 만나 세 시간 동안 무역에 대해 이야기했다.", "장관들은 수도에서", "네.", "장관들은 수도에서 만나 and spoke for three hours about trade." },
	{ "tr", "Bakanlar başkentte bir araya geldi ve üç saat boyunca ticaret hakkında konuştu.", "Bakanlar başkentte bir", "Evet.", "Bakanlar başkentte bir araya geldi and spoke for three hours about trade." },
};

static const char *const check_of[] = { "truncated", "length-ratio", "source-left" };

/* _i: a lesson and one of the checks. */
START_TEST(a_check_that_learns_fires_or_stays_silent)
{
	static const char SOURCE[] = "The ministers met in the capital and spoke for three hours about trade.";
	const struct lesson *l = &lessons[_i / 3];
	const char *bad[] = { l->cut, l->tiny, l->half };
	caught c = { .count = 0 };
	dgm_checker *checker = begin(&c, check_of[_i % 3]);

	for (uint64_t i = 1; i <= 60; i++)
		add(checker, i, "en", SOURCE, l->lt, l->whole);
	add(checker, 61, "en", SOURCE, l->lt, bad[_i % 3]);
	ck_assert_int_eq(dgm_checker_end(checker, NULL), DGM_OK);
	ck_assert_msg(c.count == 1 && c.units[0] == 61, "%s (%s): %zu findings, the first on unit %d", check_of[_i % 3], l->lt, c.count,
		c.count ? (int)c.units[0] : 0);
	dgm_checker_free(checker);
}
END_TEST

static Suite *facts_suite(void)
{
	Suite *suite = suite_create("check facts");
	TCase *tcase = tcase_create("facts");

	tcase_add_loop_test(tcase, a_check_fires_or_stays_silent, 0, dgm_few((size_t)count_runs()));
	tcase_add_loop_test(tcase, a_check_that_learns_fires_or_stays_silent, 0, dgm_few(sizeof lessons / sizeof *lessons * sizeof check_of / sizeof *check_of));
	suite_add_tcase(suite, tcase);
	return suite;
}

DGM_UNIT_MAIN(facts_suite)
