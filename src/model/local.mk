DGM_SOURCES += src/model/document.c src/model/unit.c
