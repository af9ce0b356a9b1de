/* The segmenter: hard cases in tables, nothing lost, paragraphs and line ends, datelines, data files, failing allocations. */
#include "unit.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <dragoman/segment.h>

#include "base/utf8.h"
#include "base/white.h"

typedef struct row { const char *language, *text, *why; } row;

static const row design_rows[] = {
#include "segment_design.h"
};

static const row own_rows[] = {
#include "segment_own.h"
};

static int warnings;

static void count_warning(void *arg, const char *text)
{
	(void)arg;
	(void)text;
	warnings++;
}

static dgm_segmenter *make(const char *language, dgm_line_breaks breaks, dgm_dateline dateline)
{
	static const dgm_reporter reporter = { .warn = count_warning };
	dgm_segment_options opt = DGM_SEGMENT_OPTIONS_INIT;
	dgm_segmenter *s = NULL;
	dgm_error err = DGM_ERROR_INIT;

	opt.line_breaks = breaks;
	opt.dateline = dateline;
	opt.reporter = &reporter;
	warnings = 0;
	ck_assert_msg(dgm_segmenter_new(&s, language, &opt, &err) == DGM_OK, "%s: %s", language, err.text);
	return s;
}

static size_t white_end(const char *p, size_t off, size_t end)
{
	size_t w;

	while (off < end && (w = dgm__white(p + off, end - off)) > 0)
		off += w;
	return off;
}

/* Gaps hold nothing but white space (and a byte order mark at the very start); segments begin and end with none. */
static void check_cover(dgm_str text, const dgm_segments *segments, const char *what)
{
	size_t off = text.n >= 3 && !memcmp(text.p, "\xEF\xBB\xBF", 3) ? 3 : 0;

	for (size_t i = 0; i < segments->count; i++) {
		const dgm_segment *s = &segments->items[i];
		size_t last = s->end_off;

		ck_assert_msg(s->start_off >= off && s->end_off > s->start_off && s->end_off <= text.n, "%s: segment %zu out of order", what, i);
		ck_assert_msg(white_end(text.p, off, s->start_off) == s->start_off, "%s: text in the gap before segment %zu", what, i);
		ck_assert_msg(!dgm__white(text.p + s->start_off, text.n - s->start_off), "%s: segment %zu begins with white space", what, i);
		for (last--; (text.p[last] & 0xC0) == 0x80; last--)
			;
		ck_assert_msg(!dgm__white(text.p + last, text.n - last), "%s: segment %zu ends with white space", what, i);
		ck_assert_msg(dgm__utf8_is_valid(text.p + s->start_off, s->end_off - s->start_off, NULL, NULL), "%s: segment %zu cuts a character", what, i);
		ck_assert(dgm_segment_reason_name(s->reason) && dgm_segment_kind_name(s->kind));
		ck_assert(i == 0 || s->paragraph >= s[-1].paragraph);
		off = s->end_off;
	}
	ck_assert_msg(white_end(text.p, off, text.n) == text.n, "%s: text after the last segment", what);
}

/* Segments joined by <>, the white space between them kept where the expected text has it. */
static void render(char *out, size_t room, dgm_str text, const dgm_segments *segments)
{
	size_t n = 0, off = 0;

	for (size_t i = 0; i < segments->count; i++) {
		const dgm_segment *s = &segments->items[i];

		n += (size_t)snprintf(out + n, room - n, "%.*s%s%.*s", (int)(s->start_off - off), text.p + off, i ? "<>" : "",
			(int)(s->end_off - s->start_off), text.p + s->start_off);
		off = s->end_off;
	}
}

