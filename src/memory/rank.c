/* Dates as numbers. */
#include "memory/rank.h"

#include "io/xml.h"

uint64_t dgm__date_number(dgm_str date)
{
	uint64_t number = 0;

	if (!dgm__xml_date_is_valid(date))
		return 0;
	for (size_t i = 0; i < date.n; i++)
		if (date.p[i] >= '0' && date.p[i] <= '9')
			number = number * 10 + (uint64_t)(date.p[i] - '0');
	return number;
}

static uint64_t later(uint64_t so_far, dgm_str date)
{
	uint64_t number = dgm__date_number(date);

	return number > so_far ? number : so_far;
}

uint64_t dgm__unit_date(const dgm_unit *unit)
{
	uint64_t changed = later(0, unit->history.change_date), created = later(0, unit->history.creation_date);

	for (size_t i = 0; i < unit->variant_count; i++) {
		changed = later(changed, unit->variants[i].history.change_date);
		created = later(created, unit->variants[i].history.creation_date);
	}
	return changed > created ? changed : created;
}
