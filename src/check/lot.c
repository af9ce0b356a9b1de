/* The steps of a lot. */
#include "check/lot.h"

#include <string.h>

#include "align/pool.h"
#include "base/mem.h"
#include "base/status.h"

void dgm__lot_clear(dgm__lot *lot)
{
	for (size_t i = 0; i < lot->made; i++) {
		dgm__words_clear(&lot->slots[i].pair.source_words);
		dgm__words_clear(&lot->slots[i].pair.target_words);
	}
	dgm__free(lot->slots);
	lot->slots = NULL;
	lot->count = lot->made = lot->capacity = 0;
}

dgm_status dgm__lot_add(dgm__lot *lot, const dgm__pair *pair, dgm__learned *learned, dgm_error *err)
{
	dgm__slot *slots = dgm__grow(lot->slots, &lot->capacity, lot->count + 1, sizeof *slots), *slot;
	dgm__words source_words = { .items = NULL }, target_words = { .items = NULL };

	if (!slots)
		return dgm__out_of_memory(err);
	lot->slots = slots;
	slot = &slots[lot->count++];
	if (lot->count > lot->made) {
		lot->made = lot->count;
	} else {
		source_words = slot->pair.source_words;
		target_words = slot->pair.target_words;
	}
	*slot = (dgm__slot){ .pair = *pair, .learned = learned };
	slot->pair.learned = learned;
	slot->pair.source_words = source_words;
	slot->pair.target_words = target_words;
	slot->pair.source_words.count = slot->pair.target_words.count = 0;
	return DGM_OK;
}

static dgm_status words_job(void *arg, size_t job, unsigned thread, dgm_error *err)
{
	(void)thread;
	return dgm__runner_words(&((dgm__lot *)arg)->slots[job], err);
}

static dgm_status measure_job(void *arg, size_t job, unsigned thread, dgm_error *err)
{
	dgm__pair *pair = &((dgm__lot *)arg)->slots[job].pair;

	(void)thread;
	(void)err;
	pair->pairing = dgm__pairing_measure(pair->learned->pairing, &pair->source_words, &pair->target_words, pair->is_counted);
	return DGM_OK;
}

static dgm_status run_job(void *arg, size_t job, unsigned thread, dgm_error *err)
{
	dgm__lot *lot = arg;

	return dgm__runner_run(&lot->runners[thread], &lot->slots[job], err);
}

static bool needs_all(const dgm__lot *lot, unsigned needs)
{
	return (lot->needs & needs) == needs;
}

static dgm_status learn_one(const dgm__lot *lot, dgm__pair *pair, dgm__learned *learned, dgm_error *err)
{
	bool pairing = needs_all(lot, DGM__NEED_PAIRING);

	dgm__learned_add(learned, pair->source->text, pair->target->text, &pair->source_words, &pair->target_words);
	if (pairing && pair->is_counted)
		pair->is_counted = dgm__pairing_add(learned->pairing, &pair->source_words, &pair->target_words);
	if (pairing && pair->is_counted)
		dgm__usual_add(learned->usual, learned->pairing, &pair->source_words, &pair->target_words, pair->target->text);
	return pairing && pair->is_counted && needs_all(lot, DGM__NEED_NAMES) ? dgm__runner_learn_names(&lot->runners[0], pair, learned->names, err) : DGM_OK;
}

/* A pair that is run without being learned was learned in an earlier reading. */
static dgm_status learn(dgm__lot *lot, unsigned steps, dgm_error *err)
{
	dgm_status st = DGM_OK;

	for (size_t i = 0; i < lot->count && st == DGM_OK; i++) {
		dgm__pair *pair = &lot->slots[i].pair;

		if (pair->unit->is_gap) /* teaches nothing */
			continue;
		pair->is_counted = dgm__is_translation(&pair->source_words, &pair->target_words);
		if (steps & DGM__LOT_LEARN)
			st = learn_one(lot, pair, lot->slots[i].learned, err);
	}
	for (size_t i = 0; i < lot->count; i++)
		dgm__learned_refresh(lot->slots[i].learned);
	return st;
}

