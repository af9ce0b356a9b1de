/*
 * What CLDR knows of a language, read through ICU once when a table is built: names with what they stand for, in UTF-8. The one place for the
 * calls that ICU offers in UTF-16 only.
 */
#ifndef DGM_TEXT_CLDR_H
#define DGM_TEXT_CLDR_H

#include <dragoman/text.h>

typedef struct dgm__cldr_name {
	dgm_str name;      /* borrowed for the callback */
	const char *code;  /* "country:KR", "city:Asia/Seoul", "USD"; NULL where value says it */
	int64_t value;     /* number, power of ten, month 1..12, weekday 1 (Monday) .. 7 */
	bool brief;        /* an abbreviation or symbol */
	bool singular;     /* the form that goes with one */
	bool ordinal;
	bool ahead;        /* of a unit or magnitude: it or a part of it stands before the figure */
	bool around;       /* of a unit: a part stands on each side */
} dgm__cldr_name;

/* false stops with DGM_ENOMEM. */
typedef bool dgm__cldr_fn(void *arg, const dgm__cldr_name *name);

/* locale: BCP 47 or ICU id. One name may come more than once. */
dgm_status dgm__cldr_regions(const char *locale, dgm__cldr_fn *fn, void *arg, dgm_error *err);    /* countries and continents */
dgm_status dgm__cldr_cities(const char *locale, dgm__cldr_fn *fn, void *arg, dgm_error *err);     /* exemplar cities of time zones */
dgm_status dgm__cldr_months(const char *locale, dgm__cldr_fn *fn, void *arg, dgm_error *err);     /* Gregorian; wide and abbreviated, in and out of a date */
dgm_status dgm__cldr_weekdays(const char *locale, dgm__cldr_fn *fn, void *arg, dgm_error *err);
dgm_status dgm__cldr_currencies(const char *locale, dgm__cldr_fn *fn, void *arg, dgm_error *err); /* names in every plural form; brief: symbols */
dgm_status dgm__cldr_magnitudes(const char *locale, dgm__cldr_fn *fn, void *arg, dgm_error *err); /* words of compact numbers; value: power of ten */
/* Spelt-out cardinals and ordinals of every form the locale has: 0..100, the hundreds, the thousands to 20, a few beyond, and for the first forms all below 1000. Nothing where ICU has no rules. */
dgm_status dgm__cldr_spellout(const char *locale, dgm__cldr_fn *fn, void *arg, dgm_error *err);
dgm_status dgm__cldr_percents(const char *locale, dgm__cldr_fn *fn, void *arg, dgm_error *err);   /* "percent" in its forms */
/* What is written around a figure with the unit of measure id ("kilometer", CLDR's): full names in every plural form, and the symbol (brief) where asked for. None where ICU has no such unit. */
dgm_status dgm__cldr_unit(const char *locale, const char *id, bool symbol, dgm__cldr_fn *fn, void *arg, dgm_error *err);
/* value: 0 before noon, 12 after. */
dgm_status dgm__cldr_half_days(const char *locale, dgm__cldr_fn *fn, void *arg, dgm_error *err);
/* The words that stand after the year ('y'), month ('M') and day ('d') in the locale's dates: value says which. */
dgm_status dgm__cldr_date_marks(const char *locale, dgm__cldr_fn *fn, void *arg, dgm_error *err);

enum { DGM__DAY_MARK_CAPACITY = 16 };

/* What is written behind the day of the month where it stands alone, NUL-terminated: "日", "일"; empty where there is no word. */
dgm_status dgm__cldr_day_mark(char out[DGM__DAY_MARK_CAPACITY], const char *locale, dgm_error *err);

typedef struct dgm__cldr_habits {
	uint32_t decimal;    /* decimal separator: code point */
	uint32_t group;      /* grouping separator */
	char date_order[4];  /* "dmy", "mdy", "ymd": how numeric dates are written */
	bool names_lead;     /* names of currencies and units stand before the figure: "dola 5" */
} dgm__cldr_habits;

dgm_status dgm__cldr_habits_get(dgm__cldr_habits *out, const char *locale, dgm_error *err);

#endif
