/* What checks need to know of a language, from CLDR and the Unicode script properties; the rest, in one small table. */
#ifndef DGM_CHECK_FACTS_H
#define DGM_CHECK_FACTS_H

#include <unicode/uscript.h>

#include <dragoman/language.h>

enum { DGM__MOST_SCRIPTS = 4 };

typedef struct dgm__facts {
	char tag[DGM_LANGUAGE_CAPACITY], language[12];
	UScriptCode scripts[DGM__MOST_SCRIPTS]; /* that its words are written in; Latin names may stand among them */
	size_t script_count;    /* 0: not known */
	bool has_spaces;        /* words are separated by spaces */
	bool has_case;
	bool doubles_words;     /* saying a word twice is grammar */
	bool has_no_stop;       /* a sentence ends without a mark */
	bool spaces_marks;      /* a space stands before ; : ! ? */
	const char *may_double; /* words that may meet themselves, between spaces: "die die" */
	UChar32 zeros[2];       /* of its default and native digits */
	UChar32 quotes[2][8];   /* double marks that open, that close; ends with 0; none: not known */
	bool opens_questions;   /* with a mark of their own, as Spanish */
	bool has_noun_capitals; /* as German */
	bool doubles_after_comma; /* they do so at the beginning of a clause, which a comma opens */
} dgm__facts;

/* tag: canonical. A language that nobody knows has no scripts, and spaces. */
void dgm__facts_make(dgm__facts *facts, const char *tag);

/* Is code one of the language codes of a list, between spaces? */
bool dgm__facts_lists(const char *list, const char *code);

/* May this mark open (or else close) a quotation in the language? */
bool dgm__facts_has_quote(const dgm__facts *facts, UChar32 c, bool opens);

/* Is text in this script at home in the language? Also true for scripts shared by all. */
bool dgm__facts_has_script(const dgm__facts *facts, UScriptCode script);

#endif
