# Documents. The picture of the flow is drawn where configure found Graphviz.
EXTRA_DIST += doc/flow.dot doc/performance.md
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
