# Scripts for developers; each begins with what it is for.
dist_noinst_SCRIPTS += tools/setup tools/build tools/quickstart tools/check tools/check-layers tools/check-exports tools/check-corpora \
	tools/check-sum
