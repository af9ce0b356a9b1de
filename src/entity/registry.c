/* The kinds. A new one: its file, its row here in both tables, its value in dragoman/entity.h, its table of tests. */
#include "entity/recogniser.h"

const dgm__entity_type *const dgm__entity_types[DGM_ENTITY_KINDS] = {
	[DGM_ENTITY_NUMBER] = &dgm__entity_number,
	[DGM_ENTITY_PERCENT] = &dgm__entity_percent,
	[DGM_ENTITY_DATE] = &dgm__entity_date,
	[DGM_ENTITY_TIME] = &dgm__entity_time,
	[DGM_ENTITY_MONEY] = &dgm__entity_money,
	[DGM_ENTITY_PLACE] = &dgm__entity_place,
	[DGM_ENTITY_ACRONYM] = &dgm__entity_acronym,
	[DGM_ENTITY_ADDRESS] = &dgm__entity_address,
	[DGM_ENTITY_QUOTE] = &dgm__entity_quote,
	[DGM_ENTITY_UNIT] = &dgm__entity_unit,
	[DGM_ENTITY_PHONE] = &dgm__entity_phone,
};

/* Addresses first: what stands in one is nothing else. Then what takes figures for itself, then the rest. */
const uint8_t dgm__entity_order[DGM_ENTITY_KINDS] = {
	DGM_ENTITY_ADDRESS, DGM_ENTITY_DATE, DGM_ENTITY_TIME, DGM_ENTITY_PERCENT, DGM_ENTITY_MONEY, DGM_ENTITY_UNIT, DGM_ENTITY_NUMBER, DGM_ENTITY_PLACE, DGM_ENTITY_ACRONYM,
	DGM_ENTITY_QUOTE, DGM_ENTITY_PHONE,
};
