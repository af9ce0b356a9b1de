/* The public face: documents in, beads out. */
#include <dragoman/align.h>

#include <math.h>
#include <string.h>

#include "align/distinct.h"
#include "align/link.h"
#include "align/pool.h"
#include "align/rival.h"
#include "align/support.h"
#include "align/vectors.h"
#include "base/mem.h"
#include "base/status.h"

enum { ROUNDS = 4, ROUNDS_KNOWING = 1, SAMPLE = 2000 };

#define SUPPORT_MOST 1e3
/* Posteriors are too sure, those of what was learned from the texts themselves most; see doc/alignment.md */
#define TEMPERATURE 1.6
#define TEMPERATURE_SETTLED 1.2
#define RELATED_FROM (-.05)
#define PART_FROM .3 /* asked of a part, the best of many */
#define RELATED_WIDTH .02
#define RELATED_BELIEF 4. /* in logits: who asks for an alignment mostly has a translation */
#define RELATED_SENTENCES 12. /* weigh as much as that belief */

typedef struct pair {
	char *name;
	const dgm_doc *docs[2];
	dgm_bead *beads;
	dgm_bead *rivals;    /* as many; NULL: not asked for */
	double evidence;     /* nats a sentence for their being translations */
	dgm_support *support;
	size_t support_count;
	double trust;        /* probability that the two texts are translations */
	dgm__vector links;   /* of dgm_link */
	dgm__arena strings;  /* of the links */
	dgm_alignment alignment;
	dgm_lexicon *taught; /* by the collection that begins with this pair; NULL: not kept */
} pair;

struct dgm_aligner {
	char languages[2][DGM_LANGUAGE_CAPACITY];
	dgm_align_options opt;
	dgm__seed seed;
	dgm__tools tools[DGM__THREADS_MAX]; /* the first's are made with the aligner, the others' when they are needed */
	pair *pairs;
	size_t count, capacity;
	dgm__known known;
	dgm__wordbook wordbook;
	dgm__vectors *vectors;
	bool done;
};

static void tools_free(dgm__tools *tools)
{
	dgm__reader_clear(&tools->readers[0]);
	dgm__reader_clear(&tools->readers[1]);
	dgm__roman_free(tools->roman);
	tools->roman = NULL;
}

typedef struct making {
	dgm__tools *tools;
	const dgm_aligner *aligner;
} making;

/* The readers, then what romanises. */
static dgm_status make_tool(void *arg, size_t job, unsigned thread, dgm_error *err)
{
	making *m = arg;
	dgm__reader *reader = &m->tools->readers[job % 2];
	dgm_status st;

	(void)thread;
	if (job == 2)
		return dgm__roman_new(&m->tools->roman, err);
	st = m->tools == m->aligner->tools ? dgm__reader_init(reader, m->aligner->languages[job], err)
		: dgm__reader_share(reader, &m->aligner->tools[0].readers[job], m->aligner->languages[job], err);
	reader->without = m->aligner->opt.without;
	return st;
}

/* The first thread's are made anew; the others share with them what is dear. */
static dgm_status tools_make(dgm__tools *tools, const dgm_aligner *aligner, unsigned threads, dgm_error *err)
{
	making m = { tools, aligner };

	return dgm__parallel(threads, 3, make_tool, &m, err);
}

/* All that belongs to the pairs and the options; what belongs to the languages stays. */
static void forget(dgm_aligner *aligner)
{
	for (size_t k = 0; k < aligner->count; k++) {
		dgm__free(aligner->pairs[k].name);
		dgm__free(aligner->pairs[k].beads);
		dgm__free(aligner->pairs[k].rivals);
		dgm__free(aligner->pairs[k].support);
		dgm__vector_clear(&aligner->pairs[k].links);
		dgm__arena_clear(&aligner->pairs[k].strings);
		dgm_lexicon_free(aligner->pairs[k].taught);
	}
	dgm__free(aligner->pairs);
	aligner->pairs = NULL;
	aligner->count = aligner->capacity = 0;
	dgm__wordbook_clear(&aligner->wordbook);
	aligner->wordbook = (dgm__wordbook){ 0 };
	dgm__vectors_free(aligner->vectors);
	aligner->vectors = NULL;
	aligner->known = (dgm__known){ 0 };
	aligner->done = false;
}

void dgm_aligner_free(dgm_aligner *aligner)
{
	if (!aligner)
		return;
	forget(aligner);
	dgm__seed_clear(&aligner->seed);
	for (size_t t = 0; t < DGM__THREADS_MAX; t++)
		tools_free(&aligner->tools[t]);
	dgm__free(aligner);
}

