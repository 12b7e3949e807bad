import type { TSchema } from 'typebox';
import { libraryShape } from './load-library.ts';
import { registerShape } from './load-register-rules.ts';
import { casesShape } from './read-cases.ts';
import { shapes } from './read-catalogue.ts';

const titles: Record<keyof typeof shapes | 'library' | 'register' | 'cases', string> = {
  facts: 'Facts that policies speak of',
  figures: 'Figures of law that change with time',
  sources: 'Where something was read',
  words: 'How conditions are said',
  shared: 'Conditions that several policies share',
  questions: 'How facts are asked',
  steps: 'What may be proposed, and what may be tried out',
  policy: 'A policy',
  library: 'How policies are found',
  register: 'What need not be asked',
  cases: 'What a policy says of somebody, worked out by hand',
};

type Json = { [key: string]: unknown };

/** What goes back to itself is named once, at the top: editors look for it there. */
function lifted(node: unknown, defs: Json): unknown {
  if (Array.isArray(node)) return node.map((each) => lifted(each, defs));
  if (node === null || typeof node !== 'object') return node;
  const { $defs, $ref, $id: _, ...rest } = node as Json;
  for (const [name, one] of Object.entries(($defs ?? {}) as Json)) defs[name] ??= lifted(one, defs);
  const inner = Object.fromEntries(Object.entries(rest).map(([key, each]) => [key, lifted(each, defs)]));
  return $ref === undefined ? inner : { ...inner, $ref: `#/$defs/${String($ref)}` };
}

/**
 * JSON Schema for each kind of file of data/policies, by the name of the schema's file, for editors: made of the shapes against which
 * the files are checked when they are read.
 */
export function policySchemas(): Map<string, Json> {
  const all = { ...shapes, library: libraryShape, register: registerShape, cases: casesShape };
  return new Map(
    Object.entries<TSchema>(all).map(([name, shape]) => {
      const defs: Json = {};
      const schema = lifted(JSON.parse(JSON.stringify(shape)), defs) as Json;
      const title = titles[name as keyof typeof titles];
      const head = { $schema: 'https://json-schema.org/draft/2020-12/schema', title, ...schema };
      return [`${name}.schema.json`, Object.keys(defs).length ? { ...head, $defs: defs } : head];
    }),
  );
}
