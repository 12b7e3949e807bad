/**
 * Which weights data/matching/titles.yaml should have: mean average precision (MAP) on a folder with queries.tsv, corpus.tsv and qrels.tsv
 * (query, 0, document, relevance), for every set of weights of a grid. Leave-queries-out: the queries are dealt into ten hands, the weights are
 * chosen on nine and measured on the tenth. Last, how much hangs on the lexicon: its words of fields left out at random.
 * Usage: npm run build && node tools/tune-titles.mjs FOLDER
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { titleComparer } from '../dist/modules/matching/domain/titles/closeness.js';
import { loadTitles, titlesOfClassification } from '../dist/modules/matching/load-titles.js';

const folder = process.argv[2] ?? '../shared/data/matching/job-titles-zh';
const rows = (name) =>
  readFileSync(join(folder, name), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split('\t'));
const queries = rows('queries.tsv').slice(1);
const corpus = rows('corpus.tsv').slice(1);
const relevant = new Map(queries.map(([id]) => [id, new Set()]));
for (const [query, , document] of rows('qrels.tsv')) relevant.get(query)?.add(document);

const parts = ['letters', 'pairs', 'meanings', 'fields'];

/** Of each query the four cosines of each document, NaN where a part does not count. */
function cosines(knowledge) {
  const comparer = titleComparer(knowledge, titlesOfClassification());
  const read = corpus.map(([, title]) => comparer.read(title));
  return queries.map(([, title]) => {
    const asked = comparer.read(title);
    const all = read.map((one) => comparer.compare(asked, one).parts);
    return parts.map((part) => Float64Array.from(all, (each) => each[part] ?? Number.NaN));
  });
}

function averagePrecision(query, found, weights) {
  const near = Float64Array.from(corpus, (_, at) => {
    let sum = 0;
    let whole = 0;
    for (const [part, weight] of weights.entries()) {
      const cosine = found[part][at];
      if (Number.isNaN(cosine)) continue;
      sum += weight * cosine;
      whole += weight;
    }
    return whole === 0 ? 0 : sum / whole;
  });
  const order = [...near.keys()].sort((a, b) => near[b] - near[a] || a - b);
  const wanted = relevant.get(query);
  let hits = 0;
  let sum = 0;
  for (const [place, at] of order.entries())
    if (wanted.has(corpus[at][0])) {
      hits += 1;
      sum += hits / (place + 1);
    }
  return sum / wanted.size;
}

const mean = (figures) => figures.reduce((sum, figure) => sum + figure, 0) / figures.length;
const measure = (found, weights) => queries.map(([id], at) => averagePrecision(id, found[at], weights));

const shipped = loadTitles();
const { letters, pairs, meanings, fields, spread } = shipped.weights;
const grid = [0.5, 0.7, 0.9].flatMap((wide) => {
  const found = cosines({ ...shipped, weights: { ...shipped.weights, spread: wide } });
  const sets = [0, 0.5, 1].flatMap((b) =>
    [0.5, 1, 2, 3].flatMap((c) => [0.5, 1, 1.5, 2, 3].map((d) => [1, b, c, d])),
  );
  return sets.map((weights) => ({ weights, wide, each: measure(found, weights) }));
});
const say = (name, figure, more = '') => console.log(`${name.padEnd(44)} ${figure.toFixed(4)} ${more}`);
const told = ({ weights, wide }) =>
  `${parts.map((part, at) => `${part} ${weights[at]}`).join(', ')}, spread ${wide}`;
const best = (kept) =>
  grid.reduce((one, other) => {
    const of = ({ each }) => mean(each.filter((_, at) => kept(at)));
    return of(other) > of(one) ? other : one;
  });

const now = cosines(shipped);
const weightsNow = [letters, pairs, meanings, fields];
say('as shipped', mean(measure(now, weightsNow)), told({ weights: weightsNow, wide: spread }));
say('characters and their pairs alone', mean(measure(now, [1, 0.5, 0, 0])));
for (const [at, part] of parts.entries())
  say(
    `without ${part}`,
    mean(
      measure(
        now,
        weightsNow.map((weight, other) => (other === at ? 0 : weight)),
      ),
    ),
  );
const fitted = best(() => true);
say('best of the grid on all queries', mean(fitted.each), told(fitted));
say('worst of the grid', Math.min(...grid.map(({ each }) => mean(each))));
const hands = 10;
const chosen = Array.from({ length: hands }, (_, hand) => best((at) => at % hands !== hand));
say('leave-queries-out', mean(queries.map((_, at) => chosen[at % hands].each[at])));
for (const one of new Set(chosen))
  console.log(`  chosen in ${chosen.filter((each) => each === one).length} of ${hands}: ${told(one)}`);

/** The same draw each time. */
function* draws(seed) {
  for (let state = seed; ; ) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    yield state / 2_147_483_648;
  }
}
for (const share of [0.25, 0.5, 0.75]) {
  const figures = [1, 2, 3, 4, 5].map((seed) => {
    const draw = draws(seed);
    const words = new Map(
      [...shipped.words].filter(([, sense]) => sense.fields.length === 0 || draw.next().value >= share),
    );
    return mean(measure(cosines({ ...shipped, words }), weightsNow));
  });
  say(
    `${share * 100} % of the words of fields left out`,
    mean(figures),
    `${Math.min(...figures).toFixed(3)}–${Math.max(...figures).toFixed(3)} of 5 draws`,
  );
}
