/* dragoman tm: what is in a memory, and whether it is valid. */
#include <inttypes.h>
#include <string.h>

#include <jansson.h>

#include "cli/msg.h"
#include "cli/report.h"
#include "cli/result.h"
#include "cli/tm.h"

typedef struct tm_args {
	unsigned format; /* 0 text, 1 json */
	bool salvage;
} tm_args;

static const char *const ratio_names[DGM_MEMORY_RATIOS] = { "below 1/4", "1/4", "1/3", "1/2", "2/3", "1", "3/2", "2", "3", "4 and more" };

/* A bar a row; the longest has forty marks, and whatever is there has one at least. */
static void show_ratios(dgm_output *to, const dgm_memory_info *info)
{
	static const char marks[] = "########################################";
	size_t first = 0, end = DGM_MEMORY_RATIOS;
	uint64_t most = 0;

	for (size_t i = 0; i < DGM_MEMORY_RATIOS; i++)
		most = info->ratios[i] > most ? info->ratios[i] : most;
	if (!most)
		return;
	while (!info->ratios[first])
		first++;
	while (!info->ratios[end - 1])
		end--;
	dgm_output_puts(to, "  length of the second text to the first, from\n");
	for (size_t i = first; i < end; i++)
		dgm_output_printf(to, "    %-12s %12" PRIu64 "%s%.*s\n", ratio_names[i], info->ratios[i], info->ratios[i] ? " " : "",
			(int)((info->ratios[i] * (sizeof marks - 1) + most - 1) / most), marks);
}

static void show_properties(dgm_output *to, const dgm_memory_info *info)
{
	if (info->property_count)
		dgm_output_puts(to, "  properties\n");
	for (size_t i = 0; i < info->property_count; i++)
		dgm_output_printf(to, "    %-25s %12" PRIu64 "\n", info->properties[i].type, info->properties[i].count);
}

static void info_text(dgm_output *to, const char *path, const dgm_memory_info *info)
{
	dgm_output_printf(to, "%s\n", path);
	dgm_output_printf(to, "  units            %" PRIu64 "\n", info->units);
	dgm_output_printf(to, "  source language  %s\n", *info->source_language ? info->source_language : "not said");
	dgm_output_printf(to, "  empty            %" PRIu64 "\n", info->empty_units);
	dgm_output_printf(to, "  duplicates       %s%" PRIu64 "\n", info->duplicates_exact ? "" : "about ", info->duplicates);
	if (*info->tool)
		dgm_output_printf(to, "  made by          %s\n", info->tool);
	if (*info->created_first)
		dgm_output_printf(to, "  created          %s to %s\n", info->created_first, info->created_last);
	if (info->language_count)
		dgm_output_printf(to, "  %-12s %12s %12s %12s %12s\n", "language", "segments", "empty", "words", "characters");
	for (size_t i = 0; i < info->language_count; i++) {
		const dgm_memory_language *l = &info->languages[i];

		dgm_output_printf(to, "  %-12s %12" PRIu64 " %12" PRIu64 " %12" PRIu64 " %12" PRIu64 "\n", l->language, l->variants, l->empty, l->words,
			l->characters);
	}
	show_ratios(to, info);
	show_properties(to, info);
}

static json_t *string_or_null(const char *s)
{
	return *s ? json_string(s) : json_null();
}

static void info_json(cli *c, dgm_output *to, const char *path, const dgm_memory_info *info)
{
	json_t *row = json_object(), *languages = json_object(), *details = json_object(), *ratios = json_object(), *properties = json_object();

	for (size_t i = 0; i < info->language_count; i++) {
		const dgm_memory_language *l = &info->languages[i];

		json_object_set_new(languages, l->language, json_integer((json_int_t)l->variants));
		json_object_set_new(details, l->language, json_pack("{s:I, s:I, s:I}", "empty", (json_int_t)l->empty, "words", (json_int_t)l->words,
			"characters", (json_int_t)l->characters));
	}
	json_object_set_new(row, "file", json_string(path));
	json_object_set_new(row, "units", json_integer((json_int_t)info->units));
	json_object_set_new(row, "languages", languages);
	json_object_set_new(row, "source_language", string_or_null(info->source_language));
	json_object_set_new(row, "empty", json_integer((json_int_t)info->empty_units));
	json_object_set_new(row, "duplicates", json_integer((json_int_t)info->duplicates));
	json_object_set_new(row, "duplicates_exact", json_boolean(info->duplicates_exact));
	json_object_set_new(row, "tool", string_or_null(info->tool));
	json_object_set_new(row, "created_first", string_or_null(info->created_first));
	json_object_set_new(row, "created_last", string_or_null(info->created_last));
	json_object_set_new(row, "details", details);
	for (size_t i = 0; i < DGM_MEMORY_RATIOS; i++)
		json_object_set_new(ratios, ratio_names[i], json_integer((json_int_t)info->ratios[i]));
	for (size_t i = 0; i < info->property_count; i++)
		json_object_set_new(properties, info->properties[i].type, json_integer((json_int_t)info->properties[i].count));
	json_object_set_new(row, "length_ratios", ratios);
	json_object_set_new(row, "properties", properties);
	report_row(c, to, row);
}

