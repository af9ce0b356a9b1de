# Unit tests: one Check program a module, linked with the test library.
if HAVE_CHECK
# Each module adds its own line, and its sources.
UNIT_TESTS += tests/unit/t_base
tests_unit_t_base_SOURCES = tests/unit/t_base.c tests/unit/unit.h

UNIT_TESTS += tests/unit/t_eval
tests_unit_t_eval_SOURCES = tests/unit/t_eval.c tests/unit/unit.h

check_PROGRAMS += $(UNIT_TESTS)
TESTS += $(UNIT_TESTS)
endif

# Every unit test of the form tests/unit/t_X.c takes these.
LDADD = libdragoman-test.la $(CHECK_LIBS) $(JANSSON_LIBS) $(XML_LIBS) $(ICU_LIBS)
AM_TESTS_ENVIRONMENT = DGM_SRCDIR='$(abs_top_srcdir)'; DGM_BUILDDIR='$(abs_top_builddir)'; export DGM_SRCDIR DGM_BUILDDIR;
