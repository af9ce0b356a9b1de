DGM_SOURCES += \
	src/pair/decide.c src/pair/decide.h src/pair/features.c src/pair/features.h src/pair/index.c src/pair/index.h src/pair/judge.c src/pair/judge.h \
	src/pair/names.c src/pair/names.h src/pair/pairing.c
