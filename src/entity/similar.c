/*
 * Similarity of romanised words: edit distance (Wagner and Fischer 1974) with costs by class of sound; a tail that only one word has
 * (case endings, particles) is cheap. Costs: measured by the aligner's design, doc/alignment.md.
 */
#include "entity/similar.h"

#include <math.h>
#include <string.h>

enum { OTHER, VOWEL, W, LABIAL, DENTAL, VELAR, C, SIBILANT, J, NASAL, LIQUID, H, CLASSES };
_Static_assert(CLASSES == DGM__SIMILAR_HEADS, "the header names the number of classes");

enum { LONGEST = 60, FREE_TAIL_FROM = 4 };

static const uint8_t class_of[256] = {
	['a'] = VOWEL, ['e'] = VOWEL, ['i'] = VOWEL, ['o'] = VOWEL, ['u'] = VOWEL, ['y'] = VOWEL,
	['w'] = W, ['p'] = LABIAL, ['b'] = LABIAL, ['f'] = LABIAL, ['v'] = LABIAL,
	['t'] = DENTAL, ['d'] = DENTAL, ['k'] = VELAR, ['g'] = VELAR, ['q'] = VELAR, ['c'] = C,
	['s'] = SIBILANT, ['z'] = SIBILANT, ['x'] = SIBILANT, ['j'] = J, ['m'] = NASAL, ['n'] = NASAL,
	['l'] = LIQUID, ['r'] = LIQUID, ['h'] = H,
};

/* By class; another letter of one class costs the diagonal. */
static const float substitution[CLASSES][CLASSES] = {
	/*            other vowel  w    pbfv  td    kgq   c     szx   j     mn    lr    h */
	[VOWEL] =    {  .9f,  .1f,  .2f,  .9f,  .9f,  .9f,  .9f,  .9f,  .3f,  .9f,  .9f,  .9f },
	[W] =        {    1,  .2f,  .2f, .35f,    1,    1,    1,    1,    1,    1,    1,    1 },
	[LABIAL] =   {    1,  .9f, .35f,  .2f,    1,    1,    1,    1,    1,    1,    1,    1 },
	[DENTAL] =   {    1,  .9f,    1,    1,  .2f,    1,  .6f,  .6f,  .4f,    1,    1,    1 },
	[VELAR] =    {    1,  .9f,    1,    1,    1,  .2f, .15f,  .6f,  .4f,    1,    1,  .3f },
	[C] =        {    1,  .9f,    1,    1,  .6f, .15f,  .2f, .25f,  .4f,    1,    1,    1 },
	[SIBILANT] = {    1,  .9f,    1,    1,  .6f,  .6f, .25f,  .2f, .25f,    1,    1,    1 },
	[J] =        {    1,  .3f,    1,    1,  .4f,  .4f,  .4f, .25f,  .2f,    1,    1,    1 },
	[NASAL] =    {    1,  .9f,    1,    1,    1,    1,    1,    1,    1,  .2f,    1,    1 },
	[LIQUID] =   {    1,  .9f,    1,    1,    1,    1,    1,    1,    1,    1,  .2f,    1 },
	[H] =        {    1,  .9f,    1,    1,    1,  .3f,    1,    1,    1,    1,    1,  .2f },
	[OTHER] =    {  .2f,  .9f,    1,    1,    1,    1,    1,    1,    1,    1,    1,    1 },
};

static const float deletion[CLASSES] = { .8f, .2f, .35f, .8f, .8f, .8f, .8f, .8f, .8f, .8f, .8f, .2f };

static unsigned class_at(const char *p, size_t i)
{
	return class_of[(unsigned char)p[i]];
}

/* Consonants of different groups never stand for each other for less than STRONG, which is what leaving one out costs too. */
#define STRONG .8f
#define TAIL .12f /* a letter that only one word has at its end */
enum { BONES = 32, PLACES = DGM__SIMILAR_PLACES };

/* By class; vowels are no bones. */
static const uint8_t group_of[CLASSES] = { [LABIAL] = 0, [DENTAL] = 1, [VELAR] = 1, [C] = 1, [SIBILANT] = 1, [NASAL] = 2, [LIQUID] = 3 };

