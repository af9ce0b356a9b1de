/* The formats, in the order in which they are tried: those with clear marks first, plain text for the rest. */
#include "article/article.h"

#include <string.h>

#include "base/white.h"

static const dgm__article_format *const formats[] = {
	&dgm__article_docx, &dgm__article_odt, &dgm__article_newsml, &dgm__article_nitf, &dgm__article_ninjs, &dgm__article_html, &dgm__article_plain,
};

enum { FORMATS = sizeof formats / sizeof *formats, HEAD = 4096 };

const dgm_format_info *dgm_article_format_at(size_t index)
{
	return index < FORMATS ? &formats[index]->info : NULL;
}

const dgm__article_format *dgm__article_format_for(const char *name, dgm_str bytes)
{
	for (size_t i = 0; i < FORMATS; i++)
		if (name ? !strcmp(formats[i]->info.name, name) : formats[i]->sniff(bytes))
			return formats[i];
	return NULL;
}

dgm_str dgm__article_head(dgm_str bytes)
{
	dgm_str head = { bytes.p, bytes.n < HEAD ? bytes.n : HEAD };

	if (head.n >= 3 && !memcmp(head.p, "\xEF\xBB\xBF", 3)) {
		head.p += 3;
		head.n -= 3;
	}
	while (head.n && dgm__white(head.p, head.n) == 1) {
		head.p++;
		head.n--;
	}
	return head;
}
