/* Searches memories one after the other; each is read once, or asked through its index. */
#include "search/search.h"

#include <stdio.h>
#include <string.h>

#include "base/status.h"
#include "base/utf8.h"

enum { PLACE_BITS = 40 }; /* texts of one memory */

bool dgm__search_is_over(const dgm__search *s)
{
	return s->opt.mode != DGM_SEARCH_FUZZY && s->hits.seen > s->hits.limit;
}

static bool is_asked(const dgm__search *s, dgm_str language)
{
	char tag[DGM_LANGUAGE_CAPACITY];

	if (!s->opt.language)
		return true;
	snprintf(tag, sizeof tag, "%.*s", (int)language.n, language.p);
	return dgm_language_matches(tag, s->opt.language);
}

dgm_status dgm__search_score(dgm__search *s, dgm_str language, dgm_str text, unsigned *score, dgm_error *err)
{
	*score = 0;
	return is_asked(s, language) ? dgm__matcher_try(&s->matcher, text, score, err) : DGM_OK;
}

dgm_status dgm__search_keep(dgm__search *s, const char *file, const dgm_unit *unit, size_t variant, unsigned score, uint64_t text, dgm_error *err)
{
	dgm_search_hit hit = { .file = file, .unit = unit, .variant = variant, .score = score, .spans = s->matcher.spans, .span_count = s->matcher.span_count };

	return dgm__hits_put(&s->hits, &hit, s->first_place + text, err);
}

static dgm_status search_unit(void *arg, const dgm_unit *unit, dgm_error *err)
{
	dgm__search *s = arg;
	dgm_status st = DGM_OK;
	unsigned score;

	for (size_t i = 0; i < unit->variant_count && st == DGM_OK; i++, s->texts++) {
		st = dgm__search_score(s, unit->variants[i].language, unit->variants[i].text, &score, err);
		if (st == DGM_OK && score)
			st = dgm__search_keep(s, s->path, unit, i, score, s->texts, err);
	}
	return st == DGM_OK && dgm__search_is_over(s) ? DGM_ESTOP : st;
}

static dgm_status search_memory(dgm__search *s, const char *path, dgm_error *err)
{
	dgm_unit_reader_options opt = DGM_UNIT_READER_OPTIONS_INIT;
	dgm_status st;

	opt.reporter = s->opt.reporter;
	s->path = path;
	s->texts = 0;
	st = dgm_memory_walk(path, &opt, search_unit, s, err);
	return dgm__search_is_over(s) ? DGM_OK : st;
}

static dgm_status check_options(const char *text, const dgm_search_options *opt, dgm_error *err)
{
	if (!dgm__utf8_is_valid(text, strlen(text), NULL, NULL))
		return dgm__fail(err, DGM_EARG, NULL, 0, "the text to look for is not UTF-8");
	if (opt->mode > DGM_SEARCH_FUZZY || opt->limit < 1 || opt->limit > DGM__MOST_HITS || opt->min_score < 1 || opt->min_score > 100)
		return dgm__fail(err, DGM_EARG, NULL, 0, "search: mode, limit (1..%d) or min_score (1..100) is out of range", DGM__MOST_HITS);
	return DGM_OK;
}

static dgm_status tell(dgm__search *s, dgm_search_fn *found, void *arg, dgm_error *err)
{
	dgm__hits_sort(&s->hits);
	for (size_t i = 0; i < s->hits.count; i++)
		if (found(arg, &s->hits.items[i]->hit))
			return dgm__fail(err, DGM_ESTOP, NULL, 0, "stopped by the caller");
	return DGM_OK;
}

dgm_status dgm_search(const char *const *paths, size_t count, const char *text, const dgm_search_options *given, dgm_search_fn *found, void *arg,
	bool *more, dgm_error *err)
{
	dgm__search s = { .opt = DGM_SEARCH_OPTIONS_INIT };
	dgm_status st;

	dgm__options_take(&s.opt, sizeof s.opt, given);
	st = check_options(text, &s.opt, err);
	if (st != DGM_OK)
		return st;
	s.hits.limit = s.opt.limit;
	st = dgm__matcher_init(&s.matcher, text, &s.opt, err);
	for (size_t i = 0; i < count && st == DGM_OK && !dgm__search_is_over(&s); i++) {
		s.first_place = (uint64_t)i << PLACE_BITS;
		st = dgm__index_is(paths[i]) ? dgm__index_search(&s, paths[i], err) : search_memory(&s, paths[i], err);
	}
	if (more)
		*more = s.hits.seen > s.hits.count;
	if (st == DGM_OK)
		st = tell(&s, found, arg, err);
	dgm__hits_clear(&s.hits);
	dgm__matcher_clear(&s.matcher);
	return st;
}
