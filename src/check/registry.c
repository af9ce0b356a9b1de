/* The table of checks, by id. A new check is one file and one row here. */
#include "check/check.h"

extern const dgm__check dgm__check_acronyms, dgm__check_addition, dgm__check_addresses, dgm__check_brackets, dgm__check_capital_start,
	dgm__check_confusable_characters, dgm__check_control_characters, dgm__check_dates, dgm__check_digits, dgm__check_doubled_word, dgm__check_edge_space,
	dgm__check_empty, dgm__check_end_mark, dgm__check_forbidden_pattern, dgm__check_foreign_marks, dgm__check_invisible_characters, dgm__check_length_ratio,
	dgm__check_misaligned, dgm__check_mixed_script, dgm__check_mojibake, dgm__check_money, dgm__check_name_inconsistent, dgm__check_names, dgm__check_negation,
	dgm__check_number_magnitude, dgm__check_numbers, dgm__check_omission, dgm__check_opening_marks, dgm__check_percentages, dgm__check_phone_numbers,
	dgm__check_placeholders, dgm__check_quotations, dgm__check_quotes, dgm__check_repeated_punctuation, dgm__check_same_source, dgm__check_same_target,
	dgm__check_sentence_count, dgm__check_source_left, dgm__check_spacing, dgm__check_spelling, dgm__check_tags, dgm__check_term_forbidden,
	dgm__check_term_inconsistent, dgm__check_term_missing, dgm__check_times, dgm__check_truncated, dgm__check_unit_conversion, dgm__check_untranslated,
	dgm__check_wrong_language, dgm__check_wrong_script;

const dgm__check *const dgm__checks[] = {
	&dgm__check_acronyms,
	&dgm__check_addition,
	&dgm__check_addresses,
	&dgm__check_brackets,
	&dgm__check_capital_start,
	&dgm__check_confusable_characters,
	&dgm__check_control_characters,
	&dgm__check_dates,
	&dgm__check_digits,
	&dgm__check_doubled_word,
	&dgm__check_edge_space,
	&dgm__check_empty,
	&dgm__check_end_mark,
	&dgm__check_forbidden_pattern,
	&dgm__check_foreign_marks,
	&dgm__check_invisible_characters,
	&dgm__check_length_ratio,
	&dgm__check_misaligned,
	&dgm__check_mixed_script,
	&dgm__check_mojibake,
	&dgm__check_money,
	&dgm__check_name_inconsistent,
	&dgm__check_names,
	&dgm__check_negation,
	&dgm__check_number_magnitude,
	&dgm__check_numbers,
	&dgm__check_omission,
	&dgm__check_opening_marks,
	&dgm__check_percentages,
	&dgm__check_phone_numbers,
	&dgm__check_placeholders,
	&dgm__check_quotations,
	&dgm__check_quotes,
	&dgm__check_repeated_punctuation,
	&dgm__check_same_source,
	&dgm__check_same_target,
	&dgm__check_sentence_count,
	&dgm__check_source_left,
	&dgm__check_spacing,
	&dgm__check_spelling,
	&dgm__check_tags,
	&dgm__check_term_forbidden,
	&dgm__check_term_inconsistent,
	&dgm__check_term_missing,
	&dgm__check_times,
	&dgm__check_truncated,
	&dgm__check_unit_conversion,
	&dgm__check_untranslated,
	&dgm__check_wrong_language,
	&dgm__check_wrong_script,
	NULL,
};

const dgm_check_info *dgm_check_at(size_t index)
{
	size_t count = sizeof dgm__checks / sizeof *dgm__checks - 1;

	return index < count ? &dgm__checks[index]->info : NULL;
}
