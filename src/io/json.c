/* JSON strings. U+2028 and U+2029 are escaped too: they are line ends to some readers of JSON Lines. */
#include "io/json.h"

#include <string.h>

static size_t escape(char out[8], const char *p, size_t left)
{
	static const char hex[] = "0123456789abcdef";
	unsigned char c = (unsigned char)*p;

	if (c == '"' || c == '\\') {
		out[0] = '\\';
		out[1] = (char)c;
		out[2] = '\0';
		return 1;
	}
	if (c == '\n' || c == '\t' || c == '\r') {
		out[0] = '\\';
		out[1] = c == '\n' ? 'n' : c == '\t' ? 't' : 'r';
		out[2] = '\0';
		return 1;
	}
	if (c < 0x20 || c == 0x7F) {
		memcpy(out, "\\u00", 4);
		out[4] = hex[c >> 4];
		out[5] = hex[c & 15];
		out[6] = '\0';
		return 1;
	}
	if (c == 0xE2 && left >= 3 && (unsigned char)p[1] == 0x80 && ((unsigned char)p[2] & 0xFE) == 0xA8) {
		memcpy(out, (unsigned char)p[2] == 0xA8 ? "\\u2028" : "\\u2029", 7);
		return 3;
	}
	return 0;
}

void dgm__json_string(dgm_output *output, dgm_str text)
{
	size_t from = 0, n;
	char escaped[8];

	dgm_output_write(output, "\"", 1);
	for (size_t i = 0; i < text.n; i += n ? n : 1) {
		n = escape(escaped, text.p + i, text.n - i);
		if (!n)
			continue;
		dgm_output_write(output, text.p + from, i - from);
		dgm_output_puts(output, escaped);
		from = i + n;
	}
	if (from < text.n)
		dgm_output_write(output, text.p + from, text.n - from);
	dgm_output_write(output, "\"", 1);
}

void dgm__json_cstring(dgm_output *output, const char *text)
{
	if (text)
		dgm__json_string(output, (dgm_str){ text, strlen(text) });
	else
		dgm_output_puts(output, "null");
}
