#include "base/turns.h"

#include <stddef.h>
#include <string.h>

/* Where memory is short a warning may come twice. */
static bool is_due(dgm__turns *turns, const char *text)
{
	int is_new;

	return !turns->once || !dgm__strmap_put(&turns->said, text, strlen(text), 0, &is_new) || is_new;
}

static void pass_warning(void *arg, const char *text)
{
	dgm__turns *turns = arg;

	pthread_mutex_lock(&turns->lock);
	if (is_due(turns, text))
		turns->given->warn(turns->given->arg, text);
	pthread_mutex_unlock(&turns->lock);
}

static void pass_note(void *arg, const char *text)
{
	dgm__turns *turns = arg;

	pthread_mutex_lock(&turns->lock);
	turns->given->note(turns->given->arg, text);
	pthread_mutex_unlock(&turns->lock);
}

void dgm__turns_init(dgm__turns *turns, const dgm_reporter *given)
{
	turns->given = given;
	turns->once = false;
	turns->said = (dgm__strmap){ .count = 0 };
	turns->reporter = (dgm_reporter){ .warn = given && given->warn ? pass_warning : NULL, .note = given && given->note ? pass_note : NULL, .arg = turns };
	pthread_mutex_init(&turns->lock, NULL);
}

void dgm__turns_clear(dgm__turns *turns)
{
	pthread_mutex_destroy(&turns->lock);
	dgm__strmap_clear(&turns->said);
}
