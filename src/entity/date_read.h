/* What stands in a sentence as a date: read at a name or a figure. */
#ifndef DGM_ENTITY_DATE_READ_H
#define DGM_ENTITY_DATE_READ_H

#include "entity/recogniser.h"

typedef struct dgm__date_found {
	size_t start, end;
	int year, month, day, weekday; /* 0: unknown */
	int other_month, other_day;    /* second reading */
	bool unsure;
} dgm__date_found;

/* Each fills *f and says whether it is a date; at, start, end: characters of the scan. */

/* The name of a month with the day and the year beside it. */
bool dgm__date_around_month(const dgm_recogniser *recogniser, dgm__scan *scan, const dgm__hit *month, dgm__date_found *f);
/* Figures with marks: 2025年6月2日. */
bool dgm__date_marked(const dgm_recogniser *recogniser, dgm__scan *scan, size_t at, dgm__date_found *f);
/* 02.06.2025, 14. 3. 2025, 6/2/2025, 2025-06-02. */
bool dgm__date_numeric(const dgm_recogniser *recogniser, const dgm__scan *scan, size_t at, dgm__date_found *f);
/* A bare run of four digits may be a year: "in 2025". */
bool dgm__date_bare_year(const dgm__scan *scan, const dgm__figure *figure, dgm__date_found *f);

/* Is there a month, or a day and a month, after a year that ends at `at`? Then the year is theirs. */
bool dgm__month_follows(const dgm__scan *scan, size_t at);

#endif
