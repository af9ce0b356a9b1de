/* dragoman lexicon: what memories teach about two languages, kept, shown and added up. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "cli/msg.h"
#include "cli/result.h"

typedef struct lexicon_args {
	char source[DGM_LANGUAGE_CAPACITY], target[DGM_LANGUAGE_CAPACITY];
	const char *output, *lexicon;
	unsigned threads;
	cli_part shard;
	bool backward;
} lexicon_args;

/* Writes a lexicon to output, which it closes; st: what came before. */
static bool write_lexicon(cli *c, const dgm_lexicon *lexicon, dgm_output *output, dgm_status st, dgm_error *err)
{
	if (st == DGM_OK)
		st = dgm_lexicon_write(lexicon, output, err);
	if (st != DGM_OK)
		cli_fail(c, err);
	return result_close(c, output, st == DGM_OK);
}

static void tell_size(cli *c, const dgm_lexicon *lexicon)
{
	dgm_lexicon_info info;

	dgm_lexicon_info_get(lexicon, &info);
	msg_say(c, "%s %" PRIu64 " words, %s %" PRIu64 "; pairs %" PRIu64 " and %" PRIu64, info.source_language, info.source_types, info.target_language,
		info.target_types, info.forward_pairs, info.backward_pairs);
	if (info.rounds_left)
		msg_say(c, "rounds left: %" PRIu32, info.rounds_left);
}

static void tell_counts(cli *c, const dgm_lexicon_learn_counts *counts)
{
	msg_say(c, "%" PRIu64 " unit%s read, learned from %" PRIu64, counts->read, counts->read == 1 ? "" : "s", counts->used);
	if (counts->duplicates)
		msg_say(c, "%" PRIu64 " left out: they stood before", counts->duplicates);
}

static dgm_lexicon_learn_options learn_options_of(cli *c, const lexicon_args *args)
{
	dgm_lexicon_learn_options opt = DGM_LEXICON_LEARN_OPTIONS_INIT;

	opt.threads = args->threads;
	opt.reporter = &c->reporter;
	opt.shard = args->shard.number;
	opt.shards = args->shard.count;
	return opt;
}

typedef dgm_status learn_fn(dgm_lexicon **out, const char *const *paths, size_t count, const char *source_language, const char *target_language,
	const dgm_lexicon_learn_options *opt, dgm_lexicon_learn_counts *counts, dgm_error *err);

/* A lexicon from memories: all rounds, or the vocabulary only. */
static void make_lexicon(cli *c, const lexicon_args *args, char **operands, size_t count, learn_fn *fn)
{
	dgm_lexicon_learn_options opt = learn_options_of(c, args);
	dgm_lexicon_learn_counts counts = { 0 };
	dgm_error err = DGM_ERROR_INIT;
	dgm_lexicon *lexicon = NULL;
	dgm_output *output = result_open_from(c, args->output, operands, count);
	dgm_status st;

	if (!output)
		return;
	st = fn(&lexicon, (const char *const *)operands, count, args->source, args->target, &opt, &counts, &err);
	if (write_lexicon(c, lexicon, output, st, &err)) {
		tell_counts(c, &counts);
		tell_size(c, lexicon);
	}
	dgm_lexicon_free(lexicon);
}

static void run_learn(cli *c, const void *a, char **operands, size_t count)
{
	make_lexicon(c, a, operands, count, dgm_lexicon_learn);
}

static void run_count(cli *c, const void *a, char **operands, size_t count)
{
	const lexicon_args *args = a;
	dgm_lexicon_learn_options opt = learn_options_of(c, args);
	dgm_lexicon_learn_counts counts = { 0 };
	dgm_error err = DGM_ERROR_INIT;
	dgm_lexicon *lexicon;
	dgm_output *output;
	dgm_status st;

	if (!args->lexicon) {
		make_lexicon(c, args, operands, count, dgm_lexicon_vocabulary);
		return;
	}
	output = result_spares(c, args->output, args->lexicon) ? result_open_from(c, args->output, operands, count) : NULL;
	if (!output)
		return;
	st = dgm_lexicon_load(&lexicon, args->lexicon, &err);
	if (st == DGM_OK)
		st = dgm_lexicon_count(lexicon, output, (const char *const *)operands, count, args->source, args->target, &opt, &counts, &err);
	if (st != DGM_OK)
		cli_fail(c, &err);
	if (result_close(c, output, st == DGM_OK))
		tell_counts(c, &counts);
	dgm_lexicon_free(lexicon);
}

