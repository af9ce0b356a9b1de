/* The checks of the table that a caller wants. */
#include <string.h>

#include "base/mem.h"
#include "base/status.h"
#include "check/checker.h"

static bool lists(const char *ids, const char *id)
{
	size_t n = strlen(id);

	for (const char *p = ids; p; p = strchr(p, ',') ? strchr(p, ',') + 1 : NULL)
		if (!strncmp(p, id, n) && (p[n] == ',' || !p[n]))
			return true;
	return false;
}

/* Every id in a list must be in the table. */
static dgm_status check_ids(const char *ids, dgm_error *err)
{
	for (const char *p = ids; p && *p; ) {
		size_t n = strcspn(p, ","), i = 0;

		while (dgm__checks[i] && (strlen(dgm__checks[i]->info.id) != n || strncmp(dgm__checks[i]->info.id, p, n)))
			i++;
		if (!dgm__checks[i])
			return dgm__fail(err, DGM_EARG, NULL, 0, "no check is called \"%.*s\"; check --list names them all", n < 60 ? (int)n : 60, p);
		p += n + (p[n] == ',');
	}
	return DGM_OK;
}

/* Has a check that is asked for by name the file that it compares with? */
static dgm_status check_files(const dgm_check_options *opt, dgm_error *err)
{
	unsigned absent = (opt->glossary ? 0 : DGM__NEED_TERMS) | (opt->patterns ? 0 : DGM__NEED_PATTERNS);

	for (size_t i = 0; dgm__checks[i] && opt->only; i++)
		if (dgm__checks[i]->needs & absent && lists(opt->only, dgm__checks[i]->info.id))
			return dgm__fail(err, DGM_EARG, NULL, 0, "%s takes a file of %s; give one", dgm__checks[i]->info.id,
				dgm__checks[i]->needs & DGM__NEED_TERMS ? "terms (--glossary)" : "patterns (--patterns)");
	return DGM_OK;
}

static bool is_chosen(const dgm_check_info *info, const dgm_check_options *opt)
{
	bool on = opt->only ? lists(opt->only, info->id) : !info->off || (opt->also && lists(opt->also, info->id));

	return on && !(opt->skip && lists(opt->skip, info->id));
}

dgm_status dgm_checker_new(dgm_checker **out, const dgm_check_options *given, dgm_finding_fn *found, void *arg, dgm_error *err)
{
	dgm_check_options opt = DGM_CHECK_OPTIONS_INIT;
	size_t count = 0, chosen = 0;
	dgm__checker_row *rows;
	dgm_status st;

	*out = NULL;
	dgm__options_take(&opt, sizeof opt, given);
	st = check_ids(opt.only, err);
	if (st == DGM_OK)
		st = check_ids(opt.skip, err);
	if (st == DGM_OK)
		st = check_ids(opt.also, err);
	if (st == DGM_OK)
		st = check_files(&opt, err);
	if (st != DGM_OK)
		return st;
	while (dgm__checks[count])
		count++;
	rows = dgm__calloc(count, sizeof *rows);
	if (!rows)
		return dgm__out_of_memory(err);
	for (size_t i = 0; i < count; i++)
		if (is_chosen(&dgm__checks[i]->info, &opt))
			rows[chosen++].check = dgm__checks[i];
	st = dgm__checker_start(out, rows, chosen, &opt, found, arg, err);
	dgm__free(rows);
	return st;
}