static void run_info(cli *c, const void *a, char **operands, size_t count)
{
	dgm_unit_reader_options opt = DGM_UNIT_READER_OPTIONS_INIT;
	const tm_args *args = a;
	dgm_output *to = result_open_from(c, NULL, operands, count);

	if (!to)
		return;
	opt.reporter = &c->reporter;
	opt.salvage = args->salvage;
	for (size_t i = 0; i < count && !dgm_output_has_failed(to); i++) {
		dgm_error err = DGM_ERROR_INIT;
		dgm_memory_info info;

		if (dgm_memory_info_load(&info, operands[i], &opt, &err) != DGM_OK) {
			cli_fail(c, &err);
			continue;
		}
		if (args->format)
			info_json(c, to, operands[i], &info);
		else
			info_text(to, operands[i], &info);
		dgm_memory_info_clear(&info);
	}
	result_close(c, to, true);
}

static int on_finding(void *arg, const dgm_memory_finding *f)
{
	dgm_output *to = arg;

	dgm_output_puts(to, f->file);
	if (f->line)
		dgm_output_printf(to, ":%" PRIu64, f->line);
	dgm_output_printf(to, ": %s [%s]\n", f->text, f->rule);
	return dgm_output_has_failed(to);
}

static void run_validate(cli *c, const void *args, char **operands, size_t count)
{
	dgm_output *to = result_open_from(c, NULL, operands, count);

	(void)args;
	if (!to)
		return;
	for (size_t i = 0; i < count && !dgm_output_has_failed(to); i++) {
		dgm_error err = DGM_ERROR_INIT;
		uint64_t found = 0;

		if (dgm_memory_validate(&found, operands[i], on_finding, to, &err) != DGM_OK) {
			cli_fail(c, &err);
		} else if (found) {
			cli_raise(c, CLI_FINDINGS);
			msg_say(c, "%s: %" PRIu64 " finding%s", operands[i], found, found == 1 ? "" : "s");
		} else {
			msg_note(c, "%s: valid", operands[i]);
		}
	}
	result_close(c, to, true);
}

static const cli_option info_options[] = {
	{ .name = "format", .letter = 'f', .kind = CLI_CHOICE, .target = offsetof(tm_args, format), .argname = "text|json",
	  .help = "of the report (default: text)" },
	{ .name = "salvage", .kind = CLI_FLAG, .target = offsetof(tm_args, salvage),
	  .help = "keep the whole units of a file that breaks off" },
	{ .name = NULL },
};

static const char *const forms[] = { "MEMORY...", NULL };

static const cli_command info = {
	.name = "info", .summary = "count units, languages, words, duplicates", .forms = forms, .options = info_options,
	.args_size = sizeof(tm_args), .run = run_info,
};

static const cli_command validate = {
	.name = "validate", .summary = "report where a memory departs from its format", .forms = forms, .run = run_validate,
};

static const cli_command *const commands[] = {
	&cmd_tm_clean, &cmd_tm_convert, &cmd_tm_dedupe, &cmd_tm_filter, &cmd_tm_index, &info, &cmd_tm_merge, &cmd_tm_pivot, &cmd_tm_search, &cmd_tm_split, &validate, NULL,
};

const cli_command cmd_tm = {
	.name = "tm", .summary = "describe, validate, convert, join and divide translation memories", .commands = commands,
};
