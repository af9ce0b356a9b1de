/* Asks an index. It gives candidates, which are looked at as in a memory. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/status.h"
#include "base/strmap.h"
#include "base/utf8.h"
#include "search/asking.h"
#include "search/terms.h"

enum {
	MOST_FORMS = 400,   /* words that a part of a word may stand for; a part in more of them says too little */
	MOST_VARIANTS = 1000, MOST_MATCH = 1 << 20
};

bool dgm__index_is(const char *path)
{
	static const char mark[16] = "SQLite format 3";
	char head[sizeof mark] = "";
	FILE *f = strcmp(path, "-") ? fopen(path, "rb") : NULL;
	bool is = f && fread(head, 1, sizeof head, f) == sizeof head && !memcmp(head, mark, sizeof mark);

	if (f)
		fclose(f);
	return is;
}

/* --- what candidates are ----------------------------------------------------------------------------------------------------------------- */

/* A column's text, checked: an index is a file as others are. */
static dgm_status column(const dgm__asking *a, sqlite3_stmt *s, int i, dgm_str *text)
{
	*text = (dgm_str){ (const char *)sqlite3_column_text(s, i), 0 };
	text->n = (size_t)sqlite3_column_bytes(s, i);
	if (text->n && !text->p)
		return dgm__out_of_memory(a->err);
	return dgm__utf8_is_valid(text->p, text->n, NULL, NULL) ? DGM_OK
								: dgm__fail(a->err, DGM_EFORMAT, a->path, 0, "this index is broken (not UTF-8); make it again with tm index");
}

static dgm_status copy_column(dgm__asking *a, sqlite3_stmt *s, int i, dgm_str *text)
{
	dgm_status st = column(a, s, i, text);

	if (st != DGM_OK || !text->n)
		return st;
	text->p = dgm__arena_copy(&a->arena, text->p, text->n);
	return text->p ? DGM_OK : dgm__out_of_memory(a->err);
}

/* The texts of a unit from its first on. */
static dgm_status load_texts(dgm__asking *a, dgm_unit *u, sqlite3_int64 first, size_t count)
{
	dgm_status st = DGM_OK;
	int code;

	sqlite3_reset(a->texts);
	sqlite3_bind_int64(a->texts, 1, first);
	sqlite3_bind_int64(a->texts, 2, first + (sqlite3_int64)count);
	while (st == DGM_OK && u->variant_count < count && (code = sqlite3_step(a->texts)) == SQLITE_ROW) {
		dgm_variant *v = &a->variants[u->variant_count++];

		*v = (dgm_variant){ .line = u->line };
		st = copy_column(a, a->texts, 0, &v->language);
		if (st == DGM_OK)
			st = copy_column(a, a->texts, 1, &v->text);
	}
	return st == DGM_OK && u->variant_count < count ? dgm__fail(a->err, DGM_EFORMAT, a->path, 0, "this index is broken; make it again with tm index") : st;
}

static dgm_status keep(dgm__asking *a, sqlite3_int64 unit, sqlite3_int64 text, unsigned score)
{
	dgm_unit u = { .variants = a->variants };
	sqlite3_int64 first, count;
	dgm_str file;
	dgm_status st;

	dgm__arena_reset(&a->arena);
	sqlite3_reset(a->unit);
	sqlite3_bind_int64(a->unit, 1, unit);
	if (sqlite3_step(a->unit) != SQLITE_ROW)
		return dgm__store_fail(a->db, a->path, a->err);
	u.number = (uint64_t)sqlite3_column_int64(a->unit, 0);
	u.line = (uint64_t)sqlite3_column_int64(a->unit, 1);
	first = sqlite3_column_int64(a->unit, 3);
	count = sqlite3_column_int64(a->unit, 4);
	if (count < 1 || count > MOST_VARIANTS || text < first || text - first >= count)
		return dgm__fail(a->err, DGM_EFORMAT, a->path, 0, "this index is broken; make it again with tm index");
	st = copy_column(a, a->unit, 2, &u.id);
	if (st == DGM_OK)
		st = copy_column(a, a->unit, 5, &file);
	if (st == DGM_OK)
		st = load_texts(a, &u, first, (size_t)count);
	return st == DGM_OK ? dgm__search_keep(a->search, file.n ? file.p : a->path, &u, (size_t)(text - first), score, (uint64_t)text - 1, a->err) : st;
}

