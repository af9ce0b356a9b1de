DGM_SOURCES += \
	src/io/align_index.c src/io/align_jsonl.c src/io/align_text.c src/io/align_units.c src/io/align_tsv.c src/io/build.c src/io/build.h \
	src/io/bytes.c src/io/bytes.h src/io/formats.h src/io/json.c src/io/json.h src/io/reader.c src/io/reader.h src/io/registry.c \
	src/io/segments_jsonl.c src/io/segments_lines.c src/io/segments_text.c src/io/tmx_events.c src/io/tmx_input.c src/io/xml_check.c src/io/xml_check.h src/io/xml_events.c src/io/xml_events.h src/io/xml_input.c src/io/xml_input.h src/io/tmx_parts.c src/io/tmx_parts.h \
	src/io/tmx_read.h src/io/tmx_rules.c src/io/tmx_rules.h src/io/tmx_write.c src/io/writer.c src/io/writer.h src/io/xml.c src/io/xml.h \
	src/io/findings.c src/io/findings.h src/io/findings_jsonl.c src/io/findings_text.c
DGM_SOURCES += src/io/confidence.c src/io/confidence.h src/io/native.c src/io/native.h src/io/xliff_inline.c src/io/xliff_read.c src/io/xliff_read.h \
	src/io/xliff_rules.c src/io/xliff_rules.h src/io/xliff_unit.c src/io/xliff_codes.c src/io/xliff_write.c src/io/xliff_write.h
DGM_SOURCES += src/io/lines.c src/io/lines.h src/io/row_reader.h src/io/tags.c src/io/tags.h src/io/tsv.c src/io/tsv.h src/io/unit_jsonl.c src/io/packed.c src/io/packed.h src/io/packer.c src/io/packer.h src/io/packer_archive.c src/io/po.h src/io/po_read.c src/io/po_write.c src/io/unit_table.c
DGM_SOURCES += src/io/align_html.c src/io/baseline.c src/io/findings_html.c src/io/findings_junit.c src/io/findings_sarif.c src/io/marks.c src/io/marks.h src/io/page.c src/io/page.h

# Style and script of HTML pages; a new file needs its line here and its declaration in page.h.
PAGE_FILES = src/io/alignment.css src/io/alignment.js src/io/findings.css src/io/findings.js
EXTRA_DIST += $(PAGE_FILES) tools/embed.awk
DGM_BUILT += src/io/page_files.c
CLEANFILES += src/io/page_files.c

src/io/page_files.c: $(PAGE_FILES) tools/embed.awk
	$(AM_V_GEN)$(MKDIR_P) src/io && LC_ALL=C awk -f $(srcdir)/tools/embed.awk $(PAGE_FILES:%=$(srcdir)/%) >$@.tmp && mv $@.tmp $@
