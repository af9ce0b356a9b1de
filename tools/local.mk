# Scripts for developers; each begins with what it is for.
dist_noinst_SCRIPTS += tools/setup tools/build tools/quickstart tools/check tools/check-layers tools/check-exports tools/check-corpora \
	tools/check-sum tools/check-clients tools/eval-floors tools/bench tools/bench-check tools/bench-lexicon tools/bench-memory tools/bench-pair tools/bench-story tools/bench-segment tools/fit-spaces .ci/run
# Aligning on many machines, and what holds that to one process.
dist_noinst_SCRIPTS += tools/check-cluster tools/cluster/step tools/cluster/slurm tools/cluster/parallel
dist_noinst_DATA += tools/cluster/Snakefile
dist_noinst_DATA += tools/thai-cues.txt tools/clients/omegat.project tools/clients/probe.groovy tools/clients/tmexchange.js tools/clients/toolkit.py tools/clients/xliff.js

# language-facts is for tools/new-language; the peers are built on demand by tools/bench-segment-peers and tools/bench-align.
check_PROGRAMS += tools/language-facts
EXTRA_PROGRAMS = tools/peers/icu-sentences tools/peers/gale-church tools/make-memory
# make-memory: invented memories of any size, built on demand by tools/bench-memory.
tools_make_memory_SOURCES = tools/make-memory.c
tools_make_memory_LDADD =
tools_peers_gale_church_SOURCES = tools/peers/gale-church.c
tools_peers_gale_church_LDADD = -lm
tools_peers_icu_sentences_SOURCES = tools/peers/icu-sentences.c
tools_peers_icu_sentences_LDADD = $(ICU_LIBS)
tools_language_facts_SOURCES = tools/language-facts.c
tools_language_facts_LDADD = $(ICU_LIBS)
dist_noinst_SCRIPTS += tools/new-language tools/word-frequencies tools/bench-segment-peers tools/bench-align tools/bench-aligner tools/make-articles tools/make-insertion tools/check-insertion
dist_noinst_DATA += tools/peers/sentences.js
# seed-faults: faults put into clean translations, for tools/bench-check.
dist_noinst_SCRIPTS += tools/seed-faults
dist_noinst_DATA += tools/seed-faults.awk