static void check_row(const row *r, dgm_dateline dateline)
{
	dgm_segmenter *s = make(r->language, DGM_LINE_BREAKS_PARAGRAPH, dateline);
	dgm_segments segments = { 0 };
	char text[1024], got[2048] = "";
	size_t n = 0;

	for (const char *p = r->text; *p; p++)
		if (p[0] == '<' && p[1] == '>')
			p++;
		else
			text[n++] = *p;
	ck_assert_int_eq(dgm_segmenter_run(s, (dgm_str){ text, n }, &segments, NULL), DGM_OK);
	render(got, sizeof got, (dgm_str){ text, n }, &segments);
	ck_assert_msg(!strcmp(got, r->text), "%s (%s)\nexpected %s\n     got %s", r->language, r->why, r->text, got);
	check_cover((dgm_str){ text, n }, &segments, r->text);
	dgm_segments_clear(&segments);
	dgm_segmenter_free(s);
}

START_TEST(design_cases)
{
	check_row(&design_rows[_i], DGM_DATELINE_KEEP);
}
END_TEST

START_TEST(own_cases)
{
	check_row(&own_rows[_i], DGM_DATELINE_KEEP);
}
END_TEST

static const row split_rows[] = {
	{ "en", "WASHINGTON (Reuters) - <>Oil fell on Monday. <>Gold rose.", "agency in brackets, dash" },
	{ "en", "SEOUL, June 2. /TASS/. <>The ministry denied the report.", "a full stop ends it anyway" },
	{ "ar", "القاهرة 2 يونيو (رويترز) - <>ارتفعت الأسعار. <>لم يعلق أحد.", "Arabic" },
	{ "zh", "新华社北京6月2日电（记者王明）<>会谈已结束。<>双方同意再谈。", "agency first" },
	{ "ja", "【東京共同】<>首相は辞任した。<>後任は未定だ（6月2日現在）。", "agency in the bracket" },
	{ "ko", "(서울=연합뉴스) 김민수 기자 = <>정부가 대책을 내놨다. <>\"효과가 있다.\"라고 장관은 말했다.", "place, agency and reporter" },
	{ "it", "(ANSA) - ROMA, 2 GIU - <>Il governo ha approvato il decreto. <>Ora tocca al Senato.", "agency before the place" },
	{ "es", "Quito, 2 jun (EFE).- <>El Gobierno anunció un plan. <>Nadie comentó.", "full stop and dash" },
	{ "ru", "КИЕВ. 2 июня. ИНТЕРФАКС - <>Завод возобновил работу. <>Цех открыт.", "bare agency" },
	{ "ru", "МОСКВА, 2 июн - РИА Новости. <>Суд отложил заседание. <>Дата не названа.", "dash before a bare agency" },
	{ "de", "Hamburg (dpa) - <>Die Preise steigen. <>Der Handel klagt.", "small letters" },
	{ "hi", "नयी दिल्ली, दो जून (भाषा) <>सरकार ने योजना बताई। <>विपक्ष ने विरोध किया।", "no separator" },
	{ "en", "Apple (the company) fell. <>Gold rose.", "a bracket is no dateline" },
	{ "en", "The move was first reported by Reuters. <>Nobody commented.", "an agency in a sentence" },
	{ "en", "Analysts at AP - a small firm - disagreed. <>Others did not.", "a name that is an agency's too" },
};

START_TEST(datelines_apart)
{
	check_row(&split_rows[_i], DGM_DATELINE_SPLIT);
}
END_TEST

