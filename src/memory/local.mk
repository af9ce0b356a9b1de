DGM_SOURCES += src/memory/copy.c src/memory/filter.c src/memory/filter.h src/memory/filter_parse.c src/memory/info.c src/memory/validate.c
