/* Precision, recall and F1 from counts. */
#include <dragoman/eval.h>

static double ratio(uint64_t part, uint64_t whole)
{
	return whole ? (double)part / (double)whole : 1.0;
}

double dgm_score_precision(const dgm_score *score)
{
	return ratio(score->right_output, score->output);
}

double dgm_score_recall(const dgm_score *score)
{
	return ratio(score->right_gold, score->gold);
}

double dgm_score_f1(const dgm_score *score)
{
	double p = dgm_score_precision(score), r = dgm_score_recall(score);

	return p + r > 0 ? 2 * p * r / (p + r) : 0;
}
