/*
 * Reading what memories teach. Every sum is of one unit, or of neighbours in one article and charged to the last of them, and rounded before it is added: so shards,
 * whether they are files or classes of units, add up to what one process finds.
 */
#include "gathering.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "align/token.h"
#include "base/mem.h"
#include "base/status.h"

enum { SEEN_MOST = 1 << 26, WINDOW_MOST = 4 };

#define CONFIDENCE_LEAST .05

void dgm__gathering_clear(dgm__gathering *g)
{
	for (int s = 0; s < 2; s++) {
		dgm__buffer_clear(&g->texts[s]);
		dgm_segments_clear(&g->segments[s]);
	}
	dgm__free(g->p);
	dgm__seen_clear(&g->seen);
	dgm_lexicon_free(g->lexicon);
}

/* --- what a unit teaches beside its words ------------------------------------------------------------- */

/* "0.9731" of x-confidence, where align wrote it. */
static double confidence_of(const dgm_unit *unit)
{
	dgm_str confidence = dgm_unit_property(unit, "x-confidence");
	double p = 1, place = 1;

	if (confidence.n > 2 && (confidence.p[0] == '0' || confidence.p[0] == '1') && confidence.p[1] == '.') {
		p = confidence.p[0] - '0';
		for (size_t i = 2; i < confidence.n && i < 12 && confidence.p[i] >= '0' && confidence.p[i] <= '9'; i++)
			p += (confidence.p[i] - '0') * (place /= 10);
	}
	return p > 1 ? 1 : p < CONFIDENCE_LEAST ? CONFIDENCE_LEAST : p;
}

static bool add(const dgm_lexicon *lexicon, dgm__moments *to, double p, double value)
{
	return dgm__store_add(&to->n, dgm__store_fixed(lexicon, p)) && dgm__store_add(&to->sum, dgm__store_fixed(lexicon, p * value)) &&
		dgm__store_add(&to->square, dgm__store_fixed(lexicon, p * value * value));
}

/* "2-1" of x-bead, and how much longer the target is. */
static bool add_bead(dgm__gathering *g, const dgm_unit *unit, double p)
{
	dgm_lexicon *l = g->lexicon;
	dgm_str bead = dgm_unit_property(unit, "x-bead");
	size_t last = g->row % DGM__MERGE_MAX;

	if (bead.n == 3 && bead.p[1] == '-' && bead.p[0] >= '1' && bead.p[0] <= '0' + DGM__MERGE_MAX && bead.p[2] >= '1' && bead.p[2] <= '0' + DGM__MERGE_MAX &&
		!dgm__store_add(&l->beads[bead.p[0] - '0'][bead.p[2] - '0'], dgm__store_fixed(l, p)))
		return false;
	return add(l, &l->length, p, log(g->lengths[1][last] / g->lengths[0][last]));
}

/* The windows of neighbouring units that end with this one. */
static bool add_windows(dgm__gathering *g)
{
	for (int s = 0; s < 2; s++) {
		double length = 0;

		for (size_t b = 1; b <= WINDOW_MOST && b <= g->row + 1; b++) {
			length += g->lengths[s][(g->row + 1 - b) % DGM__MERGE_MAX];
			if (!add(g->lexicon, &g->lexicon->windows[s][b], 1, log(length)))
				return false;
		}
	}
	return true;
}

/* --- units -------------------------------------------------------------------------------------------- */

static bool put_text(dgm__gathering *g, int s, dgm_str text)
{
	dgm_segments *segments = &g->segments[s];
	dgm_segment *items = dgm__grow(segments->items, &segments->capacity, segments->count + 1, sizeof *items);

	if (!items)
		return false;
	segments->items = items;
	items[segments->count++] = (dgm_segment){ .start_off = g->texts[s].n, .end_off = g->texts[s].n + text.n, .certain = 1 };
	dgm__buffer_str(&g->texts[s], text);
	dgm__buffer_putc(&g->texts[s], '\n');
	return g->texts[s].failed != DGM_ENOMEM;
}

static dgm_status take_unit(dgm__gathering *g, const dgm_unit *unit, const dgm_variant *const variants[2], dgm_error *err)
{
	float *p = dgm__grow(g->p, &g->capacity, g->count + 1, sizeof *p);

	if (!p)
		return dgm__out_of_memory(err);
	g->p = p;
	p[g->count] = (float)confidence_of(unit);
	if (!add_bead(g, unit, (double)p[g->count]) || !add_windows(g))
		return dgm__fail(err, DGM_ELIMIT, NULL, 0, "more units than can be counted; learn from fewer memories");
	g->count++;
	for (int s = 0; s < 2; s++)
		if (!put_text(g, s, variants[s]->text))
			return dgm__out_of_memory(err);
	g->counts.used++;
	return DGM_OK;
}

