DGM_SOURCES += src/entity/acronym.c src/entity/address.c src/entity/date.c src/entity/date_read.c src/entity/date_read.h src/entity/decimal.c src/entity/decimal.h src/entity/digits.c src/entity/figure.c \
	src/entity/han.c src/entity/money.c src/entity/number.c src/entity/percent.c src/entity/phone.c src/entity/place.c src/entity/profile.c src/entity/quote.c \
	src/entity/recogniser.c src/entity/recogniser.h src/entity/registry.c src/entity/scan.c src/entity/scan.h src/entity/similar.c \
	src/entity/similar.h src/entity/table.c src/entity/table.h src/entity/time.c src/entity/unit.c src/entity/words.c
