// Reads an array of numbers; writes each as the browser rounds a cell of a field vector.
import { readFileSync } from 'node:fs';

import { roundCell } from '../../theme/static/js/search/score.js';

process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, 'utf8')).map(roundCell)));