static void run_estimate(cli *c, const void *a, char **operands, size_t count)
{
	const lexicon_args *args = a;
	dgm_error err = DGM_ERROR_INIT;
	dgm_lexicon *lexicon;
	dgm_output *output = result_open_from(c, args->output, operands, count);
	dgm_status st;

	if (!output)
		return;
	st = dgm_lexicon_load(&lexicon, args->lexicon, &err);
	if (st == DGM_OK)
		st = dgm_lexicon_estimate(lexicon, (const char *const *)operands, count, &err);
	if (write_lexicon(c, lexicon, output, st, &err))
		tell_size(c, lexicon);
	dgm_lexicon_free(lexicon);
}

/* Adds lexicons up; *sum is the caller's. */
static dgm_status add_lexicons(dgm_lexicon **sum, cli *c, char **paths, size_t count, dgm_error *err)
{
	dgm_status st = DGM_OK;

	*sum = NULL;
	for (size_t i = 0; i < count && st == DGM_OK; i++) {
		dgm_lexicon *next = NULL;

		st = dgm_lexicon_load(i ? &next : sum, paths[i], err);
		if (st == DGM_OK && i && (st = dgm_lexicon_add(*sum, next, err)) != DGM_OK) {
			msg_error(c, "%s: %s", paths[i], err->text);
			err->code = DGM_ESTOP; /* said */
		}
		dgm_lexicon_free(next);
	}
	return st;
}

static void run_merge(cli *c, const void *a, char **operands, size_t count)
{
	const lexicon_args *args = a;
	dgm_error err = DGM_ERROR_INIT;
	dgm_lexicon *sum = NULL;
	dgm_output *output;
	dgm_status st;

	if (!count) {
		msg_error(c, "%s: name the lexicons to add up", c->command);
		return;
	}
	output = result_open(c, args->output);
	if (!output)
		return;
	if (dgm_counts_sniff(operands[0])) {
		st = dgm_counts_merge(output, (const char *const *)operands, count, &err);
		if (st != DGM_OK)
			cli_fail(c, &err);
		result_close(c, output, st == DGM_OK);
		return;
	}
	st = add_lexicons(&sum, c, operands, count, &err);
	if (write_lexicon(c, sum, output, st, &err))
		tell_size(c, sum);
	dgm_lexicon_free(sum);
}

static void show_summary(dgm_output *to, const char *path, const dgm_lexicon *lexicon)
{
	dgm_lexicon_info info;

	dgm_lexicon_info_get(lexicon, &info);
	dgm_output_printf(to, "%s\n", path);
	dgm_output_printf(to, "  languages     %s %s\n", info.source_language, info.target_language);
	dgm_output_printf(to, "  text          %" PRIu64 " and %" PRIu64 " words\n", info.source_words, info.target_words);
	dgm_output_printf(to, "  vocabulary    %" PRIu64 " and %" PRIu64 "\n", info.source_types, info.target_types);
	dgm_output_printf(to, "  pairs         %" PRIu64 " and %" PRIu64 "\n", info.forward_pairs, info.backward_pairs);
	dgm_output_printf(to, "  beads         %.1f two-sided, %.1f one-sided\n", info.two_sided, info.one_sided);
	dgm_output_printf(to, "  length ratio  %.4f, spread %.4f (logarithms)\n", info.length_ratio, info.length_spread);
	if (info.rounds_left)
		dgm_output_printf(to, "  rounds left   %" PRIu32 "\n", info.rounds_left);
}

static int show_row(void *arg, const dgm_lexicon_row *row)
{
	dgm_output *to = arg;

	dgm_output_str_write(to, row->word);
	dgm_output_puts(to, "\t");
	dgm_output_str_write(to, row->partner);
	dgm_output_printf(to, "\t%.4f\t%.4f\n", row->share, row->count);
	return dgm_output_has_failed(to);
}

static void show_words(cli *c, const dgm_lexicon *lexicon, const lexicon_args *args, char **words, size_t count, dgm_output *to, dgm_error *err)
{
	dgm_status st = DGM_OK;

	for (size_t i = 0; i < count && st == DGM_OK; i++) {
		dgm_text *text;
		size_t known = 0;

		st = dgm_text_from_bytes(&text, words[i], strlen(words[i]), "the command line", NULL, err);
		if (st == DGM_OK) {
			st = dgm_lexicon_find(lexicon, args->backward, dgm_text_str(text), show_row, to, &known, err);
			dgm_text_free(text);
		}
		if (st == DGM_OK && !known) {
			cli_raise(c, CLI_FINDINGS);
			msg_say(c, "\"%s\" is not in the lexicon", words[i]);
		}
	}
	if (st != DGM_OK)
		cli_fail(c, err);
}

