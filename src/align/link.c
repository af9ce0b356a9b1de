/* Competitive linking (Melamed 2000) within a bead, by what each word pair adds to the bead's score. */
#include "align/link.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/status.h"
#include "entity/similar.h"

enum { REPEATS = 8 }; /* occurrences of one type in a bead that are tried for each word of the other side */

#define WEIGHT_LEAST .35 /* nats */
#define NONE UINT32_MAX
#define ALIKE .8

typedef struct place {
	uint32_t sentence;       /* of the document */
	uint32_t start_off, end_off;
} place;

typedef struct word {
	place at;
	uint32_t type;           /* of the side; NONE: not in its vocabulary */
	uint32_t next;           /* word of the same type, or NONE */
	uint8_t kind;            /* dgm__token_kind */
	uint8_t taken;
	dgm_str folded;          /* where it may have a cognate; in the linker's arena */
} word;

typedef struct fact {
	place at;
	dgm_entity entity;       /* its strings in the linker's arena */
	uint8_t taken;
} fact;

typedef struct candidate {
	uint32_t e, f;           /* words */
	double ratio[2], weight;
} candidate;

/* A link with its place, for the order of the source. */
typedef struct found {
	dgm_link link;
	place at[2];
} found;

struct dgm__linker {
	const dgm__collection *c;
	dgm__tools *tools;
	dgm__vector words[2];      /* of word */
	dgm__vector facts[2];      /* of fact */
	dgm__vector candidates;
	dgm__vector found;
	uint32_t *first[2];        /* by type: first word of it in the bead; NONE elsewhere */
	double *sum[2];            /* by type of side 1 - d: evidence from side d; 0 elsewhere */
	double base[2];            /* of all words of side d */
	uint32_t tokens[2];
	dgm__arena arena;
};

dgm_status dgm__linker_new(dgm__linker **out, const dgm__collection *c, dgm__tools *tools, dgm_error *err)
{
	dgm__linker *l = dgm__calloc(1, sizeof *l);

	*out = NULL;
	if (!l)
		return dgm__out_of_memory(err);
	l->c = c;
	l->tools = tools;
	l->candidates = (dgm__vector)DGM__VECTOR_INIT(candidate);
	l->found = (dgm__vector)DGM__VECTOR_INIT(found);
	for (int s = 0; s < 2; s++) {
		l->words[s] = (dgm__vector)DGM__VECTOR_INIT(word);
		l->facts[s] = (dgm__vector)DGM__VECTOR_INIT(fact);
		l->first[s] = dgm__malloc(c->sides[s].types.count * sizeof *l->first[s]);
		l->sum[s] = dgm__calloc(c->sides[1 - s].types.count, sizeof *l->sum[s]);
		if (!l->first[s] || !l->sum[s]) {
			dgm__linker_free(l);
			return dgm__out_of_memory(err);
		}
		for (size_t t = 0; t < c->sides[s].types.count; t++)
			l->first[s][t] = NONE;
	}
	*out = l;
	return DGM_OK;
}

void dgm__linker_free(dgm__linker *l)
{
	if (!l)
		return;
	for (int s = 0; s < 2; s++) {
		dgm__vector_clear(&l->words[s]);
		dgm__vector_clear(&l->facts[s]);
		dgm__free(l->first[s]);
		dgm__free(l->sum[s]);
	}
	dgm__vector_clear(&l->candidates);
	dgm__vector_clear(&l->found);
	dgm__arena_clear(&l->arena);
	dgm__free(l);
}

static bool copy(dgm__arena *arena, dgm_str *to, dgm_str s)
{
	char *p = s.n ? dgm__arena_copy(arena, s.p, s.n) : NULL;

	*to = (dgm_str){ p, s.n };
	return p || !s.n;
}

static bool add_word(dgm__linker *l, int s, uint32_t sentence, const dgm__token *token)
{
	const dgm__side *side = &l->c->sides[s];
	const dgm__strmap_entry *type = dgm__strmap_find(&side->types, token->type.p, token->type.n);
	word *w = dgm__vector_push(&l->words[s]);

	if (!w)
		return false;
	*w = (word){ .at = { sentence, token->start_off, token->end_off }, .type = type ? (uint32_t)(type - side->types.entries) : NONE, .next = NONE,
		.kind = token->kind };
	l->tokens[s]++;
	if (w->type != NONE) {
		l->base[s] += (double)l->c->lexicons[s].base[w->type];
		w->next = l->first[s][w->type];
		l->first[s][w->type] = (uint32_t)l->words[s].count - 1;
	}
	return copy(&l->arena, &w->folded, token->word);
}

