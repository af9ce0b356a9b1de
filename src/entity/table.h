/*
 * The names of one language: a trie of folded code points whose ends carry meanings. Built once, then read by any number of threads.
 */
#ifndef DGM_ENTITY_TABLE_H
#define DGM_ENTITY_TABLE_H

#include "base/arena.h"

/* What a name means: said by the kind that put it in, understood by the kinds that look for it. */
typedef enum dgm__meaning_type {
	DGM__MEANS_NUMBER,    /* value */
	DGM__MEANS_MAGNITUDE, /* value: power of ten */
	DGM__MEANS_MONTH,     /* value: 1..12 */
	DGM__MEANS_WEEKDAY,   /* value: 1 Monday .. 7 Sunday */
	DGM__MEANS_CURRENCY,  /* text: ISO code, or the sign that leaves the country open */
	DGM__MEANS_PLACE,     /* text: "country:KR" */
	DGM__MEANS_PERCENT,
	DGM__MEANS_UNIT,      /* text: CLDR's id, "kilometer" */
	DGM__MEANS_JOINT,     /* stands between the parts of a number or a date: "and", "de" */
	DGM__MEANS_YEAR, DGM__MEANS_MONTH_MARK, DGM__MEANS_DAY_MARK, /* "年" "月" "日" and the like after figures */
	DGM__MEANS_HOUR_MARK, DGM__MEANS_MINUTE_MARK,
	DGM__MEANS_HALF_DAY,  /* value: 0 before noon, 12 after, 24 morning or night by the hour */
	DGM__MEANS_COUNTER,   /* what follows a counted number */
	DGM__MEANS_NOTHING    /* a longer word that hides a shorter name */
} dgm__meaning_type;

enum {
	DGM__NAME_CASED = 1,     /* must begin with a capital where it stands */
	DGM__NAME_SHORT = 2,     /* an abbreviation: a stop may follow; no proof on its own */
	DGM__NAME_ORDINAL = 4,
	DGM__NAME_AHEAD = 4,     /* of a magnitude or a unit: it stands before its figure; of the mark of a month: the day stands behind it, without a mark */
	DGM__NAME_UNSURE = 8,    /* often means something else: readings are ambiguous */
	DGM__NAME_PREFIX = 16,   /* letters may follow directly (a sign, a code before figures) */
	DGM__NAME_TAIL = 32,     /* reached through a stem and an ending */
	DGM__NAME_UPPER = 64,    /* must be all capitals (codes) */
	DGM__NAME_ALONE = 128    /* means something without a figure beside it */
};

typedef struct dgm__meaning {
	uint8_t type;       /* dgm__meaning_type */
	uint8_t flags;
	uint64_t value;
	const char *text;   /* static, or the table's */
	uint32_t next;      /* another meaning of the same name: index, 0 ends */
} dgm__meaning;

typedef struct dgm__node {
	uint64_t key;       /* dgm__node_key of its parent; 0: a free cell, or the root before it is sealed */
	uint32_t end;       /* first meaning of the name that ends here, 0 none */
	uint32_t tail;      /* its child by DGM__TAIL, 0 none: asked for at every letter of a text */
} dgm__node;

/* The nodes of one depth, or of all from one on: an open-addressing table among the cells. */
typedef struct dgm__level {
	size_t first, count; /* count is a power of 2 */
} dgm__level;

enum { DGM__LEVELS = 4 };

/*
 * While names are added, nodes stand in the order of their making and are found through slots. Sealed, each node is the cell of an open-addressing table
 * in which its key is looked for, so that a step touches one line of memory; its number is the cell's + 1, and 0 is still the root. Each of the first depths,
 * where most words of a text end, has a table of its own, which a cache holds.
 */
typedef struct dgm__table {
	dgm__node *nodes;
	size_t node_count, node_capacity;
	uint32_t *slots;    /* node; 0 is free */
	size_t slot_count;
	dgm__node *cells;   /* NULL: not sealed */
	dgm__level levels[DGM__LEVELS];
	uint64_t *seen;     /* a bit for each key's place among seen_count: most steps that lead nowhere need no look at the cells */
	size_t seen_count;
	dgm__meaning *meanings; /* 0 is not used */
	size_t meaning_count, meaning_capacity;
	dgm__arena strings;
} dgm__table;

/* In place of an ending that may vary: the rest of the word, at most as many letters as the language allows. */
#define DGM__TAIL 0x1FFFFFu

/* Adds a name of n folded code points. The text of meaning is copied. false: out of memory. */
bool dgm__table_add(dgm__table *table, const uint32_t *name, size_t n, const dgm__meaning *meaning);

/* Ends the adding; before it nothing can be looked for. false: out of memory. */
bool dgm__table_seal(dgm__table *table);

/* By parent and code point. Never 0. */
static inline uint64_t dgm__node_key(uint32_t parent, uint32_t c)
{
	return ((uint64_t)parent + 1) << 21 | c;
}

/* Where the search for the key begins among so many places, a power of 2. */
static inline size_t dgm__node_place(uint64_t key, size_t places)
{
	return (size_t)(key * 0x9E3779B97F4A7C15u >> 20) & (places - 1);
}

/* The level of node's children. */
static inline const dgm__level *dgm__table_below(const dgm__table *table, uint32_t node)
{
	size_t depth = 0;

	while (depth < DGM__LEVELS - 1 && node > table->levels[depth].first)
		depth++;
	return &table->levels[depth];
}

/* The child of node by c, or 0. */
static inline uint32_t dgm__table_step(const dgm__table *table, uint32_t node, uint32_t c)
{
	uint64_t key = dgm__node_key(node, c);
	size_t bit = dgm__node_place(key, table->seen_count);
	const dgm__node *cells = table->cells;
	const dgm__level *level;

	if (!(table->seen[bit / 64] >> bit % 64 & 1))
		return 0;
	level = dgm__table_below(table, node);
	for (size_t cell = dgm__node_place(key, level->count); cells[level->first + cell].key; cell = (cell + 1) & (level->count - 1))
		if (cells[level->first + cell].key == key)
			return (uint32_t)(level->first + cell) + 1;
	return 0;
}

/* A node but the root. */
static inline const dgm__node *dgm__table_node(const dgm__table *table, uint32_t node)
{
	return &table->cells[node - 1];
}

/* The first meaning of the name that ends at node, or NULL. */
static inline const dgm__meaning *dgm__table_end(const dgm__table *table, uint32_t node)
{
	return dgm__table_node(table, node)->end ? &table->meanings[dgm__table_node(table, node)->end] : NULL;
}

static inline const dgm__meaning *dgm__table_next(const dgm__table *table, const dgm__meaning *meaning)
{
	return meaning->next ? &table->meanings[meaning->next] : NULL;
}

void dgm__table_clear(dgm__table *table);

#endif
