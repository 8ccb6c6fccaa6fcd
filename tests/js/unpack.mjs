// Reads {numbers, words, gaps, steps} as packed by the build; writes them as the browser unpacks them.
import { readFileSync } from 'node:fs';

import { fromGaps, fromSteps, unpack, unpackWords } from '../../theme/static/js/search/packing.js';

const { numbers, words, gaps, steps } = JSON.parse(readFileSync(0, 'utf8'));
const ascending = unpack(gaps);
process.stdout.write(
  JSON.stringify({
    numbers: [...unpack(numbers)],
    words: unpackWords(words),
    gaps: [...fromGaps(ascending, Uint32Array.of(0, ascending.length))],
    steps: [...fromSteps(unpack(steps))],
  }),
);