static bool add_fact(dgm__linker *l, int s, uint32_t sentence, const dgm_entity *entity)
{
	fact *f;

	if (entity->kind == DGM_ENTITY_QUOTE || dgm__reader_is_without(&l->tools->readers[s], entity->kind))
		return true;
	f = dgm__vector_push(&l->facts[s]);
	if (!f)
		return false;
	*f = (fact){ .at = { sentence, entity->start_off, entity->end_off }, .entity = *entity };
	return copy(&l->arena, &f->entity.value, entity->value) && copy(&l->arena, &f->entity.other, entity->other);
}

static dgm_status read_side(dgm__linker *l, int s, const dgm_doc *doc, uint32_t first, uint32_t count, dgm_error *err)
{
	dgm__reader *reader = &l->tools->readers[s];

	for (uint32_t x = first; x < first + count; x++) {
		const dgm__token *tokens;
		size_t n;
		dgm_status st = dgm__reader_run_all(reader, dgm_doc_sentence(doc, x), &tokens, &n, err);

		if (st != DGM_OK)
			return st;
		for (size_t k = 0; k < n; k++)
			if (!add_word(l, s, x, &tokens[k]))
				return dgm__out_of_memory(err);
		for (size_t k = 0; k < reader->entities.count; k++)
			if (!add_fact(l, s, x, &reader->entities.items[k]))
				return dgm__out_of_memory(err);
	}
	return DGM_OK;
}

/* Every pair of words in the bead with an entry; their evidence summed. */
static dgm_status find_candidates(dgm__linker *l, dgm_error *err)
{
	const dgm__lexicon *there = &l->c->lexicons[0], *back = &l->c->lexicons[1];
	const word *e = l->words[0].items, *f = l->words[1].items;

	for (uint32_t i = 0; i < l->words[0].count; i++)
		for (size_t k = e[i].type == NONE ? 0 : there->off[e[i].type]; e[i].type != NONE && k < there->off[e[i].type + 1]; k++) {
			const dgm__entry *entry = &there->entries[k], *other;
			uint32_t j = l->first[1][entry->f];

			if (j == NONE)
				continue;
			l->sum[0][entry->f] += (double)entry->ratio;
			other = dgm__lexicon_find(back, entry->f, e[i].type);
			for (size_t tried = 0; j != NONE && tried < REPEATS; j = f[j].next, tried++) {
				candidate *c;

				if (other)
					l->sum[1][e[i].type] += (double)other->ratio;
				if (e[i].kind == DGM__TOKEN_MARK || f[j].kind == DGM__TOKEN_MARK)
					continue;
				c = dgm__vector_push(&l->candidates);
				if (!c)
					return dgm__out_of_memory(err);
				*c = (candidate){ i, j, { (double)entry->ratio, other ? (double)other->ratio : 0 }, 0 };
			}
		}
	return DGM_OK;
}

/* Its share of what the bead gains by one word, from side d. */
static double gain(const dgm__linker *l, int d, uint32_t type, double ratio)
{
	double sum = l->base[d] + l->sum[d][type];
	double value = fmin(log(DGM__LAMBDA + (1 - DGM__LAMBDA) * sum / (l->tokens[d] ? l->tokens[d] : 1)), l->c->model.gain_most);

	return value > 0 && sum > 0 ? l->c->model.weight_lexicon / 2 * value * ratio / sum : 0;
}

static int by_weight(const void *a, const void *b)
{
	const candidate *x = a, *y = b;

	if (x->weight > y->weight || x->weight < y->weight)
		return x->weight < y->weight ? 1 : -1;
	if (x->e != y->e)
		return x->e < y->e ? -1 : 1;
	return (x->f > y->f) - (x->f < y->f);
}

static bool holds(place outer, place inner)
{
	return outer.sentence == inner.sentence && outer.start_off <= inner.start_off && inner.end_off <= outer.end_off;
}

static dgm_str slice(const dgm_doc *doc, place at)
{
	dgm_str s = dgm_doc_sentence(doc, at.sentence);

	return (dgm_str){ s.p + at.start_off, at.end_off - at.start_off };
}

