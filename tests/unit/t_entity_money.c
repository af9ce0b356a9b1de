/* Sums of money by language. */
#include "entity_table.h"

enum { M = DGM_ENTITY_MONEY };

static const entity_row rows[] = {
	{ M, "en", "$5 million", "$ 5000000" }, { M, "en", "US$5", "USD 5" }, { M, "en", "USD 5", "USD 5" }, { M, "en", "€3.5bn", "EUR 3500000000" }, { M, "en", "£1,200", "GBP 1200" }, { M, "en", "5 dollars", "$ 5" }, { M, "en", "14.2 million euros", "EUR 14200000" },
	{ M, "en", "¥500", "¥ 500" }, { M, "en", "100 rubles", "RUB 100" }, { M, "en", "5 Canadian dollars", "CAD 5" }, { M, "en", "$5 to Euro users", "$ 5" }, { M, "en", "a dollar sign", "" }, { M, "en", "won 5 games", "" }, { M, "en", "a 5-euro note", "EUR 5" }, { M, "en", "Rs 500", "INR 500" },
	{ M, "en", "5 pounds of sugar", "" }, { M, "en", "5 km", "" }, { M, "hu", "500 Ft", "HUF 500" }, { M, "en", "$5-10", "$ 5" }, { M, "en", "200,000 yen", "JPY 200000" }, { M, "en", "50 billion won", "KRW 50000000000" }, { M, "en", "R$ 20", "BRL 20" },
	{ M, "ru", "5 млн долларов США", "USD 5000000" }, { M, "ru", "5 долларов", "$ 5" }, { M, "ru", "100 рублей", "RUB 100" }, { M, "ru", "100 руб.", "RUB 100" }, { M, "ru", "$5 млн", "$ 5000000" }, { M, "ru", "€20", "EUR 20" }, { M, "ru", "20 евро", "EUR 20" }, { M, "ru", "5 юаней", "CNY 5" },
	{ M, "ru", "14,2 млн евро", "EUR 14200000" }, { M, "uk", "100 гривень", "UAH 100" }, { M, "uk", "5 млн доларів", "$ 5000000" }, { M, "pl", "100 złotych", "PLN 100" }, { M, "pl", "20 zł", "PLN 20" }, { M, "cs", "100 korun", "CZK 100" }, { M, "hu", "100 forint", "HUF 100" }, { M, "ro", "100 de lei", "RON 100" },
	{ M, "de", "14,2 Mio. Euro", "EUR 14200000" }, { M, "de", "5 US-Dollar", "USD 5" }, { M, "de", "20 €", "EUR 20" }, { M, "fr", "3,5 milliards d'euros", "EUR 3500000000" }, { M, "fr", "5 millions de dollars", "$ 5000000" }, { M, "fr", "20 €", "EUR 20" }, { M, "es", "5 millones de dólares", "$ 5000000" },
	{ M, "es", "20 euros", "EUR 20" }, { M, "pt", "R$ 5 milhões", "BRL 5000000" }, { M, "pt", "5 milhões de euros", "EUR 5000000" }, { M, "it", "5 milioni di euro", "EUR 5000000" }, { M, "it", "20 euro", "EUR 20" }, { M, "nl", "5 miljoen euro", "EUR 5000000" }, { M, "sv", "100 kronor", "SEK 100" }, { M, "fi", "20 euroa", "EUR 20" },
	{ M, "tr", "5 milyon dolar", "$ 5000000" }, { M, "tr", "100 lira", "TRY 100" }, { M, "tr", "20 avro", "EUR 20" }, { M, "el", "5 εκατ. ευρώ", "EUR 5000000" }, { M, "el", "5 δολάρια", "$ 5" }, { M, "he", "14.2 מיליון אירו", "EUR 14200000" }, { M, "he", "100 שקל", "ILS 100" }, { M, "he", "5 דולר", "$ 5" },
	{ M, "ar", "5 ملايين دولار", "$ 5000000" }, { M, "ar", "20 يورو", "EUR 20" }, { M, "fa", "5 میلیون دلار", "$ 5000000" }, { M, "hi", "5 करोड़ रुपये", "INR 50000000" }, { M, "hi", "5 डॉलर", "$ 5" }, { M, "th", "5 ล้านบาท", "THB 5000000" }, { M, "th", "100 ดอลลาร์", "$ 100" }, { M, "vi", "5 triệu đồng", "VND 5000000" },
	{ M, "id", "5 juta rupiah", "IDR 5000000" }, { M, "id", "Rp5 juta", "IDR 5000000" }, { M, "zh-Hans", "500万美元", "USD 5000000" }, { M, "zh-Hans", "3亿元", "CNY 300000000" }, { M, "zh-Hans", "20欧元", "EUR 20" }, { M, "zh-Hans", "100日元", "JPY 100" }, { M, "ja", "500万ドル", "$ 5000000" }, { M, "ja", "3億円", "JPY 300000000" },
	{ M, "ja", "20ユーロ", "EUR 20" }, { M, "ko", "500만 달러", "$ 5000000" }, { M, "ko", "3억원", "KRW 300000000" }, { M, "ko", "20유로", "EUR 20" }, { M, "ko", "1조2000억원", "KRW 1200000000000" }, { M, "bn", "৫ টাকা", "BDT 5" },
};

TABLE_MAIN("entity_money", rows)
