DGM_SOURCES += src/entity/similar.c src/entity/similar.h