/* Looks at the text of the row that s stands at: id, unit, language, text. */
static dgm_status look(dgm__asking *a, sqlite3_stmt *s)
{
	dgm_str language, text;
	unsigned score = 0;
	dgm_status st = column(a, s, 2, &language);

	if (st == DGM_OK)
		st = column(a, s, 3, &text);
	if (st == DGM_OK)
		st = dgm__search_score(a->search, language, text, &score, a->err);
	return st == DGM_OK && score ? keep(a, sqlite3_column_int64(s, 1), sqlite3_column_int64(s, 0), score) : st;
}

dgm_status dgm__asking_look(dgm__asking *a, uint64_t text)
{
	dgm_status st;
	int code;

	sqlite3_bind_int64(a->text, 1, (sqlite3_int64)text);
	code = sqlite3_step(a->text);
	st = code == SQLITE_ROW ? look(a, a->text) : code == SQLITE_DONE ? DGM_OK : dgm__store_fail(a->db, a->path, a->err);
	sqlite3_reset(a->text);
	return st;
}

/* Looks at all rows of a query. */
static dgm_status look_at_all(dgm__asking *a, const char *sql, const char *match)
{
	sqlite3_stmt *s = NULL;
	dgm_status st = dgm__store_prepare(a->db, &s, sql, a->path, a->err);
	int code = SQLITE_DONE;

	if (st == DGM_OK && match)
		sqlite3_bind_text(s, 1, match, -1, SQLITE_STATIC);
	while (st == DGM_OK && !dgm__search_is_over(a->search) && (code = sqlite3_step(s)) == SQLITE_ROW)
		st = look(a, s);
	if (st == DGM_OK && code != SQLITE_DONE && code != SQLITE_ROW)
		st = dgm__store_fail(a->db, a->path, a->err);
	sqlite3_finalize(s);
	return st;
}

/* --- exact, concordance ---------------------------------------------------------------------------------------------------------------- */

static bool and_term(void *arg, uint64_t term, dgm_str word)
{
	dgm__asking *a = arg;
	char name[DGM__TERM_NAME];

	dgm__term_name(name, term);
	dgm__buffer_printf(&a->match, "%s%s", a->has_match ? " AND " : "", name);
	a->has_match = true;
	return true;
}

/* A part of a word at the query's ends: the words that begin with it, end with it or hold it. */
static dgm_status and_part(dgm__asking *a, dgm_str part, bool at_start, bool at_end)
{
	const char *sql = at_start && at_end ? "SELECT term FROM words WHERE instr(word, ?1) LIMIT ?2"
		: at_start ? "SELECT term FROM words WHERE substr(word, -length(?1)) = ?1 LIMIT ?2" : "SELECT term FROM words WHERE substr(word, 1, length(?1)) = ?1 LIMIT ?2";
	size_t before = a->match.n, found = 0;
	sqlite3_stmt *s = NULL;
	dgm_status st = dgm__store_prepare(a->db, &s, sql, a->path, a->err);
	int code = SQLITE_DONE;

	if (st == DGM_OK) {
		sqlite3_bind_text(s, 1, part.p, (int)part.n, SQLITE_STATIC);
		sqlite3_bind_int(s, 2, MOST_FORMS + 1);
	}
	while (st == DGM_OK && (code = sqlite3_step(s)) == SQLITE_ROW) {
		char name[DGM__TERM_NAME];

		dgm__term_name(name, (uint64_t)sqlite3_column_int64(s, 0));
		dgm__buffer_printf(&a->match, "%s%s", found++ ? " OR " : a->has_match ? " AND (" : "(", name);
	}
	if (st == DGM_OK && code != SQLITE_DONE)
		st = dgm__store_fail(a->db, a->path, a->err);
	sqlite3_finalize(s);
	if (found > MOST_FORMS) {
		dgm__buffer_cut(&a->match, before); /* it says too little */
		return st;
	}
	dgm__buffer_puts(&a->match, found ? ")" : a->has_match ? " AND nothing" : "nothing");
	a->has_match = true;
	return st;
}

/* Does white space part what stands before, or after, from the word? Else the word may go on there: "'t say" stands in "can't say". */
static bool is_open(dgm_str rest)
{
	return !rest.n || !memchr(rest.p, ' ', rest.n);
}