static void remember(dgm__lot *lot)
{
	for (size_t i = 0; i < lot->count; i++)
		if (!lot->slots[i].pair.unit->is_gap)
			dgm__pairing_remember(lot->slots[i].learned->pairing, lot->slots[i].pair.pairing);
}

static dgm_status tell_one(const dgm__lot *lot, const dgm__pair *pair, const dgm__remark *remark, dgm_error *err)
{
	dgm_finding finding = {
		.file = lot->file, .line = remark->line, .unit = pair->unit->number, .id = pair->unit->id,
		.check = remark->check->info.id, .severity = remark->severity, .message = remark->message, .source = remark->source, .target = remark->target,
		.source_spans = remark->source_spans, .source_span_count = remark->source_span_count,
		.target_spans = remark->target_spans, .target_span_count = remark->target_span_count,
	};

	return lot->found(lot->arg, &finding) ? dgm__fail(err, DGM_ESTOP, NULL, 0, "stopped by the caller") : DGM_OK;
}

/* Has a check that this one yields to found something in the same target? */
static bool is_said(const dgm__remarks *remarks, const dgm__remark *remark)
{
	const char *id = remark->check->yields_to;

	for (const dgm__remark *n = remarks->first; id && n; n = n->next)
		if (n->target.p == remark->target.p && !strcmp(n->check->info.id, id))
			return true;
	return false;
}

/* The findings of one pair by row; the checks that look back take their turn among them. */
static dgm_status tell_pair(const dgm__lot *lot, dgm__slot *slot, dgm_error *err)
{
	dgm__runner *first = &lot->runners[0];
	const dgm__remark *remark = slot->remarks.first;
	dgm_status st = DGM_OK;

	for (size_t row = 0; row < first->row_count && st == DGM_OK; row++) {
		dgm__remarks late = { NULL, NULL };

		if (first->rows[row].check->in_order)
			st = dgm__runner_run_in_order(first, slot, row, &late, err);
		for (const dgm__remark *n = late.first; n && st == DGM_OK; n = n->next)
			st = tell_one(lot, &slot->pair, n, err);
		for (; remark && remark->row == row && st == DGM_OK; remark = remark->next)
			if (!is_said(&slot->remarks, remark))
				st = tell_one(lot, &slot->pair, remark, err);
	}
	return st;
}

static dgm_status run(dgm__lot *lot, dgm_error *err)
{
	dgm_status st = dgm__parallel(lot->threads, lot->count, run_job, lot, err);

	for (size_t i = 0; i < lot->count && st == DGM_OK; i++)
		st = tell_pair(lot, &lot->slots[i], err);
	for (unsigned i = 0; i < lot->threads; i++)
		dgm__arena_reset(&lot->runners[i].remarks);
	return st;
}

dgm_status dgm__lot_do(dgm__lot *lot, unsigned steps, dgm_error *err)
{
	bool pairing = needs_all(lot, DGM__NEED_PAIRING);
	dgm_status st = DGM_OK;

	if (lot->needs & DGM__NEED_WORDS)
		st = dgm__parallel(lot->threads, lot->count, words_job, lot, err);
	if (st == DGM_OK && needs_all(lot, DGM__NEED_LEARNED))
		st = learn(lot, steps, err);
	if (st == DGM_OK && pairing && steps & (DGM__LOT_MEASURE | DGM__LOT_RUN))
		st = dgm__parallel(lot->threads, lot->count, measure_job, lot, err);
	if (st == DGM_OK && pairing && steps & DGM__LOT_MEASURE)
		remember(lot);
	if (st == DGM_OK && steps & DGM__LOT_RUN)
		st = run(lot, err);
	lot->count = 0;
	return st;
}
