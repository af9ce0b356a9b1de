/*
 * Runs a batch: everything in memory where all is learned from together, else window by window, each pair as if it were alone, so that neither windows nor
 * shards nor a break change the result. In windows the one output is written beside its place, with a journal, and put there at the end.
 */
#include <dirent.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/batch.h"
#include "cli/journal.h"
#include "cli/msg.h"
#include "cli/result.h"

enum { WINDOW = 128, WINDOW_TEACHING = 4096, WINDOW_BYTES = 64 << 20 };

/* Where the results go. */
typedef struct results {
	dgm_output *output; /* NULL: files in a folder alone */
	char *work;         /* what the output is until it is whole; NULL: the output looks after itself */
	char *lexicon;      /* where a sampled lexicon is kept; NULL: nowhere */
	bool made_folder;
	bool worth;         /* a window is noted: what is there stays for --resume */
	dgm_alignment_writer *writer;
	journal journal;
} results;

uint64_t batch_bytes(const batch *b, size_t row)
{
	return b->pairs.rows[row].files[0].bytes + b->pairs.rows[row].files[1].bytes;
}

size_t batch_window(const batch *b, size_t from, size_t to)
{
	size_t most = b->teaching ? WINDOW_TEACHING : WINDOW, end = from;
	uint64_t bytes = 0;

	while (end < to && end - from < most && bytes < WINDOW_BYTES)
		bytes += batch_bytes(b, end++);
	return end;
}

/* --- learning from a part ----------------------------------------------------------------------------------------------------------- */

enum { SAMPLE_BYTES = 128 << 20 };

bool batch_fits(const batch *b)
{
	uint64_t bytes = 0;

	for (size_t i = 0; i < b->pairs.count && bytes <= SAMPLE_BYTES; i++)
		bytes += batch_bytes(b, i);
	return b->pairs.count <= b->args->learn_pairs && bytes <= SAMPLE_BYTES;
}

/* Rows at even distances whose files can be read twice. *count: as many as there may be. */
static dgm_article_pair *choose_sample(const batch *b, size_t *count)
{
	size_t most = b->pairs.count < b->args->learn_pairs ? b->pairs.count : b->args->learn_pairs, n = 0;
	dgm_article_pair *sample = calloc(most + 1, sizeof *sample);
	uint64_t bytes = 0;

	for (size_t i = 0; i < most && sample; i++)
		bytes += batch_bytes(b, i * b->pairs.count / most);
	if (bytes > SAMPLE_BYTES)
		most = (size_t)((double)most * SAMPLE_BYTES / (double)bytes) + 1;
	for (size_t i = 0; i < most && sample; i++)
		if (batch_bytes(b, i * b->pairs.count / most))
			sample[n++] = b->pairs.items[i * b->pairs.count / most];
	*count = n;
	return sample;
}

static dgm_status learn_sample(batch *b, const dgm_article_pair *sample, size_t count, dgm_error *err)
{
	dgm_articles_options opt = DGM_ARTICLES_OPTIONS_INIT;
	dgm_reporter quiet = { .progress = b->c->reporter.progress, .arg = b->c->reporter.arg }; /* what is wrong with an article is said when it is written */
	dgm_articles *articles;
	dgm_status st;

	batch_options(b, &opt);
	opt.keep_going = true;
	opt.align.learn = DGM_LEARN_BATCH;
	opt.align.lexicon = b->known.lexicon;
	opt.align.links = false;
	opt.align.keep = true;
	opt.text.reporter = opt.segment.reporter = opt.align.reporter = &quiet;
	st = dgm_articles_align(&articles, sample, count, &opt, err);
	if (st == DGM_OK)
		st = dgm_articles_lexicon(articles, &b->sampled, err);
	dgm_articles_free(articles);
	return st;
}

