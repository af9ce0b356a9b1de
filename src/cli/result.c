/* Results: opened through the library, which writes a temporary file beside the target and renames it. */
#include "cli/result.h"

#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "cli/msg.h"

/*
 * A signal handler can only reach what is static. The name is kept until the file is in its place: to unlink a temporary name that is gone
 * already does no harm.
 */
enum { MOST_OPEN = 516 }; /* tm split writes up to 512 parts at a time; pages that no name stands on take no memory */
static char unfinished[MOST_OPEN][PATH_MAX];

static void on_signal(int number)
{
	for (int i = 0; i < MOST_OPEN; i++)
		if (unfinished[i][0])
			(void)unlink(unfinished[i]);
	signal(number, SIG_DFL);
	raise(number);
}

void result_watch_signals(void)
{
	static const int numbers[] = { SIGINT, SIGTERM, SIGHUP };
	struct sigaction action = { .sa_handler = on_signal };

	signal(SIGPIPE, SIG_IGN);
	sigemptyset(&action.sa_mask);
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		struct sigaction before;

		/* what nohup or a background job has set to be ignored stays ignored */
		if (sigaction(numbers[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN)
			sigaction(numbers[i], &action, NULL);
	}
}

/* Opening a named pipe waits for its reader and must stay interruptible; only files get a temporary name. */
static bool makes_temporary(const char *path)
{
	struct stat info;

	return stat(path, &info) || S_ISREG(info.st_mode);
}

seen_file result_look(const char *path)
{
	struct stat info;

	if (!path || !strcmp(path, "-") || stat(path, &info) || !S_ISREG(info.st_mode))
		return (seen_file){ 0 };
	return (seen_file){ true, (uint64_t)info.st_size, info.st_dev, info.st_ino };
}

bool result_is_same(const seen_file *a, const seen_file *b)
{
	return a->is_regular && b->is_regular && a->device == b->device && a->inode == b->inode;
}

bool result_spares_seen(cli *c, const seen_file *result, const char *input, const seen_file *input_file)
{
	if (!result_is_same(result, input_file))
		return true;
	msg_error(c, "%s: is read here and would be written over; name another file with -o", input);
	return false;
}

bool result_spares(cli *c, const char *path, const char *input)
{
	seen_file result = result_look(path), input_file = result.is_regular ? result_look(input) : (seen_file){ 0 };

	return result_spares_seen(c, &result, input, &input_file);
}

bool result_spares_all(cli *c, const char *path, char **inputs, size_t count)
{
	bool spares = true;

	for (size_t i = 0; i < count && spares; i++)
		spares = result_spares(c, path, inputs[i]);
	return spares;
}

/* The slot of a name; "" finds a free one. The last one where all are taken: then a signal may leave a temporary file. */
static char *slot_of(const char *name)
{
	int i = 0;

	while (i < MOST_OPEN - 1 && strcmp(unfinished[i], name))
		i++;
	return unfinished[i];
}

dgm_output *result_open(cli *c, const char *path)
{
	dgm_error err = DGM_ERROR_INIT;
	dgm_output *output;
	sigset_t all, before;
	dgm_status st;
	bool guard;

	if (!path)
		path = "-";
	guard = makes_temporary(path);
	sigfillset(&all);
	if (guard)
		sigprocmask(SIG_BLOCK, &all, &before);
	st = dgm_output_open(&output, path, &err);
	if (st == DGM_OK && dgm_output_temporary(output))
		snprintf(slot_of(""), sizeof unfinished[0], "%s", dgm_output_temporary(output));
	if (guard)
		sigprocmask(SIG_SETMASK, &before, NULL);
	if (st != DGM_OK) {
		cli_fail(c, &err);
		return NULL;
	}
	return output;
}

dgm_output *result_open_from(cli *c, const char *path, char **memories, size_t count)
{
	if (!count)
		msg_error(c, "%s: name a memory; - is standard input", c->command);
	return count && result_spares_all(c, path, memories, count) ? result_open(c, path) : NULL;
}

dgm_output *result_open_packed(cli *c, const char *path)
{
	dgm_output *output = result_open(c, path);
	dgm_error err = DGM_ERROR_INIT;

	if (!output || dgm_output_pack(output, &err) == DGM_OK)
		return output;
	cli_fail(c, &err);
	result_close(c, output, false);
	return NULL;
}

bool result_close(cli *c, dgm_output *output, bool good)
{
	const char *temporary = dgm_output_temporary(output);
	char *slot = temporary ? slot_of(temporary) : NULL;
	dgm_error err = DGM_ERROR_INIT;

	if (!good)
		dgm_output_abort(output);
	else if (dgm_output_commit(output, &err) != DGM_OK)
		good = false;
	if (slot)
		slot[0] = '\0';
	if (err.code)
		cli_fail(c, &err);
	return good;
}

void result_guard(const char *path)
{
	snprintf(slot_of(""), sizeof unfinished[0], "%s", path);
}

void result_unguard(const char *path)
{
	char *slot = slot_of(path);

	if (!strcmp(slot, path))
		slot[0] = '\0';
}

static bool copy_file(cli *c, const char *work, dgm_output *output)
{
	FILE *in = fopen(work, "rb");
	char bytes[1 << 14];
	size_t n;
	bool good;

	while (in && !dgm_output_has_failed(output) && (n = fread(bytes, 1, sizeof bytes, in)) > 0)
		dgm_output_write(output, bytes, n);
	good = in && !ferror(in);
	if (!good)
		msg_error(c, "%s: cannot read: %s", work, strerror(errno));
	if (in)
		fclose(in);
	return good;
}

bool result_put(cli *c, const char *work, const char *path)
{
	struct stat info;
	dgm_output *output;

	/* what is there keeps its mode, and its name where path is a link */
	if (!dgm_packed_extension(path) && lstat(path, &info) && rename(work, path) == 0)
		return true;
	output = result_open_packed(c, path);
	if (!output || !result_close(c, output, copy_file(c, work, output)))
		return false;
	(void)unlink(work);
	return true;
}

bool result_make_folder(cli *c, const char *path, bool *made)
{
	struct stat info;

	*made = mkdir(path, 0777) == 0;
	if (*made || (errno == EEXIST && stat(path, &info) == 0 && S_ISDIR(info.st_mode)))
		return true;
	if (errno == EEXIST)
		msg_error(c, "%s: is a file; name a folder", path);
	else
		msg_error(c, "%s: cannot make the folder: %s", path, strerror(errno));
	return false;
}

/* A second name for the file: made beside and renamed, so that an older backup stays until the new one is there. */
bool result_keep_backup(cli *c, const char *path)
{
	char backup[PATH_MAX], beside[PATH_MAX];
	int n = snprintf(beside, sizeof beside, "%s.bak.%ld", path, (long)getpid());

	if (n < 0 || (size_t)n >= sizeof beside) {
		msg_error(c, "%s: the name is too long for a backup beside it; use -o", path);
		return false;
	}
	snprintf(backup, sizeof backup, "%s.bak", path);
	if (link(path, beside) == 0 && rename(beside, backup) == 0) {
		(void)unlink(beside); /* where both were one file already, rename leaves them */
		return true;
	}
	msg_error(c, "%s: cannot keep a backup: %s; the memory is as it was, use -o", backup, strerror(errno));
	(void)unlink(beside);
	return false;
}

typedef const dgm_format_info *format_table(size_t index);

static const char *extension_word(const void *arg, size_t index)
{
	const dgm_format_info *format = (*(format_table *const *)arg)(index);

	return format ? format->extension : NULL;
}

const char *result_format(cli *c, const char *given, const char *path, format_table *formats, const char *fallback)
{
	const dgm_format_info *format;
	char name[PATH_MAX];
	const char *slash, *dot, *near;

	if (given || !path || !strcmp(path, "-"))
		return given ? given : fallback;
	slash = strrchr(path, '/');
	snprintf(name, sizeof name, "%s", slash ? slash + 1 : path);
	name[strlen(name) - dgm_packed_extension(name)] = '\0';
	dot = strrchr(name, '.');
	if (!dot || dot == name)
		return fallback;
	for (size_t i = 0; (format = formats(i)) != NULL; i++)
		if (!strcasecmp(format->extension, dot))
			return format->name;
	near = cli_nearest(dot, extension_word, &formats);
	msg_error(c, "%s: no output format has the extension %s; %s%s%s name the format with -f", path, dot, near ? "did you mean " : "", near ? near : "",
		near ? "? Or else" : "just");
	return NULL;
}

bool result_date(cli *c, char buffer[32], const char **date)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	struct tm parts;
	long long n;
	time_t t;

	*date = NULL;
	if (!epoch || !*epoch)
		return true;
	errno = 0;
	n = strtoll(epoch, NULL, 10);
	t = (time_t)n;
	if (strspn(epoch, "0123456789") != strlen(epoch) || errno || n > 253402300799LL || !gmtime_r(&t, &parts)) {
		msg_error(c, "SOURCE_DATE_EPOCH is \"%s\"; set it to seconds since 1970-01-01, or unset it", epoch);
		return false;
	}
	strftime(buffer, 32, "%Y%m%dT%H%M%SZ", &parts);
	*date = buffer;
	return true;
}

void result_list_formats(FILE *to, format_table *formats)
{
	const dgm_format_info *format;

	fputs("formats:\n", to);
	for (size_t i = 0; (format = formats(i)) != NULL; i++) {
		fprintf(to, "  %-8s%-8s%s", format->name, format->extension, format->summary);
		if (format->min_confidence > 0)
			fprintf(to, "; beads from %g up", format->min_confidence);
		fputc('\n', to);
	}
}