static const struct { dgm_line_breaks breaks; const char *text; const char *expected; const char *why; } line_rows[] = {
	{ DGM_LINE_BREAKS_PARAGRAPH, "One\ntwo", "One|two", "a line end ends a paragraph" },
	{ DGM_LINE_BREAKS_PARAGRAPH, "One. Two.\r\n\r\nThree.", "One./Two.|Three.", "CR LF counts once" },
	{ DGM_LINE_BREAKS_WRAP, "One\ntwo. Three\r\nfour.\n\nFive.", "One two./Three  four.|Five.", "a line end is white space" },
	{ DGM_LINE_BREAKS_WRAP, "One.\n \t\nTwo.", "One.|Two.", "a line of white space is empty" },
	{ DGM_LINE_BREAKS_WRAP, "One.\xE2\x80\xA9Two.\x0CThree.\xC2\x85" "Four.", "One.|Two.|Three.|Four.", "U+2029, form feed, U+0085" },
	{ DGM_LINE_BREAKS_WRAP, "\x0C\xE2\x80\xA9 \x0C" "One.\n\x0CTwo.", "One.|Two.", "hard ends one after the other lose nothing" },
	{ DGM_LINE_BREAKS_SEGMENT, "One. Two.\nThree.\n\nFour.\n", "One. Two./Three.|Four.", "a line is a segment" },
	{ DGM_LINE_BREAKS_AUTO, "\xEF\xBB\xBFOne. Two.", "One./Two.", "the byte order mark is gap" },
	{ DGM_LINE_BREAKS_AUTO, "", "", "no text" },
	{ DGM_LINE_BREAKS_AUTO, " \n\t\xE3\x80\x80\n", "", "white space only" },
	{ DGM_LINE_BREAKS_AUTO, "The ministry denied the report.\nNo names were given by it.\nIt said so twice.\nThe end came.",
		"The ministry denied the report.|No names were given by it.|It said so twice.|The end came.", "every line ends a sentence" },
	{ DGM_LINE_BREAKS_AUTO, "The harbour office said on Monday that\nthe bridge would open in the first week\nof June. Traders, who had waited for a\n"
		"year, welcomed the news. Nobody could\nsay what it cost.\n\nWork goes on.",
		"The harbour office said on Monday that the bridge would open in the first week of June./"
		"Traders, who had waited for a year, welcomed the news./Nobody could say what it cost.|Work goes on.", "hard-wrapped at 40 columns" },
};

START_TEST(line_ends)
{
	dgm_segmenter *s = make("en", line_rows[_i].breaks, DGM_DATELINE_KEEP);
	dgm_str text = { line_rows[_i].text, strlen(line_rows[_i].text) };
	dgm_segments segments = { 0 };
	char got[1024] = "";
	size_t n = 0;

	ck_assert_int_eq(dgm_segmenter_run(s, text, &segments, NULL), DGM_OK);
	check_cover(text, &segments, line_rows[_i].why);
	for (size_t i = 0; i < segments.count; i++) {
		const dgm_segment *g = &segments.items[i];

		if (i)
			got[n++] = g->paragraph == g[-1].paragraph ? '/' : '|';
		for (size_t j = g->start_off; j < g->end_off; j++)
			got[n++] = text.p[j] == '\n' || text.p[j] == '\r' ? ' ' : text.p[j];
	}
	ck_assert_str_eq(got, line_rows[_i].expected);
	dgm_segments_clear(&segments);
	dgm_segmenter_free(s);
}
END_TEST

