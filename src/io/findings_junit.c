/*
 * Findings as JUnit's XML, which CI systems show as test results: a suite a file, a test a unit with findings and one for all other units. A
 * suite begins with its counts, so it is kept in memory until the next.
 */
#include "io/findings.h"

#include <inttypes.h>
#include <string.h>

#include "base/buffer.h"
#include "base/mem.h"
#include "base/status.h"
#include "io/xml.h"

enum { MOST_SUITE = 1 << 30, MOST_TEXT = 4 << 20 };

typedef struct junit {
	dgm_output *suite;   /* its tests; NULL: no suite yet */
	dgm__buffer file;    /* its name */
	dgm__buffer name;    /* of the test */
	dgm__buffer legal;   /* scratch */
	dgm_status failed;   /* a suite could not be begun */
	uint64_t unit;       /* of the test that is open; 0: none */
	uint64_t tests;      /* with findings */
} junit;

static dgm_str legal(junit *j, dgm_str text)
{
	dgm__xml_replace_illegal(&j->legal, text);
	return j->legal.n ? dgm__buffer_view(&j->legal) : (dgm_str){ "", 0 };
}

static dgm_status begin(dgm__findings_job *job, dgm_error *err)
{
	junit *j = dgm__calloc(1, sizeof *j);

	if (!j)
		return dgm__out_of_memory(err);
	j->file = j->name = j->legal = (dgm__buffer)DGM__BUFFER_INIT(MOST_TEXT);
	job->state = j;
	dgm_output_puts(job->output, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"dragoman check\">\n");
	return DGM_OK;
}

static void close_test(junit *j)
{
	if (j->unit)
		dgm_output_puts(j->suite, "    </testcase>\n");
	j->unit = 0;
}

static dgm_status close_suite(dgm__findings_job *job, dgm_error *err)
{
	junit *j = job->state;
	dgm_str name = dgm__buffer_view(&j->file);
	dgm_status st;

	if (!j->suite)
		return DGM_OK;
	close_test(j);
	dgm_output_puts(job->output, "  <testsuite");
	dgm__xml_attribute(job->output, "name", name);
	dgm_output_printf(job->output, " tests=\"%" PRIu64 "\" failures=\"%" PRIu64 "\" errors=\"0\" skipped=\"0\">\n", j->tests + 1, j->tests);
	dgm_output_str_write(job->output, dgm_output_str(j->suite));
	dgm_output_puts(job->output, "    <testcase");
	dgm__xml_attribute(job->output, "classname", name);
	dgm_output_puts(job->output, " name=\"all other units\"/>\n  </testsuite>\n");
	st = dgm__buffer_status(&j->legal, err);
	if (st == DGM_OK && dgm_output_has_failed(j->suite))
		st = dgm_output_commit(j->suite, err);
	else
		dgm_output_abort(j->suite);
	j->suite = NULL;
	return st;
}

static dgm_status file(dgm__findings_job *job, const char *name, dgm_error *err)
{
	junit *j = job->state;
	dgm_status st = close_suite(job, err);

	if (st != DGM_OK)
		return st;
	j->tests = 0;
	dgm__xml_replace_illegal(&j->file, (dgm_str){ name, strlen(name) });
	st = dgm__buffer_status(&j->file, err);
	return st == DGM_OK ? dgm_output_memory(&j->suite, MOST_SUITE, err) : st;
}

static void open_test(junit *j, const dgm_finding *f)
{
	close_test(j);
	dgm__buffer_reset(&j->name);
	dgm__buffer_printf(&j->name, "unit %" PRIu64, f->unit);
	if (f->id.n)
		dgm__buffer_printf(&j->name, " (%.*s)", dgm__clip(f->id, 1000), f->id.p);
	dgm_output_puts(j->suite, "    <testcase");
	dgm__xml_attribute(j->suite, "classname", dgm__buffer_view(&j->file));
	dgm__xml_attribute(j->suite, "name", legal(j, dgm__buffer_view(&j->name)));
	dgm_output_puts(j->suite, ">\n");
	j->unit = f->unit;
	j->tests++;
}

static void put(dgm__findings_job *job, const dgm_finding *f)
{
	junit *j = job->state;

	if (!j->suite && (j->failed = file(job, f->file, NULL)) != DGM_OK)
		return; /* end tells */
	if (f->unit != j->unit)
		open_test(j, f);
	dgm_output_printf(j->suite, "      <failure type=\"%s\"", dgm_severity_name(f->severity));
	dgm__xml_attribute(j->suite, "message", legal(j, (dgm_str){ f->message, strlen(f->message) }));
	dgm_output_printf(j->suite, ">%s: ", f->check);
	dgm__xml_text(j->suite, legal(j, (dgm_str){ f->file, strlen(f->file) }));
	dgm_output_printf(j->suite, ":%" PRIu64 "\nsource: ", f->line);
	dgm__xml_text(j->suite, legal(j, f->source));
	dgm_output_puts(j->suite, "\ntarget: ");
	dgm__xml_text(j->suite, legal(j, f->target));
	dgm_output_puts(j->suite, "</failure>\n");
}

static dgm_status end(dgm__findings_job *job, dgm_error *err)
{
	junit *j = job->state;
	dgm_status st = close_suite(job, err);

	if (st == DGM_OK && j->failed != DGM_OK)
		st = dgm__out_of_memory(err);
	dgm_output_puts(job->output, "</testsuites>\n");
	return st;
}

static void clear(dgm__findings_job *job)
{
	junit *j = job->state;

	if (!j)
		return;
	dgm_output_abort(j->suite);
	dgm__buffer_clear(&j->file);
	dgm__buffer_clear(&j->name);
	dgm__buffer_clear(&j->legal);
	dgm__free(j);
}

const dgm__findings_format dgm__findings_junit = {
	.info = { .name = "junit", .extension = ".xml", .summary = "JUnit's XML, for CI systems: a suite a file, a test a unit with findings" },
	.begin = begin, .file = file, .put = put, .end = end, .clear = clear,
};
