// Asks real lunr.js and the browser's engine the same over the same index, and writes both answers.
//
// Usage: node oracle.mjs FOLDER < {"questions": […], "forms": […]}
// FOLDER holds lunr.json (the whole index, serialised by lunr.py) and the files of cari/indeks/.
//
// A question is what a reader types. The engine answers first; lunr is then asked, as optional clauses, for exactly the
// terms that the engine found for its words, and its results are kept where its own match data show a term of every word (or
// of the most words). A form is a query in lunr's own language (fields, wildcards, edit distance, boosts, presence): lunr
// parses and answers it; the engine gets the same clauses, expanded over the terms of its shards.
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import lunr from 'lunr';

import { open } from '../../theme/static/js/search/engine.js';
import { parse } from '../../theme/static/js/search/query.js';
import { distance } from '../../theme/static/js/search/spelling.js';

const folder = process.argv[2];
const index = lunr.Index.load(JSON.parse(readFileSync(join(folder, 'lunr.json'), 'utf8')));
const loaded = [];
const load = async (path) => {
  loaded.push(path);
  return JSON.parse(await readFile(join(folder, 'cari/indeks', path), 'utf8'));
};
const engine = await open(load);
const { questions, forms } = JSON.parse(readFileSync(0, 'utf8'));

const textOf = ({ shard, term }) => shard.terms[term];
const pairs = (results) => results.map(({ ref, score }) => [Number(ref), score]);

async function answerQuestion(question) {
  const found = await engine.search(question);
  const query = parse(question);
  const sought = query.words.filter((word) => !engine.functionWords.has(word)).slice(0, 30);
  const { clauses } = await engine.clauses(sought, query.growing);
  const asked = clauses.map(({ terms }) => terms.map(textOf));
  // lunr answers a query without clauses with every document.
  const terms = asked.flat();
  const results = terms.length === 0 ? [] : index.query((q) => terms.forEach((term) => q.term(term, { usePipeline: false })));
  const counts = results.map(({ matchData }) => {
    const has = (term) => Object.hasOwn(matchData.metadata, term);
    return asked.filter((its) => its.some(has)).length;
  });
  const most = Math.max(0, ...counts);
  // Where every word has one term, lunr can also be asked for them as required, which is AND by its own means.
  const simple = asked.length > 0 && asked.every((its) => its.length === 1) && found.everyWord;
  const required = simple
    ? index.query((q) => {
        for (const [term] of asked) q.term(term, { usePipeline: false, presence: lunr.Query.presence.REQUIRED });
      })
    : null;
  return {
    question,
    asked,
    everyWord: found.everyWord,
    engine: found.documents.map((document, i) => [document, found.scores[i]]),
    lunr: pairs(results.filter((_, i) => counts[i] === most)),
    required: required && pairs(required),
  };
}

let everyTerm;
/** Return the terms that a clause of lunr asks for, among all terms of all shards. */
async function expanded({ term, editDistance }) {
  everyTerm ??= (await engine.index.shards(engine.index.terms.between('', '\uffff'))).flatMap((shard) => shard.terms.map((_, n) => ({ shard, term: n })));
  const fits = term.includes('*')
    ? ((pattern) => (text) => pattern.test(text))(
        new RegExp(`^${term.split('*').map((part) => part.replace(/\W/gu, '\\$&')).join('.*')}$`, 'u'),
      )
    : (text) => (editDistance ? distance(term, text, editDistance) <= editDistance : text === term);
  return everyTerm.filter((one) => fits(textOf(one)) && one.shard.starts[one.term + 1] > one.shard.starts[one.term]);
}

async function answerForm(form) {
  const query = new lunr.Query(index.fields);
  new lunr.QueryParser(form, query).parse();
  const theirs = index.query((q) => {
    for (const clause of query.clauses) q.clause({ ...clause, usePipeline: false });
  });
  const { REQUIRED, PROHIBITED } = lunr.Query.presence;
  const names = engine.index.root.fields.map(([name]) => name);
  const clauses = await Promise.all(
    query.clauses.map(async (clause) => ({
      terms: await expanded(clause),
      boost: clause.boost,
      fields: clause.fields.map((name) => names.indexOf(name)),
      presence: clause.presence,
    })),
  );
  const wanted = clauses.filter(({ presence }) => presence !== PROHIBITED);
  const { sums, answered } = engine.rank(wanted);
  const unwanted = engine.rank(clauses.filter(({ presence }) => presence === PROHIBITED)).answered;
  const needed = wanted.reduce((mask, { presence }, n) => (presence === REQUIRED ? mask | (1 << n) : mask), 0);
  const ours = [...answered.keys()].filter((d) => answered[d] && !unwanted[d] && (answered[d] & needed) === needed);
  ours.sort((one, other) => sums[other] - sums[one] || one - other);
  return { form, engine: ours.map((document) => [document, sums[document]]), lunr: pairs(theirs) };
}

const answers = { questions: [], forms: [] };
for (const question of questions) {
  loaded.length = 0;
  const answer = await answerQuestion(question);
  answers.questions.push({ ...answer, loaded: [...loaded] });
}
for (const form of forms) answers.forms.push(await answerForm(form));
process.stdout.write(JSON.stringify(answers));
