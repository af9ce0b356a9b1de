/* UTF-8 check: runs of ASCII eight bytes at a time, alphabets of two bytes a letter, the rest by the table of well-formed sequences. */
#include "base/utf8.h"

#include <stdint.h>
#include <string.h>

/* Length of the well-formed sequence at p; 0: ill-formed, *subpart bytes of which belong together. */
static size_t sequence(const unsigned char *p, size_t left, size_t *subpart)
{
	unsigned char low = 0x80, high = 0xBF;
	size_t n;

	*subpart = 1;
	if (p[0] < 0x80)
		return 1;
	if (p[0] < 0xC2 || p[0] > 0xF4)
		return 0;
	n = p[0] < 0xE0 ? 2 : p[0] < 0xF0 ? 3 : 4;
	if (p[0] == 0xE0)
		low = 0xA0;
	else if (p[0] == 0xED)
		high = 0x9F;
	else if (p[0] == 0xF0)
		low = 0x90;
	else if (p[0] == 0xF4)
		high = 0x8F;
	for (size_t i = 1; i < n; i++) {
		if (i >= left || p[i] < low || p[i] > high)
			return 0;
		*subpart = i + 1;
		low = 0x80;
		high = 0xBF;
	}
	return n;
}

bool dgm__utf8_is_valid(const char *p, size_t n, size_t *bad_off, size_t *bad_n)
{
	const unsigned char *s = (const unsigned char *)p;
	size_t i = 0, subpart, k;
	uint64_t eight;

	while (i < n) {
		while (n - i >= 8) {
			memcpy(&eight, s + i, 8);
			if (eight & 0x8080808080808080u)
				break;
			i += 8;
		}
		while (n - i >= 2 && s[i] >= 0xC2 && s[i] < 0xE0 && (s[i + 1] & 0xC0) == 0x80)
			i += 2;
		if (i >= n)
			break;
		k = sequence(s + i, n - i, &subpart);
		if (!k) {
			if (bad_off)
				*bad_off = i;
			if (bad_n)
				*bad_n = subpart;
			return false;
		}
		i += k;
	}
	return true;
}