/* Bytes of many kinds, made valid: every language must give them back whole. */
START_TEST(random_text_is_covered)
{
	static const char *const pieces[] = { ".", "!", "?", "...", "\xE2\x80\xA6", " ", "  ", "\n", "\n\n", "\r\n", "\"", "'", "\xC2\xAB", "\xC2\xBB", "(", ")",
		"\xE2\x80\x9C", "\xE2\x80\x9D", "a", "B", "Dr", "No", "z", "1", "12", "\xE3\x80\x82", "\xE6\x9D\xA5", "\xEA\xB0\x80", "\xE0\xA5\xA4", "\xE0\xB8\x81",
		"\xD7\x90", "\xD9\x81", "\xD8\x9F", "-", "\xE2\x80\x94", ",", ":", ";", "/", "=", "Reuters", "TASS", "\xEF\xBB\xBF", "\xC2\xA0", "\xF0\x9F\x98\x80", "\xCC\x81",
		"\xE3\x80\x8C", "\xE3\x80\x8D", "[", "7]", "\x01", "U.S", "\xE6\x96\xB0\xE5\x8D\x8E\xE7\xA4\xBE", "\xE9\x9B\xBB" };
	static const char *const languages[] = { "en", "de", "zh", "ja", "ko", "th", "he", "hi", "ru", "fr", "el", "qaa" };
	uint64_t seed = 88172645463325252u + (uint64_t)_i;
	dgm_segmenter *s = make(languages[_i], DGM_LINE_BREAKS_AUTO, _i % 2 ? DGM_DATELINE_SPLIT : DGM_DATELINE_KEEP);
	dgm_segments segments = { 0 };
	char text[1200];

	for (int round = 0; round < (dgm_fail_stride() > 1 ? 20 : 400); round++) {
		size_t n = 0;

		while (n < 1000) {
			const char *piece;

			seed ^= seed << 13;
			seed ^= seed >> 7;
			seed ^= seed << 17;
			piece = pieces[seed % (sizeof pieces / sizeof *pieces)];
			memcpy(text + n, piece, strlen(piece));
			n += strlen(piece);
		}
		segments.count = 0;
		ck_assert_int_eq(dgm_segmenter_run(s, (dgm_str){ text, n }, &segments, NULL), DGM_OK);
		check_cover((dgm_str){ text, n }, &segments, languages[_i]);
	}
	dgm_segments_clear(&segments);
	dgm_segmenter_free(s);
}
END_TEST

/* A text with no stop, and one that is nothing but stops, in the time that a linear scan needs. */
START_TEST(long_texts_are_linear)
{
	static const char *const units[] = { "x", "word ", "A. ", ". ", "\"", "(", "\xE3\x80\x82", "\xC2\xAB ", "z. B. ", "\xE0\xB8\x81 ", "?\" ", "1.", "A. Bcd ", "\xC2\xBB ", "* " };
	size_t unit = strlen(units[_i]), n = (dgm_fail_stride() > 1 ? 20000 : 1000000) / unit * unit; /* valgrind is slow */
	dgm_segmenter *s = make(_i == 9 ? "th" : _i == 6 ? "zh" : "de", DGM_LINE_BREAKS_AUTO, DGM_DATELINE_KEEP);
	dgm_segments segments = { 0 };
	char *text = malloc(n);

	ck_assert_ptr_nonnull(text);
	for (size_t i = 0; i < n; i += unit)
		memcpy(text + i, units[_i], unit);
	ck_assert_int_eq(dgm_segmenter_run(s, (dgm_str){ text, n }, &segments, NULL), DGM_OK);
	check_cover((dgm_str){ text, n }, &segments, units[_i]);
	if (_i == 0)
		ck_assert_uint_eq(segments.count, 1);
	dgm_segments_clear(&segments);
	dgm_segmenter_free(s);
	free(text);
}
END_TEST

static dgm_status whole_life(const char *language)
{
	static const char text[] = "LONDON (AP) - Mr. Smith left. \"Why?\" he asked. He came on 3. June. In the U.S. Senate 7. Rang zählt.\n\nA heading";
	dgm_segmenter *s = NULL;
	dgm_segments segments = { 0 };
	dgm_status st = dgm_segmenter_new(&s, language, NULL, NULL);

	if (st == DGM_OK)
		st = dgm_segmenter_run(s, (dgm_str){ text, sizeof text - 1 }, &segments, NULL);
	dgm_segments_clear(&segments);
	dgm_segmenter_free(s);
	return st;
}

START_TEST(allocations_fail)
{
	DGM_FAIL_EVERY_ALLOCATION(whole_life("de"), 5000);
	DGM_FAIL_EVERY_ALLOCATION(whole_life("th"), 5000);
}
END_TEST

