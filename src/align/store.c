/* Building, adding up and asking a kept lexicon. */
#include "align/store.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "align/token.h"
#include "base/mem.h"
#include "base/seen.h"
#include "base/status.h"
#include "base/str.h"

dgm_status dgm__store_new(dgm_lexicon **out, const char *source_language, const char *target_language, unsigned decimals, dgm_error *err)
{
	dgm_lexicon *lexicon = dgm__calloc(1, sizeof *lexicon);

	*out = lexicon;
	if (!lexicon)
		return dgm__out_of_memory(err);
	snprintf(lexicon->languages[0], sizeof lexicon->languages[0], "%s", source_language);
	snprintf(lexicon->languages[1], sizeof lexicon->languages[1], "%s", target_language);
	lexicon->decimals = decimals;
	lexicon->counts[0] = lexicon->counts[1] = lexicon->anchors = (dgm__vector)DGM__VECTOR_INIT(dgm__stored);
	return DGM_OK;
}

void dgm_lexicon_free(dgm_lexicon *lexicon)
{
	for (int s = 0; s < 2 && lexicon; s++) {
		dgm__strmap_clear(&lexicon->types[s]);
		dgm__vector_clear(&lexicon->counts[s]);
	}
	if (lexicon)
		dgm__vector_clear(&lexicon->anchors);
	dgm__free(lexicon);
}

double dgm__store_unit(const dgm_lexicon *lexicon)
{
	double unit = 1;

	for (unsigned k = 0; k < lexicon->decimals; k++)
		unit *= 10;
	return unit;
}

int64_t dgm__store_fixed(const dgm_lexicon *lexicon, double value)
{
	double fixed = value * dgm__store_unit(lexicon), most = (double)DGM__STORE_MOST;

	return llround(fixed > most ? most : fixed < -most ? -most : fixed);
}

bool dgm__store_add(int64_t *sum, int64_t n)
{
	int64_t result = *sum + n; /* both are within 2^56 */

	if (result > DGM__STORE_MOST || result < -DGM__STORE_MOST)
		return false;
	*sum = result;
	return true;
}

static dgm_status too_large(dgm_error *err)
{
	return dgm__fail(err, DGM_ELIMIT, NULL, 0, "a lexicon's counts are too large to be added up");
}

dgm_status dgm__store_type(dgm_lexicon *lexicon, int side, dgm_str type, uint64_t n, uint32_t *id, dgm_error *err)
{
	dgm__strmap_entry *entry = dgm__strmap_put(&lexicon->types[side], type.p, type.n, 0, NULL);

	if (!entry)
		return dgm__out_of_memory(err);
	if (n > (uint64_t)DGM__STORE_MOST || lexicon->tokens[side] + n > (uint64_t)DGM__STORE_MOST)
		return too_large(err);
	entry->value += n;
	lexicon->tokens[side] += n;
	*id = (uint32_t)(entry - lexicon->types[side].entries);
	return DGM_OK;
}

bool dgm__store_holds(dgm_str type)
{
	bool holds = type.n && type.n <= DGM__STORE_TYPE_BYTES;

	for (size_t i = 0; i < type.n && holds; i++)
		holds = (unsigned char)type.p[i] >= ' ';
	return holds;
}

bool dgm__store_pair(dgm__vector *list, uint32_t e, uint32_t f, int64_t n)
{
	dgm__stored *pair = dgm__vector_push(list);

	if (pair)
		*pair = (dgm__stored){ e, f, n };
	return pair != NULL;
}

int dgm__stored_compare(const void *a, const void *b)
{
	const dgm__stored *x = a, *y = b;

	if (x->e != y->e)
		return (x->e > y->e) - (x->e < y->e);
	return (x->f > y->f) - (x->f < y->f);
}

/* false: a sum is too large. */
static bool order_list(dgm__vector *list, bool adding)
{
	dgm__stored *pairs = list->items;
	size_t kept = 0;

	if (list->count)
		qsort(pairs, list->count, sizeof *pairs, dgm__stored_compare);
	for (size_t k = 0; k < list->count; k++) {
		if (!kept || dgm__stored_compare(&pairs[kept - 1], &pairs[k]))
			pairs[kept++] = pairs[k];
		else if (!adding)
			pairs[kept - 1].n = pairs[k].n > pairs[kept - 1].n ? pairs[k].n : pairs[kept - 1].n;
		else if (!dgm__store_add(&pairs[kept - 1].n, pairs[k].n))
			return false;
	}
	list->count = kept;
	return true;
}

