// Reads what is cited as JSON; writes its citation {bibtex, ris}, as an entry's page offers it.
import { readFileSync } from 'node:fs';

import { bibtex, ris } from '../../theme/static/js/cite.js';

const cited = JSON.parse(readFileSync(0, 'utf8'));
process.stdout.write(JSON.stringify({ bibtex: bibtex(cited), ris: ris(cited) }));
