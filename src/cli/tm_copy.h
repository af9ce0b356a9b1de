/* What the tm commands share that write some units of memories into a new one. */
#ifndef DGM_CLI_TM_COPY_H
#define DGM_CLI_TM_COPY_H

#include "cli/cli.h"

/* The first member of the arguments of such a command. */
typedef struct tm_copy_args {
	const char *format, *output, *rejected;
	bool salvage, in_place;
	bool dry; /* write nothing, only count */
} tm_copy_args;

/*
 * Opens what there is to open, copies by *opt (judge, duplicates, languages and the like are the command's to set) and puts the results in their places: what is
 * left out first, then the memory. false after a message.
 */
bool tm_copy(cli *c, const tm_copy_args *args, dgm_memory_copy_options *opt, char **memories, size_t count, dgm_memory_copy_counts *counts);

/* "N units read, N written", and what happened to the others. */
void tm_copy_tell(cli *c, const dgm_memory_copy_counts *counts);

/* Is there one operand? false after a message. */
bool tm_one_memory(cli *c, size_t count);

/* The formats of memories, for the option rows and for -h. */
const char *tm_format_name(size_t index);
void tm_list_formats(FILE *to);

#define TM_FORMAT_ROW \
	{ .name = "format", .letter = 'f', .kind = CLI_NAME, .target = offsetof(tm_copy_args, format), .argname = "FORMAT", \
	  .help = "see below (default: by FILE's name, or tmx)", .word = tm_format_name }
#define TM_OUTPUT_ROW \
	{ .name = "output", .letter = 'o', .kind = CLI_FILE, .target = offsetof(tm_copy_args, output), .argname = "FILE", \
	  .help = "write to FILE (default: standard output)" }
#define TM_SALVAGE_ROW \
	{ .name = "salvage", .kind = CLI_FLAG, .target = offsetof(tm_copy_args, salvage), .help = "keep the whole units of a file that breaks off" }
#define TM_IN_PLACE_ROW \
	{ .name = "in-place", .kind = CLI_FLAG, .target = offsetof(tm_copy_args, in_place), .help = "replace the memory itself, keep it as MEMORY.bak" }
#define TM_REJECTED_ROW \
	{ .name = "rejected", .kind = CLI_FILE, .target = offsetof(tm_copy_args, rejected), .argname = "FILE", \
	  .help = "keep the units left out in FILE, with the reason" }

#endif
