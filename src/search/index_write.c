/* Makes an index: units and texts as they come, the terms of each text to FTS5, how many texts have a word, and the lists of those that many have, at the end. */
#include <dragoman/search.h>

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/status.h"
#include "search/form.h"
#include "search/list.h"
#include "search/store.h"
#include "search/terms.h"

enum {
	COUNTED_BITS = 21,           /* 32 MiB: some 1.4 million different words are counted; those that come later are taken for rare */
	COUNTED_BITS_FIRST = 12,     /* the table grows with its words, so that few of them stay in the processor's caches */
	MOST_NAMES = 64 << 20,
	LENGTHS = 1000               /* words of the longest texts whose length is listed */
};

static const char schema[] =
	"PRAGMA page_size = 8192; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16384;"
	"BEGIN;"
	"CREATE TABLE files(id INTEGER PRIMARY KEY, name TEXT);"
	"CREATE TABLE units(id INTEGER PRIMARY KEY, file INTEGER, number INTEGER, line INTEGER, own_id TEXT, first INTEGER, count INTEGER);"
	"CREATE TABLE texts(id INTEGER PRIMARY KEY, unit INTEGER, language TEXT, text TEXT);"
	"CREATE TABLE words(term INTEGER PRIMARY KEY, word TEXT, texts INTEGER);"
	"CREATE TABLE lists(term INTEGER PRIMARY KEY, texts BLOB);"
	"CREATE TABLE lengths(words INTEGER PRIMARY KEY, texts BLOB);"
	"CREATE VIRTUAL TABLE terms USING fts5(names, content='', detail=none, columnsize=0, tokenize='ascii');"
	"INSERT INTO terms(terms, rank) VALUES('hashsize', 16777216);"
	"INSERT INTO terms(terms, rank) VALUES('automerge', 0);" /* sixteen segments become one, and nothing is merged twice before */
	"INSERT INTO terms(terms, rank) VALUES('pgsz', 8000);";

typedef struct counted {
	uint64_t term; /* 0: free */
	uint64_t texts;
} counted;

typedef struct indexing {
	sqlite3 *db;
	const char *name; /* for messages */
	sqlite3_stmt *add_unit, *add_text, *add_terms, *add_word, *set_count;
	dgm__form form;
	dgm__words *breaks;
	dgm__buffer names;
	size_t words; /* of the text at hand */
	counted *table;
	unsigned bits; /* 2^bits slots */
	size_t used;
	uint64_t lengths[LENGTHS]; /* texts by number of words */
	sqlite3_int64 file, units, texts;
	dgm_status st;
	dgm_error *err;
} indexing;

/* --- words ----------------------------------------------------------------------------------------------------------------------------- */

static size_t slots_of(const indexing *x)
{
	return (size_t)1 << x->bits;
}

/* The word's slot, or the free one where it would stand. */
static counted *slot_of(const indexing *x, uint64_t term)
{
	size_t at = (size_t)(term >> (64 - x->bits));

	while (x->table[at].term && x->table[at].term != term)
		at = (at + 1) & (slots_of(x) - 1);
	return &x->table[at];
}

static bool resize(indexing *x, unsigned bits)
{
	counted *before = x->table;
	size_t count = before ? slots_of(x) : 0;

	x->table = dgm__calloc((size_t)1 << bits, sizeof *x->table);
	if (x->table) {
		x->bits = bits;
		for (size_t i = 0; i < count; i++)
			if (before[i].term)
				*slot_of(x, before[i].term) = before[i];
	}
	dgm__free(before);
	return x->table != NULL;
}

/* *place: the word's in the table; NULL: it is new and the table is full. false: out of memory. */
static bool find_place(indexing *x, uint64_t term, counted **place, bool *is_new)
{
	*place = slot_of(x, term);
	*is_new = !(*place)->term;
	if (*is_new && x->used * 3 > slots_of(x) * 2) {
		if (x->bits < COUNTED_BITS && !resize(x, x->bits + 1))
			return false;
		*place = x->used * 3 > slots_of(x) * 2 ? NULL : slot_of(x, term);
	}
	if (*is_new && *place) {
		(*place)->term = term;
		x->used++;
	}
	return true;
}

