/* The readers of dictionaries: what each makes of small files of our own, and of damaged ones. */
#include "unit.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <zlib.h>

#include <dragoman/dictionary.h>

/* The entries as "source=target|..." in the order of the file. */
static char *show(const dgm_dictionary *d)
{
	static char all[8192];
	size_t n = 0;

	all[0] = '\0';
	for (size_t k = 0; k < dgm_dictionary_count(d); k++) {
		dgm_dictionary_entry e = dgm_dictionary_get(d, k);

		n += (size_t)snprintf(all + n, sizeof all - n, "%s%.*s=%.*s", k ? "|" : "", (int)e.source.n, e.source.p, (int)e.target.n, e.target.p);
	}
	return all;
}

typedef struct row {
	const char *why, *source, *target, *format, *bytes;
	size_t n; /* 0: strlen */
	const char *entries;
} row;

#define BYTES(s) s, sizeof(s) - 1

/* Puts a catalogue together: count pairs of original and translation, each given with its length. */
typedef struct message {
	const char *original;
	size_t original_n;
	const char *translation;
	size_t translation_n;
} message;

#define MESSAGE(o, t) { o, sizeof(o) - 1, t, sizeof(t) - 1 }

static void put_word(char *to, size_t value, bool big)
{
	for (int k = 0; k < 4; k++)
		to[big ? 3 - k : k] = (char)(value >> 8 * k);
}

static size_t catalogue(char *to, const message *messages, size_t count, bool big)
{
	size_t at = 28 + 16 * count;

	memcpy(to, big ? "\x95\x04\x12\xDE" : "\xDE\x12\x04\x95", 4);
	put_word(to + 4, 0, big);
	put_word(to + 8, count, big);
	put_word(to + 12, 28, big);
	put_word(to + 16, 28 + 8 * count, big);
	memset(to + 20, 0, 8);
	for (size_t k = 0; k < 2 * count; k++) {
		const message *m = &messages[k % count];
		size_t n = k < count ? m->original_n : m->translation_n;

		put_word(to + 28 + 8 * k, n, big);
		put_word(to + 32 + 8 * k, at, big);
		memcpy(to + at, k < count ? m->original : m->translation, n);
		to[at + n] = '\0';
		at += n + 1;
	}
	return at;
}

