/* Runs the chosen checks over units: splits a unit into pairs, computes shared facts once, passes findings on in order. */
#include <dragoman/check.h>

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/status.h"
#include "base/strmap.h"
#include "check/check.h"

struct dgm__sink {
	dgm_checker *checker;
	const dgm__check *check;
};

typedef struct running_check {
	const dgm__check *check;
	void *state;
	bool is_open;
} running_check;

struct dgm_checker {
	dgm_finding_fn *found;
	void *arg;
	const dgm_reporter *reporter;
	char wanted_source[DGM_LANGUAGE_CAPACITY], wanted_target[DGM_LANGUAGE_CAPACITY]; /* empty: as the file says */
	char file_source[DGM_LANGUAGE_CAPACITY]; /* empty: the first variant */
	char *file;
	running_check *running;
	size_t running_count;
	unsigned needs;
	dgm__strmap recogniser_index; /* language -> index of recognisers */
	dgm_recogniser **recognisers;
	size_t recogniser_capacity;
	dgm__pair pair; /* entities are reused */
};

const char *dgm_severity_name(dgm_severity severity)
{
	return severity == DGM_SEVERITY_ERROR ? "error" : severity == DGM_SEVERITY_WARNING ? "warning" : "note";
}

static bool lists(const char *ids, const char *id)
{
	size_t n = strlen(id);

	for (const char *p = ids; p; p = strchr(p, ',') ? strchr(p, ',') + 1 : NULL)
		if (!strncmp(p, id, n) && (p[n] == ',' || !p[n]))
			return true;
	return false;
}

/* Every id in a list must be in the table. */
static dgm_status check_ids(const char *ids, dgm_error *err)
{
	for (const char *p = ids; p && *p; ) {
		size_t n = strcspn(p, ","), i = 0;

		while (dgm__checks[i] && (strlen(dgm__checks[i]->info.id) != n || strncmp(dgm__checks[i]->info.id, p, n)))
			i++;
		if (!dgm__checks[i])
			return dgm__fail(err, DGM_EARG, NULL, 0, "no check is called \"%.*s\"; check --list names them all", n < 60 ? (int)n : 60, p);
		p += n + (p[n] == ',');
	}
	return DGM_OK;
}

static dgm_status choose(dgm_checker *checker, const dgm_check_options *opt, dgm_error *err)
{
	size_t count = 0;

	while (dgm__checks[count])
		count++;
	checker->running = dgm__calloc(count, sizeof *checker->running);
	if (!checker->running)
		return dgm__out_of_memory(err);
	for (size_t i = 0; i < count; i++) {
		const dgm_check_info *info = &dgm__checks[i]->info;
		bool on = opt->only ? lists(opt->only, info->id) : !info->off;

		if (!on || (opt->skip && lists(opt->skip, info->id)))
			continue;
		checker->running[checker->running_count++].check = dgm__checks[i];
		checker->needs |= dgm__checks[i]->needs;
	}
	return DGM_OK;
}

dgm_status dgm_checker_new(dgm_checker **out, const dgm_check_options *given, dgm_finding_fn *found, void *arg, dgm_error *err)
{
	dgm_check_options opt = DGM_CHECK_OPTIONS_INIT;
	dgm_checker *checker;
	dgm_status st;

	*out = NULL;
	dgm__options_take(&opt, sizeof opt, given);
	st = check_ids(opt.only, err);
	if (st == DGM_OK)
		st = check_ids(opt.skip, err);
	if (st != DGM_OK)
		return st;
	checker = dgm__calloc(1, sizeof *checker);
	if (!checker)
		return dgm__out_of_memory(err);
	checker->found = found;
	checker->arg = arg;
	checker->reporter = opt.reporter;
	if (opt.source_language)
		st = dgm_language_canonical(checker->wanted_source, opt.source_language, err);
	if (st == DGM_OK && opt.target_language)
		st = dgm_language_canonical(checker->wanted_target, opt.target_language, err);
	if (st == DGM_OK)
		st = choose(checker, &opt, err);
	if (st != DGM_OK) {
		dgm_checker_free(checker);
		return st;
	}
	*out = checker;
	return DGM_OK;
}

