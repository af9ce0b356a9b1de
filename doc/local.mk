# Documents. The picture of the flow is drawn where configure found Graphviz.
EXTRA_DIST += doc/pairing.md doc/flow.dot doc/performance.md doc/scale.md doc/segmentation.md doc/alignment.md doc/checks.md doc/memories.md
if HAVE_DOT
doc_DATA = doc/flow.svg
CLEANFILES += doc/flow.svg
doc/flow.svg: $(srcdir)/doc/flow.dot
	$(AM_V_GEN)$(MKDIR_P) doc && $(DOT) -Tsvg -o $@.tmp $(srcdir)/doc/flow.dot && mv $@.tmp $@
endif

# Completion for bash, which the program itself prints from its option tables.
bashcompletiondir = $(datadir)/bash-completion/completions
bashcompletion_DATA = doc/completion/dragoman
CLEANFILES += doc/completion/dragoman
doc/completion/dragoman: dragoman$(EXEEXT)
	$(AM_V_GEN)$(MKDIR_P) doc/completion && ./dragoman$(EXEEXT) completion bash >$@.tmp && mv $@.tmp $@

# The manual; tests/check-manual holds it to the program.
dist_man_MANS += doc/man/dragoman.1 doc/man/dragoman-align.1 doc/man/dragoman-check.1 doc/man/dragoman-eval.1 doc/man/dragoman-lexicon.1 doc/man/dragoman-pair.1 doc/man/dragoman-segment.1 \
	doc/man/dragoman-tm.1

# How to use the library: built with the tests, run by tests/check-example.
check_PROGRAMS += doc/examples/align
doc_examples_align_SOURCES = doc/examples/align.c
doc_examples_align_LDADD = libdragoman.la
doc_examples_align_CPPFLAGS = -I$(top_srcdir)/include

# What is read and written, format by format.
EXTRA_DIST += doc/formats/articles.md doc/formats/tmx.md doc/formats/xliff.md doc/formats/po.md doc/formats/dictionary.md doc/formats/counts.md doc/formats/embeddings.md doc/formats/jsonl.md doc/formats/lexicon.md doc/formats/plain.md doc/formats/reports.md
EXTRA_DIST += doc/formats/index.md
