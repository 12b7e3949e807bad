import type { TSchema } from 'typebox';

/** A JSON Schema as contracts use it. */
interface Plain {
  type?: string;
  properties?: Record<string, Plain>;
  patternProperties?: Record<string, Plain>;
  items?: Plain;
  anyOf?: Plain[];
  enum?: unknown[];
  const?: unknown;
}

/** The ways a value may be, without null. */
function ways(schema: Plain): Plain[] {
  return (schema.anyOf ?? [schema]).filter(({ type }) => type !== 'null');
}

/**
 * The schema of what stands at a path (`station.name`) in an answer; lists on the way are gone through. `*` is any entry of a record.
 * @returns undefined where the answer has no such place.
 */
export function schemaAt(schema: TSchema, path: string): TSchema | undefined {
  let here = schema as Plain;
  for (const name of path.split('.')) {
    const found = ways(here)
      .map((way) => way.items ?? way)
      .flatMap(ways)
      .flatMap(({ properties, patternProperties = {} }) =>
        name === '*' ? Object.values(patternProperties) : (properties?.[name] ?? []),
      )[0];
    if (!found) return undefined;
    here = found;
  }
  const [only, ...more] = ways(here);
  return (more.length === 0 && only?.items ? only.items : here) as TSchema;
}

/** Which JSON types stand at a schema's place, and which codes where they are listed; a truth has the codes true and false. */
export function holdsAt(schema: TSchema): { types: string[]; codes: string[] } {
  const found = ways(schema as Plain).flatMap((way) => {
    const codes = way.enum ?? (way.const === undefined ? [] : [way.const]);
    const type = way.type ?? typeof codes[0];
    const listed = type === 'boolean' ? [true, false] : codes;
    return [{ type: type === 'integer' ? 'number' : type, codes: listed.map(String) }];
  });
  return {
    types: [...new Set(found.map(({ type }) => type))],
    codes: [...new Set(found.flatMap(({ codes }) => codes))],
  };
}