static void close_checks(dgm_checker *checker)
{
	for (size_t i = 0; i < checker->running_count; i++) {
		running_check *r = &checker->running[i];

		if (r->is_open && r->check->close)
			r->check->close(r->state);
		r->is_open = false;
		r->state = NULL;
	}
}

void dgm_checker_free(dgm_checker *checker)
{
	if (!checker)
		return;
	close_checks(checker);
	for (size_t i = 0; i < checker->recogniser_index.count; i++)
		dgm_recogniser_free(checker->recognisers[i]);
	dgm__free(checker->recognisers);
	dgm__strmap_clear(&checker->recogniser_index);
	dgm_entities_clear(&checker->pair.source_entities);
	dgm_entities_clear(&checker->pair.target_entities);
	dgm__free(checker->running);
	dgm__free(checker->file);
	dgm__free(checker);
}

dgm_status dgm_checker_begin(dgm_checker *checker, const char *file, const char *source_language, dgm_error *err)
{
	char *copy = dgm__strdup(file);

	if (!copy)
		return dgm__out_of_memory(err);
	dgm__free(checker->file);
	checker->file = copy;
	checker->file_source[0] = '\0';
	if (source_language && !dgm_language_mend(checker->file_source, (dgm_str){ source_language, strlen(source_language) }))
		checker->file_source[0] = '\0';
	close_checks(checker);
	for (size_t i = 0; i < checker->running_count; i++) {
		running_check *r = &checker->running[i];
		dgm_status st = r->check->open ? r->check->open(&r->state, err) : DGM_OK;

		if (st != DGM_OK)
			return st;
		r->is_open = true;
	}
	return DGM_OK;
}

static dgm_status recogniser_for(const dgm_recogniser **out, dgm_checker *checker, const char *language, dgm_error *err)
{
	dgm__strmap_entry *entry = dgm__strmap_find(&checker->recogniser_index, language, strlen(language));
	dgm_recogniser **grown, *made;
	dgm_status st;

	if (entry) {
		*out = checker->recognisers[entry->value];
		return DGM_OK;
	}
	grown = dgm__grow(checker->recognisers, &checker->recogniser_capacity, checker->recogniser_index.count + 1, sizeof(dgm_recogniser *));
	if (!grown)
		return dgm__out_of_memory(err);
	checker->recognisers = grown;
	st = dgm_recogniser_new(&made, language, err);
	if (st != DGM_OK)
		return st;
	grown[checker->recogniser_index.count] = made;
	if (!dgm__strmap_put(&checker->recogniser_index, language, strlen(language), checker->recogniser_index.count, NULL)) {
		dgm_recogniser_free(made);
		return dgm__out_of_memory(err);
	}
	*out = made;
	return DGM_OK;
}

static dgm_status find_entities(dgm_checker *checker, dgm_error *err)
{
	dgm__pair *pair = &checker->pair;
	const dgm_recogniser *recogniser;
	dgm_status st;

	st = recogniser_for(&recogniser, checker, pair->source_language, err);
	if (st == DGM_OK)
		st = dgm_recogniser_run(recogniser, pair->source->text, &pair->source_entities, err);
	if (st == DGM_OK)
		st = recogniser_for(&recogniser, checker, pair->target_language, err);
	if (st == DGM_OK)
		st = dgm_recogniser_run(recogniser, pair->target->text, &pair->target_entities, err);
	return st;
}

static dgm_status run_pair(dgm_checker *checker, dgm_error *err)
{
	dgm_status st = DGM_OK;

	if (checker->needs & DGM__NEED_ENTITIES)
		st = find_entities(checker, err);
	for (size_t i = 0; i < checker->running_count && st == DGM_OK; i++) {
		dgm__sink sink = { checker, checker->running[i].check };

		st = sink.check->run(checker->running[i].state, &checker->pair, &sink, err);
	}
	return st;
}

