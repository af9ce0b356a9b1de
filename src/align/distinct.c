/* Equal pairs stand side by side once they are sorted by digest and text. */
#include "align/distinct.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/status.h"
#include "base/strmap.h"

typedef struct entry {
	uint64_t digest;
	uint32_t index;
	const dgm_doc *docs[2];
} entry;

static uint64_t digest_of(const dgm_doc *doc)
{
	uint64_t digest = 0;

	for (size_t x = 0; x < dgm_doc_count(doc); x++) {
		dgm_str sentence = dgm_doc_sentence(doc, x);

		digest = digest * 0x100000001B3u + dgm__hash(sentence.p, sentence.n);
	}
	return digest;
}

static int compare_texts(const dgm_doc *a, const dgm_doc *b)
{
	size_t n = dgm_doc_count(a), m = dgm_doc_count(b);
	int order = (n > m) - (n < m);

	for (size_t x = 0; x < n && !order; x++) {
		dgm_str s = dgm_doc_sentence(a, x), t = dgm_doc_sentence(b, x);

		order = (s.n > t.n) - (s.n < t.n);
		if (!order && s.n)
			order = memcmp(s.p, t.p, s.n);
	}
	return order;
}

static int compare(const entry *a, const entry *b)
{
	int order = (a->digest > b->digest) - (a->digest < b->digest);

	for (int s = 0; s < 2 && !order; s++)
		order = compare_texts(a->docs[s], b->docs[s]);
	return order;
}

static int by_text_and_index(const void *a, const void *b)
{
	const entry *x = a, *y = b;
	int order = compare(x, y);

	return order ? order : (x->index > y->index) - (x->index < y->index);
}

dgm_status dgm__pairs_distinct(uint32_t *which, const dgm_doc *(*docs)[2], size_t *count, dgm_error *err)
{
	entry *entries = dgm__malloc(*count * sizeof *entries);
	size_t kept = 0;

	if (!entries)
		return dgm__out_of_memory(err);
	for (size_t k = 0; k < *count; k++)
		entries[k] = (entry){ digest_of(docs[k][0]) * 31 + digest_of(docs[k][1]), (uint32_t)k, { docs[k][0], docs[k][1] } };
	if (*count)
		qsort(entries, *count, sizeof *entries, by_text_and_index);
	for (size_t k = 0; k < *count; k++) {
		bool again = k && !compare(&entries[k - 1], &entries[k]);

		which[entries[k].index] = again ? which[entries[k - 1].index] : entries[k].index;
	}
	dgm__free(entries);
	for (size_t k = 0; k < *count; k++) {
		if (which[k] < k) { /* the first of its kind has its place already */
			which[k] = which[which[k]];
			continue;
		}
		memmove(docs[kept], docs[k], sizeof *docs);
		which[k] = (uint32_t)kept++;
	}
	*count = kept;
	return DGM_OK;
}