static dgm_status take_lexicon(dgm_aligner *aligner, dgm_error *err)
{
	const dgm_lexicon *lexicon = aligner->opt.lexicon;

	if (aligner->opt.keep && aligner->opt.learn == DGM_LEARN_NONE)
		return dgm__fail(err, DGM_EARG, NULL, 0, "no lexicon can be kept (--save-lexicon) where nothing is learned (--learn none); let it learn from documents or the batch");
	if (!lexicon)
		return DGM_OK;
	aligner->known.lexicon = lexicon;
	if (!dgm__store_fits(lexicon, aligner->languages[0], aligner->languages[1], &aligner->known.turned))
		return dgm__fail(err, DGM_EARG, NULL, 0, "the lexicon is of %s and %s, the texts are %s and %s", lexicon->languages[0], lexicon->languages[1],
			aligner->languages[0], aligner->languages[1]);
	return DGM_OK;
}

static dgm_status take_options(dgm_aligner *aligner, const dgm_align_options *opt, dgm_error *err)
{
	aligner->opt = (dgm_align_options)DGM_ALIGN_OPTIONS_INIT;
	dgm__options_take(&aligner->opt, sizeof aligner->opt, opt);
	if (aligner->opt.max_merge < 1 || aligner->opt.max_merge > DGM__MERGE_MAX)
		return dgm__fail(err, DGM_EARG, NULL, 0, "max_merge is %u; it must be 1 to %d", aligner->opt.max_merge, DGM__MERGE_MAX);
	if ((unsigned)aligner->opt.learn > DGM_LEARN_NONE)
		return dgm__fail(err, DGM_EARG, NULL, 0, "learn is %d, which is no dgm_learn", (int)aligner->opt.learn);
	if (aligner->opt.without >> DGM_ANCHOR_KINDS)
		return dgm__fail(err, DGM_EARG, NULL, 0, "without is %#x; it has a bit that is no kind of anchor", aligner->opt.without);
	return take_lexicon(aligner, err);
}

dgm_status dgm_aligner_new(dgm_aligner **out, const char *source_language, const char *target_language,
	const dgm_align_options *opt, dgm_error *err)
{
	const char *given[2] = { source_language, target_language };
	dgm_aligner *aligner = dgm__calloc(1, sizeof *aligner);
	dgm_status st = DGM_OK;

	*out = NULL;
	if (!aligner)
		return dgm__out_of_memory(err);
	for (int s = 0; s < 2 && st == DGM_OK; s++)
		st = dgm_language_canonical(aligner->languages[s], given[s], err);
	if (st == DGM_OK)
		st = take_options(aligner, opt, err);
	if (st == DGM_OK)
		st = tools_make(aligner->tools, aligner, dgm__threads(aligner->opt.threads), err);
	if (st == DGM_OK)
		st = dgm__seed_make(&aligner->seed, aligner->languages[0], aligner->languages[1],
			(dgm__tokeniser *[2]){ aligner->tools[0].readers[0].tokeniser, aligner->tools[0].readers[1].tokeniser }, err);
	if (st != DGM_OK) {
		dgm_aligner_free(aligner);
		return st;
	}
	*out = aligner;
	return DGM_OK;
}

dgm_status dgm_aligner_reset(dgm_aligner *aligner, const dgm_align_options *opt, dgm_error *err)
{
	dgm_status st;

	forget(aligner);
	st = take_options(aligner, opt, err);
	for (size_t t = 0; t < DGM__THREADS_MAX; t++)
		aligner->tools[t].readers[0].without = aligner->tools[t].readers[1].without = aligner->opt.without;
	return st;
}

dgm_status dgm_aligner_add(dgm_aligner *aligner, const char *name, const dgm_doc *source, const dgm_doc *target, dgm_error *err)
{
	pair *pairs;
	char *copy;

	if (aligner->done)
		return dgm__fail(err, DGM_EARG, name, 0, "the aligner has run; reset it or make a new one");
	if (aligner->count >= UINT32_MAX)
		return dgm__fail(err, DGM_ELIMIT, name, 0, "more than 4,294,967,295 pairs in one run; split the batch");
	pairs = dgm__grow(aligner->pairs, &aligner->capacity, aligner->count + 1, sizeof *pairs);
	if (pairs)
		aligner->pairs = pairs;
	copy = pairs ? dgm__strdup(name ? name : "") : NULL;
	if (!copy)
		return dgm__out_of_memory(err);
	pairs[aligner->count++] = (pair){ .name = copy, .docs = { source, target }, .links = DGM__VECTOR_INIT(dgm_link) };
	return DGM_OK;
}

