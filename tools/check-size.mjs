// The resident entry must stay light: what the first page loads before any page of a module, compressed as it is sent.
// Reads the manifest that `vite build` writes; exits 1 above the limit.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const limit = 150 * 1024;
const folder = new URL('../dist/web/', import.meta.url);

/** The chunks that `name` needs before it runs, itself included. */
function neededBy(manifest, name, found = new Set()) {
  if (found.has(name)) return found;
  found.add(name);
  for (const imported of manifest[name].imports ?? []) neededBy(manifest, imported, found);
  return found;
}

function sizes(manifest, names) {
  const files = new Set(names.flatMap((name) => [manifest[name].file, ...(manifest[name].css ?? [])]));
  return [...files].map((file) => ({
    file,
    bytes: gzipSync(readFileSync(new URL(file, folder)), { level: 9 }).length,
  }));
}

const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', folder), 'utf8'));
const entry = Object.keys(manifest).find((name) => manifest[name].isEntry);
if (!entry) throw new Error('the build has no entry');

// The home page comes with the entry on every first visit, so it counts too.
const home = Object.keys(manifest).filter((name) => name === 'home/HomePage.tsx');
const names = [...new Set([entry, ...home].flatMap((name) => [...neededBy(manifest, name)]))];
const parts = sizes(manifest, names).sort((a, b) => b.bytes - a.bytes);
const total = parts.reduce((sum, part) => sum + part.bytes, 0);

const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1)} KB`;
for (const part of parts) console.log(`${kilobytes(part.bytes).padStart(9)}  ${part.file}`);
console.log(`${kilobytes(total).padStart(9)}  resident entry, gzip (limit ${kilobytes(limit)})`);
if (total > limit) {
  console.error(`the resident entry is ${kilobytes(total - limit)} too heavy`);
  process.exit(1);
}
