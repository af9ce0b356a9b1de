/*
 * A word in two alphabets that look alike: a Cyrillic а in a Latin word. It is reported where every letter of one of the two has a twin in the other, so that
 * endings put to foreign words on purpose ("SMSка", units with μ) are let be. A word of the wrong alphabet alone is reported where each of its letters has a
 * twin in the target's own, and the source does not hold the word ("HATO" in Latin letters in a Russian text). Twins are letters of one skeleton (UTS 39, ICU's spoof
 * checker) in CLDR's alphabets of the two scripts. Apostrophes and hyphens part words.
 */
#include "check/check.h"

#include <string.h>

#include <unicode/uchar.h>
#include <unicode/ulocdata.h>
#include <unicode/uscript.h>
#include <unicode/uset.h>
#include <unicode/uspoof.h>
#include <unicode/utf8.h>

#include "base/mem.h"
#include "base/status.h"

enum { LATIN, CYRILLIC, GREEK, ALPHABETS, MOST_LETTERS = 256, SKELETON = 8 };

static const UScriptCode scripts[ALPHABETS] = { USCRIPT_LATIN, USCRIPT_CYRILLIC, USCRIPT_GREEK };
static const char *const names[ALPHABETS] = { "Latin", "Cyrillic", "Greek" };

/* The skeletons of the letters of each alphabet; made when the first word asks for them, for few do. */
typedef struct lookalikes {
	USpoofChecker *spoof;
	char skeletons[ALPHABETS][MOST_LETTERS][SKELETON];
	size_t count[ALPHABETS];
} lookalikes;

static dgm_status open_state(void **state, dgm_error *err)
{
	*state = dgm__calloc(1, sizeof(lookalikes));
	return *state ? DGM_OK : dgm__out_of_memory(err);
}

static void close_state(void *state)
{
	lookalikes *l = state;

	uspoof_close(l->spoof);
	dgm__free(l);
}

/* Zero-terminated; empty where it is long or cannot be had. */
static void skeleton_of(const lookalikes *l, UChar32 c, char out[SKELETON])
{
	UErrorCode status = U_ZERO_ERROR;
	char letter[U8_MAX_LENGTH + 1];
	int32_t n = 0;
	UBool bad = false;

	U8_APPEND((uint8_t *)letter, n, U8_MAX_LENGTH, c, bad);
	(void)uspoof_getSkeletonUTF8(l->spoof, 0, letter, n, out, SKELETON, &status);
	if (bad || U_FAILURE(status) || status == U_STRING_NOT_TERMINATED_WARNING)
		out[0] = '\0';
}

/* Adds the alphabet of a language, small and capital. */
static void add_letters(lookalikes *l, int alphabet, const char *language, UErrorCode *status)
{
	ULocaleData *data = ulocdata_open(language, status);
	USet *set = ulocdata_getExemplarSet(data, NULL, USET_CASE_INSENSITIVE, ULOCDATA_ES_STANDARD, status);

	for (int32_t i = 0, ranges = set ? uset_getItemCount(set) : 0; i < ranges; i++) {
		UErrorCode got = U_ZERO_ERROR;
		UChar32 first, last;

		if (uset_getItem(set, i, &first, &last, NULL, 0, &got) != 0) /* a string */
			continue;
		for (UChar32 c = first; c <= last && l->count[alphabet] < MOST_LETTERS; c++)
			skeleton_of(l, c, l->skeletons[alphabet][l->count[alphabet]++]);
	}
	uset_close(set);
	ulocdata_close(data);
}

static dgm_status find_lookalikes(lookalikes *l, dgm_error *err)
{
	UErrorCode status = U_ZERO_ERROR;

	if (l->spoof)
		return DGM_OK;
	l->spoof = uspoof_open(&status);
	if (U_SUCCESS(status)) {
		add_letters(l, LATIN, "en", &status);
		add_letters(l, CYRILLIC, "ru", &status);
		add_letters(l, CYRILLIC, "uk", &status);
		add_letters(l, GREEK, "el", &status);
	}
	return U_SUCCESS(status) ? DGM_OK : dgm__fail(err, DGM_ENOMEM, NULL, 0, "ICU has no data of look-alikes: %s", u_errorName(status));
}

static int alphabet_of(UChar32 c)
{
	UErrorCode status = U_ZERO_ERROR;
	UScriptCode script = c < 0x80 ? USCRIPT_LATIN : uscript_getScript(c, &status);
	int k = 0;

	while (k < ALPHABETS && scripts[k] != script)
		k++;
	return k < ALPHABETS ? k : -1;
}