static bool tag_of(char out[DGM_LANGUAGE_CAPACITY], const dgm_variant *variant)
{
	if (!variant->language.n || variant->language.n >= DGM_LANGUAGE_CAPACITY)
		return false;
	memcpy(out, variant->language.p, variant->language.n);
	out[variant->language.n] = '\0';
	return true;
}

/* The source: what the caller asked for, else the unit's own, else the file's, else the first variant. */
static const dgm_variant *source_of(const dgm_checker *checker, const dgm_unit *unit)
{
	char own[DGM_LANGUAGE_CAPACITY];
	const dgm_variant *found = NULL;

	if (checker->wanted_source[0])
		return dgm_unit_variant(unit, checker->wanted_source);
	if (unit->source_language.n && dgm_language_mend(own, unit->source_language))
		found = dgm_unit_variant(unit, own);
	if (!found && checker->file_source[0])
		found = dgm_unit_variant(unit, checker->file_source);
	return found ? found : unit->variant_count ? &unit->variants[0] : NULL;
}

dgm_status dgm_checker_unit(dgm_checker *checker, const dgm_unit *unit, dgm_error *err)
{
	char source_language[DGM_LANGUAGE_CAPACITY], target_language[DGM_LANGUAGE_CAPACITY];
	const dgm_variant *source = source_of(checker, unit);
	dgm_status st = DGM_OK;

	if (!source || !tag_of(source_language, source))
		return DGM_OK;
	checker->pair.unit = unit;
	checker->pair.source = source;
	checker->pair.source_language = source_language;
	checker->pair.target_language = target_language;
	for (size_t i = 0; i < unit->variant_count && st == DGM_OK; i++) {
		const dgm_variant *target = &unit->variants[i];

		if (target == source || !tag_of(target_language, target))
			continue;
		if (checker->wanted_target[0] && !dgm_language_matches(target_language, checker->wanted_target))
			continue;
		checker->pair.target = target;
		st = run_pair(checker, err);
	}
	return st;
}

dgm_status dgm_checker_end(dgm_checker *checker, dgm_error *err)
{
	(void)err;
	close_checks(checker);
	return DGM_OK;
}

static void add_span(dgm_span *spans, size_t *count, size_t start_off, size_t end_off)
{
	if (*count < DGM__MOST_SPANS)
		spans[(*count)++] = (dgm_span){ (uint32_t)start_off, (uint32_t)end_off };
}

void dgm__report_source(dgm__report *report, size_t start_off, size_t end_off)
{
	add_span(report->source_spans, &report->source_span_count, start_off, end_off);
}

void dgm__report_target(dgm__report *report, size_t start_off, size_t end_off)
{
	add_span(report->target_spans, &report->target_span_count, start_off, end_off);
}

dgm_status dgm__sink_put(dgm__sink *sink, const dgm__pair *pair, const dgm__report *report, dgm_error *err, const char *format, ...)
{
	char message[1024];
	dgm_finding finding = {
		.file = sink->checker->file, .line = pair->target->line, .unit = pair->unit->number, .id = pair->unit->id,
		.check = sink->check->info.id, .severity = report->severity, .message = message,
		.source = pair->source->text, .target = pair->target->text,
		.source_spans = report->source_spans, .source_span_count = report->source_span_count,
		.target_spans = report->target_spans, .target_span_count = report->target_span_count,
	};
	va_list ap;

	va_start(ap, format);
	vsnprintf(message, sizeof message, format, ap);
	va_end(ap);
	if (sink->checker->found(sink->checker->arg, &finding))
		return dgm__fail(err, DGM_ESTOP, NULL, 0, "stopped by the caller");
	return DGM_OK;
}
