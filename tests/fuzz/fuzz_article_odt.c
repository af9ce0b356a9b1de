/* OpenDocument texts: the zip file, or the XML of its parts. */
#include "package.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const parts[] = { "content.xml", "meta.xml", NULL };

	fuzz_package("odt", parts, data, size);
	return 0;
}