static double calibrated(double p, const dgm__model *model)
{
	if (p < 1e-9)
		p = 1e-9;
	if (p > 1 - 1e-9)
		p = 1 - 1e-9;
	return 1 / (1 + exp(-log(p / (1 - p)) / (model->settled ? TEMPERATURE_SETTLED : TEMPERATURE)));
}

/*
 * How probable it is that the two texts of a pair are translations of each other at all: all scores are against texts that have nothing to do with one
 * another, so the sum over all alignments says it. Among 160 true and 160 exchanged pairs of news alone nearly all true ones lie above .01 nats a
 * sentence, all exchanged ones below. A few sentences prove little either way: there the belief that somebody had who put the two texts together stands.
 */
static double related(double total, size_t sentences, double from)
{
	double n = (double)sentences, known = n / (n + RELATED_SENTENCES);
	double evidence = sentences ? (total / n - from) / RELATED_WIDTH : 0;

	return 1 / (1 + exp(-(known * evidence + (1 - known) * RELATED_BELIEF)));
}

/* Pairs that were run together, some of them perhaps equal. */
typedef struct batch {
	size_t first, count;    /* of the aligner's pairs */
	uint32_t *which;        /* by pair: where it is in the collection */
	dgm__collection c;
} batch;

static const dgm__document_pair *run_as(const batch *b, size_t k)
{
	return &b->c.pairs[b->which[k]];
}

/* The paths of the batch into its pairs. */
static dgm_status take_paths(dgm_aligner *aligner, const batch *of, dgm_error *err)
{
	for (size_t k = 0; k < of->count; k++) {
		pair *p = &aligner->pairs[of->first + k];
		const dgm__vector *path = &run_as(of, k)->path;
		size_t sentences = dgm_doc_count(p->docs[0]) + dgm_doc_count(p->docs[1]);

		p->evidence = sentences ? run_as(of, k)->total / (double)sentences : 0;
		p->trust = fmax(related(run_as(of, k)->total, sentences, RELATED_FROM), related(run_as(of, k)->part_total, run_as(of, k)->part_sentences, PART_FROM));
		p->beads = dgm__malloc(path->count * sizeof *p->beads);
		if (!p->beads)
			return dgm__out_of_memory(err);
		for (size_t b = 0; b < path->count; b++) {
			dgm_bead bead = ((const dgm_bead *)path->items)[b];

			bead.confidence = calibrated(bead.confidence, &of->c.model);
			bead.confidence = bead.source_count && bead.target_count ? p->trust * bead.confidence : 1 - p->trust * (1 - bead.confidence);
			p->beads[b] = bead;
		}
		p->alignment = (dgm_alignment){ .name = p->name, .source = p->docs[0], .target = p->docs[1], .beads = p->beads, .bead_count = path->count };
	}
	return DGM_OK;
}

/* The beads that null beads of the collection's pairs would have entered. */
static dgm_status find_rivals(dgm_aligner *aligner, const batch *of, dgm_error *err)
{
	dgm__rivals rivals = { 0 };
	dgm_status st = dgm__rivals_find(&rivals, &of->c, err);

	for (size_t k = 0; k < of->count && st == DGM_OK; k++) {
		pair *p = &aligner->pairs[of->first + k];

		p->rivals = dgm__malloc(p->alignment.bead_count * sizeof *p->rivals);
		if (!p->rivals)
			st = dgm__out_of_memory(err);
		for (size_t b = 0; b < p->alignment.bead_count && p->rivals; b++) {
			p->rivals[b] = dgm__rivals_of(&rivals, run_as(of, k), &p->beads[b]);
			if (p->rivals[b].source_count)
				p->rivals[b].confidence = p->trust * calibrated(p->rivals[b].confidence, &of->c.model);
		}
		p->alignment.rivals = p->rivals;
	}
	dgm__rivals_clear(&rivals);
	return st;
}

/* Are the texts of the pair no translations of each other, as far as can be seen? Also where no sentence has found a partner. */
static bool is_unrelated(const pair *p)
{
	bool any = false;

	for (size_t b = 0; b < p->alignment.bead_count && !any; b++)
		any = p->beads[b].source_count && p->beads[b].target_count;
	return p->trust < .5 || !any;
}

