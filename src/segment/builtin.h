/* The language data inside the library. */
#ifndef DGM_SEGMENT_BUILTIN_H
#define DGM_SEGMENT_BUILTIN_H

#include <dragoman/text.h>

/* The built-in files, made from data/LANG/NAME.txt by tools/compile-data.awk; ends with a NULL language. */
typedef struct dgm__builtin_file { const char *language, *name, *bytes; size_t n; } dgm__builtin_file;
extern const dgm__builtin_file dgm__segment_builtin[];

/* The next entry of a data file (not of those that take one out), what stands behind its tab (field may be NULL), and what is left; false: no more. */
bool dgm__data_next(dgm_str *rest, dgm_str *word, dgm_str *field);

/* The file of this name of a language (a BCP 47 tag; script and region do not matter); NULL: it has none. */
const dgm__builtin_file *dgm__builtin_find(const char *language, const char *name);

#endif
