/*
 * One XML file being read as a stream of units: what the readers of TMX and XLIFF share. Bytes are decoded and checked here, libxml2's push parser
 * is fed piece by piece, and elements come back by their place in a dialect's tables. The handlers may fail at any point: the first failure is
 * latched and told after the units before it.
 */
#ifndef DGM_IO_XML_INPUT_H
#define DGM_IO_XML_INPUT_H

#include <libxml/parser.h>

#include "io/build.h"
#include "io/reader.h"
#include "text/decoder.h"

enum {
	DGM__XML_DEPTH = 200,      /* levels of elements */
	DGM__XML_PIECE = 1 << 15,  /* bytes read at a time */
	DGM__XML_NAMES = 32        /* elements of a dialect, and attributes */
};

#define DGM__BIT(n) ((uint32_t)1 << (n))

/* The attributes of one element that the dialect knows. */
typedef struct dgm__xml_attributes {
	uint32_t present;     /* bits by place in the dialect's table */
	const char *unknown;  /* the name of one that is not in it; NULL: none */
	dgm_str values[DGM__XML_NAMES]; /* only where present */
} dgm__xml_attributes;

typedef struct dgm__xml_input dgm__xml_input;

typedef struct dgm__xml_dialect {
	const char *name;            /* "TMX" */
	const char *two_documents;   /* the message for text after the root */
	const char *const *elements; /* by kind; names are unique */
	unsigned kinds;              /* also the kind of any other element */
	const char *const *attributes; /* "xml:lang" with its prefix */
	unsigned attribute_count;
	/* What a file of these first bytes is instead; NULL: it may be right. The hook itself may be NULL. */
	const char *(*other_content)(const char *head, size_t n, bool whole);
	/*
	 * The kind that the stack shall hold and `end` be given, which may be one beyond the table; -1: the element is skipped with its content. The stack
	 * does not hold it yet. uri: its namespace or NULL.
	 */
	int (*start)(dgm__xml_input *in, unsigned kind, const char *name, const char *prefix, const char *uri, const dgm__xml_attributes *a);
	void (*end)(dgm__xml_input *in, unsigned kind);   /* the stack does not hold it any more */
	void (*text)(dgm__xml_input *in, const char *p, size_t n);
	void (*finished)(dgm__xml_input *in);             /* the root was closed and nothing is wrong; may be NULL */
} dgm__xml_dialect;

/* The first member of a reader's state. */
struct dgm__xml_input {
	dgm_unit_reader *reader;
	const dgm__xml_dialect *dialect;
	xmlParserCtxtPtr parser;
	dgm_status st;  /* the first failure; told after the units before it */
	dgm_error error;

	/* bytes */
	dgm__decoder *decoder; /* NULL: UTF-8 */
	dgm__buffer decoded;
	char *raw;             /* DGM__XML_PIECE bytes and a little more */
	size_t raw_n;          /* bytes carried over: the beginning of a character */
	uint64_t offset;       /* of raw[0] in the file */
	bool finishing, finished, cut;

	/* structure */
	uint8_t stack[DGM__XML_DEPTH + 1]; /* kinds */
	unsigned depth, skipped;           /* open elements; of these inside a skipped one */
	const xmlChar *names[DGM__XML_NAMES], *attribute_names[DGM__XML_NAMES], *xml_prefix; /* interned by the parser: compare addresses */
	const xmlChar *uri;                /* of the root */
	bool root_closed, header_done;
	dgm__buffer scratch;               /* attribute values of the element at hand */

	/* units */
	dgm__queue queue;
	uint64_t units; /* yielded */
};

#define DGM__XML_NO_LINE UINT64_MAX

/* Starts the reading up to the header (header_done) or the first unit. On failure dgm__xml_close is still to be called. */
dgm_status dgm__xml_open(dgm__xml_input *in, dgm_unit_reader *reader, const dgm__xml_dialect *dialect, dgm_error *err);
dgm_status dgm__xml_next(dgm__xml_input *in, const dgm_unit **unit, dgm_error *err);
void dgm__xml_close(dgm__xml_input *in);

/* Latches the first failure. Line 0: the parser's. DGM__XML_NO_LINE: none is named. */
void dgm__xml_fail(dgm__xml_input *in, dgm_status code, uint64_t line, const char *format, ...) DGM_PRINTF(4, 5);
void dgm__xml_no_memory(dgm__xml_input *in);
/* A finding at the parser's line; a callback that says stop, or memory that ends, is latched. */
void dgm__xml_found(dgm__xml_input *in, dgm__finding_weight weight, const char *rule, const char *subject, const char *format, ...) DGM_PRINTF(5, 6);
/* Text that belongs to nothing: a finding where it is more than white space. */
void dgm__xml_stray(dgm__xml_input *in, const char *p, size_t n, const char *where);
uint64_t dgm__xml_input_line(const dgm__xml_input *in);
/* The innermost open element of the dialect, for messages; "" outside. */
const char *dgm__xml_open_element(const dgm__xml_input *in);

dgm_str dgm__xml_value(const dgm__xml_attributes *a, unsigned which); /* p == NULL: absent */
bool dgm__xml_is(dgm_str s, const char *word);

#endif
