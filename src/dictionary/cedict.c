/* Lines of glosses between slashes: CC-CEDICT (traditional simplified [pinyin] /gloss/...) and EDICT (word [kana] /gloss/...; EUC-JP or UTF-8). */
#include <string.h>

#include "base/status.h"
#include "dictionary/dictionary.h"

/* Head words before the first slash, in words; *glosses begins at that slash. false: no such line. */
static bool take_apart(dgm_str line, dgm_str heads[2], size_t *head_count, dgm_str *bracket, dgm_str *glosses)
{
	const char *slash = line.n ? memmem(line.p, line.n, " /", 2) : NULL, *open, *close;
	dgm_str before;
	size_t i = 0;

	if (!slash)
		return false;
	*glosses = (dgm_str){ slash + 1, line.n - (size_t)(slash + 1 - line.p) };
	before = (dgm_str){ line.p, (size_t)(slash - line.p) };
	*bracket = (dgm_str){ NULL, 0 };
	open = memchr(before.p, '[', before.n);
	close = open ? memchr(open, ']', before.n - (size_t)(open - before.p)) : NULL;
	if (close) {
		*bracket = (dgm_str){ open + 1, (size_t)(close - open - 1) };
		before.n = (size_t)(open - before.p);
	}
	for (*head_count = 0; i < before.n; i++) {
		size_t start = i;

		while (i < before.n && before.p[i] != ' ')
			i++;
		if (i == start)
			continue;
		if (*head_count == 2)
			return false;
		heads[(*head_count)++] = (dgm_str){ before.p + start, i - start };
	}
	return *head_count > 0;
}

static bool is_line_of(dgm_str line, size_t heads)
{
	dgm_str head[2], bracket, glosses;
	size_t count;

	return take_apart(line, head, &count, &bracket, &glosses) && count == heads && (heads == 1 || bracket.p) && glosses.n > 2 && glosses.p[glosses.n - 1] == '/';
}

static bool sniff_cedict(const dgm__dictionary_job *job)
{
	return is_line_of(dgm__dictionary_first_line(job), 2);
}

/* The first line of EDICT is a header of wide spaces and question marks; in EUC-JP it is no UTF-8. */
static bool sniff_edict(const dgm__dictionary_job *job)
{
	return is_line_of(dgm__dictionary_first_line(job), 1);
}

/* A gloss that tells about the word instead of translating it. */
static bool is_remark(dgm_str gloss)
{
	static const char *const starts[] = { "CL:", "variant of ", "old variant of ", "surname ", "see ", "see also ", "EntL", "(P)", "abbr. for ", "also written ", "used in " };

	for (size_t k = 0; k < sizeof starts / sizeof *starts; k++)
		if (gloss.n >= strlen(starts[k]) && !memcmp(gloss.p, starts[k], strlen(starts[k])))
			return true;
	for (size_t i = 0; i < gloss.n; i++)
		if ((unsigned char)gloss.p[i] >= 0xE3 && (unsigned char)gloss.p[i] <= 0xE9) /* Han or kana: points to another word */
			return true;
	return false;
}

static dgm_status put_glosses(dgm__dictionary_job *job, dgm_str head, dgm_str glosses, dgm_error *err)
{
	dgm_status st = DGM_OK;

	for (size_t i = 1, start = 1; i < glosses.n && st == DGM_OK; i++) {
		dgm_str gloss = { glosses.p + start, i - start };

		if (glosses.p[i] != '/')
			continue;
		start = i + 1;
		if (gloss.n && !is_remark(gloss))
			st = dgm__dictionary_put(job, head, gloss, err);
	}
	return st;
}

static dgm_status read_rows(dgm__dictionary_job *job, dgm_str text, bool takes_bracket, dgm_error *err)
{
	size_t at = 0, count;
	dgm_str line, heads[2], bracket, glosses;
	dgm_status st = DGM_OK;

	for (job->line = 1; st == DGM_OK && dgm__dictionary_line(text, &at, &line); job->line++) {
		if (!line.n || line.p[0] == '#' || !take_apart(line, heads, &count, &bracket, &glosses))
			continue;
		for (size_t k = 0; k < count && st == DGM_OK; k++)
			st = put_glosses(job, heads[k], glosses, err);
		if (st == DGM_OK && takes_bracket && bracket.n)
			st = put_glosses(job, bracket, glosses, err);
	}
	return st;
}

static dgm_status read_in(dgm__dictionary_job *job, const char *encoding, bool takes_bracket, dgm_error *err)
{
	dgm_text *text;
	dgm_status st = dgm__dictionary_text(&text, job, encoding, err);

	if (st != DGM_OK)
		return st;
	st = read_rows(job, dgm_text_str(text), takes_bracket, err);
	dgm_text_free(text);
	return st;
}

static dgm_status read_cedict(dgm__dictionary_job *job, dgm_error *err)
{
	return dgm__dictionary_for(job, "zh", "en", err) ? read_in(job, NULL, false, err) : DGM_EFORMAT;
}

static dgm_status read_edict(dgm__dictionary_job *job, dgm_error *err)
{
	dgm_str line = dgm__dictionary_first_line(job);
	bool wide = line.n > 2 && (unsigned char)line.p[0] >= 0xA1 && (unsigned char)line.p[0] <= 0xFE && (unsigned char)line.p[0] != 0xE3 &&
		(unsigned char)line.p[1] >= 0xA1;

	/* Kana and the wide space are E3 xx xx in UTF-8; in EUC-JP kana are A4 xx, A5 xx and marks A1 xx. */
	return dgm__dictionary_for(job, "ja", "en", err) ? read_in(job, wide ? "EUC-JP" : NULL, true, err) : DGM_EFORMAT;
}

const dgm__dictionary_format dgm__dictionary_cedict = { .name = "cedict", .sniff = sniff_cedict, .read = read_cedict };
const dgm__dictionary_format dgm__dictionary_edict = { .name = "edict", .sniff = sniff_edict, .read = read_edict };
