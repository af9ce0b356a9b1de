/*
 * Runs the chosen checks over units: splits a unit into pairs, computes shared facts once, passes findings on in order. Where a check compares with
 * what the memory teaches, the first units wait (as copies) until there is enough to compare with; from then on they wait in small lots only, so that
 * each is seen between its neighbours, and each is learned and checked in its turn.
 */
#include <dragoman/check.h>

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <unicode/utf8.h>

#include "base/mem.h"
#include "base/status.h"
#include "check/checker.h"
#include "check/copy.h"
#include "check/kept.h"

enum { MOST_WAITING = 1000, MOST_WAITING_BYTES = 1 << 22, LOT = 64 };

struct dgm__sink {
	dgm_checker *checker;
	const dgm__check *check;
};

typedef struct running_check {
	dgm__checker_row row;
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
	dgm__kept kept;
	char source_language[DGM_LANGUAGE_CAPACITY], target_language[DGM_LANGUAGE_CAPACITY]; /* of the pair */
	dgm__ledger ledger;
	dgm__terms terms;
	dgm__pair pair; /* entities and words are reused */
	dgm_unit *waiting;
	size_t waiting_count, waiting_capacity, waiting_bytes;
	size_t ran;                             /* of those that wait: checked already, and kept as a neighbour */
	dgm__arena waiting_texts, spare_texts;
	const dgm_unit *before, *after;         /* neighbours of the unit that is visited; NULL: none, or not known */
	bool has_units, has_pairs; /* the file does */
	bool has_learned;     /* enough for a start: from now on units are learned when they are checked */
	bool is_next_learned; /* the next to be checked waited for that */
};

static dgm_status set_rows(dgm_checker *checker, const dgm__checker_row *rows, size_t count, dgm_error *err)
{
	checker->running = dgm__calloc(count, sizeof *checker->running);
	if (!checker->running)
		return dgm__out_of_memory(err);
	for (size_t i = 0; i < count; i++) {
		checker->running[checker->running_count++].row = rows[i];
		checker->needs |= rows[i].check->needs;
	}
	return DGM_OK;
}

dgm_status dgm__checker_start(dgm_checker **out, const dgm__checker_row *rows, size_t count, const dgm_check_options *given, dgm_finding_fn *found,
	void *arg, dgm_error *err)
{
	dgm_check_options opt = DGM_CHECK_OPTIONS_INIT;
	dgm_checker *checker = dgm__calloc(1, sizeof *checker);
	dgm_status st = DGM_OK;

	*out = NULL;
	dgm__options_take(&opt, sizeof opt, given);
	if (!checker)
		return dgm__out_of_memory(err);
	checker->found = found;
	checker->arg = arg;
	checker->reporter = checker->pair.reporter = opt.reporter;
	if (opt.source_language)
		st = dgm_language_canonical(checker->wanted_source, opt.source_language, err);
	if (st == DGM_OK && opt.glossary)
		st = dgm__kept_read_glossary(&checker->kept, opt.glossary, err);
	if (st == DGM_OK && opt.patterns)
		st = dgm__patterns_load(&checker->pair.patterns, opt.patterns, err);
	if (st == DGM_OK && opt.target_language)
		st = dgm_language_canonical(checker->wanted_target, opt.target_language, err);
	if (st == DGM_OK)
		st = set_rows(checker, rows, count, err);
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

		if (r->is_open && r->row.check->close)
			r->row.check->close(r->state);
		r->is_open = false;
		r->state = NULL;
	}
}

static void forget(dgm_checker *checker)
{
	dgm__kept_forget(&checker->kept);
	dgm__arena_reset(&checker->waiting_texts);
	dgm__arena_reset(&checker->spare_texts);
	checker->waiting_count = checker->waiting_bytes = checker->ran = 0;
	checker->is_next_learned = false;
	checker->has_learned = checker->has_units = checker->has_pairs = false;
}

