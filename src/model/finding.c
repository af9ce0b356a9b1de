/* Names of a finding's parts. */
#include <dragoman/check.h>

const char *dgm_severity_name(dgm_severity severity)
{
	return severity == DGM_SEVERITY_ERROR ? "error" : severity == DGM_SEVERITY_WARNING ? "warning" : "note";
}