/* Is the unit new, and of this shard? */
static dgm_status is_wanted(bool *wanted, dgm__gathering *g, const dgm_variant *const variants[2], dgm_error *err)
{
	dgm__digest digest = { 0, 0 };
	bool again;

	for (int s = 0; s < 2; s++) {
		digest = dgm__digest_add(digest, variants[s]->text.p, variants[s]->text.n);
		digest = dgm__digest_add(digest, "", 1);
	}
	*wanted = false;
	if (g->shards && (digest.a >> 32) % g->shards != g->shard - 1)
		return DGM_OK;
	if (!dgm__seen_put(&g->seen, digest, &again))
		return dgm__out_of_memory(err);
	g->counts.duplicates += again;
	*wanted = !again;
	return DGM_OK;
}

/* align names each unit's article: lengths of two articles are no neighbours, and how articles are spread over memories makes no difference. */
static void begin_article(dgm__gathering *g, const dgm_unit *unit)
{
	dgm_str name = dgm_unit_property(unit, "x-document");
	dgm__digest digest = dgm__digest_add((dgm__digest){ 0, 0 }, name.p, name.n);

	if (digest.a != g->article.a || digest.b != g->article.b)
		g->row = 0;
	g->article = digest;
}

static dgm_status put_unit(void *arg, const dgm_unit *unit, dgm_error *err)
{
	dgm__gathering *g = arg;
	const dgm_variant *variants[2] = { dgm_unit_variant(unit, g->languages[0]), dgm_unit_variant(unit, g->languages[1]) };
	dgm_status st;
	bool wanted;

	g->counts.read++;
	begin_article(g, unit);
	if (!variants[0] || !variants[1] || !variants[0]->text.n || !variants[1]->text.n)
		return DGM_OK;
	st = is_wanted(&wanted, g, variants, err);
	for (int s = 0; s < 2; s++)
		g->lengths[s][g->row % DGM__MERGE_MAX] = dgm__token_length(variants[s]->text);
	if (st == DGM_OK && wanted)
		st = take_unit(g, unit, variants, err);
	g->row++;
	return st;
}

static dgm_status read_memory(dgm__gathering *g, const char *path, const dgm_reporter *reporter, dgm_error *err)
{
	dgm_unit_reader_options opt = DGM_UNIT_READER_OPTIONS_INIT;
	dgm_status st;

	g->row = 0;
	opt.reporter = reporter;
	st = dgm_memory_walk(path, &opt, put_unit, g, err);
	for (int s = 0; s < 2 && st == DGM_OK; s++)
		if (dgm__buffer_status(&g->texts[s], NULL) == DGM_ELIMIT)
			st = dgm__fail(err, DGM_ELIMIT, path, 0, "more than 2 GB of text in one language; count in shards (lexicon count)");
	return st;
}

dgm_status dgm__gather(dgm__gathering *g, const char *const *paths, size_t count, const char *source_language, const char *target_language,
	const dgm_lexicon_learn_options *opt, dgm_error *err)
{
	dgm_status st = dgm_language_canonical(g->languages[0], source_language, err);

	for (int s = 0; s < 2; s++)
		g->texts[s] = (dgm__buffer)DGM__BUFFER_INIT(INT32_MAX);
	g->seen.largest = SEEN_MOST;
	if (opt->shards && (opt->shard < 1 || opt->shard > opt->shards))
		return dgm__fail(err, DGM_EARG, NULL, 0, "shard %" PRIu32 " of %" PRIu32 ": shards count from 1", opt->shard, opt->shards);
	g->shard = opt->shard;
	g->shards = opt->shards;
	if (st == DGM_OK)
		st = dgm_language_canonical(g->languages[1], target_language, err);
	if (st == DGM_OK)
		st = dgm__store_new(&g->lexicon, g->languages[0], g->languages[1], DGM__STORE_DECIMALS, err);
	for (size_t k = 0; k < count && st == DGM_OK; k++)
		st = read_memory(g, paths[k], opt->reporter, err);
	if (st == DGM_OK && !g->count && !g->shards)
		st = dgm__fail(err, DGM_EFORMAT, count == 1 ? paths[0] : NULL, 0, "no unit has text in both %s and %s; tm info says what a memory holds",
			g->languages[0], g->languages[1]);
	return st;
}

dgm_status dgm__gathering_document(dgm_doc **out, dgm__gathering *g, int s, dgm_error *err)
{
	dgm_text *text;
	dgm_status st = dgm_text_from_bytes(&text, g->texts[s].p, g->texts[s].n, g->languages[s], NULL, err);

	*out = NULL;
	dgm__buffer_clear(&g->texts[s]);
	if (st == DGM_OK)
		st = dgm_doc_new(out, &text, g->languages[s], err);
	return st == DGM_OK ? dgm_doc_set_segments(*out, &g->segments[s], err) : st;
}
