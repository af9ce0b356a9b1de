/* Says how far a long run is: one line on the terminal, or with -v now and then a line of a log; msg.c decides. stage is static. */
#ifndef DGM_CLI_PROGRESS_H
#define DGM_CLI_PROGRESS_H

#include <stdint.h>

/* total 0: not known; else the time left is told too. Drawn at most ten times a second, and not before the run has lasted half a second. */
void progress_show(const char *stage, uint64_t done, uint64_t total);

/* For a log: a line of its own, every ten seconds; nothing where total is not known. */
void progress_say(const char *stage, uint64_t done, uint64_t total);

/* Takes the line away; nothing happens where there is none. */
void progress_clear(void);

#endif