/* keep: a file that holds the lexicon already, or will; NULL: none. */
bool batch_sample(batch *b, const char *keep)
{
	dgm_error err = DGM_ERROR_INIT;
	dgm_output *output = NULL;
	dgm_article_pair *sample;
	size_t count;
	dgm_status st;

	if (keep && b->at.rows > b->from && !access(keep, R_OK)) {
		st = dgm_lexicon_load(&b->sampled, keep, &err);
		if (st != DGM_OK)
			cli_fail(b->c, &err);
		return st == DGM_OK;
	}
	sample = choose_sample(b, &count);
	if (!sample) {
		msg_error(b->c, "out of memory");
		return false;
	}
	msg_say(b->c, "words are learned from %zu of %zu pairs", count, b->pairs.count);
	st = learn_sample(b, sample, count, &err);
	free(sample);
	if (st == DGM_OK && keep && (output = result_open(b->c, keep)) != NULL)
		st = dgm_lexicon_write(b->sampled, output, &err);
	if (st != DGM_OK)
		cli_fail(b->c, &err);
	return output ? result_close(b->c, output, st == DGM_OK) : st == DGM_OK && !keep;
}

/* --- where results go --------------------------------------------------------------------------------------------------------------- */

static char *beside(batch *b, const char *extension)
{
	const cli_part *shard = &b->args->shard;
	char *path = NULL;
	int n;

	if (b->args->output)
		n = asprintf(&path, "%s%s", b->args->output, extension);
	else if (shard->count > 1)
		n = asprintf(&path, "%s/.dragoman-%u-%u%s", b->args->out_dir, shard->number, shard->count, extension);
	else
		n = asprintf(&path, "%s/.dragoman%s", b->args->out_dir, extension);
	if (n >= 0)
		return path;
	msg_error(b->c, "out of memory");
	return NULL;
}

/* Can a run that is broken go on? Not into a pipe, not from one, and not where it would have to learn again. */
static bool can_resume(const batch *b)
{
	const char *output = b->args->output;
	struct stat info;

	if (!b->windowed || b->teaching || (!output && !b->args->out_dir) || (output && (!strcmp(output, "-") || (!stat(output, &info) && !S_ISREG(info.st_mode)))))
		return false;
	if (b->args->lexicon && !strcmp(b->args->lexicon, "-"))
		return false;
	for (size_t i = b->from; i < b->to; i++)
		if (!strcmp(b->pairs.items[i].source_path, "-") || !strcmp(b->pairs.items[i].target_path, "-"))
			return false;
	return true;
}

/* Is it what a file of the row was before it was whole, when the run was broken: "NAME.EXT.PID-N"? */
static bool is_stray(const batch *b, size_t row, const char *entry)
{
	const char *name = b->pairs.items[row].name, *extension = b->format->extension;
	size_t n = strlen(name), e = strlen(extension);

	return !strncmp(entry, name, n) && !strncmp(entry + n, extension, e) && entry[n + e] == '.' &&
		strspn(entry + n + e + 1, "0123456789-") == strlen(entry + n + e + 1) && strchr(entry + n + e + 1, '-');
}

/* A window that was not noted may have left files of its rows. */
static void remove_strays(const batch *b, size_t first, size_t end)
{
	DIR *folder = opendir(b->args->out_dir);
	struct dirent *entry;
	char *path;

	while (folder && (entry = readdir(folder)) != NULL)
		for (size_t row = first; row < end; row++) {
			if (!is_stray(b, row, entry->d_name) || asprintf(&path, "%s/%s", b->args->out_dir, entry->d_name) < 0)
				continue;
			(void)unlink(path);
			free(path);
			break;
		}
	if (folder)
		closedir(folder);
}

static bool open_journal(batch *b, results *r)
{
	char *head = batch_head(b, false), *path = head ? beside(b, ".journal") : NULL;
	bool good = path && journal_open(b, &r->journal, path, head, b->args->resume);

	free(head);
	r->worth = b->at.rows > b->from;
	if (good && !r->worth && !r->journal.has_threshold)
		result_guard(r->journal.path);
	if (good && b->args->resume && b->args->out_dir)
		remove_strays(b, (size_t)b->at.rows, batch_window(b, (size_t)b->at.rows, b->to));
	if (good && b->args->resume)
		msg_say(b->c, r->worth ? "goes on behind %" PRIu64 " of %zu pairs" : "nothing to go on with: all is done anew", b->at.rows - b->from, b->to - b->from);
	return good;
}

