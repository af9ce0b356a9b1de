/* An alignment as a stream of units, for the checker. */
#ifndef DGM_CLI_ARTICLE_UNITS_H
#define DGM_CLI_ARTICLE_UNITS_H

#include "cli/cli.h"

/* Passes each bead to the checker as a unit whose lines are those of the articles; what one side has alone is a gap. */
dgm_status article_units(const dgm_alignment *alignment, dgm_checker *checker, dgm_error *err);

#endif
