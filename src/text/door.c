/*
 * The door for bytes: files and memory become well-formed UTF-8. Byte order marks: Unicode 15, section 23.8; ill-formed parts are
 * replaced by maximal subpart (section 3.9, U+FFFD substitution).
 */
#include "text/door.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include "base/mem.h"
#include "base/status.h"
#include "base/utf8.h"

struct dgm_text {
	char *name;
	char *body; /* owned */
	size_t n;
};

void dgm_text_free(dgm_text *text)
{
	if (!text)
		return;
	dgm__free(text->name);
	dgm__free(text->body);
	dgm__free(text);
}

dgm_str dgm_text_str(const dgm_text *text)
{
	return (dgm_str){ text->body, text->n };
}

const char *dgm_text_name(const dgm_text *text)
{
	return text->name;
}

static uint64_t line_at(const char *p, size_t off)
{
	uint64_t line = 1;

	for (size_t i = 0; i < off; i++)
		line += p[i] == '\n';
	return line;
}

static const char *bom_encoding(const unsigned char *p, size_t n)
{
	static const struct { const char *bytes; size_t n; const char *name; } marks[] = {
		{ "\x00\x00\xFE\xFF", 4, "UTF-32BE" }, { "\xFF\xFE\x00\x00", 4, "UTF-32LE" },
		{ "\xFE\xFF", 2, "UTF-16BE" }, { "\xFF\xFE", 2, "UTF-16LE" }, { "\xEF\xBB\xBF", 3, "UTF-8" },
	};

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (n >= marks[i].n && !memcmp(p, marks[i].bytes, marks[i].n))
			return marks[i].name;
	return NULL;
}

/* Of 100, for advice: a few bytes look like anything, and the zeros of a program like UTF-32. */
enum { LEAST_CONFIDENCE = 20, LEAST_CONFIDENCE_UTF32 = 80 };

enum { LOOKED_AT = 1 << 16, LEAST_PAIRS = 4 }; /* bytes that are looked at for a guess; pairs of them that it takes */

/* The UTF-16 in which ASCII has a NUL in every other byte; NULL: these bytes are not so. */
static const char *spaced_utf16(const char *p, size_t n)
{
	size_t pairs = (n > LOOKED_AT ? LOOKED_AT : n) / 2, zeros[2] = { 0, 0 };

	if (pairs < LEAST_PAIRS || !memchr(p, '\0', 2 * pairs))
		return NULL;
	for (size_t i = 0; i < 2 * pairs; i++)
		zeros[i & 1] += !p[i];
	for (int low = 0; low < 2; low++)
		if (zeros[!low] * 2 > pairs && zeros[low] * 16 < pairs)
			return low ? "UTF-16BE" : "UTF-16LE";
	return NULL;
}

/* ICU's best guess, of UTF-32 only a sure one; NULL where it has none. detector stays open while the name is used. */
static const char *detect(UCharsetDetector *detector, const char *p, size_t n, int *confidence)
{
	UErrorCode status = U_ZERO_ERROR;
	const UCharsetMatch *match;
	const char *name;

	ucsdet_setText(detector, p, n > LOOKED_AT ? LOOKED_AT : (int32_t)n, &status);
	match = ucsdet_detect(detector, &status);
	if (U_FAILURE(status) || !match)
		return NULL;
	*confidence = ucsdet_getConfidence(match, &status);
	name = ucsdet_getName(match, &status);
	return U_FAILURE(status) || (!strncmp(name, "UTF-32", 6) && *confidence < LEAST_CONFIDENCE_UTF32) ? NULL : name;
}

static dgm_status ill_formed(const char *p, size_t n, size_t off, const char *name, dgm_error *err)
{
	UErrorCode status = U_ZERO_ERROR;
	UCharsetDetector *detector = ucsdet_open(&status);
	int confidence = 0;
	const char *guess = U_SUCCESS(status) ? detect(detector, p, n, &confidence) : NULL;
	uint64_t line = line_at(p, off);
	bool is_wide = guess && (!strncmp(guess, "UTF-16", 6) || !strncmp(guess, "UTF-32", 6));
	dgm_status st;

	if (!is_wide && memchr(p, 0, n))
		st = dgm__fail(err, DGM_EFORMAT, name, line, "not valid UTF-8 at byte %zu, and NUL bytes in it: is it text? Save it as plain text", off);
	else if (guess && confidence >= LEAST_CONFIDENCE && strcmp(guess, "UTF-8"))
		st = dgm__fail(err, DGM_EFORMAT, name, line, "not valid UTF-8 at byte %zu; looks like %s: try --encoding %s, or --repair",
			off, guess, guess);
	else
		st = dgm__fail(err, DGM_EFORMAT, name, line, "not valid UTF-8 at byte %zu; name the right --encoding, or --repair", off);
	if (detector)
		ucsdet_close(detector);
	return st;
}

