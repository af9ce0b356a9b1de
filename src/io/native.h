/* Native codes that hold sub-flows, while they are read. */
#ifndef DGM_IO_NATIVE_H
#define DGM_IO_NATIVE_H

#include "io/build.h"

/*
 * The last code of the build gets its first element: what its native content holds so far is escaped, and the code is marked. A failure is kept in
 * build->chars.
 */
void dgm__native_begin_markup(dgm__build *build);
/* The string that began with the last hold ends here. */
void dgm__native_close(const dgm__build *build, dgm__span *span);

#endif