void dgm_checker_free(dgm_checker *checker)
{
	if (!checker)
		return;
	close_checks(checker);
	dgm__kept_clear(&checker->kept);
	dgm_entities_clear(&checker->pair.source_entities);
	dgm_entities_clear(&checker->pair.target_entities);
	dgm__words_clear(&checker->pair.source_words);
	dgm__words_clear(&checker->pair.target_words);
	dgm__terms_clear(&checker->terms);
	dgm__patterns_free(checker->pair.patterns);
	dgm__free(checker->waiting);
	dgm__arena_clear(&checker->waiting_texts);
	dgm__arena_clear(&checker->spare_texts);
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
	forget(checker);
	for (size_t i = 0; i < checker->running_count; i++) {
		running_check *r = &checker->running[i];
		dgm_status st = r->row.check->open ? r->row.check->open(&r->state, err) : DGM_OK;

		if (st != DGM_OK)
			return st;
		if (!r->row.check->open)
			r->state = r->row.state;
		r->is_open = true;
	}
	return DGM_OK;
}

static dgm_status find_entities(dgm_checker *checker, dgm_error *err)
{
	dgm__pair *pair = &checker->pair;
	const dgm_recogniser *recogniser;
	dgm_status st;

	st = dgm__kept_recogniser(&recogniser, &checker->kept, pair->source_language, err);
	if (st == DGM_OK)
		st = dgm_recogniser_run(recogniser, pair->source->text, &pair->source_entities, err);
	if (st == DGM_OK)
		st = dgm__kept_recogniser(&recogniser, &checker->kept, pair->target_language, err);
	if (st == DGM_OK)
		st = dgm_recogniser_run(recogniser, pair->target->text, &pair->target_entities, err);
	return st;
}

static dgm_status make_ledger(dgm_checker *checker, dgm_error *err)
{
	dgm__pair *pair = &checker->pair;
	dgm__ledger_side source = { .text = pair->source->text, .entities = &pair->source_entities }, target = { .text = pair->target->text, .entities = &pair->target_entities };
	dgm_status st = dgm__kept_side(&source, &checker->kept, pair->source_language, err);

	if (st == DGM_OK)
		st = dgm__kept_side(&target, &checker->kept, pair->target_language, err);
	if (st == DGM_OK)
		dgm__ledger_make(&checker->ledger, &source, &target);
	pair->ledger = &checker->ledger;
	return st;
}

static dgm_status find_terms(dgm_checker *checker, dgm_error *err)
{
	dgm__pair *pair = &checker->pair;
	dgm__glossary *glossary;
	dgm_status st = dgm__kept_glossary(&glossary, &checker->kept, pair->source_facts, pair->target_facts, checker->reporter, err);

	checker->terms.count = 0;
	pair->terms = &checker->terms;
	pair->glossary = glossary;
	return st == DGM_OK && glossary ? dgm__glossary_find(glossary, &checker->terms, pair->source->text, pair->target->text, err) : st;
}

static dgm_status find_words(dgm_checker *checker, dgm_error *err)
{
	dgm__pair *pair = &checker->pair;
	dgm_status st = dgm__words_find(&pair->source_words, pair->source->text, err);

	return st == DGM_OK ? dgm__words_find(&pair->target_words, pair->target->text, err) : st;
}

/* What may be done with the pairs of a unit. */
enum { LEARN = 1, MEASURE = 2, RUN = 4 };

/* A pair that is run without being learned in the same visit has waited, and was learned then. */
static void learn(dgm__pair *pair, unsigned how, bool pairing)
{
	pair->is_counted = dgm__is_translation(&pair->source_words, &pair->target_words);
	if (how & LEARN)
		dgm__learned_add(pair->learned, pair->source->text, pair->target->text, &pair->source_words, &pair->target_words);
	if (!pairing)
		return;
	if (how & LEARN && pair->is_counted)
		pair->is_counted = dgm__pairing_add(pair->learned->pairing, &pair->source_words, &pair->target_words);
	if (how & LEARN && pair->is_counted)
		dgm__usual_add(pair->learned->usual, pair->learned->pairing, &pair->source_words, &pair->target_words, pair->target->text);
	if (how & (MEASURE | RUN))
		pair->pairing = dgm__pairing_measure(pair->learned->pairing, &pair->source_words, &pair->target_words, pair->is_counted);
	if (how & MEASURE)
		dgm__pairing_remember(pair->learned->pairing, pair->pairing);
}

