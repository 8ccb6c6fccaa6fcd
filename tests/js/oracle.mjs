// Asks real lunr.js and the browser's engine the same questions over the same index, and writes both answers.
//
// Usage: node oracle.mjs FOLDER < questions.json
// FOLDER holds lunr.json (the whole index, serialised by lunr.py) and the files of cari/indeks/. The questions are strings.
// For each, the engine answers first; lunr is then asked, as optional clauses, for exactly the terms that the engine found
// for its words, and its results are kept where their own match data show a term of every word (or of the most words).
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import lunr from 'lunr';

import { open } from '../../theme/static/js/search/engine.js';

const folder = process.argv[2];
const index = lunr.Index.load(JSON.parse(readFileSync(join(folder, 'lunr.json'), 'utf8')));

const answers = [];
for (const question of JSON.parse(readFileSync(0, 'utf8'))) {
  const loaded = [];
  const engine = await open(async (path) => {
    loaded.push(path);
    return JSON.parse(await readFile(join(folder, 'cari/indeks', path), 'utf8'));
  });
  const found = await engine.search(question);
  const loadedForSearch = [...loaded];
  const asked = await Promise.all(
    found.words.map(async (word) => {
      const growing = /[\p{L}\p{N}]$/u.test(question) && question.toLowerCase().endsWith(word);
      const { terms } = await engine.ask(word, growing);
      return terms.map(({ shard, term }) => shard.terms[term]);
    }),
  );
  // lunr answers a query without clauses with every document.
  const clauses = asked.flat();
  const results = clauses.length === 0 ? [] : index.query((query) => {
    for (const term of clauses) query.term(term, { usePipeline: false });
  });
  const counted = results.map(({ ref, score, matchData }) => {
    const has = (term) => Object.hasOwn(matchData.metadata, term);
    return { document: Number(ref), score, count: asked.filter((terms) => terms.some(has)).length };
  });
  const most = Math.max(0, ...counted.map(({ count }) => count));
  const kept = counted.filter(({ count }) => count === most);
  // Where every word has one term, lunr can also be asked for them as required, which is AND by its own means.
  const simple = asked.length > 0 && asked.every((terms) => terms.length === 1) && found.everyWord;
  const required = simple
    ? index
        .query((query) => {
          for (const [term] of asked) query.term(term, { usePipeline: false, presence: lunr.Query.presence.REQUIRED });
        })
        .map(({ ref, score }) => [Number(ref), score])
    : null;
  answers.push({
    question,
    asked,
    everyWord: found.everyWord,
    engine: found.documents.map((document, i) => [document, found.scores[i]]),
    lunr: kept.map(({ document, score }) => [document, score]),
    required,
    loaded: loadedForSearch,
  });
}
process.stdout.write(JSON.stringify(answers));
