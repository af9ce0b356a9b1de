/* The trie: one open-addressing table of (node, code point) -> node, so that a step is one probe and building needs no sorting. */
#include "entity/table.h"

#include <string.h>

#include "base/mem.h"

static size_t slot_of(const uint64_t *keys, size_t slots, uint64_t key)
{
	size_t slot = (size_t)(key * 0x9E3779B97F4A7C15u >> 20) & (slots - 1);

	while (keys[slot] && keys[slot] != key)
		slot = (slot + 1) & (slots - 1);
	return slot;
}

static bool rehash(dgm__table *table)
{
	size_t wanted = table->slots ? table->slots * 2 : 16384;
	uint64_t *keys = dgm__calloc(wanted, sizeof *keys);
	uint32_t *children = dgm__calloc(wanted, sizeof *children);

	if (!keys || !children) {
		dgm__free(keys);
		dgm__free(children);
		return false;
	}
	for (size_t i = 0; i < table->slots; i++) {
		if (table->keys[i]) {
			size_t slot = slot_of(keys, wanted, table->keys[i]);

			keys[slot] = table->keys[i];
			children[slot] = table->children[i];
		}
	}
	dgm__free(table->keys);
	dgm__free(table->children);
	table->keys = keys;
	table->children = children;
	table->slots = wanted;
	return true;
}

/* The child of node by c, made where it is new; 0: out of memory. Node 0 is the root. */
static uint32_t child(dgm__table *table, uint32_t node, uint32_t c)
{
	uint64_t key = ((uint64_t)node + 1) << 21 | c;
	dgm__node *nodes;
	size_t slot;

	if ((table->node_count + 2) * 2 > table->slots && !rehash(table))
		return 0;
	slot = slot_of(table->keys, table->slots, key);
	if (table->keys[slot])
		return table->children[slot];
	if (!table->node_count)
		table->node_count = 1; /* the root */
	if (table->node_count >= UINT32_MAX)
		return 0;
	nodes = dgm__grow(table->nodes, &table->node_capacity, table->node_count + 1, sizeof *nodes);
	if (!nodes)
		return 0;
	table->nodes = nodes;
	if (table->node_count == 1)
		nodes[0] = (dgm__node){ 0, 0 };
	nodes[table->node_count] = (dgm__node){ 0, 0 };
	if (c == DGM__TAIL)
		nodes[node].tail = (uint32_t)table->node_count;
	table->keys[slot] = key;
	table->children[slot] = (uint32_t)table->node_count;
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

void dgm__table_clear(dgm__table *table)
{
	dgm__free(table->keys);
	dgm__free(table->children);
	dgm__free(table->nodes);
	dgm__free(table->meanings);
	dgm__arena_clear(&table->strings);
	memset(table, 0, sizeof *table);
}
