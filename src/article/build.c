/* A text grows paragraph by paragraph: one line each, an empty line between. */
#include "article/article.h"

#include <string.h>

#include "base/status.h"
#include "base/white.h"

/* HTML's and XML's white space; a no-break space is text. */
static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static dgm_str trim(dgm_str s)
{
	size_t w;

	while (s.n && (w = dgm__white(s.p, s.n)) > 0) {
		s.p += w;
		s.n -= w;
	}
	while (s.n) {
		size_t back = 1;

		while (back < s.n && ((unsigned char)s.p[s.n - back] & 0xC0) == 0x80)
			back++;
		if (!dgm__white(s.p + s.n - back, back))
			break;
		s.n -= back;
	}
	return s;
}

void dgm__article_end(dgm__article_job *job)
{
	dgm_str all = dgm__buffer_view(&job->body), held;

	job->space = job->line = false;
	if (job->body.failed || all.n <= job->block_off)
		return;
	held = trim((dgm_str){ all.p + job->block_off, all.n - job->block_off });
	if (held.n && job->kind != DGM_SEGMENT_SENTENCE) {
		dgm__article_block *block = dgm__vector_push(&job->article->blocks);

		if (block)
			*block = (dgm__article_block){ (size_t)(held.p - all.p), (size_t)(held.p - all.p) + held.n, job->kind };
		else
			job->out_of_memory = true;
	}
	if (held.n)
		dgm__buffer_puts(&job->body, "\n\n");
	else
		job->body.n = job->block_off;
	job->block_off = job->body.n;
}

void dgm__article_begin(dgm__article_job *job, uint8_t kind)
{
	dgm__article_end(job);
	job->kind = kind;
}

void dgm__article_put(dgm__article_job *job, dgm_str text)
{
	size_t i = 0;

	while (i < text.n) {
		size_t from = i;

		while (i < text.n && is_space(text.p[i]))
			i++;
		job->space |= i > from;
		for (from = i; i < text.n && !is_space(text.p[i]); i++)
			;
		if (i == from)
			return;
		if (job->space && job->body.n > job->block_off)
			dgm__buffer_putc(&job->body, ' ');
		job->space = job->line = false;
		dgm__buffer_append(&job->body, text.p + from, i - from);
	}
}

void dgm__article_break(dgm__article_job *job)
{
	if (job->line)
		dgm__article_begin(job, job->kind);
	job->space = job->line = true;
}

void dgm__article_plain_text(dgm__article_job *job, dgm_str text)
{
	dgm__article_begin(job, DGM_SEGMENT_SENTENCE);
	dgm__buffer_str(&job->body, text);
	dgm__article_end(job);
}

/* White space folded, cut at DGM__METADATA_BYTES between two characters; to has that room. */
static size_t fold(char *to, dgm_str value)
{
	size_t n = 0, w;

	value = trim(value);
	for (size_t i = 0; i < value.n && n < DGM__METADATA_BYTES; i += w ? w : 1) {
		w = dgm__white(value.p + i, value.n - i);
		if (!w)
			to[n++] = value.p[i];
		else if (n && to[n - 1] != ' ')
			to[n++] = ' ';
	}
	if (n == DGM__METADATA_BYTES) {
		size_t from = n;

		while (from && ((unsigned char)to[from - 1] & 0xC0) == 0x80)
			from--;
		n = from ? from - 1 : 0;
	}
	return n;
}

bool dgm__article_has(const dgm__article_job *job, dgm_metadata kind)
{
	return job->article->metadata[kind].n > 0;
}

void dgm__article_set(dgm__article_job *job, dgm_metadata kind, dgm_str value)
{
	char text[DGM__METADATA_BYTES], tag[DGM_LANGUAGE_CAPACITY], *kept;
	dgm_str s = { text, 0 };

	if (dgm__article_has(job, kind) || !value.n)
		return;
	s.n = fold(text, value);
	if (kind == DGM_METADATA_LANGUAGE) {
		if (!s.n || !dgm_language_mend(tag, s))
			return;
		s = (dgm_str){ tag, strlen(tag) };
	}
	kept = dgm__arena_copy(&job->article->strings, s.p, s.n);
	if (kept)
		job->article->metadata[kind] = (dgm_str){ kept, s.n };
	else
		job->out_of_memory = true;
}

void dgm__article_set_link(dgm__article_job *job, dgm_str rel, dgm_str id)
{
	static const char *const names[] = { "translationOf", "isTranslationOf", "translatedFrom" };
	size_t from = rel.n;

	while (from && !strchr(":/#", rel.p[from - 1]))
		from--;
	for (size_t k = 0; k < sizeof names / sizeof *names; k++)
		if (rel.n - from == strlen(names[k]) && !strncasecmp(rel.p + from, names[k], rel.n - from))
			dgm__article_set(job, DGM_METADATA_TRANSLATION_OF, id);
}

void dgm__article_headline(dgm__article_job *job)
{
	dgm__article_begin(job, DGM_SEGMENT_HEADING);
	dgm__article_put(job, job->article->metadata[DGM_METADATA_HEADLINE]);
	dgm__article_end(job);
}

dgm_status dgm__article_status(const dgm__article_job *job, dgm_error *err)
{
	return job->out_of_memory ? dgm__out_of_memory(err) : dgm__buffer_status(&job->body, err);
}