static const row rows[] = {
	{ "alternatives, notes, articles", "en", "ru", "pairs", "# words\nto run (fast)\tбежать; нестись [разг.]\nthe sea\tморе\tnote\n", 0,
		"run=бежать|run=нестись|sea=море" },
	{ "a first row that names the columns, the other way round", "en", "de", "pairs", "de\ten\nHaus\thouse, home\n", 0, "house=Haus|home=Haus" },
	{ "byte order mark, CR LF, a repeated entry, two equal sides", "en", "de", "pairs", "\xEF\xBB\xBF" "dog\tHund\r\ndog\tHund\r\nradio\tradio\r\n", 0, "dog=Hund" },
	{ "more than five words say little about any", "en", "de", "pairs", "a b c d e f g\tx\none\teins\n", 0, "one=eins" },
	{ "Arabic comma, ideographic comma", "en", "ar", "pairs", "stay\tيحمض، بقى\ngo\t行、走\n", 0, "stay=يحمض|stay=بقى|go=行|go=走" },
	{ "a column a language, quotes, a line break inside", "ru", "en", "csv", "ko;en;ru\n개;dog;собака\n;\"a \"\"big\"\" house\";\"дом\r\n; изба\"\n;short\n", 0, "собака=dog|дом=\"big\" house|изба=\"big\" house" },
	{ "commas, regions, a byte order mark", "en", "de", "csv", "\xEF\xBB\xBF" "de-AT,en-GB\r\nJänner,January\r\n", 0, "January=Jänner" },
	{ "German :: English, forms side by side", "en", "de", "ding", "# German - English\nAbholtag {m} | Abholtage {pl} :: pick-up day | pick-up days\n", 0,
		"pick-up day=Abholtag|pick-up days=Abholtage" },
	{ "an unbalanced bracket is no note", "en", "de", "ding", "Hut (alt :: hat\n", 0, "Hut alt=hat" },
	{ "both forms of characters; a gloss that points elsewhere", "zh-Hans", "en", "cedict", "# x\n漢語 汉语 [Han4 yu3] /Chinese language/CL:門|门[men2]/surname Han/\n", 0,
		"漢語=Chinese language|汉语=Chinese language" },
	{ "the Chinese side is the target", "en", "zh", "cedict", "貓 猫 [mao1] /cat/\n", 0, "cat=貓|cat=猫" },
	{ "kanji and kana, marks dropped", "ja", "en", "edict", "犬 [いぬ] /(n) (1) dog/(P)/EntL1/\n", 0, "犬=dog|いぬ=dog" },
	{ "EUC-JP as Debian has it", "en", "ja", "edict", "\xA1\xA1\xA1\xA9 /EDICT/\n\xB8\xA4 [\xA4\xA4\xA4\xCC] /(n) dog/\n", 0, "EDICT=\xEF\xBC\x9F|dog=犬|dog=いぬ" },
	{ "characters by number", "zh", "en", "unihan", "# Unihan\nU+72AC\tkCantonese\thyun2\nU+72AC\tkDefinition\tdog; radical number 94\n", 0, "犬=dog|犬=radical number 94" },
	{ "TBX 2, all terms with all", "en", "fr", "tbx", "<?xml version='1.0'?><martif type='TBX'><text><body><termEntry><langSet xml:lang='en'><tig><term>lorry</term></tig>"
		"<ntig><termGrp><term>truck</term></termGrp></ntig></langSet><langSet xml:lang='de'><tig><term>Laster</term></tig></langSet>"
		"<langSet xml:lang='fr'><tig><term>camion</term></tig></langSet></termEntry></body></text></martif>", 0, "lorry=camion|truck=camion" },
	{ "TBX 3, a namespace, a region", "fr", "en", "tbx", "<tbx xmlns='urn:iso:std:iso:30042:ed-2' style='dca'><text><body><conceptEntry id='1'><langSec xml:lang='en-GB'>"
		"<termSec><term>rail <hi>way</hi></term></termSec></langSec><langSec xml:lang='fr'><termSec><term>chemin de fer</term></termSec></langSec></conceptEntry>"
		"</body></text></tbx>", 0, "chemin de fer=rail way" },
};

START_TEST(entries_are_read)
{
	const row *r = &rows[_i];
	dgm_dictionary *d;
	dgm_error err = DGM_ERROR_INIT;
	dgm_status st = dgm_dictionary_from_bytes(&d, r->bytes, r->n ? r->n : strlen(r->bytes), "file", r->source, r->target, NULL, &err);

	ck_assert_msg(st == DGM_OK, "%s: %s", r->why, err.text);
	ck_assert_str_eq(dgm_dictionary_format(d), r->format);
	ck_assert_msg(!strcmp(show(d), r->entries), "%s: \"%s\" instead of \"%s\"", r->why, show(d), r->entries);
	dgm_dictionary_free(d);
}
END_TEST

