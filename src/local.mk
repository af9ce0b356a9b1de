# The library. The layers' local.mk files add to DGM_SOURCES; these are compiled once, into libdragoman-core. The program and the unit tests
# link it statically: they start without a wrapper and without relocations, and tests see what is not exported. Only mem.c is compiled anew for the
# tests, with the hooks of DGM_TESTING.
lib_LTLIBRARIES += libdragoman.la
noinst_LTLIBRARIES += libdragoman-core.la libdragoman-all.la
check_LTLIBRARIES += libdragoman-test.la

DGM_SOURCES = src/pipeline.c src/gathering.c src/gathering.h src/learning.c src/story.c src/story.h src/story_units.c src/consensus.c
DGM_MEM = src/base/mem.c src/base/mem.h

libdragoman_core_la_SOURCES = $(DGM_SOURCES)
nodist_libdragoman_core_la_SOURCES = $(DGM_BUILT)
libdragoman_core_la_LIBADD = $(DGM_LIBS)

libdragoman_all_la_SOURCES = $(DGM_MEM)
libdragoman_all_la_LIBADD = libdragoman-core.la

libdragoman_la_SOURCES =
libdragoman_la_LIBADD = libdragoman-all.la
libdragoman_la_LDFLAGS = $(AM_LDFLAGS) -version-info 0:0:0 -no-undefined

libdragoman_test_la_SOURCES = $(DGM_MEM)
libdragoman_test_la_CPPFLAGS = $(AM_CPPFLAGS) -DDGM_TESTING
libdragoman_test_la_LIBADD = libdragoman-core.la
DGM_BUILT =
