// Usage: node search.mjs FOLDER < searches.json
// Reads an array of {query, choice}; writes for each what the engine of the index in FOLDER finds, with cards and facets.
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { open } from '../../theme/static/js/search/engine.js';

const folder = join(process.argv[2], 'cari/indeks');
const answers = [];
for (const { query, choice = {} } of JSON.parse(readFileSync(0, 'utf8'))) {
  const loaded = [];
  const engine = await open(async (path) => {
    loaded.push(path);
    return JSON.parse(await readFile(join(folder, path), 'utf8'));
  });
  const found = await engine.search(query, choice);
  const loadedForSearch = [...loaded];
  answers.push({
    everyWord: found.everyWord,
    corrected: found.corrected,
    unknown: found.unknown,
    groups: found.groups,
    loaded: loadedForSearch,
    keptWhole: [...engine.index.keptWhole],
    cards: await engine.cards(found.documents),
    suggestion: await engine.suggestion(query, found),
    suggested: await engine.suggest(query),
    ...(await engine.facets(found, choice)),
  });
}
process.stdout.write(JSON.stringify(answers));
