DGM_SOURCES += \
	src/check/brackets.c src/check/check.h src/check/checker.c src/check/copy.c src/check/copy.h src/check/doubled_word.c \
	src/check/empty.c src/check/end_kind.c src/check/end_kind.h src/check/end_mark.c src/check/facts.c src/check/facts.h \
	src/check/kept.c src/check/kept.h src/check/learned.c src/check/learned.h src/check/length.c src/check/normal.c src/check/normal.h \
	src/check/registry.c src/check/same_source.c src/check/source_left.c src/check/untranslated.c src/check/words.c src/check/words.h
