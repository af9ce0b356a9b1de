/* BCP 47 tags through ICU: canonical forms, near misses, script facts. */
#include <dragoman/language.h>

#include <stdio.h>
#include <string.h>

#include <unicode/putil.h>
#include <unicode/uloc.h>
#include <unicode/ures.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>

#include "base/status.h"

/* What CLDR has for a language's code instead: "arb" -> "ar", "prs" -> "fa_AF", "tl" -> "fil" (supplemental metadata, languageAlias). false: nothing. */
static bool alias_of(char out[ULOC_FULLNAME_CAPACITY], const char *language)
{
	UErrorCode status = U_ZERO_ERROR;
	UResourceBundle *metadata = ures_openDirect(NULL, "metadata", &status), *all = ures_getByKey(metadata, "alias", NULL, &status);
	UResourceBundle *languages = ures_getByKey(all, "language", NULL, &status), *alias = ures_getByKey(languages, language, NULL, &status);
	int32_t n = 0;
	const UChar *replacement = ures_getStringByKey(alias, "replacement", &n, &status);
	bool found = U_SUCCESS(status) && n > 0 && n < ULOC_FULLNAME_CAPACITY;

	if (found)
		u_UCharsToChars(replacement, out, n + 1);
	ures_close(alias);
	ures_close(languages);
	ures_close(all);
	ures_close(metadata);
	return found;
}

typedef struct parts {
	char language[ULOC_LANG_CAPACITY], script[ULOC_SCRIPT_CAPACITY], country[ULOC_COUNTRY_CAPACITY], variant[ULOC_FULLNAME_CAPACITY];
} parts;

static bool parts_of(parts *out, const char *id)
{
	UErrorCode status = U_ZERO_ERROR;

	uloc_getLanguage(id, out->language, sizeof out->language, &status);
	uloc_getScript(id, out->script, sizeof out->script, &status);
	uloc_getCountry(id, out->country, sizeof out->country, &status);
	uloc_getVariant(id, out->variant, sizeof out->variant, &status);
	return U_SUCCESS(status);
}

/* The id with its language by CLDR; a script and a country of its own go before those that the alias brings. */
static void resolve_alias(char id[ULOC_FULLNAME_CAPACITY])
{
	char alias[ULOC_FULLNAME_CAPACITY], resolved[ULOC_FULLNAME_CAPACITY], keywords[ULOC_FULLNAME_CAPACITY];
	parts own, brought;
	int n;

	if (!parts_of(&own, id) || !own.language[0] || !alias_of(alias, own.language) || !parts_of(&brought, alias))
		return;
	snprintf(keywords, sizeof keywords, "%s", strchr(id, '@') ? strchr(id, '@') : "");
	if (own.script[0])
		memcpy(brought.script, own.script, sizeof own.script);
	if (own.country[0])
		memcpy(brought.country, own.country, sizeof own.country);
	n = snprintf(resolved, sizeof resolved, "%s%s%s%s%s%s%s%s", brought.language, brought.script[0] ? "_" : "", brought.script, brought.country[0] ? "_" : "", brought.country,
		own.variant[0] ? brought.country[0] ? "_" : "__" : "", own.variant, keywords);
	if (n > 0 && (size_t)n < sizeof resolved)
		memcpy(id, resolved, sizeof resolved);
}

/* The canonical BCP 47 tag of an ICU locale id; false where ICU sees no language in it. */
static bool to_tag(char out[DGM_LANGUAGE_CAPACITY], const char *id)
{
	UErrorCode status = U_ZERO_ERROR;
	char canonical[ULOC_FULLNAME_CAPACITY];
	int32_t n;

	uloc_canonicalize(id, canonical, sizeof canonical, &status);
	if (U_SUCCESS(status))
		resolve_alias(canonical);
	n = uloc_toLanguageTag(canonical, out, DGM_LANGUAGE_CAPACITY, true, &status);
	return U_SUCCESS(status) && n > 0 && n < DGM_LANGUAGE_CAPACITY && strncmp(out, "und", 3) && strncmp(out, "x-", 2);
}

static bool from_tag(char id[ULOC_FULLNAME_CAPACITY], const char *tag)
{
	UErrorCode status = U_ZERO_ERROR;
	int32_t parsed = 0;

	uloc_forLanguageTag(tag, id, ULOC_FULLNAME_CAPACITY, &parsed, &status);
	return U_SUCCESS(status) && parsed == (int32_t)strlen(tag);
}

bool dgm_language_is_known(const char *tag)
{
	UErrorCode status = U_ZERO_ERROR;
	char language[ULOC_LANG_CAPACITY];
	UChar name[128];

	uloc_getLanguage(tag, language, sizeof language, &status);
	uloc_getDisplayLanguage(language, "en", name, 128, &status);
	return U_SUCCESS(status) && status != U_USING_DEFAULT_WARNING && language[0];
}

bool dgm_language_mend(char out[DGM_LANGUAGE_CAPACITY], dgm_str tag)
{
	char copy[DGM_LANGUAGE_CAPACITY], id[ULOC_FULLNAME_CAPACITY];

	if (!tag.n || tag.n >= sizeof copy)
		return false;
	for (size_t i = 0; i < tag.n; i++) {
		if ((unsigned char)tag.p[i] > 127 || !tag.p[i])
			return false;
		copy[i] = tag.p[i] == '_' ? '-' : tag.p[i];
	}
	copy[tag.n] = '\0';
	return from_tag(id, copy) && to_tag(out, id);
}

