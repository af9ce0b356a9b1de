bin_PROGRAMS += dragoman
dragoman_SOURCES = src/cli/main.c src/cli/cli.h src/cli/opt.c src/cli/opt.h src/cli/nearest.c src/cli/help.c src/cli/msg.c src/cli/msg.h \
	src/cli/progress.c src/cli/progress.h src/cli/result.c src/cli/result.h src/cli/spared.c src/cli/spared.h src/cli/completion.c src/cli/completion.h \
	src/cli/report.c src/cli/report.h src/cli/article.c src/cli/article.h src/cli/pairs.c src/cli/pairs.h \
	src/cli/article_units.c src/cli/article_units.h src/cli/cmd_pair.c src/cli/check_list.c src/cli/check_list.h \
	src/cli/cmd_segment.c src/cli/cmd_align.c src/cli/align.h src/cli/align_batch.c src/cli/align_pairs.c src/cli/align_story.c src/cli/align_stories.c src/cli/batch.h src/cli/batch_head.c \
	src/cli/journal.c src/cli/journal.h src/cli/manifest.c src/cli/cmd_check.c src/cli/cmd_tm.c src/cli/cmd_tm_clean.c src/cli/cmd_tm_copy.c src/cli/cmd_tm_filter.c src/cli/cmd_tm_index.c src/cli/cmd_tm_pivot.c src/cli/cmd_tm_search.c src/cli/cmd_tm_split.c src/cli/tm.h src/cli/tm_copy.c src/cli/tm_copy.h src/cli/cmd_eval.c src/cli/cmd_lexicon.c
dragoman_LDADD = libdragoman-all.la $(JANSSON_LIBS)
dragoman_CFLAGS = $(AM_CFLAGS)
