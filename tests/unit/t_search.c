/* tm search: the formula, the forms of texts, and that an index finds what reading finds, in every script. */
#include "unit.h"

#include "config.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <dragoman/search.h>

#include "base/buffer.h"
#include "search/list.h"

/* Hits as lines: "NUMBER/VARIANT SCORE [from-to]...". */
static int show(void *arg, const dgm_search_hit *hit)
{
	dgm__buffer *out = arg;

	dgm__buffer_printf(out, "%llu/%zu %u", (unsigned long long)hit->unit->number, hit->variant, hit->score);
	for (size_t i = 0; i < hit->span_count; i++)
		dgm__buffer_printf(out, " [%.*s]", (int)(hit->spans[i].end_off - hit->spans[i].start_off), hit->unit->variants[hit->variant].text.p + hit->spans[i].start_off);
	dgm__buffer_puts(out, "\n");
	return 0;
}

static dgm_status search(dgm__buffer *out, const char *path, const char *text, unsigned mode, unsigned score, const char *language, dgm_error *err)
{
	dgm_search_options opt = DGM_SEARCH_OPTIONS_INIT;

	dgm__buffer_reset(out);
	dgm__buffer_puts(out, "");
	opt.mode = mode;
	opt.min_score = score;
	opt.language = language;
	opt.limit = 50;
	return dgm_search(&path, 1, text, &opt, show, out, NULL, err);
}

static void write_file(char path[64], const char *ending, const char *text)
{
	int fd;

	snprintf(path, 64, "/tmp/dgm-t-search-XXXXXX%s", ending);
	fd = mkstemps(path, (int)strlen(ending));
	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(write(fd, text, strlen(text)), (ssize_t)strlen(text));
	close(fd);
}

static const char memory[] =
	"{\"segments\":{\"en\":\"The court will sit again on Monday.\",\"ru\":\"Суд снова соберётся в понедельник.\"}}\n"
	"{\"segments\":{\"en\":\"the  COURT will sit again on Monday\",\"ru\":\"Суд  снова соберётся в понедельник.\"}}\n"
	"{\"segments\":{\"en\":\"The court will sit again on Tuesday.\",\"zh\":\"法院星期二再次开庭。\"}}\n"
	"{\"segments\":{\"en\":\"Nobody will sit.\",\"zh\":\"无人出席。\",\"th\":\"ศาลจะนั่งอีกครั้งในวันจันทร์\"}}\n"
	"{\"segments\":{\"en\":\"The ﬁne was ５ euros.\",\"ar\":\"وكانت الغرامة 5 يورو.\",\"ko\":\"벌금은 5유로였다.\"}}\n";

static const struct { const char *why, *text; unsigned mode, score; const char *language, *out; } rows[] = {
	{ "part of a word, whatever the case", "OUR", DGM_SEARCH_CONCORDANCE, 70, "en", "1/0 100 [our]\n2/0 100 [OUR]\n3/0 100 [our]\n" },
	{ "over white space", "the court", DGM_SEARCH_CONCORDANCE, 70, NULL, "1/0 100 [The court]\n2/0 100 [the  COURT]\n3/0 100 [The court]\n" },
	{ "twice in a text", "again on", DGM_SEARCH_CONCORDANCE, 70, "ru", "" },
	{ "a ligature", "fine", DGM_SEARCH_CONCORDANCE, 70, NULL, "5/0 100 [ﬁne]\n" },
	{ "a wide figure", "5 eu", DGM_SEARCH_CONCORDANCE, 70, NULL, "5/0 100 [５ eu]\n" },
	{ "a Chinese word of two characters", "法院", DGM_SEARCH_CONCORDANCE, 70, NULL, "3/1 100 [法院]\n" },
	{ "one character", "席", DGM_SEARCH_CONCORDANCE, 70, NULL, "4/1 100 [席]\n" },
	{ "a Thai word", "ศาล", DGM_SEARCH_CONCORDANCE, 70, NULL, "4/2 100 [ศาล]\n" },
	{ "an Arabic word behind an article", "غرامة", DGM_SEARCH_CONCORDANCE, 70, NULL, "5/1 100 [غرامة]\n" },
	{ "a Korean noun before its ending", "벌금", DGM_SEARCH_CONCORDANCE, 70, NULL, "5/2 100 [벌금]\n" },
	{ "a mark", ".", DGM_SEARCH_CONCORDANCE, 70, "ko", "5/2 100 [.]\n" },
	{ "nowhere", "judge", DGM_SEARCH_CONCORDANCE, 70, NULL, "" },
	{ "white space aside", " Суд снова соберётся в понедельник. ", DGM_SEARCH_EXACT, 70, NULL, "1/1 100\n2/1 100\n" },
	{ "not a part", "The court", DGM_SEARCH_EXACT, 70, NULL, "" },
	{ "the same is 100, another case 99, one of seven words 85", "The court will sit again on Monday.", DGM_SEARCH_FUZZY, 70, NULL, "1/0 100\n2/0 99\n3/0 85\n" },
	{ "none of three words", "一 二 三", DGM_SEARCH_FUZZY, 100, NULL, "" },
	{ "two of four words", "Nobody will stand up", DGM_SEARCH_FUZZY, 50, NULL, "4/0 50\n" },
	{ "words moved", "Monday court will sit again on the", DGM_SEARCH_FUZZY, 60, NULL, "1/0 71\n2/0 71\n3/0 71\n" },
	{ "Chinese words", "法院星期三再次开庭。", DGM_SEARCH_FUZZY, 60, NULL, "3/1 75\n" },
};

