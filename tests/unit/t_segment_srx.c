/* SRX files: which rules count, in which order they decide, where they break, and how bad files are refused. */
#include "unit.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <dragoman/segment.h>

#include "segment/srx.h"

#define HEAD(cascade) "<srx xmlns='http://www.lisa.org/srx20' version='2.0'>\n<header segmentsubflows='yes' cascade='" cascade "'/>\n<body>\n<languagerules>\n"
#define MAPS "</languagerules><maprules>\n"
#define TAIL "</maprules></body></srx>\n"
#define SET(name) "<languagerule languagerulename='" name "'>"
#define NO(before, after) "<rule break='no'><beforebreak>" before "</beforebreak><afterbreak>" after "</afterbreak></rule>\n"
#define YES(before, after) "<rule break='yes'><beforebreak>" before "</beforebreak><afterbreak>" after "</afterbreak></rule>\n"
#define END "</languagerule>"
#define MAP(pattern, name) "<languagemap languagepattern='" pattern "' languagerulename='" name "'/>\n"

static const struct { const char *srx, *language, *text, *expected, *why; } rows[] = {
	{ HEAD("no") SET("a") NO("Dr\\.", "\\s") YES("[.?!]", "\\s") END MAPS MAP(".*", "a") TAIL, "en", "Dr. Ames left. Why? He knew.",
		"Dr. Ames left.|Why?|He knew.", "the exception stands before the rule" },
	{ HEAD("no") SET("a") YES("[.?!]", "\\s") NO("Dr\\.", "\\s") END MAPS MAP(".*", "a") TAIL, "en", "Dr. Ames left. Why?",
		"Dr.|Ames left.|Why?", "the first rule decides" },
	{ HEAD("no") SET("a") NO("Dr\\.", "\\s") END MAPS MAP(".*", "a") TAIL, "en", "Left. Why?", "Left. Why?", "only exceptions: no break" },
	{ HEAD("yes") SET("x") NO("Hr\\.", "") END SET("a") YES("\\.", " ") END MAPS MAP("[Dd][Ee].*", "x") MAP(".*", "a") TAIL, "de-AT",
		"Hr. Wolf kam. Gut.", "Hr. Wolf kam.|Gut.", "cascade: the rules of both maps" },
	{ HEAD("no") SET("x") YES("!", " ") END SET("a") YES("\\.", " ") END MAPS MAP("de.*", "x") MAP(".*", "a") TAIL, "de", "A. B! C.", "A. B!|C.",
		"no cascade: the first map only" },
	{ HEAD("no") SET("x") YES("!", " ") END SET("a") YES("\\.", " ") END MAPS MAP("de", "x") MAP(".*", "a") TAIL, "de-AT", "A. B! C.", "A.|B! C.",
		"the pattern must match the whole tag" },
	{ HEAD("no") SET("a") YES("\xE3\x80\x82", "") END MAPS MAP("ZH.*", "a") TAIL, "zh", "\xE5\x90\x97\xE3\x80\x82\xF0\x9F\x98\x80\xE3\x80\x82x",
		"\xE5\x90\x97\xE3\x80\x82|\xF0\x9F\x98\x80\xE3\x80\x82|x", "no space, a character outside the basic plane, a tag without regard to case" },
	{ HEAD("no") SET("a") YES("(a)\\1", "") END MAPS MAP(".*", "a") TAIL, "en", "baab", "baa|b", "the user's groups keep their numbers" },
	{ HEAD("no") SET("a") YES("", "#") END MAPS MAP(".*", "a") TAIL, "en", "a#b##", "a|#b|#|#", "an empty pattern before" },
	{ HEAD("no") SET("a") YES("(?&lt;=x) ", "") END MAPS MAP(".*", "a") TAIL, "en", "x y x z", "x|y x|z", "looks behind" },
	{ HEAD("no") SET("a") "<rule><beforebreak>;</beforebreak></rule>" END MAPS MAP(".*", "a") TAIL, "en", "a;b", "a;|b", "break is yes by default" },
	{ HEAD("no") SET("a") YES("\\.", " ") END MAPS MAP("fr", "a") TAIL, "en", "A. B.", "A. B.", "no map: one segment a paragraph" },
};

