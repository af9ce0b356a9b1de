/* Messages to standard error: "dragoman: FILE:LINE: what is wrong; what to do". */
#ifndef DGM_CLI_MSG_H
#define DGM_CLI_MSG_H

#include "cli/cli.h"

void msg_error(cli *c, const char *format, ...) DGM_PRINTF(2, 3); /* raises the status to CLI_FAILED; -qq silences */
void msg_warn(cli *c, const char *format, ...) DGM_PRINTF(2, 3);  /* -q silences */
void msg_say(cli *c, const char *format, ...) DGM_PRINTF(2, 3);   /* counts and the like; -q silences */
void msg_note(cli *c, const char *format, ...) DGM_PRINTF(2, 3);  /* only with -v */

/* Sets c->reporter up; call when -q and -v are known. */
void msg_set_reporter(cli *c);

#endif
