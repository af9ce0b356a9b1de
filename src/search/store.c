/* What writing and asking an index share. */
#include "search/store.h"

#include "base/status.h"

dgm_status dgm__store_fail(sqlite3 *db, const char *file, dgm_error *err)
{
	int code = db ? sqlite3_errcode(db) : SQLITE_NOMEM;

	switch (code & 0xFF) {
	case SQLITE_NOMEM:
		return dgm__out_of_memory(err);
	case SQLITE_CORRUPT:
	case SQLITE_NOTADB:
	case SQLITE_ERROR:
		return dgm__fail(err, DGM_EFORMAT, file, 0, "this index is broken (%s); make it again with tm index", sqlite3_errmsg(db));
	default:
		return dgm__fail(err, DGM_EIO, file, 0, "the index cannot be used: %s", sqlite3_errmsg(db));
	}
}

dgm_status dgm__store_run(sqlite3 *db, const char *sql, const char *file, dgm_error *err)
{
	return sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK ? DGM_OK : dgm__store_fail(db, file, err);
}

dgm_status dgm__store_prepare(sqlite3 *db, sqlite3_stmt **out, const char *sql, const char *file, dgm_error *err)
{
	return sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, out, NULL) == SQLITE_OK ? DGM_OK : dgm__store_fail(db, file, err);
}

dgm_status dgm__store_step(sqlite3 *db, sqlite3_stmt *statement, const char *file, dgm_error *err)
{
	int code = sqlite3_step(statement);
	dgm_status st = code == SQLITE_DONE ? DGM_OK : dgm__store_fail(db, file, err);

	sqlite3_reset(statement);
	return st;
}
