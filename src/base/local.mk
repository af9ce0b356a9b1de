DGM_SOURCES += src/base/table.c src/base/table.h src/base/turns.c src/base/turns.h
DGM_SOURCES += \
	src/base/arena.c src/base/arena.h src/base/buffer.c src/base/buffer.h \
	src/base/number.c src/base/number.h src/base/output.c src/base/output.h src/base/output_filter.h src/base/scratch.c src/base/scratch.h src/base/seen.c src/base/seen.h src/base/sorter.c src/base/sorter.h src/base/status.c src/base/status.h src/base/str.h src/base/sort.h src/base/strmap.c src/base/strmap.h \
	src/base/utf8.c src/base/utf8.h src/base/vector.c src/base/vector.h src/base/white.c src/base/white.h
