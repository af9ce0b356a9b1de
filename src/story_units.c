/* Beads of all pairs of a story -> units with a variant a language, through any writer of units. */
#include <stdlib.h>

#include <dragoman/memory.h>

#include "base/buffer.h"
#include "base/mem.h"
#include "base/status.h"
#include "base/str.h"
#include "io/formats.h"
#include "io/writer.h"
#include "io/xml.h"
#include "story.h"

/* Sentences of all articles, numbered one article after the other, in sets; a set's root says what is in it. */
typedef struct gathering {
	const dgm_story *story;
	size_t first[DGM_STORY_MOST + 1]; /* sentence by article */
	uint32_t *parent;
	uint32_t *low, *high; /* of roots: by set and article, numbers of sentences; low > high: none */
	double *confidence;   /* of roots: the least sure bead so far; 1 for one sentence */
} gathering;

typedef struct candidate {
	double confidence;
	uint32_t i, j, bead;
} candidate;

static uint32_t root_of(gathering *g, uint32_t x)
{
	while (g->parent[x] != x)
		x = g->parent[x] = g->parent[g->parent[x]];
	return x;
}

static uint32_t *low_of(const gathering *g, uint32_t root)
{
	return g->low + (size_t)root * g->story->count;
}

static uint32_t *high_of(const gathering *g, uint32_t root)
{
	return g->high + (size_t)root * g->story->count;
}

static void gathering_clear(gathering *g)
{
	dgm__free(g->parent);
	dgm__free(g->low);
	dgm__free(g->high);
	dgm__free(g->confidence);
}

static dgm_status gathering_init(gathering *g, const dgm_story *story, dgm_error *err)
{
	size_t n;

	*g = (gathering){ .story = story };
	for (size_t i = 0; i < story->count; i++)
		g->first[i + 1] = g->first[i] + dgm_doc_count(story->docs[i]);
	n = g->first[story->count];
	g->parent = dgm__calloc(n + 1, sizeof *g->parent);
	g->low = dgm__calloc((n + 1) * story->count, sizeof *g->low);
	g->high = dgm__calloc((n + 1) * story->count, sizeof *g->high);
	g->confidence = dgm__calloc(n + 1, sizeof *g->confidence);
	if (!g->parent || !g->low || !g->high || !g->confidence) {
		gathering_clear(g);
		return dgm__out_of_memory(err);
	}
	for (size_t i = 0; i < story->count; i++)
		for (size_t x = g->first[i]; x < g->first[i + 1]; x++) {
			g->parent[x] = (uint32_t)x;
			g->confidence[x] = 1;
			for (size_t k = 0; k < story->count; k++)
				low_of(g, (uint32_t)x)[k] = 1;
			low_of(g, (uint32_t)x)[i] = high_of(g, (uint32_t)x)[i] = (uint32_t)x;
		}
	return DGM_OK;
}

/* Widens low and high, by article, by the set of root. */
static void widen(const gathering *g, uint32_t *low, uint32_t *high, uint32_t root)
{
	for (size_t k = 0; k < g->story->count; k++) {
		uint32_t from = low_of(g, root)[k], to = high_of(g, root)[k];

		if (from > to)
			continue;
		low[k] = low[k] > high[k] || from < low[k] ? from : low[k];
		high[k] = to > high[k] ? to : high[k];
	}
}

/* Would what a bead joins, first[s] .. first[s] + count[s], be a unit that no language gives too many sentences? */
static bool fits(gathering *g, const uint32_t first[2], const uint32_t count[2])
{
	uint32_t low[DGM_STORY_MOST], high[DGM_STORY_MOST];

	for (size_t k = 0; k < g->story->count; k++)
		low[k] = 1, high[k] = 0;
	for (int s = 0; s < 2; s++)
		for (uint32_t x = 0; x < count[s]; x++)
			widen(g, low, high, root_of(g, first[s] + x));
	for (size_t k = 0; k < g->story->count; k++)
		if (low[k] <= high[k] && high[k] - low[k] >= g->story->max_merge)
			return false;
	return true;
}

