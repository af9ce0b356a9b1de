/* The words of the rows stand in the order of the library's values. */
#include "cli/article.h"

void article_options(dgm_text_options *text, dgm_segment_options *segment, const article_args *args, const cli *c)
{
	*text = (dgm_text_options)DGM_TEXT_OPTIONS_INIT;
	text->encoding = args->encoding;
	text->repair = args->repair;
	text->reporter = &c->reporter;
	*segment = (dgm_segment_options)DGM_SEGMENT_OPTIONS_INIT;
	segment->dateline = (dgm_dateline)args->dateline;
	segment->line_breaks = (dgm_line_breaks)args->line_breaks;
	segment->reporter = &c->reporter;
}

const char *article_format_name(size_t index)
{
	const dgm_format_info *format = dgm_article_format_at(index);

	return format ? format->name : NULL;
}
