/* The script holds one case a command: its options, and for each option what its value may be. It needs bash alone. */
#include "cli/completion.h"

#include <stdio.h>
#include <string.h>

#include "cli/msg.h"

static void show_words(const cli_option *o)
{
	const char *word;

	if (o->kind == CLI_CHOICE) {
		for (const char *p = o->argname; *p; p++)
			putchar(*p == '|' ? ' ' : *p);
	} else {
		for (size_t i = 0; (word = o->word(i)) != NULL; i++)
			printf("%s%s", i ? " " : "", word);
	}
}

/* One branch of the case over the word before: what may follow this option. */
static void show_value(const cli_option *o)
{
	if (!o->argname || o->kind == CLI_OPTIONAL)
		return;
	fputs("\t\t", stdout);
	if (o->letter)
		printf("-%c|", o->letter);
	printf("--%s) ", o->name);
	if (o->kind == CLI_CHOICE || o->word) {
		fputs("words=\"", stdout);
		show_words(o);
		fputs("\" ;;\n", stdout);
	} else if (o->kind == CLI_FILE || o->kind == CLI_TWO_FILES) {
		fputs("COMPREPLY=($(compgen -f -- \"$cur\")); return ;;\n", stdout);
	} else if (o->kind == CLI_FOLDER) {
		fputs("COMPREPLY=($(compgen -d -- \"$cur\")); return ;;\n", stdout);
	} else {
		fputs("return ;;\n", stdout);
	}
}

static void show_command(const cli_command *command, const char *path)
{
	printf("\t%s)\n\t\toptions=\"", path);
	for (const cli_option *o = command->options; o && o->name; o++)
		printf("--%s ", o->name);
	for (const cli_option *o = cli_common_options; o->name; o++)
		printf("--%s%s", o->name, o[1].name ? " " : "");
	puts("\"\n\t\tcase $prev in");
	for (const cli_option *o = command->options; o && o->name; o++)
		show_value(o);
	puts("\t\tesac ;;");
}

static void show_groups(void)
{
	for (const cli_command *const *command = cli_commands; *command; command++) {
		if (!(*command)->commands)
			continue;
		printf("\t%s|\"help %s\") words=\"", (*command)->name, (*command)->name);
		for (const cli_command *const *sub = (*command)->commands; *sub; sub++)
			printf("%s%s", (*sub)->name, sub[1] ? " " : "");
		puts("\" ;;");
	}
}

static void show_bash(void)
{
	char path[64];

	puts("# bash completion for dragoman; made by \"dragoman completion bash\"\n"
	     "_dragoman()\n{\n"
	     "\tlocal cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} words= options= command=${COMP_WORDS[1]}\n"
	     "\tCOMPREPLY=()\n"
	     "\tif ((COMP_CWORD == 1)); then");
	fputs("\t\tCOMPREPLY=($(compgen -W \"", stdout);
	for (const cli_command *const *command = cli_commands; *command; command++)
		printf("%s ", (*command)->name);
	puts("--version --help\" -- \"$cur\"))\n\t\treturn\n\tfi\n"
	     "\tif ((COMP_CWORD > 2)); then\n\t\tcase $command in");
	fputs("\t\thelp", stdout);
	for (const cli_command *const *command = cli_commands; *command; command++)
		if ((*command)->commands)
			printf("|%s", (*command)->name);
	puts(") command=\"$command ${COMP_WORDS[2]}\" ;;\n\t\tesac\n\tfi\n"
	     "\tcase $command in");
	show_groups();
	fputs("\thelp) words=\"", stdout);
	for (const cli_command *const *command = cli_commands; *command; command++)
		printf("%s%s", (*command)->name, command[1] ? " " : "");
	puts("\" ;;\n\tcompletion) words=bash ;;");
	for (const cli_command *const *command = cli_commands; *command; command++) {
		if ((*command)->options)
			show_command(*command, (*command)->name);
		for (const cli_command *const *sub = (*command)->commands; sub && *sub; sub++) {
			snprintf(path, sizeof path, "\"%s %s\"", (*command)->name, (*sub)->name);
			show_command(*sub, path);
		}
	}
	puts("\tesac\n"
	     "\tif [[ -n $words ]]; then\n\t\tCOMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n"
	     "\telif [[ $cur == -* ]]; then\n\t\tCOMPREPLY=($(compgen -W \"$options\" -- \"$cur\"))\n"
	     "\telse\n\t\tCOMPREPLY=($(compgen -f -- \"$cur\"))\n\tfi\n}\n"
	     "complete -o filenames -F _dragoman dragoman");
}

static void run_completion(cli *c, const void *args, char **operands, size_t count)
{
	(void)args;
	if (count != 1 || strcmp(operands[0], "bash"))
		msg_error(c, "completion: name the shell: dragoman completion bash");
	else
		show_bash();
}

static const char *const forms[] = { "bash", NULL };

const cli_command cmd_completion = {
	.name = "completion", .summary = "print a completion script for the shell", .forms = forms, .run = run_completion,
};