START_TEST(texts_are_found)
{
	dgm__buffer out = DGM__BUFFER_INIT(1 << 16);
	dgm_error err = DGM_ERROR_INIT;
	char path[64];

	write_file(path, ".jsonl", memory);
	ck_assert_msg(search(&out, path, rows[_i].text, rows[_i].mode, rows[_i].score, rows[_i].language, &err) == DGM_OK, "%s: %s", rows[_i].why, err.text);
	ck_assert_msg(!strcmp(out.p, rows[_i].out), "%s: %s", rows[_i].why, out.p);
	unlink(path);
	dgm__buffer_clear(&out);
}
END_TEST

START_TEST(options_are_checked)
{
	dgm_search_options opt = DGM_SEARCH_OPTIONS_INIT;
	dgm__buffer out = DGM__BUFFER_INIT(1 << 16);
	dgm_error err = DGM_ERROR_INIT;
	const char *path = "/dev/null";

	ck_assert_int_eq(search(&out, path, " \t", DGM_SEARCH_CONCORDANCE, 70, NULL, &err), DGM_EARG);
	ck_assert_int_eq(search(&out, path, "\xFF", DGM_SEARCH_CONCORDANCE, 70, NULL, &err), DGM_EARG);
	ck_assert_int_eq(search(&out, path, "...", DGM_SEARCH_FUZZY, 70, NULL, &err), DGM_EARG);
	ck_assert_int_eq(search(&out, path, "a", DGM_SEARCH_FUZZY, 101, NULL, &err), DGM_EARG);
	opt.limit = 0;
	ck_assert_int_eq(dgm_search(&path, 1, "a", &opt, show, &out, NULL, NULL), DGM_EARG);
	dgm__buffer_clear(&out);
}
END_TEST

/* A full basket keeps the best, and of equals the first. */
START_TEST(the_best_stay)
{
	dgm_search_options opt = DGM_SEARCH_OPTIONS_INIT;
	dgm__buffer text = DGM__BUFFER_INIT(1 << 20), out = DGM__BUFFER_INIT(1 << 16);
	const char *path;
	char name[64];
	bool more = false;

	dgm__buffer_puts(&text, "en\tde\n");
	for (int i = 0; i < 300; i++) {
		static const char *const words[] = { "one", "two", "three", "four", "five", "six" };

		for (int k = 0; k < 1 + i % 6; k++)
			dgm__buffer_printf(&text, "%s ", words[k]);
		dgm__buffer_puts(&text, "\tx\n");
	}
	write_file(name, ".tsv", text.p);
	path = name;
	opt.mode = DGM_SEARCH_FUZZY;
	opt.min_score = 30;
	opt.limit = 3;
	dgm__buffer_puts(&out, "");
	ck_assert_int_eq(dgm_search(&path, 1, "one two three four five six", &opt, show, &out, &more, NULL), DGM_OK);
	ck_assert_str_eq(out.p, "6/0 100\n12/0 100\n18/0 100\n");
	ck_assert(more);
	unlink(name);
	dgm__buffer_clear(&text);
	dgm__buffer_clear(&out);
}
END_TEST

/* --- index ----------------------------------------------------------------------------------------------------------------------------- */

