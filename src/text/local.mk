DGM_SOURCES += src/text/door.c src/text/language.c src/text/roman.c src/text/roman.h