/* The groups of the consonants up to the first letter that may stand for a consonant or for nothing. */
static void find_skeleton(dgm__similar_word *word)
{
	size_t k;

	for (k = 0; k < word->n && word->bones < BONES; k++) {
		unsigned class = class_at(word->p, k);

		if (class == W || class == J || class == H || class == OTHER)
			return;
		if (class == VOWEL)
			continue;
		if (word->bones < PLACES)
			word->at[word->bones] = (uint8_t)k;
		word->skeleton |= (uint64_t)group_of[class] << 2 * word->bones++;
	}
	word->whole = k == word->n;
}

/* Are the bones of a from i on those of b from k on, as far as both go? */
static bool bones_agree(const dgm__similar_word *a, size_t i, const dgm__similar_word *b, size_t k)
{
	size_t left = (size_t)a->bones - i < (size_t)b->bones - k ? (size_t)a->bones - i : (size_t)b->bones - k;

	return !left || !((a->skeleton >> 2 * i ^ b->skeleton >> 2 * k) << (64 - 2 * left));
}

/* How many of the first n bones, with the vowels before them that only one word has, stand for each other within the budget; *cost: what they cost. */
static size_t bones_within(const dgm__similar_word *a, const dgm__similar_word *b, size_t n, float budget, float *cost)
{
	size_t last[2] = { 0, 0 };

	*cost = 0;
	for (size_t i = 0; i < n; i++) {
		char x = a->p[a->at[i]], y = b->p[b->at[i]];
		size_t before[2] = { a->at[i] - last[0], b->at[i] - last[1] };
		float more = x == y ? 0 : substitution[class_of[(unsigned char)x]][class_of[(unsigned char)y]];

		more += deletion[VOWEL] * (float)(before[0] > before[1] ? before[0] - before[1] : before[1] - before[0]);
		if (*cost + more > budget)
			return i;
		*cost += more;
		last[0] = (size_t)a->at[i] + 1;
		last[1] = (size_t)b->at[i] + 1;
	}
	return n;
}

/* What the longer word's letters from bone k on cost where the shorter has ended. */
static float tail_from(const dgm__similar_word *longer, const dgm__similar_word *shorter, size_t k)
{
	return shorter->whole && k < longer->bones && k < PLACES ? TAIL * (float)(longer->n - longer->at[k]) : 0;
}

/*
 * Might the words be nearer than the limit? Below STRONG all consonants of one, in their groups, are the first of the other's, for only a tail may be left
 * out; below twice that one of them may be another, or stand in one word only. What is sure to cost something is counted.
 */
static bool may_be_near(const dgm__similar_word *a, const dgm__similar_word *b, float limit)
{
	const dgm__similar_word *longer = a->bones > b->bones ? a : b, *shorter = longer == a ? b : a;
	size_t least = shorter->bones < PLACES ? shorter->bones : PLACES, same = 0;
	float cost, rest = limit - STRONG;

	if (limit >= 2 * STRONG)
		return true;
	if (bones_agree(a, 0, b, 0) && bones_within(a, b, least, limit, &cost) == least && cost + tail_from(longer, shorter, shorter->bones) <= limit)
		return true;
	if (rest < 0 || tail_from(longer, shorter, (size_t)shorter->bones + 1) > rest)
		return false;
	while (same < least && !((a->skeleton ^ b->skeleton) >> 2 * same & 3))
		same++;
	same = bones_within(a, b, same, rest, &cost);
	return same == least || bones_agree(a, same + 1, b, same + 1) || bones_agree(a, same + 1, b, same) || bones_agree(a, same, b, same + 1);
}

dgm__similar_word dgm__similar_prepare(dgm_str roman)
{
	dgm__similar_word word = { .p = roman.p, .n = (uint8_t)(roman.n < LONGEST ? roman.n : LONGEST) };
	size_t k = 0;

	while (k + 1 < word.n && (class_at(roman.p, k) == VOWEL || class_at(roman.p, k) == H))
		k++;
	word.head = (uint8_t)(word.n ? class_at(roman.p, k) : VOWEL);
	for (k = 0; k < word.n; k++)
		word.weight += deletion[class_at(roman.p, k)];
	word.usable = word.n >= 3 && word.weight >= 1.2f;
	find_skeleton(&word);
	return word;
}