/* The link between the two places. */
static dgm_status put(dgm__linker *l, dgm_link link, const dgm__document_pair *pair, place source, place target, dgm_error *err)
{
	found *to = dgm__vector_push(&l->found);

	if (!to)
		return dgm__out_of_memory(err);
	link.source = slice(pair->docs[0], source);
	link.target = slice(pair->docs[1], target);
	*to = (found){ link, { source, target } };
	return DGM_OK;
}

/* What the words inside two facts that agree add; those words are spoken for. */
static double weight_inside(dgm__linker *l, const fact *a, const fact *b)
{
	candidate *c = l->candidates.items;
	word *e = l->words[0].items, *f = l->words[1].items;
	double sum = 0;

	for (size_t k = 0; k < l->candidates.count; k++)
		if (!e[c[k].e].taken && !f[c[k].f].taken && holds(a->at, e[c[k].e].at) && holds(b->at, f[c[k].f].at)) {
			sum += c[k].weight;
			e[c[k].e].taken = f[c[k].f].taken = 1;
		}
	for (size_t k = 0; k < l->words[0].count; k++)
		e[k].taken |= holds(a->at, e[k].at);
	for (size_t k = 0; k < l->words[1].count; k++)
		f[k].taken |= holds(b->at, f[k].at);
	return sum;
}

/* Wider facts first: "$12 million" before the 12 million in it. */
static int by_width(const void *a, const void *b)
{
	const fact *x = a, *y = b;
	uint32_t nx = x->at.end_off - x->at.start_off, ny = y->at.end_off - y->at.start_off;

	if (nx != ny)
		return nx < ny ? 1 : -1;
	if (x->at.sentence != y->at.sentence)
		return x->at.sentence < y->at.sentence ? -1 : 1;
	return (x->at.start_off > y->at.start_off) - (x->at.start_off < y->at.start_off);
}

static bool inside_taken(const dgm__vector *facts, const fact *f)
{
	const fact *all = facts->items;

	for (size_t k = 0; k < facts->count; k++)
		if (all[k].taken && holds(all[k].at, f->at))
			return true;
	return false;
}

enum { FACTS_MOST = 200 }; /* beads with more have nothing to explain; keeps hostile input linear */

static dgm_status link_facts(dgm__linker *l, dgm__arena *strings, const dgm__document_pair *pair, uint32_t index, dgm_error *err)
{
	fact *a = l->facts[0].items, *b = l->facts[1].items;
	size_t na = l->facts[0].count, nb = l->facts[1].count;
	dgm_status st = DGM_OK;

	if (!na || !nb || na > FACTS_MOST || nb > FACTS_MOST)
		return DGM_OK;
	qsort(a, na, sizeof *a, by_width);
	qsort(b, nb, sizeof *b, by_width);
	for (size_t i = 0; i < na && st == DGM_OK; i++)
		for (size_t j = 0; j < nb && st == DGM_OK; j++) {
			dgm_link link = { .bead = index };

			if (a[i].entity.kind != b[j].entity.kind || !dgm_entity_equal(&a[i].entity, &b[j].entity) || inside_taken(&l->facts[0], &a[i]) ||
				inside_taken(&l->facts[1], &b[j]))
				continue;
			if (!copy(strings, &link.value, a[i].entity.value))
				return dgm__out_of_memory(err);
			link.kind = dgm_entity_kind_name(a[i].entity.kind);
			link.weight = weight_inside(l, &a[i], &b[j]);
			a[i].taken = b[j].taken = 1;
			st = put(l, link, pair, a[i].at, b[j].at, err);
		}
	return st;
}

/* "number" for equal figures, "name" for words alike, else "word"; kinds that are not looked for are words too. */
static dgm_status kind_of(dgm__linker *l, const char **kind, const word *e, const word *f, dgm_error *err)
{
	char letters[2][DGM__ROMAN_CAPACITY];
	dgm__similar_word similar[2];
	const word *words[2] = { e, f };
	const dgm__reader *reader = &l->tools->readers[0];
	bool numbers = e->kind == DGM__TOKEN_NUMBER && f->kind == DGM__TOKEN_NUMBER && !dgm__reader_is_without(reader, DGM_ENTITY_NUMBER);
	dgm_status st = DGM_OK;

	*kind = numbers ? "number" : "word";
	if (!e->folded.n || !f->folded.n || dgm__reader_is_without(reader, DGM_ANCHOR_NAME))
		return DGM_OK;
	for (int s = 0; s < 2 && st == DGM_OK; s++) {
		size_t n = 0;

		st = dgm__roman_run(l->tools->roman, l->c->sides[s].language, words[s]->folded, letters[s], &n, err);
		similar[s] = dgm__similar_prepare((dgm_str){ letters[s], n });
	}
	if (st == DGM_OK && ((e->folded.n == f->folded.n && !memcmp(e->folded.p, f->folded.p, e->folded.n)) || dgm__similar(&similar[0], &similar[1], ALIKE) > 0))
		*kind = "name";
	return st;
}