/* What must stand in a text that holds the query. */
static dgm_status make_match(dgm__asking *a)
{
	const dgm__matcher *m = &a->search->matcher;
	dgm_str query = dgm__buffer_view(&m->folded);
	char length[DGM__TERM_NAME];
	size_t start, end;
	dgm_status st;

	dgm__terms_pairs(query, and_term, a);
	st = dgm__words_begin(m->breaks, "root", query, a->err);
	while (st == DGM_OK && dgm__words_next(m->breaks, &start, &end)) {
		dgm_str word = { query.p + start, end - start };
		bool is_part = a->search->opt.mode == DGM_SEARCH_CONCORDANCE;
		bool at_start = is_open((dgm_str){ query.p, start }), at_end = is_open((dgm_str){ query.p + end, query.n - end });

		if (is_part && dgm__terms_has_pairs(word))
			continue; /* in other surroundings it may be divided otherwise */
		if (is_part && (at_start || at_end))
			st = and_part(a, word, at_start, at_end);
		else
			and_term(a, dgm__hash(word.p, word.n), word);
	}
	if (a->search->opt.mode == DGM_SEARCH_EXACT) {
		dgm__length_name(length, m->query_words.count);
		dgm__buffer_printf(&a->match, "%s%s", a->has_match ? " AND " : "", length);
		a->has_match = true;
	}
	return st == DGM_OK ? dgm__buffer_status(&a->match, a->err) : st;
}

static dgm_status ask_all(dgm__asking *a)
{
	dgm_status st = make_match(a);

	if (st != DGM_OK)
		return st;
	if (a->has_match)
		return look_at_all(a, "SELECT t.id, t.unit, t.language, t.text FROM terms JOIN texts t ON t.id = terms.rowid WHERE terms MATCH ? ORDER BY terms.rowid", a->match.p);
	return look_at_all(a, "SELECT id, unit, language, text FROM texts ORDER BY id", NULL);
}

/* --- the whole --------------------------------------------------------------------------------------------------------------------------- */

static dgm_status check_marks(dgm__asking *a)
{
	static const struct { const char *sql; int value; } marks[] = {
		{ "PRAGMA application_id", DGM__STORE_APPLICATION }, { "PRAGMA user_version", DGM__STORE_VERSION },
	};
	dgm_status st = DGM_OK;

	for (size_t i = 0; i < sizeof marks / sizeof *marks && st == DGM_OK; i++) {
		sqlite3_stmt *s = NULL;

		st = dgm__store_prepare(a->db, &s, marks[i].sql, a->path, a->err);
		if (st == DGM_OK && (sqlite3_step(s) != SQLITE_ROW || sqlite3_column_int(s, 0) != marks[i].value))
			st = dgm__fail(a->err, DGM_EFORMAT, a->path, 0, i ? "an index of another version; make it again with tm index" : "a SQLite file, but no index of memories");
		sqlite3_finalize(s);
	}
	return st;
}

/* What a file may not do that somebody made to harm us: https://www.sqlite.org/security.html */
static dgm_status open_store(dgm__asking *a)
{
	static const char harden[] = "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA query_only = ON; PRAGMA mmap_size = 4294967296";
	dgm_status st;

	if (sqlite3_open_v2(a->path, &a->db, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
		return dgm__store_fail(a->db, a->path, a->err);
	sqlite3_db_config(a->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	st = dgm__store_run(a->db, harden, a->path, a->err);
	if (st == DGM_OK)
		st = check_marks(a);
	if (st == DGM_OK)
		st = dgm__store_prepare(a->db, &a->unit, "SELECT number, line, own_id, first, count, (SELECT name FROM files f WHERE f.id = file) FROM units WHERE id = ?", a->path, a->err);
	if (st == DGM_OK)
		st = dgm__store_prepare(a->db, &a->texts, "SELECT language, text FROM texts WHERE id >= ? AND id < ? ORDER BY id", a->path, a->err);
	return st == DGM_OK ? dgm__store_prepare(a->db, &a->text, "SELECT id, unit, language, text FROM texts WHERE id = ?", a->path, a->err) : st;
}

dgm_status dgm__index_search(dgm__search *search, const char *path, dgm_error *err)
{
	dgm__asking a = { .search = search, .path = path, .match = DGM__BUFFER_INIT(MOST_MATCH), .err = err };
	dgm_status st;

	a.variants = dgm__calloc(MOST_VARIANTS, sizeof *a.variants);
	st = a.variants ? open_store(&a) : dgm__out_of_memory(err);
	if (st == DGM_OK)
		st = search->opt.mode == DGM_SEARCH_FUZZY ? dgm__fuzzy_ask(&a) : ask_all(&a);
	sqlite3_finalize(a.unit);
	sqlite3_finalize(a.texts);
	sqlite3_finalize(a.text);
	sqlite3_close(a.db);
	dgm__buffer_clear(&a.match);
	dgm__arena_clear(&a.arena);
	dgm__free(a.variants);
	return st;
}