bool dgm__similar_heads_meet(unsigned a, unsigned b)
{
	return a == VOWEL || b == VOWEL || substitution[a][b] <= .4f;
}

/* fminf is a call where the compiler must think of NaN. */
static inline float less(float a, float b)
{
	return a < b ? a : b;
}

/* The cells of a row of the table that cost no more than the limit: from..to, of which those in between may cost more. */
typedef struct strip {
	float *cost;
	size_t from, to;
} strip;

/*
 * The row below, for a letter of class ca. Costs only grow along a way, so that a cell above the limit is on no way of interest (the cut-off of Ukkonen
 * 1985) and the strip is a few cells wide. Returns false if no cell is left.
 */
static bool next_row(strip *now, const strip *before, char letter, unsigned ca, const dgm__similar_word *b, float limit)
{
	float left = HUGE_VALF;
	bool found = false;

	for (size_t j = before->from; j <= b->n && (j <= before->to + 1 || left <= limit); j++) {
		float cost = j <= before->to ? before->cost[j] + deletion[ca] : HUGE_VALF;

		if (j > before->from) {
			unsigned cb = class_at(b->p, j - 1);

			if (j <= before->to + 1)
				cost = less(cost, before->cost[j - 1] + (letter == b->p[j - 1] ? 0 : substitution[ca][cb]));
			cost = less(cost, left + deletion[cb]);
		}
		now->cost[j] = left = cost;
		if (cost > limit)
			continue;
		now->from = found ? now->from : j;
		now->to = j;
		found = true;
	}
	return found;
}

/* Distance of a to b, or more than limit. */
static float distance(const dgm__similar_word *a, const dgm__similar_word *b, float limit)
{
	float rows[2][LONGEST + 1], best = HUGE_VALF;
	strip before = { .cost = rows[0] }, now = { .cost = rows[1] };

	before.cost[0] = 0;
	while (before.to < b->n && before.cost[before.to] + deletion[class_at(b->p, before.to)] <= limit) {
		before.cost[before.to + 1] = before.cost[before.to] + deletion[class_at(b->p, before.to)];
		before.to++;
	}
	for (size_t i = 0; i < a->n; i++) {
		strip swap = before;

		if (!next_row(&now, &before, a->p[i], class_at(a->p, i), b, limit))
			return best;
		before = now;
		now = swap;
		if (before.to == b->n && (i + 1 >= FREE_TAIL_FROM || i + 1 == a->n))
			best = less(best, before.cost[b->n] + TAIL * (float)(a->n - i - 1));
	}
	for (size_t j = b->n < FREE_TAIL_FROM ? b->n : FREE_TAIL_FROM; j <= before.to; j++)
		if (j >= before.from)
			best = less(best, before.cost[j] + TAIL * (float)(b->n - j));
	return best;
}

double dgm__similar(const dgm__similar_word *a, const dgm__similar_word *b, double least)
{
	float norm = .5f * (a->weight + b->weight), limit = (float)(1 - least) * norm + 1e-4f;
	double similarity;

	if (!a->usable || !b->usable || a->n > 3 * b->n || b->n > 3 * a->n || !dgm__similar_heads_meet(a->head, b->head))
		return 0;
	if (a->n == b->n && !memcmp(a->p, b->p, a->n))
		return 1;
	if (!may_be_near(a, b, limit))
		return 0;
	similarity = 1 - (double)distance(a, b, limit) / (double)norm;
	return similarity >= least ? similarity : 0;
}

double dgm__similar_confidence(const dgm__similar_word *a, const dgm__similar_word *b, double similarity)
{
	double shorter = a->n < b->n ? a->n : b->n, size = (shorter - 1) / 5;

	return exp(20 * (similarity - 1)) * (size < 1 ? size : 1);
}
