/* An earlier report in JSON Lines as a set of what is known. */
#include <dragoman/check.h>

#include <string.h>

#include <jansson.h>

#include "base/mem.h"
#include "base/seen.h"
#include "base/status.h"
#include "io/lines.h"

struct dgm_baseline {
	dgm__seen known;
};

enum { MOST_KNOWN = 1 << 26 }; /* slots: 1 GiB */

static dgm__digest digest_of(dgm_str check, dgm_str source, dgm_str target)
{
	dgm__digest digest = dgm__digest_add((dgm__digest){ 0, 0 }, check.p, check.n);

	digest = dgm__digest_add(digest, source.p, source.n);
	return dgm__digest_add(digest, target.p, target.n);
}

/* The string under key, or false. */
static bool member(dgm_str *out, const json_t *object, const char *key)
{
	const json_t *value = json_object_get(object, key);

	if (!json_is_string(value))
		return false;
	*out = (dgm_str){ json_string_value(value), json_string_length(value) };
	return true;
}

static dgm_status take(dgm_baseline *baseline, const char *path, uint64_t line, dgm_str text, dgm_error *err)
{
	dgm_str check, source, target;
	json_error_t wrong;
	json_t *object = json_loadb(text.p, text.n, JSON_REJECT_DUPLICATES, &wrong);
	dgm_status st = DGM_OK;
	bool again;

	if (!object)
		return dgm__fail(err, DGM_EFORMAT, path, line, "not JSON: %.100s; a baseline is what check -f jsonl wrote", wrong.text);
	if (!member(&check, object, "check") || !member(&source, object, "source") || !member(&target, object, "target"))
		st = dgm__fail(err, DGM_EFORMAT, path, line, "no finding: \"check\", \"source\" and \"target\" are needed; a baseline is what check -f jsonl wrote");
	else if (!dgm__seen_put(&baseline->known, digest_of(check, source, target), &again))
		st = dgm__out_of_memory(err);
	json_decref(object);
	return st;
}

dgm_status dgm_baseline_load(dgm_baseline **out, const char *path, dgm_error *err)
{
	dgm_baseline *baseline;
	dgm__bytes *bytes = NULL;
	dgm__lines lines;
	dgm_str line;
	dgm_status st;

	*out = NULL;
	baseline = dgm__calloc(1, sizeof *baseline);
	if (!baseline)
		return dgm__out_of_memory(err);
	baseline->known.largest = MOST_KNOWN;
	st = dgm__bytes_open(&bytes, path, err);
	lines = (dgm__lines)DGM__LINES_INIT(bytes);
	while (st == DGM_OK && (st = dgm__lines_next(&lines, &line, err)) == DGM_OK && line.p)
		if (line.n)
			st = take(baseline, path, lines.number, line, err);
	if (st == DGM_OK && baseline->known.level)
		st = dgm__fail(err, DGM_ELIMIT, path, 0, "more than %d findings; give check fewer memories at a time", MOST_KNOWN / 4 * 3);
	dgm__lines_clear(&lines);
	dgm__bytes_close(bytes);
	if (st != DGM_OK) {
		dgm_baseline_free(baseline);
		return st;
	}
	*out = baseline;
	return DGM_OK;
}

bool dgm_baseline_has(const dgm_baseline *baseline, const dgm_finding *finding)
{
	return dgm__seen_has(&baseline->known, digest_of((dgm_str){ finding->check, strlen(finding->check) }, finding->source, finding->target));
}

void dgm_baseline_free(dgm_baseline *baseline)
{
	if (!baseline)
		return;
	dgm__seen_clear(&baseline->known);
	dgm__free(baseline);
}
