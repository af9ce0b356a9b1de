// Sentences by an npm package, for comparison: node sentences.js sbd|sentence-splitter <TEXT, a paragraph a line; a sentence a line comes out.
// NODE_PATH names the folder of the packages.
"use strict";
const which = process.argv[2];
const paragraphs = require("fs").readFileSync(0, "utf8").split("\n").filter((line) => line.trim());
const split = which === "sbd"
	? ((sbd) => (text) => sbd.sentences(text, { newline_boundaries: false }))(require("sbd"))
	: ((splitter) => (text) => splitter.split(text).filter((node) => node.type === "Sentence").map((node) => node.raw))(require("sentence-splitter"));
for (const paragraph of paragraphs)
	for (const sentence of split(paragraph))
		if (sentence.trim())
			console.log(sentence.trim());
