"""Reads a memory with translate-toolkit (TMX, XLIFF 1.2, PO) or with Python's own csv and json: toolkit.py FILE prints "source<TAB>target" a unit."""
import csv
import json
import sys

from translate.storage import po, tmx, xliff

path = sys.argv[1]
if path.endswith(".csv"):
    with open(path, encoding="utf-8", newline="") as table:
        units = list(csv.reader(table, strict=True))[1:]
elif path.endswith(".tsv"):
    with open(path, encoding="utf-8", newline="") as table:
        units = list(csv.reader(table, dialect="excel-tab", quoting=csv.QUOTE_NONE, strict=True))[1:]
elif path.endswith(".jsonl"):
    with open(path, encoding="utf-8") as lines:
        units = [tuple(json.loads(line)["segments"].values()) for line in lines]
else:
    reader = {"tmx": tmx.tmxfile, "xlf": xliff.xlifffile, "po": po.pofile}[path.rsplit(".", 1)[1]]
    units = [(str(u.source), str(u.target)) for u in reader.parsefile(path).units if not u.isheader()]
for source, target in units:
    print(source, target, sep="\t")
