DGM_SOURCES += src/text/fold.c src/text/fold.h src/text/phrases.c src/text/phrases.h
DGM_SOURCES += src/text/digest.c src/text/door.c src/text/door.h src/text/language.c src/text/roman.c src/text/roman.h src/text/cldr.c src/text/cldr.h
DGM_SOURCES += src/text/decoder.c src/text/decoder.h
DGM_SOURCES += src/text/letter_name.c src/text/letter_name.h src/text/letters.c src/text/letters.h src/text/plain_words.c src/text/plain_words.h src/text/words.c src/text/words.h
DGM_SOURCES += src/text/xml.c src/text/xml.h src/text/exemplars.c src/text/exemplars.h
