DGM_SOURCES += \
	src/segment/calendar.c src/segment/chars.h src/segment/dateline.c src/segment/decide.c src/segment/builtin.h src/segment/engine.h src/segment/guess.c src/segment/guess.h \
	src/segment/knowledge.c src/segment/languages.c src/segment/marks.c src/segment/paragraph.c src/segment/quotes.c src/segment/rules_continue.c \
	src/segment/rules_figures.c src/segment/rules_marks.c src/segment/rules_words.c src/segment/scan.c src/segment/segmenter.c \
	src/segment/spaces.c src/segment/srx.c src/segment/srx.h src/segment/srx_literal.c src/segment/srx_place.c src/segment/srx_read.c
