DGM_SOURCES += \
	src/io/align_index.c src/io/align_jsonl.c src/io/align_text.c src/io/align_tmx.c src/io/align_tsv.c \
	src/io/formats.h src/io/json.c src/io/json.h src/io/registry.c src/io/segments_jsonl.c src/io/segments_lines.c \
	src/io/tmx_write.c src/io/writer.c src/io/writer.h src/io/xml.c src/io/xml.h