START_TEST(unknown_language_works_with_one_warning)
{
	dgm_segmenter *s = make("tlh", DGM_LINE_BREAKS_AUTO, DGM_DATELINE_KEEP);
	dgm_segments segments = { 0 };

	ck_assert_int_eq(warnings, 1);
	ck_assert_int_eq(dgm_segmenter_run(s, (dgm_str){ "Aba cada. Efe ago.", 18 }, &segments, NULL), DGM_OK);
	ck_assert_uint_eq(segments.count, 2);
	dgm_segments_clear(&segments);
	dgm_segmenter_free(s);
	s = make("en-GB", DGM_LINE_BREAKS_AUTO, DGM_DATELINE_KEEP);
	ck_assert_int_eq(warnings, 0);
	dgm_segmenter_free(s);
}
END_TEST

START_TEST(bad_arguments)
{
	dgm_segment_options opt = DGM_SEGMENT_OPTIONS_INIT;
	dgm_error err = DGM_ERROR_INIT;
	dgm_segmenter *s = NULL;

	ck_assert_int_eq(dgm_segmenter_new(&s, "english!", NULL, &err), DGM_EARG);
	opt.line_breaks = (dgm_line_breaks)9;
	ck_assert_int_eq(dgm_segmenter_new(&s, "en", &opt, &err), DGM_EARG);
	opt.line_breaks = DGM_LINE_BREAKS_AUTO;
	opt.dateline = (dgm_dateline)9;
	ck_assert_int_eq(dgm_segmenter_new(&s, "en", &opt, &err), DGM_EARG);
	opt.dateline = DGM_DATELINE_KEEP;
	opt.data_dir = "/no/such/folder";
	ck_assert_int_eq(dgm_segmenter_new(&s, "en", &opt, &err), DGM_EIO);
	ck_assert_ptr_null(s);
	dgm_segmenter_free(NULL);
}
END_TEST

