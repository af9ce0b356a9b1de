/* Beads as JSON Lines: numbers, confidence, sentences, and what holds the bead together. Shape: doc/formats/jsonl.md. */
#include "io/formats.h"

#include <string.h>

#include "io/json.h"

static void write_numbers(dgm_output *out, const char *key, size_t first, size_t count)
{
	dgm_output_printf(out, "\"%s\":[", key);
	for (size_t i = 0; i < count; i++)
		dgm_output_printf(out, i ? ",%zu" : "%zu", first + i);
	dgm_output_write(out, "]", 1);
}

static void write_texts(dgm_output *out, const char *key, const dgm_doc *doc, size_t first, size_t count)
{
	dgm_output_printf(out, ",\"%s\":[", key);
	for (size_t i = 0; i < count; i++) {
		if (i)
			dgm_output_write(out, ",", 1);
		dgm__json_string(out, dgm_doc_sentence(doc, first + i));
	}
	dgm_output_write(out, "]", 1);
}

static bool is_word(const dgm_link *link)
{
	return !strcmp(link->kind, "word");
}

static void write_link(dgm_output *out, const dgm_link *link, bool word)
{
	dgm_output_write(out, "{", 1);
	if (!word) {
		dgm_output_puts(out, "\"kind\":");
		dgm__json_cstring(out, link->kind);
		dgm_output_write(out, ",", 1);
	}
	dgm_output_puts(out, "\"source\":");
	dgm__json_string(out, link->source);
	dgm_output_puts(out, ",\"target\":");
	dgm__json_string(out, link->target);
	if (word) {
		dgm_output_printf(out, ",\"weight\":%.4f", link->weight);
	} else {
		dgm_output_puts(out, ",\"value\":");
		dgm__json_string(out, link->value);
	}
	dgm_output_write(out, "}", 1);
}

/* Anchors stand in every object, learned words only where there are some. */
static void write_links(dgm_output *out, const dgm_link *links, size_t count, bool words)
{
	size_t written = 0;

	if (!words)
		dgm_output_puts(out, ",\"anchors\":[");
	for (size_t i = 0; i < count; i++) {
		if (is_word(&links[i]) != words)
			continue;
		if (written++)
			dgm_output_write(out, ",", 1);
		else if (words)
			dgm_output_puts(out, ",\"words\":[");
		write_link(out, &links[i], words);
	}
	if (written || !words)
		dgm_output_write(out, "]", 1);
}

static void write_both_numbers(dgm_output *out, const dgm_bead *b)
{
	write_numbers(out, "source", b->source_first, b->source_count);
	dgm_output_write(out, ",", 1);
	write_numbers(out, "target", b->target_first, b->target_count);
	dgm_output_printf(out, ",\"confidence\":%.4f", b->confidence);
}

static void write_bead(dgm_output *out, const dgm_alignment *a, size_t index, const dgm_link *links, size_t count, bool batch)
{
	const dgm_bead *b = &a->beads[index], *rival = dgm__bead_rival(a, index);

	dgm_output_write(out, "{", 1);
	if (batch) {
		dgm_output_puts(out, "\"pair\":");
		dgm__json_cstring(out, dgm__pair_name(a));
		dgm_output_write(out, ",", 1);
	}
	write_both_numbers(out, b);
	if (b->moved)
		dgm_output_puts(out, ",\"moved\":true");
	write_texts(out, "source_text", a->source, b->source_first, b->source_count);
	write_texts(out, "target_text", a->target, b->target_first, b->target_count);
	write_links(out, links, count, false);
	write_links(out, links, count, true);
	if (rival) {
		dgm_output_puts(out, ",\"rival\":{");
		write_both_numbers(out, rival);
		dgm_output_write(out, "}", 1);
	}
	dgm_output_puts(out, "}\n");
}

static dgm_status write_pair(dgm_alignment_writer *w, const dgm_alignment *a, dgm_error *err)
{
	size_t first = 0, end = 0;

	(void)err;
	for (size_t k = 0; k < a->bead_count && !dgm_output_has_failed(w->output); k++) {
		dgm__bead_links(a, k, &first, &end);
		write_bead(w->output, a, k, end > first ? a->links + first : NULL, end - first, w->opt.batch);
		first = end;
	}
	return DGM_OK;
}

const dgm__alignment_format dgm__alignments_jsonl = {
	.info = { .name = "jsonl", .extension = ".jsonl", .summary = "JSON Lines, an object a bead with its anchors", .links = true },
	.pair = write_pair,
};
