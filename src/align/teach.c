/* The rounds of learning over beads that are given. */
#include "align/teach.h"

#include "align/pool.h"

enum { ROUNDS = 4, MERGE = 4 };

dgm_status dgm__teach(dgm_lexicon **out, const dgm_doc *source, const dgm_doc *target, const dgm__taught *taught, uint32_t threads, dgm_error *err)
{
	const char *languages[2] = { dgm_doc_language(source), dgm_doc_language(target) };
	dgm__tools tools = { 0 };
	dgm__collection c = { 0 };
	dgm__seed seed = { 0 };
	dgm__collection_options opt = { .languages = { languages[0], languages[1] }, .max_merge = MERGE, .threads = dgm__threads(threads), .rounds = ROUNDS,
		.seed = &seed };
	dgm_status st = dgm__reader_init(&tools.readers[0], languages[0], err);

	*out = NULL;
	if (st == DGM_OK)
		st = dgm__reader_init(&tools.readers[1], languages[1], err);
	if (st == DGM_OK)
		st = dgm__roman_new(&tools.roman, err);
	if (st == DGM_OK)
		st = dgm__seed_make(&seed, languages[0], languages[1], (dgm__tokeniser *[2]){ tools.readers[0].tokeniser, tools.readers[1].tokeniser }, err);
	if (st == DGM_OK)
		st = dgm__collection_teach(&c, source, target, taught, &tools, &opt, err);
	if (st == DGM_OK)
		st = dgm__collection_keep(out, &c, DGM__STORE_DECIMALS, err);
	dgm__collection_clear(&c);
	dgm__seed_clear(&seed);
	dgm__reader_clear(&tools.readers[0]);
	dgm__reader_clear(&tools.readers[1]);
	dgm__roman_free(tools.roman);
	return st;
}