/* Writes one data file into a new folder; the folder's path is left in dir. */
static void write_data(char dir[64], const char *name, const char *content)
{
	char path[128];
	FILE *f;

	strcpy(dir, "/tmp/dgm-segment-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(dir));
	snprintf(path, sizeof path, "%s/en", dir);
	ck_assert_int_eq(mkdir(path, 0700), 0);
	snprintf(path, sizeof path, "%s/en/%s", dir, name);
	f = fopen(path, "w");
	ck_assert_ptr_nonnull(f);
	fputs(content, f);
	ck_assert_int_eq(fclose(f), 0);
}

static void remove_data(const char *dir, const char *name)
{
	char path[128];

	snprintf(path, sizeof path, "%s/en/%s", dir, name);
	unlink(path);
	snprintf(path, sizeof path, "%s/en", dir);
	rmdir(path);
	rmdir(dir);
}

static const struct { const char *name, *content; size_t segments; uint64_t bad_line; } data_rows[] = {
	{ "abbreviations.txt", "# own\nLeut\tnever\n", 3, 0 },
	{ "abbreviations.txt", "Leut\tnever\n-Gov\n", 4, 0 },
	{ "abbreviations.txt", "-*\n", 5, 0 },
	{ "abbreviations.txt", "Leut\tnever # a comment\n\nFoo\tsometimes\n", 0, 3 },
	{ "abbreviations.txt", "Leut\n", 0, 1 },
	{ "quotes.txt", "foo\tbar\n", 0, 1 },
	{ "settings.txt", "\n# x\nordinal\t5\n", 0, 3 },
	{ "settings.txt", "ordinals\tmany\n", 0, 1 },
	{ "spaces.txt", "foo\tafter much\n", 0, 1 },
	{ "terminators.txt", "-.\n", 1, 0 },
};

START_TEST(users_data)
{
	static const char text[] = "It was Leut. Ames. He saw Gov. Brown. They left.";
	dgm_segment_options opt = DGM_SEGMENT_OPTIONS_INIT;
	dgm_segments segments = { 0 };
	dgm_error err = DGM_ERROR_INIT;
	dgm_segmenter *s = NULL;
	char dir[64];

	write_data(dir, data_rows[_i].name, data_rows[_i].content);
	opt.data_dir = dir;
	if (data_rows[_i].bad_line) {
		ck_assert_int_eq(dgm_segmenter_new(&s, "en", &opt, &err), DGM_EFORMAT);
		ck_assert_uint_eq(err.line, data_rows[_i].bad_line);
		ck_assert_ptr_nonnull(strstr(err.text, data_rows[_i].name));
	} else {
		ck_assert_msg(dgm_segmenter_new(&s, "en", &opt, &err) == DGM_OK, "%s", err.text);
		ck_assert_int_eq(dgm_segmenter_run(s, (dgm_str){ text, sizeof text - 1 }, &segments, NULL), DGM_OK);
		ck_assert_uint_eq(segments.count, data_rows[_i].segments);
	}
	dgm_segments_clear(&segments);
	dgm_segmenter_free(s);
	remove_data(dir, data_rows[_i].name);
}
END_TEST

START_TEST(kinds_and_reasons)
{
	static const char text[] = "Parliament votes\n\nPARIS (AFP) - It voted. Why? Wait ... No.\n\nIt was in 2019. Then";
	static const struct { uint8_t kind, reason; } expected[] = {
		{ DGM_SEGMENT_HEADING, DGM_REASON_PARAGRAPH_END }, { DGM_SEGMENT_DATELINE, DGM_REASON_DATELINE },
		{ DGM_SEGMENT_SENTENCE, DGM_REASON_FULL_STOP }, { DGM_SEGMENT_SENTENCE, DGM_REASON_STRONG_MARK },
		{ DGM_SEGMENT_SENTENCE, DGM_REASON_ELLIPSIS }, { DGM_SEGMENT_SENTENCE, DGM_REASON_PARAGRAPH_END },
		{ DGM_SEGMENT_SENTENCE, DGM_REASON_FIGURE }, { DGM_SEGMENT_SENTENCE, DGM_REASON_TEXT_END },
	};
	dgm_segmenter *s = make("en", DGM_LINE_BREAKS_AUTO, DGM_DATELINE_SPLIT);
	dgm_segments segments = { 0 };

	ck_assert_int_eq(dgm_segmenter_run(s, (dgm_str){ text, sizeof text - 1 }, &segments, NULL), DGM_OK);
	ck_assert_uint_eq(segments.count, sizeof expected / sizeof *expected);
	for (size_t i = 0; i < segments.count; i++) {
		ck_assert_msg(segments.items[i].kind == expected[i].kind, "segment %zu: kind %d", i, segments.items[i].kind);
		ck_assert_msg(segments.items[i].reason == expected[i].reason, "segment %zu: reason %d", i, segments.items[i].reason);
		ck_assert_int_eq(segments.items[i].certain, 1);
	}
	dgm_segments_clear(&segments);
	dgm_segmenter_free(s);
}
END_TEST

#define COUNT(table) ((int)(sizeof(table) / sizeof *(table)))

static Suite *segment_suite(void)
{
	Suite *suite = suite_create("segment");
	TCase *tcase = tcase_create("segment");

	tcase_add_loop_test(tcase, design_cases, 0, COUNT(design_rows));
	tcase_add_loop_test(tcase, own_cases, 0, COUNT(own_rows));
	tcase_add_loop_test(tcase, datelines_apart, 0, COUNT(split_rows));
	tcase_add_loop_test(tcase, line_ends, 0, COUNT(line_rows));
	tcase_add_loop_test(tcase, random_text_is_covered, 0, 12);
	tcase_add_loop_test(tcase, long_texts_are_linear, 0, 15);
	tcase_add_loop_test(tcase, users_data, 0, COUNT(data_rows));
	tcase_add_test(tcase, allocations_fail);
	tcase_add_test(tcase, unknown_language_works_with_one_warning);
	tcase_add_test(tcase, bad_arguments);
	tcase_add_test(tcase, kinds_and_reasons);
	suite_add_tcase(suite, tcase);
	return suite;
}

DGM_UNIT_MAIN(segment_suite)
