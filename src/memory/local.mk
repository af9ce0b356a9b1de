DGM_SOURCES += src/memory/copy.c src/memory/info.c src/memory/validate.c
