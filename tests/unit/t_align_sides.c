/* Reading in pieces and with several threads: the same sides as sentence by sentence. */
#include "align_texts.h"

#include "align/sides.h"

enum { SENTENCES = 700, DOCS = 4 };

/* Numbered sentences whose words come and go, the documents of unequal length and one of them empty. */
static dgm_doc *numbered_doc(size_t from, size_t count)
{
	char *text = malloc(count * 64 + 1);
	size_t n = 0;
	dgm_doc *doc;

	ck_assert_ptr_nonnull(text);
	for (size_t k = from; k < from + count; k++)
		n += (size_t)sprintf(text + n, "The %c%c%c%c met %zu of the %c%c%c in Geneva.\n", (int)('a' + k % 26), (int)('a' + k / 5 % 26), (int)('a' + k / 7 % 26),
			(int)('a' + k * 3 % 26), k, (int)('a' + k * 11 % 26), (int)('a' + k / 3 % 26), (int)('a' + k * 5 % 26));
	doc = doc_of(text, n, "en");
	free(text);
	return doc;
}

static void same_maps(const dgm__strmap *a, const dgm__strmap *b)
{
	ck_assert_uint_eq(a->count, b->count);
	for (size_t k = 0; k < a->count; k++) {
		ck_assert_uint_eq(a->entries[k].key.n, b->entries[k].key.n);
		ck_assert_mem_eq(a->entries[k].key.p, b->entries[k].key.p, a->entries[k].key.n);
		ck_assert_uint_eq(a->entries[k].value, b->entries[k].value);
	}
}

static void same_sides(const dgm__side *a, const dgm__side *b)
{
	same_maps(&a->types, &b->types);
	same_maps(&a->words, &b->words);
	ck_assert_uint_eq(a->sentences, b->sentences);
	ck_assert_uint_eq(a->total, b->total);
	for (size_t x = 0; x <= a->sentences; x++) {
		ck_assert_uint_eq(a->at[x].counts, b->at[x].counts);
		ck_assert_uint_eq(a->at[x].words, b->at[x].words);
		ck_assert_uint_eq(a->at[x].tokens, b->at[x].tokens);
		ck_assert_uint_eq(a->at[x].parts, b->at[x].parts);
	}
	for (size_t k = 0; k < a->at[a->sentences].counts; k++) {
		ck_assert_uint_eq(a->counts[k].type, b->counts[k].type);
		ck_assert_uint_eq(a->counts[k].n, b->counts[k].n);
	}
	for (size_t k = 0; k < a->at[a->sentences].words; k++)
		ck_assert_uint_eq(a->word_ids[k], b->word_ids[k]);
}

START_TEST(pieces_make_the_same_sides)
{
	static const size_t first[DOCS + 1] = { 0, 20, 20, 560, SENTENCES };
	static const unsigned threads[] = { 1, 3 };
	const dgm_doc *docs[DOCS][2];
	dgm_doc *own[DOCS];
	dgm__tools tools = { 0 };
	dgm__side whole = { .language = "en" }, read[2] = { { .language = "en" }, { .language = "en" } };

	for (int s = 0; s < 2; s++)
		ck_assert_int_eq(dgm__reader_init(&tools.readers[s], "en", NULL), DGM_OK);
	for (size_t k = 0; k < DOCS; k++) {
		own[k] = numbered_doc(first[k], first[k + 1] - first[k]);
		docs[k][0] = docs[k][1] = own[k];
		for (size_t x = 0; x < dgm_doc_count(own[k]); x++)
			ck_assert_int_eq(dgm__side_add(&whole, &tools.readers[0], own[k], x, NULL), DGM_OK);
	}
	ck_assert_uint_eq(whole.sentences, SENTENCES);
	ck_assert_int_eq(dgm__sides_read(read, (const dgm_doc *const (*)[2])docs, DOCS, &tools, threads[_i], NULL), DGM_OK);
	same_sides(&whole, &read[0]);
	same_sides(&whole, &read[1]);
	dgm__side_clear(&whole);
	for (int s = 0; s < 2; s++) {
		dgm__side_clear(&read[s]);
		dgm__reader_clear(&tools.readers[s]);
	}
	for (size_t k = 0; k < DOCS; k++)
		dgm_doc_free(own[k]);
}
END_TEST

static Suite *sides_suite(void)
{
	Suite *suite = suite_create("sides");
	TCase *tcase = tcase_create("sides");

	tcase_add_loop_test(tcase, pieces_make_the_same_sides, 0, 2);
	suite_add_tcase(suite, tcase);
	return suite;
}

DGM_UNIT_MAIN(sides_suite)
