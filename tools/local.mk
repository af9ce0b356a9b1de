# Scripts for developers; each begins with what it is for.
dist_noinst_SCRIPTS += tools/setup tools/build tools/quickstart tools/check tools/check-layers tools/check-exports tools/check-corpora \
	tools/check-sum tools/check-clients tools/eval-floors tools/bench tools/bench-check tools/bench-segment tools/fit-spaces .ci/run
dist_noinst_DATA += tools/thai-cues.txt tools/clients/omegat.project tools/clients/probe.groovy tools/clients/tmexchange.js tools/clients/toolkit.py
