// Reads a JSON array of strings; writes what the browser's modules make of each: {folded words} or {stems}.
import { readFileSync } from 'node:fs';

import { stem } from '../../theme/static/js/search/stem.js';
import { words } from '../../theme/static/js/search/words.js';

const make = { stems: stem, words }[process.argv[2]];
process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, 'utf8')).map((text) => make(text))));
