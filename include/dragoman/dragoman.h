/* All of libdragoman. Read in this order: it is the way of the data. */
#ifndef DRAGOMAN_DRAGOMAN_H
#define DRAGOMAN_DRAGOMAN_H

#include <dragoman/status.h>
#include <dragoman/text.h>
#include <dragoman/language.h>
#include <dragoman/document.h>
#include <dragoman/segment.h>
#include <dragoman/split.h>
#include <dragoman/output.h>
#include <dragoman/article.h>
#include <dragoman/entity.h>
#include <dragoman/dictionary.h>
#include <dragoman/lexicon.h>
#include <dragoman/align.h>
#include <dragoman/pair.h>
#include <dragoman/unit.h>
#include <dragoman/filter.h>
#include <dragoman/memory.h>
#include <dragoman/pivot.h>
#include <dragoman/search.h>
#include <dragoman/check.h>
#include <dragoman/clean.h>
#include <dragoman/eval.h>
#include <dragoman/pipeline.h>
#include <dragoman/story.h>

#endif