dgm_status dgm__store_order(dgm_lexicon *lexicon, dgm_error *err)
{
	return order_list(&lexicon->counts[0], true) && order_list(&lexicon->counts[1], true) && order_list(&lexicon->anchors, false) ? DGM_OK : too_large(err);
}

bool dgm__store_fits(const dgm_lexicon *lexicon, const char *source_language, const char *target_language, bool *turned)
{
	*turned = false;
	if (dgm_language_matches(lexicon->languages[0], source_language) && dgm_language_matches(lexicon->languages[1], target_language))
		return true;
	*turned = true;
	return dgm_language_matches(lexicon->languages[0], target_language) && dgm_language_matches(lexicon->languages[1], source_language);
}

/* --- adding ------------------------------------------------------------------------------------------ */

static bool add_moments(dgm__moments *to, const dgm__moments *from, int sign)
{
	return dgm__store_add(&to->n, from->n) && dgm__store_add(&to->sum, sign * from->sum) && dgm__store_add(&to->square, from->square);
}

const dgm__stored_parts *dgm__store_parts(const dgm_lexicon *lexicon, size_t class, size_t bin, bool turned)
{
	static const uint8_t mirrored[DGM__PARTS_CLASSES] = { 0, 2, 1, 3 };

	return turned ? &lexicon->parts[mirrored[class]][DGM__PARTS_BINS - 1 - bin] : &lexicon->parts[class][bin];
}

static bool add_parts(dgm_lexicon *into, const dgm_lexicon *from, bool turned)
{
	bool good = true;

	for (size_t c = 0; c < DGM__PARTS_CLASSES; c++)
		for (size_t d = 0; d < DGM__PARTS_BINS; d++) {
			const dgm__stored_parts *parts = dgm__store_parts(from, c, d, turned);

			good = good && dgm__store_add(&into->parts[c][d].seen, parts->seen) && dgm__store_add(&into->parts[c][d].expected, parts->expected);
		}
	return good;
}

static bool add_sums(dgm_lexicon *into, const dgm_lexicon *from, bool turned)
{
	bool good = add_moments(&into->length, &from->length, turned ? -1 : 1) && add_parts(into, from, turned);

	for (size_t a = 0; a <= DGM__MERGE_MAX; a++) {
		for (size_t b = 0; b <= DGM__MERGE_MAX; b++)
			good = good && dgm__store_add(&into->beads[a][b], turned ? from->beads[b][a] : from->beads[a][b]);
		for (int s = 0; s < 2; s++)
			good = good && add_moments(&into->windows[s][a], &from->windows[turned ? 1 - s : s][a], 1);
	}
	return good;
}

/* The types of one side of `from`; ids: their indices in `into`. */
static dgm_status add_types(dgm_lexicon *into, int side, const dgm__strmap *from, uint32_t *ids, dgm_error *err)
{
	dgm_status st = DGM_OK;

	for (size_t k = 0; k < from->count && st == DGM_OK; k++)
		st = dgm__store_type(into, side, from->entries[k].key, from->entries[k].value, &ids[k], err);
	return st;
}

static bool add_pairs(dgm__vector *into, const dgm__vector *from, const uint32_t *e, const uint32_t *f)
{
	for (size_t k = 0; k < from->count; k++) {
		const dgm__stored *pair = (const dgm__stored *)from->items + k;

		if (!dgm__store_pair(into, e[pair->e], f[pair->f], pair->n))
			return false;
	}
	return true;
}

static bool add_anchors(dgm__vector *into, const dgm__vector *from, uint32_t *const ids[2], bool turned)
{
	for (size_t k = 0; k < from->count; k++) {
		const dgm__stored *pair = (const dgm__stored *)from->items + k;
		uint32_t source = ids[0][pair->e], target = ids[1][pair->f];

		if (!dgm__store_pair(into, turned ? target : source, turned ? source : target, pair->n))
			return false;
	}
	return true;
}

/* Sums may be added at the end of all rounds, and vocabularies before the first. */
static bool are_as_far(const dgm_lexicon *a, const dgm_lexicon *b)
{
	return a->rounds_left == b->rounds_left && (!a->rounds_left || a->rounds_left == DGM__STORE_ROUNDS);
}

