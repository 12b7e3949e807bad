import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../package-root.ts';
import { type Areas, areasOf } from './areas.ts';

function read(name: string): string {
  return readFileSync(join(packageRoot, 'data/areas', name), 'utf8');
}

let loaded: Areas | undefined;

/** The shipped register of areas, read once (36 ms, 5 MB). */
export function loadAreas(): Areas {
  loaded ??= areasOf({
    areas: read('areas.txt'),
    history: read('history.csv'),
    centres: read('centres.csv'),
    tree: JSON.parse(read('tree.json')),
  });
  return loaded;
}
