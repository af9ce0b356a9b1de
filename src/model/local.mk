DGM_SOURCES += src/model/document.c src/model/finding.c src/model/segment.c src/model/unit.c