/* The file that the one output is until it is whole. */
static bool open_work(batch *b, results *r)
{
	dgm_error err = DGM_ERROR_INIT;
	struct stat info;

	r->work = beside(b, ".partial");
	if (!r->work)
		return false;
	if (r->journal.ended && stat(r->work, &info))
		return true; /* it is in its place already */
	if (r->worth && (stat(r->work, &info) || (uint64_t)info.st_size < b->at.place.bytes)) {
		msg_error(b->c, "%s: is gone or too short to go on with; leave out --resume to begin anew", r->work);
		return false;
	}
	if (r->journal.ended)
		return true;
	if (dgm_output_open_work(&r->output, r->work, !r->worth, &err) != DGM_OK) {
		cli_fail(b->c, &err);
		return false;
	}
	if (!r->worth)
		result_guard(r->work);
	return true;
}

static bool open_results(batch *b, results *r)
{
	const align_args *args = b->args;
	bool journaled = can_resume(b);

	/* a batch that is learned from in memory is written at its end: there is never anything to go on with */
	if (args->resume && !journaled && b->windowed) {
		msg_error(b->c, "%s: --resume needs articles in files, -o FILE or --out-dir, and pairs that are aligned one by one; see the manual", b->c->command);
		return false;
	}
	journaled = journaled && (args->resume || batch_window(b, b->from, b->to) < b->to);
	if (args->out_dir && !result_make_folder(b->c, args->out_dir, &r->made_folder))
		return false;
	if (journaled && !open_journal(b, r))
		return false;
	if (journaled && !(r->lexicon = beside(b, ".journal-lexicon")))
		return false;
	if (journaled && args->output)
		return open_work(b, r);
	if (args->output || !args->out_dir)
		r->output = result_open_packed(b->c, args->output);
	return r->output || (args->out_dir && !args->output);
}

/* --- windows ------------------------------------------------------------------------------------------------------------------------ */

/* The alignment of row i, the next of those of the run that *k counts; NULL: the row was passed over. */
static const dgm_alignment *alignment_of(const batch *b, size_t i, size_t *k)
{
	const dgm_alignment *a = *k < dgm_articles_count(b->articles) ? dgm_articles_get(b->articles, *k) : NULL;

	if (!a || strcmp(a->name, b->pairs.items[i].name))
		return NULL;
	++*k;
	return a;
}

static bool write_row(batch *b, results *r, const dgm_alignment *a)
{
	dgm_error err = DGM_ERROR_INIT;
	uint64_t left_out = 0, before = r->writer ? dgm_alignment_writer_left_out(r->writer) : 0;

	b->at.sentences += dgm_doc_count(a->source) + dgm_doc_count(a->target);
	b->at.beads += a->bead_count;
	if (r->writer && dgm_alignment_writer_write(r->writer, a, &err) != DGM_OK) {
		cli_fail(b->c, &err);
		return false;
	}
	if (b->args->out_dir) {
		dgm_write_options opt = b->opt;

		opt.batch = false;
		if (!align_write_pair(b->c, b->args->out_dir, a, b->format, &opt, &left_out))
			return false;
	}
	b->at.left_out += r->writer ? dgm_alignment_writer_left_out(r->writer) - before : left_out;
	return true;
}

/* Writes those of rows first .. end that the run from row `ran` on has aligned. */
static bool write_rows(batch *b, results *r, size_t ran, size_t first, size_t end)
{
	size_t k = 0;

	for (size_t i = ran; i < end; i++) {
		const dgm_alignment *a = alignment_of(b, i, &k);

		if (i < first)
			continue;
		if (a && !write_row(b, r, a))
			return false;
		b->pairs.rows[i].done = a != NULL;
		b->at.unread += !a;
		b->at.rows++;
		if (!b->windowed && b->c->reporter.progress)
			b->c->reporter.progress(b->c->reporter.arg, "writing pair", b->at.rows - b->from, b->to - b->from);
	}
	return true;
}

static bool run_rows(batch *b, size_t first, size_t end)
{
	dgm_error err = DGM_ERROR_INIT;
	bool good = dgm_articles_run(b->articles, b->pairs.items + first, end - first, &err) == DGM_OK;

	if (!good)
		cli_fail(b->c, &err);
	return good;
}

static bool keep_taught(batch *b)
{
	dgm_error err = DGM_ERROR_INIT;
	dgm_lexicon *taught = NULL;
	dgm_status st = b->teaching ? dgm_articles_taught(b->articles, &taught, &err) : DGM_OK;

	if (st == DGM_OK && b->taught)
		st = dgm_lexicon_add(b->taught, taught, &err);
	if (st != DGM_OK)
		cli_fail(b->c, &err);
	if (st == DGM_OK && !b->taught)
		b->taught = taught;
	else
		dgm_lexicon_free(taught);
	return st == DGM_OK;
}

