DGM_SOURCES += src/search/form.c src/search/form.h src/search/hits.c src/search/hits.h src/search/match.c src/search/match.h src/search/search.c src/search/search.h \
	src/search/terms.c src/search/terms.h
if HAVE_SQLITE
DGM_SOURCES += src/search/asking.h src/search/index_fuzzy.c src/search/index_read.c src/search/list.c src/search/list.h src/search/index_write.c src/search/store.c src/search/store.h
else
DGM_SOURCES += src/search/index_none.c
endif
EXTRA_DIST += src/search/asking.h src/search/index_fuzzy.c src/search/index_none.c src/search/index_read.c src/search/list.c src/search/list.h src/search/index_write.c src/search/store.c src/search/store.h