/* Languages whose English name is what somebody typed ("russian" for "ru"). */
static bool by_name(char out[DGM_LANGUAGE_CAPACITY], const char *typed)
{
	for (const char *const *code = uloc_getISOLanguages(); *code; code++) {
		UErrorCode status = U_ZERO_ERROR;
		UChar name[64];
		char ascii[64];
		int32_t n = uloc_getDisplayLanguage(*code, "en", name, 64, &status);

		if (U_FAILURE(status) || n >= 64)
			continue;
		u_UCharsToChars(name, ascii, n);
		ascii[n] = '\0';
		if (!strcasecmp(ascii, typed))
			return to_tag(out, *code);
	}
	return false;
}

/* Two letters that are no language but a country: "jp" is meant as "ja", "cn" as "zh". false: it has none. */
static bool by_country(char out[DGM_LANGUAGE_CAPACITY], const char *tag, size_t n)
{
	UErrorCode status = U_ZERO_ERROR;
	char id[16], full[ULOC_FULLNAME_CAPACITY], language[ULOC_LANG_CAPACITY];

	UChar name[128];

	snprintf(id, sizeof id, "und_%.*s", (int)n, tag);
	uloc_getDisplayCountry(id, "en", name, 128, &status);
	if (status == U_USING_DEFAULT_WARNING)
		return false;
	uloc_addLikelySubtags(id, full, sizeof full, &status);
	uloc_getLanguage(full, language, sizeof language, &status);
	return U_SUCCESS(status) && strcmp(language, "und") && language[0] && to_tag(out, language);
}

dgm_status dgm_language_canonical(char out[DGM_LANGUAGE_CAPACITY], const char *tag, dgm_error *err)
{
	char id[ULOC_FULLNAME_CAPACITY], near[DGM_LANGUAGE_CAPACITY], primary[16];
	size_t n = strcspn(tag, "-_");

	/* the codes of two letters are a closed list (ISO 639-1) */
	if (n == 2 && strlen(tag) < DGM_LANGUAGE_CAPACITY && from_tag(id, tag) && to_tag(out, id) && !dgm_language_is_known(out)) {
		if (by_country(near, tag, n))
			return dgm__fail(err, DGM_EARG, NULL, 0, "\"%.60s\" names no language; did you mean \"%s\"?", tag, near);
		return dgm__fail(err, DGM_EARG, NULL, 0, "\"%.60s\" names no language; write one such as en, pt-BR or zh-Hans", tag);
	}
	if (strlen(tag) < DGM_LANGUAGE_CAPACITY && n <= 3 && n >= 2 && from_tag(id, tag) && !strchr(tag, '_') && to_tag(out, id))
		return DGM_OK;
	if (by_name(near, tag) || (n <= 3 && dgm_language_mend(near, (dgm_str){ tag, strlen(tag) })))
		return dgm__fail(err, DGM_EARG, NULL, 0, "\"%.60s\" is not a BCP 47 language tag; did you mean \"%s\"?", tag, near);
	if (n >= 2 && n < sizeof primary) {
		snprintf(primary, sizeof primary, "%.*s", n > 3 ? 2 : (int)n, tag);
		if (dgm_language_mend(near, (dgm_str){ primary, strlen(primary) }) && dgm_language_is_known(near))
			return dgm__fail(err, DGM_EARG, NULL, 0, "\"%.60s\" is not a BCP 47 language tag; did you mean \"%s\"?", tag, near);
	}
	return dgm__fail(err, DGM_EARG, NULL, 0, "\"%.60s\" is not a BCP 47 language tag; write one such as en, pt-BR or zh-Hans", tag);
}

/* The likely script and language of a tag (CLDR likely subtags). */
static bool likely(const char *tag, char language[ULOC_LANG_CAPACITY], char script[ULOC_SCRIPT_CAPACITY])
{
	UErrorCode status = U_ZERO_ERROR;
	char id[ULOC_FULLNAME_CAPACITY], full[ULOC_FULLNAME_CAPACITY];

	if (!from_tag(id, tag))
		return false;
	uloc_addLikelySubtags(id, full, sizeof full, &status);
	uloc_getLanguage(full, language, ULOC_LANG_CAPACITY, &status);
	uloc_getScript(full, script, ULOC_SCRIPT_CAPACITY, &status);
	return U_SUCCESS(status);
}

bool dgm_language_matches(const char *a, const char *b)
{
	char la[ULOC_LANG_CAPACITY], lb[ULOC_LANG_CAPACITY], sa[ULOC_SCRIPT_CAPACITY], sb[ULOC_SCRIPT_CAPACITY];

	if (!strcmp(a, b))
		return true;
	return likely(a, la, sa) && likely(b, lb, sb) && !strcmp(la, lb) && !strcmp(sa, sb);
}

const char *dgm_language_joiner(const char *tag)
{
	char language[ULOC_LANG_CAPACITY], script[ULOC_SCRIPT_CAPACITY];

	if (!likely(tag, language, script))
		return " ";
	return !strncmp(script, "Han", 3) && strcmp(script, "Hang") ? "" : !strcmp(script, "Jpan") ? "" : " ";
}

bool dgm_language_is_rtl(const char *tag)
{
	return uloc_isRightToLeft(tag);
}
