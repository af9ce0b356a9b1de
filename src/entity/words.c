/*
 * Words that CLDR lacks, by language: short forms of news style, words of the clock, counters. Written by hand from general knowledge of the languages;
 * what ICU can say is not repeated here.
 */
#include <string.h>

#include "entity/recogniser.h"

typedef struct row {
	const char *language;
	uint8_t type, flags;
	uint64_t value;
	const char *words; /* parted by | */
} row;

#define MAGNITUDE DGM__MEANS_MAGNITUDE
#define PERCENT DGM__MEANS_PERCENT
#define HALF DGM__MEANS_HALF_DAY
#define HOUR DGM__MEANS_HOUR_MARK
#define MINUTE DGM__MEANS_MINUTE_MARK
#define COUNTER DGM__MEANS_COUNTER
#define NUMBER DGM__MEANS_NUMBER
#define YEAR DGM__MEANS_YEAR
#define JOINT DGM__MEANS_JOINT
#define CURRENCY DGM__MEANS_CURRENCY
#define PLACE DGM__MEANS_PLACE
#define UNIT DGM__MEANS_UNIT
#define MONTH DGM__MEANS_MONTH
#define MONTH_MARK DGM__MEANS_MONTH_MARK
#define DAY DGM__MEANS_DAY_MARK
enum { CASED = DGM__NAME_CASED, SHORT = DGM__NAME_SHORT, UNSURE = DGM__NAME_UNSURE, BEFORE = DGM__NAME_PREFIX, AHEAD = DGM__NAME_AHEAD };

