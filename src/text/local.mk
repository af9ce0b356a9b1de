DGM_SOURCES += src/text/door.c src/text/language.c