static dgm_status make_index(const char *path, const char *index, dgm_error *err)
{
	dgm_output *output;
	dgm_status st = dgm_output_open(&output, index, err);

	if (st != DGM_OK)
		return st;
	st = dgm_memories_index(&path, 1, NULL, output, NULL, err);
	if (st == DGM_OK)
		return dgm_output_commit(output, err);
	dgm_output_abort(output);
	return st;
}

#ifdef HAVE_SQLITE

static const char *const phrases[][10] = {
	{ "The court will sit again", "on Monday", "well-known U.S. judges", "can't say", "3.5 percent of 1,234", "and", "reported Reuters", "\\\"quoted\\\"", "Rain fell", "St. Paul's" },
	{ "Das Gericht", "Dauerregen", "am Montag", "und", "Straßenbahn", "STRASSE", "zum 3. Mal", "Übermut", "Regenschirm", "sagte er" },
	{ "Суд снова", "соберётся", "в понедельник", "и", "«Рейтер»", "ещё", "по-русски", "№ 5", "ДОЖДЬ", "судья" },
	{ "法院", "星期一", "再次开庭", "路透社", "报道", "2026年", "，", "和", "北京市", "Ａ股" },
	{ "裁判所は", "月曜日に", "再び", "ｶﾀｶﾅ", "と", "東京", "雨が降った", "ニュース", "、", "3回" },
	{ "ศาล", "จะนั่ง", "อีกครั้ง", "ในวันจันทร์", "ฝนตก", "และ", "กรุงเทพ", "ข่าว", "๕", "ผู้พิพากษา" },
	{ "المحكمة", "والحرب", "يوم الاثنين", "من", "كتاب", "وبالكتاب", "٥", "مطر", "قال", "في" },
	{ "법원은", "월요일에", "다시", "비가", "왔다", "LG전자", "그리고", "서울", "기자", "5유로" },
};
static const char *const languages[] = { "en", "de", "ru", "zh", "ja", "th", "ar", "ko" };

enum { LANGUAGES = 8, PHRASES = 10, UNITS = 400, QUERIES = 500 };

static unsigned state = 11;

static unsigned draw(unsigned below)
{
	state = state * 1103515245u + 12345u;
	return (state >> 16) % below;
}

static void invent(dgm__buffer *text, unsigned language)
{
	unsigned count = 1 + draw(6);

	for (unsigned i = 0; i < count; i++)
		dgm__buffer_printf(text, "%s%s", i && (language < 3 || language > 5 || !draw(4)) ? " " : "", phrases[language][draw(PHRASES)]);
}

/* Some characters of a text from somewhere on. */
static void cut(char *to, size_t capacity, const char *text)
{
	size_t n = strlen(text), start = draw((unsigned)n), end;

	while (start && ((unsigned char)text[start] & 0xC0) == 0x80)
		start--;
	end = start + 1 + draw(30);
	end = end < n ? end : n;
	while (end < n && ((unsigned char)text[end] & 0xC0) == 0x80)
		end++;
	snprintf(to, capacity, "%.*s", (int)(end - start), text + start);
}

START_TEST(an_index_finds_the_same)
{
	unsigned queries = dgm_is_slow() ? QUERIES / 30 : QUERIES;
	dgm__buffer all = DGM__BUFFER_INIT(1 << 20), text = DGM__BUFFER_INIT(1 << 12), read = DGM__BUFFER_INIT(1 << 20), asked = DGM__BUFFER_INIT(1 << 20);
	char path[64], index[64], query[256];
	dgm_error err = DGM_ERROR_INIT;
	size_t found = 0;

	for (unsigned i = 0; i < UNITS; i++) {
		unsigned a = draw(LANGUAGES), b = (a + 1 + draw(LANGUAGES - 1)) % LANGUAGES;

		dgm__buffer_printf(&all, "{\"segments\":{\"%s\":\"", languages[a]);
		invent(&all, a);
		dgm__buffer_printf(&all, "\",\"%s\":\"", languages[b]);
		invent(&all, b);
		dgm__buffer_puts(&all, "\"}}\n");
	}
	write_file(path, ".jsonl", all.p);
	write_file(index, ".idx", "");
	ck_assert_msg(make_index(path, index, &err) == DGM_OK, "%s", err.text);
	for (unsigned i = 0; i < queries; i++) {
		static const unsigned scores[] = { 30, 50, 70, 85, 100 };
		unsigned mode = draw(3), score = scores[draw(5)];
		dgm_status st;

		dgm__buffer_reset(&text);
		invent(&text, draw(LANGUAGES));
		if (mode == DGM_SEARCH_CONCORDANCE)
			cut(query, sizeof query, text.p);
		else
			snprintf(query, sizeof query, "%s", text.p);
		if (strchr(query, '\\'))
			continue;
		st = search(&read, path, query, mode, score, NULL, NULL);
		ck_assert_int_eq(search(&asked, index, query, mode, score, NULL, &err), st);
		ck_assert_msg(!strcmp(read.p, asked.p), "mode %u, %u%%, \"%s\": read\n%sasked\n%s", mode, score, query, read.p, asked.p);
		found += read.n > 0;
	}
	ck_assert_uint_gt(found, queries / 4);
	unlink(path);
	unlink(index);
	dgm__buffer_clear(&all);
	dgm__buffer_clear(&text);
	dgm__buffer_clear(&read);
	dgm__buffer_clear(&asked);
}
END_TEST