static const struct { const char *why, *source, *target, *bytes; size_t n; const char *error; } bad[] = {
	{ "nothing of the kind", "en", "ru", "hello\n", 0, "file: no dictionary that is known here; the simplest is a word, a tab and its translation a line" },
	{ "empty", "en", "ru", "", 0, "file: no dictionary that is known here; the simplest is a word, a tab and its translation a line" },
	{ "a row without a tab", "en", "ru", "a\tb\nc d\n", 0, "file:2: no tab between a word and its translation; put one, or # before a comment" },
	{ "other languages", "en", "ru", "貓 猫 [mao1] /cat/\n", 0, "file: is a dictionary of zh and en; the texts are en and ru" },
	{ "a table outside the file", "en", "ru", BYTES("\xDE\x12\x04\x95\0\0\0\0\xFF\xFF\xFF\xFF\xF0\xFF\xFF\xFF\xF0\xFF\xFF\xFF\0\0\0\0\0\0\0\0"),
		"file: message 1 of the catalogue lies outside the file; it is damaged" },
	{ "a catalogue that breaks off", "en", "ru", BYTES("\xDE\x12\x04\x95\0\0"), "file: the catalogue breaks off in its header" },
	{ "a table of other languages", "en", "ru", "de,fr\nHaus,maison\n", 0, "file: has no column for both en and ru; its first row names the languages" },
	{ "an entity is declared", "en", "fr", "<?xml version='1.0'?><!DOCTYPE martif [<!ENTITY a 'b'>]><martif/>", 0, "file: entity declarations are refused" },
	{ "no TBX", "en", "fr", "<?xml version='1.0'?><tmx/>", 0, "file:1: not TBX: its outermost element is neither martif nor tbx" },
	{ "TBX in other languages", "en", "fr", "<martif><text/></martif>", 0, "file: no entry for en and fr could be read from it (format tbx)" },
	{ "bytes that are no UTF-8", "en", "ru", "a\t\xFF\n", 0, "file:1: " },
};

START_TEST(bad_files_are_refused)
{
	dgm_dictionary *d;
	dgm_error err = DGM_ERROR_INIT;
	dgm_status st = dgm_dictionary_from_bytes(&d, bad[_i].bytes, bad[_i].n ? bad[_i].n : strlen(bad[_i].bytes), "file", bad[_i].source, bad[_i].target, NULL, &err);

	ck_assert_msg(st == DGM_EFORMAT, "%s: status %d", bad[_i].why, (int)st);
	ck_assert_ptr_null(d);
	ck_assert_msg(!strncmp(err.text, bad[_i].error, strlen(bad[_i].error)), "%s: \"%s\" instead of \"%s\"", bad[_i].why, err.text, bad[_i].error);
}
END_TEST

START_TEST(a_glossary_is_taken_as_written)
{
	dgm_dictionary_options opt = DGM_DICTIONARY_OPTIONS_INIT;
	dgm_dictionary *d;

	opt.as_written = true;
	ck_assert_int_eq(dgm_dictionary_from_bytes(&d, BYTES("# x\nThe Hague (city), seat\tГаага; место\nRTL\tRTL\n"), "file", "en", "ru", &opt, NULL), DGM_OK);
	ck_assert_str_eq(show(d), "The Hague (city), seat=Гаага; место|RTL=RTL");
	ck_assert_uint_eq(dgm_dictionary_get(d, 1).line, 3);
	ck_assert(!dgm_dictionary_is_directed(d));
	dgm_dictionary_free(d);
}
END_TEST

/* --- catalogues --------------------------------------------------------------------------------------- */

static const message russian[] = {
	MESSAGE("", "Language: ru\nContent-Type: text/plain; charset=UTF-8\n"), MESSAGE("m\004_Open %s&", "от_крыть: %d (_O)"),
	MESSAGE("%(n)d file\0%(n)d files", "файл\0файла\0<b>файлы</b> $name"), MESSAGE("one\0two", "два"), MESSAGE("OK", "OK"),
};
static const message italian[] = { MESSAGE("red", "rosso") };
static const message ill[] = { MESSAGE("bridge", "Br\xFC" "cke") };
static const message latin1[] = { MESSAGE("", "Content-Type: text/plain; charset=ISO-8859-1\n"), MESSAGE("bridge", "Br\xFC" "cke") };

static const struct { const char *why, *source, *target; const message *messages; size_t count; const char *expected; } catalogues[] = {
	{ "context, accelerators, directives, plurals", "en", "ru", russian, 5, "Open=открыть:|file=файл|files=файлы|two=два" },
	{ "no header; the English side is the target", "it", "en", italian, 1, "rosso=red" },
	{ "an encoding of its own", "en", "de", latin1, 2, "bridge=Brücke" },
	{ "bytes that are no UTF-8", "en", "de", ill, 1, NULL },
	{ "another language", "en", "ko", russian, 5, NULL },
	{ "no English", "fr", "ru", russian, 5, NULL },
};

