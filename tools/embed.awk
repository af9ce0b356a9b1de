# Makes a C source of text files: awk -f embed.awk FILE... Each becomes `const char dgm__NAME[]`, its name with every other character than letters and
# figures as "_".
BEGIN {
	print "/* Made by tools/embed.awk. */"
	print "#include \"io/page.h\""
}
FNR == 1 {
	if (opened)
		print "\t;"
	name = FILENAME
	sub(/.*\//, "", name)
	gsub(/[^A-Za-z0-9]/, "_", name)
	printf "\nconst char dgm__%s[] =\n", name
	opened = 1
}
{
	gsub(/\\/, "\\\\")
	gsub(/"/, "\\\"")
	gsub(/\?/, "\\?")
	gsub(/\t/, "\\t")
	printf "\t\"%s\\n\"\n", $0
}
END {
	if (opened)
		print "\t;"
}
