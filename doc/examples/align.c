/*
 * Aligns two articles with libdragoman and prints the beads:
 *   cc align.c $(pkg-config --cflags --libs dragoman) -o align && ./align en story.en.txt ru story.ru.txt
 */
#include <stdio.h>

#include <dragoman/dragoman.h>

static void print_side(const dgm_doc *doc, uint32_t first, uint32_t count)
{
	for (uint32_t i = first; i < first + count; i++)
		printf(" %.*s", (int)dgm_doc_sentence(doc, i).n, dgm_doc_sentence(doc, i).p);
	putchar('\n');
}

int main(int argc, char **argv)
{
	dgm_articles_options opt = DGM_ARTICLES_OPTIONS_INIT;
	dgm_error err = DGM_ERROR_INIT;
	dgm_articles *articles;

	if (argc != 5)
		return fputs("usage: align LANG SOURCE LANG TARGET\n", stderr), 2;
	opt.source_language = argv[1];
	opt.target_language = argv[3];
	if (dgm_articles_align(&articles, &(dgm_article_pair){ argv[2], argv[4], "story" }, 1, &opt, &err) != DGM_OK)
		return fprintf(stderr, "align: %s\n", err.text), 2;
	const dgm_alignment *a = dgm_articles_get(articles, 0);
	for (size_t i = 0; i < a->bead_count; i++) {
		const dgm_bead *b = &a->beads[i];

		printf("%.4f\n", b->confidence);
		print_side(a->source, b->source_first, b->source_count);
		print_side(a->target, b->target_first, b->target_count);
	}
	dgm_articles_free(articles);
	return 0;
}
