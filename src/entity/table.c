/* The trie: one open-addressing table of (node, code point) -> node, so that a step is one probe and building needs no sorting. */
#include "entity/table.h"

#include <string.h>

#include "base/mem.h"

enum { SEEN_A_NODE = 6 }; /* bits, at least */

/* The key's slot, or the free one where it belongs. */
static size_t slot_of(const dgm__table *table, uint64_t key)
{
	size_t slot = dgm__node_place(key, table->slot_count);

	while (table->slots[slot] && table->nodes[table->slots[slot]].key != key)
		slot = (slot + 1) & (table->slot_count - 1);
	return slot;
}

static bool rehash(dgm__table *table)
{
	size_t wanted = table->slot_count ? table->slot_count * 2 : 16384;
	uint32_t *slots = dgm__calloc(wanted, sizeof *slots);

	if (!slots)
		return false;
	dgm__free(table->slots);
	table->slots = slots;
	table->slot_count = wanted;
	for (size_t n = 1; n < table->node_count; n++)
		slots[slot_of(table, table->nodes[n].key)] = (uint32_t)n;
	return true;
}

/* The child of node by c, made where it is new; 0: out of memory. Node 0 is the root. */
static uint32_t child(dgm__table *table, uint32_t node, uint32_t c)
{
	uint64_t key = dgm__node_key(node, c);
	dgm__node *nodes;
	size_t slot;

	if ((table->node_count + 2) * 2 > table->slot_count && !rehash(table))
		return 0;
	slot = slot_of(table, key);
	if (table->slots[slot])
		return table->slots[slot];
	if (table->node_count >= UINT32_MAX - 1)
		return 0;
	nodes = dgm__grow(table->nodes, &table->node_capacity, table->node_count + 2, sizeof *nodes);
	if (!nodes)
		return 0;
	table->nodes = nodes;
	if (!table->node_count)
		nodes[table->node_count++] = (dgm__node){ 0, 0, 0 }; /* the root */
	nodes[table->node_count] = (dgm__node){ key, 0, 0 };
	if (c == DGM__TAIL)
		nodes[node].tail = (uint32_t)table->node_count;
	table->slots[slot] = (uint32_t)table->node_count;
	return (uint32_t)table->node_count++;
}

static bool same(const dgm__meaning *a, const dgm__meaning *b)
{
	return a->type == b->type && a->value == b->value && a->flags == b->flags && (a->text == b->text || (a->text && b->text && !strcmp(a->text, b->text)));
}

bool dgm__table_add(dgm__table *table, const uint32_t *name, size_t n, const dgm__meaning *meaning)
{
	uint32_t node = 0;
	dgm__meaning *meanings, *m;

	if (!n)
		return true;
	for (size_t i = 0; i < n; i++)
		if (!(node = child(table, node, name[i])))
			return false;
	for (uint32_t k = table->nodes[node].end; k; k = table->meanings[k].next)
		if (same(&table->meanings[k], meaning))
			return true;
	meanings = dgm__grow(table->meanings, &table->meaning_capacity, table->meaning_count + 2, sizeof *meanings);
	if (!meanings)
		return false;
	table->meanings = meanings;
	if (!table->meaning_count)
		memset(&meanings[table->meaning_count++], 0, sizeof *meanings);
	m = &meanings[table->meaning_count];
	*m = *meaning;
	if (meaning->text && !(m->text = dgm__arena_copy(&table->strings, meaning->text, strlen(meaning->text))))
		return false;
	m->next = table->nodes[node].end;
	table->nodes[node].end = (uint32_t)table->meaning_count++;
	return true;
}

/* Puts node n into a cell; to: the numbers that nodes before it, so its parent, have got. */
static void place(dgm__table *table, size_t n, uint32_t *to)
{
	const dgm__node *node = &table->nodes[n];
	uint32_t parent = to[(node->key >> 21) - 1], c = (uint32_t)(node->key & DGM__TAIL);
	uint64_t key = dgm__node_key(parent, c);
	const dgm__level *level = dgm__table_below(table, parent);
	size_t cell = dgm__node_place(key, level->count), bit = dgm__node_place(key, table->seen_count);

	table->seen[bit / 64] |= (uint64_t)1 << bit % 64;
	while (table->cells[level->first + cell].key)
		cell = (cell + 1) & (level->count - 1);
	table->cells[level->first + cell] = (dgm__node){ key, node->end, 0 };
	to[n] = (uint32_t)(level->first + cell) + 1;
	if (c == DGM__TAIL && parent)
		table->cells[parent - 1].tail = to[n];
}

/* The smallest power of 2 from `least` on that holds n twice. */
static size_t room_for(size_t n, size_t least)
{
	while (least < 2 * n + 2)
		least *= 2;
	return least;
}

/* Shares the cells out among the levels. depth: scratch, by node. Returns how many cells there are. */
static size_t lay_out(dgm__table *table, uint32_t *depth)
{
	size_t nodes[DGM__LEVELS] = { 0 }, cells = 0;

	for (size_t n = 1; n < table->node_count; n++) {
		size_t parent = (size_t)(table->nodes[n].key >> 21) - 1, level = parent ? depth[parent] : 0;

		nodes[level]++;
		depth[n] = (uint32_t)(level < DGM__LEVELS - 1 ? level + 1 : level);
	}
	for (size_t k = 0; k < DGM__LEVELS; k++) {
		table->levels[k] = (dgm__level){ cells, room_for(nodes[k], 1) };
		cells += table->levels[k].count;
	}
	return cells;
}

bool dgm__table_seal(dgm__table *table)
{
	uint32_t *to = dgm__calloc(table->node_count + 1, sizeof *to);
	size_t cells = to ? lay_out(table, to) : 0;

	table->cells = dgm__calloc(cells, sizeof *table->cells);
	table->seen_count = room_for(table->node_count * SEEN_A_NODE / 2, 64);
	table->seen = dgm__calloc(table->seen_count / 64, sizeof *table->seen);
	for (size_t n = 1; n < table->node_count && to && table->cells && table->seen; n++)
		place(table, n, to);
	dgm__free(table->nodes);
	dgm__free(table->slots);
	table->nodes = NULL;
	table->slots = NULL;
	table->node_count = table->node_capacity = table->slot_count = 0;
	dgm__free(to);
	return to && table->cells && table->seen;
}

void dgm__table_clear(dgm__table *table)
{
	dgm__free(table->nodes);
	dgm__free(table->slots);
	dgm__free(table->cells);
	dgm__free(table->seen);
	dgm__free(table->meanings);
	dgm__arena_clear(&table->strings);
	memset(table, 0, sizeof *table);
}
