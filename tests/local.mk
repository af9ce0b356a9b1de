# Unit tests: one Check program a module, linked with the test library.
if HAVE_CHECK
# Each module adds its own line, and its sources.
UNIT_TESTS += tests/unit/t_base
tests_unit_t_base_SOURCES = tests/unit/t_base.c tests/unit/unit.h

UNIT_TESTS += tests/unit/t_eval
tests_unit_t_eval_SOURCES = tests/unit/t_eval.c tests/unit/unit.h

UNIT_TESTS += tests/unit/t_entity
tests_unit_t_entity_SOURCES = tests/unit/t_entity.c tests/unit/unit.h

UNIT_TESTS += tests/unit/t_entity_number
tests_unit_t_entity_number_SOURCES = tests/unit/t_entity_number.c tests/unit/entity_table.h tests/unit/unit.h

UNIT_TESTS += tests/unit/t_entity_date
tests_unit_t_entity_date_SOURCES = tests/unit/t_entity_date.c tests/unit/entity_table.h tests/unit/unit.h

UNIT_TESTS += tests/unit/t_entity_locales
tests_unit_t_entity_locales_SOURCES = tests/unit/t_entity_locales.c tests/unit/unit.h

UNIT_TESTS += tests/unit/t_entity_phone
tests_unit_t_entity_phone_SOURCES = tests/unit/t_entity_phone.c tests/unit/entity_table.h tests/unit/unit.h

UNIT_TESTS += tests/unit/t_entity_unit
tests_unit_t_entity_unit_SOURCES = tests/unit/t_entity_unit.c tests/unit/entity_table.h tests/unit/unit.h

UNIT_TESTS += tests/unit/t_entity_money
tests_unit_t_entity_money_SOURCES = tests/unit/t_entity_money.c tests/unit/entity_table.h tests/unit/unit.h

UNIT_TESTS += tests/unit/t_entity_place
tests_unit_t_entity_place_SOURCES = tests/unit/t_entity_place.c tests/unit/entity_table.h tests/unit/unit.h

UNIT_TESTS += tests/unit/t_words
tests_unit_t_words_SOURCES = tests/unit/t_words.c tests/unit/random_units.h tests/unit/unit.h
tests_unit_t_words_LDADD = $(LDADD) $(ICU_LIBS)

UNIT_TESTS += tests/unit/t_text_language
tests_unit_t_text_language_SOURCES = tests/unit/t_text_language.c tests/unit/unit.h

UNIT_TESTS += tests/unit/t_text_roman
tests_unit_t_text_roman_SOURCES = tests/unit/t_text_roman.c tests/unit/unit.h

UNIT_TESTS += tests/unit/t_io_formats
tests_unit_t_io_formats_SOURCES = tests/unit/t_io_formats.c tests/unit/unit.h

UNIT_TESTS += tests/unit/t_findings
tests_unit_t_findings_SOURCES = tests/unit/t_findings.c tests/unit/unit.h

UNIT_TESTS += tests/unit/t_segment_srx
tests_unit_t_segment_srx_SOURCES = tests/unit/t_segment_srx.c tests/unit/unit.h

UNIT_TESTS += tests/unit/t_segment
tests_unit_t_segment_SOURCES = tests/unit/t_segment.c tests/unit/segment_design.h tests/unit/segment_own.h tests/unit/unit.h

UNIT_TESTS += tests/unit/t_tmx_read
tests_unit_t_tmx_read_SOURCES = tests/unit/t_tmx_read.c tests/unit/tmx_show.h tests/unit/unit.h
tests_unit_t_tmx_read_LDADD = $(LDADD) $(ZLIB_LIBS)
UNIT_TESTS += tests/unit/t_memory tests/unit/t_memory_copy
tests_unit_t_memory_copy_SOURCES = tests/unit/t_memory_copy.c tests/unit/tmx_show.h tests/unit/unit.h
tests_unit_t_memory_SOURCES = tests/unit/t_memory.c tests/unit/unit.h
UNIT_TESTS += tests/unit/t_sorter
tests_unit_t_sorter_SOURCES = tests/unit/t_sorter.c tests/unit/unit.h
UNIT_TESTS += tests/unit/t_table
tests_unit_t_table_SOURCES = tests/unit/t_table.c tests/unit/unit.h
UNIT_TESTS += tests/unit/t_tmx_wild tests/unit/t_tmx_write
tests_unit_t_tmx_wild_SOURCES = tests/unit/t_tmx_wild.c tests/unit/tmx_show.h tests/unit/unit.h
tests_unit_t_tmx_write_SOURCES = tests/unit/t_tmx_write.c tests/unit/random_units.h tests/unit/tmx_show.h tests/unit/write_unit.h tests/unit/unit.h
UNIT_TESTS += tests/unit/t_packer
tests_unit_t_packer_SOURCES = tests/unit/t_packer.c tests/unit/unit.h
UNIT_TESTS += tests/unit/t_rows
tests_unit_t_rows_SOURCES = tests/unit/t_rows.c tests/unit/random_units.h tests/unit/tmx_show.h tests/unit/unit.h
tests_unit_t_rows_LDADD = $(LDADD) $(ARCHIVE_LIBS)
UNIT_TESTS += tests/unit/t_xliff
tests_unit_t_xliff_SOURCES = tests/unit/t_xliff.c tests/unit/random_units.h tests/unit/tmx_show.h tests/unit/write_unit.h tests/unit/unit.h


