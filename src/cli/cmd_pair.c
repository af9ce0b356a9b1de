/* dragoman pair: two folders of articles -> which is the translation of which. */
#include <errno.h>
#include <ftw.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "cli/article.h"
#include "cli/msg.h"
#include "cli/spared.h"

typedef struct pair_args {
	char source[DGM_LANGUAGE_CAPACITY], target[DGM_LANGUAGE_CAPACITY];
	const char *output, *unpaired, *lexicon, *encoding, *input_format;
	double min_confidence;
	unsigned threads, window;
	bool by_name, by_metadata, repair, keep_going;
} pair_args;

enum { ANY_WINDOW = 100000 };

static const pair_args defaults = { .min_confidence = .5, .window = ANY_WINDOW };

/* The regular files below a folder, by their bytes. */
typedef struct file_list {
	char **paths;
	size_t count, capacity;
	bool failed;
} file_list;

static file_list *walked; /* nftw() hands nothing on */

static void file_list_clear(file_list *list)
{
	for (size_t k = 0; k < list->count; k++)
		free(list->paths[k]);
	free(list->paths);
}

/* What begins with a stop is the system's or an editor's, not the agency's. */
static int take_file(const char *path, const struct stat *info, int kind, struct FTW *at)
{
	bool hidden = at->level > 0 && path[at->base] == '.';
	char *copy;

	if (kind == FTW_D && hidden)
		return FTW_SKIP_SUBTREE;
	if (kind != FTW_F || hidden || !S_ISREG(info->st_mode))
		return FTW_CONTINUE;
	if (walked->count == walked->capacity) {
		size_t capacity = walked->capacity ? 2 * walked->capacity : 64;
		char **paths = reallocarray(walked->paths, capacity, sizeof *paths);

		if (!paths)
			return FTW_STOP;
		walked->paths = paths;
		walked->capacity = capacity;
	}
	copy = strdup(path);
	if (copy)
		walked->paths[walked->count++] = copy;
	return copy ? FTW_CONTINUE : FTW_STOP;
}