static void warn_of(const dgm_aligner *aligner, const pair *p)
{
	const char *names[2] = { dgm_doc_name(p->docs[0]), dgm_doc_name(p->docs[1]) };

	for (int s = 0; s < 2; s++)
		if (!dgm_doc_count(p->docs[s])) {
			dgm__warn(aligner->opt.reporter, names[s], 0, "holds no sentence; nothing to align with %s", names[!s]);
			return;
		}
	if (is_unrelated(p))
		dgm__warn(aligner->opt.reporter, names[1], 0, "does not look like a translation of %s; check the files and the languages", names[0]);
}

/* The tools of a thread, made where they are not yet. */
static dgm_status open_tools(dgm_aligner *aligner, dgm__tools *tools, dgm_error *err)
{
	if (tools->roman && tools->readers[0].tokeniser && tools->readers[1].tokeniser)
		return DGM_OK;
	tools_free(tools); /* of an earlier job that failed half-way */
	return tools_make(tools, aligner, 1, err);
}

typedef struct linking {
	dgm_aligner *aligner;
	const batch *of;
	dgm__tools *tools;     /* a thread */
	dgm__linker **linkers; /* a thread; made for its first pair */
} linking;

static dgm_status link_pair(void *arg, size_t job, unsigned thread, dgm_error *err)
{
	linking *l = arg;
	pair *p = &l->aligner->pairs[l->of->first + job];
	dgm_status st = DGM_OK;

	if (!l->linkers[thread]) {
		st = open_tools(l->aligner, &l->tools[thread], err);
		if (st == DGM_OK)
			st = dgm__linker_new(&l->linkers[thread], &l->of->c, &l->tools[thread], err);
	}
	for (size_t b = 0; b < p->alignment.bead_count && st == DGM_OK; b++)
		if (p->beads[b].source_count && p->beads[b].target_count)
			st = dgm__linker_run(l->linkers[thread], &p->links, &p->strings, run_as(l->of, job), &p->beads[b], (uint32_t)b, err);
	p->alignment.links = p->links.items;
	p->alignment.link_count = p->links.count;
	return st;
}

/* What holds each bead of the collection's pairs together. tools: those of all threads. */
static dgm_status find_links(dgm_aligner *aligner, const batch *of, dgm__tools *tools, unsigned threads, dgm_error *err)
{
	dgm__linker *linkers[DGM__THREADS_MAX] = { NULL };
	linking l = { aligner, of, tools, linkers };
	dgm_status st = dgm__parallel(threads, of->count, link_pair, &l, err);

	for (size_t t = 0; t < DGM__THREADS_MAX; t++)
		dgm__linker_free(linkers[t]);
	return st;
}

/* One document teaches little that a lexicon does not know better (doc/alignment.md). */
static unsigned rounds(const dgm_aligner *aligner, size_t pairs)
{
	if (aligner->opt.learn == DGM_LEARN_NONE)
		return 0;
	return aligner->known.lexicon && pairs == 1 ? ROUNDS_KNOWING : ROUNDS;
}

static unsigned decimals(const dgm_aligner *aligner)
{
	return aligner->known.lexicon ? aligner->known.lexicon->decimals : DGM__STORE_DECIMALS;
}

dgm_status dgm_aligner_support(dgm_aligner *aligner, size_t index, const dgm_support *items, size_t count, dgm_error *err)
{
	pair *p = index < aligner->count ? &aligner->pairs[index] : NULL;
	dgm_support *copy;

	if (!p)
		return dgm__fail(err, DGM_EARG, NULL, 0, "support: no pair %zu", index);
	for (size_t k = 0; k < count; k++)
		if (items[k].source >= dgm_doc_count(p->docs[0]) || items[k].target >= dgm_doc_count(p->docs[1]) || !(fabs(items[k].weight) <= SUPPORT_MOST) ||
			(k && items[k].source < items[k - 1].source))
			return dgm__fail(err, DGM_EARG, NULL, 0, "support: item %zu is out of order or of no sentence of the pair, or its weight is too large", k);
	copy = dgm__malloc((count + 1) * sizeof *copy);
	if (!copy)
		return dgm__out_of_memory(err);
	for (size_t k = 0; k < count; k++)
		copy[k] = items[k];
	dgm__free(p->support);
	p->support = copy;
	p->support_count = count;
	return DGM_OK;
}

