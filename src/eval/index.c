/* The reader of index files. */
#include "eval/index.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <dragoman/text.h>

#include "base/mem.h"
#include "base/status.h"

enum { LARGEST_NUMBER = 100000000 };

void dgm__index_clear(dgm__index *index)
{
	dgm__free(index->beads);
	dgm__free(index->numbers);
	memset(index, 0, sizeof *index);
}

static const char *skip_blanks(const char *p, const char *end)
{
	while (p < end && (*p == ' ' || *p == '\t' || *p == '\r'))
		p++;
	return p;
}

/* Decimal number at p; NULL: none, or too large. */
static const char *read_number(const char *p, const char *end, uint32_t *number)
{
	uint64_t n = 0;
	const char *start = p;

	while (p < end && *p >= '0' && *p <= '9') {
		n = n * 10 + (uint64_t)(*p++ - '0');
		if (n > LARGEST_NUMBER)
			return NULL;
	}
	*number = (uint32_t)n;
	return p > start ? p : NULL;
}

/* "[3, 4]"; returns what follows, or NULL with *st set. */
static const char *read_side(dgm__index *index, dgm__index_side *side, uint32_t *size, const char *p, const char *end, dgm_status *st)
{
	uint32_t number;

	*st = DGM_EFORMAT;
	side->from = index->number_count;
	side->count = 0;
	p = skip_blanks(p, end);
	if (p >= end || *p++ != '[')
		return NULL;
	p = skip_blanks(p, end);
	while (p < end && *p != ']') {
		uint32_t *grown;

		if (side->count && *p++ != ',')
			return NULL;
		p = read_number(skip_blanks(p, end), end, &number);
		if (!p || (side->count && number <= index->numbers[index->number_count - 1]))
			return NULL;
		grown = dgm__grow(index->numbers, &index->number_capacity, index->number_count + 1, sizeof *grown);
		if (!grown) {
			*st = DGM_ENOMEM;
			return NULL;
		}
		index->numbers = grown;
		index->numbers[index->number_count++] = number;
		side->count++;
		if (number >= *size)
			*size = number + 1;
		p = skip_blanks(p, end);
	}
	if (p >= end)
		return NULL;
	*st = DGM_OK;
	return skip_blanks(p + 1, end);
}

static dgm_status read_line(dgm__index *index, const char *p, const char *end)
{
	dgm__index_bead bead = { .confidence = 1 }, *beads;
	dgm_status st;

	p = read_side(index, &bead.source, &index->source_size, p, end, &st);
	if (!p)
		return st;
	if (p >= end || *p++ != ':')
		return DGM_EFORMAT;
	p = read_side(index, &bead.target, &index->target_size, p, end, &st);
	if (!p)
		return st;
	if (p < end) {
		char text[64], *rest;
		size_t n = (size_t)(end - p) - 1;

		if (*p++ != ':' || n == 0 || n >= sizeof text)
			return DGM_EFORMAT;
		memcpy(text, p, n);
		text[n] = '\0';
		bead.confidence = strtod(text, &rest);
		if (rest == text || *skip_blanks(rest, text + n) || !(bead.confidence >= 0 && bead.confidence <= 1))
			return DGM_EFORMAT;
	}
	beads = dgm__grow(index->beads, &index->capacity, index->count + 1, sizeof *beads);
	if (!beads)
		return DGM_ENOMEM;
	index->beads = beads;
	beads[index->count++] = bead;
	return DGM_OK;
}

/* Every sentence may stand in one bead of a file only. */
static dgm_status check_once(const dgm__index *index, const char *path, dgm_error *err)
{
	dgm_status st = DGM_OK;

	for (int side = 0; side < 2 && st == DGM_OK; side++) {
		uint32_t size = side ? index->target_size : index->source_size;
		unsigned char *seen = dgm__calloc(size, 1);

		if (!seen)
			return dgm__out_of_memory(err);
		for (size_t b = 0; b < index->count && st == DGM_OK; b++) {
			const dgm__index_side *s = side ? &index->beads[b].target : &index->beads[b].source;

			for (uint32_t k = 0; k < s->count && st == DGM_OK; k++) {
				uint32_t number = index->numbers[s->from + k];

				if (seen[number]++)
					st = dgm__fail(err, DGM_EFORMAT, path, 0, "%s sentence %u stands in two beads; each may stand in one",
						side ? "target" : "source", number);
			}
		}
		dgm__free(seen);
	}
	return st;
}

dgm_status dgm__index_load(dgm__index *index, const char *path, dgm_error *err)
{
	dgm_text *text = NULL;
	const char *p, *end;
	uint64_t line = 0;
	dgm_status st;
	dgm_str body;

	st = dgm_text_load(&text, path, NULL, err);
	if (st != DGM_OK)
		return st;
	body = dgm_text_str(text);
	for (p = body.p, end = body.p + body.n; p < end && st == DGM_OK; ) {
		const char *stop = memchr(p, '\n', (size_t)(end - p));
		const char *last = stop ? stop : end;

		line++;
		if (skip_blanks(p, last) < last && *p != '#')
			st = read_line(index, p, last);
		p = stop ? stop + 1 : end;
	}
	if (st == DGM_ENOMEM)
		dgm__out_of_memory(err);
	else if (st == DGM_EFORMAT)
		dgm__fail(err, DGM_EFORMAT, path, line, "no bead; write one as \"[0, 1]:[0]:0.97\", numbers rising, confidence 0 to 1 or left out");
	if (st == DGM_OK)
		st = check_once(index, path, err);
	dgm_text_free(text);
	if (st != DGM_OK)
		dgm__index_clear(index);
	return st;
}