dgm_status dgm__store_join(dgm_lexicon *into, const dgm_lexicon *from, dgm_error *err)
{
	uint32_t *ids[2];
	bool turned;
	dgm_status st;

	if (!dgm__store_fits(from, into->languages[0], into->languages[1], &turned))
		return dgm__fail(err, DGM_EARG, NULL, 0, "a lexicon of %s and %s cannot be added to one of %s and %s", from->languages[0], from->languages[1],
			into->languages[0], into->languages[1]);
	if (from->decimals != into->decimals)
		return dgm__fail(err, DGM_EARG, NULL, 0, "a lexicon with %u decimals cannot be added to one with %u", from->decimals, into->decimals);
	if (!are_as_far(into, from))
		return dgm__fail(err, DGM_EARG, NULL, 0, "a lexicon between two rounds of learning can only be carried on; lexicon estimate does");
	if (!add_sums(into, from, turned))
		return too_large(err);
	ids[0] = dgm__malloc(from->types[0].count * sizeof *ids[0]);
	ids[1] = dgm__malloc(from->types[1].count * sizeof *ids[1]);
	st = ids[0] && ids[1] ? DGM_OK : dgm__out_of_memory(err);
	for (int s = 0; s < 2 && st == DGM_OK; s++)
		st = add_types(into, turned ? 1 - s : s, &from->types[s], ids[s], err);
	for (int d = 0; d < 2 && st == DGM_OK; d++)
		st = add_pairs(&into->counts[turned ? 1 - d : d], &from->counts[d], ids[d], ids[1 - d]) ? DGM_OK : dgm__out_of_memory(err);
	if (st == DGM_OK)
		st = add_anchors(&into->anchors, &from->anchors, ids, turned) ? DGM_OK : dgm__out_of_memory(err);
	dgm__free(ids[0]);
	dgm__free(ids[1]);
	return st;
}

dgm_status dgm_lexicon_add(dgm_lexicon *into, const dgm_lexicon *from, dgm_error *err)
{
	dgm_status st = dgm__store_join(into, from, err);

	return st == DGM_OK ? dgm__store_order(into, err) : st;
}

/* --- asking ------------------------------------------------------------------------------------------ */

static void spread(const dgm__moments *m, double *mean, double *deviation)
{
	double n = (double)m->n, variance;

	*mean = n > 0 ? (double)m->sum / n : 0;
	variance = n > 0 ? (double)m->square / n - *mean * *mean : 0;
	*deviation = variance > 0 ? sqrt(variance) : 0;
}

void dgm_lexicon_info_get(const dgm_lexicon *lexicon, dgm_lexicon_info *info)
{
	double unit = dgm__store_unit(lexicon);

	*info = (dgm_lexicon_info){ .source_language = lexicon->languages[0], .target_language = lexicon->languages[1],
		.source_words = lexicon->tokens[0], .target_words = lexicon->tokens[1], .source_types = lexicon->types[0].count,
		.rounds_left = lexicon->rounds_left, .target_types = lexicon->types[1].count, .forward_pairs = lexicon->counts[0].count, .backward_pairs = lexicon->counts[1].count };
	for (size_t a = 0; a <= DGM__MERGE_MAX; a++)
		for (size_t b = 0; b <= DGM__MERGE_MAX; b++)
			*(a && b ? &info->two_sided : &info->one_sided) += (double)lexicon->beads[a][b] / unit;
	spread(&lexicon->length, &info->length_ratio, &info->length_spread);
}

bool dgm__store_is_ordered(const dgm_lexicon *lexicon)
{
	for (int s = 0; s < 2; s++)
		for (size_t k = 1; k < lexicon->types[s].count; k++)
			if (dgm__str_order(lexicon->types[s].entries[k - 1].key, lexicon->types[s].entries[k].key) >= 0)
				return false;
	return true;
}

static dgm__digest digest_pairs(dgm__digest digest, const dgm__vector *list)
{
	for (size_t k = 0; k < list->count; k++) {
		const dgm__stored *pair = (const dgm__stored *)list->items + k;
		int64_t numbers[3] = { pair->e, pair->f, pair->n };

		digest = dgm__digest_add(digest, (const char *)numbers, sizeof numbers);
	}
	return digest;
}