/* The support of the batch's distinct pairs, one after the other, its sentences counted over all. */
static dgm_status join_support(dgm__support *all, const dgm_aligner *aligner, const batch *b, dgm_error *err)
{
	uint32_t before[2] = { 0, 0 };
	size_t n = 0, next = 0;

	for (size_t k = 0; k < b->count; k++)
		n += aligner->pairs[b->first + k].support_count;
	*all = (dgm__support){ NULL, 0 };
	if (!n)
		return DGM_OK;
	all->items = dgm__malloc(n * sizeof *all->items);
	if (!all->items)
		return dgm__out_of_memory(err);
	for (size_t k = 0; k < b->count; k++) {
		const pair *p = &aligner->pairs[b->first + k];

		if (b->which[k] != next)
			continue;
		next++;
		for (size_t i = 0; i < p->support_count; i++)
			all->items[all->count++] = (dgm_support){ p->support[i].source + before[0], p->support[i].target + before[1], p->support[i].weight };
		for (int s = 0; s < 2; s++)
			before[s] += (uint32_t)dgm_doc_count(p->docs[s]);
	}
	return DGM_OK;
}

/* Learns over the distinct pairs of the batch and aligns them. */
static dgm_status run_distinct(dgm_aligner *aligner, batch *b, dgm__tools *tools, unsigned threads, dgm_error *err)
{
	size_t distinct = b->count;
	const dgm_doc *(*docs)[2] = dgm__malloc(b->count * sizeof *docs);
	dgm__support support = { NULL, 0 };
	dgm_status st;

	b->which = dgm__malloc(b->count * sizeof *b->which);
	st = docs && b->which ? DGM_OK : dgm__out_of_memory(err);
	for (size_t k = 0; k < b->count && st == DGM_OK; k++) {
		docs[k][0] = aligner->pairs[b->first + k].docs[0];
		docs[k][1] = aligner->pairs[b->first + k].docs[1];
	}
	if (st == DGM_OK)
		st = dgm__pairs_distinct(b->which, docs, &distinct, err);
	if (st == DGM_OK)
		st = join_support(&support, aligner, b, err);
	if (st == DGM_OK) {
		dgm__collection_options opt = {
			.languages = { aligner->languages[0], aligner->languages[1] }, .max_merge = aligner->opt.max_merge, .threads = threads,
			.rounds = rounds(aligner, distinct), .seed = &aligner->seed, .known = aligner->known, .moves = aligner->opt.moves,
			.wordbook = aligner->opt.dictionary_count ? &aligner->wordbook : NULL, .vectors = aligner->vectors,
			.support = support.count ? &support : NULL,
		};

		st = dgm__collection_run(&b->c, (const dgm_doc *const (*)[2])docs, distinct, tools, &opt, err);
	}
	dgm__free(support.items);
	dgm__free(docs);
	return st;
}

/* `count` pairs from `first` on. */
static dgm_status run_together(dgm_aligner *aligner, size_t first, size_t count, dgm__tools *tools, unsigned threads, dgm_error *err)
{
	batch b = { .first = first, .count = count };
	dgm_status st = run_distinct(aligner, &b, tools, threads, err);

	if (st == DGM_OK)
		st = take_paths(aligner, &b, err);
	if (st == DGM_OK && aligner->opt.links)
		st = find_links(aligner, &b, tools, threads, err);
	if (st == DGM_OK && aligner->opt.links)
		st = find_rivals(aligner, &b, err);
	if (st == DGM_OK && aligner->opt.keep && count)
		st = dgm__collection_keep(&aligner->pairs[first].taught, &b.c, decimals(aligner), err);
	dgm__collection_clear(&b.c);
	dgm__free(b.which);
	return st;
}

static dgm_status run_one(void *arg, size_t job, unsigned thread, dgm_error *err)
{
	dgm_aligner *aligner = arg;
	dgm__tools *tools = &aligner->tools[thread];
	dgm_status st = open_tools(aligner, tools, err);

	return st == DGM_OK ? run_together(aligner, job, 1, tools, 1, err) : st;
}

/* Sentences enough to tell the languages of a dictionary's sides apart. */
static dgm_status take_sample(dgm__sample *sample, dgm_aligner *aligner, dgm_error *err)
{
	dgm_status st = DGM_OK;

	for (int s = 0; s < 2; s++) {
		size_t left = SAMPLE;

		for (size_t k = 0; k < aligner->count && left && st == DGM_OK; k++)
			for (size_t x = 0; x < dgm_doc_count(aligner->pairs[k].docs[s]) && left && st == DGM_OK; x++, left--)
				st = dgm__sample_add(sample, s, aligner->tools[0].readers[s].tokeniser, dgm_doc_sentence(aligner->pairs[k].docs[s], x), err);
	}
	return st;
}

