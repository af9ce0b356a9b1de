"""Reads a TMX file with translate-toolkit: toolkit.py FILE prints "source<TAB>target" a unit."""
import sys

from translate.storage import tmx

for unit in tmx.tmxfile.parsefile(sys.argv[1]).units:
    print(unit.source, unit.target, sep="\t")
