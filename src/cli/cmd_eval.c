/* dragoman eval: scores of alignments and of segmentations against gold, by file or by folder. */
#include <dirent.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <jansson.h>

#include "cli/msg.h"
#include "cli/report.h"
#include "cli/result.h"

typedef struct eval_args {
	unsigned format; /* 0 text, 1 jsonl */
	cli_strings fail_under;
	unsigned errors;
} eval_args;

/* Two files, or the files of the same names in two folders. */
typedef struct file_pair {
	char *gold, *output;
	const char *name; /* inside gold */
} file_pair;

typedef struct file_pairs {
	file_pair *items;
	size_t count, capacity;
	bool folders;
} file_pairs;

static void pairs_clear(file_pairs *pairs)
{
	for (size_t i = 0; i < pairs->count; i++) {
		free(pairs->items[i].gold);
		free(pairs->items[i].output);
	}
	free(pairs->items);
}

static char *join(const char *folder, const char *name)
{
	size_t n = strlen(folder) + strlen(name) + 2;
	char *path = malloc(n);

	if (path)
		snprintf(path, n, *name ? "%s/%s" : "%s", folder, name);
	return path;
}

static bool pairs_add(cli *c, file_pairs *pairs, const char *gold, const char *output, const char *name)
{
	file_pair pair = { join(gold, name), join(output, name), NULL };

	if (pairs->count == pairs->capacity) {
		size_t capacity = pairs->capacity ? 2 * pairs->capacity : 16;
		file_pair *items = reallocarray(pairs->items, capacity, sizeof *items);

		if (items) {
			pairs->items = items;
			pairs->capacity = capacity;
		}
	}
	if (!pair.gold || !pair.output || pairs->count == pairs->capacity) {
		free(pair.gold);
		free(pair.output);
		msg_error(c, "out of memory");
		return false;
	}
	pair.name = *name ? pair.gold + strlen(gold) + 1 : pair.gold;
	pairs->items[pairs->count++] = pair;
	return true;
}

static bool has_ending(const char *name, const char *ending)
{
	size_t n = strlen(name), k = strlen(ending);

	return n > k && name[0] != '.' && !strcmp(name + n - k, ending);
}

static int by_name(const void *a, const void *b)
{
	return strcmp(((const file_pair *)a)->name, ((const file_pair *)b)->name);
}

