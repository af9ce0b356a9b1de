/*
 * Tables of the recogniser's kinds: a language, a text, and the values of one kind in it, in order: "5000; 3?" where ? marks an
 * ambiguous one. Recognisers are made once, before Check forks.
 */
#ifndef DGM_TESTS_ENTITY_TABLE_H
#define DGM_TESTS_ENTITY_TABLE_H

#include "unit.h"

#include <stdio.h>
#include <string.h>

#include <dragoman/entity.h>

typedef struct entity_row {
	uint8_t kind;
	const char *language, *text, *values;
} entity_row;

enum { TABLE_LANGUAGES = 64 };

static struct { char language[16]; dgm_recogniser *recogniser; } table_recognisers[TABLE_LANGUAGES];

static inline dgm_recogniser *table_recogniser(const char *language)
{
	size_t i = 0;

	for (; i < TABLE_LANGUAGES && table_recognisers[i].recogniser; i++)
		if (!strcmp(table_recognisers[i].language, language))
			return table_recognisers[i].recogniser;
	ck_assert_uint_lt(i, TABLE_LANGUAGES);
	snprintf(table_recognisers[i].language, sizeof table_recognisers[i].language, "%s", language);
	ck_assert_int_eq(dgm_recogniser_new(&table_recognisers[i].recogniser, language, NULL), DGM_OK);
	return table_recognisers[i].recogniser;
}

static inline void table_free(void)
{
	for (size_t i = 0; i < TABLE_LANGUAGES; i++) {
		dgm_recogniser_free(table_recognisers[i].recogniser);
		table_recognisers[i].recogniser = NULL;
	}
}

static inline void table_check(const entity_row *row)
{
	dgm_entities entities = { 0 };
	char got[2048] = "";
	size_t at = 0;

	ck_assert_int_eq(dgm_recogniser_run(table_recogniser(row->language), (dgm_str){ row->text, strlen(row->text) }, &entities, NULL), DGM_OK);
	for (size_t i = 0; i < entities.count && at < sizeof got; i++) {
		const dgm_entity *e = &entities.items[i];

		if (e->kind == row->kind)
			at += (size_t)snprintf(got + at, sizeof got - at, "%s%.*s%s", at ? "; " : "", (int)e->value.n, e->value.p, e->ambiguous ? "?" : "");
	}
	ck_assert_msg(!strcmp(got, row->values), "%s %s: %s\n\tgave     [%s]\n\texpected [%s]", row->language, dgm_entity_kind_name(row->kind), row->text, got, row->values);
	dgm_entities_clear(&entities);
}

/* Under valgrind a recogniser is made in a second: four languages, four scripts. */
static inline bool table_takes(const char *language)
{
	return !dgm_is_slow() || !strcmp(language, "en") || !strcmp(language, "ru") || !strcmp(language, "ar") || !strcmp(language, "zh-Hans");
}

#define TABLE_MAIN(name, rows) \
	static void table_setup(void) \
	{ \
		for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) \
			if (table_takes(rows[i].language)) \
				(void)table_recogniser(rows[i].language); \
	} \
	START_TEST(row_is_recognised) \
	{ \
		if (table_takes(rows[_i].language)) \
			table_check(&rows[_i]); \
	} \
	END_TEST \
	static Suite *table_suite(void) \
	{ \
		Suite *suite = suite_create(name); \
		TCase *tcase = tcase_create(name); \
		tcase_add_unchecked_fixture(tcase, table_setup, table_free); \
		tcase_add_loop_test(tcase, row_is_recognised, 0, sizeof rows / sizeof *rows); \
		suite_add_tcase(suite, tcase); \
		return suite; \
	} \
	DGM_UNIT_MAIN(table_suite)

#endif
