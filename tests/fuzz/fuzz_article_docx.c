/* Word documents: the zip file, or the XML of its parts. */
#include "package.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const parts[] = { "word/document.xml", "word/styles.xml", "docProps/core.xml", NULL };

	fuzz_package("docx", parts, data, size);
	return 0;
}