void dgm__store_digest(char out[33], const dgm_lexicon *lexicon)
{
	dgm__digest digest = { lexicon->rounds_left, lexicon->decimals };

	for (int s = 0; s < 2; s++) {
		for (size_t k = 0; k < lexicon->types[s].count; k++) {
			const dgm__strmap_entry *type = &lexicon->types[s].entries[k];

			digest = dgm__digest_add(digest, type->key.p, type->key.n);
			digest = dgm__digest_add(digest, (const char *)&type->value, sizeof type->value);
		}
		digest = digest_pairs(digest, &lexicon->counts[s]);
	}
	digest = digest_pairs(digest, &lexicon->anchors);
	snprintf(out, 33, "%016" PRIx64 "%016" PRIx64, digest.a, digest.b);
}

/* A row while it is put in order: by falling count, then by the partner's bytes. */
typedef struct ranked {
	int64_t n;
	dgm_str partner;
} ranked;

static int by_count(const void *a, const void *b)
{
	const ranked *x = a, *y = b;

	if (x->n != y->n)
		return x->n < y->n ? 1 : -1;
	return dgm__str_order(x->partner, y->partner);
}

/* The first pair of e in direction d. */
static size_t row_start(const dgm__vector *pairs, uint32_t e)
{
	const dgm__stored *items = pairs->items;
	size_t low = 0, high = pairs->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (items[middle].e < e)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static dgm_status pass_row(const dgm_lexicon *lexicon, int d, uint32_t e, dgm_lexicon_row_fn *fn, void *arg, dgm_error *err)
{
	const dgm__stored *pairs = lexicon->counts[d].items;
	size_t from = row_start(&lexicon->counts[d], e), count = 0;
	double unit = dgm__store_unit(lexicon), sum = 0;
	dgm_status st = DGM_OK;
	ranked *row;

	while (from + count < lexicon->counts[d].count && pairs[from + count].e == e)
		sum += (double)pairs[from + count++].n;
	row = dgm__malloc(count * sizeof *row);
	if (!row)
		return dgm__out_of_memory(err);
	for (size_t k = 0; k < count; k++)
		row[k] = (ranked){ pairs[from + k].n, lexicon->types[1 - d].entries[pairs[from + k].f].key };
	if (count)
		qsort(row, count, sizeof *row, by_count);
	for (size_t k = 0; k < count && st == DGM_OK; k++)
		if (fn(arg, &(dgm_lexicon_row){ lexicon->types[d].entries[e].key, row[k].partner, (double)row[k].n / unit, (double)row[k].n / sum }))
			st = dgm__fail(err, DGM_ESTOP, NULL, 0, "stopped");
	dgm__free(row);
	return st;
}

dgm_status dgm_lexicon_each(const dgm_lexicon *lexicon, bool backward, dgm_lexicon_row_fn *fn, void *arg, dgm_error *err)
{
	uint32_t *order = dgm__strmap_order(&lexicon->types[backward]);
	dgm_status st = order ? DGM_OK : dgm__out_of_memory(err);

	for (size_t k = 0; k < lexicon->types[backward].count && st == DGM_OK; k++)
		st = pass_row(lexicon, backward, order[k], fn, arg, err);
	dgm__free(order);
	return st;
}

dgm_status dgm_lexicon_find(const dgm_lexicon *lexicon, bool backward, dgm_str text, dgm_lexicon_row_fn *fn, void *arg, size_t *known, dgm_error *err)
{
	dgm__tokeniser *tokeniser;
	const dgm__token *tokens = NULL;
	size_t count = 0, found = 0;
	dgm_status st = dgm__tokeniser_new(&tokeniser, lexicon->languages[backward], err);

	if (st == DGM_OK)
		st = dgm__tokeniser_run(tokeniser, text, &tokens, &count, err);
	for (size_t k = 0; k < count && st == DGM_OK; k++) {
		const dgm__strmap_entry *type = dgm__strmap_find(&lexicon->types[backward], tokens[k].type.p, tokens[k].type.n);

		if (!type)
			continue;
		found++;
		st = pass_row(lexicon, backward, (uint32_t)(type - lexicon->types[backward].entries), fn, arg, err);
	}
	dgm__tokeniser_free(tokeniser);
	if (known)
		*known = found;
	return st;
}
