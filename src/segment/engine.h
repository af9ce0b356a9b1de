/*
 * The segmenter's inside: what a language knows, the scan over one paragraph, one candidate, and the ordered rules that
 * decide it. doc/segmentation.md tells the method.
 */
#ifndef DGM_SEGMENT_ENGINE_H
#define DGM_SEGMENT_ENGINE_H

#include <stdbool.h>

#include <dragoman/segment.h>

#include "base/strmap.h"
#include "segment/builtin.h"

/* --- language data (knowledge.c, marks.c, calendar.c) --------------------------------------------- */

/* What may follow an abbreviation; the classes of abbreviations.txt. */
enum {
	DGM__ABBREVIATION_NEVER = 1,  /* no sentence ends here */
	DGM__ABBREVIATION_NUMBER = 2, /* an abbreviation only before a figure */
	DGM__ABBREVIATION_MAY = 4,    /* ends before a function word or an opening quotation mark */
	DGM__ABBREVIATION_ENDS = 8,   /* ends before any capital */
	DGM__ABBREVIATION_UNIT = 16,  /* ends before a capital where a figure stands before it */
	DGM__ABBREVIATION_PART = 32   /* the front of a form with spaces: "z. b" of "z. B. d" */
};

/* Words by other kinds; one map holds them all, values are these bits. */
enum {
	DGM__WORD_STARTER = 1,
	DGM__WORD_MONTH = 2,
	DGM__WORD_WEEKDAY = 4,
	DGM__WORD_CALENDAR_SHORT = 8, /* a shortened name of a month or day */
	DGM__WORD_VERB = 16,          /* reports what stood in quotation marks before it */
	DGM__WORD_PARTICLE = 32,      /* goes on with the sentence after a closing quotation mark */
	DGM__WORD_FINAL = 64          /* stands at the end of a clause that reports (zh, ja) */
};

enum { DGM__KEY_CAPACITY = 64, DGM__MARK_LONGEST = 8, DGM__MARKS_LONG = 8, DGM__SPARSE_MARKS = 64 };

/* Sentence-ending characters: a bit for each of the basic plane, ranges for the others, and marks of several characters. */
typedef struct dgm__marks {
	uint8_t lead[256];          /* 1: a mark may begin with this byte */
	uint8_t bits[65536 / 8];
	struct { uint32_t low, high; } sparse[DGM__SPARSE_MARKS];
	size_t sparse_count;
	struct { char bytes[DGM__MARK_LONGEST]; uint8_t n; } strings[DGM__MARKS_LONG];
	size_t string_count;
} dgm__marks;

/* Single weights of spaces.txt: what the lengths since the last border, of the pieces on both sides and of the rest, brackets and so on are worth. */
enum {
	DGM__SPACE_BIAS, DGM__SPACE_UP_TO_25, DGM__SPACE_UP_TO_50, DGM__SPACE_UP_TO_80, DGM__SPACE_UP_TO_120, DGM__SPACE_UP_TO_180, DGM__SPACE_LONGER,
	DGM__SPACE_NEXT_UP_TO_6, DGM__SPACE_NEXT_UP_TO_12, DGM__SPACE_NEXT_UP_TO_25, DGM__SPACE_NEXT_UP_TO_50, DGM__SPACE_NEXT_LONGER,
	DGM__SPACE_LAST_UP_TO_6, DGM__SPACE_LAST_UP_TO_12, DGM__SPACE_LAST_UP_TO_25, DGM__SPACE_LAST_UP_TO_50, DGM__SPACE_LAST_LONGER,
	DGM__SPACE_REST_UP_TO_25, DGM__SPACE_REST_UP_TO_50, DGM__SPACE_REST_LONGER,
	DGM__SPACE_INSIDE, DGM__SPACE_FIGURE_AFTER, DGM__SPACE_FIGURE_BEFORE, DGM__SPACE_LATIN_AFTER, DGM__SPACE_LATIN_BEFORE, DGM__SPACE_LATIN_BOTH,
	DGM__SPACE_OPENER_AFTER, DGM__SPACE_CLOSER_BEFORE,
	DGM__SPACE_CONSTANTS
};

/* Where a cue stands: what follows the space begins with it; what stands before the space ends in it; the piece before the space begins with it. */
enum { DGM__CUE_AFTER, DGM__CUE_BEFORE, DGM__CUE_START, DGM__CUES };

/* Cues of languages that end sentences with a space (Thai, Lao), each with a weight in hundredths. */
typedef struct dgm__space_cues {
	bool used;
	dgm__strmap cues[DGM__CUES]; /* value: weight + DGM__CUE_ZERO */
	uint64_t lengths[DGM__CUES][256]; /* by the low byte of the cue's outer character, the first or for `before` the last: bit n for n bytes */
	int32_t constants[DGM__SPACE_CONSTANTS];
} dgm__space_cues;