static void unite(gathering *g, uint32_t x, uint32_t y, double confidence)
{
	uint32_t a = root_of(g, x), b = root_of(g, y);

	if (a == b)
		return;
	widen(g, low_of(g, a), high_of(g, a), b);
	g->parent[b] = a;
	g->confidence[a] = confidence; /* candidates come by falling confidence */
}

static void take_bead(gathering *g, size_t i, size_t j, const dgm_bead *b)
{
	const uint32_t first[2] = { (uint32_t)g->first[i] + b->source_first, (uint32_t)g->first[j] + b->target_first };
	const uint32_t count[2] = { b->source_count, b->target_count };

	if (!fits(g, first, count))
		return;
	for (int s = 0; s < 2; s++)
		for (uint32_t x = 0; x < count[s]; x++)
			unite(g, first[0], first[s] + x, b->confidence);
}

static int by_confidence(const void *a, const void *b)
{
	const candidate *x = a, *y = b;

	if (x->confidence < y->confidence || x->confidence > y->confidence)
		return x->confidence < y->confidence ? 1 : -1;
	if (x->i != y->i)
		return x->i < y->i ? -1 : 1;
	if (x->j != y->j)
		return x->j < y->j ? -1 : 1;
	return (x->bead > y->bead) - (x->bead < y->bead);
}

/* The candidates of one pair, after those that are there. */
static dgm_status add_candidates(candidate **all, size_t *count, size_t *capacity, const dgm_story *story, size_t i, size_t j, double least, uint64_t *left_out,
	dgm_error *err)
{
	const dgm_alignment *a = dgm_story_pair(story, dgm__story_index(story, i, j));
	candidate *grown = dgm__grow(*all, capacity, *count + a->bead_count, sizeof *grown);

	if (!grown)
		return dgm__out_of_memory(err);
	*all = grown;
	for (size_t b = 0; b < a->bead_count; b++)
		if (!a->beads[b].source_count || !a->beads[b].target_count)
			continue;
		else if (a->beads[b].confidence < least)
			++*left_out;
		else
			grown[(*count)++] = (candidate){ a->beads[b].confidence, (uint32_t)i, (uint32_t)j, (uint32_t)b };
	return DGM_OK;
}

static dgm_status gather(gathering *g, double least, uint64_t *left_out, dgm_error *err)
{
	const dgm_story *story = g->story;
	candidate *all = NULL;
	size_t count = 0, capacity = 0;
	dgm_status st = DGM_OK;

	for (size_t i = 0; i < story->count; i++)
		for (size_t j = i + 1; j < story->count && st == DGM_OK; j++)
			st = add_candidates(&all, &count, &capacity, story, i, j, least, left_out, err);
	if (st == DGM_OK && count)
		qsort(all, count, sizeof *all, by_confidence);
	for (size_t c = 0; c < count && st == DGM_OK; c++)
		take_bead(g, all[c].i, all[c].j, &dgm_story_pair(story, dgm__story_index(story, all[c].i, all[c].j))->beads[all[c].bead]);
	dgm__free(all);
	return st;
}

/* Where a unit stands: by the hub's sentence; without one, after the hub's sentence that comes before it in its first language. */
typedef struct unit_place {
	uint32_t hub, article, sentence, root;
} unit_place;

static bool is_of_hub(const gathering *g, uint32_t root)
{
	return low_of(g, root)[0] <= high_of(g, root)[0];
}

/* hubs: by sentence, 1 + the hub's last sentence that a unit up to there has; 0: none yet. */
static void find_hubs(uint32_t *hubs, gathering *g)
{
	for (size_t k = 1; k < g->story->count; k++)
		for (uint32_t x = (uint32_t)g->first[k]; x < g->first[k + 1]; x++) {
			uint32_t root = root_of(g, x);

			hubs[x] = is_of_hub(g, root) ? high_of(g, root)[0] + 1 : x > g->first[k] ? hubs[x - 1] : 0;
		}
}

