/* The whole path in one place. */
#include <dragoman/pipeline.h>
