DGM_SOURCES += \
	src/check/addresses.c src/check/brackets.c src/check/check.h src/check/checker.c src/check/checker.h src/check/choose.c src/check/control_characters.c src/check/copy.c \
	src/check/copy.h src/check/dates.c src/check/doubled_word.c src/check/empty.c src/check/end_kind.c src/check/end_kind.h \
	src/check/end_mark.c src/check/facts.c src/check/facts.h src/check/figures.c src/check/figures.h src/check/invisible_characters.c \
	src/check/kept.c src/check/kept.h src/check/learned.c src/check/learned.h src/check/ledger.c src/check/ledger.h src/check/length.c \
	src/check/misaligned.c src/check/mixed_script.c src/check/mojibake.c src/check/money.c src/check/normal.c src/check/normal.h \
	src/check/number_magnitude.c src/check/numbers.c src/check/pairing.c src/check/pairing.h src/check/percentages.c \
	src/check/placeholders.c src/check/registry.c src/check/same_source.c src/check/source_left.c src/check/spacing.c src/check/tags.c \
	src/check/times.c src/check/unit_conversion.c src/check/units.c src/check/units.h src/check/untranslated.c src/check/words.c \
	src/check/words.h src/check/wrong_script.c
# threads
DGM_SOURCES += src/check/lot.c src/check/lot.h src/check/remarks.h src/check/report.c src/check/runner.c src/check/runner.h
# figures
DGM_SOURCES += src/check/atoms.c src/check/atoms.h src/check/excuses.c src/check/excuses.h src/check/neighbours.c src/check/neighbours.h
# names and the like
DGM_SOURCES += src/check/acronyms.c src/check/counterparts.c src/check/counterparts.h src/check/name_book.c src/check/name_book.h src/check/name_inconsistent.c src/check/names.c src/check/names_found.c \
	src/check/names_found.h src/check/phone_numbers.c src/check/sounds.c src/check/sounds.h
# terms
DGM_SOURCES += src/check/glossary.c src/check/glossary.h src/check/term_forbidden.c src/check/term_inconsistent.c src/check/term_missing.c src/check/usual.c \
	src/check/usual.h src/check/word_form.c src/check/word_form.h
# marks and letters
DGM_SOURCES += src/check/capital_start.c src/check/examples.c src/check/confusable_characters.c src/check/digits.c src/check/edge_space.c src/check/forbidden_pattern.c \
	src/check/opening_marks.c src/check/patterns.c src/check/patterns.h src/check/quotes.c src/check/repeated_punctuation.c src/check/speller.c src/check/speller.h src/check/spelling.c
# completeness
DGM_SOURCES += src/check/same_target.c src/check/first_seen.c src/check/first_seen.h src/check/wrong_language.c src/check/omission.c src/check/gap.c src/check/gap.h src/check/addition.c src/check/quotations.c src/check/quote_marks.h src/check/sentence_count.c src/check/by_language.c src/check/by_language.h src/check/negation.c src/check/foreign_marks.c
