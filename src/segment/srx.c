/*
 * SRX rules of one language: picked by languagepattern, compiled to ICU regular expressions (the flavour that the standard names), run over a
 * paragraph. For each rule one pattern "(?:before)(?=after)"; the end of a match is a position, and the first rule that names a position decides
 * it. A paragraph is converted to UTF-16 once, with one array of byte offsets. A rule that contains a literal is asked only around the places of
 * that literal, with the same result as if it were sought from the paragraph's head to its end.
 */
#include "segment/srx.h"

#include <string.h>

#include <unicode/uregex.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include "base/buffer.h"
#include "base/mem.h"
#include "base/status.h"

/* ICU counts time in steps of its matcher, some milliseconds each on a slow machine; the stack in bytes. */
enum { TIME_LIMIT = 2000, STACK_LIMIT = 8 << 20 };

typedef struct compiled {
	URegularExpression *pattern;
	bool breaks;
	uint64_t line;
	int32_t string;                   /* of the literal among those sought; -1: none */
	int32_t lead_least, lead_most;    /* how far behind a match's start it stands; see dgm__srx_literal */
} compiled;

struct dgm__srx {
	char *path;
	dgm__vector rules; /* compiled */
	dgm__srx_strings strings;
};

static dgm_status to_utf16(UChar **out, int32_t *n, const char *s, size_t bytes, dgm_error *err)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar *p = dgm__malloc((bytes + 1) * sizeof *p);

	*out = NULL;
	if (!p)
		return dgm__out_of_memory(err);
	u_strFromUTF8(p, (int32_t)bytes + 1, n, s, (int32_t)bytes, &status);
	if (U_FAILURE(status)) {
		dgm__free(p);
		return dgm__fail(err, DGM_EFORMAT, NULL, 0, "text that is not valid UTF-8: %s", u_errorName(status));
	}
	*out = p;
	return DGM_OK;
}

static dgm_status open_pattern(URegularExpression **out, const char *pattern, uint32_t flags, const char *path, uint64_t line, dgm_error *err)
{
	UErrorCode status = U_ZERO_ERROR;
	UParseError where = { 0 };
	UChar *p;
	int32_t n = 0;
	dgm_status st = to_utf16(&p, &n, pattern, strlen(pattern), err);

	*out = NULL;
	if (st != DGM_OK)
		return st;
	*out = uregex_open(p, n, flags, &where, &status);
	if (U_SUCCESS(status)) {
		uregex_setTimeLimit(*out, TIME_LIMIT, &status);
		uregex_setStackLimit(*out, STACK_LIMIT, &status);
	}
	dgm__free(p);
	if (status == U_MEMORY_ALLOCATION_ERROR)
		return dgm__out_of_memory(err);
	if (U_FAILURE(status))
		return dgm__fail(err, DGM_EFORMAT, path, line, "bad regular expression \"%.120s\": %s; ICU's flavour is meant", pattern, u_errorName(status));
	return DGM_OK;
}

/* Does the pattern match the whole tag, without regard to case? */
static dgm_status map_matches(bool *out, const dgm__srx_map *map, const char *language, const char *path, dgm_error *err)
{
	UErrorCode status = U_ZERO_ERROR;
	URegularExpression *pattern;
	UChar tag[DGM_LANGUAGE_CAPACITY];
	int32_t n = (int32_t)strlen(language);
	dgm_status st = open_pattern(&pattern, map->pattern, UREGEX_CASE_INSENSITIVE, path, map->line, err);

	*out = false;
	if (st == DGM_OK) {
		u_charsToUChars(language, tag, n);
		uregex_setText(pattern, tag, n, &status);
		*out = uregex_matches(pattern, -1, &status);
		if (U_FAILURE(status))
			st = dgm__fail(err, DGM_EFORMAT, path, map->line, "the language pattern takes too long: %s", u_errorName(status));
	}
	if (pattern)
		uregex_close(pattern);
	return st;
}