static void run_show(cli *c, const void *a, char **operands, size_t count)
{
	const lexicon_args *args = a;
	dgm_error err = DGM_ERROR_INIT;
	dgm_lexicon *lexicon;
	dgm_output *to;

	if (!count) {
		msg_error(c, "%s: name a lexicon", c->command);
		return;
	}
	if (dgm_lexicon_load(&lexicon, operands[0], &err) != DGM_OK) {
		cli_fail(c, &err);
		return;
	}
	to = result_open(c, args->output);
	if (to && count == 1)
		show_summary(to, operands[0], lexicon);
	else if (to)
		show_words(c, lexicon, args, operands + 1, count - 1, to, &err);
	if (to)
		result_close(c, to, c->status != CLI_FAILED);
	dgm_lexicon_free(lexicon);
}

#define OUTPUT \
	{ .name = "output", .letter = 'o', .kind = CLI_FILE, .target = offsetof(lexicon_args, output), .argname = "FILE", \
	  .help = "write to FILE (default: standard output)" }

#define LEARNING \
	{ .name = "source", .letter = 's', .kind = CLI_LANGUAGE, .target = offsetof(lexicon_args, source), .argname = "LANG", .help = "language of the source", \
	  .required = true }, \
	{ .name = "target", .letter = 't', .kind = CLI_LANGUAGE, .target = offsetof(lexicon_args, target), .argname = "LANG", .help = "language of the target", \
	  .required = true }, \
	OUTPUT, \
	{ .name = "threads", .letter = 'j', .kind = CLI_COUNT, .target = offsetof(lexicon_args, threads), .argname = "N", .min = 1, .max = 64, \
	  .help = "threads (default: the CPUs at hand)" }

static const cli_option learn_options[] = { LEARNING, { .name = NULL } };

static const cli_option count_options[] = {
	LEARNING,
	{ .name = "lexicon", .kind = CLI_FILE, .target = offsetof(lexicon_args, lexicon), .argname = "FILE",
	  .help = "count word pairs by the lexicon of the round before (default: count the vocabulary)" },
	{ .name = "shard", .kind = CLI_PART, .target = offsetof(lexicon_args, shard), .argname = "K/N", .help = "only the K-th of N parts of the units" },
	{ .name = NULL },
};

static const cli_option estimate_options[] = {
	{ .name = "lexicon", .kind = CLI_FILE, .target = offsetof(lexicon_args, lexicon), .argname = "FILE", .help = "the lexicon that the counts were counted with",
	  .required = true },
	OUTPUT,
	{ .name = NULL },
};

static const cli_option merge_options[] = { OUTPUT, { .name = NULL } };

static const cli_option show_options[] = {
	OUTPUT,
	{ .name = "backward", .kind = CLI_FLAG, .target = offsetof(lexicon_args, backward), .help = "the words are of the target language" },
	{ .name = NULL },
};

static const char *const memories[] = { "MEMORY...", NULL }, *const lexicons[] = { "FILE...", NULL }, *const counted[] = { "COUNTS...", NULL }, *const words[] = { "FILE [WORD...]", NULL };

static const cli_command learn = {
	.name = "learn", .summary = "learn word pairs from memories", .forms = memories, .options = learn_options, .args_size = sizeof(lexicon_args),
	.run = run_learn,
};

static const cli_command count_part = {
	.name = "count", .summary = "count a part of memories for one round of learning", .forms = memories, .options = count_options,
	.args_size = sizeof(lexicon_args), .run = run_count,
};

static const cli_command estimate = {
	.name = "estimate", .summary = "make the lexicon of the next round from counts", .forms = counted, .options = estimate_options,
	.args_size = sizeof(lexicon_args), .run = run_estimate,
};

static const cli_command merge = {
	.name = "merge", .summary = "add lexicons, or counts of one round, up", .forms = lexicons, .options = merge_options, .args_size = sizeof(lexicon_args), .run = run_merge,
};

static const cli_command show = {
	.name = "show", .summary = "say what a lexicon holds, or how it translates words", .forms = words, .options = show_options,
	.args_size = sizeof(lexicon_args), .run = run_show,
};

static const cli_command *const commands[] = { &count_part, &estimate, &learn, &merge, &show, NULL };

const cli_command cmd_lexicon = {
	.name = "lexicon", .summary = "learn, show and join lexicons", .commands = commands,
};