enum { DGM__CUE_ZERO = 1000000, DGM__AGENCY_HEADS = 1024 };

typedef struct dgm__knowledge {
	dgm__marks marks;
	dgm__strmap abbreviations; /* folded word -> DGM__ABBREVIATION_ bits; 0: taken out */
	dgm__strmap words;         /* folded word -> DGM__WORD_ bits */
	dgm__strmap agencies;      /* folded name -> 1 */
	uint8_t agency_longest[DGM__AGENCY_HEADS]; /* characters of the longest that begins so, by dgm__agency_head; 0: none does */
	dgm__space_cues spaces;
	size_t longest_suffix;     /* bytes, with the asterisk; 0: no entry of the form *str */
	size_t longest_particle, longest_final; /* bytes */
	uint32_t ordinals;  /* figures up to this before a capital are ordinals; 0: none */
	bool ordinal_dates; /* CLDR writes a day of the month with a full stop */
	bool unspaced;      /* sentences follow each other without a space (Han, kana) */
	uint32_t opening_quotes[2], closing_quotes[2]; /* CLDR's, 0 where none */
	uint32_t syllabic[4]; /* consonants that can carry a syllable: "krk", "vlk" */
	bool own_data;      /* a file of the language itself, not only root's */
} dgm__knowledge;

dgm_status dgm__knowledge_load(dgm__knowledge *k, const char *language, const char *data_dir, dgm_error *err);
void dgm__knowledge_clear(dgm__knowledge *k);

/* Adds what CLDR knows: names of months and days, the order of dates, quotation marks, the script. */
dgm_status dgm__knowledge_add_cldr(dgm__knowledge *k, const char *language, dgm_error *err);
/* The tag's locale and its parents, root last. *count is at most DGM__PARENTS. */
enum { DGM__PARENTS = 6 };
dgm_status dgm__language_parents(char out[DGM__PARENTS][DGM_LANGUAGE_CAPACITY], size_t *count, const char *language, dgm_error *err);

/* Sets bits of the word; false: out of memory. */
bool dgm__words_put(dgm__strmap *map, const char *folded, size_t n, uint64_t bits);
uint64_t dgm__words_get(const dgm__strmap *map, const char *folded, size_t n);

/* Case-folds n bytes into out without its last full stop; 0: longer than the capacity, so in no list. */
size_t dgm__fold(char out[DGM__KEY_CAPACITY], const char *p, size_t n);

/* A number < DGM__AGENCY_HEADS for the first two letters, case aside. */
unsigned dgm__agency_head(const char *p, size_t n);

dgm_status dgm__marks_init(dgm__marks *marks, dgm_error *err);
bool dgm__marks_set(dgm__marks *marks, const char *mark, size_t n, bool on); /* false: no room */
/* Bytes of the mark at p (n > 0 bytes left); 0: none. *c is its code point. */
int32_t dgm__mark_at(const dgm__marks *marks, const char *p, int32_t n, int32_t *c);

/* One line of spaces.txt. */
dgm_status dgm__space_cue_add(dgm__space_cues *cues, const char *word, size_t n, const char *field, size_t field_n, bool remove,
	const char *file, uint64_t line, dgm_error *err);

/* --- one paragraph --------------------------------------------------------------------------------- */

/* A word that was looked for in small letters: where the search was, and what it found. */
typedef struct dgm__sought {
	uint64_t hash;     /* of the word; 0: nothing kept */
	int32_t from, to;  /* bytes of the text */
	int32_t found;     /* a place in [from, to), where the search ended; -1: none */
} dgm__sought;

enum { DGM__SOUGHT = 64 };

typedef struct dgm__scan {
	const dgm__knowledge *k;
	const char *p;     /* the whole text */
	int32_t n;         /* its bytes */
	int32_t begin, end; /* the paragraph, without white space at its ends */
	int32_t start;     /* the segment that is being read */
	int32_t piece;     /* behind the last space that was scored, or the paragraph's begin */
	/* quotation marks counted so far, up to `counted`: kept by dgm__quotes_count */
	int32_t counted, counted_start;
	int32_t sought_start, sought, first_word; /* kept by dgm__first_word */
	uint32_t straight, straight_paragraph, directed, directed_paragraph;
	dgm__sought evidence[DGM__SOUGHT]; /* kept by dgm__seen_lower */
} dgm__scan;

