/* The recogniser: whatever the text, spans lie in it on character borders, kinds do not overlap themselves, values are well-formed and equal themselves. */
#include <stdlib.h>
#include <string.h>

#include <dragoman/entity.h>

#include "base/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const languages[] = { "en", "de", "fr", "ru", "zh-Hans", "ja", "ko", "th", "he", "ar", "hi", "tr", "fi", "es", "vi", "el" };
enum { LANGUAGES = sizeof languages / sizeof *languages };

/* Tables are read once for each language: they are immutable. */
static const dgm_recogniser *tables(unsigned pick)
{
	static dgm_recogniser *made[LANGUAGES];
	dgm_recogniser **r = &made[pick % LANGUAGES];

	if (!*r && dgm_recogniser_new(r, languages[pick % LANGUAGES], NULL) != DGM_OK)
		abort();
	return *r;
}

static void check_entity(dgm_str text, const dgm_entity *e, uint32_t *ends)
{
	if (e->kind >= DGM_ENTITY_KINDS || e->start_off >= e->end_off || e->end_off > text.n || e->start_off < ends[e->kind])
		abort();
	if (!dgm__utf8_is_valid(text.p + e->start_off, e->end_off - e->start_off, NULL, NULL) || !e->value.n || !dgm__utf8_is_valid(e->value.p, e->value.n, NULL, NULL)
		|| !dgm__utf8_is_valid(e->other.p, e->other.n, NULL, NULL) || !dgm_entity_equal(e, e))
		abort();
	ends[e->kind] = e->end_off;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	dgm_text_options opt = DGM_TEXT_OPTIONS_INIT;
	uint32_t ends[DGM_ENTITY_KINDS] = { 0 };
	dgm_entities entities = { 0 };
	dgm_text *text = NULL;
	dgm_str s;

	if (!size)
		return 0;
	opt.repair = true;
	/* the last byte chooses the language, so that the rest stays what a file would hold */
	if (dgm_text_from_bytes(&text, data, size - 1, "fuzz", &opt, NULL) != DGM_OK)
		return 0;
	s = dgm_text_str(text);
	if (dgm_recogniser_run(tables(data[size - 1]), s, &entities, NULL) != DGM_OK)
		abort();
	for (size_t i = 0; i < entities.count; i++) {
		check_entity(s, &entities.items[i], ends);
		if (i && dgm_entity_equal(&entities.items[i], &entities.items[i - 1]) != dgm_entity_equal(&entities.items[i - 1], &entities.items[i]))
			abort();
	}
	dgm_entities_clear(&entities);
	dgm_text_free(text);
	return 0;
}
