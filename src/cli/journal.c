/* Lines of a journal: "threshold P", "done ROWS UNREAD SENTENCES BEADS LEFT_OUT BYTES PAIRS UNITS DIGEST [ROW...]", "end". */
#include "cli/journal.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/msg.h"

#define DONE "done %" SCNu64 " %" SCNu64 " %" SCNu64 " %" SCNu64 " %" SCNu64 " %" SCNu64 " %" SCNu64 " %" SCNu64 " %32s%n"

static bool cannot(batch *b, const journal *j, const char *what)
{
	msg_error(b->c, "%s: %s: %s", j->path, what, strerror(errno));
	return false;
}

/* The digest of an article as it was read in the run from row `first` on, else as it is; empty where it cannot be read, as long as it cannot. */
static void digest_article(const batch *b, const dgm_articles *articles, size_t first, size_t row, bool target, char to[DGM_DIGEST_CAPACITY])
{
	const dgm_article_pair *pair = &b->pairs.items[row];

	memset(to, 0, DGM_DIGEST_CAPACITY);
	if (articles && b->pairs.rows[row].done)
		strcpy(to, dgm_articles_digest(articles, row - first, target));
	else
		(void)dgm_digest_file(to, target ? pair->target_path : pair->source_path, NULL);
}

/* The digest of the articles of rows first .. end. articles: of the run that read them; NULL: they are read again. */
static void digest_rows(const batch *b, const dgm_articles *articles, size_t first, size_t end, char to[DGM_DIGEST_CAPACITY])
{
	char all[3][DGM_DIGEST_CAPACITY];

	memset(all, 0, sizeof all);
	for (size_t i = first; i < end; i++) {
		digest_article(b, articles, first, i, false, all[1]);
		digest_article(b, articles, first, i, true, all[2]);
		dgm_digest(all[0], all, sizeof all);
	}
	memcpy(to, all[0], DGM_DIGEST_CAPACITY);
}

static bool keep_unread(journal *j, const char *rest)
{
	char *end;

	for (; *rest == ' '; rest = end) {
		uint64_t *grown = reallocarray(j->unread, j->unread_count + 1, sizeof *grown);

		if (!grown)
			return false;
		j->unread = grown;
		grown[j->unread_count++] = strtoull(rest + 1, &end, 10);
	}
	return true;
}

/* One whole line behind the head. false after a message. */
static bool take_line(batch *b, journal *j, const char *line)
{
	batch_counts at = { 0 };
	char then[DGM_DIGEST_CAPACITY], now[DGM_DIGEST_CAPACITY];
	int used = 0;

	if (sscanf(line, "threshold %la", &j->threshold) == 1) {
		j->has_threshold = true;
		return true;
	}
	if (!strcmp(line, "end")) {
		j->ended = true;
		return true;
	}
	if (sscanf(line, DONE, &at.rows, &at.unread, &at.sentences, &at.beads, &at.left_out, &at.place.bytes, &at.place.pairs, &at.place.units, then, &used) != 9 ||
		at.rows <= b->at.rows || at.rows > b->to) {
		msg_error(b->c, "%s: is no journal of this run, or damaged; leave out --resume to begin anew", j->path);
		return false;
	}
	digest_rows(b, NULL, (size_t)b->at.rows, (size_t)at.rows, now);
	if (strcmp(now, then)) {
		msg_error(b->c, "%s: an article of the pairs \"%s\" to \"%s\" has changed since the run was broken; leave out --resume to begin anew", j->path,
			b->pairs.items[b->at.rows].name, b->pairs.items[at.rows - 1].name);
		return false;
	}
	b->at = at;
	if (keep_unread(j, line + used))
		return true;
	msg_error(b->c, "out of memory");
	return false;
}

/* Says in which line of the two heads they differ. */
static void say_difference(batch *b, const journal *j, const char *old, const char *head)
{
	size_t start = 0, i = 0;

	for (; old[i] && old[i] == head[i]; i++)
		if (old[i] == '\n')
			start = i + 1;
	if (!strncmp(head + start, "list ", 5)) {
		msg_error(b->c, "%s: the run was begun with another list; give the same, or leave out --resume to begin anew", j->path);
		return;
	}
	msg_error(b->c, "%s: the run was begun with \"%.*s\", this is one with \"%.*s\"; give the same, or leave out --resume to begin anew", j->path,
		(int)strcspn(old + start, "\n"), old + start, (int)strcspn(head + start, "\n"), head + start);
}

