/* Reads a TMX file with npm's tmexchange: node tmexchange.js FILE SOURCE TARGET prints "source<TAB>target" a unit, by tuid. */
const fs = require('fs');
const { tmx2js } = require(process.env.DGM_NODE_MODULES + '/tmexchange');
const [file, source, target] = process.argv.slice(2);

tmx2js(fs.readFileSync(file, 'utf8'), (error, memory) => {
	if (error)
		throw error;
	for (const unit of Object.values(memory.resources))
		console.log(unit[source] + '\t' + unit[target]);
});
