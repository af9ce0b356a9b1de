/* Reads XLIFF of either version with npm's xliff: node xliff.js FILE prints "source<TAB>target" a unit. */
const fs = require('fs');
const xliff = require(process.env.DGM_NODE_MODULES + '/xliff');
const text = fs.readFileSync(process.argv[2], 'utf8');
const read = text.includes('<xliff version="2') ? xliff.xliff2js : xliff.xliff12ToJs;

read(text, (error, document) => {
	if (error)
		throw error;
	for (const file of Object.values(document.resources))
		for (const unit of Object.values(file))
			console.log(unit.source + '\t' + unit.target);
});