START_TEST(catalogues_are_read)
{
	char bytes[2048];

	for (int big = 0; big < 2; big++) {
		size_t n = catalogue(bytes, catalogues[_i].messages, catalogues[_i].count, big);
		dgm_error err = DGM_ERROR_INIT;
		dgm_dictionary *d;
		dgm_status st = dgm_dictionary_from_bytes(&d, bytes, n, "file", catalogues[_i].source, catalogues[_i].target, NULL, &err);

		ck_assert_msg(st == (catalogues[_i].expected ? DGM_OK : DGM_EFORMAT), "%s: %s", catalogues[_i].why, err.text);
		if (d)
			ck_assert_msg(!strcmp(show(d), catalogues[_i].expected), "%s: \"%s\"", catalogues[_i].why, show(d));
		dgm_dictionary_free(d);
	}
}
END_TEST

/* --- dictd: two files --------------------------------------------------------------------------------- */

static void base64(char *to, size_t n)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

	sprintf(to, "%c%c", digits[n / 64 % 64], digits[n % 64]);
}

static const struct { const char *why, *source, *target, *entries[4], *expected; } databases[] = {
	{ "Mueller: wrapped prose, marks, a phrase of its own", "en", "ru", {
		"adviser\n   [x] _n. советник; консультант; legal adviser юрисконсульт; medical\nadviser врач\n",
		"advice\n   1) совет, _уст. мнение\n      а) весть\n" },
		"adviser=советник|adviser=консультант|legal adviser=юрисконсульт|medical adviser=врач|advice=совет|advice=мнение|advice=весть" },
	{ "FreeDict with numbers and examples in the head's language", "hi", "en", { "amid /x/ <Prep>\n1. बीच~में\n      \"The firm collapsed.\"\n2. मध्य\n" }, "बीच में=amid|मध्य=amid" },
	{ "WikDict: one script, glosses between", "en", "fi", { "sea /x/ <n>\nmeri, aava 2.\nbody of water\n", "run <v>\n1. juosta\nto move\n2. paeta\n" },
		"sea=meri|sea=aava|run=juosta|run=paeta" },
};

static void write_database(const char *stem, const char *const *entries, bool packed)
{
	char path[256], text[2048], start[8], length[8];
	size_t n = 0;
	FILE *index;

	snprintf(path, sizeof path, "%s.index", stem);
	index = fopen(path, "w");
	ck_assert_ptr_nonnull(index);
	fputs("00-database-short\tA\tA\n", index);
	text[0] = '\0';
	for (size_t k = 0; k < 4 && entries[k]; k++) {
		base64(start, n);
		base64(length, strlen(entries[k]));
		fprintf(index, "head%zu\t%s\t%s\nalso%zu\t%s\t%s\n", k, start, length, k, start, length);
		strcpy(text + n, entries[k]);
		n += strlen(entries[k]);
	}
	fclose(index);
	snprintf(path, sizeof path, "%s.dict%s", stem, packed ? ".dz" : "");
	if (packed) {
		gzFile out = gzopen(path, "wb");

		ck_assert_int_eq(gzwrite(out, text, (unsigned)n), n);
		gzclose(out);
	} else {
		FILE *out = fopen(path, "w");

		ck_assert_uint_eq(fwrite(text, 1, n, out), n);
		fclose(out);
	}
}

static void remove_database(const char *stem)
{
	static const char *const ends[] = { ".index", ".dict", ".dict.dz" };
	char path[256];

	for (size_t k = 0; k < 3; k++) {
		snprintf(path, sizeof path, "%s%s", stem, ends[k]);
		unlink(path);
	}
}

