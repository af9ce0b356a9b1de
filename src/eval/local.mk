DGM_SOURCES += src/eval/align.c src/eval/index.c src/eval/index.h src/eval/score.c src/eval/segment.c
