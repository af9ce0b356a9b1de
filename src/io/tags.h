/* Language tags of a file, interned for the life of its reader. */
#ifndef DGM_IO_TAGS_H
#define DGM_IO_TAGS_H

#include <stdbool.h>

#include <dragoman/language.h>

#include "base/strmap.h"

/*
 * *canonical is the mended tag, kept in *tags, or p == NULL where none can be read from written. *tags remembers what was asked. false: out of memory,
 * or more than 4096 different tags.
 */
bool dgm__tag(dgm__strmap *tags, dgm_str written, dgm_str *canonical);

#endif
