DGM_SOURCES += \
	src/dictionary/cedict.c src/dictionary/dictd.c src/dictionary/dictionary.c src/dictionary/dictionary.h src/dictionary/ding.c src/dictionary/entry.c \
	src/dictionary/mo.c src/dictionary/pairs.c src/dictionary/registry.c src/dictionary/system.c src/dictionary/tbx.c src/dictionary/unihan.c
