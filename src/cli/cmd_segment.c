/* dragoman segment: articles -> sentences. */
#include <stdio.h>
#include <string.h>

#include "cli/article.h"
#include "cli/msg.h"
#include "cli/result.h"

typedef struct segment_args {
	article_args article;
	char language[DGM_LANGUAGE_CAPACITY];
	bool list_languages;
	const char *data, *srx, *format, *output;
} segment_args;

static const char *format_name(size_t index)
{
	const dgm_format_info *format = dgm_segment_format_at(index);

	return format ? format->name : NULL;
}

/* What one run works with; the segmenter is of the language that the last file had. */
typedef struct work {
	cli *c;
	const segment_args *args;
	dgm_article_options input;
	dgm_segment_options segment;
	dgm_segmenter *segmenter;
	char language[DGM_LANGUAGE_CAPACITY];
} work;

static bool guesses(const segment_args *args)
{
	return !strcmp(args->language, "auto");
}

/* Makes w->segmenter one for the language. */
static dgm_status set_language(work *w, const char *language, dgm_error *err)
{
	if (w->segmenter && !strcmp(w->language, language))
		return DGM_OK;
	dgm_segmenter_free(w->segmenter);
	w->segmenter = NULL;
	strcpy(w->language, language);
	if (w->args->srx)
		return dgm_segmenter_load_srx(&w->segmenter, w->args->srx, language, &w->segment, err);
	return dgm_segmenter_new(&w->segmenter, language, &w->segment, err);
}

/* What the file says, else what its words are like. */
static dgm_status find_language(work *w, const dgm_article *article, dgm_error *err)
{
	char language[DGM_LANGUAGE_CAPACITY];
	dgm_str declared = dgm_article_metadata(article, DGM_METADATA_LANGUAGE);
	dgm_error why = DGM_ERROR_INIT;
	dgm_status st;

	if (declared.n) {
		msg_say(w->c, "%s: language %s, as it says", dgm_article_name(article), declared.p);
		return set_language(w, declared.p, err);
	}
	st = dgm_segment_language_guess(language, dgm_article_text(article), &why);
	if (st != DGM_OK) {
		*err = why;
		snprintf(err->text, sizeof err->text, "%.100s: %.120s with -l", dgm_article_name(article), why.text);
		return st;
	}
	msg_say(w->c, "%s: language %s, guessed", dgm_article_name(article), language);
	return set_language(w, language, err);
}

/* Reads path and splits it; *doc is the caller's. */
static dgm_status read_article(dgm_doc **doc, work *w, const char *path, dgm_error *err)
{
	dgm_article *article;
	dgm_status st = dgm_article_load(&article, path, &w->input, err);

	*doc = NULL;
	if (st == DGM_OK && guesses(w->args))
		st = find_language(w, article, err);
	if (st != DGM_OK) {
		dgm_article_free(article);
		return st;
	}
	return dgm_article_document(doc, &article, w->language, w->segmenter, &w->c->reporter, err);
}

static dgm_status write_all(work *w, dgm_output *output, const char *format, char **paths, size_t count, dgm_error *err)
{
	dgm_status st = DGM_OK;
	cli *c = w->c;

	for (size_t i = 0; i < count && st == DGM_OK && !dgm_output_has_failed(output); i++) {
		dgm_doc *doc;

		if (c->reporter.progress)
			c->reporter.progress(c->reporter.arg, "segmenting file", i + 1, count);
		st = read_article(&doc, w, paths[i], err);
		if (st == DGM_OK) {
			msg_note(c, "%s: %zu sentences", dgm_doc_name(doc), dgm_doc_count(doc));
			st = dgm_segments_write(doc, format, output, err);
		}
		dgm_doc_free(doc);
	}
	return st;
}

static void list_languages(void)
{
	const char *language;
	size_t entries;

	for (size_t i = 0; (language = dgm_segment_language_at(i, &entries)) != NULL; i++)
		printf("%s\t%zu\n", language, entries);
}

static void run(cli *c, const void *a, char **operands, size_t count)
{
	static char standard_input[] = "-";
	char *no_operand[] = { standard_input };
	const segment_args *args = a;
	const char *format = result_format(c, args->format, args->output, dgm_segment_format_at, "lines");
	work w = { .c = c, .args = args, .input = DGM_ARTICLE_OPTIONS_INIT };
	dgm_error err = DGM_ERROR_INIT;
	dgm_output *output;
	dgm_status st;

	if (args->list_languages) {
		list_languages();
		return;
	}
	if (!format)
		return;
	if (!result_spares_all(c, args->output, operands, count) || !result_spares(c, args->output, args->srx))
		return;
	article_options(&w.input.text, &w.segment, &args->article, c);
	w.input.format = args->article.input_format;
	w.segment.data_dir = args->data;
	if (!guesses(args) && set_language(&w, args->language, &err) != DGM_OK) {
		cli_fail(c, &err);
		return;
	}
	output = result_open_packed(c, args->output);
	if (output) {
		st = write_all(&w, output, format, count ? operands : no_operand, count ? count : 1, &err);
		if (st != DGM_OK)
			cli_fail(c, &err);
		result_close(c, output, st == DGM_OK);
	}
	dgm_segmenter_free(w.segmenter);
}

static const cli_option options[] = {
	{ .name = "language", .letter = 'l', .kind = CLI_LANGUAGE, .target = offsetof(segment_args, language), .argname = "LANG",
	  .help = "language of the text (en, pt-BR, zh-Hans), or auto: guess it", .required = true, .also = "auto" },
	{ .name = "list-languages", .kind = CLI_FLAG, .target = offsetof(segment_args, list_languages), .alone = true,
	  .help = "show which languages have data of their own, and how many entries" },
	{ .name = "data", .kind = CLI_FOLDER, .target = offsetof(segment_args, data), .argname = "DIR",
	  .help = "read DIR/LANG/*.txt on top of the built-in language data" },
	{ .name = "srx", .kind = CLI_FILE, .target = offsetof(segment_args, srx), .argname = "FILE",
	  .help = "SRX 2.0 rules in the place of the built-in ones" },
	ARTICLE_OPTIONS(segment_args),
	{ .name = "format", .letter = 'f', .kind = CLI_NAME, .target = offsetof(segment_args, format), .argname = "FORMAT",
	  .help = "see below (default: by FILE's name, or lines)", .word = format_name },
	{ .name = "output", .letter = 'o', .kind = CLI_FILE, .target = offsetof(segment_args, output), .argname = "FILE",
	  .help = "write to FILE (default: standard output)" },
	{ .name = NULL },
};

static void list_formats(FILE *to)
{
	result_list_formats(to, dgm_segment_format_at);
}

static const char *const forms[] = { "[FILE...]", NULL };

const cli_command cmd_segment = {
	.name = "segment", .summary = "split articles into sentences", .forms = forms, .options = options,
	.args_size = sizeof(segment_args), .run = run, .more_help = list_formats,
};
