/* The commands under dragoman tm that have a file of their own. */
#ifndef DGM_CLI_TM_H
#define DGM_CLI_TM_H

#include "cli/cli.h"

extern const cli_command cmd_tm_clean, cmd_tm_convert, cmd_tm_dedupe, cmd_tm_filter, cmd_tm_index, cmd_tm_merge, cmd_tm_pivot, cmd_tm_search, cmd_tm_split;

#endif