/* What is written is on the disk before the journal says so. */
static bool note_window(batch *b, results *r, size_t first)
{
	dgm_error err = DGM_ERROR_INIT;

	if (!r->journal.file)
		return true;
	if (r->output && dgm_output_sync(r->output, &err) != DGM_OK) {
		cli_fail(b->c, &err);
		return false;
	}
	if (r->writer)
		b->at.place = dgm_alignment_writer_place(r->writer);
	if (!journal_note(b, &r->journal, first))
		return false;
	result_unguard(r->journal.path);
	if (r->work)
		result_unguard(r->work);
	r->worth = true;
	return true;
}

static bool write_windows(batch *b, results *r)
{
	const dgm_reporter *reporter = &b->c->reporter;

	for (size_t first = (size_t)b->at.rows, end; first < b->to; first = end) {
		end = batch_window(b, first, b->to);
		if (!run_rows(b, first, end) || !write_rows(b, r, first, first, end) || !keep_taught(b) || !note_window(b, r, first))
			return false;
		if (r->output && dgm_output_has_failed(r->output))
			return true; /* commit says why */
		if (reporter->progress)
			reporter->progress(reporter->arg, "aligning pair", end - b->from, b->to - b->from);
	}
	return true;
}

/* --- the threshold ------------------------------------------------------------------------------------------------------------------ */

typedef struct bead_list {
	dgm_bead *beads;
	size_t count, capacity;
} bead_list;

static bool gather_beads(batch *b, bead_list *list)
{
	for (size_t k = 0; k < dgm_articles_count(b->articles); k++) {
		const dgm_alignment *a = dgm_articles_get(b->articles, k);

		if (list->count + a->bead_count > list->capacity) {
			size_t capacity = 2 * (list->count + a->bead_count);
			dgm_bead *grown = reallocarray(list->beads, capacity, sizeof *grown);

			if (!grown) {
				msg_error(b->c, "out of memory");
				return false;
			}
			list->beads = grown;
			list->capacity = capacity;
		}
		for (size_t i = 0; i < a->bead_count; i++)
			if (a->beads[i].source_count && a->beads[i].target_count)
				list->beads[list->count++] = a->beads[i];
	}
	return true;
}

/* In windows all pairs of the list are aligned once for the threshold alone. */
static bool gather_windows(batch *b, bead_list *list)
{
	const dgm_reporter *reporter = &b->c->reporter;

	for (size_t first = 0, end; first < b->pairs.count; first = end) {
		end = batch_window(b, first, b->pairs.count);
		if (!run_rows(b, first, end) || !gather_beads(b, list))
			return false;
		if (reporter->progress)
			reporter->progress(reporter->arg, "looking for the threshold: pair", end, b->pairs.count);
	}
	return true;
}

static bool find_needed(batch *b, double *needed)
{
	dgm_error err = DGM_ERROR_INIT;
	bead_list list = { 0 };
	bool good = b->windowed ? gather_windows(b, &list) : gather_beads(b, &list);
	const dgm_alignment all = { .beads = list.beads, .bead_count = list.count }, *const one = &all;

	if (good && dgm_alignments_threshold(needed, &one, 1, b->args->min_precision, &err) != DGM_OK) {
		cli_fail(b->c, &err);
		good = false;
	}
	free(list.beads);
	return good;
}

/* What was asked for, else the format's own, and no less than the precision asked for needs. */
static bool set_threshold(batch *b, results *r)
{
	double needed = r->journal.threshold;

	b->opt.min_confidence = b->args->min_confidence < 0 ? b->format->min_confidence : b->args->min_confidence;
	if (b->args->min_precision < 0)
		return true;
	if (!r->journal.has_threshold && (!find_needed(b, &needed) || !journal_note_threshold(b, &r->journal, needed)))
		return false;
	if (needed > b->opt.min_confidence)
		b->opt.min_confidence = needed;
	msg_note(b->c, "confidence %.4f and above gives a precision of %g", needed, b->args->min_precision);
	return true;
}

/* --- all of it ---------------------------------------------------------------------------------------------------------------------- */