static bool is_folder(const char *path)
{
	struct stat info;

	return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

static bool find_pairs(cli *c, file_pairs *pairs, const char *gold, const char *output, const char *ending)
{
	const struct dirent *entry;
	bool good = true;
	DIR *folder;

	if (is_folder(gold) != is_folder(output)) {
		msg_error(c, "%s: is a folder and %s is not; give two files or two folders", is_folder(gold) ? gold : output,
			is_folder(gold) ? output : gold);
		return false;
	}
	if (!is_folder(gold))
		return pairs_add(c, pairs, gold, output, "");
	pairs->folders = true;
	folder = opendir(gold);
	if (!folder) {
		msg_error(c, "%s: cannot list the folder", gold);
		return false;
	}
	while (good && (entry = readdir(folder)) != NULL)
		if (has_ending(entry->d_name, ending))
			good = pairs_add(c, pairs, gold, output, entry->d_name);
	closedir(folder);
	if (good && !pairs->count) {
		msg_error(c, "%s: no file NAME%s here", gold, ending);
		return false;
	}
	if (good)
		qsort(pairs->items, pairs->count, sizeof *pairs->items, by_name);
	return good;
}

/* --- floors ---------------------------------------------------------------------------------------------------- */

/* A score by the name that --fail-under and jsonl give it. */
typedef struct named_score {
	const char *name, *title;
	const dgm_score *score;
} named_score;

static const char *score_word(const void *arg, size_t index)
{
	const named_score *scores = arg;

	for (size_t i = 0; i < index; i++)
		if (!scores[i].name)
			return NULL;
	return scores[index].name;
}

/* "strict=.95", "strict.recall=.9"; false after a message. */
static bool hold_floor(cli *c, const char *floor, const named_score *scores)
{
	size_t n = strcspn(floor, ".="), part_n = strcspn(floor, "=");
	const char *value = floor[part_n] ? floor + part_n + 1 : "", *near, *part = "F1";
	const named_score *s = scores;
	double least, got;
	char *end;

	while (s->name && (strlen(s->name) != n || memcmp(s->name, floor, n)))
		s++;
	near = s->name ? NULL : cli_nearest(floor, score_word, scores);
	least = strtod(value, &end);
	if (!s->name) {
		msg_error(c, "%s: --fail-under: unknown score \"%.*s\"; did you mean %s?", c->command, (int)n, floor, near ? near : scores->name);
		return false;
	}
	got = dgm_score_f1(s->score);
	if (part_n - n == 10 && !memcmp(floor + n, ".precision", 10)) {
		part = "precision";
		got = dgm_score_precision(s->score);
	} else if (part_n - n == 7 && !memcmp(floor + n, ".recall", 7)) {
		part = "recall";
		got = dgm_score_recall(s->score);
	} else if (part_n != n) {
		end = NULL;
	}
	if (!*value || !end || *end || !(least >= 0 && least <= 1)) {
		msg_error(c, "%s: --fail-under takes NAME=P, NAME.precision=P or NAME.recall=P, P from 0 to 1, not \"%s\"", c->command, floor);
		return false;
	}
	if (got < least) {
		msg_say(c, "%s: %s %s is %.4f, below %s", c->command, s->name, part, got, value);
		cli_raise(c, CLI_FINDINGS);
	}
	return true;
}

static bool hold_floors(cli *c, const eval_args *args, const named_score *scores)
{
	for (size_t i = 0; i < args->fail_under.count; i++)
		if (!hold_floor(c, args->fail_under.items[i], scores))
			return false;
	return true;
}

/* --- text and jsonl -------------------------------------------------------------------------------------------- */

static void show_header(dgm_output *to)
{
	dgm_output_printf(to, "%-25s %9s %7s %7s %13s %12s\n", "", "precision", "recall", "F1", "right/output", "right/gold");
}

/* A share of nothing is shown as a dash. */
static const char *share(char buffer[16], double value, bool of_nothing)
{
	snprintf(buffer, 16, "%.4f", value);
	return of_nothing ? "-" : buffer;
}

static void show_score(dgm_output *to, const char *title, const dgm_score *s)
{
	char output[48], gold[48], precision[16], recall[16], f1[16];

	snprintf(output, sizeof output, "%" PRIu64 "/%" PRIu64, s->right_output, s->output);
	snprintf(gold, sizeof gold, "%" PRIu64 "/%" PRIu64, s->right_gold, s->gold);
	dgm_output_printf(to, "%-25s %9s %7s %7s %13s %12s\n", title, share(precision, dgm_score_precision(s), !s->output),
		share(recall, dgm_score_recall(s), !s->gold), share(f1, dgm_score_f1(s), !s->output && !s->gold), output, gold);
}

static json_t *score_json(const dgm_score *s)
{
	return json_pack("{s:f, s:f, s:f, s:I, s:I, s:I, s:I}", "precision", dgm_score_precision(s), "recall", dgm_score_recall(s),
		"f1", dgm_score_f1(s), "right_output", (json_int_t)s->right_output, "output", (json_int_t)s->output,
		"right_gold", (json_int_t)s->right_gold, "gold", (json_int_t)s->gold);
}

/* One row begins with the document, null for the sum of several. */
static json_t *row_json(const char *document)
{
	return json_pack("{s:s?}", "document", document);
}

static void align_scores(named_score scores[6], const dgm_align_score *s)
{
	scores[0] = (named_score){ "strict", "strict", &s->strict };
	scores[1] = (named_score){ "lax", "lax", &s->lax };
	scores[2] = (named_score){ "vecalign", "strict, null beads count", &s->vecalign };
	scores[3] = (named_score){ "null_source", "unaligned, source side", &s->null_source };
	scores[4] = (named_score){ "null_target", "unaligned, target side", &s->null_target };
	scores[5] = (named_score){ NULL, NULL, NULL };
}

static void show_types(dgm_output *to, const dgm_align_score *s)
{
	dgm_output_puts(to, "\nbeads by type\n");
	for (int a = 1; a < DGM_EVAL_TYPES; a++) {
		for (int b = 1; b < DGM_EVAL_TYPES; b++) {
			char title[16];

			if (!s->by_type[a][b].output && !s->by_type[a][b].gold)
				continue;
			snprintf(title, sizeof title, "  %d-%d", a, b);
			show_score(to, title, &s->by_type[a][b]);
		}
	}
}

static void show_bins(dgm_output *to, const dgm_align_score *s)
{
	dgm_output_printf(to, "\n%-25s %9s %7s %7s\n", "confidence", "beads", "mean", "right");
	for (int i = DGM_EVAL_BINS - 1; i >= 0; i--) {
		double beads = (double)s->bins[i].beads;

		if (s->bins[i].beads)
			dgm_output_printf(to, "  %.1f to %.1f%13s %9" PRIu64 " %7.4f %7.4f\n", (double)i / DGM_EVAL_BINS, (i + 1.0) / DGM_EVAL_BINS, "",
				s->bins[i].beads, s->bins[i].confidence_sum / beads, (double)s->bins[i].right / beads);
	}
}

static void show_align(dgm_output *to, const dgm_align_score *s)
{
	named_score scores[6];

	align_scores(scores, s);
	if (s->documents > 1)
		dgm_output_printf(to, "%" PRIu64 " documents\n", s->documents);
	show_header(to);
	for (const named_score *n = scores; n->name; n++)
		show_score(to, n->title, n->score);
	show_types(to, s);
	show_bins(to, s);
}

static json_t *types_json(const dgm_align_score *s)
{
	json_t *types = json_object();

	for (int a = 1; a < DGM_EVAL_TYPES; a++) {
		for (int b = 1; b < DGM_EVAL_TYPES; b++) {
			char name[16];

			snprintf(name, sizeof name, "%d-%d", a, b);
			if (s->by_type[a][b].output || s->by_type[a][b].gold)
				json_object_set_new(types, name, score_json(&s->by_type[a][b]));
		}
	}
	return types;
}

static json_t *bins_json(const dgm_align_score *s)
{
	json_t *bins = json_array();

	for (int i = 0; i < DGM_EVAL_BINS; i++)
		if (s->bins[i].beads)
			json_array_append_new(bins, json_pack("{s:f, s:f, s:I, s:f, s:f}", "from", (double)i / DGM_EVAL_BINS,
				"to", (i + 1.0) / DGM_EVAL_BINS, "beads", (json_int_t)s->bins[i].beads,
				"mean", s->bins[i].confidence_sum / (double)s->bins[i].beads,
				"right", (double)s->bins[i].right / (double)s->bins[i].beads));
	return bins;
}

static void row_align(cli *c, dgm_output *to, const char *document, const dgm_align_score *s)
{
	json_t *row = row_json(document);
	named_score scores[6];

	align_scores(scores, s);
	json_object_set_new(row, "documents", json_integer((json_int_t)s->documents));
	for (const named_score *n = scores; n->name; n++)
		json_object_set_new(row, n->name, score_json(n->score));
	json_object_set_new(row, "types", types_json(s));
	json_object_set_new(row, "confidence", bins_json(s));
	report_row(c, to, row);
}

/* --- the commands ---------------------------------------------------------------------------------------------- */

static bool eval_align(cli *c, const eval_args *args, const file_pairs *pairs, dgm_output *to)
{
	dgm_align_score sum = { 0 };
	dgm_error err = DGM_ERROR_INIT;
	named_score scores[6];

	for (size_t i = 0; i < pairs->count; i++) {
		const file_pair *p = &pairs->items[i];
		dgm_align_score one = { 0 };

		if (dgm_eval_align_add(&sum, p->gold, p->output, &err) != DGM_OK) {
			cli_fail(c, &err);
			return false;
		}
		if (args->format && pairs->folders && dgm_eval_align_add(&one, p->gold, p->output, &err) == DGM_OK)
			row_align(c, to, p->name, &one);
	}
	if (args->format)
		row_align(c, to, pairs->folders ? NULL : pairs->items[0].name, &sum);
	else
		show_align(to, &sum);
	align_scores(scores, &sum);
	return hold_floors(c, args, scores);
}

/* Line breaks and their like become one space; none at the ends. */
static void write_one_line(dgm_output *to, dgm_str s)
{
	bool gap = false, begun = false;

	for (size_t i = 0; i < s.n; i++) {
		if (strchr(" \t\r\n", s.p[i]) && s.p[i]) {
			gap = begun;
			continue;
		}
		if (gap)
			dgm_output_write(to, " ", 1);
		dgm_output_write(to, s.p + i, 1);
		gap = false;
		begun = true;
	}
}

/* What --errors prints. */
typedef struct error_list {
	cli *c;
	const eval_args *args;
	dgm_output *to;
	const char *document;
	unsigned shown;
} error_list;

static int on_error(void *arg, const dgm_segment_error *e)
{
	error_list *list = arg;
	json_t *row;

	if (list->shown++ >= list->args->errors)
		return 0;
	if (list->args->format) {
		row = row_json(list->document);
		json_object_set_new(row, "error", json_string(e->missed ? "missed" : "extra"));
		json_object_set_new(row, "before", json_stringn(e->before.p, e->before.n));
		json_object_set_new(row, "after", json_stringn(e->after.p, e->after.n));
		report_row(list->c, list->to, row);
	} else {
		dgm_output_printf(list->to, "%s: %s: ", list->document, e->missed ? "missed" : "extra");
		write_one_line(list->to, e->before);
		dgm_output_puts(list->to, " | ");
		write_one_line(list->to, e->after);
		dgm_output_puts(list->to, "\n");
	}
	return 0;
}

static void row_segment(cli *c, dgm_output *to, const char *document, size_t documents, const dgm_score *s)
{
	json_t *row = row_json(document);

	json_object_set_new(row, "documents", json_integer((json_int_t)documents));
	json_object_set_new(row, "strict", score_json(s));
	report_row(c, to, row);
}

static bool eval_segment(cli *c, const eval_args *args, const file_pairs *pairs, dgm_output *to)
{
	error_list list = { .c = c, .args = args, .to = to };
	dgm_error err = DGM_ERROR_INIT;
	dgm_score sum = { 0 };
	named_score scores[] = { { "strict", "boundaries", &sum }, { NULL, NULL, NULL } };

	for (size_t i = 0; i < pairs->count; i++) {
		const file_pair *p = &pairs->items[i];
		dgm_score before = sum, one;

		list.document = p->name;
		if (dgm_eval_segment_add(&sum, p->gold, p->output, on_error, &list, &err) != DGM_OK) {
			cli_fail(c, &err);
			return false;
		}
		one = (dgm_score){ sum.right_output - before.right_output, sum.output - before.output, sum.right_gold - before.right_gold,
			sum.gold - before.gold };
		if (args->format && pairs->folders)
			row_segment(c, to, p->name, 1, &one);
	}
	if (args->format) {
		row_segment(c, to, pairs->folders ? NULL : pairs->items[0].name, pairs->count, &sum);
	} else {
		if (list.shown)
			dgm_output_puts(to, args->errors ? "\n" : "");
		show_header(to);
		show_score(to, "boundaries", &sum);
	}
	return hold_floors(c, args, scores);
}

static void run_eval(cli *c, const eval_args *args, char **operands, size_t count, const char *ending,
	bool (*eval)(cli *c, const eval_args *args, const file_pairs *pairs, dgm_output *to))
{
	file_pairs pairs = { 0 };
	dgm_output *to;

	if (count != 2) {
		msg_error(c, "%s: give the gold and the output, two files or two folders", c->command);
		return;
	}
	if (find_pairs(c, &pairs, operands[0], operands[1], ending)) {
		to = result_open(c, NULL);
		if (to)
			result_close(c, to, eval(c, args, &pairs, to));
	}
	pairs_clear(&pairs);
}

static void run_align(cli *c, const void *args, char **operands, size_t count)
{
	run_eval(c, args, operands, count, ".index", eval_align);
}

static void run_segment(cli *c, const void *args, char **operands, size_t count)
{
	run_eval(c, args, operands, count, ".txt", eval_segment);
}

static const cli_option align_options[] = {
	{ .name = "format", .letter = 'f', .kind = CLI_CHOICE, .target = offsetof(eval_args, format), .argname = "text|jsonl",
	  .help = "of the report (default: text)" },
	{ .name = "fail-under", .kind = CLI_STRINGS, .target = offsetof(eval_args, fail_under), .argname = "SCORE=P",
	  .help = "exit 1 where SCORE (strict, lax) is below P" },
	{ .name = NULL },
};

static const cli_option segment_options[] = {
	{ .name = "errors", .kind = CLI_COUNT, .target = offsetof(eval_args, errors), .argname = "N", .max = 1000000000,
	  .help = "list the first N boundaries that differ" },
	{ .name = "format", .letter = 'f', .kind = CLI_CHOICE, .target = offsetof(eval_args, format), .argname = "text|jsonl",
	  .help = "of the report (default: text)" },
	{ .name = "fail-under", .kind = CLI_STRINGS, .target = offsetof(eval_args, fail_under), .argname = "SCORE=P",
	  .help = "exit 1 where SCORE (strict) is below P" },
	{ .name = NULL },
};

static const char *const forms[] = { "GOLD OUTPUT", NULL };

static const cli_command align = {
	.name = "align", .summary = "score an alignment against gold", .forms = forms, .options = align_options,
	.args_size = sizeof(eval_args), .run = run_align,
};

static const cli_command segment = {
	.name = "segment", .summary = "score sentence boundaries against gold", .forms = forms, .options = segment_options,
	.args_size = sizeof(eval_args), .run = run_segment,
};

static const cli_command *const commands[] = { &align, &segment, NULL };

const cli_command cmd_eval = {
	.name = "eval", .summary = "score output against hand-made gold", .commands = commands,
};
