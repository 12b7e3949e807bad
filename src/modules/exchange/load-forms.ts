import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { parse } from 'yaml';
import { packageRoot } from '../../ground/package-root.ts';
import type { Words } from '../../ground/problem.ts';
import type { Form } from './domain/form.ts';
import { type KindId, kindIds, loadKind } from './load-kinds.ts';

/** Who asks for lists under the heads of a form: the province, the state, another province, or nobody but those who use it. */
const askers = ['province', 'state', 'other-province', 'practice'] as const;

/** A form whose printed heads are known: where from, and what is not certain of it. */
export interface KnownForm extends Form {
  kind: KindId;
  name: Words;
  asked: (typeof askers)[number];
  source: Words;
  doubt: Words | null;
}

const strict = { additionalProperties: false } as const;
const words = Type.Object({ zh: Type.String({ minLength: 1 }), en: Type.String({ minLength: 1 }) }, strict);
const file = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z-]+$' }),
    kind: Type.Enum([...kindIds]),
    name: words,
    asked: Type.Enum([...askers]),
    source: words,
    doubt: Type.Optional(words),
    lacks: Type.Optional(Type.Array(Type.String(), { uniqueItems: true, minItems: 1 })),
    // A line of few heads would be taken for it too easily.
    heads: Type.Array(
      Type.Object({ head: Type.String({ minLength: 1 }), column: Type.Optional(Type.String()) }, strict),
      { minItems: 8 },
    ),
  },
  strict,
);
const check = Compile(file);

function readForm(name: string): KnownForm {
  const where = `data/imports/forms/${name}`;
  const declared: unknown = parse(readFileSync(join(packageRoot, where), 'utf8'));
  const [first] = check.Errors(declared);
  if (first || !check.Check(declared)) throw new Error(`${where}: ${first?.instancePath} ${first?.message}`);
  const { doubt = null, lacks = [], heads, ...form } = declared;
  if (name !== `${form.id}.yaml`) throw new Error(`${where} says that it is ${form.id}`);
  const { columns } = loadKind(form.kind);
  const led = [...heads.flatMap(({ column }) => column ?? []), ...lacks];
  for (const id of led) {
    if (!columns.some((column) => column.id === id)) throw new Error(`${where}: there is no column ${id}`);
    if (led.indexOf(id) !== led.lastIndexOf(id)) throw new Error(`${where}: ${id} stands twice`);
  }
  const lost = columns.find(({ id, needed }) => needed && !led.includes(id));
  if (lost) throw new Error(`${where}: neither a head nor lacks names ${lost.id}`);
  return { ...form, doubt, lacks, heads: heads.map(({ head, column = null }) => ({ head, column })) };
}

let loaded: readonly KnownForm[] | undefined;

/** The forms whose printed heads are known, read once. @throws Error naming file and place where a file has a fault. */
export function loadForms(): readonly KnownForm[] {
  loaded ??= readdirSync(join(packageRoot, 'data/imports/forms')).sort().map(readForm);
  return loaded;
}
