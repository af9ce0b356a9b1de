/*
 * ninjs (IPTC, News in JSON), read by jansson. 1.x: body_text, body_xhtml and their likes, headline, byline; 2.x and 3.x: lists of bodies and
 * headlines with their role and media type. 3.x writes its keys in mixed case.
 */
#include <string.h>

#include <jansson.h>

#include "article/article.h"
#include "base/status.h"

static dgm_str str_of(const json_t *value)
{
	return json_is_string(value) ? (dgm_str){ json_string_value(value), json_string_length(value) } : (dgm_str){ NULL, 0 };
}

/* The string at the first of the keys that has one. */
static dgm_str get(const json_t *object, const char *const *keys)
{
	dgm_str s = { NULL, 0 };

	for (; *keys && !s.n; keys++)
		s = str_of(json_object_get(object, *keys));
	return s;
}

#define GET(object, ...) get(object, (const char *const[]){ __VA_ARGS__, NULL })

static bool holds(dgm_str s, const char *what)
{
	return s.n && memmem(s.p, s.n, what, strlen(what));
}

typedef enum body_kind { BODY_NONE, BODY_PLAIN, BODY_NITF, BODY_HTML } body_kind; /* by rank: what keeps most structure last */

typedef struct body {
	body_kind kind;
	dgm_str text;
} body;

/* type: a media type, a role, or what follows "body_". */
static body_kind kind_of(dgm_str type)
{
	if (holds(type, "html"))
		return BODY_HTML;
	return holds(type, "nitf") || holds(type, "NITF") ? BODY_NITF : BODY_PLAIN;
}

static void offer(body *best, dgm_str type, dgm_str text)
{
	body_kind kind = text.n ? kind_of(type) : BODY_NONE;

	if (kind > best->kind)
		*best = (body){ kind, text };
}

static body find_body(json_t *item)
{
	body best = { BODY_NONE, { NULL, 0 } };
	const json_t *bodies = json_object_get(item, "bodies");
	const char *key;
	json_t *value;

	json_object_foreach(item, key, value)
		if (!strncmp(key, "body_", 5))
			offer(&best, (dgm_str){ key + 5, strlen(key + 5) }, str_of(value));
	for (size_t i = 0; i < json_array_size(bodies); i++) {
		const json_t *one = json_array_get(bodies, i);
		dgm_str type = GET(one, "contentType", "contenttype");

		offer(&best, type.n ? type : GET(one, "role"), GET(one, "value"));
	}
	return best;
}

/* The headline of the role "main", else the first. */
static dgm_str find_headline(const json_t *item)
{
	const json_t *headlines = json_object_get(item, "headlines");
	dgm_str first = GET(item, "headline");

	for (size_t i = 0; i < json_array_size(headlines); i++) {
		const json_t *one = json_array_get(headlines, i);
		dgm_str role = GET(one, "role"), value = GET(one, "value");

		if (role.n == 4 && !memcmp(role.p, "main", 4))
			return value;
		if (!first.n)
			first = value;
	}
	return first.n ? first : GET(item, "title");
}

/* associations: by name in 1.x, a list with rel or name in 2.x and 3.x. */
static void read_associations(dgm__article_job *job, json_t *item)
{
	json_t *all = json_object_get(item, "associations"), *value;
	const char *key;

	if (json_is_object(all))
		json_object_foreach(all, key, value)
			dgm__article_set_link(job, (dgm_str){ key, strlen(key) }, GET(value, "uri"));
	for (size_t i = 0; i < json_array_size(all); i++) {
		value = json_array_get(all, i);
		dgm__article_set_link(job, GET(value, "rel"), GET(value, "uri"));
		dgm__article_set_link(job, GET(value, "name"), GET(value, "uri"));
	}
}

static void read_metadata(dgm__article_job *job, json_t *item)
{
	dgm__article_set(job, DGM_METADATA_LANGUAGE, GET(item, "language"));
	dgm__article_set(job, DGM_METADATA_DATE, GET(item, "contentCreated", "contentcreated", "versionCreated", "versioncreated", "firstCreated", "firstcreated"));
	dgm__article_set(job, DGM_METADATA_HEADLINE, find_headline(item));
	dgm__article_set(job, DGM_METADATA_SLUG, GET(item, "slug", "slugline"));
	dgm__article_set(job, DGM_METADATA_ID, GET(item, "uri"));
	dgm__article_set(job, DGM_METADATA_BYLINE, GET(item, "by", "byline"));
	read_associations(job, item);
}

static dgm_status read_item(dgm__article_job *job, json_t *item, dgm_error *err)
{
	body best = find_body(item);

	read_metadata(job, item);
	if (best.kind == BODY_NONE)
		return dgm__fail(err, DGM_EFORMAT, job->name, 0, "the ninjs item holds no text (body_... or bodies)");
	if (best.kind == BODY_NITF)
		return dgm__article_nitf_fragment(job, best.text, err);
	dgm__article_headline(job);
	if (best.kind == BODY_HTML)
		return dgm__article_html_fragment(job, best.text, err);
	dgm__article_plain_text(job, best.text);
	return DGM_OK;
}

static bool sniff(dgm_str bytes)
{
	dgm_str head = dgm__article_head(bytes);

	/* Keys have no order: any of the file may hold those that tell. */
	return head.n && head.p[0] == '{' && holds(bytes, "\"uri\"") && (holds(bytes, "\"body_") || holds(bytes, "\"bodies\""));
}

static dgm_status parse(json_t **item, const dgm__article_job *job, dgm_str text, dgm_error *err)
{
	json_error_t error;
	dgm_status st = DGM_OK;

	*item = json_loadb(text.p, text.n, 0, &error);
	if (!*item && json_error_code(&error) == json_error_out_of_memory)
		st = dgm__out_of_memory(err);
	else if (!*item)
		st = dgm__fail(err, DGM_EFORMAT, job->name, error.line > 0 ? (uint64_t)error.line : 0, "not JSON: %.100s", error.text);
	else if (!json_is_object(*item))
		st = dgm__fail(err, DGM_EFORMAT, job->name, 1, "not a ninjs item: it is no JSON object");
	return st;
}

static dgm_status read(dgm__article_job *job, dgm_error *err)
{
	json_t *item = NULL;
	dgm_text *text;
	dgm_str s;
	dgm_status st = dgm_text_from_bytes(&text, job->bytes.p, job->bytes.n, job->name, job->text, err);

	if (st != DGM_OK)
		return st;
	s = dgm_text_str(text);
	if (s.n >= 3 && !memcmp(s.p, "\xEF\xBB\xBF", 3))
		s = (dgm_str){ s.p + 3, s.n - 3 };
	st = parse(&item, job, s, err);
	if (st == DGM_OK)
		st = read_item(job, item, err);
	json_decref(item);
	dgm_text_free(text);
	return st;
}

const dgm__article_format dgm__article_ninjs = {
	.info = { .name = "ninjs", .extension = ".json", .summary = "ninjs 1.x to 3.x" },
	.sniff = sniff, .read = read,
};
