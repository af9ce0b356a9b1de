/* The formats, in the order in which they are tried: those with clear marks first. */
#include "dictionary/dictionary.h"

static const dgm__dictionary_format *const formats[] = {
	&dgm__dictionary_mo, &dgm__dictionary_tbx, &dgm__dictionary_dictd, &dgm__dictionary_unihan, &dgm__dictionary_ding, &dgm__dictionary_cedict,
	&dgm__dictionary_edict, &dgm__dictionary_csv, &dgm__dictionary_pairs,
};

const dgm__dictionary_format *dgm__dictionary_sniff(const dgm__dictionary_job *job)
{
	for (size_t k = 0; k < sizeof formats / sizeof *formats; k++)
		if (formats[k]->sniff(job))
			return formats[k];
	return NULL;
}
