/* dragoman completion bash: a completion script made from the option rows. */
#ifndef DGM_CLI_COMPLETION_H
#define DGM_CLI_COMPLETION_H

#include "cli/cli.h"

extern const cli_command cmd_completion;

#endif
