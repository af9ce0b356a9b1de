/* dragoman tm split: a memory in parts, by number of units, by pair of languages, or by a property. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/msg.h"
#include "cli/result.h"
#include "cli/tm.h"
#include "cli/tm_copy.h"

enum { MOST_PARTS = 512 }; /* files open at a time, by pair or property */

typedef struct split_args {
	const char *format, *out_dir, *by;
	unsigned units;
	bool pair, salvage;
} split_args;

/* One file in the making. */
typedef struct part {
	char *key, *path;
	dgm_output *output;
	dgm_unit_writer *writer;
	uint64_t units;
} part;

typedef struct split {
	cli *c;
	const split_args *args;
	const dgm_format_info *format;
	const dgm_memory_header *header;
	char source[DGM_LANGUAGE_CAPACITY];
	part parts[MOST_PARTS];
	size_t count;
	uint64_t read, files;
} split;

static dgm_status no_memory(dgm_error *err)
{
	if (err)
		snprintf(err->text, sizeof err->text, "out of memory");
	return DGM_ENOMEM;
}

/* A name for the file system out of any text: letters, figures and what is harmless stay. */
static void file_name(char *to, size_t capacity, const char *text)
{
	size_t n = 0;

	for (; *text && n + 1 < capacity; text++, n++) {
		unsigned char b = (unsigned char)*text;

		to[n] = b < 0x21 || strchr("/\\:*?\"<>|", b) || (!n && b == '.') ? '_' : *text;
	}
	to[n] = '\0';
}

static dgm_status open_part(split *s, part *p, const char *name, dgm_error *err)
{
	dgm_memory_header header = *s->header;
	char safe[200];

	file_name(safe, sizeof safe, name);
	if (asprintf(&p->path, "%s/%s%s", s->args->out_dir, safe, s->format->extension) < 0) {
		p->path = NULL;
		return no_memory(err);
	}
	p->output = result_open(s->c, p->path);
	if (!p->output)
		return DGM_ESTOP; /* has been told */
	s->files++;
	return dgm_unit_writer_new(&p->writer, s->format->name, &header, p->output, err);
}

static dgm_status close_part(split *s, part *p, bool good, dgm_error *err)
{
	dgm_status st = DGM_OK;

	if (good && p->writer)
		st = dgm_unit_writer_finish(p->writer, err);
	else
		dgm_unit_writer_abort(p->writer);
	if (p->output && !result_close(s->c, p->output, good && st == DGM_OK) && st == DGM_OK && good)
		st = DGM_ESTOP;
	free(p->path);
	free(p->key);
	*p = (part){ .key = NULL };
	return st;
}

static dgm_status put(part *p, const dgm_unit *unit, dgm_error *err)
{
	p->units++;
	return dgm_unit_writer_write(p->writer, unit, err);
}

/* The next file begins when the one at hand is full. */
static dgm_status put_by_units(split *s, const dgm_unit *unit, dgm_error *err)
{
	part *p = &s->parts[0];
	dgm_status st = DGM_OK;
	char name[32];

	if (p->writer && p->units == s->args->units)
		st = close_part(s, p, true, err);
	if (st == DGM_OK && !p->writer) {
		s->count = 1;
		snprintf(name, sizeof name, "part-%05" PRIu64, s->files + 1);
		st = open_part(s, p, name, err);
	}
	return st == DGM_OK ? put(p, unit, err) : st;
}

static dgm_status put_by_key(split *s, const char *key, const dgm_unit *unit, dgm_error *err)
{
	size_t i = 0;
	dgm_status st = DGM_OK;

	while (i < s->count && strcmp(s->parts[i].key, key))
		i++;
	if (i == MOST_PARTS) {
		snprintf(err->text, sizeof err->text, "more than %d parts; take those you want with tm filter first", MOST_PARTS);
		return DGM_ELIMIT;
	}
	if (i == s->count) {
		s->count++;
		s->parts[i].key = strdup(key);
		st = s->parts[i].key ? open_part(s, &s->parts[i], *key ? key : "none", err) : no_memory(err);
	}
	return st == DGM_OK ? put(&s->parts[i], unit, err) : st;
}

/* Every pair of the source and another variant into its own file, the source first. */
static dgm_status put_by_pair(split *s, const dgm_unit *unit, dgm_error *err)
{
	const dgm_variant *source = s->source[0] ? dgm_unit_variant(unit, s->source) : NULL;
	dgm_status st = DGM_OK;

	if (!source && unit->variant_count)
		source = &unit->variants[0];
	for (size_t i = 0; i < unit->variant_count && st == DGM_OK; i++) {
		dgm_variant variants[2];
		dgm_unit pair = *unit;
		char key[2 * DGM_LANGUAGE_CAPACITY];

		if (&unit->variants[i] == source)
			continue;
		variants[0] = *source;
		variants[1] = unit->variants[i];
		pair.variants = variants;
		pair.variant_count = 2;
		snprintf(key, sizeof key, "%.*s-%.*s", (int)source->language.n, source->language.p, (int)variants[1].language.n, variants[1].language.p);
		st = put_by_key(s, key, &pair, err);
	}
	return st;
}

