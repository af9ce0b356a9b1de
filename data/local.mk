# The language data and the table that make builds of it; tools/compile-data.awk tells how. A new file needs its line here.
SEGMENT_FILES = \
	data/am/abbreviations.txt \
	data/am/starters.txt \
	data/am/terminators.txt \
	data/ar/abbreviations.txt \
	data/ar/quotes.txt \
	data/ar/starters.txt \
	data/de/abbreviations.txt \
	data/de/settings.txt \
	data/de/starters.txt \
	data/el/abbreviations.txt \
	data/el/starters.txt \
	data/el/terminators.txt \
	data/en/abbreviations.txt \
	data/en/starters.txt \
	data/es/abbreviations.txt \
	data/es/starters.txt \
	data/fr/abbreviations.txt \
	data/fr/starters.txt \
	data/he/abbreviations.txt \
	data/he/quotes.txt \
	data/he/starters.txt \
	data/hi/abbreviations.txt \
	data/hi/quotes.txt \
	data/hi/starters.txt \
	data/hy/abbreviations.txt \
	data/hy/starters.txt \
	data/hy/terminators.txt \
	data/it/abbreviations.txt \
	data/it/starters.txt \
	data/ja/quotes.txt \
	data/km/abbreviations.txt \
	data/km/terminators.txt \
	data/ko/abbreviations.txt \
	data/ko/quotes.txt \
	data/ko/starters.txt \
	data/lo/terminators.txt \
	data/my/abbreviations.txt \
	data/my/terminators.txt \
	data/pl/abbreviations.txt \
	data/pl/starters.txt \
	data/pt/abbreviations.txt \
	data/pt/starters.txt \
	data/root/abbreviations.txt \
	data/root/agencies.txt \
	data/ru/abbreviations.txt \
	data/ru/starters.txt \
	data/th/spaces.txt \
	data/th/terminators.txt \
	data/tr/abbreviations.txt \
	data/tr/settings.txt \
	data/tr/starters.txt \
	data/uk/abbreviations.txt \
	data/uk/starters.txt \
	data/zh/abbreviations.txt \
	data/zh/quotes.txt

EXTRA_DIST += $(SEGMENT_FILES) tools/compile-data.awk
DGM_BUILT += src/segment/builtin.c
CLEANFILES += src/segment/builtin.c

src/segment/builtin.c: $(SEGMENT_FILES) tools/compile-data.awk
	$(AM_V_GEN)$(MKDIR_P) src/segment && (cd $(srcdir) && LC_ALL=C $(AWK) -v root=data/ -f tools/compile-data.awk $(SEGMENT_FILES)) > $@.tmp && mv -f $@.tmp $@
