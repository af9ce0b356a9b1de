/*
 * Sentences by ICU's break iterator alone, for comparison: icu-sentences LOCALE <TEXT. TEXT is UTF-8, a paragraph a line; a sentence a line comes
 * out. A locale with @ss=standard adds CLDR's suppressions.
 */
#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <stdlib.h>
#include <sys/types.h>

#include <unicode/ubrk.h>
#include <unicode/utext.h>

static void put(const char *p, int32_t from, int32_t to)
{
	while (to > from && (p[to - 1] == ' ' || p[to - 1] == '\n'))
		to--;
	if (to > from) {
		fwrite(p + from, 1, (size_t)(to - from), stdout);
		putchar('\n');
	}
}

int main(int argc, char **argv)
{
	UErrorCode status = U_ZERO_ERROR;
	UBreakIterator *sentences;
	UText text = UTEXT_INITIALIZER;
	char *line = NULL;
	size_t capacity = 0;
	ssize_t n;

	if (argc != 2) {
		fputs("usage: icu-sentences LOCALE <TEXT\n", stderr);
		return 2;
	}
	sentences = ubrk_open(UBRK_SENTENCE, argv[1], NULL, 0, &status);
	while (U_SUCCESS(status) && (n = getline(&line, &capacity, stdin)) > 0 && n < INT32_MAX) {
		int32_t from = 0, to;

		utext_openUTF8(&text, line, n, &status);
		ubrk_setUText(sentences, &text, &status);
		while (U_SUCCESS(status) && (to = ubrk_next(sentences)) != UBRK_DONE) {
			put(line, from, to);
			from = to;
		}
	}
	if (U_FAILURE(status))
		fprintf(stderr, "icu-sentences: %s\n", u_errorName(status));
	utext_close(&text);
	ubrk_close(sentences);
	free(line);
	return U_FAILURE(status) || ferror(stdout) || fflush(stdout) ? 2 : 0;
}
