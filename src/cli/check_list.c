#include "cli/check_list.h"

#include <string.h>

#include <jansson.h>

#include "cli/msg.h"

static void list_text(const dgm_check_info *check, const dgm_check_example *e)
{
	printf("%s%s  %s (%s)%s\n  %s\n", check->id, strlen(check->id) < 22 ? &"                      "[strlen(check->id)] : "", dgm_severity_name(check->severity),
		check->category, check->off ? ", only when named" : "", check->summary);
	if (e)
		printf("  e.g. %s: %s\n       %s: %s\n", e->source_language, e->source, e->target_language, *e->target ? e->target : "(nothing)");
}

static bool list_json(const dgm_check_info *check, const dgm_check_example *e)
{
	json_t *object = json_pack("{s:s, s:s, s:s, s:s, s:b}", "id", check->id, "severity", dgm_severity_name(check->severity), "category", check->category, "summary",
		check->summary, "default", !check->off);
	bool whole = object != NULL;

	if (e && whole)
		whole = !json_object_set_new(object, "example", json_pack("{s:s, s:s, s:s, s:s, s:s?}", "source_language", e->source_language, "source", e->source,
			"target_language", e->target_language, "target", e->target, "file", e->file));
	if (whole)
		whole = !json_dumpf(object, stdout, JSON_COMPACT) && putchar('\n') == '\n';
	json_decref(object);
	return whole;
}

void check_list(cli *c, const char *format)
{
	const dgm_check_info *check;

	if (format && strcmp(format, "text") != 0 && strcmp(format, "jsonl") != 0) {
		msg_error(c, "%s: --list is text or jsonl, not %s", c->command, format);
		return;
	}
	for (size_t i = 0; (check = dgm_check_at(i)) != NULL; i++) {
		const dgm_check_example *e = dgm_check_example_of(check->id);

		if (!format || strcmp(format, "jsonl") != 0) {
			list_text(check, e);
		} else if (!list_json(check, e)) {
			msg_error(c, "%s: the list could not be written", c->command);
			return;
		}
	}
}
