import { join } from 'node:path';
import { packageRoot } from '../../ground/package-root.ts';
import { buildCatalogue } from './build-catalogue.ts';
import type { Catalogue } from './domain/definition.ts';
import { readCatalogue } from './read-catalogue.ts';

/**
 * Reads the catalogue of policies from its folder.
 * @throws Error with every fault: file, line, and what is wrong.
 */
export function readPolicies(folder: string): Catalogue {
  const faults: string[] = [];
  const written = readCatalogue(folder, faults);
  // What does not have its shape cannot be looked at any further.
  const catalogue = faults.length === 0 ? buildCatalogue(written, faults) : undefined;
  if (!catalogue || faults.length > 0)
    throw new Error(`the policies are not in order:\n${faults.join('\n')}`);
  return catalogue;
}

let loaded: Catalogue | undefined;

/** The catalogue that this product ships, read once. */
export function loadPolicies(): Catalogue {
  loaded ??= readPolicies(join(packageRoot, 'data', 'policies'));
  return loaded;
}
