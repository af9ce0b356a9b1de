/* Logarithms and powers of e of rows of numbers, four at a time: the library's, one by one, took a quarter of all time. */
#ifndef DGM_ALIGN_LANES_H
#define DGM_ALIGN_LANES_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Vectors of the compiler (GCC, clang); without hardware for them they become plain code. */
enum { DGM__LANES = 4 };
typedef float dgm__lanes __attribute__((vector_size(DGM__LANES * sizeof(float))));
typedef int32_t dgm__whole_lanes __attribute__((vector_size(DGM__LANES * sizeof(int32_t))));

/*
 * ln(offset + scale x) of n positive numbers, error below 2e-7: exponent and mantissa apart, and the series of atanh (Abramowitz and Stegun 4.1.27) about 1.
 * Both arrays have room for DGM__LANES more.
 */
static inline void dgm__lanes_log(float *out, const float *x, size_t n, float scale, float offset)
{
	for (size_t k = 0; k < n; k += DGM__LANES) {
		dgm__lanes v, m, z, z2;
		dgm__whole_lanes bits, exponent;

		memcpy(&v, x + k, sizeof v);
		v = offset + scale * v;
		memcpy(&bits, &v, sizeof bits);
		exponent = (bits - 0x3F3504F3) >> 23; /* mantissa in sqrt(1/2)..sqrt(2) */
		bits -= exponent * (1 << 23);
		memcpy(&m, &bits, sizeof m);
		z = (m - 1) / (m + 1);
		z2 = z * z;
		v = __builtin_convertvector(exponent, dgm__lanes) * .69314718f + 2 * z * (1 + z2 * (1 / 3.f + z2 * (1 / 5.f + z2 * (1 / 7.f))));
		memcpy(out + k, &v, sizeof v);
	}
}

/*
 * The sum of e^x[k] of n numbers in -87..0, relative error below 3e-7: e^x = 2^whole e^rest, and the rest, at most ln 2 / 2, by its series (Abramowitz and
 * Stegun 4.2.1). The array is filled up to the next multiple of DGM__LANES.
 */
static inline float dgm__lanes_exp_sum(const float *x, size_t n)
{
	dgm__lanes sum = { 0 };

	for (size_t k = 0; k < n; k += DGM__LANES) {
		dgm__lanes v, r, power;
		dgm__whole_lanes whole;

		memcpy(&v, x + k, sizeof v);
		whole = __builtin_convertvector(v * 1.44269504f - .5f, dgm__whole_lanes); /* towards 0, which is up here */
		r = v - __builtin_convertvector(whole, dgm__lanes) * .693145752f - __builtin_convertvector(whole, dgm__lanes) * 1.42860677e-6f;
		v = 1 + r * (1 + r * (1 / 2.f + r * (1 / 6.f + r * (1 / 24.f + r * (1 / 120.f + r * (1 / 720.f))))));
		whole = (whole + 127) << 23;
		memcpy(&power, &whole, sizeof power);
		sum += v * power;
	}
	return sum[0] + sum[1] + sum[2] + sum[3];
}

#endif
