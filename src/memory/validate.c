/* Every departure of a memory from its format: the readers find them, this counts and passes them on. */
#include <dragoman/memory.h>

typedef struct passing {
	uint64_t count;
	dgm_memory_finding_fn *found;
	void *arg;
} passing;

static int pass_on(void *arg, const dgm_memory_finding *finding)
{
	passing *p = arg;

	p->count++;
	return p->found ? p->found(p->arg, finding) : 0;
}

/* The readers find all there is to find. */
static dgm_status pass_over(void *arg, const dgm_unit *unit, dgm_error *err)
{
	return DGM_OK;
}

dgm_status dgm_memory_validate(uint64_t *count, const char *path, dgm_memory_finding_fn *found, void *arg, dgm_error *err)
{
	dgm_unit_reader_options opt = DGM_UNIT_READER_OPTIONS_INIT;
	passing p = { .found = found, .arg = arg };
	dgm_status st;

	opt.found = pass_on;
	opt.found_arg = &p;
	opt.validate = true;
	st = dgm_memory_walk(path, &opt, pass_over, NULL, err);
	*count = p.count;
	return st;
}