UNIT_TESTS += tests/unit/t_align tests/unit/t_align_input tests/unit/t_align_moved tests/unit/t_align_seed tests/unit/t_align_sides tests/unit/t_align_token tests/unit/t_align_vectors
tests_unit_t_align_vectors_SOURCES = tests/unit/t_align_vectors.c tests/unit/unit.h
tests_unit_t_align_SOURCES = tests/unit/t_align.c tests/unit/align_texts.h tests/unit/unit.h
tests_unit_t_align_input_SOURCES = tests/unit/t_align_input.c tests/unit/align_texts.h tests/unit/unit.h
tests_unit_t_align_moved_SOURCES = tests/unit/t_align_moved.c tests/unit/align_texts.h tests/unit/unit.h
tests_unit_t_align_seed_SOURCES = tests/unit/t_align_seed.c tests/unit/unit.h
tests_unit_t_align_sides_SOURCES = tests/unit/t_align_sides.c tests/unit/align_texts.h tests/unit/unit.h
tests_unit_t_align_token_SOURCES = tests/unit/t_align_token.c tests/unit/unit.h
UNIT_TESTS += tests/unit/t_clean
tests_unit_t_clean_SOURCES = tests/unit/t_clean.c tests/unit/unit.h
UNIT_TESTS += tests/unit/t_roundtrip
tests_unit_t_roundtrip_SOURCES = tests/unit/t_roundtrip.c tests/unit/unit.h
UNIT_TESTS += tests/unit/t_search
tests_unit_t_search_SOURCES = tests/unit/t_search.c tests/unit/unit.h
UNIT_TESTS += tests/unit/t_pivot
tests_unit_t_pivot_SOURCES = tests/unit/t_pivot.c tests/unit/unit.h
UNIT_TESTS += tests/unit/t_split
tests_unit_t_split_SOURCES = tests/unit/t_split.c tests/unit/unit.h
UNIT_TESTS += tests/unit/t_check
tests_unit_t_check_SOURCES = tests/unit/t_check.c tests/unit/check_catch.h tests/unit/unit.h
UNIT_TESTS += tests/unit/t_check_threads
tests_unit_t_check_threads_SOURCES = tests/unit/t_check_threads.c tests/unit/check_catch.h tests/unit/unit.h
UNIT_TESTS += tests/unit/t_check_names
tests_unit_t_check_names_SOURCES = tests/unit/t_check_names.c tests/unit/check_catch.h tests/unit/unit.h

UNIT_TESTS += tests/unit/t_check_terms
UNIT_TESTS += tests/unit/t_check_forms
tests_unit_t_check_forms_SOURCES = tests/unit/t_check_forms.c tests/unit/check_catch.h tests/unit/unit.h
UNIT_TESTS += tests/unit/t_check_facts
tests_unit_t_check_facts_SOURCES = tests/unit/t_check_facts.c tests/unit/check_catch.h tests/unit/unit.h
UNIT_TESTS += tests/unit/t_check_spelling
tests_unit_t_check_spelling_SOURCES = tests/unit/t_check_spelling.c tests/unit/check_catch.h tests/unit/unit.h
tests_unit_t_check_terms_SOURCES = tests/unit/t_check_terms.c tests/unit/check_catch.h tests/unit/unit.h
UNIT_TESTS += tests/unit/t_check_completeness
tests_unit_t_check_completeness_SOURCES = tests/unit/t_check_completeness.c tests/unit/check_catch.h tests/unit/unit.h
UNIT_TESTS += tests/unit/t_check_figures
tests_unit_t_check_figures_SOURCES = tests/unit/t_check_figures.c tests/unit/unit.h

