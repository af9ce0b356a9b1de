DGM_SOURCES += \
	src/article/article.c src/article/article.h src/article/build.c src/article/docx.c src/article/html.c src/article/markup.c src/article/markup.h \
	src/article/newsml.c src/article/ninjs.c src/article/nitf.c src/article/odt.c src/article/package.c src/article/package.h src/article/plain.c \
	src/article/registry.c src/article/tree.c src/article/tree.h