/* The pair with its sides changed over. */
static dgm__pair mirror_of(const dgm__pair *pair)
{
	dgm__pair mirror = *pair;

	mirror.source = pair->target;
	mirror.target = pair->source;
	mirror.source_language = pair->target_language;
	mirror.target_language = pair->source_language;
	mirror.source_facts = pair->target_facts;
	mirror.target_facts = pair->source_facts;
	mirror.source_entities = pair->target_entities;
	mirror.target_entities = pair->source_entities;
	mirror.source_words = pair->target_words;
	mirror.target_words = pair->source_words;
	mirror.ledger = NULL;
	mirror.learned = NULL;
	return mirror;
}

static dgm_status run_checks(dgm_checker *checker, dgm_error *err)
{
	dgm__pair mirror = mirror_of(&checker->pair);
	dgm_status st = DGM_OK;

	for (size_t i = 0; i < checker->running_count && st == DGM_OK; i++) {
		const running_check *r = &checker->running[i];
		dgm__sink sink = { checker, r->row.check };

		st = sink.check->run(r->state, &checker->pair, &sink, err);
		if (st == DGM_OK && r->row.both_sides)
			st = sink.check->run(r->state, &mirror, &sink, err);
	}
	return st;
}

static dgm_status visit_pair(dgm_checker *checker, unsigned how, dgm_error *err)
{
	dgm__pair *pair = &checker->pair;
	dgm_status st = dgm__kept_facts(&pair->source_facts, &checker->kept, pair->source_language, err);

	if (st == DGM_OK)
		st = dgm__kept_facts(&pair->target_facts, &checker->kept, pair->target_language, err);
	if (st == DGM_OK && checker->needs & DGM__NEED_WORDS)
		st = find_words(checker, err);
	if (st == DGM_OK && (checker->needs & DGM__NEED_LEARNED) == DGM__NEED_LEARNED)
		st = dgm__kept_learned(&pair->learned, &checker->kept, pair->source_language, pair->target_language, err);
	if (st == DGM_OK && pair->learned)
		learn(pair, how, (checker->needs & DGM__NEED_PAIRING) == DGM__NEED_PAIRING);
	if (!(how & RUN))
		return st;
	if (st == DGM_OK && checker->needs & DGM__NEED_ENTITIES)
		st = find_entities(checker, err);
	if (st == DGM_OK && (checker->needs & DGM__NEED_LEDGER) == DGM__NEED_LEDGER)
		st = make_ledger(checker, err);
	if (st == DGM_OK && checker->needs & (DGM__NEED_TERMS | DGM__USES_TERMS))
		st = find_terms(checker, err);
	return st == DGM_OK ? run_checks(checker, err) : st;
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

/* A neighbour in the same pair of languages; its members are NULL where it has none. */
static dgm__neighbour neighbour_of(const dgm_checker *checker, const dgm_unit *unit)
{
	dgm__neighbour n = { unit ? source_of(checker, unit) : NULL, unit ? dgm_unit_variant(unit, checker->target_language) : NULL };

	if (!n.source || !n.target || n.source == n.target)
		return (dgm__neighbour){ NULL, NULL };
	return n;
}

static dgm_status visit(dgm_checker *checker, const dgm_unit *unit, unsigned how, dgm_error *err)
{
	const dgm_variant *source = source_of(checker, unit);
	dgm_status st = DGM_OK;

	if (!source || !tag_of(checker->source_language, source))
		return DGM_OK;
	checker->pair.unit = unit;
	checker->pair.source = source;
	checker->pair.source_language = checker->source_language;
	checker->pair.target_language = checker->target_language;
	for (size_t i = 0; i < unit->variant_count && st == DGM_OK; i++) {
		const dgm_variant *target = &unit->variants[i];

		if (target == source || !tag_of(checker->target_language, target))
			continue;
		if (checker->wanted_target[0] && !dgm_language_matches(checker->target_language, checker->wanted_target))
			continue;
		checker->pair.target = target;
		checker->pair.before = neighbour_of(checker, checker->before);
		checker->pair.after = neighbour_of(checker, checker->after);
		checker->has_pairs = true;
		st = visit_pair(checker, how, err);
	}
	return st;
}

/* Checks those that wait, up to index `until`. how: for those that were not learned before. */
static dgm_status run_waiting(dgm_checker *checker, size_t until, unsigned how, dgm_error *err)
{
	dgm_status st = DGM_OK;

	for (; checker->ran < until && st == DGM_OK; checker->ran++) {
		size_t i = checker->ran;

		checker->before = i ? &checker->waiting[i - 1] : NULL;
		checker->after = i + 1 < checker->waiting_count ? &checker->waiting[i + 1] : NULL;
		st = visit(checker, &checker->waiting[i], checker->is_next_learned ? RUN : how, err);
		checker->is_next_learned = false;
	}
	checker->before = checker->after = NULL;
	return st;
}

/* The last unit waits on for its neighbour, the one before it stays as one. */
static dgm_status keep_last(dgm_checker *checker, dgm_error *err)
{
	size_t kept = checker->waiting_count < 2 ? checker->waiting_count : 2, from = checker->waiting_count - kept;
	dgm__arena spare = checker->spare_texts;
	dgm_unit units[2];

	checker->waiting_bytes = 0;
	for (size_t i = 0; i < kept; i++) {
		dgm_status st = dgm__unit_copy(&units[i], &checker->waiting[from + i], &spare, err);

		checker->spare_texts = spare;
		if (st != DGM_OK)
			return st;
	}
	memcpy(checker->waiting, units, kept * sizeof *units);
	checker->waiting_count = kept;
	checker->ran -= from;
	checker->spare_texts = checker->waiting_texts;
	checker->waiting_texts = spare;
	dgm__arena_reset(&checker->spare_texts);
	return DGM_OK;
}

/* Checks those that wait; at the end of a file all of them, before it all but the last. */
static dgm_status flush(dgm_checker *checker, bool at_end, dgm_error *err)
{
	bool first = !checker->has_learned;
	dgm_status st = DGM_OK;

	checker->has_learned = true;
	for (size_t i = 0; i < checker->waiting_count && first && st == DGM_OK; i++)
		st = visit(checker, &checker->waiting[i], MEASURE, err);
	if (st == DGM_OK)
		st = run_waiting(checker, checker->waiting_count - (at_end || !checker->waiting_count ? 0 : 1), first ? RUN : LEARN | MEASURE | RUN, err);
	if (st == DGM_OK && !at_end)
		st = keep_last(checker, err);
	if (at_end)
		checker->waiting_count = checker->ran = 0;
	checker->is_next_learned = first && !at_end;
	return st;
}

static dgm_status wait(dgm_checker *checker, const dgm_unit *unit, dgm_error *err)
{
	dgm_unit *grown = dgm__grow(checker->waiting, &checker->waiting_capacity, checker->waiting_count + 1, sizeof *grown);
	dgm_status st;

	if (!grown)
		return dgm__out_of_memory(err);
	checker->waiting = grown;
	st = dgm__unit_copy(&grown[checker->waiting_count], unit, &checker->waiting_texts, err);
	if (st != DGM_OK)
		return st;
	for (size_t i = 0; i < unit->variant_count; i++)
		checker->waiting_bytes += unit->variants[i].text.n;
	checker->waiting_count++;
	if (!checker->has_learned)
		st = visit(checker, &grown[checker->waiting_count - 1], LEARN, err);
	if (st == DGM_OK && (checker->waiting_count >= (checker->has_learned ? LOT : MOST_WAITING) || checker->waiting_bytes >= MOST_WAITING_BYTES))
		st = flush(checker, false, err);
	return st;
}

dgm_status dgm_checker_unit(dgm_checker *checker, const dgm_unit *unit, dgm_error *err)
{
	bool learns = (checker->needs & DGM__NEED_LEARNED) == DGM__NEED_LEARNED;

	checker->has_units = true;
	return learns ? wait(checker, unit, err) : visit(checker, unit, LEARN | MEASURE | RUN, err);
}

dgm_status dgm__checker_learn(dgm_checker *checker, const dgm_unit *unit, dgm_error *err)
{
	return visit(checker, unit, LEARN, err);
}

dgm_status dgm__checker_run(dgm_checker *checker, const dgm_unit *unit, dgm_error *err)
{
	return visit(checker, unit, RUN, err);
}

/* Silence must not be taken for praise where the languages asked for, or a second language, stand nowhere in the file. */
static void warn_if_idle(const dgm_checker *checker)
{
	const char *source = checker->wanted_source, *target = checker->wanted_target;

	if (!checker->has_units || checker->has_pairs)
		return;
	if (*source && *target)
		dgm__warn(checker->reporter, checker->file, 0, "no unit holds %s and %s; nothing was checked", source, target);
	else if (*source || *target)
		dgm__warn(checker->reporter, checker->file, 0, "no unit holds %s beside another language; nothing was checked", *source ? source : target);
	else
		dgm__warn(checker->reporter, checker->file, 0, "no unit holds two languages; nothing was checked");
}

dgm_status dgm_checker_end(dgm_checker *checker, dgm_error *err)
{
	dgm_status st = flush(checker, true, err);

	if (st == DGM_OK)
		warn_if_idle(checker);

	close_checks(checker);
	return st;
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

UChar32 dgm__report_characters(dgm__report *report, const dgm__pair *pair, bool (*is_meant)(const dgm__pair *pair, UChar32 c, dgm_str written))
{
	dgm_str text = pair->target->text;
	UChar32 c, first = 0;

	for (int32_t i = 0, start = 0; i < (int32_t)text.n; start = i) {
		U8_NEXT_OR_FFFD((const uint8_t *)text.p, i, (int32_t)text.n, c);
		if (!is_meant(pair, c, (dgm_str){ text.p + start, (size_t)(i - start) }))
			continue;
		if (!report->target_span_count)
			first = c;
		dgm__report_target(report, (size_t)start, (size_t)i);
	}
	return first;
}

/* Has a person waved this check through in this unit? */
static bool is_ignored(const dgm_unit *unit, const char *id)
{
	size_t n = strlen(id);

	for (size_t i = 0; i < unit->property_count; i++) {
		dgm_str type = unit->properties[i].type, ids = unit->properties[i].value;

		if (type.n != strlen("x-dragoman-ignore") || memcmp(type.p, "x-dragoman-ignore", type.n))
			continue;
		for (size_t at = 0, end; at < ids.n; at = end + 1) {
			for (end = at; end < ids.n && !strchr(", \t\n", ids.p[end]); )
				end++;
			if (end - at == n && !memcmp(ids.p + at, id, n))
				return true;
		}
	}
	return false;
}

/* Cuts what does not fit at a character. */
static void end_message(char *message, size_t capacity, int wanted)
{
	size_t n = capacity - 1;

	if (wanted < 0 || (size_t)wanted < capacity)
		return;
	while (n && ((unsigned char)message[n - 1] & 0xC0) == 0x80)
		n--;
	message[n ? n - 1 : 0] = '\0';
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

	if (is_ignored(pair->unit, sink->check->info.id))
		return DGM_OK;
	va_start(ap, format);
	end_message(message, sizeof message, vsnprintf(message, sizeof message, format, ap));
	va_end(ap);
	if (sink->checker->found(sink->checker->arg, &finding))
		return dgm__fail(err, DGM_ESTOP, NULL, 0, "stopped by the caller");
	return DGM_OK;
}
