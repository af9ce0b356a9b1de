# Makes the C table of the language data: awk -v root=SRCDIR/data/ -f compile-data.awk SRCDIR/data/LANG/NAME.txt ...
# Each line of a file becomes one string literal; comments and empty lines stay, so that line numbers in messages are right.
BEGIN {
	print "/* Made from data/ by tools/compile-data.awk. */"
	print "#include \"segment/engine.h\"\n"
	print "#define FILE_OF(language, name, bytes) { language, name, bytes, sizeof(bytes) - 1 }\n"
	print "const dgm__builtin_file dgm__segment_builtin[] = {"
}
FNR == 1 {
	if (opened)
		print "\t),"
	path = substr(FILENAME, length(root) + 1)
	slash = index(path, "/")
	printf "\tFILE_OF(\"%s\", \"%s\",\n", substr(path, 1, slash - 1), substr(path, slash + 1)
	opened = 1
}
{
	gsub(/\\/, "\\\\")
	gsub(/"/, "\\\"")
	gsub(/\?/, "\\?")
	gsub(/\t/, "\\t")
	gsub(/\r/, "")
	printf "\t\t\"%s\\n\"\n", $0
}
END {
	if (opened)
		print "\t),"
	print "\t{ NULL, NULL, NULL, 0 }\n};"
}