static const row rows[] = {
	{ "en", MAGNITUDE, 0, 3, "thousand" }, { "en", MAGNITUDE, 0, 5, "lakh|lakhs" }, { "en", MAGNITUDE, 0, 7, "crore|crores" },
	{ "en", MAGNITUDE, 0, 6, "mln|mn" }, { "en", MAGNITUDE, 0, 9, "bn|bln" }, { "en", MAGNITUDE, 0, 12, "tn|trn|trln" },
	{ "en", MAGNITUDE, UNSURE, 6, "m" }, { "en", MAGNITUDE, UNSURE, 3, "k" }, { "en", MAGNITUDE, UNSURE, 9, "b" },
	{ "de", MAGNITUDE, SHORT, 3, "Tsd" }, { "de", MAGNITUDE, SHORT, 6, "Mill" }, { "de", MAGNITUDE, 0, 2, "hundert" },
	{ "fr", MAGNITUDE, SHORT, 9, "Md|Mds|mds" }, { "fr", MAGNITUDE, SHORT, 6, "Mn|Mio" }, { "it", MAGNITUDE, SHORT, 9, "mld|miliardi" }, { "it", MAGNITUDE, SHORT, 6, "mln" },
	{ "it", MAGNITUDE, 0, 3, "mila" },
	{ "es", MAGNITUDE, 0, 9, "millardo|millardos" }, { "pt", MAGNITUDE, 0, 9, "bilhão|bilhões|mil milhões" }, { "nl", MAGNITUDE, 0, 9, "mld|miljard" }, { "nl", MAGNITUDE, 0, 6, "mln|miljoen" },
	{ "ko", MAGNITUDE, 0, 1, "십" }, { "ko", MAGNITUDE, 0, 2, "백" }, { "ko", MAGNITUDE, 0, 3, "천" },
	{ "zh", MAGNITUDE, 0, 2, "百" }, { "zh", MAGNITUDE, 0, 3, "千" }, { "zh", MAGNITUDE, 0, 4, "万|萬" }, { "zh", MAGNITUDE, 0, 8, "亿|億" }, { "zh", MAGNITUDE, 0, 12, "兆|万亿|萬億" },
	{ "ja", MAGNITUDE, 0, 2, "百" }, { "ja", MAGNITUDE, 0, 3, "千" }, { "yue", MAGNITUDE, 0, 4, "万|萬" }, { "yue", MAGNITUDE, 0, 8, "亿|億" },
	{ "hi", MAGNITUDE, 0, 9, "अरब" }, { "hi", MAGNITUDE, 0, 11, "खरब" }, { "hi", MAGNITUDE, 0, 6, "मिलियन" }, { "hi", MAGNITUDE, 0, 9, "बिलियन" }, { "hi", MAGNITUDE, 0, 12, "ट्रिलियन" }, { "hi", MAGNITUDE, 0, 2, "सौ" }, { "hi", MAGNITUDE, 0, 7, "करोड़" },
	{ "hi", MAGNITUDE, 0, 3, "हजार" },
	{ "ur", MAGNITUDE, 0, 5, "لاکھ" }, { "ur", MAGNITUDE, 0, 7, "کروڑ" }, { "bn", MAGNITUDE, 0, 5, "লাখ|লক্ষ" }, { "bn", MAGNITUDE, 0, 7, "কোটি" },
	{ "vi", MAGNITUDE, 0, 3, "nghìn|ngàn" }, { "vi", MAGNITUDE, 0, 6, "triệu" }, { "vi", MAGNITUDE, 0, 9, "tỷ|tỉ" },
	{ "ar", MAGNITUDE, 0, 3, "ألف|آلاف|الاف|ألفا" }, { "ar", MAGNITUDE, 0, 6, "مليون|ملايين|مليونا" }, { "ar", MAGNITUDE, 0, 9, "مليار|مليارات|مليارا|بليون" },
	{ "ar", MAGNITUDE, 0, 12, "تريليون|تريليونات" }, { "fa", MAGNITUDE, 0, 12, "تریلیون" },
	{ "he", MAGNITUDE, 0, 3, "אלף|אלפים|אלפי" }, { "he", MAGNITUDE, 0, 6, "מיליון|מיליוני|מליון" }, { "he", MAGNITUDE, 0, 9, "מיליארד|מיליארדי" }, { "he", MAGNITUDE, 0, 12, "טריליון" },
	{ "th", MAGNITUDE, 0, 2, "ร้อย" }, { "th", MAGNITUDE, 0, 3, "พัน" }, { "th", MAGNITUDE, 0, 4, "หมื่น" }, { "th", MAGNITUDE, 0, 5, "แสน" }, { "th", MAGNITUDE, 0, 6, "ล้าน" },
	{ "tr", MAGNITUDE, SHORT, 6, "mn" }, { "tr", MAGNITUDE, SHORT, 9, "mr|mlr" }, { "el", MAGNITUDE, SHORT, 3, "χιλ|χιλιάδες|χιλιάδων" }, { "el", MAGNITUDE, SHORT, 6, "εκ|εκατ" },
	{ "el", MAGNITUDE, SHORT, 9, "δισ" }, { "ro", MAGNITUDE, SHORT, 6, "mil|mln" }, { "sv", MAGNITUDE, SHORT, 3, "tusen" }, { "da", MAGNITUDE, SHORT, 6, "mio" },
	{ "da", MAGNITUDE, SHORT, 9, "mia|mia" }, { "nb", MAGNITUDE, SHORT, 9, "mrd" }, { "fi", MAGNITUDE, SHORT, 3, "tuhatta|tuhannen" },
	{ "ru", MAGNITUDE, SHORT, 12, "трлн" }, { "ru", MAGNITUDE, 0, 9, "биллион" },

	{ "en", PERCENT, 0, 0, "percent|per cent|pct|percentage point|percentage points" }, { "fr", PERCENT, 0, 0, "pour cent|pourcent" }, { "de", PERCENT, 0, 0, "Prozentpunkt|Prozentpunkte|Prozentpunkten" },
	{ "zh", PERCENT, 0, 0, "个百分点|百分点|個百分點|百分點" }, { "zh", PERCENT, BEFORE, 1, "百分之" }, { "yue", PERCENT, BEFORE, 1, "百分之" }, { "ja", PERCENT, 0, 0, "パーセント|パーセントポイント" },
	{ "ko", PERCENT, 0, 0, "퍼센트|퍼센트포인트|%포인트|프로" }, { "ar", PERCENT, 0, 0, "بالمئة|بالمائة|في المئة|في المائة" }, { "hi", PERCENT, 0, 0, "प्रतिशत|फीसदी|फ़ीसदी|पर्सेंट" },
	{ "fa", PERCENT, 0, 0, "درصد" }, { "th", PERCENT, 0, 0, "เปอร์เซ็นต์|เปอร์เซนต์" }, { "th", PERCENT, BEFORE, 1, "ร้อยละ" }, { "tr", PERCENT, BEFORE, 1, "yüzde" }, { "az", PERCENT, 0, 0, "faiz" },
	{ "el", PERCENT, 0, 0, "τοις εκατό|τοις εκατον" }, { "pt", PERCENT, 0, 0, "por cento" }, { "es", PERCENT, 0, 0, "por ciento" }, { "it", PERCENT, 0, 0, "per cento|percento" },
	{ "ru", PERCENT, SHORT, 0, "проц|процентных пункта|процентных пунктов|процентный пункт|п.п" }, { "vi", PERCENT, 0, 0, "phần trăm" }, { "id", PERCENT, 0, 0, "persen" }, { "ro", PERCENT, 0, 0, "la sută" }, { "he", PERCENT, 0, 0, "אחוז|אחוזים|אחוזי" },
	{ "pl", PERCENT, SHORT, 0, "proc|pkt proc" }, { "cs", PERCENT, SHORT, 0, "proc" }, { "uk", PERCENT, SHORT, 0, "відс|проц|відсоткових пунктів|відсоткові пункти" },
	{ "hu", PERCENT, 0, 0, "százalék" }, { "fi", PERCENT, 0, 0, "prosentti|prosenttia|prosentin|prosenttiyksikköä" }, { "nl", PERCENT, 0, 0, "procent|procentpunt" },

	{ "en", HALF, 0, 0, "a.m|am|A.M" }, { "en", HALF, 0, 12, "p.m|pm|P.M" }, { "ru", HALF, 0, 0, "утра" }, { "ru", HALF, 0, 12, "дня|вечера" }, { "ru", HALF, 0, 24, "ночи" },
	{ "uk", HALF, 0, 0, "ранку" }, { "uk", HALF, 0, 12, "дня|вечора" }, { "uk", HALF, 0, 24, "ночі" },
	{ "zh", HALF, 0, 0, "上午|早上|凌晨|清晨|早晨" }, { "zh", HALF, 0, 12, "下午|晚上|晚间|傍晚|晚" }, { "ja", HALF, 0, 0, "午前" }, { "ja", HALF, 0, 12, "午後" },
	{ "ko", HALF, 0, 0, "오전|새벽" }, { "ko", HALF, 0, 12, "오후|저녁|밤" }, { "hi", HALF, 0, 0, "सुबह" }, { "hi", HALF, 0, 12, "दोपहर|शाम|रात" },
	{ "es", HALF, 0, 0, "de la mañana|a.m" }, { "es", HALF, 0, 12, "de la tarde|de la noche|p.m" }, { "pt", HALF, 0, 0, "da manhã" }, { "pt", HALF, 0, 12, "da tarde|da noite" },
	{ "fr", HALF, 0, 0, "du matin" }, { "fr", HALF, 0, 12, "de l'après-midi|du soir" }, { "it", HALF, 0, 0, "del mattino|di mattina" }, { "it", HALF, 0, 12, "del pomeriggio|di sera|della sera" },
	{ "de", HALF, 0, 0, "morgens|vormittags|früh" }, { "de", HALF, 0, 12, "nachmittags|abends" }, { "pl", HALF, 0, 0, "rano" }, { "pl", HALF, 0, 12, "po południu|wieczorem" },
	{ "he", HALF, 0, 0, "בבוקר|לפנות בוקר" }, { "he", HALF, 0, 12, "אחר הצהריים|אחרי הצהריים|בערב" }, { "ar", HALF, 0, 0, "صباحا|فجرا" }, { "ar", HALF, 0, 12, "مساء|عصرا|ظهرا" },
	{ "tr", HALF, BEFORE, 0, "sabah" }, { "tr", HALF, BEFORE, 12, "akşam" }, { "hu", HALF, BEFORE, 0, "délelőtt|reggel" }, { "hu", HALF, BEFORE, 12, "délután|este" },
	{ "el", HALF, 0, 0, "π.μ|το πρωί" }, { "el", HALF, 0, 12, "μ.μ|το απόγευμα|το βράδυ" }, { "vi", HALF, 0, 0, "sáng" }, { "vi", HALF, 0, 12, "chiều|tối" }, { "id", HALF, 0, 0, "pagi" }, { "id", HALF, 0, 12, "sore|malam" },

	{ "zh", HOUR, 0, 0, "时|時|点|點" }, { "ja", HOUR, 0, 0, "時" }, { "ko", HOUR, 0, 0, "시" }, { "fr", HOUR, 0, 0, "h|heures|heure" }, { "de", HOUR, 0, 1, "Uhr" }, { "pt", HOUR, 0, 0, "h|hora|horas" },
	{ "es", HOUR, 0, 0, "h|hora|horas" }, { "ru", HOUR, 0, 0, "час|часа|часов|ч" }, { "uk", HOUR, 0, 0, "година|години|годині" }, { "th", HOUR, 0, 1, "น|นาฬิกา" }, { "vi", HOUR, 0, 0, "giờ" },
	{ "it", HOUR, 0, 0, "ore" }, { "hi", HOUR, 0, 1, "बजे" }, { "en", HOUR, 0, 1, "o'clock" },
	{ "fi", HOUR, BEFORE, 1, "klo|kello" }, { "sv", HOUR, BEFORE, 1, "kl|klockan" }, { "da", HOUR, BEFORE, 1, "kl|klokken" }, { "nb", HOUR, BEFORE, 1, "kl|klokken" }, { "id", HOUR, BEFORE, 1, "pukul|jam" }, { "tr", HOUR, BEFORE, 0, "saat" },
	{ "zh", MINUTE, 0, 0, "分" }, { "ja", MINUTE, 0, 0, "分" }, { "ko", MINUTE, 0, 0, "분" }, { "ru", MINUTE, 0, 0, "минут|минуты|минута" }, { "vi", MINUTE, 0, 0, "phút" }, { "pt", MINUTE, 0, 0, "min|minutos" },
	{ "fr", MINUTE, 0, 0, "min|minutes" },

	{ "zh", COUNTER, 0, 0, "个|個|名|人|位|岁|歲|艘|架|辆|輛|枚|项|項|国|國|家|次|年|月|日|天|周|週|小时|分钟|条|條|只|座|届|屆|级|級|倍|场|場|件|种|種|处|處|所|支|轮|輪|公里|米|吨|噸|亩|点|點|时|時|成|元|美元|度|万|亿|层|層|具|株|艘次|架次|户|亿元|万人|票|球|局|项目|组|組|批|份|头|頭|起|例|颗|间|口|声|步|期|号|號|段|台|節|节" },
	{ "ja", COUNTER, 0, 0, "人|名|個|歳|年|月|日|回|件|台|隻|機|か国|カ国|ヶ国|か所|カ所|箇所|週|時間|分|本|枚|社|校|度|番|位|倍|つ|カ月|か月|ヶ月|階|点|票|世紀|円|頭|匹|種|キロ|メートル|トン" },
	{ "ko", COUNTER, 0, 0, "명|개|살|세|차례|번|대|마리|척|곳|가지|시간|시|달|해|사람|건|분|배|번째|장|권|채|주|군데|나라|점" },
	{ "th", COUNTER, 0, 0, "คน|ราย|ประเทศ|ปี|วัน|เดือน|ครั้ง|แห่ง|ชั่วโมง|นาที|ชาติ|ฝ่าย|ลูก|คัน|ลำ|เครื่อง|ประเด็น|ตัว|สัปดาห์|นัด|ชนิด|เท่า" },
	/* longer words that begin like a number */
	{ "th", DGM__MEANS_NOTHING, 0, 0, "สามารถ|สามี|สองแถว|ห้าม|ห้าง|ห้าว|หกล้ม|สี่แยก|แปดเปื้อน|เก้าอี้|สิบตำรวจ" },
	{ "yue", COUNTER, 0, 0, "個|名|人|位|歲|年|月|日" },

	/* CLDR has these only under other names, or not at all; a value of 0 and UNSURE marks words that are more often something else */
	{ "en", NUMBER, UNSURE, 12, "dozen" }, { "en", NUMBER, UNSURE, 2, "twice" }, { "zh", NUMBER, 0, 0, "零" },
	{ "fr", NUMBER, 0, 70, "septante" }, { "fr", NUMBER, 0, 80, "huitante" }, { "fr", NUMBER, 0, 90, "nonante" },
	/* collective numerals, which ICU does not spell */
	{ "ru", NUMBER, 0, 2, "двое|двоих|двоим" }, { "ru", NUMBER, 0, 3, "трое|троих|троим" }, { "ru", NUMBER, 0, 4, "четверо|четверых" }, { "ru", NUMBER, 0, 5, "пятеро|пятерых" }, { "ru", NUMBER, 0, 6, "шестеро|шестерых" },
	{ "ru", NUMBER, 0, 7, "семеро|семерых" }, { "uk", NUMBER, 0, 2, "двоє|двох" }, { "uk", NUMBER, 0, 3, "троє|трьох" }, { "uk", NUMBER, 0, 4, "четверо|чотирьох" }, { "uk", NUMBER, 0, 5, "п'ятеро|п'яти" }, { "uk", NUMBER, 0, 6, "шестеро|шести" },
	{ "pl", NUMBER, 0, 2, "dwoje|dwóch|dwu" }, { "pl", NUMBER, 0, 3, "troje|trzech" }, { "pl", NUMBER, 0, 4, "czworo|czterech" }, { "pl", NUMBER, 0, 5, "pięcioro|pięciu" }, { "pl", NUMBER, 0, 6, "sześciu" }, { "pl", NUMBER, 0, 7, "siedmiu" },
	{ "cs", NUMBER, 0, 2, "dvou|dvěma" }, { "cs", NUMBER, 0, 3, "tří|třem" }, { "cs", NUMBER, 0, 4, "čtyř" }, { "cs", NUMBER, 0, 5, "pěti" }, { "cs", NUMBER, 0, 6, "šesti" },
	{ "ru", YEAR, SHORT, 0, "год|года|году|годом|годе|г" }, { "uk", YEAR, SHORT, 0, "рік|року|році|роком|р" }, { "bg", YEAR, SHORT, 0, "година|г" }, { "pl", YEAR, SHORT, 0, "rok|roku|r" },
	{ "cs", YEAR, SHORT, 0, "rok|roku|roce" }, { "lv", YEAR, SHORT, 0, "gads|gada|gadā" }, { "hy", YEAR, SHORT, 0, "թ" }, { "hy", YEAR, 0, 0, "թվական|թվականի" }, { "mn", YEAR, 0, 0, "он|оны|онд" }, { "my", YEAR, 0, 0, "ခုနှစ်|ခု" }, { "be", YEAR, SHORT, 0, "год|года|годзе|г" }, { "sr", YEAR, SHORT, 0, "година|године|години" },
	{ "hr", YEAR, SHORT, 0, "godina|godine|godini" }, { "kk", YEAR, 0, 0, "жыл|жылы|жылғы" }, { "hu", YEAR, 0, 0, "év" }, { "mk", YEAR, SHORT, 0, "година|г" }, { "zh", YEAR, 0, 0, "年" }, { "ja", YEAR, 0, 0, "年" },
	{ "ko", YEAR, 0, 0, "년" }, { "sk", YEAR, SHORT, 0, "rok|roku|rokom" }, { "lt", YEAR, SHORT, 0, "metai|metų|metais|m" },
	{ "en", JOINT, 0, 0, "and|of|the" }, { "es", JOINT, 0, 0, "y|de|del" }, { "pt", JOINT, 0, 0, "e|de|do" }, { "it", JOINT, 0, 0, "e|del|di" }, { "he", JOINT, 0, 0, "ב" },
	{ "fr", JOINT, 0, 0, "et|de" }, { "ar", JOINT, 0, 0, "و" },

	{ "en", CURRENCY, 0, 0, "USD=US dollar|US dollars|U.S. dollars|U.S. dollar|American dollars;$=dollar|dollars;GBP=pound sterling|pounds sterling;RUB=rouble|roubles|ruble|rubles;CNY=yuan|renminbi;KRW=won;JPY=yen;EUR=euro|euros;INR=rupees|rupee" },
	{ "ru", CURRENCY, 0, 0, "USD=доллар США|доллара США|долларов США;$=доллар|доллара|долларов|долл;EUR=евро;RUB=рубль|рубля|рублей|руб;GBP=фунт стерлингов|фунтов стерлингов|фунта стерлингов;CNY=юань|юаня|юаней;JPY=иена|иены|иен;KRW=вона|воны|вон" },
	{ "en", CURRENCY, SHORT, 0, "INR=Rs" }, { "bn", CURRENCY, 0, 0, "BDT=টাকা;$=ডলার;INR=রুপি" },
	{ "uk", CURRENCY, SHORT, 0, "$=дол" },
	{ "uk", CURRENCY, 0, 0, "$=долар|долари|доларів;UAH=гривня|гривні|гривень|грн;EUR=євро" },
	{ "de", CURRENCY, 0, 0, "$=Dollar;EUR=Euro;GBP=Pfund;JPY=Yen;RUB=Rubel;CNY=Yuan" }, { "fr", CURRENCY, 0, 0, "$=dollar|dollars;EUR=euro|euros;RUB=rouble|roubles;CNY=yuan|yuans;JPY=yen|yens" },
	{ "es", CURRENCY, 0, 0, "$=dólar|dólares;EUR=euro|euros;CNY=yuan|yuanes;JPY=yen|yenes;RUB=rublo|rublos" }, { "pt", CURRENCY, 0, 0, "$=dólar|dólares;EUR=euro|euros;BRL=real|reais;CNY=yuan|yuans;RUB=rublo|rublos" },
	{ "it", CURRENCY, 0, 0, "$=dollaro|dollari;EUR=euro;RUB=rublo|rubli;CNY=yuan;JPY=yen" }, { "pl", CURRENCY, 0, 0, "$=dolar|dolara|dolary|dolarów;PLN=złoty|złotego|złotych|zł;EUR=euro" },
	{ "tr", CURRENCY, 0, 0, "$=dolar;EUR=avro|euro;TRY=lira|TL" }, { "zh", CURRENCY, 0, 0, "USD=美元;EUR=欧元|歐元;GBP=英镑|英鎊;JPY=日元;KRW=韩元|韓元;CNY=人民币|元;RUB=卢布|盧布;HKD=港元;INR=卢比" },
	{ "ja", CURRENCY, 0, 0, "USD=米ドル;$=ドル;EUR=ユーロ;GBP=ポンド;JPY=円;KRW=ウォン;CNY=元|人民元;RUB=ルーブル;INR=ルピー" },
	{ "ko", CURRENCY, 0, 0, "USD=미국 달러|미 달러|미화;$=달러;EUR=유로;GBP=파운드;JPY=엔;KRW=원;CNY=위안;RUB=루블;INR=루피" },
	{ "hi", CURRENCY, 0, 0, "$=डॉलर|डालर;EUR=यूरो;INR=रुपये|रुपए|रुपया;RUB=रूबल;GBP=पाउंड;CNY=युआन" }, { "ar", CURRENCY, 0, 0, "$=دولار|دولارات|دولارا;EUR=يورو;RUB=روبل;GBP=جنيه إسترليني;CNY=يوان;JPY=ين" },
	{ "he", CURRENCY, 0, 0, "$=דולר|דולרים;EUR=אירו|יורו;ILS=שקל|שקלים|ש\"ח;RUB=רובל;GBP=ליש\"ט" }, { "th", CURRENCY, 0, 0, "$=ดอลลาร์|ดอลลาร;USD=ดอลลาร์สหรัฐ;EUR=ยูโร;THB=บาท;RUB=รูเบิล;JPY=เยน;CNY=หยวน" },
	{ "el", CURRENCY, 0, 0, "$=δολάριο|δολάρια|δολαρίων;EUR=ευρώ;RUB=ρούβλι|ρούβλια" }, { "vi", CURRENCY, 0, 0, "USD=đô la Mỹ|đô la|đôla|USD;VND=đồng;EUR=euro" }, { "id", CURRENCY, 0, 0, "$=dolar;IDR=rupiah" },
	{ "fa", CURRENCY, 0, 0, "$=دلار;EUR=یورو;IRR=ریال" }, { "nl", CURRENCY, 0, 0, "$=dollar;EUR=euro" }, { "sv", CURRENCY, 0, 0, "$=dollar;EUR=euro;SEK=kronor|kronor" }, { "fi", CURRENCY, 0, 0, "$=dollari|dollaria;EUR=euro|euroa" },
	{ "cs", CURRENCY, 0, 0, "$=dolar|dolarů|dolary;EUR=euro|eur;CZK=koruna|koruny|korun" }, { "hu", CURRENCY, 0, 0, "$=dollár;EUR=euró;HUF=forint" }, { "ro", CURRENCY, 0, 0, "$=dolar|dolari;EUR=euro;RON=leu|lei" },
	{ "sw", CURRENCY, 0, 0, "$=dola;EUR=yuro;KES=shilingi" },
	{ "bg", CURRENCY, 0, 0, "$=долар|долара;EUR=евро;BGN=лев|лева|лв" },

	{ "en", UNIT, 0, 0, "kilometer=kilometre|kilometres|kms;meter=metre|metres;centimeter=centimetre|centimetres;millimeter=millimetre|millimetres;ton=tonne|tonnes;liter=litre|litres;kilogram=kilo|kilos|kg|kgs" },
	{ "en", UNIT, 0, 0, "square-kilometer=square kilometre|square kilometres|sq km|sq. km;square-meter=square metre|square metres;square-mile=sq mi|sq. mi;square-foot=sq ft|sq. ft;hectare=ha" },
	{ "en", UNIT, 0, 0, "kilometer-per-hour=kilometres per hour|kilometers an hour|kilometres an hour|kph;mile-per-hour=miles an hour|mph;celsius=degrees centigrade|degrees C|deg C|° C;fahrenheit=degrees F|° F" },
	{ "ru", UNIT, 0, 0, "square-kilometer=кв. км;square-meter=кв. м;celsius=°С|° С;kilometer-per-hour=км/час;ton=т;hectare=га" }, { "uk", UNIT, 0, 0, "square-kilometer=кв. км;celsius=°С|° С;ton=т;hectare=га" },
	{ "de", UNIT, 0, 0, "kilogram=Kilo;kilometer-per-hour=Stundenkilometer|Stundenkilometern;hectare=ha" }, { "fr", UNIT, 0, 0, "kilogram=kilo|kilos;hectare=ha" }, { "es", UNIT, 0, 0, "kilogram=kilo|kilos" },
	{ "pt", UNIT, 0, 0, "kilogram=quilo|quilos;ton=tonelada|toneladas" }, { "it", UNIT, 0, 0, "kilogram=chilo|chili" }, { "nl", UNIT, 0, 0, "kilogram=kilo;hectare=ha" }, { "tr", UNIT, 0, 0, "kilogram=kilo" }, { "pl", UNIT, 0, 0, "hectare=ha" },
	{ "zh", UNIT, 0, 0, "kilometer=公里|千米;meter=米|公尺;ton=吨|噸|公吨|公噸;kilogram=公斤|千克;square-kilometer=平方公里|平方千米;square-meter=平方米;hectare=公顷|公頃;celsius=摄氏度|攝氏度;kilometer-per-hour=公里每小时" },
	{ "ja", UNIT, 0, 0, "ton=トン;square-kilometer=平方キロ" }, { "ko", UNIT, 0, 0, "ton=톤" }, { "hi", UNIT, 0, 0, "kilometer=किमी|कि.मी|किलोमीटर;meter=मीटर;kilogram=किलो|किग्रा;ton=टन" },
	{ "ar", UNIT, 0, 0, "kilometer=كم|كلم|كيلومترا;meter=مترا|أمتار;ton=طن|طنا|أطنان;kilogram=كيلو|كجم|كلغ|كيلوجرام;hectare=هكتار" }, { "fa", UNIT, 0, 0, "kilometer=کیلومتر;ton=تن;kilogram=کیلو" },
	{ "he", UNIT, 0, 0, "kilometer=ק\"מ;meter=מטר|מטרים;kilogram=ק\"ג|קילו;ton=טון" },

	{ "mn", MONTH_MARK, AHEAD, 0, "сар|сарын|р сар|р сарын|дугаар сар|дугаар сарын|дүгээр сар|дүгээр сарын" },
	{ "zh", MONTH_MARK, 0, 0, "月" }, { "ja", MONTH_MARK, 0, 0, "月" }, { "yue", MONTH_MARK, 0, 0, "月" }, { "ko", MONTH_MARK, 0, 0, "월" }, { "yue", YEAR, 0, 0, "年" },
	{ "zh", DAY, 0, 0, "日|号|號" }, { "ja", DAY, 0, 0, "日" }, { "yue", DAY, 0, 0, "日|號" }, { "ko", DAY, 0, 0, "일" },
	{ "en", MONTH, CASED | SHORT, 9, "Sept" }, { "vi", JOINT, 0, 0, "năm|ngày" }, { "th", JOINT, 0, 0, "พ.ศ|ค.ศ" }, { "ca", JOINT, 0, 0, "de|del" }, { "gl", JOINT, 0, 0, "de|do" },
	{ "ro", JOINT, 0, 0, "de" },

	{ "en", PLACE, CASED, 0, "country:US=U.S|U.S.A|America|United States of America;country:GB=U.K|Britain|Great Britain;region:UN=U.N;region:EU=E.U;country:CZ=Czech Republic|Czechia;country:TR=Turkey|Türkiye;country:CN=China" },
	{ "ru", PLACE, CASED, 0, "country:KR=Южная Корея|Республика Корея;country:KP=КНДР|Северная Корея;country:CN=Китай|КНР;country:US=США|Америка|Соединенные Штаты;country:GB=Великобритания|Британия;country:RU=Россия|Российская Федерация|РФ;country:AE=ОАЭ" },
	{ "uk", PLACE, CASED, 0, "country:KR=Південна Корея;country:US=США|Сполучені Штати;country:GB=Велика Британія|Британія;country:RU=Росія" },
	{ "ko", PLACE, 0, 0, "country:KR=한국|남한;country:KP=북한;country:US=미국;country:CN=중국" }, { "ja", PLACE, 0, 0, "country:US=米国|アメリカ;country:GB=英国;country:RU=ロシア;country:KR=韓国;country:KP=北朝鮮" },
	{ "zh", PLACE, 0, 0, "country:KP=朝鲜|朝鮮;country:AE=阿联酋" }, { "ar", PLACE, 0, 0, "country:US=أمريكا|الولايات المتحدة|الولايات المتحدة الأمريكية;country:GB=بريطانيا;country:KR=كوريا الجنوبية;country:KP=كوريا الشمالية" },
	{ "he", PLACE, 0, 0, "country:US=ארה\"ב|ארצות הברית;country:GB=בריטניה;country:KR=דרום קוריאה;country:KP=צפון קוריאה" }, { "hi", PLACE, 0, 0, "country:US=अमेरिका|संयुक्त राज्य अमेरिका;country:GB=ब्रिटेन;country:KR=दक्षिण कोरिया;country:KP=उत्तर कोरिया" },
	{ "th", PLACE, 0, 0, "country:US=สหรัฐ|สหรัฐฯ|สหรัฐอเมริกา|อเมริกา;country:GB=อังกฤษ|สหราชอาณาจักร;country:KR=เกาหลีใต้;country:KP=เกาหลีเหนือ" }, { "el", PLACE, CASED, 0, "country:US=ΗΠΑ|Ηνωμένες Πολιτείες;country:GB=Βρετανία;country:KR=Νότια Κορέα;country:KP=Βόρεια Κορέα" },
	{ "de", PLACE, CASED, 0, "country:US=USA|Amerika|Vereinigte Staaten;country:GB=Großbritannien;country:CZ=Tschechien;country:TR=Türkei" }, { "fr", PLACE, CASED, 0, "country:US=Etats-Unis|États-Unis;country:GB=Grande-Bretagne" },
	{ "es", PLACE, CASED, 0, "country:US=Estados Unidos|EE.UU|EE. UU|EEUU;country:GB=Gran Bretaña" }, { "pt", PLACE, CASED, 0, "country:US=Estados Unidos|EUA;country:GB=Grã-Bretanha;country:KR=Coreia do Sul;country:KP=Coreia do Norte" },
	{ "it", PLACE, CASED, 0, "country:US=Stati Uniti|Usa|USA;country:GB=Gran Bretagna" }, { "tr", PLACE, CASED, 0, "country:US=ABD|Amerika;country:GB=İngiltere|Britanya;country:KR=Güney Kore;country:KP=Kuzey Kore" }, { "pl", PLACE, CASED, 0, "country:US=USA|Stany Zjednoczone;country:GB=Wielka Brytania" },
	{ "fa", PLACE, 0, 0, "country:US=آمریکا|امریکا;country:GB=بریتانیا|انگلیس" }, { "vi", PLACE, CASED, 0, "country:US=Mỹ|Hoa Kỳ;country:GB=Anh" },
};

