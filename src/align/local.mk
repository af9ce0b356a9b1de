DGM_SOURCES += \
	src/align/align.c src/align/anchor.c src/align/anchor.h src/align/chain.c src/align/chain.h src/align/chunk.h src/align/cognate.c src/align/cognate.h src/align/collection.c src/align/collection.h \
	src/align/cut.c src/align/cut.h src/align/distinct.c src/align/distinct.h src/align/ibm1.c src/align/ibm1.h src/align/known.c src/align/known.h src/align/lattice.c src/align/learn.c src/align/learn.h \
	src/align/lexicon.c src/align/lexicon.h src/align/link.c src/align/link.h src/align/local.c src/align/moved.c src/align/moved.h src/align/model.c src/align/model.h src/align/parts.c src/align/parts.h src/align/pool.c src/align/pool.h \
	src/align/reader.c src/align/reader.h src/align/rival.c src/align/rival.h src/align/score.c src/align/seed.c src/align/seed.h src/align/side.c src/align/side.h src/align/store.c src/align/store.h src/align/store_file.c src/align/teach.c src/align/teach.h src/align/threshold.c src/align/support.c src/align/support.h src/align/token.c src/align/token.h \
	src/align/vectors.c src/align/vectors.h src/align/worker.c src/align/wordbook.c src/align/wordbook.h src/align/worker.h