START_TEST(dictd_is_read)
{
	char folder[] = "/tmp/dgm-dictionary-XXXXXX", stem[64], path[128];
	dgm_dictionary *d;
	dgm_error err = DGM_ERROR_INIT;
	bool packed = _i & 1;

	ck_assert_ptr_nonnull(mkdtemp(folder));
	snprintf(stem, sizeof stem, "%s/words", folder);
	write_database(stem, databases[_i].entries, packed);
	snprintf(path, sizeof path, "%s%s", stem, packed ? ".dict.dz" : ".index");
	ck_assert_msg(dgm_dictionary_load(&d, path, databases[_i].source, databases[_i].target, NULL, &err) == DGM_OK, "%s: %s", databases[_i].why, err.text);
	ck_assert_msg(!strcmp(show(d), databases[_i].expected), "%s: \"%s\"", databases[_i].why, show(d));
	dgm_dictionary_free(d);
	remove_database(stem);
	rmdir(folder);
}
END_TEST

START_TEST(a_dictd_index_must_fit)
{
	char folder[] = "/tmp/dgm-dictionary-XXXXXX", stem[64], path[128];
	static const char *const entries[4] = { "a\nб\n", NULL };
	dgm_dictionary *d;
	dgm_error err = DGM_ERROR_INIT;
	FILE *index;

	ck_assert_ptr_nonnull(mkdtemp(folder));
	snprintf(stem, sizeof stem, "%s/words", folder);
	write_database(stem, entries, false);
	snprintf(path, sizeof path, "%s.index", stem);
	index = fopen(path, "a");
	fputs(_i ? "b\tD\tB\n" : "b\tB\t////\n", index); /* past the end; inside a character */
	fclose(index);
	ck_assert_int_eq(dgm_dictionary_load(&d, path, "en", "ru", NULL, &err), DGM_EFORMAT);
	ck_assert_ptr_nonnull(strstr(err.text, "row 4 of the index is no place"));
	remove_database(stem);
	ck_assert_int_eq(dgm_dictionary_load(&d, path, "en", "ru", NULL, &err), DGM_EIO);
	rmdir(folder);
}
END_TEST

static dgm_status try_load(size_t k)
{
	dgm_dictionary *d;
	dgm_status st = dgm_dictionary_from_bytes(&d, rows[k].bytes, rows[k].n ? rows[k].n : strlen(rows[k].bytes), "file", rows[k].source, rows[k].target, NULL, NULL);

	dgm_dictionary_free(d);
	return st;
}

static dgm_status try_catalogue(void)
{
	char bytes[2048];
	size_t n = catalogue(bytes, latin1, 2, false);
	dgm_dictionary *d;
	dgm_status st = dgm_dictionary_from_bytes(&d, bytes, n, "file", "en", "de", NULL, NULL);

	dgm_dictionary_free(d);
	return st;
}

START_TEST(failing_allocations_in_catalogues_are_survived)
{
	DGM_FAIL_EVERY_ALLOCATION(try_catalogue(), 400);
}
END_TEST

START_TEST(failing_allocations_are_survived)
{
	DGM_FAIL_EVERY_ALLOCATION(try_load((size_t)_i), 400);
}
END_TEST

static Suite *dictionary_suite(void)
{
	Suite *suite = suite_create("dictionary");
	TCase *tcase = tcase_create("dictionary");

	tcase_add_loop_test(tcase, entries_are_read, 0, sizeof rows / sizeof *rows);
	tcase_add_loop_test(tcase, bad_files_are_refused, 0, sizeof bad / sizeof *bad);
	tcase_add_test(tcase, a_glossary_is_taken_as_written);
	tcase_add_loop_test(tcase, catalogues_are_read, 0, sizeof catalogues / sizeof *catalogues);
	tcase_add_loop_test(tcase, dictd_is_read, 0, sizeof databases / sizeof *databases);
	tcase_add_loop_test(tcase, a_dictd_index_must_fit, 0, 2);
	tcase_add_loop_test(tcase, failing_allocations_are_survived, 0, sizeof rows / sizeof *rows);
	tcase_add_test(tcase, failing_allocations_in_catalogues_are_survived);
	suite_add_tcase(suite, tcase);
	return suite;
}

DGM_UNIT_MAIN(dictionary_suite)
