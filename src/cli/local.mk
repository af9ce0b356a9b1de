bin_PROGRAMS += dragoman
dragoman_SOURCES = src/cli/main.c
dragoman_LDADD = libdragoman.la $(JANSSON_LIBS)
