// Usage: node ask.mjs FOLDER < questions.json
// Writes for each question whether every word was found, and the addresses of the documents found, the best first.
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { open } from '../../theme/static/js/search/engine.js';

const folder = join(process.argv[2], 'cari/indeks');
const engine = await open(async (path) => JSON.parse(await readFile(join(folder, path), 'utf8')));
const answers = [];
for (const question of JSON.parse(readFileSync(0, 'utf8'))) {
  const found = await engine.search(question);
  const cards = await engine.cards(found.documents);
  answers.push({ everyWord: found.everyWord, addresses: cards.map(({ address }) => address) });
}
process.stdout.write(JSON.stringify(answers));
