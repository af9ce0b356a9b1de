/* Articles in NewsML-G2. */
#include "article.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_article("newsml", data, size);
	return 0;
}
