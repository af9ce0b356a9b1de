/* dragoman tm clean: the units that keep to the rules into a new memory, the others, if wanted, into a second. */
#include <inttypes.h>
#include <string.h>

#include "cli/msg.h"
#include "cli/tm.h"
#include "cli/tm_copy.h"

typedef struct clean_args {
	tm_copy_args common;
	const char *rules, *skip;
	bool list;
} clean_args;

static void list_rules(FILE *to)
{
	const dgm_clean_rule *rule;

	for (size_t i = 0; (rule = dgm_clean_rule_at(i)) != NULL; i++) {
		fprintf(to, "  %-18s%s", rule->id, rule->summary);
		if (rule->limit_name)
			fprintf(to, "; =%g (%s)", rule->limit, rule->limit_name);
		fputc('\n', to);
	}
}

static void tell(cli *c, const dgm_cleaner *cleaner, const dgm_memory_copy_counts *counts)
{
	const dgm_clean_rule *rule;

	msg_say(c, "%" PRIu64 " unit%s read, %" PRIu64 " written", counts->read, counts->read == 1 ? "" : "s", counts->written);
	for (size_t i = 0; (rule = dgm_clean_rule_at(i)) != NULL; i++) {
		uint64_t count = strcmp(rule->id, "duplicate") ? dgm_cleaner_count(cleaner, i) : counts->duplicates;

		if (count)
			msg_say(c, "%" PRIu64 " left out by %s: %s", count, rule->id, rule->summary);
	}
	if (counts->without)
		msg_say(c, "%" PRIu64 " left out: the format cannot hold them", counts->without);
}

static void run_clean(cli *c, const void *a, char **operands, size_t count)
{
	const clean_args *args = a;
	dgm_memory_copy_options opt = DGM_MEMORY_COPY_OPTIONS_INIT;
	dgm_clean_options rules = DGM_CLEAN_OPTIONS_INIT;
	dgm_memory_copy_counts counts = { 0 };
	dgm_error err = DGM_ERROR_INIT;
	dgm_cleaner *cleaner;

	if (args->list) {
		list_rules(stdout);
		return;
	}
	if (!tm_one_memory(c, count))
		return;
	rules.rules = args->rules;
	rules.skip = args->skip;
	if (dgm_cleaner_new(&cleaner, &rules, &err) != DGM_OK) {
		cli_fail(c, &err);
		return;
	}
	dgm_cleaner_serve(cleaner, &opt);
	if (tm_copy(c, &args->common, &opt, operands, 1, &counts))
		tell(c, cleaner, &counts);
	dgm_cleaner_free(cleaner);
}

static const char *rule_id(size_t index)
{
	const dgm_clean_rule *rule = dgm_clean_rule_at(index);

	return rule ? rule->id : NULL;
}

static void more_help(FILE *to)
{
	fputs("rules:\n", to);
	list_rules(to);
	tm_list_formats(to);
}

#define ROW(member) .target = offsetof(clean_args, member)

static const cli_option clean_options[] = {
	TM_FORMAT_ROW, TM_IN_PLACE_ROW, TM_OUTPUT_ROW, TM_REJECTED_ROW, TM_SALVAGE_ROW,
	{ .name = "list-rules", .kind = CLI_FLAG, ROW(list), .help = "print the rules and stop", .alone = true },
	{ .name = "rules", .kind = CLI_STRING, ROW(rules), .argname = "LIST", .help = "only these rules: too-long,length-ratio=4 (default: all)", .word = rule_id },
	{ .name = "skip-rules", .kind = CLI_STRING, ROW(skip), .argname = "LIST", .help = "not these rules", .word = rule_id },
	{ .name = NULL },
};

static const char *const clean_forms[] = { "MEMORY", NULL };

const cli_command cmd_tm_clean = {
	.name = "clean", .summary = "leave out units that break rules", .forms = clean_forms, .options = clean_options,
	.args_size = sizeof(clean_args), .run = run_clean, .more_help = more_help,
};