static const struct { const char *srx; uint64_t line; const char *message; } bad_rows[] = {
	{ "<srx version='1.0'/>", 1, "no SRX 2.0" },
	{ "<srx xmlns='http://www.lisa.org/srx20' version='1.0'/>", 1, "version 2.0" },
	{ HEAD("maybe") MAPS TAIL, 2, "yes or no" },
	{ HEAD("no") SET("a") "\n<rule break='perhaps'/>" END MAPS TAIL, 6, "yes or no" },
	{ HEAD("no") SET("a") YES("(", "") END MAPS MAP(".*", "a") TAIL, 5, "bad regular expression" },
	{ HEAD("no") SET("a") END MAPS MAP(".*", "b") TAIL, 6, "no languagerule" },
	{ HEAD("no") SET("a") END MAPS MAP("(", "a") TAIL, 6, "bad regular expression" },
	{ HEAD("no") "<rule", 5, "malformed XML" },
	{ "<!DOCTYPE srx [<!ENTITY a 'b'>]><srx xmlns='http://www.lisa.org/srx20' version='2.0'>&a;</srx>", 0, "refused" },
	{ "", 0, "XML" },
	{ "plain text", 1, "malformed XML" },
};

static void write_srx(char path[64], const char *content)
{
	int fd;

	strcpy(path, "/tmp/dgm-srx-XXXXXX");
	fd = mkstemp(path);
	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(write(fd, content, strlen(content)), (ssize_t)strlen(content));
	close(fd);
}

START_TEST(rules_decide)
{
	dgm_segmenter *s = NULL;
	dgm_segments segments = { 0 };
	dgm_error err = DGM_ERROR_INIT;
	char path[64], got[256] = "";

	write_srx(path, rows[_i].srx);
	ck_assert_msg(dgm_segmenter_load_srx(&s, path, rows[_i].language, NULL, &err) == DGM_OK, "%s: %s", rows[_i].why, err.text);
	unlink(path);
	for (int again = 0; again < 2; again++) { /* the handle is not used up */
		segments.count = 0;
		got[0] = '\0';
		ck_assert_int_eq(dgm_segmenter_run(s, (dgm_str){ rows[_i].text, strlen(rows[_i].text) }, &segments, &err), DGM_OK);
		for (size_t i = 0; i < segments.count; i++)
			snprintf(got + strlen(got), sizeof got - strlen(got), "%s%.*s", i ? "|" : "",
				(int)(segments.items[i].end_off - segments.items[i].start_off), rows[_i].text + segments.items[i].start_off);
		ck_assert_msg(!strcmp(got, rows[_i].expected), "%s: expected %s, got %s", rows[_i].why, rows[_i].expected, got);
	}
	dgm_segments_clear(&segments);
	dgm_segmenter_free(s);
}
END_TEST

START_TEST(bad_files_are_refused)
{
	dgm_segmenter *s = NULL;
	dgm_error err = DGM_ERROR_INIT;
	char path[64];

	write_srx(path, bad_rows[_i].srx);
	ck_assert_int_eq(dgm_segmenter_load_srx(&s, path, "en", NULL, &err), DGM_EFORMAT);
	unlink(path);
	ck_assert_ptr_null(s);
	ck_assert_msg(strstr(err.text, bad_rows[_i].message), "\"%s\" in \"%s\"", bad_rows[_i].message, err.text);
	if (bad_rows[_i].line)
		ck_assert_msg(err.line == bad_rows[_i].line, "line %d in \"%s\"", (int)err.line, err.text);
}
END_TEST

