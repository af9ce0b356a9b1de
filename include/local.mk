# Public headers, installed as $(includedir)/dragoman/NAME.h.
dragomanincludedir = $(includedir)/dragoman
dragomaninclude_HEADERS = \
	include/dragoman/align.h include/dragoman/article.h include/dragoman/check.h include/dragoman/clean.h include/dragoman/dictionary.h include/dragoman/document.h include/dragoman/dragoman.h \
	include/dragoman/entity.h include/dragoman/eval.h include/dragoman/export.h include/dragoman/filter.h include/dragoman/language.h include/dragoman/lexicon.h \
	include/dragoman/memory.h include/dragoman/output.h include/dragoman/pair.h include/dragoman/pipeline.h include/dragoman/pivot.h include/dragoman/search.h include/dragoman/segment.h include/dragoman/split.h \
	include/dragoman/status.h include/dragoman/story.h include/dragoman/text.h include/dragoman/unit.h