UNIT_TESTS += tests/unit/t_pair
tests_unit_t_pair_SOURCES = tests/unit/t_pair.c tests/unit/unit.h

UNIT_TESTS += tests/unit/t_article
tests_unit_t_article_SOURCES = tests/unit/t_article.c tests/unit/unit.h

UNIT_TESTS += tests/unit/t_counts
tests_unit_t_counts_SOURCES = tests/unit/t_counts.c tests/unit/unit.h
UNIT_TESTS += tests/unit/t_dictionary tests/unit/t_lexicon
tests_unit_t_lexicon_SOURCES = tests/unit/t_lexicon.c tests/unit/unit.h
tests_unit_t_dictionary_SOURCES = tests/unit/t_dictionary.c tests/unit/unit.h
tests_unit_t_dictionary_LDADD = $(LDADD) $(ZLIB_LIBS)

UNIT_TESTS += tests/unit/t_story
tests_unit_t_story_SOURCES = tests/unit/t_story.c tests/unit/unit.h

check_PROGRAMS += $(UNIT_TESTS)
TESTS += $(UNIT_TESTS)
endif

# Every unit test of the form tests/unit/t_X.c takes these.
LDADD = libdragoman-test.la $(CHECK_LIBS) $(JANSSON_LIBS) $(XML_LIBS) $(ICU_LIBS)
AM_TESTS_ENVIRONMENT = DGM_SRCDIR='$(abs_top_srcdir)'; DGM_BUILDDIR='$(abs_top_builddir)'; export DGM_SRCDIR DGM_BUILDDIR;

# Fuzz targets: each fuzz_X.c has three lines here, and seeds in tests/fuzz/seeds/X. Without --enable-fuzzing the same file is linked with a
# main that replays them.
FUZZ_TARGETS =
if FUZZING
FUZZ_MAIN =
else
FUZZ_MAIN = tests/fuzz/standalone.c
endif
FUZZ_LINK = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)

FUZZ_TARGETS += tests/fuzz/fuzz_text
tests_fuzz_fuzz_text_SOURCES = tests/fuzz/fuzz_text.c $(FUZZ_MAIN)
tests_fuzz_fuzz_text_LDFLAGS = $(FUZZ_LINK)

FUZZ_TARGETS += tests/fuzz/fuzz_units
tests_fuzz_fuzz_units_SOURCES = tests/fuzz/fuzz_units.c tests/fuzz/copy.h $(FUZZ_MAIN)
tests_fuzz_fuzz_units_LDFLAGS = $(FUZZ_LINK)

FUZZ_TARGETS += tests/fuzz/fuzz_tmx
tests_fuzz_fuzz_tmx_SOURCES = tests/fuzz/fuzz_tmx.c tests/fuzz/copy.h $(FUZZ_MAIN)
tests_fuzz_fuzz_tmx_LDFLAGS = $(FUZZ_LINK)

FUZZ_TARGETS += tests/fuzz/fuzz_xliff
tests_fuzz_fuzz_xliff_SOURCES = tests/fuzz/fuzz_xliff.c tests/fuzz/copy.h $(FUZZ_MAIN)
tests_fuzz_fuzz_xliff_LDFLAGS = $(FUZZ_LINK)

FUZZ_TARGETS += tests/fuzz/fuzz_search
tests_fuzz_fuzz_search_SOURCES = tests/fuzz/fuzz_search.c tests/fuzz/damage.h $(FUZZ_MAIN)
tests_fuzz_fuzz_search_LDFLAGS = $(FUZZ_LINK)

FUZZ_TARGETS += tests/fuzz/fuzz_dictionary
tests_fuzz_fuzz_dictionary_SOURCES = tests/fuzz/fuzz_dictionary.c tests/fuzz/damage.h $(FUZZ_MAIN)
tests_fuzz_fuzz_dictionary_LDFLAGS = $(FUZZ_LINK)

FUZZ_TARGETS += tests/fuzz/fuzz_lexicon
tests_fuzz_fuzz_lexicon_SOURCES = tests/fuzz/fuzz_lexicon.c tests/fuzz/damage.h $(FUZZ_MAIN)
tests_fuzz_fuzz_lexicon_LDFLAGS = $(FUZZ_LINK)

