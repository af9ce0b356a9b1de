/*
 * Writes an invented translation memory of any size for measurements: make-memory UNITS [SOURCE TARGET [SEED]] (default en ru 1). The same arguments give the same
 * bytes. Words are made of syllables and drawn by Zipf's law; one unit in twenty repeats an earlier one; figures are the
 * same on both sides. A million units in English and Russian are about half a gigabyte.
 */
#include <inttypes.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WORDS = 40000, LONGEST = 64 };

typedef struct script {
	const char *language;
	const char *syllables[24];
	const char *space, *stop;
} script;

static const script scripts[] = {
	{ "en", { "ka", "ro", "min", "ter", "sa", "lo", "ven", "di", "the", "par", "ing", "ou", "st", "pre", "li", "mo", "can", "er", "al", "tu", "ed", "fo", "ri", "ne" }, " ", "." },
	{ "de", { "ge", "ver", "ung", "sch", "ein", "haft", "lich", "be", "wer", "den", "ö", "mu", "sta", "ra", "lei", "te", "an", "auf", "bür", "kel", "mar", "so", "zu", "in" }, " ", "." },
	{ "ru", { "ка", "ро", "мин", "тер", "са", "ло", "вен", "ди", "при", "пар", "ость", "ов", "ст", "пре", "ли", "мо", "кан", "ер", "ал", "ту", "ения", "фо", "ри", "не" }, " ", "." },
	{ "zh", { "会", "国", "政", "府", "经", "济", "发", "展", "贸", "易", "中", "外", "部", "长", "谈", "判", "协", "议", "市", "场", "工", "业", "能", "源" }, "", "。" },
};

static uint64_t state;

static uint64_t draw(void) /* xorshift64* (Vigna 2016) */
{
	state ^= state >> 12;
	state ^= state << 25;
	state ^= state >> 27;
	return state * 2685821657736338717u;
}

static double share(void)
{
	return (double)(draw() >> 11) / 9007199254740992.0;
}

/* The rank of a word: of WORDS words the k-th comes about 1/k as often as the first. */
static unsigned rank(void)
{
	return (unsigned)exp(share() * log(WORDS)) - 1;
}

/* The word of a rank is always the same: few syllables where it is frequent. */
static void put_word(const script *s, unsigned word)
{
	for (unsigned n = word, k = 0; k == 0 || n; n /= 24, k++)
		fputs(s->syllables[(n + 7 * k) % 24], stdout);
}

static void put_sentence(const script *s, uint64_t seed)
{
	unsigned words, figure;

	state = seed;
	words = 6 + (unsigned)(draw() % 24);
	figure = draw() % 3 ? 0 : 1 + (unsigned)(draw() % words);
	for (unsigned i = 0; i < words; i++) {
		unsigned word = rank();

		if (i)
			fputs(s->space, stdout);
		if (figure == i + 1)
			printf("%" PRIu64 "%s", 11 + draw() % 9000, s->space);
		put_word(s, word);
	}
	fputs(s->stop, stdout);
}

static void put_unit(const script *source, const script *target, uint64_t number, uint64_t seed)
{
	uint64_t text = number, day;

	state = (number + 1) * 0x9E3779B97F4A7C15u + seed;
	draw();
	if (number > 20 && draw() % 20 == 0)
		text = draw() % number;
	day = draw() % 28 + 1;
	printf("<tu tuid=\"u%" PRIu64 "\" creationdate=\"20%02" PRIu64 "%02" PRIu64 "%02" PRIu64 "T120000Z\" creationid=\"translator%" PRIu64 "\">\n"
		"<prop type=\"x-document\">wire-%" PRIu64 ".txt</prop>\n<prop type=\"x-confidence\">0.%02" PRIu64 "</prop>\n", number + 1, 10 + draw() % 16,
		draw() % 12 + 1, day, draw() % 40, number / 40, 50 + draw() % 50);
	printf("<tuv xml:lang=\"%s\"><seg>", source->language);
	put_sentence(source, (text + 1) * 0xD6E8FEB86659FD93u + seed);
	printf("</seg></tuv>\n<tuv xml:lang=\"%s\"><seg>", target->language);
	put_sentence(target, (text + 1) * 0xD6E8FEB86659FD93u + seed);
	fputs("</seg></tuv>\n</tu>\n", stdout);
}

static const script *script_of(const char *language)
{
	for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++)
		if (!strcmp(scripts[i].language, language))
			return &scripts[i];
	return NULL;
}

int main(int argc, char **argv)
{
	const script *source = script_of(argc > 3 ? argv[2] : "en"), *target = script_of(argc > 3 ? argv[3] : "ru");
	uint64_t units = argc > 1 ? strtoull(argv[1], NULL, 10) : 0, seed = argc > 4 ? strtoull(argv[4], NULL, 10) : 1;

	if (!units || !source || !target) {
		fputs("usage: make-memory UNITS [SOURCE TARGET [SEED]]; languages: en, de, ru, zh\n", stderr);
		return 2;
	}
	printf("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n<tmx version=\"1.4\">\n"
		"<header creationtool=\"make-memory\" creationtoolversion=\"1\" segtype=\"sentence\" o-tmf=\"none\" adminlang=\"en\" srclang=\"%s\" "
		"datatype=\"plaintext\"/>\n<body>\n", source->language);
	for (uint64_t i = 0; i < units; i++)
		put_unit(source, target, i, seed);
	fputs("</body>\n</tmx>\n", stdout);
	return fflush(stdout) || ferror(stdout) ? 2 : 0;
}
