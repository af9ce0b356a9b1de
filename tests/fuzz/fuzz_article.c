/* Articles in every format: the first byte picks the reader (also for bytes that are another's), or lets the content do so; the rest is the file. */
#include "article.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const dgm_format_info *format = size ? dgm_article_format_at(data[0] - '0') : NULL;

	if (size)
		fuzz_article(format ? format->name : NULL, data + 1, size - 1);
	return 0;
}