/* *good: the bytes of the journal that count; 0: there is none yet. */
static bool read_journal(batch *b, journal *j, char *text, const char *head, size_t *good)
{
	char *behind = strstr(text, "\n\n"), *line, *end;

	*good = 0;
	if (!behind)
		return true;
	behind[1] = '\0';
	if (strcmp(text, head)) {
		say_difference(b, j, text, head);
		return false;
	}
	for (line = behind + 2; (end = strchr(line, '\n')) != NULL; line = end + 1) {
		*end = '\0';
		if (!take_line(b, j, line))
			return false;
	}
	*good = (size_t)(line - text);
	return true;
}

/* The whole file, ended by NUL; NULL: there is none, or after a message (errno is not ENOENT). */
static char *load(FILE *f)
{
	size_t n = 0, capacity = 1 << 16, got;
	char *text = malloc(capacity), *grown;

	while (text && (got = fread(text + n, 1, capacity - n - 1, f)) > 0) {
		n += got;
		if (n + 1 < capacity)
			continue;
		grown = realloc(text, capacity *= 2);
		if (!grown)
			free(text);
		text = grown;
	}
	if (text)
		text[n] = '\0';
	return text;
}

static bool resume_from(batch *b, journal *j, const char *head, size_t *good)
{
	FILE *f = fopen(j->path, "rb");
	char *text;
	bool is_good;

	*good = 0;
	if (!f)
		return errno == ENOENT || cannot(b, j, "cannot open");
	text = load(f);
	if (!text)
		msg_error(b->c, "out of memory");
	is_good = text && read_journal(b, j, text, head, good);
	free(text);
	fclose(f);
	return is_good;
}

static bool put(batch *b, journal *j)
{
	return (!fflush(j->file) && !fsync(fileno(j->file))) || cannot(b, j, "cannot write");
}

bool journal_open(batch *b, journal *j, char *path, const char *head, bool resume)
{
	size_t good = 0;

	*j = (journal){ .path = path };
	if (resume && !resume_from(b, j, head, &good))
		return false;
	j->file = fopen(path, good ? "r+b" : "wb");
	if (!j->file || (good && (ftruncate(fileno(j->file), (off_t)good) || fseek(j->file, 0, SEEK_END))))
		return cannot(b, j, "cannot write");
	if (good)
		return true;
	fprintf(j->file, "%s\n", head);
	return put(b, j);
}

bool journal_note(batch *b, journal *j, size_t first)
{
	char digest[DGM_DIGEST_CAPACITY];
	const batch_counts *at = &b->at;

	if (!j->file)
		return true;
	digest_rows(b, b->articles, first, (size_t)at->rows, digest);
	fprintf(j->file, "done %" PRIu64 " %" PRIu64 " %" PRIu64 " %" PRIu64 " %" PRIu64 " %" PRIu64 " %" PRIu64 " %" PRIu64 " %s", at->rows, at->unread,
		at->sentences, at->beads, at->left_out, at->place.bytes, at->place.pairs, at->place.units, digest);
	for (size_t i = first; i < at->rows; i++)
		if (!b->pairs.rows[i].done)
			fprintf(j->file, " %zu", i);
	fputc('\n', j->file);
	return put(b, j);
}

bool journal_note_threshold(batch *b, journal *j, double threshold)
{
	if (!j->file)
		return true;
	fprintf(j->file, "threshold %a\n", threshold);
	return put(b, j);
}

bool journal_note_end(batch *b, journal *j)
{
	if (!j->file || j->ended)
		return true;
	fputs("end\n", j->file);
	return put(b, j);
}

void journal_close(journal *j, bool remove)
{
	if (j->file)
		fclose(j->file);
	if (j->file && remove)
		(void)unlink(j->path);
	free(j->path);
	free(j->unread);
	*j = (journal){ 0 };
}
