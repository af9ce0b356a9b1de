/* dragoman segment: articles -> sentences. */
#include "cli/article.h"
#include "cli/msg.h"
#include "cli/result.h"

typedef struct segment_args {
	article_args article;
	char language[DGM_LANGUAGE_CAPACITY];
	const char *srx, *format, *output;
} segment_args;

static const char *format_name(size_t index)
{
	const dgm_format_info *format = dgm_segment_format_at(index);

	return format ? format->name : NULL;
}

/* Reads path and splits it; *doc is the caller's. */
static dgm_status read_article(dgm_doc **doc, const char *path, const char *language, const dgm_segmenter *segmenter,
	const dgm_text_options *opt, dgm_error *err)
{
	dgm_segments segments = { 0 };
	dgm_text *text;
	dgm_status st;

	*doc = NULL;
	st = dgm_text_load(&text, path, opt, err);
	if (st == DGM_OK)
		st = dgm_segmenter_run(segmenter, dgm_text_str(text), &segments, err);
	if (st == DGM_OK)
		st = dgm_doc_new(doc, &text, language, err);
	if (st == DGM_OK)
		st = dgm_doc_set_segments(*doc, &segments, err);
	dgm_segments_clear(&segments);
	dgm_text_free(text);
	return st;
}

static dgm_status write_all(cli *c, dgm_output *output, const char *format, char **paths, size_t count, const segment_args *args,
	const dgm_segmenter *segmenter, const dgm_text_options *opt, dgm_error *err)
{
	dgm_status st = DGM_OK;

	for (size_t i = 0; i < count && st == DGM_OK && !dgm_output_has_failed(output); i++) {
		dgm_doc *doc;

		if (c->reporter.progress)
			c->reporter.progress(c->reporter.arg, "segmenting file", i + 1, count);
		st = read_article(&doc, paths[i], args->language, segmenter, opt, err);
		if (st == DGM_OK) {
			msg_note(c, "%s: %zu sentences", dgm_doc_name(doc), dgm_doc_count(doc));
			st = dgm_segments_write(doc, format, output, err);
		}
		dgm_doc_free(doc);
	}
	return st;
}

static void run(cli *c, const void *a, char **operands, size_t count)
{
	static char standard_input[] = "-";
	char *no_operand[] = { standard_input };
	const segment_args *args = a;
	const char *format = result_format(c, args->format, args->output, dgm_segment_format_at, "lines");
	dgm_segmenter *segmenter = NULL;
	dgm_error err = DGM_ERROR_INIT;
	dgm_segment_options segment;
	dgm_output *output;
	dgm_text_options text;
	dgm_status st;

	if (!format)
		return;
	for (size_t i = 0; i < count; i++)
		if (!result_spares(c, args->output, operands[i]))
			return;
	article_options(&text, &segment, &args->article, c);
	st = args->srx ? dgm_segmenter_load_srx(&segmenter, args->srx, args->language, &segment, &err)
		       : dgm_segmenter_new(&segmenter, args->language, &segment, &err);
	if (st != DGM_OK) {
		cli_fail(c, &err);
		return;
	}
	output = result_open(c, args->output);
	if (output) {
		st = write_all(c, output, format, count ? operands : no_operand, count ? count : 1, args, segmenter, &text, &err);
		if (st != DGM_OK)
			cli_fail(c, &err);
		result_close(c, output, st == DGM_OK);
	}
	dgm_segmenter_free(segmenter);
}

static const cli_option options[] = {
	{ .name = "language", .letter = 'l', .kind = CLI_LANGUAGE, .target = offsetof(segment_args, language), .argname = "LANG",
	  .help = "language of the text (en, pt-BR, zh-Hans)", .required = true },
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