static dgm_status read_dictionaries(dgm_aligner *aligner, dgm_error *err)
{
	dgm__sample sample = { 0 };
	dgm_status st = take_sample(&sample, aligner, err);

	if (st == DGM_OK)
		st = dgm__wordbook_make(&aligner->wordbook, aligner->opt.dictionaries, aligner->opt.dictionary_count,
			(dgm__tokeniser *[2]){ aligner->tools[0].readers[0].tokeniser, aligner->tools[0].readers[1].tokeniser }, &sample, err);
	if (st == DGM_OK && aligner->wordbook.reversed)
		dgm__note(aligner->opt.reporter, NULL, 0, "dictionaries whose sides were exchanged: %zu", aligner->wordbook.reversed);
	dgm__sample_clear(&sample);
	return st;
}

static dgm_status read_vectors(dgm_aligner *aligner, dgm_error *err)
{
	if (!aligner->opt.embeddings[0] || !aligner->opt.embeddings[1])
		return dgm__fail(err, DGM_EARG, NULL, 0, "embeddings: give a file for each side");
	if (aligner->count != 1)
		return dgm__fail(err, DGM_EARG, NULL, 0, "embeddings are of one pair of documents, and here are %zu", aligner->count);
	return dgm__vectors_load(&aligner->vectors, aligner->opt.embeddings, aligner->pairs[0].docs, aligner->opt.max_merge, err);
}

dgm_status dgm_aligner_run(dgm_aligner *aligner, dgm_error *err)
{
	unsigned threads = dgm__threads(aligner->opt.threads);
	dgm_status st;

	if (aligner->done)
		return dgm__fail(err, DGM_EARG, NULL, 0, "the aligner has run; reset it or make a new one");
	aligner->done = true;
	st = aligner->opt.dictionary_count ? read_dictionaries(aligner, err) : DGM_OK;
	if (st == DGM_OK && (aligner->opt.embeddings[0] || aligner->opt.embeddings[1]))
		st = read_vectors(aligner, err);
	if (st != DGM_OK)
		return st;
	if (aligner->opt.learn == DGM_LEARN_DOCUMENT || (aligner->opt.learn == DGM_LEARN_NONE && aligner->opt.apart))
		st = dgm__parallel(threads, aligner->count, run_one, aligner, err);
	else
		st = run_together(aligner, 0, aligner->count, aligner->tools, threads, err);
	for (size_t k = 0; k < aligner->count && st == DGM_OK; k++)
		warn_of(aligner, &aligner->pairs[k]);
	return st;
}

static dgm_status join_taught(dgm_aligner *aligner, const dgm_lexicon *known, dgm_lexicon **out, dgm_error *err)
{
	dgm_status st;

	*out = NULL;
	if (!aligner->opt.keep || !aligner->done)
		return dgm__fail(err, DGM_EARG, NULL, 0, "no lexicon was kept; set keep before the aligner runs");
	st = dgm__store_new(out, aligner->languages[0], aligner->languages[1], decimals(aligner), err);
	if (st == DGM_OK && known)
		st = dgm__store_join(*out, known, err);
	for (size_t k = 0; k < aligner->count && st == DGM_OK; k++)
		if (aligner->pairs[k].taught)
			st = dgm__store_join(*out, aligner->pairs[k].taught, err);
	if (st == DGM_OK)
		st = dgm__store_order(*out, err);
	if (st != DGM_OK) {
		dgm_lexicon_free(*out);
		*out = NULL;
	}
	return st;
}

dgm_status dgm_aligner_lexicon(dgm_aligner *aligner, dgm_lexicon **out, dgm_error *err)
{
	return join_taught(aligner, aligner->known.lexicon, out, err);
}

dgm_status dgm_aligner_taught(dgm_aligner *aligner, dgm_lexicon **out, dgm_error *err)
{
	return join_taught(aligner, NULL, out, err);
}

double dgm_aligner_evidence(const dgm_aligner *aligner, size_t index)
{
	return aligner->pairs[index].evidence;
}

size_t dgm_aligner_count(const dgm_aligner *aligner)
{
	return aligner->count;
}

const dgm_alignment *dgm_aligner_get(const dgm_aligner *aligner, size_t index)
{
	return &aligner->pairs[index].alignment;
}