START_TEST(missing_file)
{
	dgm_segmenter *s = NULL;

	ck_assert_int_eq(dgm_segmenter_load_srx(&s, "/no/such/file.srx", "en", NULL, NULL), DGM_EIO);
	ck_assert_int_eq(dgm_segmenter_load_srx(&s, "/tmp", "en", NULL, NULL), DGM_EIO);
}
END_TEST

/* An exponential pattern ends with an error that names the rule's line. */
START_TEST(runaway_patterns_stop)
{
	static const char srx[] = HEAD("no") SET("a") "\n" YES("(x+x+)+[yz]", "") END MAPS MAP(".*", "a") TAIL;
	dgm_segmenter *s = NULL;
	dgm_segments segments = { 0 };
	dgm_error err = DGM_ERROR_INIT;
	char path[64], text[200];

	memset(text, 'x', sizeof text);
	write_srx(path, srx);
	ck_assert_int_eq(dgm_segmenter_load_srx(&s, path, "en", NULL, &err), DGM_OK);
	unlink(path);
	ck_assert_int_eq(dgm_segmenter_run(s, (dgm_str){ text, sizeof text }, &segments, &err), DGM_ELIMIT);
	ck_assert_uint_eq(err.line, 6);
	dgm_segments_clear(&segments);
	dgm_segmenter_free(s);
}
END_TEST

static const struct { const char *pattern, *literal; int least, most; const char *why; } literal_rows[] = {
	{ "\\bMr\\.(?=\\s)", "Mr.", 0, 0, "a border takes no room, what is looked at ahead neither" },
	{ "[Pp]rof\\.", "rof.", 1, 2, "a set is one character: one unit or two" },
	{ "[]x](?:ab)c", "ab", 1, 2, "a bracket at once is a member of the set; groups end a string" },
	{ "\\p{Lu}\\.[[a-z]&&[^q]]x", ".", 1, 2, "of two that are alike the first" },
	{ "(?:Mr|Messrs)\\.", ".", 2, 6, "what only one of the alternatives has is not looked for" },
	{ "a?b+cd{0,3}e", "b", 0, 1, "how often a character stands" },
	{ "x{2}yz", "yz", 2, 2, "counted" },
	{ "\\w+abc", "abc", 1, DGM__SRX_ENDLESS, "any number before it" },
	{ "\\w+abc\\d", "abc", 1, DGM__SRX_ENDLESS, "the longest where none has a limit" },
	{ "a.*bcd", "a", 0, 0, "with a limit before longer" },
	{ "(?<=x)ab(?<!c)d", "abd", 0, 0, "looking behind takes no room" },
	{ "abcdefghijk", "abcdefgh", 0, 0, "only so much of a long one" },
	{ "(?:\xF0\x9D\x92\x9C|b)\\tq", "\tq", 1, 2, "outside the basic plane: two units; a control" },
	{ "(a|b)?", "", 0, 0, "nothing that must be there" },
	{ "a|b", "", 0, 0, "alternatives of the whole" },
	{ "(?i)mr\\.", "", 0, 0, "flags" },
	{ "(?<name>mr)\\.", "", 0, 0, "a name" },
	{ "(a)\\1b", "", 0, 0, "a back reference" },
	{ "\\Qa.b\\E", "", 0, 0, "a quotation" },
	{ "a)|(b", "", 0, 0, "not balanced" },
};

START_TEST(literals_are_read)
{
	dgm__srx_literal literal;
	char text[DGM__SRX_LITERAL + 1] = "";

	dgm__srx_literal_read(&literal, literal_rows[_i].pattern, strlen(literal_rows[_i].pattern));
	for (int i = 0; i < literal.n; i++)
		text[i] = (char)literal.units[i];
	ck_assert_msg(!strcmp(text, literal_rows[_i].literal), "%s: got \"%s\"", literal_rows[_i].why, text);
	ck_assert_msg(!literal.n || (literal.lead_least == literal_rows[_i].least && literal.lead_most == literal_rows[_i].most), "%s: got %d to %d",
		literal_rows[_i].why, literal.lead_least, literal.lead_most);
}
END_TEST

