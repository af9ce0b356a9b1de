/*
 * Runs the chosen checks over units: splits units into pairs, which are checked in lots. Where a check compares with what the memory teaches, the first units
 * wait (as copies) until there is enough to compare with; from then on they wait in small lots only, so that each is seen between its neighbours and that
 * several threads have work.
 */
#include <dragoman/check.h>

#include <string.h>

#include "align/pool.h"
#include "base/mem.h"
#include "base/status.h"
#include "base/turns.h"
#include "check/copy.h"
#include "check/lot.h"

enum { MOST_WAITING = 1000, MOST_WAITING_BYTES = 1 << 22, LOT = 256 };

struct dgm_checker {
	const dgm_reporter *reporter;
	dgm__turns turns; /* the threads' way to it */
	char wanted_source[DGM_LANGUAGE_CAPACITY], wanted_target[DGM_LANGUAGE_CAPACITY]; /* empty: as the file says */
	char file_source[DGM_LANGUAGE_CAPACITY]; /* empty: the first variant */
	char *file;
	dgm__checker_row *rows;
	size_t row_count;
	dgm__kept kept;             /* facts of languages, and what is learned */
	dgm__kept_file glossary;
	dgm__patterns *patterns;    /* that the runners' are copies of */
	dgm__runner *runners;
	unsigned thread_count;      /* runners that there are */
	dgm__lot lot;
	dgm_unit *waiting;
	size_t waiting_count, waiting_capacity, waiting_bytes;
	size_t ran;                 /* of those that wait: checked already, and kept as a neighbour */
	dgm__arena waiting_texts, spare_texts;
	bool has_units, has_pairs;  /* the file does */
	bool has_begun;             /* the first units were checked */
};

static dgm_status set_rows(dgm_checker *checker, const dgm__checker_row *rows, size_t count, dgm_error *err)
{
	checker->rows = dgm__calloc(count, sizeof *rows);
	if (!checker->rows)
		return dgm__out_of_memory(err);
	for (; checker->row_count < count; checker->row_count++) {
		checker->rows[checker->row_count] = rows[checker->row_count];
		checker->lot.needs |= rows[checker->row_count].check->needs;
	}
	return DGM_OK;
}

static dgm_status set_runners(dgm_checker *checker, unsigned threads, dgm_error *err)
{
	dgm_status st = DGM_OK;

	checker->runners = dgm__calloc(threads, sizeof *checker->runners);
	if (!checker->runners)
		return dgm__out_of_memory(err);
	for (; checker->thread_count < threads && st == DGM_OK; checker->thread_count++) {
		dgm__runner *runner = &checker->runners[checker->thread_count];

		st = dgm__runner_init(runner, checker->rows, checker->row_count, checker->patterns, &checker->turns.reporter, err);
		runner->kept.glossary_file = &checker->glossary;
		runner->languages = &checker->kept;
	}
	checker->lot.runners = checker->runners;
	checker->lot.threads = checker->thread_count;
	return st;
}

static dgm_status set_options(dgm_checker *checker, const dgm_check_options *opt, dgm_error *err)
{
	dgm_status st = DGM_OK;

	if (opt->source_language)
		st = dgm_language_canonical(checker->wanted_source, opt->source_language, err);
	if (st == DGM_OK && opt->glossary)
		st = dgm__kept_file_read(&checker->glossary, opt->glossary, err);
	if (st == DGM_OK && opt->patterns)
		st = dgm__patterns_load(&checker->patterns, opt->patterns, err);
	if (st == DGM_OK && opt->target_language)
		st = dgm_language_canonical(checker->wanted_target, opt->target_language, err);
	return st;
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
	checker->lot.found = found;
	checker->lot.arg = arg;
	checker->reporter = opt.reporter;
	dgm__turns_init(&checker->turns, opt.reporter);
	checker->turns.once = true;
	st = set_options(checker, &opt, err);
	if (st == DGM_OK)
		st = set_rows(checker, rows, count, err);
	if (st == DGM_OK)
		st = set_runners(checker, dgm__threads(opt.threads), err);
	if (st != DGM_OK) {
		dgm_checker_free(checker);
		return st;
	}
	*out = checker;
	return DGM_OK;
}

static void close_checks(dgm_checker *checker)
{
	for (unsigned i = 0; i < checker->thread_count; i++)
		dgm__runner_close(&checker->runners[i]);
}

static void forget(dgm_checker *checker)
{
	dgm__kept_forget(&checker->kept);
	dgm__arena_reset(&checker->waiting_texts);
	dgm__arena_reset(&checker->spare_texts);
	checker->waiting_count = checker->waiting_bytes = checker->ran = checker->lot.count = 0;
	checker->has_begun = checker->has_units = checker->has_pairs = false;
}

void dgm_checker_free(dgm_checker *checker)
{
	if (!checker)
		return;
	for (unsigned i = 0; i < checker->thread_count; i++)
		dgm__runner_clear(&checker->runners[i]);
	dgm__free(checker->runners);
	dgm__lot_clear(&checker->lot);
	dgm__kept_clear(&checker->kept);
	dgm__kept_file_clear(&checker->glossary);
	dgm__patterns_free(checker->patterns);
	dgm__turns_clear(&checker->turns);
	dgm__free(checker->waiting);
	dgm__arena_clear(&checker->waiting_texts);
	dgm__arena_clear(&checker->spare_texts);
	dgm__free(checker->rows);
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
	checker->lot.file = copy;
	checker->file_source[0] = '\0';
	if (source_language && !dgm_language_mend(checker->file_source, (dgm_str){ source_language, strlen(source_language) }))
		checker->file_source[0] = '\0';
	close_checks(checker);
	forget(checker);
	for (unsigned i = 0; i < checker->thread_count; i++) {
		dgm_status st = dgm__runner_open(&checker->runners[i], i == 0, err);

		if (st != DGM_OK)
			return st;
	}
	return DGM_OK;
}

