// Reads {words, others, most}; writes for each word the others that are within that many edits by our measure, and those that
// lunr matches with `~most`.
import { readFileSync } from 'node:fs';

import lunr from 'lunr';

import { distance } from '../../theme/static/js/search/spelling.js';

const { words, others, most } = JSON.parse(readFileSync(0, 'utf8'));
const all = lunr.TokenSet.fromArray([...others].sort());
process.stdout.write(
  JSON.stringify(
    words.map((word) => ({
      word,
      ours: others.filter((other) => distance(word, other, most) <= most).sort(),
      theirs: all.intersect(lunr.TokenSet.fromFuzzyString(word, most)).toArray().sort(),
    })),
  ),
);
