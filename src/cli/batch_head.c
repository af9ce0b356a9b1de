/* What a batch was asked for as lines of text: equal lines, equal results. */
#include <stdlib.h>
#include <string.h>

#include "cli/batch.h"
#include "cli/msg.h"

static bool put_file(const batch *b, FILE *to, const char *name, const char *path)
{
	char digest[DGM_DIGEST_CAPACITY] = "none";
	dgm_error err = DGM_ERROR_INIT;

	if (path && strcmp(path, "-") && strcmp(path, "system") && dgm_digest_file(digest, path, &err) != DGM_OK) {
		cli_fail(b->c, &err);
		return false;
	}
	fprintf(to, "%s %s\n", name, path && (!strcmp(path, "-") || !strcmp(path, "system")) ? path : digest);
	return true;
}

/* of_manifest: a lexicon that grows from day to day is the same lexicon; then its name counts. */
static bool put_knowledge(const batch *b, FILE *to, bool of_manifest)
{
	const align_args *args = b->args;
	bool good = true;

	if (of_manifest)
		fprintf(to, "lexicon %s\n", args->lexicon ? args->lexicon : "none");
	else
		good = put_file(b, to, "lexicon", args->lexicon);
	for (size_t k = 0; k < args->dictionaries.count && good; k++)
		good = put_file(b, to, "dictionary", args->dictionaries.items[k]);
	return good;
}

static void put_options(const batch *b, FILE *to)
{
	static const char *const learn[] = { "none", "document", "batch" };
	const align_args *args = b->args;

	fprintf(to, "version %s\nlanguages %s %s\nformat %s\n", dgm_version(), args->source, args->target, b->format->name);
	fprintf(to, "min-confidence %g\nmin-precision %g\nmax-merge %u\nallow-moves %d\nlearn %s\n", args->min_confidence, args->min_precision,
		args->max_merge, args->moves, learn[args->learn]);
	for (size_t k = 0; k < args->without.count; k++)
		fprintf(to, "without %s\n", args->without.items[k]);
	fprintf(to, "segmented %d\ndateline %u\nline-breaks %u\ninput-format %s\nencoding %s\nrepair %d\n", args->segmented, args->article.dateline,
		args->article.line_breaks, args->article.input_format ? args->article.input_format : "any", args->article.encoding ? args->article.encoding : "any",
		args->article.repair);
	fprintf(to, "date %s\n", b->opt.creation_date ? b->opt.creation_date : "none");
}

/* The rows, as far as the result depends on them; the articles' content is noted as they are done. */
static void put_list(const batch *b, FILE *to)
{
	char digest[3][DGM_DIGEST_CAPACITY] = { "", "", "" }, all[DGM_DIGEST_CAPACITY] = "";
	char joined[4 * DGM_DIGEST_CAPACITY];

	for (size_t i = 0; i < b->pairs.count; i++) {
		const dgm_article_pair *pair = &b->pairs.items[i];

		dgm_digest(digest[0], pair->source_path, strlen(pair->source_path));
		dgm_digest(digest[1], pair->target_path, strlen(pair->target_path));
		dgm_digest(digest[2], pair->name, strlen(pair->name));
		snprintf(joined, sizeof joined, "%s%s%s%s", all, digest[0], digest[1], digest[2]);
		dgm_digest(all, joined, strlen(joined));
	}
	fprintf(to, "list %s\nshard %u/%u\nlearn-pairs %u\n", all, b->args->shard.number, b->args->shard.count, b->args->learn_pairs);
	fprintf(to, "output %s\nout-dir %s\n", b->args->output ? "yes" : "no", b->args->out_dir ? "yes" : "no");
}

char *batch_head(const batch *b, bool of_manifest)
{
	char *text = NULL;
	size_t n;
	FILE *to = open_memstream(&text, &n);
	bool good = to != NULL;

	if (to) {
		fprintf(to, "dragoman %s 1\n", of_manifest ? "manifest" : "journal");
		put_options(b, to);
		good = put_knowledge(b, to, of_manifest);
		if (!of_manifest)
			put_list(b, to);
		if (fclose(to)) {
			free(text);
			text = NULL;
		}
	}
	if (!text)
		msg_error(b->c, "out of memory");
	if (good && text)
		return text;
	free(text);
	return NULL;
}
