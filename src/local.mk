# The library; the layers' local.mk files add to DGM_SOURCES. libdragoman-test holds the same sources with the hooks of
# DGM_TESTING, and lets unit tests see what is not exported.
lib_LTLIBRARIES += libdragoman.la
check_LTLIBRARIES += libdragoman-test.la

DGM_SOURCES = src/pipeline.c

libdragoman_la_SOURCES = $(DGM_SOURCES)
nodist_libdragoman_la_SOURCES = $(DGM_BUILT)
libdragoman_la_LIBADD = $(DGM_LIBS)
libdragoman_la_LDFLAGS = $(AM_LDFLAGS) -version-info 0:0:0 -no-undefined

libdragoman_test_la_SOURCES = $(DGM_SOURCES)
nodist_libdragoman_test_la_SOURCES = $(DGM_BUILT)
libdragoman_test_la_CPPFLAGS = $(AM_CPPFLAGS) -DDGM_TESTING
libdragoman_test_la_CFLAGS = $(AM_CFLAGS) -fvisibility=default
libdragoman_test_la_LIBADD = $(DGM_LIBS)
DGM_BUILT =