static bool needs_all(const dgm_checker *checker, unsigned needs)
{
	return (checker->lot.needs & needs) == needs;
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
static dgm__neighbour neighbour_of(const dgm_checker *checker, const dgm_unit *unit, const char *target_language)
{
	dgm__neighbour n = { unit ? source_of(checker, unit) : NULL, unit ? dgm_unit_variant(unit, target_language) : NULL };

	if (!n.source || !n.target || n.source == n.target || unit->is_gap)
		return (dgm__neighbour){ NULL, NULL };
	return n;
}

/* Makes what the threads will ask for of a language. */
static dgm_status prepare_language(dgm_checker *checker, const char *language, dgm_error *err)
{
	dgm_status st = DGM_OK;
	const dgm_recogniser *recogniser;
	dgm__ledger_side side;

	if (checker->lot.needs & DGM__NEED_ENTITIES)
		st = dgm__kept_recogniser(&recogniser, &checker->kept, language, err);
	return st == DGM_OK && needs_all(checker, DGM__NEED_LEDGER) ? dgm__kept_side(&side, &checker->kept, language, err) : st;
}

/* Facts live as long as the checker, and so do their tags. */
static dgm_status set_languages(dgm_checker *checker, dgm__pair *pair, const char *source_language, const char *target_language, dgm__learned **learned, dgm_error *err)
{
	dgm_status st = dgm__kept_facts(&pair->source_facts, &checker->kept, source_language, err);

	if (st == DGM_OK)
		st = dgm__kept_facts(&pair->target_facts, &checker->kept, target_language, err);
	if (st != DGM_OK)
		return st;
	pair->source_language = pair->source_facts->tag;
	pair->target_language = pair->target_facts->tag;
	st = prepare_language(checker, source_language, err);
	if (st == DGM_OK)
		st = prepare_language(checker, target_language, err);
	if (st == DGM_OK && needs_all(checker, DGM__NEED_LEARNED))
		st = dgm__kept_learned(learned, &checker->kept, pair->source_language, pair->target_language, err);
	return st;
}

/* The pairs of a unit into the lot; before, after: its neighbours, NULL where there is none or it is not known. */
static dgm_status add_unit(dgm_checker *checker, const dgm_unit *unit, const dgm_unit *before, const dgm_unit *after, dgm_error *err)
{
	char source_language[DGM_LANGUAGE_CAPACITY], target_language[DGM_LANGUAGE_CAPACITY];
	const dgm_variant *source = source_of(checker, unit);
	dgm_status st = DGM_OK;

	if (!source || !tag_of(source_language, source))
		return DGM_OK;
	for (size_t i = 0; i < unit->variant_count && st == DGM_OK; i++) {
		const dgm_variant *target = &unit->variants[i];
		dgm__pair pair = { .unit = unit, .source = source, .target = target };
		dgm__learned *learned = NULL;

		if (target == source || !tag_of(target_language, target))
			continue;
		if (checker->wanted_target[0] && !dgm_language_matches(target_language, checker->wanted_target))
			continue;
		pair.before = neighbour_of(checker, before, target_language);
		pair.after = neighbour_of(checker, after, target_language);
		checker->has_pairs = true;
		st = set_languages(checker, &pair, source_language, target_language, &learned, err);
		if (st == DGM_OK)
			st = dgm__lot_add(&checker->lot, &pair, learned, err);
	}
	return st;
}

static dgm_status visit(dgm_checker *checker, const dgm_unit *unit, unsigned steps, dgm_error *err)
{
	dgm_status st = add_unit(checker, unit, NULL, NULL, err);

	return st == DGM_OK ? dgm__lot_do(&checker->lot, steps, err) : st;
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
	size_t until = checker->waiting_count - (at_end || !checker->waiting_count ? 0 : 1);
	dgm_status st = DGM_OK;

	checker->has_begun = true;
	for (; checker->ran < until && st == DGM_OK; checker->ran++) {
		size_t i = checker->ran;

		st = add_unit(checker, &checker->waiting[i], i ? &checker->waiting[i - 1] : NULL, i + 1 < checker->waiting_count ? &checker->waiting[i + 1] : NULL, err);
	}
	if (st == DGM_OK)
		st = dgm__lot_do(&checker->lot, DGM__LOT_LEARN | DGM__LOT_MEASURE | DGM__LOT_RUN, err);
	if (st == DGM_OK && !at_end)
		st = keep_last(checker, err);
	if (at_end)
		checker->waiting_count = checker->ran = 0;
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
	if (st == DGM_OK && (checker->waiting_count >= (checker->has_begun || !needs_all(checker, DGM__NEED_LEARNED) ? LOT : MOST_WAITING) || checker->waiting_bytes >= MOST_WAITING_BYTES))
		st = flush(checker, false, err);
	return st;
}

dgm_status dgm_checker_unit(dgm_checker *checker, const dgm_unit *unit, dgm_error *err)
{
	checker->has_units = true;
	return needs_all(checker, DGM__NEED_LEARNED) || checker->thread_count > 1 ? wait(checker, unit, err) : visit(checker, unit, DGM__LOT_RUN, err);
}

dgm_status dgm__checker_learn(dgm_checker *checker, const dgm_unit *unit, dgm_error *err)
{
	return visit(checker, unit, DGM__LOT_LEARN, err);
}

dgm_status dgm__checker_run(dgm_checker *checker, const dgm_unit *unit, dgm_error *err)
{
	return visit(checker, unit, DGM__LOT_RUN, err);
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