/* All borders of the text by one rule, as offsets. */
static void borders(char got[512], const char *rule, const char *text)
{
	char srx[1024], path[64];
	dgm_segmenter *s = NULL;
	dgm_segments segments = { 0 };

	snprintf(srx, sizeof srx, HEAD("no") SET("a") "%s" END MAPS MAP(".*", "a") TAIL, rule);
	write_srx(path, srx);
	ck_assert_int_eq(dgm_segmenter_load_srx(&s, path, "en", NULL, NULL), DGM_OK);
	unlink(path);
	ck_assert_int_eq(dgm_segmenter_run(s, (dgm_str){ text, strlen(text) }, &segments, NULL), DGM_OK);
	got[0] = '\0';
	for (size_t i = 0; i < segments.count; i++)
		snprintf(got + strlen(got), 512 - strlen(got), "%zu ", segments.items[i].end_off);
	dgm_segments_clear(&segments);
	dgm_segmenter_free(s);
}

/* A rule whose literal is sought first breaks where the same rule does that is asked everywhere, as a flag makes it. */
START_TEST(literals_change_nothing)
{
	static const char *const patterns[] = {
		"ab", "[xa]?b", "a{1,3}b", ".{0,2}a.", "(?:a|ba)b", "\\w*ab", "a+", "(?&lt;=a)b", "\\Bab", "(a)b?", "\xF0\x9D\x92\x9C?a", "aba", "[^b]?a\\b",
	};
	static const char text[] = "abababa baab \xF0\x9D\x92\x9C" "a\xF0\x9D\x92\x9C\xF0\x9D\x92\x9C" "ab aaab. xab xbab bbaaabba a";
	char rule[256], with[512], without[512];

	for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
		snprintf(rule, sizeof rule, YES("%s", ""), patterns[i]);
		borders(with, rule, text);
		snprintf(rule, sizeof rule, YES("(?-i)%s", ""), patterns[i]);
		borders(without, rule, text);
		ck_assert_str_eq(with, without);
		ck_assert_ptr_nonnull(strchr(with, ' '));
	}
}
END_TEST

static const char *life_path;

static dgm_status whole_life(void)
{
	dgm_segmenter *s = NULL;
	dgm_segments segments = { 0 };
	dgm_status st = dgm_segmenter_load_srx(&s, life_path, "en", NULL, NULL);

	if (st == DGM_OK)
		st = dgm_segmenter_run(s, (dgm_str){ "Dr. A. B.", 9 }, &segments, NULL);
	dgm_segments_clear(&segments);
	dgm_segmenter_free(s);
	return st;
}

START_TEST(allocations_fail)
{
	char path[64];

	write_srx(path, rows[0].srx);
	life_path = path;
	DGM_FAIL_EVERY_ALLOCATION(whole_life(), 5000);
	unlink(path);
}
END_TEST

#define COUNT(table) ((int)(sizeof(table) / sizeof *(table)))

static Suite *srx_suite(void)
{
	Suite *suite = suite_create("srx");
	TCase *tcase = tcase_create("srx");

	tcase_add_loop_test(tcase, rules_decide, 0, COUNT(rows));
	tcase_add_loop_test(tcase, bad_files_are_refused, 0, COUNT(bad_rows));
	tcase_add_test(tcase, missing_file);
	tcase_add_loop_test(tcase, literals_are_read, 0, COUNT(literal_rows));
	tcase_add_test(tcase, literals_change_nothing);
	tcase_add_test(tcase, runaway_patterns_stop);
	tcase_add_test(tcase, allocations_fail);
	suite_add_tcase(suite, tcase);
	return suite;
}

DGM_UNIT_MAIN(srx_suite)