/* "CODE=word|word;CODE=word": currencies, places and units. */
static bool add_codes(dgm_recogniser *recogniser, const row *r)
{
	const char *p = r->words;

	while (*p) {
		const char *equals = strchr(p, '=');
		char code[32] = "";
		dgm__meaning meaning = { .type = r->type, .flags = r->flags, .text = code };

		if (!equals || (size_t)(equals - p) >= sizeof code)
			return true; /* not reached: the table is written so */
		memcpy(code, p, (size_t)(equals - p));
		p = equals + 1;
		for (;;) {
			size_t n = strcspn(p, "|;");

			if (!dgm__recogniser_add(recogniser, (dgm_str){ p, n }, &meaning, true))
				return false;
			p += n;
			if (*p != '|')
				break;
			p++;
		}
		if (*p)
			p++;
	}
	return true;
}

bool dgm__recogniser_add_words(dgm_recogniser *recogniser, dgm__meaning_type type)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		dgm__meaning meaning = { .type = rows[i].type, .flags = rows[i].flags, .value = rows[i].value };
		const char *p = rows[i].words;

		if (rows[i].type != type || strcmp(rows[i].language, recogniser->language))
			continue;
		if (type == DGM__MEANS_CURRENCY || type == DGM__MEANS_PLACE || type == DGM__MEANS_UNIT) {
			if (!add_codes(recogniser, &rows[i]))
				return false;
			continue;
		}
		for (;;) {
			size_t n = strcspn(p, "|");

			if (!dgm__recogniser_add(recogniser, (dgm_str){ p, n }, &meaning, false))
				return false;
			if (!p[n])
				break;
			p += n + 1;
		}
	}
	return true;
}

bool dgm__words_unsure(const char *language, dgm_str word)
{
	static const struct { const char *language, *words; } unsure[] = {
		{ "ca", " nou set deu " }, { "de", " acht " }, { "et", " kuus " }, { "fi", " kuusi " }, { "fr", " neuf " }, { "hi", " दो नौ " }, { "hu", " hat " }, { "it", " sei " },
		{ "nl", " acht een één " }, { "pt", " cem uma duas " }, { "sv", " en ett sex " }, { "tr", " on bin kırk yüz " }, { "vi", " năm ba tư chín sáu " }, { "da", " en et to " }, { "nb", " en et to " },
	};

	for (size_t i = 0; i < sizeof unsure / sizeof *unsure; i++) {
		const char *p = unsure[i].words;

		if (strcmp(unsure[i].language, language))
			continue;
		while ((p = strchr(p, ' ')) && p[1]) {
			size_t n = strcspn(++p, " ");

			if (n == word.n && !memcmp(p, word.p, n))
				return true;
		}
	}
	return false;
}