FUZZ_TARGETS += tests/fuzz/fuzz_segment
tests_fuzz_fuzz_segment_SOURCES = tests/fuzz/fuzz_segment.c $(FUZZ_MAIN)
tests_fuzz_fuzz_segment_LDFLAGS = $(FUZZ_LINK)

FUZZ_TARGETS += tests/fuzz/fuzz_align
tests_fuzz_fuzz_align_SOURCES = tests/fuzz/fuzz_align.c $(FUZZ_MAIN)
tests_fuzz_fuzz_align_LDFLAGS = $(FUZZ_LINK)

FUZZ_TARGETS += tests/fuzz/fuzz_entity
tests_fuzz_fuzz_entity_SOURCES = tests/fuzz/fuzz_entity.c $(FUZZ_MAIN)
tests_fuzz_fuzz_entity_LDFLAGS = $(FUZZ_LINK)

FUZZ_TARGETS += tests/fuzz/fuzz_knowledge
tests_fuzz_fuzz_knowledge_SOURCES = tests/fuzz/fuzz_knowledge.c $(FUZZ_MAIN)
tests_fuzz_fuzz_knowledge_LDFLAGS = $(FUZZ_LINK)

FUZZ_TARGETS += tests/fuzz/fuzz_article
tests_fuzz_fuzz_article_SOURCES = tests/fuzz/fuzz_article.c tests/fuzz/article.h $(FUZZ_MAIN)
tests_fuzz_fuzz_article_LDFLAGS = $(FUZZ_LINK)

FUZZ_TARGETS += tests/fuzz/fuzz_article_nitf
tests_fuzz_fuzz_article_nitf_SOURCES = tests/fuzz/fuzz_article_nitf.c tests/fuzz/article.h $(FUZZ_MAIN)
tests_fuzz_fuzz_article_nitf_LDFLAGS = $(FUZZ_LINK)

FUZZ_TARGETS += tests/fuzz/fuzz_article_newsml
tests_fuzz_fuzz_article_newsml_SOURCES = tests/fuzz/fuzz_article_newsml.c tests/fuzz/article.h $(FUZZ_MAIN)
tests_fuzz_fuzz_article_newsml_LDFLAGS = $(FUZZ_LINK)

FUZZ_TARGETS += tests/fuzz/fuzz_article_ninjs
tests_fuzz_fuzz_article_ninjs_SOURCES = tests/fuzz/fuzz_article_ninjs.c tests/fuzz/article.h $(FUZZ_MAIN)
tests_fuzz_fuzz_article_ninjs_LDFLAGS = $(FUZZ_LINK)

FUZZ_TARGETS += tests/fuzz/fuzz_article_html
tests_fuzz_fuzz_article_html_SOURCES = tests/fuzz/fuzz_article_html.c tests/fuzz/article.h $(FUZZ_MAIN)
tests_fuzz_fuzz_article_html_LDFLAGS = $(FUZZ_LINK)

FUZZ_TARGETS += tests/fuzz/fuzz_article_docx
tests_fuzz_fuzz_article_docx_SOURCES = tests/fuzz/fuzz_article_docx.c tests/fuzz/article.h tests/fuzz/package.h $(FUZZ_MAIN)
tests_fuzz_fuzz_article_docx_LDFLAGS = $(FUZZ_LINK)

FUZZ_TARGETS += tests/fuzz/fuzz_article_odt
tests_fuzz_fuzz_article_odt_SOURCES = tests/fuzz/fuzz_article_odt.c tests/fuzz/article.h tests/fuzz/package.h $(FUZZ_MAIN)
tests_fuzz_fuzz_article_odt_LDFLAGS = $(FUZZ_LINK)

check_PROGRAMS += $(FUZZ_TARGETS)

# Scripts that are tests; each ends with "N passed, N failed".
dist_check_SCRIPTS = tests/run-cases tests/check-readme tests/check-manual tests/check-example tests/check-new-language tests/check-frequencies tests/check-sarif tests/check-xliff tests/check-kill tests/run-fuzz
TESTS += tests/run-cases tests/check-readme tests/check-manual tests/check-example tests/check-new-language tests/check-frequencies tests/check-sarif tests/check-xliff tests/check-kill tests/run-fuzz tools/check-layers tools/check-exports tools/check-corpora tools/eval-floors

# Folders whose content is not listed file by file: a new case, seed or article is no build edit.
EXTRA_DIST += tests/floors.txt tests/sarif.schema.json tests/xliff12.rng tests/xliff21.rng
DIST_FOLDERS = tests/cases tests/fuzz tests/golden tests/wild corpora