static dgm_status link_words(dgm__linker *l, const dgm__document_pair *pair, uint32_t index, dgm_error *err)
{
	const candidate *c = l->candidates.items;
	word *e = l->words[0].items, *f = l->words[1].items;
	dgm_status st = DGM_OK;

	for (size_t k = 0; k < l->candidates.count && st == DGM_OK && c[k].weight >= WEIGHT_LEAST; k++) {
		word *a = &e[c[k].e], *b = &f[c[k].f];
		dgm_link link = { .bead = index, .weight = c[k].weight };

		if (a->taken || b->taken || a->kind == DGM__TOKEN_FACT || b->kind == DGM__TOKEN_FACT)
			continue;
		st = kind_of(l, &link.kind, a, b, err);
		a->taken = b->taken = 1;
		if (st == DGM_OK)
			st = put(l, link, pair, a->at, b->at, err);
	}
	return st;
}

static int by_source(const void *a, const void *b)
{
	const found *x = a, *y = b;

	for (int s = 0; s < 2; s++) {
		if (x->at[s].sentence != y->at[s].sentence)
			return x->at[s].sentence < y->at[s].sentence ? -1 : 1;
		if (x->at[s].start_off != y->at[s].start_off)
			return x->at[s].start_off < y->at[s].start_off ? -1 : 1;
		if (x->at[s].end_off != y->at[s].end_off)
			return x->at[s].end_off > y->at[s].end_off ? -1 : 1;
	}
	return strcmp(x->link.kind, y->link.kind);
}

static void forget(dgm__linker *l)
{
	for (int s = 0; s < 2; s++) {
		const word *w = l->words[s].items;

		for (size_t k = 0; k < l->words[s].count; k++)
			if (w[k].type != NONE) {
				l->first[s][w[k].type] = NONE;
				l->sum[1 - s][w[k].type] = 0;
			}
		l->words[s].count = l->facts[s].count = 0;
		l->base[s] = 0;
		l->tokens[s] = 0;
	}
	l->candidates.count = l->found.count = 0;
	dgm__arena_reset(&l->arena);
}

dgm_status dgm__linker_run(dgm__linker *l, dgm__vector *out, dgm__arena *strings, const dgm__document_pair *pair, const dgm_bead *bead, uint32_t index, dgm_error *err)
{
	dgm_status st = read_side(l, 0, pair->docs[0], bead->source_first, bead->source_count, err);
	candidate *c;

	if (st == DGM_OK)
		st = read_side(l, 1, pair->docs[1], bead->target_first, bead->target_count, err);
	if (st == DGM_OK)
		st = find_candidates(l, err);
	c = l->candidates.items;
	for (size_t k = 0; k < l->candidates.count && st == DGM_OK; k++) {
		uint32_t e = ((word *)l->words[0].items)[c[k].e].type, f = ((word *)l->words[1].items)[c[k].f].type;

		c[k].weight = gain(l, 0, f, c[k].ratio[0]) + gain(l, 1, e, c[k].ratio[1]);
	}
	if (l->candidates.count)
		qsort(c, l->candidates.count, sizeof *c, by_weight);
	if (st == DGM_OK)
		st = link_facts(l, strings, pair, index, err);
	if (st == DGM_OK)
		st = link_words(l, pair, index, err);
	if (l->found.count)
		qsort(l->found.items, l->found.count, sizeof(found), by_source);
	for (size_t k = 0; k < l->found.count && st == DGM_OK; k++) {
		dgm_link *link = dgm__vector_push(out);

		if (link)
			*link = ((const found *)l->found.items)[k].link;
		else
			st = dgm__out_of_memory(err);
	}
	forget(l);
	return st;
}