static const struct { const char *query; unsigned mode, score; bool found; } of_many[] = {
	{ "a b c", DGM_SEARCH_FUZZY, 50, true }, { "a b", DGM_SEARCH_FUZZY, 70, true }, { "b", DGM_SEARCH_FUZZY, 30, true }, { "z", DGM_SEARCH_FUZZY, 1, false }, { "b a", DGM_SEARCH_FUZZY, 1, true },
	{ "a b c d e f x3 x3 x3", DGM_SEARCH_FUZZY, 100, true }, { "a b c d e f", DGM_SEARCH_EXACT, 70, true }, { "a b c", DGM_SEARCH_EXACT, 70, false }, { "...", DGM_SEARCH_EXACT, 70, true },
	{ "f word", DGM_SEARCH_CONCORDANCE, 70, true }, { "word", DGM_SEARCH_CONCORDANCE, 70, true }, { "f word1", DGM_SEARCH_CONCORDANCE, 70, true },
};

/* So many texts that their lengths are asked for, and so many words that begin alike that a part of them says nothing. */
START_TEST(an_index_of_many_finds_the_same)
{
	dgm__buffer all = DGM__BUFFER_INIT(4 << 20), read = DGM__BUFFER_INIT(1 << 20), asked = DGM__BUFFER_INIT(1 << 20);
	unsigned units = dgm_is_slow() ? 700 : 25200;
	char path[64], index[64];
	dgm_error err = DGM_ERROR_INIT;

	dgm__buffer_puts(&all, "en\tde\n...\t\nb\t\na b\t\n");
	for (unsigned i = 0; i < units; i++) {
		dgm__buffer_puts(&all, "a b c d e f");
		for (unsigned k = 0; k < i % 12; k++)
			dgm__buffer_printf(&all, " x%u", i % 12);
		if (i < 600)
			dgm__buffer_printf(&all, " word%u", i);
		dgm__buffer_puts(&all, "\t\n");
	}
	write_file(path, ".tsv", all.p);
	write_file(index, ".idx", "");
	ck_assert_msg(make_index(path, index, &err) == DGM_OK, "%s", err.text);
	for (size_t i = 0; i < sizeof of_many / sizeof *of_many; i++) {
		ck_assert_int_eq(search(&read, path, of_many[i].query, of_many[i].mode, of_many[i].score, NULL, NULL), DGM_OK);
		ck_assert_msg(search(&asked, index, of_many[i].query, of_many[i].mode, of_many[i].score, NULL, &err) == DGM_OK, "%s: %s", of_many[i].query, err.text);
		ck_assert_msg(!strcmp(read.p, asked.p), "%s: read\n%sasked\n%s", of_many[i].query, read.p, asked.p);
		ck_assert_int_eq(read.n > 0, of_many[i].found);
	}
	unlink(path);
	unlink(index);
	dgm__buffer_clear(&all);
	dgm__buffer_clear(&read);
	dgm__buffer_clear(&asked);
}
END_TEST

/* The hits, at most `limit`, and a "+" where there are more. */
static void search_few(dgm__buffer *out, const char *path, const char *text, unsigned score, size_t limit)
{
	dgm_search_options opt = DGM_SEARCH_OPTIONS_INIT;
	dgm_error err = DGM_ERROR_INIT;
	bool more = false;

	dgm__buffer_reset(out);
	opt.mode = DGM_SEARCH_FUZZY;
	opt.min_score = score;
	opt.limit = limit;
	ck_assert_msg(dgm_search(&path, 1, text, &opt, show, out, &more, &err) == DGM_OK, "%s", err.text);
	dgm__buffer_puts(out, more ? "+" : "");
}