/* Has the rule's literal, where it has one, sought with the others. */
static dgm_status seek_literal(dgm__srx *srx, compiled *rule, const dgm__buffer *pattern, dgm_error *err)
{
	dgm__srx_literal literal;

	dgm__srx_literal_read(&literal, pattern->p, pattern->n);
	rule->lead_least = literal.lead_least;
	rule->lead_most = literal.lead_most;
	rule->string = literal.n ? dgm__srx_strings_put(&srx->strings, literal.units, literal.n) : -1;
	return literal.n && rule->string < 0 ? dgm__out_of_memory(err) : DGM_OK;
}

static dgm_status compile_rule(dgm__srx *srx, const dgm__srx_rule *rule, dgm_error *err)
{
	dgm__buffer both = DGM__BUFFER_INIT(1 << 18);
	compiled *to = dgm__vector_push(&srx->rules);
	dgm_status st;

	if (!to)
		return dgm__out_of_memory(err);
	to->breaks = rule->breaks;
	to->line = rule->line;
	dgm__buffer_puts(&both, "(?:");
	dgm__buffer_puts(&both, rule->before);
	dgm__buffer_puts(&both, ")(?=");
	dgm__buffer_puts(&both, rule->after);
	dgm__buffer_puts(&both, ")");
	st = dgm__buffer_status(&both, err);
	if (st == DGM_OK)
		st = open_pattern(&to->pattern, both.p, 0, srx->path, rule->line, err);
	if (st == DGM_OK)
		st = seek_literal(srx, to, &both, err);
	dgm__buffer_clear(&both);
	return st;
}

static dgm_status compile_set(dgm__srx *srx, const dgm__srx_file *file, const dgm__srx_map *map, dgm_error *err)
{
	dgm_status st = DGM_OK;

	for (size_t i = 0; i < file->sets.count; i++) {
		if (strcmp(((const dgm__srx_set *)dgm__vector_at(&file->sets, i))->name, map->name))
			continue;
		for (size_t j = 0; j < file->rules.count && st == DGM_OK; j++) {
			const dgm__srx_rule *rule = dgm__vector_at(&file->rules, j);

			if (rule->set == i)
				st = compile_rule(srx, rule, err);
		}
		return st;
	}
	return dgm__fail(err, DGM_EFORMAT, srx->path, map->line, "no languagerule is named \"%.80s\"", map->name);
}

static dgm_status pick(dgm__srx *srx, const dgm__srx_file *file, const char *language, const dgm_reporter *reporter, dgm_error *err)
{
	dgm_status st = DGM_OK;
	bool matches = false, any = false;

	for (size_t i = 0; i < file->maps.count && st == DGM_OK && (!any || file->cascade); i++) {
		const dgm__srx_map *map = dgm__vector_at(&file->maps, i);

		st = map_matches(&matches, map, language, srx->path, err);
		if (st == DGM_OK && matches)
			st = compile_set(srx, file, map, err);
		any = any || matches;
	}
	if (st == DGM_OK && !any)
		dgm__warn(reporter, srx->path, 0, "no languagemap matches %s; a paragraph is one segment", language);
	return st;
}

dgm_status dgm__srx_load(dgm__srx **out, const char *path, const char *language, const dgm_reporter *reporter, dgm_error *err)
{
	dgm__srx_file file;
	dgm__srx *srx;
	dgm_status st = dgm__srx_read(&file, path, reporter, err);

	*out = NULL;
	srx = st == DGM_OK ? dgm__calloc(1, sizeof *srx) : NULL;
	if (st == DGM_OK && (!srx || !(srx->path = dgm__strdup(path))))
		st = dgm__out_of_memory(err);
	if (st == DGM_OK) {
		srx->rules = (dgm__vector)DGM__VECTOR_INIT(compiled);
		dgm__srx_strings_init(&srx->strings);
		st = pick(srx, &file, language, reporter, err);
	}
	dgm__srx_file_clear(&file);
	if (st == DGM_OK)
		*out = srx;
	else
		dgm__srx_free(srx);
	return st;
}

