/* Documents and alignments for the tests of the aligner. */
#ifndef ALIGN_TEXTS_H
#define ALIGN_TEXTS_H

#include "unit.h"

#include <stdio.h>
#include <string.h>

#include <dragoman/align.h>

enum { MOST = 64 };

/* A document with a sentence a line; an empty line is an empty sentence. */
static inline dgm_doc *doc_of(const char *lines, size_t n, const char *language)
{
	dgm_segments segments = { 0 };
	dgm_text *text;
	dgm_doc *doc;

	ck_assert_int_eq(dgm_text_from_bytes(&text, lines, n, language, NULL, NULL), DGM_OK);
	for (size_t i = 0; i < n;) {
		const char *end = memchr(lines + i, '\n', n - i);
		size_t to = end ? (size_t)(end - lines) : n;

		if (segments.count == segments.capacity) {
			segments.capacity = segments.capacity ? segments.capacity * 2 : 64;
			segments.items = realloc(segments.items, segments.capacity * sizeof *segments.items);
			ck_assert_ptr_nonnull(segments.items);
		}
		segments.items[segments.count++] = (dgm_segment){ .start_off = i, .end_off = to, .certain = 1 };
		i = to + 1;
	}
	ck_assert_int_eq(dgm_doc_new(&doc, &text, language, NULL), DGM_OK);
	ck_assert_int_eq(dgm_doc_set_segments(doc, &segments, NULL), DGM_OK);
	return doc;
}

static inline dgm_doc *doc_from(const char *lines, const char *language)
{
	return doc_of(lines, strlen(lines), language);
}

typedef struct texts {
	dgm_doc *docs[MOST][2];
	size_t count;
	const char *languages[2];
} texts;

static inline void texts_free(texts *t)
{
	for (size_t k = 0; k < t->count; k++) {
		dgm_doc_free(t->docs[k][0]);
		dgm_doc_free(t->docs[k][1]);
	}
}

static inline dgm_status align(dgm_aligner **out, const texts *t, const dgm_align_options *opt)
{
	dgm_status st = dgm_aligner_new(out, t->languages[0], t->languages[1], opt, NULL);

	for (size_t k = 0; k < t->count && st == DGM_OK; k++)
		st = dgm_aligner_add(*out, "pair", t->docs[k][0], t->docs[k][1], NULL);
	if (st == DGM_OK)
		st = dgm_aligner_run(*out, NULL);
	return st;
}

/* Beads are in order and hold every sentence of both sides once. */
static inline void check_whole(const dgm_alignment *a, uint32_t max_merge)
{
	size_t i = 0, j = 0;

	for (size_t k = 0; k < a->bead_count; k++) {
		const dgm_bead *b = &a->beads[k];

		ck_assert_uint_eq(b->source_first, i);
		ck_assert_uint_eq(b->target_first, j);
		ck_assert(b->source_count + b->target_count > 0);
		ck_assert_uint_le(b->source_count, max_merge);
		ck_assert_uint_le(b->target_count, max_merge);
		ck_assert(b->confidence >= 0 && b->confidence <= 1);
		i += b->source_count;
		j += b->target_count;
	}
	ck_assert_uint_eq(i, dgm_doc_count(a->source));
	ck_assert_uint_eq(j, dgm_doc_count(a->target));
}

static inline char *path_of(char *to, size_t n, const char *story, const char *name)
{
	const char *root = getenv("DGM_SRCDIR");

	snprintf(to, n, "%s/corpora/%s/%s", root ? root : ".", story, name);
	return to;
}

static inline dgm_doc *gold_doc(const char *story, const char *language)
{
	char path[4096], name[64];
	dgm_text *text;
	dgm_doc *doc;
	dgm_str s;

	snprintf(name, sizeof name, "%s.gold.txt", language);
	ck_assert_int_eq(dgm_text_load(&text, path_of(path, sizeof path, story, name), NULL, NULL), DGM_OK);
	s = dgm_text_str(text);
	doc = doc_of(s.p, s.n, language);
	dgm_text_free(text);
	return doc;
}

static const char english[] = "Prices rose by 12 per cent.\nMr Tanaka met Ms Novak in Geneva.\nThey signed an agreement on grain.\n"
	"Nobody was hurt.\nThe bridge was closed for 3 hours.\n";
static const char german[] = "Die Preise stiegen um 12 Prozent.\nHerr Tanaka traf Frau Novak in Genf, und sie unterzeichneten ein Abkommen \xC3\xBC""ber Getreide.\n"
	"Niemand wurde verletzt.\nDie Br\xC3\xBC""cke war 3 Stunden gesperrt.\n";

#endif
