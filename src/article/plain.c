/* Plain text: decoded, and nothing else done to it. */
#include "article/article.h"

static bool sniff(dgm_str bytes)
{
	(void)bytes;
	return true;
}

static dgm_status read(dgm__article_job *job, dgm_error *err)
{
	return dgm_text_from_bytes(&job->article->text, job->bytes.p, job->bytes.n, job->name, job->text, err);
}

const dgm__article_format dgm__article_plain = {
	.info = { .name = "plain", .extension = ".txt", .summary = "plain text, kept byte for byte" },
	.sniff = sniff, .read = read,
};
