import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Type from 'typebox';
import { Value } from 'typebox/value';
import { parse } from 'yaml';
import { packageRoot } from '../../ground/package-root.ts';
import { type FindSkills, type SkillEntry, skillFinder, skillKinds } from './domain/analysis/lexicon.ts';

const Group = Type.Record(Type.String(), Type.Array(Type.String({ minLength: 1 }), { minItems: 1 }));
const File = Type.Object(
  { version: Type.Integer(), tool: Group, certificate: Group, skill: Group },
  { additionalProperties: false },
);

/**
 * The entries of a file.
 * @throws Error for another shape, or a name that stands twice.
 */
export function parseSkills(yaml: string): SkillEntry[] {
  const file: unknown = parse(yaml);
  if (!Value.Check(File, file)) {
    const [error] = Value.Errors(File, file);
    throw new Error(`skills: ${error?.instancePath} ${error?.message}`);
  }
  const entries = skillKinds.flatMap((kind) =>
    Object.values(file[kind])
      .flat()
      .map((line): SkillEntry => {
        const [name = '', others] = line.split('=');
        return { kind, name, words: [name, ...(others?.split('/') ?? [])] };
      }),
  );
  const names = entries.map(({ name }) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw new Error(`skills: ${twice} stands twice`);
  return entries;
}

let finder: FindSkills | undefined;

/** Finds skills, certificates and tools by the shipped lexicon, which is read at its first use. */
export const findSkills: FindSkills = (text) => {
  finder ??= skillFinder(parseSkills(readFileSync(join(packageRoot, 'data/matching/skills.yaml'), 'utf8')));
  return finder(text);
};