static unit_place place_of(gathering *g, uint32_t root, const uint32_t *hubs)
{
	unit_place p = { .root = root };

	while (low_of(g, root)[p.article] > high_of(g, root)[p.article])
		p.article++;
	p.sentence = low_of(g, root)[p.article];
	p.hub = p.article ? hubs[p.sentence] : p.sentence + 1;
	return p;
}

static int by_place(const void *a, const void *b)
{
	const unit_place *x = a, *y = b;

	if (x->hub != y->hub)
		return x->hub < y->hub ? -1 : 1;
	if (x->article != y->article)
		return x->article < y->article ? -1 : 1;
	return (x->sentence > y->sentence) - (x->sentence < y->sentence);
}

/* Units of at least two languages, in order. */
static dgm_status find_places(unit_place **out, size_t *count, gathering *g, dgm_error *err)
{
	size_t n = g->first[g->story->count];
	uint32_t *hubs = dgm__calloc(n + 1, sizeof *hubs);

	*out = dgm__calloc(n + 1, sizeof **out);
	*count = 0;
	if (!*out || !hubs) {
		dgm__free(hubs);
		return dgm__out_of_memory(err);
	}
	find_hubs(hubs, g);
	for (uint32_t x = 0; x < n; x++) {
		size_t languages = 0;

		for (size_t k = 0; k < g->story->count && g->parent[x] == x; k++)
			languages += low_of(g, x)[k] <= high_of(g, x)[k];
		if (languages > 1)
			(*out)[(*count)++] = place_of(g, x, hubs);
	}
	dgm__free(hubs);
	if (*count)
		qsort(*out, *count, sizeof **out, by_place);
	return DGM_OK;
}

typedef struct writing {
	gathering *g;
	dgm_unit_writer *writer;
	dgm__buffer raw, one, texts[DGM_STORY_MOST], id;
	const dgm_story_place *place; /* NULL: a memory of its own */
	const char *date;
	uint64_t replaced;
} writing;

/* The set's sentences of article k; one in between that is another unit's stays out. */
static void put_text(writing *w, size_t k, uint32_t root)
{
	gathering *g = w->g;
	const char *joiner = dgm_language_joiner(g->story->languages[k]);

	dgm__buffer_reset(&w->raw);
	for (uint32_t x = low_of(g, root)[k]; x <= high_of(g, root)[k]; x++) {
		if (root_of(g, x) != root)
			continue;
		if (w->raw.n)
			dgm__buffer_puts(&w->raw, joiner);
		dgm__buffer_str(&w->raw, dgm_doc_sentence(g->story->docs[k], x - g->first[k]));
	}
	w->replaced += dgm__xml_replace_illegal(&w->texts[k], dgm__buffer_view(&w->raw));
}

static dgm_status write_unit(writing *w, uint32_t root, size_t number, dgm_error *err)
{
	gathering *g = w->g;
	dgm_variant variants[DGM_STORY_MOST] = { 0 };
	const dgm_story_place *place = w->place;
	dgm_property properties[2] = { { .type = dgm__str("x-confidence") }, { .type = dgm__str("x-document") } };
	dgm_unit unit = { .variants = variants, .properties = properties, .property_count = place && place->document ? 2 : 1 };
	char confidence[DGM__CONFIDENCE_TEXT];
	dgm_status st = DGM_OK;

	dgm__confidence_text(confidence, g->confidence[root]);
	properties[0].value = dgm__str(confidence);
	properties[1].value = dgm__str(place ? place->document : NULL);
	for (size_t k = 0; k < g->story->count && st == DGM_OK; k++) {
		if (low_of(g, root)[k] > high_of(g, root)[k])
			continue;
		put_text(w, k, root);
		st = dgm__buffer_status(&w->raw, err);
		if (st == DGM_OK)
			st = dgm__buffer_status(&w->texts[k], err);
		variants[unit.variant_count++] = (dgm_variant){ .language = dgm__str(g->story->languages[k]), .text = dgm__buffer_view(&w->texts[k]) };
	}
	dgm__buffer_reset(&w->id);
	dgm__buffer_printf(&w->id, "%s%s%06zu", place ? place->id : "", place ? "-" : "", number);
	if (st == DGM_OK)
		st = dgm__buffer_status(&w->id, err);
	unit.id = dgm__buffer_view(&w->id);
	unit.history.creation_date = dgm__str(w->date);
	if (place ? !dgm__str_is(variants[0].language, place->source_language) : !is_of_hub(g, root))
		unit.source_language = variants[0].language;
	return st == DGM_OK ? dgm_unit_writer_write(w->writer, &unit, err) : st;
}