static bool has_twin(const lookalikes *l, UChar32 c, int alphabet)
{
	char skeleton[SKELETON];

	skeleton_of(l, c, skeleton);
	for (size_t i = 0; skeleton[0] && i < l->count[alphabet]; i++)
		if (!strcmp(l->skeletons[alphabet][i], skeleton))
			return true;
	return false;
}

/* How many letters a word has of each alphabet. */
typedef struct mixture {
	size_t letters[ALPHABETS], all, alphabets;
} mixture;

static void add(mixture *m, UChar32 c)
{
	int k = alphabet_of(c);

	if (k < 0)
		return;
	m->alphabets += m->letters[k]++ == 0;
	m->all++;
}

/* Have all letters of one alphabet in the word twins in another? */
static bool have_twins(const lookalikes *l, dgm_str word, int of, int in)
{
	for (int32_t i = 0; i < (int32_t)word.n; ) {
		UChar32 c;

		U8_NEXT_OR_FFFD((const uint8_t *)word.p, i, (int32_t)word.n, c);
		if (u_isalpha(c) && alphabet_of(c) == of && !has_twin(l, c, in))
			return false;
	}
	return true;
}

static bool is_mixed(const lookalikes *l, const mixture *m, dgm_str word)
{
	for (int of = 0; of < ALPHABETS; of++)
		for (int in = 0; in < ALPHABETS; in++)
			if (of != in && m->letters[of] && m->letters[in] && have_twins(l, word, of, in))
				return true;
	return false;
}

/* The alphabet of the target's language, -1: it has none of the three. */
static int own_alphabet(const dgm__facts *facts)
{
	for (int k = 0; k < ALPHABETS; k++)
		if (facts->script_count && facts->scripts[0] == scripts[k])
			return k;
	return -1;
}

/* The alphabet that a whole word is written in instead of its own, -1: none. Two letters and digits may be a code. */
static int mistaken(const dgm__pair *pair, const lookalikes *l, const mixture *m, dgm_str word)
{
	int own = own_alphabet(pair->target_facts);

	if (own < 0 || m->letters[own] || m->all < 3 || memmem(pair->source->text.p, pair->source->text.n, word.p, word.n))
		return -1;
	for (int k = 0; k < ALPHABETS; k++)
		if (m->letters[k])
			return have_twins(l, word, k, own) ? k : -1;
	return -1;
}

static dgm_status judge(lookalikes *l, const dgm__pair *pair, const mixture *m, size_t start, size_t end, dgm__sink *sink, dgm_error *err)
{
	dgm__report report = { .severity = DGM_SEVERITY_WARNING };
	dgm_str word = { pair->target->text.p + start, end - start };
	int own = own_alphabet(pair->target_facts), other;
	dgm_status st;

	if (m->all < 3 || (m->alphabets < 2 && (own < 0 || m->letters[own])))
		return DGM_OK;
	st = find_lookalikes(l, err);
	if (st != DGM_OK)
		return st;
	dgm__report_target(&report, start, end);
	if (m->alphabets > 1)
		return is_mixed(l, m, word) ? dgm__sink_put(sink, pair, &report, err, "\"%.*s\" is written in two alphabets", (int)word.n, word.p) : DGM_OK;
	other = mistaken(pair, l, m, word);
	return other < 0 ? DGM_OK : dgm__sink_put(sink, pair, &report, err, "\"%.*s\" is written in %s letters, which look like %s ones", (int)word.n, word.p,
		names[other], names[own]);
}

static dgm_status run(void *state, const dgm__pair *pair, dgm__sink *sink, dgm_error *err)
{
	dgm_str text = pair->target->text;
	mixture m = { .all = 0 };
	size_t word = 0;
	dgm_status st = DGM_OK;

	for (int32_t i = 0, start = 0; start <= (int32_t)text.n && st == DGM_OK; start = i) {
		UChar32 c = ' ';

		if (start < (int32_t)text.n)
			U8_NEXT_OR_FFFD((const uint8_t *)text.p, i, (int32_t)text.n, c);
		if (u_isalpha(c)) {
			add(&m, c);
			continue;
		}
		if (U_GET_GC_MASK(c) & U_GC_M_MASK || (m.all && u_isdigit(c)))
			continue;
		st = judge(state, pair, &m, word, (size_t)start, sink, err);
		m = (mixture){ .all = 0 };
		word = (size_t)i;
		if (start == (int32_t)text.n)
			break;
	}
	return st;
}

const dgm__check dgm__check_mixed_script = {
	.info = { .id = "mixed-script", .summary = "a word in two alphabets, or in one that only looks right", .category = "linguistic conventions", .severity = DGM_SEVERITY_WARNING },
	.open = open_state,
	.close = close_state,
	.run = run,
};
