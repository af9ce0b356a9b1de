/* One line with all counts. */
#include "memory/losses.h"

#include "base/buffer.h"
#include "base/status.h"

void dgm__losses_tell(const dgm_unit_writer *writer, const dgm_output *output, const dgm_reporter *reporter)
{
	dgm__buffer list = DGM__BUFFER_INIT(1024);

	for (int i = 0; i < DGM__LOSSES; i++)
		if (writer->lost[i] && i != DGM__LOSS_UNITS)
			dgm__buffer_printf(&list, "%s%llu %s", list.n ? ", " : "", (unsigned long long)writer->lost[i], dgm__loss_name((dgm__loss)i));
	if (list.n && list.failed == DGM_OK)
		dgm__warn(reporter, dgm_output_name(output), 0, "left out, for %s cannot hold them: %s", writer->format->info.name, list.p);
	dgm__buffer_clear(&list);
}
