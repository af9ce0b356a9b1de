/* dragoman check --list: each check with its category, what it finds, and a unit in which it fires. */
#ifndef CLI_CHECK_LIST_H
#define CLI_CHECK_LIST_H

#include "cli/cli.h"

/* format: NULL, "text" or "jsonl"; another is said to be none. */
void check_list(cli *c, const char *format);

#endif