static dgm_status take_utf8(dgm__buffer *to, const char *p, size_t n, const char *name, const dgm_text_options *opt, dgm_error *err)
{
	size_t bad, bad_n, repaired = 0;
	uint64_t first_line = 0;

	const char *wide = opt->encoding && !ucnv_compareNames(opt->encoding, "UTF-8") ? NULL : spaced_utf16(p, n);

	if (wide)
		return dgm__fail(err, DGM_EFORMAT, name, 1, "every other byte is NUL, as in %s: try --encoding %s", wide, wide);
	while (!dgm__utf8_is_valid(p, n, &bad, &bad_n)) {
		if (!opt->repair)
			return ill_formed(p, n, bad, name, err);
		if (!repaired++)
			first_line = line_at(p, bad);
		dgm__buffer_append(to, p, bad);
		dgm__buffer_puts(to, "\xEF\xBF\xBD");
		p += bad + bad_n;
		n -= bad + bad_n;
	}
	dgm__buffer_append(to, p, n);
	if (repaired)
		dgm__warn(opt->reporter, name, first_line, "%zu ill-formed part%s replaced by U+FFFD, the first here",
			repaired, repaired == 1 ? "" : "s");
	return dgm__buffer_status(to, err);
}

static dgm_status convert(dgm__buffer *to, const char *encoding, const char *p, size_t n, const char *name,
	const dgm_text_options *opt, dgm_error *err)
{
	UErrorCode status = U_ZERO_ERROR;
	UConverter *from = ucnv_open(encoding, &status), *utf8 = ucnv_open("UTF-8", &status);
	const char *source = p, *source_end = p + n;
	UChar pivot[1024], *pivot_source = pivot, *pivot_target = pivot;
	dgm_status st = DGM_OK;

	if (U_FAILURE(status)) {
		st = dgm__fail(err, DGM_EARG, name, 0, "unknown encoding \"%s\"; give a name such as UTF-16LE, windows-1251 or GB18030", encoding);
		goto done;
	}
	if (!opt->repair)
		ucnv_setToUCallBack(from, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
	for (bool first = true; ; first = false) {
		char *room = dgm__buffer_reserve(to, 1 << 14), *target = room;

		if (!room)
			break;
		status = U_ZERO_ERROR;
		ucnv_convertEx(utf8, from, &target, room + (1 << 14), &source, source_end, pivot, &pivot_source, &pivot_target,
			pivot + sizeof pivot / sizeof *pivot, first, true, &status);
		*target = '\0';
		to->n += (size_t)(target - room);
		if (status != U_BUFFER_OVERFLOW_ERROR)
			break;
	}
	st = dgm__buffer_status(to, err);
	if (st == DGM_OK && U_FAILURE(status))
		st = dgm__fail(err, DGM_EFORMAT, name, line_at(p, (size_t)(source - p)), "not valid %s before byte %zu; name the right --encoding, or --repair",
			encoding, (size_t)(source - p));
	if (st == DGM_OK && to->n >= 3 && !memcmp(to->p, "\xEF\xBB\xBF", 3)) {
		memmove(to->p, to->p + 3, to->n - 2);
		to->n -= 3;
	}
done:
	if (from)
		ucnv_close(from);
	if (utf8)
		ucnv_close(utf8);
	return st;
}

/* For --encoding auto: what bytes without a mark are, said as a note; NULL: UTF-8, or unknown. detector stays open while the name is used. */
static const char *guess(UCharsetDetector *detector, const char *p, size_t n, const char *name, const dgm_text_options *opt)
{
	const char *encoding = spaced_utf16(p, n);
	int confidence = 100;

	if (!encoding && !dgm__utf8_is_valid(p, n, NULL, NULL))
		encoding = detect(detector, p, n, &confidence);
	if (encoding)
		dgm__note(opt->reporter, name, 0, "read as %s (confidence %d of 100)", encoding, confidence);
	return encoding;
}

static dgm_status decode(dgm__buffer *to, const char *p, size_t n, const char *name, const dgm_text_options *opt, dgm_error *err)
{
	const char *encoding = bom_encoding((const unsigned char *)p, n);
	UErrorCode status = U_ZERO_ERROR;
	UCharsetDetector *detector = NULL;
	dgm_status st;

	if (!encoding && opt->encoding && strcmp(opt->encoding, "auto")) {
		encoding = opt->encoding;
	} else if (!encoding && opt->encoding) {
		detector = ucsdet_open(&status);
		if (U_FAILURE(status))
			return dgm__fail(err, DGM_ENOMEM, name, 0, "cannot detect the encoding: %s", u_errorName(status));
		encoding = guess(detector, p, n, name, opt);
	}
	if (!encoding || !ucnv_compareNames(encoding, "UTF-8"))
		st = take_utf8(to, p, n, name, opt, err);
	else
		st = convert(to, encoding, p, n, name, opt, err);
	if (detector)
		ucsdet_close(detector);
	return st;
}

dgm_status dgm_text_from_bytes(dgm_text **out, const void *bytes, size_t n, const char *name,
	const dgm_text_options *given, dgm_error *err)
{
	dgm_text_options opt = DGM_TEXT_OPTIONS_INIT;
	dgm__buffer body = DGM__BUFFER_INIT(INT32_MAX - 1);
	dgm_status st;
	dgm_text *text;

	*out = NULL;
	dgm__options_take(&opt, sizeof opt, given);
	if (n >= INT32_MAX)
		return dgm__fail(err, DGM_ELIMIT, name, 0, "larger than 2 GiB; split it");
	dgm__buffer_append(&body, "", 0);
	st = decode(&body, bytes, n, name, &opt, err);
	if (st != DGM_OK) {
		dgm__buffer_clear(&body);
		return st;
	}
	text = dgm__calloc(1, sizeof *text);
	if (text)
		text->name = dgm__strdup(name);
	if (!text || !text->name || !body.p) {
		dgm__buffer_clear(&body);
		dgm__free(text);
		return dgm__out_of_memory(err);
	}
	text->body = body.p;
	text->n = body.n;
	*out = text;
	return DGM_OK;
}

/* expected: bytes that the file seems to have; 0: not known. One read more tells that it has ended. */
static dgm_status read_all(dgm__buffer *to, int fd, size_t expected, const char *name, dgm_error *err)
{
	enum { CHUNK = 1 << 16 };

	for (size_t wanted = expected ? expected + 1 : CHUNK;; wanted = wanted ? wanted : CHUNK) {
		char *room = dgm__buffer_reserve(to, wanted);
		ssize_t n;

		if (!room)
			return to->failed == DGM_ELIMIT ? dgm__fail(err, DGM_ELIMIT, name, 0, "larger than 2 GiB; split it")
							: dgm__out_of_memory(err);
		n = read(fd, room, wanted);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return dgm__fail(err, DGM_EIO, name, 0, "cannot read: %s", strerror(errno));
		if (n == 0)
			return DGM_OK;
		to->n += (size_t)n;
		if (expected)
			wanted -= (size_t)n;
	}
}

const char *dgm__file_name(const char *path)
{
	return strcmp(path, "-") ? path : "standard input";
}

dgm_status dgm__file_bytes(dgm__buffer *to, const char *path, dgm_error *err)
{
	const char *name = dgm__file_name(path);
	bool is_stdin = name != path;
	dgm_status st = DGM_OK;
	struct stat info;
	int fd;

	fd = is_stdin ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	if (fd < 0)
		return dgm__fail(err, DGM_EIO, name, 0, "cannot open: %s", strerror(errno));
	if (fstat(fd, &info) != 0)
		memset(&info, 0, sizeof info);
	if (S_ISDIR(info.st_mode))
		st = dgm__fail(err, DGM_EIO, name, 0, "is a folder; name a file in it");
	else
		st = read_all(to, fd, S_ISREG(info.st_mode) && info.st_size > 0 ? (size_t)info.st_size : 0, name, err);
	if (!is_stdin)
		close(fd);
	return st;
}

dgm_status dgm_text_load(dgm_text **out, const char *path, const dgm_text_options *opt, dgm_error *err)
{
	dgm__buffer bytes = DGM__BUFFER_INIT(INT32_MAX);
	dgm_status st = dgm__file_bytes(&bytes, path, err);

	*out = NULL;
	if (st == DGM_OK)
		st = dgm_text_from_bytes(out, bytes.p ? bytes.p : "", bytes.n, dgm__file_name(path), opt, err);
	dgm__buffer_clear(&bytes);
	return st;
}