static int by_bytes(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool list_folder(cli *c, file_list *list, const char *folder)
{
	char *root = strdup(folder);
	size_t n = strlen(folder);
	int rc;

	while (root && n > 1 && root[n - 1] == '/')
		root[--n] = '\0';
	walked = list;
	rc = root ? nftw(root, take_file, 32, FTW_ACTIONRETVAL) : FTW_STOP;
	free(root);
	if (rc == -1)
		msg_error(c, "%s: cannot be read: %s", folder, strerror(errno));
	else if (rc == FTW_STOP)
		msg_error(c, "out of memory");
	else if (!list->count)
		msg_error(c, "%s: holds no file; name a folder of articles", folder);
	else
		qsort(list->paths, list->count, sizeof *list->paths, by_bytes);
	return rc == 0 && list->count;
}

/* Rows stand for files from the list's folder: as given where that is the working folder, else whole. */
static char *row_path(const char *output, const char *path)
{
	return output && strchr(output, '/') ? realpath(path, NULL) : strdup(path);
}

static dgm_str stem(const char *path)
{
	const char *base = strrchr(path, '/') ? strrchr(path, '/') + 1 : path, *dot = strrchr(base, '.');

	return (dgm_str){ base, dot && dot != base ? (size_t)(dot - base) : strlen(base) };
}

/* The number in front makes a name unique, whatever the files are called. */
static bool write_row(cli *c, dgm_output *out, const char *list, const file_list files[2], const dgm_found_pair *pair, size_t number)
{
	char *source = row_path(list, files[0].paths[pair->source]), *target = row_path(list, files[1].paths[pair->target]);
	dgm_str name = stem(files[0].paths[pair->source]);
	bool good = source && target;

	if (good)
		dgm_output_printf(out, "%s\t%s\t%06zu-%.*s\t%.4f\n", source, target, number, (int)(name.n < 180 ? name.n : 180), name.p, pair->confidence);
	else
		msg_error(c, "out of memory");
	free(source);
	free(target);
	return good;
}

static bool write_pairs(cli *c, const char *path, const file_list files[2], const dgm_pairing *pairing)
{
	dgm_output *out = result_open(c, path);
	bool good = out != NULL;

	for (size_t k = 0; k < dgm_pairing_count(pairing) && good; k++) {
		dgm_found_pair pair = dgm_pairing_get(pairing, k);

		good = write_row(c, out, path, files, &pair, k + 1);
	}
	return out && result_close(c, out, good);
}

static bool *paired_of(const dgm_pairing *pairing, size_t count, int side)
{
	bool *paired = calloc(count + 1, sizeof *paired);

	for (size_t k = 0; k < dgm_pairing_count(pairing) && paired; k++) {
		dgm_found_pair pair = dgm_pairing_get(pairing, k);

		paired[side ? pair.target : pair.source] = true;
	}
	return paired;
}

/* Rows of "source" or "target" and a path. */
static bool write_unpaired(cli *c, const char *path, const file_list files[2], const dgm_pairing *pairing)
{
	dgm_output *out = result_open(c, path);
	bool good = out != NULL;

	for (int side = 0; side < 2 && good; side++) {
		bool *paired = paired_of(pairing, files[side].count, side);

		good = paired != NULL;
		if (!good)
			msg_error(c, "out of memory");
		for (size_t k = 0; k < files[side].count && good; k++)
			if (!paired[k])
				dgm_output_printf(out, "%s\t%s\n", side ? "target" : "source", files[side].paths[k]);
		free(paired);
	}
	return out && result_close(c, out, good);
}

static void find_and_write(cli *c, const pair_args *args, const file_list files[2], const dgm_lexicon *lexicon)
{
	dgm_pair_options opt = DGM_PAIR_OPTIONS_INIT;
	dgm_error err = DGM_ERROR_INIT;
	dgm_pairing *pairing;

	opt.method = args->by_name ? DGM_PAIR_BY_NAME : args->by_metadata ? DGM_PAIR_BY_METADATA : DGM_PAIR_BY_TEXT;
	opt.window = args->window == ANY_WINDOW ? -1 : (int32_t)args->window;
	opt.min_confidence = args->min_confidence;
	opt.threads = args->threads;
	opt.input_format = args->input_format;
	opt.text.encoding = args->encoding;
	opt.text.repair = args->repair;
	opt.lexicon = lexicon;
	opt.keep_going = args->keep_going;
	opt.reporter = &c->reporter;
	if (dgm_pairing_find(&pairing, args->source, (const char *const *)files[0].paths, files[0].count, args->target,
		    (const char *const *)files[1].paths, files[1].count, &opt, &err) != DGM_OK) {
		cli_fail(c, &err);
		return;
	}
	if (write_pairs(c, args->output, files, pairing) && (!args->unpaired || write_unpaired(c, args->unpaired, files, pairing))) {
		size_t pairs = dgm_pairing_count(pairing);

		msg_say(c, "%zu pair%s; without a partner: %zu of %zu sources, %zu of %zu targets", pairs, pairs == 1 ? "" : "s", files[0].count - pairs,
			files[0].count, files[1].count - pairs, files[1].count);
	}
	if (dgm_pairing_unread(pairing)) {
		msg_warn(c, "%zu article%s could not be read", dgm_pairing_unread(pairing), dgm_pairing_unread(pairing) == 1 ? "" : "s");
		cli_raise(c, CLI_FINDINGS);
	}
	dgm_pairing_free(pairing);
}

static bool is_sound(cli *c, const pair_args *args, size_t count)
{
	bool to_output = !args->output || !strcmp(args->output, "-");

	if (count != 2)
		msg_error(c, "%s: give two folders, SOURCE_FOLDER and TARGET_FOLDER", c->command);
	else if (args->by_name && args->by_metadata)
		msg_error(c, "%s: --by-name and --by-metadata are two ways; choose one", c->command);
	else if (result_is_one_place(args->output, args->unpaired))
		msg_error(c, "%s: %s is named for the pairs and for the articles without one; name two files", c->command, args->output);
	else if (args->unpaired && !strcmp(args->unpaired, "-") && to_output)
		msg_error(c, "%s: pairs and unpaired articles cannot both go to standard output; name a file for one of them", c->command);
	else
		return true;
	return false;
}

static bool spares_inputs(cli *c, const pair_args *args, const file_list *files)
{
	if (!result_spares(c, args->output, args->lexicon) || (args->unpaired && !result_spares(c, args->unpaired, args->lexicon)))
		return false;
	for (size_t k = 0; k < files->count; k++)
		if (!result_spares(c, args->output, files->paths[k]) || (args->unpaired && !result_spares(c, args->unpaired, files->paths[k])))
			return false;
	return true;
}

static void run(cli *c, const void *a, char **operands, size_t count)
{
	const pair_args *args = a;
	file_list files[2] = { { 0 }, { 0 } };
	dgm_error err = DGM_ERROR_INIT;
	dgm_lexicon *lexicon = NULL;
	bool good = is_sound(c, args, count);

	for (int side = 0; side < 2 && good; side++)
		good = list_folder(c, &files[side], operands[side]) && spares_inputs(c, args, &files[side]);
	if (good && args->lexicon && dgm_lexicon_load(&lexicon, args->lexicon, &err) != DGM_OK) {
		cli_fail(c, &err);
		good = false;
	}
	if (good)
		find_and_write(c, args, files, lexicon);
	dgm_lexicon_free(lexicon);
	file_list_clear(&files[0]);
	file_list_clear(&files[1]);
}

static const cli_option options[] = {
	{ .name = "source", .letter = 's', .kind = CLI_LANGUAGE, .target = offsetof(pair_args, source), .argname = "LANG", .help = "language of the source",
	  .required = true },
	{ .name = "target", .letter = 't', .kind = CLI_LANGUAGE, .target = offsetof(pair_args, target), .argname = "LANG", .help = "language of the target",
	  .required = true },
	{ .name = "window", .kind = CLI_COUNT, .target = offsetof(pair_args, window), .argname = "DAYS", .max = ANY_WINDOW,
	  .help = "how far apart the dates of two articles may lie (any)" },
	{ .name = "by-name", .kind = CLI_FLAG, .target = offsetof(pair_args, by_name), .help = "pair files of the same name, read nothing" },
	{ .name = "by-metadata", .kind = CLI_FLAG, .target = offsetof(pair_args, by_metadata),
	  .help = "pair by the article that one says it translates, or by the same identifier" },
	{ .name = "min-confidence", .kind = CLI_SHARE, .target = offsetof(pair_args, min_confidence), .argname = "P", .help = "leave out pairs below P (.5)" },
	{ .name = "lexicon", .kind = CLI_FILE, .target = offsetof(pair_args, lexicon), .argname = "FILE", .help = "start from what lexicon learn has made" },
	{ .name = "unpaired", .kind = CLI_FILE, .target = offsetof(pair_args, unpaired), .argname = "FILE", .help = "list the articles without a partner" },
	{ .name = "keep-going", .kind = CLI_FLAG, .target = offsetof(pair_args, keep_going), .help = "pass over articles that cannot be read" },
	{ .name = "threads", .letter = 'j', .kind = CLI_COUNT, .target = offsetof(pair_args, threads), .argname = "N", .min = 1, .max = 64,
	  .help = "threads (default: the CPUs at hand)" },
	{ .name = "input-format", .kind = CLI_NAME, .target = offsetof(pair_args, input_format), .argname = "FORMAT",
	  .help = "of the input: nitf, newsml, ninjs, html, docx, odt, plain (by its content)", .word = article_format_name },
	{ .name = "encoding", .kind = CLI_STRING, .target = offsetof(pair_args, encoding), .argname = "NAME", .help = "of the input: auto, windows-1251, ... (UTF-8)" },
	{ .name = "repair", .kind = CLI_FLAG, .target = offsetof(pair_args, repair), .help = "put U+FFFD for bytes that are not valid" },
	{ .name = "output", .letter = 'o', .kind = CLI_FILE, .target = offsetof(pair_args, output), .argname = "FILE",
	  .help = "write to FILE (default: standard output)" },
	{ .name = NULL },
};

static const char *const forms[] = { "SOURCE_FOLDER TARGET_FOLDER", NULL };

const cli_command cmd_pair = {
	.name = "pair", .summary = "find out which article is the translation of which", .forms = forms, .options = options,
	.args_size = sizeof(pair_args), .args_default = &defaults, .run = run,
};