static void writing_clear(writing *w)
{
	for (size_t k = 0; k < w->g->story->count; k++)
		dgm__buffer_clear(&w->texts[k]);
	dgm__buffer_clear(&w->raw);
	dgm__buffer_clear(&w->id);
	gathering_clear(w->g);
}

static dgm_status write_units(writing *w, const dgm_write_options *opt, uint64_t *left_out, dgm_error *err)
{
	unit_place *places = NULL;
	size_t count = 0;
	dgm_status st = gather(w->g, opt->min_confidence < 0 ? DGM_STORY_CONFIDENCE : opt->min_confidence, left_out, err);

	if (st == DGM_OK)
		st = find_places(&places, &count, w->g, err);
	for (size_t k = 0; k < count && st == DGM_OK && !dgm_output_has_failed(w->writer->output); k++)
		st = write_unit(w, places[k].root, k + 1, err);
	if (st == DGM_OK && w->replaced)
		dgm__warn(opt->reporter, dgm_output_name(w->writer->output), 0, "%llu character%s that XML cannot hold became U+FFFD",
			(unsigned long long)w->replaced, w->replaced == 1 ? "" : "s");
	dgm__free(places);
	return st;
}

static dgm_status write_story(const dgm_story *story, const dgm_story_place *place, const dgm_write_options *given, dgm_unit_writer *writer,
	uint64_t *left_out, dgm_error *err)
{
	dgm_write_options opt = DGM_WRITE_OPTIONS_INIT;
	gathering g;
	writing w = { .g = &g, .writer = writer, .raw = DGM__BUFFER_INIT(INT32_MAX), .id = DGM__BUFFER_INIT(1 << 12), .place = place };
	uint64_t below = 0;
	dgm_status st = gathering_init(&g, story, err);

	dgm__options_take(&opt, sizeof opt, given);
	if (st != DGM_OK)
		return st;
	w.date = opt.creation_date;
	for (size_t k = 0; k < story->count; k++)
		w.texts[k] = (dgm__buffer)DGM__BUFFER_INIT(INT32_MAX);
	st = write_units(&w, &opt, &below, err);
	writing_clear(&w);
	if (left_out)
		*left_out = below;
	return st;
}

dgm_status dgm_story_write_units(const dgm_story *story, const dgm_story_place *place, const dgm_write_options *opt, dgm_unit_writer *writer,
	uint64_t *left_out, dgm_error *err)
{
	return write_story(story, place, opt, writer, left_out, err);
}

dgm_status dgm_story_write(const dgm_story *story, const char *format, const dgm_write_options *given, dgm_output *output, uint64_t *left_out,
	dgm_error *err)
{
	dgm_write_options opt = DGM_WRITE_OPTIONS_INIT;
	dgm_memory_header header = { .source_language = dgm__str(story->languages[0]) };
	dgm_unit_writer *writer;
	dgm_status st;

	dgm__options_take(&opt, sizeof opt, given);
	header.history.creation_date = dgm__str(opt.creation_date);
	st = dgm_unit_writer_new(&writer, format, &header, output, err);
	if (st != DGM_OK)
		return st;
	st = write_story(story, NULL, &opt, writer, left_out, err);
	if (st == DGM_OK)
		return dgm_unit_writer_finish(writer, err);
	dgm_unit_writer_abort(writer);
	return st;
}
