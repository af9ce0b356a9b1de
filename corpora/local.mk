# The sample articles with their gold, as they stand.
EXTRA_DIST += corpora
