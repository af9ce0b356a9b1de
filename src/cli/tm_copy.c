/* Memories into a new one, with the files around it. */
#include "cli/tm_copy.h"

#include <inttypes.h>
#include <string.h>

#include "cli/msg.h"
#include "cli/spared.h"

const char *tm_format_name(size_t index)
{
	const dgm_format_info *format = dgm_memory_format_at(index);

	return format ? format->name : NULL;
}

void tm_list_formats(FILE *to)
{
	result_list_formats(to, dgm_memory_format_at);
}

bool tm_one_memory(cli *c, size_t count)
{
	if (count != 1)
		msg_error(c, "%s: name one memory; - is standard input", c->command);
	return count == 1;
}

static const char *plural(uint64_t n)
{
	return n == 1 ? "" : "s";
}

void tm_copy_tell(cli *c, const dgm_memory_copy_counts *n)
{
	msg_say(c, "%" PRIu64 " unit%s read, %" PRIu64 " written", n->read, plural(n->read), n->written);
	if (n->same)
		msg_say(c, "%" PRIu64 " left out: the same texts stand in another unit", n->same);
	if (n->alike)
		msg_say(c, "%" PRIu64 " left out: normalised, the same texts stand in another unit", n->alike);
	if (n->other)
		msg_say(c, "%" PRIu64 " left out: the same source stands in another unit, with another translation", n->other);
	if (n->rejected)
		msg_say(c, "%" PRIu64 " left out: rejected", n->rejected);
	if (n->without)
		msg_say(c, "%" PRIu64 " left out: no text in the languages asked for", n->without);
	if (n->renamed)
		msg_say(c, "%" PRIu64 " got a new id: theirs stood before", n->renamed);
}

/* Where the result goes; NULL after a message. */
static const char *target_of(cli *c, const tm_copy_args *args, char **memories, size_t count)
{
	if (args->dry)
		return "/dev/null";
	if (!args->in_place)
		return args->output ? args->output : "-";
	if (args->output)
		msg_error(c, "%s: --in-place and -o are two places; give one", c->command);
	else if (count != 1 || !strcmp(memories[0], "-"))
		msg_error(c, "%s: --in-place needs one memory that is a file", c->command);
	else
		return memories[0];
	return NULL;
}

bool tm_copy(cli *c, const tm_copy_args *args, dgm_memory_copy_options *opt, char **memories, size_t count, dgm_memory_copy_counts *counts)
{
	const char *target = target_of(c, args, memories, count), *date;
	dgm_error err = DGM_ERROR_INIT;
	dgm_output *output;
	char buffer[32];
	dgm_status st;
	bool good;

	if (!target)
		return false;
	opt->format = result_format(c, args->format, args->dry ? NULL : target, dgm_memory_format_at, "tmx");
	if (!opt->format || !result_date(c, buffer, &date) || !result_spares_all(c, args->rejected, memories, count))
		return false;
	opt->creation_date = date;
	opt->salvage = args->salvage;
	opt->reporter = &c->reporter;
	if (result_is_one_place(args->rejected, target)) {
		msg_error(c, "%s: %s is named for the memory and for what is left out of it; name two files", c->command, target);
		return false;
	}
	output = result_open_packed(c, target);
	if (!output)
		return false;
	if (args->rejected && !(opt->rejected = result_open_packed(c, args->rejected))) {
		result_close(c, output, false);
		return false;
	}
	st = dgm_memories_copy((const char *const *)memories, count, opt, output, counts, &err);
	if (st != DGM_OK)
		cli_fail(c, &err);
	/* those left out first: where they cannot be kept nothing is thrown out */
	good = !opt->rejected || result_close(c, opt->rejected, st == DGM_OK);
	if (args->in_place)
		good = st == DGM_OK && good && result_keep_backup(c, target);
	return result_close(c, output, st == DGM_OK && good) && good;
}