static bool put_word(indexing *x, uint64_t term, dgm_str word)
{
	counted *c;
	bool is_new;

	if (!find_place(x, term ? term : 1, &c, &is_new))
		return false;
	if (c)
		c->texts++;
	if (!is_new)
		return true;
	sqlite3_bind_int64(x->add_word, 1, (sqlite3_int64)term);
	sqlite3_bind_text(x->add_word, 2, word.p, (int)word.n, SQLITE_STATIC);
	x->st = dgm__store_step(x->db, x->add_word, x->name, x->err);
	return x->st == DGM_OK;
}

static bool take_term(void *arg, uint64_t term, dgm_str word)
{
	indexing *x = arg;
	char name[DGM__TERM_NAME];

	dgm__term_name(name, term);
	name[DGM__TERM_NAME - 1] = ' ';
	dgm__buffer_append(&x->names, name, DGM__TERM_NAME);
	x->words += word.p != NULL;
	return word.p ? put_word(x, term, word) : true;
}

static dgm_status write_counts(indexing *x)
{
	dgm_status st = DGM_OK;

	for (size_t i = 0; i < slots_of(x) && st == DGM_OK; i++) {
		if (!x->table[i].term)
			continue;
		sqlite3_bind_int64(x->set_count, 1, (sqlite3_int64)x->table[i].texts);
		sqlite3_bind_int64(x->set_count, 2, (sqlite3_int64)x->table[i].term);
		st = dgm__store_step(x->db, x->set_count, x->name, x->err);
	}
	return st;
}

/* Lists the texts that FTS5 knows by this name. add: (key, list). */
static dgm_status write_list(indexing *x, sqlite3_stmt *find, sqlite3_stmt *add, const char *name, sqlite3_int64 key)
{
	dgm__buffer list = DGM__BUFFER_INIT(INT32_MAX / 2);
	uint64_t last = 0;
	dgm_status st;
	int code;

	sqlite3_bind_text(find, 1, name, -1, SQLITE_STATIC);
	while ((code = sqlite3_step(find)) == SQLITE_ROW)
		dgm__list_add(&list, &last, (uint64_t)sqlite3_column_int64(find, 0));
	st = code == SQLITE_DONE ? dgm__buffer_status(&list, x->err) : dgm__store_fail(x->db, x->name, x->err);
	sqlite3_reset(find);
	if (st == DGM_OK) {
		sqlite3_bind_int64(add, 1, key);
		sqlite3_bind_blob(add, 2, list.p, (int)list.n, SQLITE_STATIC);
		st = dgm__store_step(x->db, add, x->name, x->err);
	}
	dgm__buffer_clear(&list);
	return st;
}

/* What many texts have: through FTS5 a fuzzy search would be slow. */
static dgm_status write_lists(indexing *x)
{
	sqlite3_stmt *find = NULL, *add = NULL, *add_length = NULL;
	char name[DGM__TERM_NAME];
	dgm_status st = dgm__store_prepare(x->db, &find, "SELECT rowid FROM terms WHERE terms MATCH ? ORDER BY rowid", x->name, x->err);

	if (st == DGM_OK)
		st = dgm__store_prepare(x->db, &add, "INSERT INTO lists VALUES(?, ?)", x->name, x->err);
	if (st == DGM_OK)
		st = dgm__store_prepare(x->db, &add_length, "INSERT INTO lengths VALUES(?, ?)", x->name, x->err);
	for (size_t i = 0; i < slots_of(x) && st == DGM_OK; i++) {
		if (x->table[i].texts < DGM__STORE_LISTED)
			continue;
		dgm__term_name(name, x->table[i].term);
		st = write_list(x, find, add, name, (sqlite3_int64)x->table[i].term);
	}
	for (size_t words = 0; words < LENGTHS && st == DGM_OK; words++) {
		if (x->lengths[words] < DGM__STORE_LISTED)
			continue;
		dgm__length_name(name, words);
		st = write_list(x, find, add_length, name, (sqlite3_int64)words);
	}
	sqlite3_finalize(find);
	sqlite3_finalize(add);
	sqlite3_finalize(add_length);
	return st;
}

