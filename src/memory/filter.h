/* The tree of a filter expression; filter_parse.c makes it, filter.c runs it. */
#ifndef DGM_MEMORY_FILTER_H
#define DGM_MEMORY_FILTER_H

#include <dragoman/filter.h>

#include <unicode/uregex.h>

#include "base/arena.h"
#include "text/words.h"

typedef enum dgm__filter_op {
	DGM__FILTER_OR, DGM__FILTER_AND, DGM__FILTER_NOT,
	DGM__FILTER_LESS, DGM__FILTER_LESS_EQUAL, DGM__FILTER_GREATER, DGM__FILTER_GREATER_EQUAL, DGM__FILTER_EQUAL, DGM__FILTER_UNEQUAL,
	DGM__FILTER_MATCH, DGM__FILTER_MISMATCH,
	DGM__FILTER_VALUE, /* a literal */
	DGM__FILTER_FACT   /* of the unit */
} dgm__filter_op;

typedef enum dgm__filter_kind { DGM__FILTER_NONE, DGM__FILTER_BOOL, DGM__FILTER_NUMBER, DGM__FILTER_TEXT, DGM__FILTER_DATE } dgm__filter_kind;

typedef struct dgm__filter_value {
	dgm__filter_kind kind; /* NONE: the unit has no such thing */
	bool truth;
	double number;
	dgm_str text;          /* a date: its figures "YYYYMMDD[hhmmss]" */
} dgm__filter_value;

typedef dgm_status dgm__fact_fn(dgm_filter *filter, const dgm_unit *unit, const char *argument, dgm__filter_value *out, dgm_error *err);

/* One thing that can be asked of a unit. */
typedef struct dgm__fact {
	const char *name;
	char argument;         /* 'l' a language, 's' a string, 0 none */
	dgm__filter_kind kind;
	dgm__fact_fn *get;
} dgm__fact;

typedef struct dgm__filter_node {
	dgm__filter_op op;
	const struct dgm__filter_node *left, *right;
	dgm__filter_value value;   /* VALUE */
	URegularExpression *regex; /* MATCH, MISMATCH */
	const dgm__fact *fact;     /* FACT */
	const char *argument;
	size_t column;
	struct dgm__filter_node *next; /* of those with a regex, to be closed */
} dgm__filter_node;

struct dgm_filter {
	dgm__arena arena;
	const dgm__filter_node *root;
	dgm__filter_node *with_regex;
	dgm__words *words;     /* when first asked for */
};

/* The facts by name, ended by a row without one. */
extern const dgm__fact dgm__facts_of_units[];

/* Parses into filter->root. */
dgm_status dgm__filter_parse(dgm_filter *filter, const char *expression, dgm_error *err);

#endif
