/* Marks what the shared library exports; everything else is hidden (-fvisibility=hidden). */
#ifndef DRAGOMAN_EXPORT_H
#define DRAGOMAN_EXPORT_H

#if defined(__GNUC__)
#define DGM_API __attribute__((visibility("default")))
#define DGM_PRINTF(format_index, first_argument) __attribute__((format(printf, format_index, first_argument)))
#define DGM_MUST_USE __attribute__((warn_unused_result))
#else
#define DGM_API
#define DGM_PRINTF(format_index, first_argument)
#define DGM_MUST_USE
#endif

#endif
