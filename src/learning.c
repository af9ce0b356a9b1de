/* Memories -> lexicon, in rounds: at once, or as steps that many machines share (count, add up, estimate), with the same result to the last bit. */
#include <string.h>

#include "align/counts_file.h"
#include "align/course.h"
#include "align/estimate.h"
#include "align/pool.h"
#include "base/status.h"
#include "gathering.h"

typedef struct learning {
	dgm__gathering gathering;
	dgm_doc *docs[2];
	dgm__course course;
} learning;

static void learning_clear(learning *l)
{
	dgm__course_clear(&l->course);
	dgm_doc_free(l->docs[0]);
	dgm_doc_free(l->docs[1]);
	dgm__gathering_clear(&l->gathering);
}

/* Reads the memories; l zero-initialised, cleared by the caller after a failure too. */
static dgm_status begin(learning *l, const char *const *paths, size_t count, const char *source_language, const char *target_language,
	const dgm_lexicon_learn_options *given, dgm_lexicon_learn_counts *counts, dgm_error *err)
{
	dgm_lexicon_learn_options opt = DGM_LEXICON_LEARN_OPTIONS_INIT;
	dgm_status st;

	dgm__options_take(&opt, sizeof opt, given);
	st = dgm__gather(&l->gathering, paths, count, source_language, target_language, &opt, err);
	if (counts)
		*counts = l->gathering.counts;
	for (int s = 0; s < 2 && st == DGM_OK; s++)
		st = dgm__gathering_document(&l->docs[s], &l->gathering, s, err);
	return st == DGM_OK ? dgm__course_read(&l->course, l->docs[0], l->docs[1], l->gathering.p, dgm__threads(opt.threads), err) : st;
}

/* Moves the gathered sums out, with the vocabulary. */
static dgm_status take_vocabulary(dgm_lexicon **out, learning *l, dgm_error *err)
{
	dgm_status st = dgm__course_vocabulary(l->gathering.lexicon, &l->course, err);

	if (st != DGM_OK)
		return st;
	*out = l->gathering.lexicon;
	l->gathering.lexicon = NULL;
	return DGM_OK;
}

static dgm_status run_rounds(dgm_lexicon *lexicon, dgm__course *course, dgm_error *err)
{
	dgm_status st = dgm__course_open(course, lexicon, err);

	while (st == DGM_OK && lexicon->rounds_left) {
		dgm__estimate estimate;

		dgm__estimate_init(&estimate, lexicon);
		st = dgm__course_count(course, dgm__store_unit(lexicon), estimate.discount, dgm__estimate_row, &estimate, err);
		if (st != DGM_OK) {
			dgm__estimate_clear(&estimate);
			return st;
		}
		dgm__estimate_finish(&estimate);
		st = dgm__course_renew(course, lexicon, err);
	}
	return st;
}

dgm_status dgm_lexicon_learn(dgm_lexicon **out, const char *const *paths, size_t count, const char *source_language, const char *target_language,
	const dgm_lexicon_learn_options *opt, dgm_lexicon_learn_counts *counts, dgm_error *err)
{
	learning l = { 0 };
	dgm_lexicon *lexicon = NULL;
	dgm_status st = begin(&l, paths, count, source_language, target_language, opt, counts, err);

	*out = NULL;
	if (st == DGM_OK)
		st = take_vocabulary(&lexicon, &l, err);
	if (st == DGM_OK)
		st = run_rounds(lexicon, &l.course, err);
	learning_clear(&l);
	if (st != DGM_OK)
		dgm_lexicon_free(lexicon);
	else
		*out = lexicon;
	return st;
}

/* --- the same in steps -------------------------------------------------------------------------------- */

dgm_status dgm_lexicon_vocabulary(dgm_lexicon **out, const char *const *paths, size_t count, const char *source_language, const char *target_language,
	const dgm_lexicon_learn_options *opt, dgm_lexicon_learn_counts *counts, dgm_error *err)
{
	learning l = { 0 };
	dgm_status st = begin(&l, paths, count, source_language, target_language, opt, counts, err);

	*out = NULL;
	if (st == DGM_OK)
		st = take_vocabulary(out, &l, err);
	learning_clear(&l);
	return st;
}

dgm_status dgm_lexicon_count(const dgm_lexicon *lexicon, dgm_output *to, const char *const *paths, size_t count, const char *source_language,
	const char *target_language, const dgm_lexicon_learn_options *opt, dgm_lexicon_learn_counts *counts, dgm_error *err)
{
	learning l = { 0 };
	dgm__counts_header header;
	dgm__counts_writer writer;
	bool turned;
	dgm_status st;

	if (!dgm__store_fits(lexicon, source_language, target_language, &turned) || turned)
		return dgm__fail(err, DGM_EARG, NULL, 0, "the lexicon is for %s and %s, in this order", lexicon->languages[0], lexicon->languages[1]);
	st = begin(&l, paths, count, source_language, target_language, opt, counts, err);
	if (st == DGM_OK)
		st = dgm__course_open(&l.course, lexicon, err);
	if (st == DGM_OK) {
		dgm__counts_header_make(&header, lexicon);
		dgm__counts_begin(&writer, to, &header);
		st = dgm__course_count(&l.course, dgm__store_unit(lexicon), 0, dgm__counts_row, &writer, err);
	}
	if (st == DGM_OK)
		dgm__counts_end(&writer);
	learning_clear(&l);
	return st;
}

static dgm_status begin_merged(void *arg, const dgm__counts_header *header, dgm_error *err)
{
	dgm__counts_writer *writer = arg;

	(void)err;
	dgm__counts_begin(writer, writer->to, header);
	return DGM_OK;
}

dgm_status dgm_counts_merge(dgm_output *to, const char *const *paths, size_t count, dgm_error *err)
{
	dgm__counts_writer writer = { to, 0 };
	dgm_status st = dgm__counts_add(paths, count, begin_merged, dgm__counts_row, &writer, err);

	if (st == DGM_OK)
		dgm__counts_end(&writer);
	return st;
}

bool dgm_counts_sniff(const char *path)
{
	return dgm__counts_sniff(path);
}

static dgm_status check_header(void *arg, const dgm__counts_header *header, dgm_error *err)
{
	const dgm__estimate *estimate = arg;
	dgm__counts_header own;

	dgm__counts_header_make(&own, estimate->lexicon);
	if (strcmp(own.text, header->text))
		return dgm__fail(err, DGM_EARG, NULL, 0, "the counts were not counted with this lexicon; give the one that lexicon count had");
	return DGM_OK;
}

dgm_status dgm_lexicon_estimate(dgm_lexicon *lexicon, const char *const *paths, size_t count, dgm_error *err)
{
	dgm__estimate estimate;
	dgm_status st;

	if (!lexicon->rounds_left)
		return dgm__fail(err, DGM_EARG, NULL, 0, "the lexicon is finished; there is no round left");
	dgm__estimate_init(&estimate, lexicon);
	st = dgm__counts_add(paths, count, check_header, dgm__estimate_row, &estimate, err);
	if (st == DGM_OK)
		dgm__estimate_finish(&estimate);
	else
		dgm__estimate_clear(&estimate);
	return st;
}
