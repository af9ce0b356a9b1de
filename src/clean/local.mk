DGM_SOURCES += src/clean/clean.h src/clean/cleaner.c src/clean/length_ratio.c src/clean/markup.c src/clean/registry.c src/clean/texts.c
