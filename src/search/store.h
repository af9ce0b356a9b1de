/* The index file: a SQLite database. doc/formats/index.md tells its tables. */
#ifndef DGM_SEARCH_STORE_H
#define DGM_SEARCH_STORE_H

#include <sqlite3.h>

#include <dragoman/status.h>

enum {
	DGM__STORE_APPLICATION = 0x64726167, /* "drag" */
	DGM__STORE_VERSION = 3
};

/* Texts of a word, or of a length, from which on an index lists them (FTS5 takes a millisecond for 4,000), and how many may be counted before lengths are asked for. */
#ifdef FUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION
enum { DGM__STORE_LISTED = 2, DGM__STORE_CHEAP = 2 }; /* so that a small index has all that a large one has */
#else
enum { DGM__STORE_LISTED = 2000, DGM__STORE_CHEAP = 100000 };
#endif

/* What SQLite says becomes the caller's error. file: for the message. */
dgm_status dgm__store_fail(sqlite3 *db, const char *file, dgm_error *err);
/* Statements without results, a ";" between. */
dgm_status dgm__store_run(sqlite3 *db, const char *sql, const char *file, dgm_error *err);
dgm_status dgm__store_prepare(sqlite3 *db, sqlite3_stmt **out, const char *sql, const char *file, dgm_error *err);
/* Steps a statement that gives no row, and resets it. */
dgm_status dgm__store_step(sqlite3 *db, sqlite3_stmt *statement, const char *file, dgm_error *err);

#endif