static dgm_status put_by_property(split *s, const dgm_unit *unit, dgm_error *err)
{
	dgm_str value = dgm_unit_property(unit, s->args->by + 5); /* behind "prop:" */
	char key[200];

	snprintf(key, sizeof key, "%.*s", (int)(value.n < sizeof key ? value.n : sizeof key - 1), value.p ? value.p : "");
	return put_by_key(s, key, unit, err);
}

static dgm_status put_unit(void *arg, const dgm_unit *unit, dgm_error *err)
{
	split *s = arg;

	s->read++;
	return s->args->pair ? put_by_pair(s, unit, err) : s->args->by ? put_by_property(s, unit, err) : put_by_units(s, unit, err);
}

static dgm_status split_units(split *s, dgm_unit_reader *reader, dgm_error *err)
{
	dgm_status st = dgm_unit_reader_each(reader, put_unit, s, err);

	for (size_t i = 0; i < s->count; i++) {
		dgm_status closed = close_part(s, &s->parts[i], st == DGM_OK, err);

		if (st == DGM_OK)
			st = closed;
	}
	return st;
}

static bool arguments_fit(cli *c, const split_args *args, size_t count)
{
	if (!tm_one_memory(c, count))
		return false;
	if (!args->out_dir)
		msg_error(c, "%s: --out-dir DIR is missing", c->command);
	else if ((args->units != 0) + args->pair + (args->by != NULL) != 1)
		msg_error(c, "%s: give one of --units N, --pair and --by prop:NAME", c->command);
	else if (args->by && strncmp(args->by, "prop:", 5))
		msg_error(c, "%s: --by takes prop:NAME, not \"%s\"", c->command, args->by);
	else
		return true;
	return false;
}

static const dgm_format_info *format_of(const char *name)
{
	size_t i = 0;

	while (strcmp(dgm_memory_format_at(i)->name, name))
		i++;
	return dgm_memory_format_at(i);
}

static dgm_status split_memory(split *s, const char *path, dgm_error *err)
{
	dgm_unit_reader_options opt = DGM_UNIT_READER_OPTIONS_INIT;
	dgm_unit_reader *reader = NULL;
	dgm_status st;
	dgm_str source;

	opt.salvage = s->args->salvage;
	opt.reporter = &s->c->reporter;
	st = dgm_unit_reader_open(&reader, path, &opt, err);
	if (st == DGM_OK) {
		s->header = dgm_unit_reader_header(reader);
		source = s->header->source_language;
		if (source.n && source.p[0] != '*')
			snprintf(s->source, sizeof s->source, "%.*s", (int)source.n, source.p);
		st = split_units(s, reader, err);
	}
	dgm_unit_reader_close(reader);
	return st;
}

static void run_split(cli *c, const void *a, char **operands, size_t count)
{
	const split_args *args = a;
	dgm_error err = DGM_ERROR_INIT;
	split *s;
	const char *name;
	bool made_folder;
	dgm_status st;

	if (!arguments_fit(c, args, count) || !(name = result_format(c, args->format, NULL, dgm_memory_format_at, "tmx")))
		return;
	if (!result_make_folder(c, args->out_dir, &made_folder))
		return;
	s = calloc(1, sizeof *s);
	if (!s) {
		msg_error(c, "out of memory");
		return;
	}
	s->c = c;
	s->args = args;
	s->format = format_of(name);
	st = split_memory(s, operands[0], &err);
	if (st == DGM_OK)
		msg_say(c, "%" PRIu64 " unit%s read, %" PRIu64 " file%s written to %s", s->read, s->read == 1 ? "" : "s", s->files, s->files == 1 ? "" : "s",
			args->out_dir);
	else if (st != DGM_ESTOP)
		cli_fail(c, &err);
	if (st != DGM_OK && made_folder)
		(void)rmdir(args->out_dir); /* where it is empty */
	free(s);
}

#define ROW(member) .target = offsetof(split_args, member)

static const cli_option split_options[] = {
	{ .name = "units", .kind = CLI_COUNT, ROW(units), .argname = "N", .min = 1, .max = 1000000000, .help = "files of N units" },
	{ .name = "pair", .kind = CLI_FLAG, ROW(pair), .help = "a file for each pair of the source and another language" },
	{ .name = "by", .kind = CLI_STRING, ROW(by), .argname = "prop:NAME", .help = "a file for each value of the property NAME" },
	{ .name = "out-dir", .kind = CLI_FOLDER, ROW(out_dir), .argname = "DIR", .help = "write to DIR, which is made where it is missing" },
	{ .name = "format", .letter = 'f', .kind = CLI_NAME, ROW(format), .argname = "FORMAT", .help = "see below (default: tmx)", .word = tm_format_name },
	{ .name = "salvage", .kind = CLI_FLAG, ROW(salvage), .help = "keep the whole units of a file that breaks off" },
	{ .name = NULL },
};

static const char *const one[] = { "MEMORY", NULL };

const cli_command cmd_tm_split = {
	.name = "split", .summary = "divide a memory into several", .forms = one, .options = split_options,
	.args_size = sizeof(split_args), .run = run_split, .more_help = tm_list_formats,
};
