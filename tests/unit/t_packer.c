/* Outputs that are packed by their name: what is read again, the file that was there before, and failing allocations. */
#include "unit.h"

#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <dragoman/output.h>

#include "base/buffer.h"
#include "io/bytes.h"

enum { MOST = 1 << 20 };

static const struct { const char *extension; bool by_archive; } kinds[] = { { ".gz", false }, { ".GZ", false }, { ".xz", true }, { ".zst", true } };

enum { KINDS = sizeof kinds / sizeof *kinds };

static const size_t sizes[] = { 0, 1, 65535, 65536, 400000 };

static bool is_built(int kind)
{
#ifdef HAVE_LIBARCHIVE
	(void)kind;
	return true;
#else
	return !kinds[kind].by_archive;
#endif
}

static const char *path_of(int kind)
{
	static char path[64];

	snprintf(path, sizeof path, "t_packer-%ld.txt%s", (long)getpid(), kinds[kind].extension);
	return path;
}

/* Text that packs, but not to nothing. */
static char *text_of(size_t n)
{
	char *text = malloc(n + 32);

	for (size_t i = 0; i < n; i += 8)
		snprintf(text + i, 32, "%07zu\n", i * 7919 % 10000000);
	return text;
}

static dgm_status write_packed(const char *path, const char *text, size_t n, dgm_error *err)
{
	dgm_output *output;
	dgm_status st = dgm_output_open(&output, path, err);

	if (st != DGM_OK)
		return st;
	st = dgm_output_pack(output, err);
	if (st != DGM_OK) {
		dgm_output_abort(output);
		return st;
	}
	dgm_output_write(output, text, n / 3);
	dgm_output_write(output, text + n / 3, n - n / 3);
	return dgm_output_commit(output, err);
}

static dgm_status read_again(const char *path, dgm__buffer *to)
{
	dgm__bytes *bytes;
	dgm_status st = dgm__bytes_open(&bytes, path, NULL);
	char piece[4096];
	size_t n = 1;

	while (st == DGM_OK && n) {
		st = dgm__bytes_read(bytes, piece, sizeof piece, &n, NULL);
		dgm__buffer_append(to, piece, n);
	}
	ck_assert(st != DGM_OK || !dgm__bytes_is_cut(bytes));
	dgm__bytes_close(bytes);
	return st;
}

static size_t size_of(const char *path)
{
	FILE *f = fopen(path, "rb");
	long n;

	ck_assert_ptr_nonnull(f);
	ck_assert_int_eq(fseek(f, 0, SEEK_END), 0);
	n = ftell(f);
	fclose(f);
	return (size_t)n;
}

START_TEST(what_is_packed_is_read_again)
{
	size_t n = sizes[_i / KINDS];
	const char *path = path_of(_i % KINDS);
	dgm__buffer got = DGM__BUFFER_INIT(MOST);
	dgm_error err = DGM_ERROR_INIT;
	char *text = text_of(n);

	if (!is_built(_i % KINDS)) {
		ck_assert_int_eq(write_packed(path, text, n, &err), DGM_EARG);
		ck_assert_msg(strstr(err.text, "only where it is built with libarchive") != NULL, "%s", err.text);
		ck_assert_int_ne(access(path, F_OK), 0);
	} else {
		ck_assert_msg(write_packed(path, text, n, &err) == DGM_OK, "%s", err.text);
		if (n > 1000)
			ck_assert_uint_lt(size_of(path), n / 2);
		ck_assert_int_eq(read_again(path, &got), DGM_OK);
		ck_assert_uint_eq(got.n, n);
		ck_assert(!n || !memcmp(got.p, text, n));
		unlink(path);
	}
	dgm__buffer_clear(&got);
	free(text);
}
END_TEST

START_TEST(what_is_aborted_leaves_the_old_file)
{
	const char *path = path_of(_i);
	dgm__buffer got = DGM__BUFFER_INIT(MOST);
	char *text = text_of(300000);
	dgm_output *output;

	if (is_built(_i)) {
		ck_assert_int_eq(write_packed(path, "old", 3, NULL), DGM_OK);
		ck_assert_int_eq(dgm_output_open(&output, path, NULL), DGM_OK);
		ck_assert_int_eq(dgm_output_pack(output, NULL), DGM_OK);
		dgm_output_write(output, text, 300000);
		dgm_output_abort(output);
		ck_assert_int_eq(read_again(path, &got), DGM_OK);
		ck_assert_uint_eq(got.n, 3);
		unlink(path);
	}
	dgm__buffer_clear(&got);
	free(text);
}
END_TEST

START_TEST(a_full_disk_is_said)
{
	const char *path = path_of(_i);
	char *text = text_of(300000);
	dgm_error err = DGM_ERROR_INIT;

	if (is_built(_i) && access("/dev/full", W_OK) == 0) {
		ck_assert_int_eq(symlink("/dev/full", path), 0);
		ck_assert_int_eq(write_packed(path, text, 300000, &err), DGM_EIO);
		ck_assert_msg(strstr(err.text, "cannot write") != NULL, "%s", err.text);
		unlink(path);
	}
	free(text);
}
END_TEST

START_TEST(failing_allocations_are_survived)
{
	const char *path = path_of(_i);

	if (is_built(_i)) {
		DGM_FAIL_EVERY_ALLOCATION(write_packed(path, "text", 4, NULL), 100);
		unlink(path);
	}
}
END_TEST

START_TEST(other_names_are_not_packed)
{
	char path[64];

	snprintf(path, sizeof path, "t_packer-%ld.gz.txt", (long)getpid());
	ck_assert_uint_eq(dgm_packed_extension(path), 0);
	ck_assert_uint_eq(dgm_packed_extension(".gz"), 0);
	ck_assert_uint_eq(dgm_packed_extension("a.tmx.ZST"), 4);
	ck_assert_int_eq(write_packed(path, "text", 4, NULL), DGM_OK);
	ck_assert_uint_eq(size_of(path), 4);
	unlink(path);
}
END_TEST

static Suite *packer_suite(void)
{
	Suite *suite = suite_create("packer");
	TCase *tcase = tcase_create("packer");

	tcase_add_loop_test(tcase, what_is_packed_is_read_again, 0, KINDS * (int)(sizeof sizes / sizeof *sizes));
	tcase_add_loop_test(tcase, what_is_aborted_leaves_the_old_file, 0, KINDS);
	tcase_add_loop_test(tcase, a_full_disk_is_said, 0, KINDS);
	tcase_add_loop_test(tcase, failing_allocations_are_survived, 0, KINDS);
	tcase_add_test(tcase, other_names_are_not_packed);
	suite_add_tcase(suite, tcase);
	return suite;
}

DGM_UNIT_MAIN(packer_suite)
