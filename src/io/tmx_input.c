/* TMX as a format of readers: opening, units, closing. */
#include "base/mem.h"
#include "base/status.h"
#include "io/tmx_read.h"

#include <string.h>

static void close_reader(dgm_unit_reader *reader)
{
	dgm__tmx *t = reader->state;

	if (!t)
		return;
	dgm__xml_close(&t->in);
	dgm__buffer_clear(&t->text);
	dgm__build_clear(&t->build);
	dgm__seen_clear(&t->ids);
	dgm__strmap_clear(&t->raw_tags);
	dgm__strmap_clear(&t->tags);
	dgm__arena_clear(&t->header_arena);
	dgm__vector_clear(&t->header_properties);
	dgm__vector_clear(&t->header_notes);
	dgm__free(t);
	reader->state = NULL;
}

static dgm_status open_reader(dgm_unit_reader *reader, dgm_error *err)
{
	dgm__tmx *t = dgm__malloc(sizeof *t);

	if (!t)
		return dgm__out_of_memory(err);
	*t = (dgm__tmx){ .build = DGM__BUILD_INIT, .text = DGM__BUFFER_INIT(DGM__MOST_SEGMENT), .ids = { .largest = DGM__TMX_IDS },
		.source_language = { "*all*", 5 }, .header_properties = DGM__VECTOR_INIT(dgm_property), .header_notes = DGM__VECTOR_INIT(dgm_str) };
	reader->state = t;
	reader->header.source_language = t->source_language;
	return dgm__xml_open(&t->in, reader, &dgm__tmx_dialect, err);
}

static dgm_status next_unit(dgm_unit_reader *reader, const dgm_unit **unit, dgm_error *err)
{
	return dgm__xml_next(reader->state, unit, err);
}

static int sniff(const char *head, size_t n, const char *name)
{
	return memmem(head, n, "<tmx", 4) ? 100 : 1;
}

const dgm__reader_format dgm__reader_tmx = {
	.name = "tmx", .summary = "TMX 1.1 to 1.4b", .sniff = sniff, .open = open_reader, .next = next_unit, .close = close_reader,
};
