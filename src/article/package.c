/* Zip through libarchive, from memory. What is unpacked is bounded while it grows, so that a bomb costs no more than its bound. */
#include "article/package.h"

#include <string.h>

#include "base/status.h"
#include "config.h"

bool dgm__package_sniff(dgm_str bytes, const char *what)
{
	return bytes.n > 4 && !memcmp(bytes.p, "PK\3\4", 4) && memmem(bytes.p, bytes.n, what, strlen(what));
}

void dgm__package_clear(dgm__package_part *parts, size_t count)
{
	for (size_t i = 0; i < count; i++)
		xmlFreeDoc(parts[i].doc);
}

const xmlNode *dgm__package_root(const dgm__package_part *part)
{
	return part->doc ? xmlDocGetRootElement(part->doc) : NULL;
}

void dgm__package_metadata(dgm__article_job *job, const xmlNode *root)
{
	static const struct { const char *name; dgm_metadata kind; } elements[] = {
		{ "title", DGM_METADATA_HEADLINE }, { "language", DGM_METADATA_LANGUAGE }, { "identifier", DGM_METADATA_ID }, { "initial-creator", DGM_METADATA_BYLINE },
		{ "creator", DGM_METADATA_BYLINE }, { "created", DGM_METADATA_DATE }, { "creation-date", DGM_METADATA_DATE }, { "date", DGM_METADATA_DATE },
	};

	for (size_t k = 0; k < sizeof elements / sizeof *elements && root; k++)
		dgm__tree_set(job, elements[k].kind, dgm__tree_find(root, elements[k].name));
}

#ifdef HAVE_LIBARCHIVE

#include <archive.h>
#include <archive_entry.h>

enum { PART_MOST = 64 << 20, RATIO_MOST = 200, ALWAYS = 1 << 20, ENTRIES_MOST = 1 << 16 };

typedef struct unpacking {
	const dgm__article_job *job;
	struct archive *zip;
	dgm__buffer bytes; /* of the part at hand */
	size_t left;       /* bytes that may still come out */
	dgm_error *err;
} unpacking;

static dgm_status damaged(unpacking *u)
{
	const char *why = archive_error_string(u->zip);

	return dgm__fail(u->err, DGM_EFORMAT, u->job->name, 0, "the zip package is damaged or encrypted (%.100s); save the document anew",
		why ? why : "no reason given");
}

static dgm_status unpack(unpacking *u, const char *path)
{
	dgm__buffer_reset(&u->bytes);
	for (;;) {
		char *room = dgm__buffer_reserve(&u->bytes, 1 << 16);
		la_ssize_t n;

		if (!room && u->bytes.failed == DGM_ENOMEM)
			return dgm__out_of_memory(u->err);
		n = room ? archive_read_data(u->zip, room, 1 << 16) : 1 << 16;
		if (n < 0)
			return damaged(u);
		if (n == 0)
			return DGM_OK;
		if (!room || (size_t)n > u->left)
			return dgm__fail(u->err, DGM_ELIMIT, u->job->name, 0, "%s unpacks to more than an article can be; is it a zip bomb?", path);
		u->bytes.n += (size_t)n;
		u->left -= (size_t)n;
	}
}

static dgm_status read_entry(unpacking *u, struct archive_entry *entry, dgm__package_part *parts, size_t count)
{
	const char *path = archive_entry_pathname(entry);
	dgm_status st = DGM_OK;

	for (size_t i = 0; i < count && path && st == DGM_OK; i++) {
		if (parts[i].doc || strcmp(path, parts[i].path))
			continue;
		st = unpack(u, path);
		if (st == DGM_OK)
			st = dgm__tree_xml(&parts[i].doc, u->job, dgm__buffer_view(&u->bytes), NULL, u->err);
	}
	return st;
}

static dgm_status read_entries(unpacking *u, dgm__package_part *parts, size_t count)
{
	struct archive_entry *entry;
	dgm_status st = DGM_OK;
	int rc = ARCHIVE_OK;

	for (unsigned n = 0; st == DGM_OK && (rc = archive_read_next_header(u->zip, &entry)) != ARCHIVE_EOF; n++) {
		if (n == ENTRIES_MOST)
			st = dgm__fail(u->err, DGM_ELIMIT, u->job->name, 0, "a package of more than %d parts", ENTRIES_MOST);
		else if (rc != ARCHIVE_OK && rc != ARCHIVE_WARN)
			st = damaged(u);
		else
			st = read_entry(u, entry, parts, count);
	}
	return st;
}

dgm_status dgm__package_read(const dgm__article_job *job, dgm__package_part *parts, size_t count, dgm_error *err)
{
	unpacking u = { .job = job, .bytes = DGM__BUFFER_INIT(PART_MOST), .left = RATIO_MOST * job->bytes.n + ALWAYS, .err = err };
	dgm_status st = DGM_OK;

	u.zip = archive_read_new();
	if (!u.zip)
		return dgm__out_of_memory(err);
	if (archive_read_support_format_zip_seekable(u.zip) != ARCHIVE_OK || archive_read_open_memory(u.zip, job->bytes.p, job->bytes.n) != ARCHIVE_OK)
		st = damaged(&u);
	if (st == DGM_OK)
		st = read_entries(&u, parts, count);
	for (size_t i = 0; i < count && st == DGM_OK; i++)
		if (parts[i].required && !parts[i].doc)
			st = dgm__fail(err, DGM_EFORMAT, job->name, 0, "the package has no part %s", parts[i].path);
	archive_read_free(u.zip);
	dgm__buffer_clear(&u.bytes);
	return st;
}

#else

dgm_status dgm__package_read(const dgm__article_job *job, dgm__package_part *parts, size_t count, dgm_error *err)
{
	(void)parts, (void)count;
	return dgm__fail(err, DGM_EFORMAT, job->name, 0, "this dragoman was built without libarchive, which DOCX and ODT need; save the text as HTML");
}

#endif