static bool begin_file(batch *b, results *r)
{
	dgm_error err = DGM_ERROR_INIT;
	dgm_status st;

	if (!r->output)
		return true;
	st = dgm_alignment_writer_new(&r->writer, b->format->name, b->args->source, b->args->target, &b->opt, r->output, &err);
	if (st == DGM_OK && r->worth)
		st = dgm_alignment_writer_go_on(r->writer, &b->at.place, &err);
	if (st != DGM_OK)
		cli_fail(b->c, &err);
	return st == DGM_OK;
}

static bool make_articles(batch *b, const results *r)
{
	dgm_articles_options opt = DGM_ARTICLES_OPTIONS_INIT;
	dgm_error err = DGM_ERROR_INIT;

	if (b->windowed && b->args->learn == ALIGN_LEARN_BATCH && !batch_sample(b, r->lexicon))
		return false;
	batch_options(b, &opt);
	opt.digests = r->journal.file;
	if (dgm_articles_new(&b->articles, &opt, &err) == DGM_OK)
		return true;
	cli_fail(b->c, &err);
	return false;
}

static bool align_and_write(batch *b, results *r)
{
	if (!make_articles(b, r) || (!b->windowed && !run_rows(b, 0, b->pairs.count)))
		return false;
	if (!set_threshold(b, r) || !begin_file(b, r))
		return false;
	return b->windowed ? write_windows(b, r) : write_rows(b, r, 0, b->from, b->to);
}

/* Ends the one output. */
static bool end_file(batch *b, results *r)
{
	dgm_alignment_writer *writer = r->writer;
	dgm_error err = DGM_ERROR_INIT;
	dgm_output *output = r->output;
	dgm_status st;

	r->writer = NULL;
	if (!output)
		return true;
	r->output = NULL;
	st = dgm_alignment_writer_finish(writer, &err);
	if (!r->work) {
		if (st != DGM_OK)
			cli_fail(b->c, &err);
		return result_close(b->c, output, st == DGM_OK);
	}
	if (st == DGM_OK)
		st = dgm_output_sync(output, &err);
	if (st == DGM_OK)
		st = dgm_output_commit(output, &err);
	else
		dgm_output_abort(output);
	if (st != DGM_OK)
		cli_fail(b->c, &err);
	return st == DGM_OK;
}

static bool put_in_place(batch *b, results *r)
{
	if (!end_file(b, r) || !journal_note_end(b, &r->journal))
		return false;
	return !r->work || access(r->work, F_OK) || result_put(b->c, r->work, b->args->output);
}

/* good: all is in its place. Else what is worth going on with stays, and what is not goes. */
static void close_results(batch *b, results *r, bool good)
{
	bool going = good || !r->worth;

	dgm_alignment_writer_abort(r->writer);
	if (r->output && r->work)
		dgm_output_abort(r->output);
	else if (r->output)
		result_close(b->c, r->output, false);
	if (r->work && r->journal.file && going)
		(void)unlink(r->work);
	if (r->work)
		result_unguard(r->work);
	if (r->lexicon && r->journal.file && going)
		(void)unlink(r->lexicon);
	if (r->journal.path)
		result_unguard(r->journal.path);
	if (r->journal.file && !going && b->articles)
		msg_say(b->c, "%" PRIu64 " of %zu pairs are done; --resume goes on behind them", b->at.rows - b->from, b->to - b->from);
	journal_close(&r->journal, going);
	if (!good && r->made_folder)
		(void)rmdir(b->args->out_dir); /* stays where it holds a file */
	free(r->work);
	free(r->lexicon);
}

/* Of rows of earlier windows only the journal knows. */
static void mark_resumed(batch *b, const results *r)
{
	for (size_t i = b->from; i < b->at.rows; i++)
		b->pairs.rows[i].done = true;
	for (size_t k = 0; k < r->journal.unread_count; k++)
		if (r->journal.unread[k] < b->pairs.count)
			b->pairs.rows[r->journal.unread[k]].done = false;
}

bool batch_run(batch *b)
{
	results r = { 0 };
	bool good;

	b->at.rows = b->from;
	good = open_results(b, &r);
	mark_resumed(b, &r);
	if (good && !r.journal.ended)
		good = align_and_write(b, &r);
	good = good && put_in_place(b, &r);
	close_results(b, &r, good);
	return good;
}
