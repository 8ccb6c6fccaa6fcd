// Reads an array of texts; writes each as the browser parses a query.
import { readFileSync } from 'node:fs';

import { parse } from '../../theme/static/js/search/query.js';

process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, 'utf8')).map(parse)));
