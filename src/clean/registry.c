/* The table of rules, in the order in which they are tried: of a unit that breaks several the first is the reason. */
#include "clean/clean.h"

extern const dgm__check dgm__check_control_characters, dgm__check_mojibake, dgm__check_money, dgm__check_number_magnitude, dgm__check_numbers, dgm__check_percentages,
	dgm__check_placeholders, dgm__check_tags, dgm__check_untranslated, dgm__check_wrong_language, dgm__check_wrong_script;

/* Decided by the copying, which looks for duplicates before it asks. */
static const dgm__clean_rule duplicate = {
	.info = { .id = "duplicate", .summary = "a unit whose languages and texts stood before" },
};

static const dgm__clean_rule control = {
	.info = { .id = "control", .summary = "control and replacement characters" },
	.checks = { &dgm__check_control_characters },
	.both_sides = true,
};

static const dgm__clean_rule mojibake = {
	.info = { .id = "mojibake", .summary = "text decoded twice" },
	.checks = { &dgm__check_mojibake },
	.both_sides = true,
};

static const dgm__clean_rule same_as_source = {
	.info = { .id = "same-as-source", .summary = "a target that is its source; names and figures may be" },
	.checks = { &dgm__check_untranslated },
};

static const dgm__clean_rule wrong_script = {
	.info = { .id = "wrong-script", .summary = "a side not in a script of its language" },
	.checks = { &dgm__check_wrong_script },
	.both_sides = true,
};

static const dgm__clean_rule wrong_language = {
	.info = { .id = "wrong-language", .summary = "a side in another language than it says" },
	.checks = { &dgm__check_wrong_language },
	.both_sides = true,
};

static const dgm__clean_rule tags_mismatch = {
	.info = { .id = "tags-mismatch", .summary = "inline codes or placeholders that differ" },
	.checks = { &dgm__check_placeholders, &dgm__check_tags },
	.least = DGM_SEVERITY_ERROR,
};

/* Values that changed; a figure on one side alone may be an editor's. */
static const dgm__clean_rule numbers = {
	.info = { .id = "numbers", .summary = "figures of other values" },
	.checks = { &dgm__check_money, &dgm__check_number_magnitude, &dgm__check_numbers, &dgm__check_percentages },
	.least = DGM_SEVERITY_ERROR,
};

const dgm__clean_rule *const dgm__clean_rules[] = {
	&duplicate,
	&dgm__clean_empty,
	&dgm__clean_only_punctuation,
	&control,
	&mojibake,
	&dgm__clean_markup,
	&dgm__clean_too_long,
	&same_as_source,
	&wrong_script,
	&wrong_language,
	&tags_mismatch,
	&numbers,
	&dgm__clean_length_ratio,
	NULL,
};

const dgm_clean_rule *dgm_clean_rule_at(size_t index)
{
	size_t count = sizeof dgm__clean_rules / sizeof *dgm__clean_rules - 1;

	return index < count ? &dgm__clean_rules[index]->info : NULL;
}
