/* What the tests of checks share: findings that are caught, units made of two texts. */
#ifndef DGM_TESTS_CHECK_CATCH_H
#define DGM_TESTS_CHECK_CATCH_H

#include "unit.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <dragoman/check.h>

enum { MOST = 64 };

/* What a checker found. */
typedef struct caught {
	char checks[MOST][40];
	dgm_severity severities[MOST];
	uint64_t units[MOST];
	char spans[MOST][2][128]; /* the first of each side */
	size_t count, stop_after;
} caught;

static inline void first_span(char out[128], dgm_str text, const dgm_span *spans, size_t count)
{
	if (count)
		snprintf(out, 128, "%.*s", (int)(spans[0].end_off - spans[0].start_off), text.p + spans[0].start_off);
}

static inline int catch_finding(void *arg, const dgm_finding *f)
{
	caught *c = arg;

	ck_assert_uint_lt(c->count, MOST);
	snprintf(c->checks[c->count], sizeof c->checks[0], "%s", f->check);
	c->severities[c->count] = f->severity;
	c->units[c->count] = f->unit;
	for (size_t i = 0; i < f->target_span_count; i++)
		ck_assert(f->target_spans[i].start_off <= f->target_spans[i].end_off && f->target_spans[i].end_off <= f->target.n);
	for (size_t i = 0; i < f->source_span_count; i++)
		ck_assert(f->source_spans[i].start_off <= f->source_spans[i].end_off && f->source_spans[i].end_off <= f->source.n);
	first_span(c->spans[c->count][0], f->source, f->source_spans, f->source_span_count);
	first_span(c->spans[c->count][1], f->target, f->target_spans, f->target_span_count);
	c->count++;
	return c->count == c->stop_after;
}

/* A unit of two variants. */
typedef struct text_unit {
	dgm_variant variants[2];
	dgm_unit unit;
} text_unit;

static inline dgm_str str(const char *s)
{
	return (dgm_str){ s, strlen(s) };
}

static inline const dgm_unit *make_unit(text_unit *u, uint64_t number, const char *ls, const char *source, const char *lt, const char *target)
{
	memset(u, 0, sizeof *u);
	u->variants[0] = (dgm_variant){ .language = str(ls), .text = str(source), .line = number };
	u->variants[1] = (dgm_variant){ .language = str(lt), .text = str(target), .line = number };
	u->unit = (dgm_unit){ .variants = u->variants, .variant_count = 2, .number = number };
	return &u->unit;
}

static inline dgm_checker *begin(caught *c, const char *only)
{
	dgm_check_options opt = DGM_CHECK_OPTIONS_INIT;
	dgm_checker *checker;

	opt.only = only;
	ck_assert_int_eq(dgm_checker_new(&checker, &opt, catch_finding, c, NULL), DGM_OK);
	ck_assert_int_eq(dgm_checker_begin(checker, "m.tmx", "*all*", NULL), DGM_OK);
	return checker;
}

static inline void add(dgm_checker *checker, uint64_t number, const char *ls, const char *source, const char *lt, const char *target)
{
	text_unit u;

	ck_assert_int_eq(dgm_checker_unit(checker, make_unit(&u, number, ls, source, lt, target), NULL), DGM_OK);
}

/* One unit through the checks of opt. */
static inline dgm_status check_one(caught *c, const dgm_check_options *opt, const char *ls, const char *source, const char *lt, const char *target)
{
	dgm_checker *checker;
	text_unit u;
	dgm_status st = dgm_checker_new(&checker, opt, catch_finding, c, NULL);

	if (st == DGM_OK)
		st = dgm_checker_begin(checker, "m.tmx", ls, NULL);
	if (st == DGM_OK)
		st = dgm_checker_unit(checker, make_unit(&u, 1, ls, source, lt, target), NULL);
	if (st == DGM_OK)
		st = dgm_checker_end(checker, NULL);
	dgm_checker_free(checker);
	return st;
}

/* A temporary file of this content; path is a template for mkstemp. */
static inline void write_file(char *path, const char *content)
{
	int fd = mkstemp(path);
	size_t n = strlen(content);

	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(write(fd, content, n), (ssize_t)n);
	ck_assert_int_eq(close(fd), 0);
}

#endif
