#include "text/letter_name.h"

#include <stdbool.h>
#include <string.h>

#include <unicode/uchar.h>
#include <unicode/utf16.h>

enum { NAME = 96 };

static bool name_of(UChar32 c, char name[NAME])
{
	UErrorCode status = U_ZERO_ERROR;
	int32_t n = u_charName(c, U_UNICODE_CHAR_NAME, name, NAME, &status);

	return U_SUCCESS(status) && n > 0 && n < NAME;
}

static UChar32 called(const char *name)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar32 c = u_charFromName(U_UNICODE_CHAR_NAME, name, &status);

	return U_SUCCESS(status) ? c : 0;
}

/* Where what the letter is called begins, behind "LETTER "; NULL: the name has no such place. */
static char *call_in(char *name)
{
	char *at = strstr(name, " LETTER ");

	return at ? at + strlen(" LETTER ") : NULL;
}

static UChar32 without_last_words(const char *name, const char *call)
{
	char shorter[NAME];
	size_t start = (size_t)(call - name);
	char *space;

	strcpy(shorter, name);
	while ((space = strrchr(shorter + start, ' '))) {
		UChar32 c;

		*space = '\0';
		c = called(shorter);
		if (c)
			return c;
	}
	return 0;
}

static UChar32 without_start(const char *name, const char *call, size_t skipped)
{
	char shorter[NAME];
	size_t start = (size_t)(call - name);

	memcpy(shorter, name, start);
	strcpy(shorter + start, call + skipped);
	return called(shorter);
}

static UChar32 without_first_words(const char *name, const char *call)
{
	const char *space = call;

	while ((space = strchr(space, ' '))) {
		UChar32 c = without_start(name, call, (size_t)(++space - call));

		if (c)
			return c;
	}
	return 0;
}

UChar32 dgm__letter_base(UChar32 c)
{
	char name[NAME], *call, *with;
	UChar32 base;

	if (!name_of(c, name) || !(call = call_in(name)))
		return 0;
	with = strstr(call, " WITH ");
	if (with) {
		*with = '\0';
		return called(name);
	}
	base = without_last_words(name, call);
	if (!base)
		base = without_first_words(name, call);
	if (!base && call[0] == call[1])
		base = without_start(name, call, 1);
	return base;
}

/* What one letter or sign does to the letters before it and adds to them. */
typedef struct sound {
	char letters[16];
	size_t n;
	bool takes_vowel; /* the vowel of the consonant before it goes */
	bool is_syllable; /* its last letters are a vowel that the next sign may take */
} sound;

static bool is_vowel(char c)
{
	return c && strchr("aeiou", c) != NULL;
}

/* To the end of the word. */
static void take_letters(sound *s, const char *call)
{
	for (; *call && *call != ' ' && s->n < sizeof s->letters; call++)
		if (*call >= 'A' && *call <= 'Z')
			s->letters[s->n++] = (char)(*call + 32);
}

static const char *last_word(const char *name)
{
	const char *space = strrchr(name, ' ');

	return space ? space + 1 : name;
}

/* Berber letters are called by their sound behind "ya", the vowels behind "y": YAM, YU. */
static const char *tifinagh(const char *call)
{
	if (call[0] != 'Y' || !call[1])
		return call;
	return call + (call[1] == 'A' && call[2] ? 2 : 1);
}

/* Arabic letters beyond the first alphabet: BEEH, TCHEH by their consonants, OE and U by their vowels. */
static void take_consonants(sound *s, const char *call)
{
	size_t n = strcspn(call, "AEIOU");
	char part[sizeof s->letters];

	if (!n || n >= sizeof part) {
		take_letters(s, call);
		return;
	}
	memcpy(part, call, n);
	part[n] = '\0';
	take_letters(s, part);
}

/* By script, behind what is common to all. */
static void take_call(sound *s, const char *name)
{
	const char *call = last_word(name);

	if (!strncmp(name, "TIFINAGH ", 9))
		take_letters(s, tifinagh(call));
	else if (!strncmp(name, "ARABIC ", 7))
		take_consonants(s, call);
	else if (!strcmp(call, "SHHA") || !strcmp(call, "QA")) /* Cyrillic h; the Khmer carrier of a vowel */
		take_letters(s, *call == 'S' ? "H" : "A");
	else
		take_letters(s, call);
	if (!strncmp(name, "LATIN ", 6) && s->n > 1) /* GAMMA, ESH */
		s->n = 1;
}

static sound sound_of(UChar32 c)
{
	sound s = { .n = 0 };
	char name[NAME];

	if (u_charType(c) == U_MODIFIER_LETTER || u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC) || !name_of(c, name))
		return s;
	s.takes_vowel = strstr(name, "VOWEL SIGN") || strstr(name, "SUBJOINED LETTER") || strstr(name, "COENG") || strstr(name, "VIRAMA");
	if (strstr(name, "VOWEL SIGN")) {
		take_letters(&s, last_word(name));
	} else if (strstr(name, "INDEPENDENT VOWEL ")) { /* Khmer: QII, QOO TYPE ONE */
		const char *call = strstr(name, "VOWEL ") + strlen("VOWEL ");

		take_letters(&s, call + (*call == 'Q'));
	} else if ((strstr(name, " LETTER ") || strstr(name, " SYLLAB")) && !strstr(name, "GLOTTAL") && !strstr(name, "CLICK")) {
		take_call(&s, name);
		s.is_syllable = s.n && is_vowel(s.letters[s.n - 1]);
	}
	return s;
}

static size_t without_vowels(const char *letters, size_t n)
{
	while (n && is_vowel(letters[n - 1]))
		n--;
	return n;
}

size_t dgm__letters_heard(const UChar *text, int32_t n, char *out, size_t capacity)
{
	size_t m = 0, syllable = 0; /* where the last syllable with a vowel of its name began */
	bool open = false;

	for (int32_t i = 0; i < n;) {
		UChar32 c;
		sound s = { .n = 1 };

		U16_NEXT(text, i, n, c);
		if (c < 0x80) {
			s.n = c >= 'a' && c <= 'z';
			s.letters[0] = (char)c;
		} else {
			s = sound_of(c);
		}
		if (s.takes_vowel && open)
			m = syllable + without_vowels(out + syllable, m - syllable);
		open = s.is_syllable || (open && !s.n && !s.takes_vowel);
		if (s.is_syllable)
			syllable = m;
		if (s.n > capacity - m)
			s.n = capacity - m;
		memcpy(out + m, s.letters, s.n);
		m += s.n;
	}
	return m;
}
