import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../ground/package-root.ts';
import { buildCatalogue } from './build-catalogue.ts';
import type { Catalogue } from './domain/definition.ts';
import { readCatalogue, type WrittenCatalogue, withPolicyText } from './read-catalogue.ts';

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

const shipped = join(packageRoot, 'data', 'policies');
let loaded: Catalogue | undefined;

/** The catalogue that this product ships, read once. */
export function loadPolicies(): Catalogue {
  loaded ??= readPolicies(shipped);
  return loaded;
}

let written: WrittenCatalogue | undefined;

/** What is shipped as it is written, without the places of its parts: it is in order, and they weigh more than it does. */
function shippedWords(): WrittenCatalogue {
  if (written) return written;
  const read = readCatalogue(shipped, []);
  const nowhere = () => '';
  const place = {
    facts: nowhere,
    questions: nowhere,
    steps: nowhere,
    figures: nowhere,
    words: nowhere,
    shared: nowhere,
  };
  written = { ...read, place: { ...place, policy: () => nowhere } };
  return written;
}

/**
 * The catalogue with other texts of some policies.
 * @param texts by the policy's id.
 * @returns it, or every fault: policy, line and reason.
 */
export function policiesWithTexts(
  texts: ReadonlyMap<string, string>,
): { catalogue: Catalogue } | { faults: string[] } {
  const faults: string[] = [];
  let all = shippedWords();
  for (const [id, text] of texts) all = withPolicyText(all, { id, text }, faults);
  const catalogue = faults.length === 0 ? buildCatalogue(all, faults) : undefined;
  return catalogue && faults.length === 0 ? { catalogue } : { faults };
}

/** The text of a policy that ships, without the line for editors. */
export function shippedText(id: string): string {
  return readFileSync(join(shipped, 'catalogue', `${id}.yaml`), 'utf8').replace(
    /^# yaml-language-server.*\n/,
    '',
  );
}