static void close_all(dgm__vector *rules)
{
	for (size_t i = 0; i < rules->count; i++) {
		compiled *rule = dgm__vector_at(rules, i);

		if (rule->pattern)
			uregex_close(rule->pattern);
	}
	dgm__vector_clear(rules);
}

void dgm__srx_free(dgm__srx *srx)
{
	if (!srx)
		return;
	close_all(&srx->rules);
	dgm__srx_strings_clear(&srx->strings);
	dgm__free(srx->path);
	dgm__free(srx);
}

/* --- running ---------------------------------------------------------------------------------------------- */

struct dgm__srx_run {
	const dgm__srx *srx;
	dgm__vector rules;     /* compiled: clones */
	UChar *text;           /* room for `capacity` units */
	int32_t *bytes;        /* the byte offset of each unit */
	uint8_t *decided;      /* 0: by no rule yet, 1: break, 2: none */
	int32_t *found;
	dgm__srx_places places;
	size_t text_capacity, bytes_capacity, decided_capacity, found_capacity;
};

dgm_status dgm__srx_run_new(dgm__srx_run **out, const dgm__srx *srx, dgm_error *err)
{
	dgm__srx_run *run = dgm__calloc(1, sizeof *run);

	*out = NULL;
	if (!run)
		return dgm__out_of_memory(err);
	run->srx = srx;
	run->rules = (dgm__vector)DGM__VECTOR_INIT(compiled);
	for (size_t i = 0; i < srx->rules.count; i++) {
		const compiled *from = dgm__vector_at(&srx->rules, i);
		compiled *to = dgm__vector_push(&run->rules);
		UErrorCode status = U_ZERO_ERROR;

		if (to) {
			*to = *from;
			to->pattern = uregex_clone(from->pattern, &status);
		}
		if (!to || !to->pattern || U_FAILURE(status)) {
			dgm__srx_run_free(run);
			return dgm__out_of_memory(err);
		}
		uregex_setTimeLimit(to->pattern, TIME_LIMIT, &status);
		uregex_setStackLimit(to->pattern, STACK_LIMIT, &status);
	}
	*out = run;
	return DGM_OK;
}

void dgm__srx_run_free(dgm__srx_run *run)
{
	if (!run)
		return;
	close_all(&run->rules);
	dgm__free(run->text);
	dgm__free(run->bytes);
	dgm__free(run->decided);
	dgm__free(run->found);
	dgm__srx_places_clear(&run->places);
	dgm__free(run);
}

static bool make_room(dgm__srx_run *run, size_t n)
{
	UChar *text = dgm__grow(run->text, &run->text_capacity, n, sizeof *text);
	int32_t *bytes, *found;
	uint8_t *decided;

	if (!text)
		return false;
	run->text = text;
	bytes = dgm__grow(run->bytes, &run->bytes_capacity, n, sizeof *bytes);
	if (!bytes)
		return false;
	run->bytes = bytes;
	decided = dgm__grow(run->decided, &run->decided_capacity, n, 1);
	if (!decided)
		return false;
	run->decided = decided;
	found = dgm__grow(run->found, &run->found_capacity, n, sizeof *found);
	if (!found)
		return false;
	run->found = found;
	return true;
}

static int32_t convert(dgm__srx_run *run, const char *p, int32_t n)
{
	int32_t units = 0;

	for (int32_t off = 0; off < n;) {
		int32_t at = off, first = units;
		UChar32 c;

		U8_NEXT((const uint8_t *)p, off, n, c);
		U16_APPEND_UNSAFE(run->text, units, c);
		for (int32_t i = first; i < units; i++)
			run->bytes[i] = at;
	}
	return units;
}