/* --- units ----------------------------------------------------------------------------------------------------------------------------- */

static dgm_status put_terms(indexing *x, dgm_str text)
{
	dgm_status st = dgm__form_make(&x->form, text, x->err);
	char length[DGM__TERM_NAME];

	dgm__buffer_reset(&x->names);
	x->words = 0;
	x->st = DGM_OK;
	if (st == DGM_OK)
		st = dgm__terms_each(x->breaks, dgm__buffer_view(&x->form.text), take_term, x, x->err);
	if (x->st != DGM_OK)
		return x->st; /* it is the reason */
	dgm__length_name(length, x->words);
	if (x->words < LENGTHS)
		x->lengths[x->words]++;
	dgm__buffer_puts(&x->names, length);
	if (st == DGM_OK)
		st = dgm__buffer_status(&x->names, x->err);
	if (st != DGM_OK)
		return st;
	sqlite3_bind_int64(x->add_terms, 1, x->texts);
	sqlite3_bind_text(x->add_terms, 2, x->names.p, (int)x->names.n, SQLITE_STATIC);
	return dgm__store_step(x->db, x->add_terms, x->name, x->err);
}

static dgm_status put_text(indexing *x, const dgm_variant *v)
{
	dgm_status st;

	x->texts++;
	sqlite3_bind_int64(x->add_text, 1, x->texts);
	sqlite3_bind_int64(x->add_text, 2, x->units);
	sqlite3_bind_text(x->add_text, 3, v->language.p, (int)v->language.n, SQLITE_STATIC);
	sqlite3_bind_text(x->add_text, 4, v->text.p ? v->text.p : "", (int)v->text.n, SQLITE_STATIC);
	st = dgm__store_step(x->db, x->add_text, x->name, x->err);
	return st == DGM_OK ? put_terms(x, v->text) : st;
}

static dgm_status put_unit(void *arg, const dgm_unit *u, dgm_error *err)
{
	indexing *x = arg;
	dgm_status st;

	x->units++;
	sqlite3_bind_int64(x->add_unit, 1, x->units);
	sqlite3_bind_int64(x->add_unit, 2, x->file);
	sqlite3_bind_int64(x->add_unit, 3, (sqlite3_int64)u->number);
	sqlite3_bind_int64(x->add_unit, 4, (sqlite3_int64)u->line);
	sqlite3_bind_text(x->add_unit, 5, u->id.p, (int)u->id.n, SQLITE_STATIC);
	sqlite3_bind_int64(x->add_unit, 6, x->texts + 1);
	sqlite3_bind_int64(x->add_unit, 7, (sqlite3_int64)u->variant_count);
	st = dgm__store_step(x->db, x->add_unit, x->name, x->err);
	for (size_t i = 0; i < u->variant_count && st == DGM_OK; i++)
		st = put_text(x, &u->variants[i]);
	return st;
}

static dgm_status put_file(indexing *x, const char *path)
{
	sqlite3_stmt *add = NULL;
	dgm_status st = dgm__store_prepare(x->db, &add, "INSERT INTO files VALUES(?, ?)", x->name, x->err);

	if (st == DGM_OK) {
		sqlite3_bind_int64(add, 1, ++x->file);
		sqlite3_bind_text(add, 2, path, -1, SQLITE_STATIC);
		st = dgm__store_step(x->db, add, x->name, x->err);
	}
	sqlite3_finalize(add);
	return st;
}

