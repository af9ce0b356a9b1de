/* One line on the terminal that says how far a long run is; msg.c calls it only where standard error is a terminal. */
#ifndef DGM_CLI_PROGRESS_H
#define DGM_CLI_PROGRESS_H

#include <stdint.h>

/* total 0: not known. Drawn at most ten times a second, and not before the run has lasted half a second. */
void progress_show(const char *stage, uint64_t done, uint64_t total);

/* Takes the line away; nothing happens where there is none. */
void progress_clear(void);

#endif
