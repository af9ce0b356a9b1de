/* Errors into the caller's struct, warnings into the caller's reporter. */
#include "base/status.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "config.h"

const char *dgm_status_name(dgm_status status)
{
	switch (status) {
	case DGM_OK: return "ok";
	case DGM_ENOMEM: return "out of memory";
	case DGM_EIO: return "input or output failed";
	case DGM_EFORMAT: return "malformed input";
	case DGM_EARG: return "wrong argument";
	case DGM_ELIMIT: return "limit passed";
	case DGM_ESTOP: return "stopped by the caller";
	}
	return "unknown status";
}

const char *dgm_version(void)
{
	return PACKAGE_VERSION;
}

/* Ends text before a UTF-8 sequence that the buffer's end cut short. */
static void end_at_character(char *text)
{
	size_t n = strlen(text), start = n;

	while (start && (text[start - 1] & 0xC0) == 0x80)
		start--;
	if (start && (unsigned char)text[start - 1] >= 0xC0) {
		unsigned char lead = (unsigned char)text[start - 1];
		size_t want = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;

		if (n - start < want)
			text[start - 1] = '\0';
	}
}

void dgm__one_line(char *text)
{
	end_at_character(text);
	for (char *p = text; *p; p++)
		if ((unsigned char)*p < 0x20)
			*p = ' ';
}

static DGM_PRINTF(5, 0) void compose(char *text, size_t size, const char *file, uint64_t line, const char *format, va_list ap)
{
	size_t room = size / 2, used = 0;

	if (file) {
		size_t n = strlen(file);
		const char *mark = "";

		if (n > room) {
			file += n - room;
			while ((*file & 0xC0) == 0x80)
				file++;
			mark = "...";
		}
		used = (size_t)(line ? snprintf(text, size, "%s%s:%llu: ", mark, file, (unsigned long long)line)
				     : snprintf(text, size, "%s%s: ", mark, file));
	}
	vsnprintf(text + used, size - used, format, ap);
	dgm__one_line(text);
}

dgm_status dgm__fail(dgm_error *err, dgm_status code, const char *file, uint64_t line, const char *format, ...)
{
	va_list ap;

	if (!err)
		return code;
	err->code = code;
	err->line = line;
	va_start(ap, format);
	compose(err->text, sizeof err->text, file, line, format, ap);
	va_end(ap);
	return code;
}

dgm_status dgm__out_of_memory(dgm_error *err)
{
	return dgm__fail(err, DGM_ENOMEM, NULL, 0, "out of memory");
}

void dgm__warn(const dgm_reporter *reporter, const char *file, uint64_t line, const char *format, ...)
{
	char text[512];
	va_list ap;

	if (!reporter || !reporter->warn)
		return;
	va_start(ap, format);
	compose(text, sizeof text, file, line, format, ap);
	va_end(ap);
	reporter->warn(reporter->arg, text);
}

void dgm__note(const dgm_reporter *reporter, const char *file, uint64_t line, const char *format, ...)
{
	char text[512];
	va_list ap;

	if (!reporter || !reporter->note)
		return;
	va_start(ap, format);
	compose(text, sizeof text, file, line, format, ap);
	va_end(ap);
	reporter->note(reporter->arg, text);
}

void dgm__options_take(void *known, size_t limit, const void *given)
{
	uint32_t size;

	if (!given)
		return;
	memcpy(&size, given, sizeof size);
	memcpy(known, given, size && size < limit ? size : limit);
}
