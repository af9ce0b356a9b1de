/* Asks the chosen rules about each unit: those that look at the unit alone first, then, in one run of a checker, those that checks decide. */
#include <dragoman/clean.h>

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"
#include "base/status.h"
#include "check/checker.h"
#include "clean/clean.h"

enum { MOST_RULES = 32 };

struct dgm_cleaner {
	bool chosen[MOST_RULES];
	double limits[MOST_RULES];
	uint64_t counts[MOST_RULES];
	bool surveys;
	dgm_checker *checker;  /* NULL: no rule is decided by checks */
	size_t broken;         /* by the unit at hand: the first rule that the checker found */
};

/* --- the choice ------------------------------------------------------------------------------------------------------------------------ */

static dgm_status find_rule(size_t *index, dgm_str id, dgm_error *err)
{
	for (*index = 0; dgm__clean_rules[*index]; ++*index) {
		const char *known = dgm__clean_rules[*index]->info.id;

		if (strlen(known) == id.n && !memcmp(known, id.p, id.n))
			return DGM_OK;
	}
	return dgm__fail(err, DGM_EARG, NULL, 0, "no rule is called \"%.*s\"; tm clean --list-rules names them all", id.n < 60 ? (int)id.n : 60, id.p);
}

static dgm_status set_limit(dgm_cleaner *c, size_t rule, dgm_str text, dgm_error *err)
{
	const dgm_clean_rule *info = &dgm__clean_rules[rule]->info;

	if (!info->limit_name)
		return dgm__fail(err, DGM_EARG, NULL, 0, "the rule \"%s\" takes no number", info->id);
	if (!dgm__number_read(text, &c->limits[rule]) || c->limits[rule] < info->least_limit || c->limits[rule] > info->most_limit)
		return dgm__fail(err, DGM_EARG, NULL, 0, "the rule \"%s\" takes a number from %g to %g (%s)", info->id, info->least_limit, info->most_limit,
			info->limit_name);
	return DGM_OK;
}

/* One item of a list: "all", "too-long", "too-long=500". */
static dgm_status choose(dgm_cleaner *c, dgm_str item, bool on, dgm_error *err)
{
	const char *sign = memchr(item.p, '=', item.n);
	dgm_str id = { item.p, sign ? (size_t)(sign - item.p) : item.n };
	size_t rule;
	dgm_status st;

	if (on && item.n == 3 && !memcmp(item.p, "all", 3)) {
		for (size_t i = 0; dgm__clean_rules[i]; i++)
			c->chosen[i] = true;
		return DGM_OK;
	}
	st = find_rule(&rule, id, err);
	if (st != DGM_OK)
		return st;
	c->chosen[rule] = on;
	if (!sign)
		return DGM_OK;
	if (!on)
		return dgm__fail(err, DGM_EARG, NULL, 0, "the rule \"%s\" is taken out; a number says nothing there", dgm__clean_rules[rule]->info.id);
	return set_limit(c, rule, (dgm_str){ sign + 1, item.n - id.n - 1 }, err);
}

static dgm_status choose_all(dgm_cleaner *c, const char *list, bool on, dgm_error *err)
{
	dgm_status st = DGM_OK;

	while (list && *list && st == DGM_OK) {
		size_t n = strcspn(list, ",");

		st = choose(c, (dgm_str){ list, n }, on, err);
		list += n + (list[n] == ',');
	}
	return st;
}

static int on_finding(void *arg, const dgm_finding *finding)
{
	dgm_cleaner *c = arg;

	for (size_t i = 0; i < c->broken && dgm__clean_rules[i]; i++)
		for (size_t k = 0; c->chosen[i] && k < DGM__CLEAN_CHECKS && dgm__clean_rules[i]->checks[k]; k++)
			if (finding->severity >= dgm__clean_rules[i]->least && !strcmp(dgm__clean_rules[i]->checks[k]->info.id, finding->check))
				c->broken = i;
	return 0;
}