typedef enum dgm__mark_kind { DGM__MARK_STOP, DGM__MARK_ELLIPSIS, DGM__MARK_STRONG, DGM__MARK_IDEOGRAPHIC } dgm__mark_kind;
typedef enum dgm__letter { DGM__NONE, DGM__UPPER, DGM__LOWER, DGM__CASELESS, DGM__FIGURE, DGM__OTHER } dgm__letter;

typedef struct dgm__word {
	int32_t off, n;               /* bytes of the text; n 0: none */
	size_t key_n;                 /* 0: none, or too long for any list */
	char key[DGM__KEY_CAPACITY];  /* folded */
	dgm__letter first;
} dgm__word;

typedef struct dgm__candidate {
	int32_t mark;     /* the first terminator */
	int32_t mark_end; /* after the run of terminators */
	int32_t end;      /* after closing marks: where the segment would end */
	int32_t next;     /* the first character after white space */
	dgm__mark_kind kind;
	bool spaced;      /* white space follows `end` */
	bool closed_quote, closed_bracket; /* such a mark stands between mark and end */
	bool stop_after; /* and another stop behind it */
	bool dash;        /* a dash before the next word */
	bool opener;      /* an opening quotation mark before the next word */
	bool camel;       /* the next word is of the form iPad */
	dgm__word before; /* the word that the first terminator touches */
	dgm__word after;  /* the next word, after openers and dashes */
} dgm__candidate;

/* Reads the candidate whose mark begins at off (mark_n bytes, code point c). */
void dgm__candidate_read(dgm__scan *s, dgm__candidate *c, int32_t off, int32_t mark_n, int32_t mark_c);
void dgm__word_before(const dgm__scan *s, dgm__word *word, int32_t end);
void dgm__word_after(const dgm__scan *s, dgm__word *word, int32_t off);

/* Is a quotation mark like c open at off, in the segment or since an earlier sentence of the paragraph? */
bool dgm__quotes_open(dgm__scan *s, int32_t off, int32_t c);
int32_t dgm__closers_read(dgm__scan *s, dgm__candidate *c, int32_t off);

/* Where the first letter, figure or symbol of the segment stands; -1: none before limit. Asked for growing limits, it reads each byte once. */
int32_t dgm__first_word(dgm__scan *s, int32_t limit);

/* Is the word written in lower case, not after a stop, in the text around the candidate? */
bool dgm__seen_lower(dgm__scan *s, const dgm__word *word);

/* --- rules ----------------------------------------------------------------------------------------- */

typedef enum dgm__verdict { DGM__PASS, DGM__JOIN, DGM__BREAK } dgm__verdict;

typedef dgm__verdict dgm__rule(dgm__scan *s, const dgm__candidate *c);

dgm__rule dgm__rule_continuation, dgm__rule_no_space, dgm__rule_reporting; /* rules_continue.c */
dgm__rule dgm__rule_empty, dgm__rule_list_marker, dgm__rule_ellipsis, dgm__rule_strong; /* rules_marks.c */
dgm__rule dgm__rule_figure, dgm__rule_roman; /* rules_figures.c */
dgm__rule dgm__rule_abbreviation, dgm__rule_initial, dgm__rule_vowelless; /* rules_words.c */
/* The DGM__ABBREVIATION_ bit of the longest known form that ends at the stop behind word ("B", "z. B", "i t. d"); 0: none. */
uint64_t dgm__abbreviation_class(const dgm__scan *s, const dgm__word *word);

/* The first rule that answers; *reason is its name where it breaks. */
bool dgm__decide(dgm__scan *s, const dgm__candidate *c, uint8_t *reason);

/* Does the space at [off, end) end a segment? Only for languages with space cues. */
bool dgm__space_breaks(dgm__scan *s, int32_t off, int32_t end);

/* --- paragraphs and datelines ---------------------------------------------------------------------- */

typedef struct dgm__paragraphs {
	const char *p;
	int32_t n, off;
	dgm_line_breaks breaks;
	bool was_hard; /* private: the last line ended its paragraph */
} dgm__paragraphs;

/* The next paragraph without the white space around it; with DGM_LINE_BREAKS_SEGMENT the next line, *is_new telling whether an empty line stood before it. */
bool dgm__paragraph_next(dgm__paragraphs *at, int32_t *begin, int32_t *end, bool *is_new);
/* end without the white space before it. */
int32_t dgm__trim_end(const char *p, int32_t begin, int32_t end);
/* paragraph or wrap, by the lines at the head of the text. */
dgm_line_breaks dgm__line_breaks_guess(const char *p, int32_t n, const dgm__marks *marks);

/* The end of the dateline at the paragraph's start; the paragraph's begin where there is none. *stop: it ends in a full stop. */
int32_t dgm__dateline_end(const dgm__scan *s, bool *stop);

#endif