/* Some of a dozen words, those at the head of the list more often. */
static void draw_words(dgm__buffer *to, unsigned most)
{
	static const char *const words[] = { "the", "of", "and", "to", "in", "that", "is", "was", "it", "for", "on", "with" };
	unsigned count = 1 + draw(most);

	for (unsigned i = 0; i < count; i++)
		dgm__buffer_printf(to, "%s%s", i ? " " : "", words[draw(1 + draw(12))]);
}

/* Nothing but words that stand in very many texts: the most promising are looked at first, and what is shown is the same. */
START_TEST(common_words_find_the_same)
{
	unsigned units = dgm_is_slow() ? 500 : 30000, queries = dgm_is_slow() ? 3 : 20;
	dgm__buffer all = DGM__BUFFER_INIT(4 << 20), query = DGM__BUFFER_INIT(1 << 12), read = DGM__BUFFER_INIT(1 << 20), asked = DGM__BUFFER_INIT(1 << 20);
	char path[64], index[64];
	size_t found = 0;

	dgm__buffer_puts(&all, "en\tde\n");
	for (unsigned i = 0; i < units; i++) {
		draw_words(&all, 12);
		dgm__buffer_puts(&all, "\t\n");
	}
	write_file(path, ".tsv", all.p);
	write_file(index, ".idx", "");
	ck_assert_int_eq(make_index(path, index, NULL), DGM_OK);
	for (unsigned i = 0; i < queries; i++) {
		unsigned score = 40 + draw(60);
		size_t limit = 1 + draw(30);

		dgm__buffer_reset(&query);
		draw_words(&query, 9);
		search_few(&read, path, query.p, score, limit);
		search_few(&asked, index, query.p, score, limit);
		ck_assert_msg(!strcmp(read.p, asked.p), "%u%% of \"%s\", %zu: read\n%s\nasked\n%s", score, query.p, limit, read.p, asked.p);
		found += read.n > 0;
	}
	ck_assert_uint_gt(found, 0);
	unlink(path);
	unlink(index);
	dgm__buffer_clear(&all);
	dgm__buffer_clear(&query);
	dgm__buffer_clear(&read);
	dgm__buffer_clear(&asked);
}
END_TEST

/* A file that has been damaged gives an error or fewer hits, and no more. */
START_TEST(damage_is_survived)
{
	dgm__buffer out = DGM__BUFFER_INIT(1 << 20), all = DGM__BUFFER_INIT(1 << 20);
	char path[64], index[64];
	unsigned char byte;
	FILE *f;

	dgm__buffer_puts(&all, "en\tde\n");
	for (int i = 0; _i && i < 9000; i++) /* enough for lists */
		dgm__buffer_puts(&all, "the court will sit\t\n");
	write_file(path, _i ? ".tsv" : ".jsonl", _i ? all.p : memory);
	write_file(index, ".idx", "");
	ck_assert_int_eq(make_index(path, index, NULL), DGM_OK);
	for (int i = 0; i < 300; i++) {
		long at;

		f = fopen(index, "r+b");
		fseek(f, 0, SEEK_END);
		at = 16 + (long)draw((unsigned)ftell(f) / 16 - 1) * 16 + (long)draw(16);
		fseek(f, at, SEEK_SET);
		ck_assert_uint_eq(fread(&byte, 1, 1, f), 1);
		fseek(f, at, SEEK_SET);
		ck_assert_int_ne(fputc(byte ^ (1 << draw(8)), f), EOF);
		fclose(f);
		(void)search(&out, index, "the court will sit", _i ? DGM_SEARCH_FUZZY : (unsigned)i % 3, 50, NULL, NULL);
	}
	unlink(path);
	unlink(index);
	dgm__buffer_clear(&out);
	dgm__buffer_clear(&all);
}
END_TEST

