DGM_SOURCES += src/memory/copy.c src/memory/filter.c src/memory/filter.h src/memory/filter_parse.c src/memory/info.c src/memory/losses.c src/memory/losses.h src/memory/normal.c src/memory/normal.h \
	src/memory/pack.c src/memory/pack.h src/memory/pivot.c src/memory/rank.c src/memory/rank.h src/memory/repeats.c src/memory/repeats.h src/memory/replay.c src/memory/replay.h src/memory/validate.c
