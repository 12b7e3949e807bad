import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../ground/package-root.ts';
import type { Model } from './domain/linkage/judge.ts';

let loaded: Model | undefined;

/**
 * What is believed of how people agree before a register has pairs of its own (data/linkage/model.json): learnt from made-up pairs; the test
 * beside domain/linkage writes it (`vitest -u`) and holds it against them.
 */
export function firstModel(): Model {
  loaded ??= JSON.parse(readFileSync(join(packageRoot, 'data/linkage/model.json'), 'utf8')) as Model;
  return loaded;
}
