/* Quantities by language. */
#include "entity_table.h"

enum { U = DGM_ENTITY_UNIT };

static const entity_row rows[] = {
	{ U, "en", "5 kilometers", "5 kilometer" }, { U, "en", "5 km", "5 kilometer" }, { U, "en", "a 5-kilometre race", "5 kilometer" }, { U, "en", "30°C", "30 celsius" }, { U, "en", "30 degrees Celsius", "30 celsius" },
	{ U, "en", "1.5 million tonnes", "1500000 ton" }, { U, "en", "2,000 metric tons of wheat", "2000 ton" }, { U, "en", "5 pounds of sugar", "5 pound" }, { U, "en", "£5", "" }, { U, "en", "50%", "" }, { U, "en", "50 percent", "" },
	{ U, "en", "5 in 10 people", "" }, { U, "en", "in 2020 may", "" }, { U, "en", "300 sq km", "300 square-kilometer" }, { U, "en", "5 km2", "" }, { U, "en", "85 miles per hour", "85 mile-per-hour" }, { U, "en", "five miles", "5 mile" },
	{ U, "en", "200 hectares (494 acres)", "200 hectare; 494 acre" }, { U, "en", "kilometers away", "" }, { U, "en", "$5m", "" }, { U, "en", "1.234 tonnes", "1.234 ton?" },
	{ U, "ru", "620 километров", "620 kilometer" }, { U, "ru", "1,5 млн тонн", "1500000 ton" }, { U, "ru", "5 км", "5 kilometer" }, { U, "ru", "+30 °С", "30 celsius" }, { U, "ru", "200 га", "200 hectare" }, { U, "ru", "в 2025 г.", "" },
	{ U, "uk", "20 кілометрів", "20 kilometer" }, { U, "pl", "20 kilometrów", "20 kilometer" }, { U, "cs", "20 kilometrů", "20 kilometer" }, { U, "hu", "20 kilométer", "20 kilometer" },
	{ U, "de", "20 Kilometern", "20 kilometer" }, { U, "de", "1,5 Millionen Tonnen", "1500000 ton" }, { U, "de", "30 Grad Celsius", "30 celsius" }, { U, "de", "130 km/h", "130 kilometer-per-hour" }, { U, "de", "20 Prozent", "" },
	{ U, "fr", "20 kilomètres", "20 kilometer" }, { U, "fr", "5 millions d'hectares", "5000000 hectare" }, { U, "fr", "2 millions de tonnes", "2000000 ton" }, { U, "fr", "30 °C", "30 celsius" },
	{ U, "es", "5 millones de toneladas", "5000000 ton" }, { U, "es", "En 2020 ha ganado", "" }, { U, "es", "20 kilómetros", "20 kilometer" }, { U, "pt", "20 quilômetros", "20 kilometer" }, { U, "pt", "5 milhões de toneladas", "5000000 ton" },
	{ U, "it", "20 chilometri", "20 kilometer" }, { U, "it", "nel 2020 ha vinto", "" }, { U, "nl", "20 kilometer", "20 kilometer" }, { U, "sv", "20 kilometer", "20 kilometer" }, { U, "fi", "20 kilometriä", "20 kilometer" },
	{ U, "tr", "20 kilometre", "20 kilometer" }, { U, "tr", "5 milyon ton", "5000000 ton" }, { U, "el", "20 χιλιόμετρα", "20 kilometer" }, { U, "he", "20 קילומטרים", "20 kilometer" }, { U, "he", "20 ק\"מ", "20 kilometer" },
	{ U, "ar", "20 كيلومترا", "20 kilometer" }, { U, "ar", "20 كم", "20 kilometer" }, { U, "ar", "٢٠ كيلومترًا", "20 kilometer" }, { U, "ar", "5 ملايين طن", "5000000 ton" }, { U, "fa", "۲۰ کیلومتر", "20 kilometer" },
	{ U, "hi", "20 किलोमीटर", "20 kilometer" }, { U, "hi", "20 किमी", "20 kilometer" }, { U, "hi", "5 लाख टन", "500000 ton" }, { U, "th", "20 กิโลเมตร", "20 kilometer" }, { U, "th", "20 กม.", "20 kilometer" },
	{ U, "vi", "20 km", "20 kilometer" }, { U, "id", "20 kilometer", "20 kilometer" }, { U, "zh-Hans", "20公里", "20 kilometer" }, { U, "zh-Hans", "150万吨", "1500000 ton" }, { U, "zh-Hans", "30摄氏度", "30 celsius" },
	{ U, "zh-Hans", "500平方公里", "500 square-kilometer" }, { U, "zh-Hans", "20元", "" }, { U, "ja", "20キロメートル", "20 kilometer" }, { U, "ja", "5万トン", "50000 ton" }, { U, "ko", "20킬로미터를", "20 kilometer" }, { U, "ko", "150만톤", "1500000 ton" },
};

TABLE_MAIN("entity_unit", rows)