static dgm_status make_checker(dgm_cleaner *c, dgm_error *err)
{
	dgm__checker_row rows[MOST_RULES * DGM__CLEAN_CHECKS];
	size_t count = 0;

	for (size_t i = 0; dgm__clean_rules[i]; i++)
		for (size_t k = 0; c->chosen[i] && k < DGM__CLEAN_CHECKS && dgm__clean_rules[i]->checks[k]; k++)
			rows[count++] = (dgm__checker_row){ dgm__clean_rules[i]->checks[k], &c->limits[i], dgm__clean_rules[i]->both_sides };
	return count ? dgm__checker_start(&c->checker, rows, count, NULL, on_finding, c, err) : DGM_OK;
}

static dgm_status prepare(dgm_cleaner *c, const dgm_clean_options *opt, dgm_error *err)
{
	dgm_status st;

	for (size_t i = 0; dgm__clean_rules[i]; i++)
		c->limits[i] = dgm__clean_rules[i]->info.limit;
	st = choose_all(c, opt->rules ? opt->rules : "all", true, err);
	if (st == DGM_OK)
		st = choose_all(c, opt->skip, false, err);
	for (size_t i = 0; dgm__clean_rules[i]; i++)
		c->surveys = c->surveys || (c->chosen[i] && dgm__clean_rules[i]->surveys);
	return st == DGM_OK ? make_checker(c, err) : st;
}

dgm_status dgm_cleaner_new(dgm_cleaner **out, const dgm_clean_options *given, dgm_error *err)
{
	dgm_clean_options opt = DGM_CLEAN_OPTIONS_INIT;
	dgm_cleaner *c = dgm__calloc(1, sizeof *c);
	dgm_status st;

	*out = NULL;
	if (!c)
		return dgm__out_of_memory(err);
	dgm__options_take(&opt, sizeof opt, given);
	st = prepare(c, &opt, err);
	if (st != DGM_OK) {
		dgm_cleaner_free(c);
		return st;
	}
	*out = c;
	return DGM_OK;
}

void dgm_cleaner_free(dgm_cleaner *c)
{
	if (!c)
		return;
	dgm_checker_free(c->checker);
	dgm__free(c);
}

/* --- the work ---------------------------------------------------------------------------------------------------------------------------- */

static dgm_status begin(void *arg, const dgm_memory_header *header, dgm_error *err)
{
	dgm_cleaner *c = arg;
	char source[DGM_LANGUAGE_CAPACITY];

	snprintf(source, sizeof source, "%.*s", (int)header->source_language.n, header->source_language.p ? header->source_language.p : "");
	return c->checker ? dgm_checker_begin(c->checker, "memory", source, err) : DGM_OK;
}

static dgm_status survey(void *arg, const dgm_unit *unit, dgm_error *err)
{
	return dgm__checker_learn(((dgm_cleaner *)arg)->checker, unit, err);
}

/* The first chosen rule that the unit alone breaks; the number of rules: none. */
static size_t look(const dgm_cleaner *c, const dgm_unit *unit)
{
	size_t i;

	for (i = 0; dgm__clean_rules[i]; i++)
		if (c->chosen[i] && dgm__clean_rules[i]->refuses && dgm__clean_rules[i]->refuses(c->limits[i], unit))
			break;
	return i;
}

static dgm_status judge(void *arg, const dgm_unit *unit, const char **reason, dgm_error *err)
{
	dgm_cleaner *c = arg;
	dgm_status st = DGM_OK;

	c->broken = look(c, unit);
	if (c->checker)
		st = dgm__checker_run(c->checker, unit, err);
	*reason = NULL;
	if (st == DGM_OK && dgm__clean_rules[c->broken]) {
		*reason = dgm__clean_rules[c->broken]->info.id;
		c->counts[c->broken]++;
	}
	return st;
}

/* The rule that the copying decides itself. */
static bool is_duplicate(const dgm__clean_rule *rule)
{
	return !rule->refuses && !rule->checks[0];
}

void dgm_cleaner_serve(dgm_cleaner *c, dgm_memory_copy_options *copy)
{
	copy->begin = begin;
	copy->judge = judge;
	copy->judge_arg = c;
	copy->survey = c->surveys ? survey : NULL;
	for (size_t i = 0; dgm__clean_rules[i]; i++)
		copy->drop_duplicates = copy->drop_duplicates || (c->chosen[i] && is_duplicate(dgm__clean_rules[i]));
}

uint64_t dgm_cleaner_count(const dgm_cleaner *c, size_t index)
{
	return index < MOST_RULES ? c->counts[index] : 0;
}
