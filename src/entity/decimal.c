/* Decimals as a 64-bit mantissa and a power of ten. */
#include "entity/decimal.h"

#include <string.h>

static const uint64_t largest = 1000000000000000000u;

static void trim(dgm__decimal *value)
{
	while (value->mantissa && value->mantissa % 10 == 0) {
		value->mantissa /= 10;
		value->power++;
	}
	if (!value->mantissa)
		value->power = 0;
}

dgm__decimal dgm__decimal_of(uint64_t whole)
{
	return (dgm__decimal){ whole, 0, false };
}

bool dgm__decimal_digit(dgm__decimal *value, int digit)
{
	if (value->mantissa > largest / 10 - 1)
		return false;
	value->mantissa = value->mantissa * 10 + (unsigned)digit;
	return true;
}

/* Brings a to the power of b or lower. */
static bool lower(dgm__decimal *a, int power)
{
	while (a->power > power && a->mantissa) {
		if (a->mantissa > largest / 10)
			return false;
		a->mantissa *= 10;
		a->power--;
	}
	if (!a->mantissa)
		a->power = (int16_t)power;
	return true;
}

bool dgm__decimal_add(dgm__decimal *a, dgm__decimal b)
{
	dgm__decimal sum = *a;

	if (sum.negative != b.negative || !lower(&sum, b.power) || !lower(&b, sum.power))
		return false;
	sum.mantissa += b.mantissa;
	if (sum.mantissa > largest)
		return false;
	*a = sum;
	return true;
}

bool dgm__decimal_multiply(dgm__decimal *a, dgm__decimal b)
{
	trim(a);
	trim(&b);
	if (b.mantissa && a->mantissa > largest / b.mantissa)
		return false;
	if (a->power + b.power > 36 || a->power + b.power < -36)
		return false;
	a->mantissa *= b.mantissa;
	a->power = (int16_t)(a->power + b.power);
	return true;
}

int dgm__decimal_compare(dgm__decimal a, dgm__decimal b)
{
	long double x, y;

	if (lower(&a, b.power) && lower(&b, a.power))
		return a.mantissa < b.mantissa ? -1 : a.mantissa > b.mantissa;
	for (x = (long double)a.mantissa; a.power > 0; a.power--)
		x *= 10;
	for (; a.power < 0; a.power++)
		x /= 10;
	for (y = (long double)b.mantissa; b.power > 0; b.power--)
		y *= 10;
	for (; b.power < 0; b.power++)
		y /= 10;
	return x < y ? -1 : x > y;
}

int64_t dgm__decimal_whole(dgm__decimal value)
{
	trim(&value);
	if (value.negative || value.power < 0 || value.power > 9)
		return -1;
	for (; value.power > 0; value.power--)
		value.mantissa *= 10;
	return value.mantissa <= 1000000000u ? (int64_t)value.mantissa : -1;
}

dgm_str dgm__decimal_print(dgm__decimal value, char out[DGM__DECIMAL_CAPACITY])
{
	char digits[64];
	size_t n = 0, at = 0, point;

	trim(&value);
	do
		digits[n++] = (char)('0' + value.mantissa % 10);
	while (value.mantissa /= 10);
	if (value.power > 36 || value.power < -36)
		value.power = 0; /* cannot be: sums and products refuse it */
	while (value.power < 0 && n <= (size_t)-value.power)
		digits[n++] = '0';
	point = value.power < 0 ? n - (size_t)-value.power : n;
	if (value.negative && (n > 1 || digits[0] != '0'))
		out[at++] = '-';
	for (size_t i = 0; i < n; i++) {
		if (i == point)
			out[at++] = '.';
		out[at++] = digits[n - 1 - i];
	}
	for (; value.power > 0; value.power--)
		out[at++] = '0';
	out[at] = '\0';
	return (dgm_str){ out, at };
}
