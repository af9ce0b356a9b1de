/* What each check is for, with a unit in which it fires; by id, as in registry.c. What is learned needs a memory around the unit, and the tests give it one. */
#include <dragoman/check.h>

#include <stddef.h>
#include <string.h>

#define TALKS "The ministers met in the capital and spoke for three hours about trade."

static const dgm_check_example examples[] = {
	{ "addition", "en", "Rain fell over the north of the country.", "ru", "Ночью на севере страны шли проливные дожди, сообщили 25 синоптиков.", NULL },
	{ "acronyms", "en", "Yesterday CNN spoke with reporters.", "ru", "Вчера BBC говорила с журналистами.", NULL },
	{ "addresses", "en", "Write to news@example.org.", "de", "Schreiben Sie an news@example.com.", NULL },
	{ "brackets", "en", "The agency (TASS) said so.", "ru", "Агентство (ТАСС сообщило это.", NULL },
	{ "capital-start", "en", "The talks began.", "ru", "переговоры начались.", NULL },
	{ "confusable-characters", "en", "The talks began.", "de", "Die Ｇespräche begannen.", NULL },
	{ "control-characters", "en", "The talks began.", "fr", "Les discussions\uFFFD ont commencé.", NULL },
	{ "dates", "en", "It opens on May 30, 2005.", "de", "Es öffnet am 30. Juli 2005.", NULL },
	{ "digits", "en", "Talks in 5 countries.", "ru", "Переговоры в ५ странах.", NULL },
	{ "doubled-word", "en", "The talks began.", "ru", "Переговоры начались начались.", NULL },
	{ "edge-space", "en", "The talks began.", "tr", "Görüşmeler başladı. ", NULL },
	{ "empty", "en", "The talks began.", "ko", "", NULL },
	{ "end-mark", "en", "When do the talks begin?", "ja", "会談が始まります。", NULL },
	{ "foreign-marks", "en", "When do the talks begin?", "el", "Πότε αρχίζουν οι συνομιλίες?", NULL },
	{ "forbidden-pattern", "en", "It rained, so they met inside.", "ru", "Встретились внутри, т. к. шёл дождь.", "\\bт\\.\\s?к\\.\twarning\tspell it out\n" },
	{ "invisible-characters", "en", "The talks began.", "de", "Die Ge\u200Bspräche begannen.", NULL },
	{ "length-ratio", "en", TALKS, "ru", "Да.", NULL },
	{ "misaligned", "en", "Doctors asked people to stay at home when they feel ill.", "ru", "Весной компания откроет новый завод недалеко от реки, заявил директор.", NULL },
	{ "mixed-script", "en", "Moscow grows.", "ru", "Mосква растёт.", NULL },
	{ "mojibake", "en", "The café is open.", "fr", "Le cafÃ© est ouvert.", NULL },
	{ "money", "en", "It cost 5 million euros.", "es", "Costó 7 millones de euros.", NULL },
	{ "name-inconsistent", "en", "Yesterday Lavrov spoke with reporters.", "ru", "Вчера Лабров говорил с журналистами.", NULL },
	{ "names", "en", "Yesterday Lavrov spoke with reporters.", "ru", "Вчера Меркель говорила с журналистами.", NULL },
	{ "negation", "en", "The ministers did not meet in the capital.", "ru", "Министры встретились в столице.", NULL },
	{ "number-magnitude", "en", "It sold 100 million shares.", "ru", "Продано 100 миллиардов акций.", NULL },
	{ "numbers", "en", "More than 135 species live there.", "ru", "Там обитает более 137 видов.", NULL },
	{ "omission", "en", "The ministers met in the capital on 12 May and spoke for 45 minutes about trade.", "ru", "Министры встретились в столице и говорили о торговле.", NULL },
	{ "opening-marks", "en", "When do they begin?", "es", "Cuándo empiezan?", NULL },
	{ "percentages", "en", "Growth was 45 percent.", "tr", "Büyüme %54 oldu.", NULL },
	{ "phone-numbers", "en", "Call +1 212 555 0123.", "es", "Llame al +1 212 555 0132.", NULL },
	{ "placeholders", "en", "{0} new messages", "de", "{1} neue Nachrichten", NULL },
	{ "quotations", "en", "\"We spoke about trade for three hours,\" the minister said.", "de", "Man habe drei Stunden gesprochen, sagte der Minister.", NULL },
	{ "quotes", "en", "He said \"yes\".", "de", "Er sagte “ja”.", NULL },
	{ "repeated-punctuation", "en", "The talks ended.", "de", "Die Gespräche endeten..", NULL },
	{ "same-source-different-target", "en", TALKS, "ru", "Встреча министров заняла три часа.", NULL },
	{ "same-target-different-source", "en", "Doctors fear that rain keeps people at home.", "ru", "Врачи попросили людей оставаться дома, если они плохо себя чувствуют.", NULL },
	{ "sentence-count", "en", "The ministers met in the capital. They spoke for three hours about trade. Then they left.", "ru", "Министры встретились в столице.", NULL },
	{ "source-left", "en", "The ministers met in the capital and spoke for three hours.", "ru", "Министры встретились and spoke for three hours.", NULL },
	{ "spacing", "en", "The talks began, he said.", "de", "Die Gespräche begannen , sagte er.", NULL },
	{ "spelling", "en", "The talks began.", "de", "Die Gesprräche begannen.", NULL },
	{ "tags", "en", "The <b>talks</b> began.", "de", "Die <b>Gespräche begannen.", NULL },
	{ "term-forbidden", "en", "The agreement holds.", "ru", "Договор действует.", "agreement\tдоговор\tforbidden\n" },
	{ "term-inconsistent", "en", "Lavrov spoke with reporters.", "ru", "Лабров говорил с журналистами.", NULL },
	{ "term-missing", "en", "The banks are closed.", "ru", "Конторы закрыты.", "bank\tбанк\n" },
	{ "times", "en", "They left at 3:15 p.m.", "fr", "Ils sont partis à 16h15.", NULL },
	{ "truncated", "en", TALKS, "ru", "Министры встретились в", NULL },
	{ "unit-conversion", "en", "It happened 385 miles away.", "de", "Es geschah 620 Kilometer entfernt.", NULL },
	{ "untranslated", "en", "The talks began in Seoul.", "ru", "The talks began in Seoul.", NULL },
	{ "wrong-language", "en", "The ministers met there and they did not say what they had decided.", "fr", "Die Minister trafen sich dort, und sie sagten nicht, was sie beschlossen hatten.", NULL },
	{ "wrong-script", "en", "The ministers met there.", "ru", "Die Minister trafen sich dort gestern.", NULL },
};

const dgm_check_example *dgm_check_example_of(const char *id)
{
	for (size_t i = 0; i < sizeof examples / sizeof *examples; i++)
		if (!strcmp(examples[i].check, id))
			return &examples[i];
	return NULL;
}