static dgm_status put_memory(indexing *x, const char *path, const dgm_index_options *opt)
{
	dgm_unit_reader_options reading = DGM_UNIT_READER_OPTIONS_INIT;
	dgm_status st = put_file(x, path);

	reading.salvage = opt->salvage;
	reading.reporter = opt->reporter;
	return st == DGM_OK ? dgm_memory_walk(path, &reading, put_unit, x, x->err) : st;
}

/* --- the whole ------------------------------------------------------------------------------------------------------------------------- */

static dgm_status open_store(indexing *x, const char *path)
{
	const struct { sqlite3_stmt **statement; const char *sql; } statements[] = {
		{ &x->add_unit, "INSERT INTO units VALUES(?, ?, ?, ?, ?, ?, ?)" }, { &x->add_text, "INSERT INTO texts VALUES(?, ?, ?, ?)" },
		{ &x->add_terms, "INSERT INTO terms(rowid, names) VALUES(?, ?)" }, { &x->add_word, "INSERT OR IGNORE INTO words VALUES(?, ?, 1)" },
		{ &x->set_count, "UPDATE words SET texts = ? WHERE term = ?" },
	};
	dgm_status st;

	if (sqlite3_open_v2(path, &x->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
		return dgm__store_fail(x->db, x->name, x->err);
	st = dgm__store_run(x->db, schema, x->name, x->err);
	for (size_t i = 0; i < sizeof statements / sizeof *statements && st == DGM_OK; i++)
		st = dgm__store_prepare(x->db, statements[i].statement, statements[i].sql, x->name, x->err);
	return st;
}

static dgm_status close_store(indexing *x, dgm_status st)
{
	sqlite3_stmt *const statements[] = { x->add_unit, x->add_text, x->add_terms, x->add_word, x->set_count };
	char marks[96];

	for (size_t i = 0; i < sizeof statements / sizeof *statements; i++)
		sqlite3_finalize(statements[i]);
	if (st == DGM_OK) {
		snprintf(marks, sizeof marks, "PRAGMA application_id = %d; PRAGMA user_version = %d; COMMIT", DGM__STORE_APPLICATION, DGM__STORE_VERSION);
		st = dgm__store_run(x->db, marks, x->name, x->err);
	}
	if (sqlite3_close(x->db) != SQLITE_OK && st == DGM_OK)
		st = dgm__store_fail(x->db, x->name, x->err);
	return st;
}

dgm_status dgm_memories_index(const char *const *paths, size_t count, const dgm_index_options *given, dgm_output *output, uint64_t *units, dgm_error *err)
{
	indexing x = { .name = dgm_output_name(output), .names = DGM__BUFFER_INIT(MOST_NAMES), .err = err };
	dgm_index_options opt = DGM_INDEX_OPTIONS_INIT;
	dgm_status st;

	dgm__options_take(&opt, sizeof opt, given);
	if (!dgm_output_temporary(output))
		return dgm__fail(err, DGM_EARG, x.name, 0, "an index needs a file; name one with -o");
	st = dgm__form_init(&x.form, err);
	if (st == DGM_OK)
		st = dgm__words_new(&x.breaks, err);
	if (st == DGM_OK && !resize(&x, COUNTED_BITS_FIRST))
		st = dgm__out_of_memory(err);
	if (st == DGM_OK)
		st = open_store(&x, dgm_output_temporary(output));
	for (size_t i = 0; i < count && st == DGM_OK; i++)
		st = put_memory(&x, paths[i], &opt);
	if (st == DGM_OK)
		st = write_counts(&x);
	if (st == DGM_OK)
		st = write_lists(&x);
	st = close_store(&x, st);
	if (units)
		*units = (uint64_t)x.units;
	dgm__form_clear(&x.form);
	dgm__words_free(x.breaks);
	dgm__buffer_clear(&x.names);
	dgm__free(x.table);
	return st;
}
