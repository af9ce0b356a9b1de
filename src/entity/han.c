/*
 * Numerals of Chinese and Japanese: 三百二十一, 一万二千, 二〇二五. Small units (十百千) build a section, large ones (万亿兆) scale it.
 */
#include "entity/recogniser.h"

enum { NONE = -1, UNIT = 100 };

/* 0..9; UNIT + power for units; NONE. */
static int sign_of(uint32_t c)
{
	switch (c) {
	case 0x3007: case 0x96F6: return 0;
	case 0x4E00: case 0x58F9: case 0x58F1: return 1;
	case 0x4E8C: case 0x4E24: case 0x5169: case 0x8D30: case 0x8CB3: case 0x5F10: return 2;
	case 0x4E09: case 0x53C1: case 0x53C3: return 3;
	case 0x56DB: case 0x8086: return 4;
	case 0x4E94: case 0x4F0D: return 5;
	case 0x516D: case 0x9646: case 0x9678: return 6;
	case 0x4E03: case 0x67D2: return 7;
	case 0x516B: case 0x634C: return 8;
	case 0x4E5D: case 0x7396: return 9;
	case 0x5341: case 0x62FE: return UNIT + 1;
	case 0x767E: case 0x4F70: return UNIT + 2;
	case 0x5343: case 0x4EDF: return UNIT + 3;
	case 0x4E07: case 0x842C: return UNIT + 4;
	case 0x4EBF: case 0x5104: return UNIT + 8;
	case 0x5146: return UNIT + 12;
	default: return NONE;
	}
}

static uint64_t ten_to(int power)
{
	uint64_t value = 1;

	while (power-- > 0)
		value *= 10;
	return value;
}

/* Only digits: read one after the other. */
static size_t positional(const dgm__scan *scan, size_t at, dgm__decimal *value)
{
	size_t end = at;

	*value = dgm__decimal_of(0);
	while (sign_of(scan->chars[end].c) >= 0 && sign_of(scan->chars[end].c) < UNIT && dgm__decimal_digit(value, sign_of(scan->chars[end].c)))
		end++;
	return end;
}

dgm__han dgm__han_read(const dgm__scan *scan, size_t at)
{
	dgm__han han = { .end = at };
	uint64_t total = 0, section = 0, digit = 0;
	int largest = 99, small = 99; /* powers must fall */
	bool open = false;            /* a digit waits for its unit */
	size_t end = at;

	if (sign_of(scan->chars[at].c) == NONE)
		return han;
	end = positional(scan, at, &han.value);
	if (end - at >= 2 && sign_of(scan->chars[end].c) == NONE) {
		han.signs = (unsigned)(end - at);
		han.end = end;
		han.positional = true;
		return han;
	}
	for (end = at; ; end++) {
		int sign = sign_of(scan->chars[end].c);

		if (sign == NONE || total > 1000000000000000u)
			break;
		if (sign < UNIT) {
			if (open && digit)
				break;
			digit = (uint64_t)sign;
			open = true;
		} else if (sign < UNIT + 4) {
			if (sign - UNIT >= small)
				break;
			small = sign - UNIT;
			section += (open ? digit : 1) * ten_to(small);
			digit = 0;
			open = false;
		} else {
			if (sign - UNIT >= largest)
				break;
			largest = sign - UNIT;
			total += (section + digit ? section + digit : 1) * ten_to(largest);
			section = digit = 0;
			small = 99;
			open = false;
		}
		han.signs++;
	}
	han.end = end;
	han.value = dgm__decimal_of(total + section + digit);
	return han;
}
