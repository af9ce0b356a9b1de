/* -h from the tables: usage, one line an option. The manual's SYNOPSIS and option lists are checked against it (tests/check-manual). */
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"

enum { HELP_COLUMN = 30 };

/* "-f, --format FORMAT" */
static void show_option(FILE *to, const cli_option *o)
{
	char left[128];

	if (o->letter)
		snprintf(left, sizeof left, "-%c, --%s", o->letter, o->name);
	else
		snprintf(left, sizeof left, "    --%s", o->name);
	if (o->argname)
		snprintf(left + strlen(left), sizeof left - strlen(left), o->kind == CLI_OPTIONAL ? "%s" : " %s", o->argname);
	if (strlen(left) + 4 > HELP_COLUMN)
		fprintf(to, "  %s\n%*s%s\n", left, HELP_COLUMN, "", o->help);
	else
		fprintf(to, "  %-*s%s\n", HELP_COLUMN - 2, left, o->help);
}

static void show_form(FILE *to, const cli_command *command, const char *path, const char *form, const char *before)
{
	fprintf(to, "%s dragoman %s", before, path);
	for (const cli_option *o = command->options; o && o->name && form != command->bare_form; o++)
		if (o->required && o->letter)
			fprintf(to, " -%c %s", o->letter, o->argname);
		else if (o->required)
			fprintf(to, " --%s %s", o->name, o->argname);
	if (command->options && command->options->name)
		fputs(" [options]", to);
	fprintf(to, "%s%s\n", *form ? " " : "", form);
}

void cli_usage(FILE *to, const cli_command *command, const char *path)
{
	const char *before = "usage:";

	for (const char *const *form = command->forms; form && *form; form++, before = "      ")
		show_form(to, command, path, *form, before);
	if (command->bare_form)
		show_form(to, command, path, command->bare_form, before);
	for (const cli_command *const *sub = command->commands; sub && *sub; sub++) {
		char name[64];

		snprintf(name, sizeof name, "%s %s", path, (*sub)->name);
		for (const char *const *form = (*sub)->forms; *form; form++, before = "      ")
			show_form(to, *sub, name, *form, before);
	}
}

void cli_help(FILE *to, const cli_command *command, const char *path)
{
	cli_usage(to, command, path);
	fprintf(to, "\n%s\n\n", command->summary);
	for (const cli_command *const *sub = command->commands; sub && *sub; sub++)
		fprintf(to, "  %s %-*s%s\n", path, HELP_COLUMN - 3 - (int)strlen(path), (*sub)->name, (*sub)->summary);
	if (command->commands) {
		fprintf(to, "\n\"dragoman %s COMMAND -h\" lists the options.\n", path);
		return;
	}
	for (const cli_option *o = command->options; o && o->name; o++)
		show_option(to, o);
	for (const cli_option *o = cli_common_options; o->name; o++)
		show_option(to, o);
	if (command->more_help) {
		fputc('\n', to);
		command->more_help(to);
	}
}
