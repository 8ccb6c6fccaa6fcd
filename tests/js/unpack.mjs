// Reads {numbers, terms} as packed by the build; writes them as the browser unpacks them.
import { readFileSync } from 'node:fs';

import { unpack, unpackTerms } from '../../theme/static/js/search/shards.js';

const { numbers, terms } = JSON.parse(readFileSync(0, 'utf8'));
process.stdout.write(JSON.stringify({ numbers: [...unpack(numbers)], terms: unpackTerms(terms) }));
