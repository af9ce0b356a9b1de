#include "cli/spared.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/msg.h"

bool spared_add_seen(cli *c, spared *files, const char *path, const seen_file *seen)
{
	spared_file *items = files->items;

	if (!seen->is_regular)
		return true;
	if (files->count == files->capacity) {
		files->capacity = files->capacity ? files->capacity * 2 : 16;
		items = realloc(items, files->capacity * sizeof *items);
		if (!items) {
			msg_error(c, "out of memory");
			return false;
		}
		files->items = items;
	}
	items[files->count++] = (spared_file){ path, *seen };
	files->is_sorted = false;
	return true;
}

bool spared_add(cli *c, spared *files, const char *path)
{
	seen_file seen = result_look(path);

	return spared_add_seen(c, files, path, &seen);
}

void spared_clear(spared *files)
{
	free(files->items);
	*files = (spared){ NULL, 0, 0, false };
}

static int by_inode(const void *a, const void *b)
{
	const seen_file *x = &((const spared_file *)a)->seen, *y = &((const spared_file *)b)->seen;

	if (x->device != y->device)
		return x->device < y->device ? -1 : 1;
	return (x->inode > y->inode) - (x->inode < y->inode);
}

bool spared_allows(cli *c, spared *files, const char *result, const char *option)
{
	spared_file asked = { result, result_look(result) }, *found;

	if (!asked.seen.is_regular || !files->count)
		return true;
	if (!files->is_sorted)
		qsort(files->items, files->count, sizeof *files->items, by_inode);
	files->is_sorted = true;
	found = bsearch(&asked, files->items, files->count, sizeof *files->items, by_inode);
	if (found)
		msg_error(c, "%s: is read here and would be written over; name another %s with %s", found->path, strcmp(option, "--out-dir") ? "file" : "folder", option);
	return !found;
}

/* The folder of a path, to be freed; *name: what stands behind it. */
static char *folder_of(const char *path, const char **name)
{
	const char *slash = strrchr(path, '/');

	*name = slash ? slash + 1 : path;
	return slash ? strndup(path, (size_t)(slash - path) + 1) : strdup("./");
}

bool result_is_one_place(const char *a, const char *b)
{
	const char *names[2];
	char *folders[2];
	struct stat info[2];
	bool one;

	if (!a || !b || !strcmp(a, "-") || !strcmp(b, "-"))
		return false;
	folders[0] = folder_of(a, &names[0]);
	folders[1] = folder_of(b, &names[1]);
	one = folders[0] && folders[1] && !strcmp(names[0], names[1]);
	if (one && !stat(folders[0], &info[0]) && !stat(folders[1], &info[1]))
		one = info[0].st_dev == info[1].st_dev && info[0].st_ino == info[1].st_ino;
	else
		one = one && !strcmp(folders[0], folders[1]);
	free(folders[0]);
	free(folders[1]);
	return one;
}

bool result_can_be_made(cli *c, const char *path)
{
	const char *name;
	char *folder;
	bool good;

	if (!path || !strcmp(path, "-"))
		return true;
	folder = folder_of(path, &name);
	good = folder && !access(folder, W_OK | X_OK);
	if (!good)
		msg_error(c, "%s: cannot write: %s", path, strerror(errno));
	free(folder);
	return good;
}