/* What an index says of its lists is not believed: a difference of nothing, one that overflows, one that does not end. */
START_TEST(lists_are_read_back)
{
	static const uint64_t texts[] = { 1, 2, 129, 130, 20000, 3000000, UINT64_C(1) << 40, INT64_MAX };
	static const struct { const char *bytes; size_t n; } bad[] = {
		{ "\0", 1 }, { "\1\x80", 2 }, { "\1\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7F", 10 }, { "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01", 10 },
	};
	dgm__buffer bytes = DGM__BUFFER_INIT(1 << 10);
	uint64_t last = 0;
	dgm__list list;

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		dgm__list_add(&bytes, &last, texts[i]);
	list = (dgm__list){ (const unsigned char *)bytes.p, (const unsigned char *)bytes.p + bytes.n, 0 };
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		ck_assert_int_eq(dgm__list_next(&list), DGM__LIST_TEXT);
		ck_assert_uint_eq(list.text, texts[i]);
	}
	ck_assert_int_eq(dgm__list_next(&list), DGM__LIST_END);
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		dgm__list_step step;

		list = (dgm__list){ (const unsigned char *)bad[i].bytes, (const unsigned char *)bad[i].bytes + bad[i].n, 0 };
		while ((step = dgm__list_next(&list)) == DGM__LIST_TEXT)
			;
		ck_assert_int_eq(step, DGM__LIST_BROKEN);
	}
	dgm__buffer_clear(&bytes);
}
END_TEST

START_TEST(other_databases_are_refused)
{
	static const char foreign[] = "SQLite format 3";
	dgm__buffer out = DGM__BUFFER_INIT(1 << 10);
	dgm_error err = DGM_ERROR_INIT;
	char path[64];
	FILE *f;

	write_file(path, ".db", "");
	f = fopen(path, "wb");
	ck_assert_uint_eq(fwrite(foreign, 1, sizeof foreign, f), sizeof foreign);
	fclose(f);
	ck_assert_int_eq(search(&out, path, "a", DGM_SEARCH_CONCORDANCE, 70, NULL, &err), DGM_EFORMAT);
	ck_assert_msg(strstr(err.text, "no index of memories") != NULL, "%s", err.text);
	unlink(path);
	dgm__buffer_clear(&out);
}
END_TEST

static dgm_status index_and_search(const char *path, const char *index)
{
	dgm__buffer out = DGM__BUFFER_INIT(1 << 16);
	dgm_status st = make_index(path, index, NULL);

	for (unsigned mode = 0; mode < 3 && st == DGM_OK; mode++)
		st = search(&out, index, "will sit", mode, 10, NULL, NULL);
	dgm__buffer_clear(&out);
	return st;
}

#endif

static dgm_status search_once(const char *path)
{
	dgm__buffer out = DGM__BUFFER_INIT(1 << 16);
	dgm_status st = DGM_OK;

	for (unsigned mode = 0; mode < 3 && st == DGM_OK; mode++)
		st = search(&out, path, "will sit", mode, 10, NULL, NULL);
	if (st == DGM_OK)
		st = dgm__buffer_status(&out, NULL);
	dgm__buffer_clear(&out);
	return st;
}

START_TEST(failing_allocations_are_survived)
{
	static const char text[] = "en\tru\nNobody will sit.\tНикто.\nNobody will sit at all.\tДождь.\n";
	char path[64], index[64];

	write_file(path, ".tsv", text);
	write_file(index, ".idx", "");
	DGM_FAIL_EVERY_ALLOCATION(search_once(path), 2000);
#ifdef HAVE_SQLITE
	DGM_FAIL_EVERY_ALLOCATION(index_and_search(path, index), 2000);
#else
	ck_assert_int_eq(make_index(path, index, NULL), DGM_EARG);
#endif
	unlink(path);
	unlink(index);
}
END_TEST

static Suite *search_suite(void)
{
	Suite *suite = suite_create("search");
	TCase *tcase = tcase_create("search");

	tcase_add_loop_test(tcase, texts_are_found, 0, sizeof rows / sizeof *rows);
	tcase_add_test(tcase, options_are_checked);
	tcase_add_test(tcase, the_best_stay);
#ifdef HAVE_SQLITE
	tcase_add_test(tcase, an_index_finds_the_same);
	tcase_add_test(tcase, an_index_of_many_finds_the_same);
	tcase_add_test(tcase, common_words_find_the_same);
	tcase_add_loop_test(tcase, damage_is_survived, 0, 2);
	tcase_add_test(tcase, lists_are_read_back);
	tcase_add_test(tcase, other_databases_are_refused);
#endif
	tcase_add_test(tcase, failing_allocations_are_survived);
	suite_add_tcase(suite, tcase);
	return suite;
}

DGM_UNIT_MAIN(search_suite)
