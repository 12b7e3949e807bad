import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Type, { type Static } from 'typebox';
import { Value } from 'typebox/value';
import { parse } from 'yaml';
import { packageRoot } from '../../ground/package-root.ts';
import type { Words } from '../../ground/problem.ts';
import { labels } from './domain/labels.ts';
import { educations } from './domain/requirements.ts';

const strict = { additionalProperties: false };
const Both = Type.Object({ zh: Type.String({ minLength: 1 }), en: Type.String({ minLength: 1 }) }, strict);
const Texts = Type.Array(Type.String({ minLength: 2, maxLength: 30 }), { uniqueItems: true });

const Template = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z]+(-[a-z]+)*$' }),
    title: Both,
    duties: Type.String({ minLength: 8, maxLength: 500 }),
    hours: Texts,
    education: Type.Enum(educations),
    experience: Type.Integer({ minimum: 0, maximum: 10 }),
    certificates: Texts,
    often: Type.Object({ welfare: Texts, labels: Type.Array(Type.Enum(labels)) }, strict),
    tip: Type.Optional(Both),
  },
  strict,
);

const TemplatesFile = Type.Object(
  { order: Type.Integer({ minimum: 1 }), group: Both, templates: Type.Array(Template, { minItems: 1 }) },
  strict,
);

/** What such work usually is and asks for; without pay, which is nobody's to guess. */
export interface PostingTemplate extends Static<typeof Template> {
  group: Words;
}

let shipped: ReadonlyMap<string, PostingTemplate> | undefined;

/**
 * The templates of data/posting-templates by id, read once.
 * @throws Error that names file and place where one is not what it must be.
 */
export function loadTemplates(): ReadonlyMap<string, PostingTemplate> {
  if (shipped) return shipped;
  const folder = join(packageRoot, 'data/posting-templates');
  const files = readdirSync(folder).map((name) => {
    const file: unknown = parse(readFileSync(join(folder, name), 'utf8'));
    if (!Value.Check(TemplatesFile, file)) {
      const [error] = Value.Errors(TemplatesFile, file);
      throw new Error(`${name}: ${error?.instancePath} ${error?.message}`);
    }
    return { ...file, name };
  });
  const all = new Map<string, PostingTemplate>();
  for (const file of files.sort((a, b) => a.order - b.order)) {
    for (const template of file.templates) {
      if (all.has(template.id)) throw new Error(`${file.name}: ${template.id} is there twice`);
      all.set(template.id, { ...template, group: file.group });
    }
  }
  shipped = all;
  return all;
}