/* What a search for one rule's matches has come to. */
typedef struct search {
	const compiled *rule;
	const UChar *text;
	int32_t units, from;                 /* the next match begins at `from` or later */
	const struct dgm__srx_place *places; /* of all literals */
	int32_t place;                       /* the first of the rule's literal that a match from `from` may hold; -1: none is left */
} search;

static void next_place(search *s)
{
	while (s->place >= 0 && s->places[s->place].off < s->from + s->rule->lead_least)
		s->place = s->places[s->place].next;
}

/* A start for each choice of the lead, at each place of the literal. */
static bool find_at_places(search *s, UErrorCode *status)
{
	const compiled *rule = s->rule;

	for (; s->place >= 0; s->place = s->places[s->place].next) {
		int32_t place = s->places[s->place].off, start = place - rule->lead_most;

		for (start = start < s->from ? s->from : start; start <= place - rule->lead_least && U_SUCCESS(*status); start++) {
			if (U16_IS_TRAIL(s->text[start]) && start > 0 && U16_IS_LEAD(s->text[start - 1]))
				continue;
			if (uregex_lookingAt(rule->pattern, start, status))
				return true;
		}
		s->from = start > s->from ? start : s->from;
	}
	return false;
}

/* The first match from s->from on. */
static bool find(search *s, UErrorCode *status)
{
	if (s->from > s->units)
		return false;
	if (s->rule->string < 0)
		return uregex_find(s->rule->pattern, s->from, status);
	next_place(s);
	if (s->rule->lead_most != DGM__SRX_ENDLESS)
		return find_at_places(s, status);
	return s->place >= 0 && uregex_find(s->rule->pattern, s->from, status);
}

/* Every position that the rule names and no earlier one has. */
static dgm_status apply(dgm__srx_run *run, const compiled *rule, int32_t units, dgm_error *err)
{
	UErrorCode status = U_ZERO_ERROR;
	search s = { rule, run->text, units, 0, run->places.items, rule->string < 0 ? -1 : run->places.first[rule->string] };

	if (rule->string >= 0 && s.place < 0)
		return DGM_OK;
	uregex_setText(rule->pattern, run->text, units, &status);
	while (U_SUCCESS(status) && find(&s, &status) && U_SUCCESS(status)) {
		int32_t start = uregex_start(rule->pattern, 0, &status), end = uregex_end(rule->pattern, 0, &status);

		if (end > 0 && end < units && !run->decided[end])
			run->decided[end] = rule->breaks ? 1 : 2;
		s.from = end > start && end > s.from ? end : end + 1;
	}
	if (status == U_REGEX_TIME_OUT || status == U_REGEX_STACK_OVERFLOW)
		return dgm__fail(err, DGM_ELIMIT, run->srx->path, rule->line, "the rule takes too long or too much memory on this text; make its pattern simpler");
	return U_FAILURE(status) ? dgm__fail(err, DGM_EFORMAT, run->srx->path, rule->line, "the rule cannot be run: %s", u_errorName(status)) : DGM_OK;
}

dgm_status dgm__srx_breaks(dgm__srx_run *run, const char *p, int32_t n, const int32_t **offsets, size_t *count, dgm_error *err)
{
	dgm_status st = DGM_OK;
	int32_t units;

	*count = 0;
	if (!make_room(run, (size_t)n + 1))
		return dgm__out_of_memory(err);
	units = convert(run, p, n);
	if (!dgm__srx_places_find(&run->places, &run->srx->strings, run->text, units))
		return dgm__out_of_memory(err);
	memset(run->decided, 0, (size_t)units + 1);
	for (size_t i = 0; i < run->rules.count && st == DGM_OK; i++)
		st = apply(run, dgm__vector_at(&run->rules, i), units, err);
	for (int32_t i = 1; i < units && st == DGM_OK; i++)
		if (run->decided[i] == 1 && !U16_IS_TRAIL(run->text[i]))
			run->found[(*count)++] = run->bytes[i];
	*offsets = run->found;
	return st;
}
