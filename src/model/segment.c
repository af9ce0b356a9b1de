/* The names of segment kinds and reasons, and of metadata. */
#include <dragoman/document.h>

static const char *const kinds[] = {
	[DGM_SEGMENT_SENTENCE] = "sentence",
	[DGM_SEGMENT_HEADING] = "heading",
	[DGM_SEGMENT_DATELINE] = "dateline",
};

static const char *const reasons[DGM_SEGMENT_REASONS] = {
	[DGM_REASON_TEXT_END] = "text-end",
	[DGM_REASON_PARAGRAPH_END] = "paragraph-end",
	[DGM_REASON_LINE_END] = "line-end",
	[DGM_REASON_DATELINE] = "dateline",
	[DGM_REASON_STRONG_MARK] = "strong-mark",
	[DGM_REASON_FULL_STOP] = "full-stop",
	[DGM_REASON_ELLIPSIS] = "ellipsis",
	[DGM_REASON_NO_SPACE] = "no-space",
	[DGM_REASON_FIGURE] = "figure",
	[DGM_REASON_ABBREVIATION] = "abbreviation",
	[DGM_REASON_INITIAL] = "initial",
	[DGM_REASON_SRX] = "srx",
	[DGM_REASON_SPACE] = "space",
};

static const char *const metadata[DGM_METADATA_KINDS] = {
	[DGM_METADATA_LANGUAGE] = "language",
	[DGM_METADATA_DATE] = "date",
	[DGM_METADATA_HEADLINE] = "headline",
	[DGM_METADATA_SLUG] = "slug",
	[DGM_METADATA_ID] = "id",
	[DGM_METADATA_BYLINE] = "byline",
	[DGM_METADATA_TRANSLATION_OF] = "translation-of",
};

const char *dgm_metadata_name(dgm_metadata kind)
{
	return (unsigned)kind < DGM_METADATA_KINDS ? metadata[kind] : NULL;
}

const char *dgm_segment_kind_name(uint8_t kind)
{
	return kind < sizeof kinds / sizeof *kinds ? kinds[kind] : NULL;
}

const char *dgm_segment_reason_name(uint8_t reason)
{
	return reason < DGM_SEGMENT_REASONS ? reasons[reason] : NULL;
}
