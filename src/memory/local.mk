DGM_SOURCES += src/memory/info.c src/memory/validate.c
