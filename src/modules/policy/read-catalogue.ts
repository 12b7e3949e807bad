import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Static, type TSchema, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { LineCounter, parseDocument } from 'yaml';
import type { Doubt } from './domain/condition.ts';
import { type FactWords, waysOfAsking } from './domain/definition.ts';

const strict = { additionalProperties: false } as const;
const text = Type.String({ minLength: 1 });
const name = Type.String({ pattern: '^(h\\.)?[a-z][a-z0-9_]*$' });
const policyId = Type.String({ pattern: '^[PD]\\d\\d$' });
const day = Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\d$' });
const words = Type.Object({ zh: text, en: text }, strict);
const doubt = Type.Enum(['likely', 'unsure', 'guess', 'ours']);
/** Where something was read, how far it is doubted, and a note for officers. */
const sure = {
  read: Type.Optional(Type.Array(Type.String({ pattern: '^S(\\d+|EED\\d)$' }), { minItems: 1 })),
  doubt: Type.Optional(doubt),
  note: Type.Optional(text),
};
const articles = Type.Record(
  Type.String(),
  Type.String({
    pattern: '^(第[〇零一二三四五六七八九十百]+条|[一二三四五六七八九十]+、|附)',
    maxLength: 60,
  }),
  { minProperties: 1 },
);
/** What every statement says of itself: that, and its articles by the ids of documents. */
const grounds = { ...sure, articles: Type.Optional(articles) };
const valueType = Type.Enum([
  'fen',
  'months',
  'years',
  'ratio',
  'number',
  'day',
  'yesno',
  'code',
  'policies',
]);
const texts = Type.Array(text, { minItems: 1, uniqueItems: true });

const change = Type.Object(
  {
    by: Type.Enum(['service', 'choice', 'time']),
    effort: Type.Optional(Type.Integer({ minimum: 1, maximum: 5 })),
    to: Type.Optional(Type.Array(Type.Union([Type.Boolean(), text]), { minItems: 1 })),
    with: Type.Optional(Type.Record(Type.String(), Type.Union([Type.Boolean(), Type.Number(), text]))),
  },
  strict,
);
const fact = Type.Object(
  {
    name,
    about: Type.Enum(['person', 'unit', 'hire']),
    type: valueType,
    label: words,
    answers: Type.Optional(
      Type.Array(Type.Object({ code: text, zh: text, en: text }, strict), { minItems: 2 }),
    ),
    answersOf: Type.Optional(Type.Enum(['counties'])),
    none: Type.Optional(Type.Boolean()),
    given: Type.Optional(Type.Record(Type.String(), Type.Record(Type.String(), Type.String()))),
    change: Type.Optional(change),
    share: Type.Optional(Type.Union([Type.Number(), Type.Record(Type.String(), Type.Number())])),
    follows: Type.Optional(text),
  },
  strict,
);
const figure = Type.Object(
  {
    name,
    type: valueType,
    label: words,
    by: Type.Optional(name),
    values: Type.Record(
      Type.String(),
      Type.Array(Type.Object({ from: day, value: Type.Number(), ...sure }, strict), { minItems: 1 }),
    ),
  },
  strict,
);
const factWords = Type.Object(
  {
    fact: name,
    unit: Type.Optional(words),
    event: Type.Optional(words),
    sets: Type.Optional(
      Type.Array(
        Type.Object(
          { name: Type.Optional(name), of: texts, is: Type.Optional(words), isNot: Type.Optional(words) },
          strict,
        ),
        {
          minItems: 1,
        },
      ),
    ),
    ...Object.fromEntries(waysOfAsking.map((way) => [way, Type.Optional(words)])),
  },
  strict,
);
const source = Type.Object(
  { id: Type.String({ pattern: '^S(\\d+|EED\\d)$' }), grade: Type.Enum(['A', 'B', 'C']), what: text },
  strict,
);

const question = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z][a-z0-9-]*$' }),
    ask: Type.Enum(['one', 'ticks', 'fields']),
    ...words.properties,
    hint: Type.Optional(words),
    facts: Type.Array(Type.Union([name, Type.Object({ fact: name, ...words.properties }, strict)]), {
      minItems: 1,
    }),
  },
  strict,
);

const answer = Type.Union([Type.Boolean(), text]);
const when = Type.Record(Type.String(), Type.Array(answer, { minItems: 1, uniqueItems: true }));
const thought = Type.Record(
  Type.String(),
  Type.Union([Type.Boolean(), Type.Number(), Type.Null(), text, Type.Array(text)]),
);
const proposal = Type.Object(
  {
    fact: name,
    does: words,
    where: Type.Optional(words),
    when: Type.Optional(when),
    less: Type.Optional(Type.Boolean()),
    because: text,
  },
  strict,
);
const tryOut = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z][a-z-]*$' }),
    subject: Type.Enum(['person', 'unit']),
    words,
    when: Type.Optional(when),
    policy: Type.Optional(policyId),
    sets: Type.Optional(thought),
    hire: Type.Optional(thought),
    adds: Type.Optional(Type.Record(Type.String(), Type.Integer({ minimum: 1 }))),
    asks: Type.Optional(name),
  },
  strict,
);

/** A condition as it is written; which keys go together is looked at afterwards, so that an error speaks of one of them. */
export type WrittenCondition = {
  [key: string]: unknown;
  all?: WrittenCondition[];
  any?: WrittenCondition[];
  not?: WrittenCondition;
  use?: string;
};
const condition = Type.Cyclic(
  {
    Condition: Type.Object(
      {
        all: Type.Optional(Type.Array(Type.Ref('Condition'), { minItems: 1 })),
        any: Type.Optional(Type.Array(Type.Ref('Condition'), { minItems: 1 })),
        not: Type.Optional(Type.Ref('Condition')),
        use: Type.Optional(name),
        id: Type.Optional(Type.String({ pattern: '^[a-z]\\d+[a-z]?$' })),
        fact: Type.Optional(name),
        is: Type.Optional(Type.Union([Type.Boolean(), text])),
        isNot: Type.Optional(text),
        in: Type.Optional(Type.Union([texts, name])),
        notIn: Type.Optional(Type.Union([texts, name])),
        equals: Type.Optional(Type.Number()),
        atLeast: Type.Optional(Type.Number()),
        atMost: Type.Optional(Type.Number()),
        above: Type.Optional(Type.Number()),
        below: Type.Optional(Type.Number()),
        from: Type.Optional(text),
        until: Type.Optional(text),
        monthsGone: Type.Optional(Type.Integer({ minimum: 0 })),
        withinMonths: Type.Optional(Type.Integer({ minimum: 0 })),
        monthsAhead: Type.Optional(Type.Integer({ minimum: 1 })),
        at: Type.Optional(name),
        sameYear: Type.Optional(name),
        yearIn: Type.Optional(Type.Array(Type.Integer(), { minItems: 1 })),
        received: Type.Optional(policyId),
        ...grounds,
      },
      strict,
    ),
  },
  'Condition',
);
const shared = Type.Object({ name, label: words, when: condition }, strict);

/** `id`: by which statements name it beside their article. */
const documents = Type.Array(
  Type.Object(
    {
      id: Type.Optional(Type.String({ pattern: '^[a-z][a-z0-9-]*$' })),
      number: text,
      date: Type.Optional(text),
      ...sure,
    },
    strict,
  ),
);
const given = {
  formula: Type.Optional(text),
  months: Type.Optional(text),
  cap: Type.Optional(text),
  told: Type.Optional(words),
  ...grounds,
};
/** What a place says otherwise; of province, city and county one is written. */
const layer = Type.Object(
  {
    id: Type.String({ pattern: '^l\\d+$' }),
    province: Type.Optional(text),
    city: Type.Optional(text),
    county: Type.Optional(text),
    when: Type.Optional(
      Type.Array(
        Type.Object(
          { instead: Type.Optional(Type.String()), condition: Type.Unsafe<WrittenCondition>(condition) },
          strict,
        ),
        { minItems: 1 },
      ),
    ),
    without: Type.Optional(Type.Array(Type.String(), { minItems: 1, uniqueItems: true })),
    amount: Type.Optional(Type.Object(given, strict)),
    documents: Type.Optional(documents),
    ...grounds,
  },
  strict,
);

const policy = Type.Object(
  {
    id: policyId,
    name: words,
    subject: Type.Enum(['person', 'unit']),
    standing: Type.Enum(['read', 'older', 'national', 'recalled', 'closed']),
    off: Type.Optional(Type.Boolean()),
    city: Type.Optional(text),
    documents,
    inForce: Type.Object({ from: day, until: Type.Union([day, Type.Null()]), ...grounds }, strict),
    when: condition,
    whenHired: Type.Optional(condition),
    amount: Type.Object({ kind: text, ...given, capOf: Type.Optional(name) }, strict),
    layers: Type.Optional(Type.Array(layer, { minItems: 1 })),
    materials: Type.Array(text),
    channel: Type.Object({ text, doubt: Type.Optional(doubt) }, strict),
    workingDays: Type.Union([
      Type.Integer({ minimum: 0 }),
      Type.Null(),
      Type.Object({ days: Type.Integer({ minimum: 0 }), ...grounds }, strict),
    ]),
    excludes: Type.Optional(
      Type.Array(
        Type.Object(
          {
            policy: policyId,
            within: Type.Enum(['person', 'unit', 'hire', 'month', 'certificate']),
            ...grounds,
          },
          strict,
        ),
      ),
    ),
    opens: Type.Optional(Type.Array(policyId)),
    makes: Type.Optional(Type.Record(Type.String(), Type.Union([Type.Boolean(), text]))),
    note: Type.Optional(text),
  },
  strict,
);

/** The shapes of the catalogue's files, by name; those of catalogue/ are `policy`. */
export const shapes = {
  facts: Type.Object({ facts: Type.Array(fact) }, strict),
  figures: Type.Object({ figures: Type.Array(figure) }, strict),
  sources: Type.Object({ sources: Type.Array(source) }, strict),
  words: Type.Object({ words: Type.Array(factWords) }, strict),
  shared: Type.Object({ documents: Type.Optional(documents), shared: Type.Array(shared) }, strict),
  questions: Type.Object({ questions: Type.Array(question) }, strict),
  steps: Type.Object({ propose: Type.Array(proposal), tries: Type.Array(tryOut), hired: thought }, strict),
  policy,
};
export type WrittenFact = Static<typeof fact>;
export type WrittenWords = Pick<Static<typeof factWords>, 'fact' | 'unit' | 'event' | 'sets'> &
  FactWords['ways'];
export type WrittenQuestion = Static<typeof question>;
export type WrittenSteps = Static<typeof shapes.steps>;
export type WrittenDocuments = Static<typeof documents>;
/** As they are written; those of figures and documents have no articles. */
export interface WrittenGrounds {
  read?: string[];
  articles?: Record<string, string>;
  doubt?: Doubt['level'];
  note?: string;
}
export type WrittenLayer = Static<typeof layer>;
export type WrittenFigure = Static<typeof figure>;
export type WrittenPolicy = Omit<Static<typeof policy>, 'when' | 'whenHired'> & {
  when: WrittenCondition;
  whenHired?: WrittenCondition;
};

/** A place in a file that something is said of: the file, and where in it. */
export type Place = (path: readonly (string | number)[]) => string;

/** The catalogue as it is written, with the place of each part. */
export interface WrittenCatalogue {
  facts: WrittenFact[];
  figures: WrittenFigure[];
  sources: Static<typeof source>[];
  words: WrittenWords[];
  shared: { name: string; label: Static<typeof words>; when: WrittenCondition }[];
  sharedDocuments: WrittenDocuments;
  questions: WrittenQuestion[];
  steps: WrittenSteps;
  policies: WrittenPolicy[];
  place: {
    facts: Place;
    questions: Place;
    steps: Place;
    figures: Place;
    words: Place;
    shared: Place;
    policy(id: string): Place;
  };
}

const checkers = new Map<TSchema, ReturnType<typeof Compile>>();

/** Reads a YAML file and checks it against its shape; faults are told with file and line. */
export function readYaml<S extends TSchema>(
  path: string,
  shape: S,
  faults: string[],
): { content?: Static<S>; place: Place } {
  return readYamlText({ file: basename(path), text: readFileSync(path, 'utf8') }, shape, faults);
}

function readYamlText<S extends TSchema>(
  { file, text }: { file: string; text: string },
  shape: S,
  faults: string[],
): { content?: Static<S>; place: Place } {
  const lines = new LineCounter();
  const document = parseDocument(text, { uniqueKeys: true, lineCounter: lines });
  const place: Place = (at) => {
    for (let length = at.length; length >= 0; length -= 1) {
      const node = document.getIn(at.slice(0, length), true) as { range?: [number] } | undefined;
      if (node?.range) return `${file}:${lines.linePos(node.range[0]).line}`;
    }
    return file;
  };
  const [error] = document.errors;
  if (error) {
    faults.push(`${file}:${lines.linePos(error.pos[0]).line}: ${error.message.split('\n')[0]}`);
    return { place };
  }
  let content: unknown;
  try {
    // Nothing here needs an anchor, and a few of them make a short text endless.
    content = document.toJS({ maxAliasCount: 0 });
  } catch {
    faults.push(`${file}:1: anchors (&, *) are not taken`);
    return { place };
  }
  const checker = checkers.get(shape) ?? Compile(shape);
  checkers.set(shape, checker);
  if (checker.Check(content)) return { content: content as Static<S>, place };
  for (const { instancePath, message } of toldOnce(checker.Errors(content))) {
    const path = instancePath
      .split('/')
      .slice(1)
      .map((key) => (/^\d+$/.test(key) ? Number(key) : key));
    faults.push(`${place(path)}: ${instancePath} ${message === unknownKey ? 'is no key here' : message}`);
  }
  return { place };
}

/** What a checker says of a key that is not known. */
const unknownKey = 'schema is false';

/**
 * Of what a checker says the part that says what is wrong: a key that is not known is named once, at its own place; of alternatives none of
 * which fits, the first.
 */
function toldOnce<E extends { instancePath: string; message: string }>(errors: readonly E[]): E[] {
  const unknown = errors.filter(({ message }) => message === unknownKey);
  const isAround = ({ instancePath, message }: E) =>
    message === 'must not have additional properties' &&
    unknown.some((one) => one.instancePath.startsWith(`${instancePath}/`));
  const told = errors.filter((one) => !isAround(one) && one.message !== 'must match a schema in anyOf');
  return told.filter(
    ({ instancePath, message }) =>
      message !== 'must be null' ||
      !told.some((one) => one.instancePath === instancePath && one.message !== message),
  );
}

/** Puts another text in the place of a policy's; faults are told with its id and the line. */
export function withPolicyText(
  written: WrittenCatalogue,
  { id, text }: { id: string; text: string },
  faults: string[],
): WrittenCatalogue {
  const { content, place } = readYamlText({ file: `${id}.yaml`, text }, shapes.policy, faults);
  if (!content) return written;
  if (content.id !== id) faults.push(`${place(['id'])}: this is the text of ${id}, not of ${content.id}`);
  return {
    ...written,
    policies: written.policies.map((one) => (one.id === id ? (content as WrittenPolicy) : one)),
    place: { ...written.place, policy: (other) => (other === id ? place : written.place.policy(other)) },
  };
}

/** Reads the files of a catalogue and checks each against its shape; faults are told with file and line. */
export function readCatalogue(folder: string, faults: string[]): WrittenCatalogue {
  const one = <S extends TSchema>(file: string, shape: S) => readYaml(join(folder, file), shape, faults);
  const facts = one('facts.yaml', shapes.facts);
  const figures = one('figures.yaml', shapes.figures);
  const sources = one('sources.yaml', shapes.sources);
  const words = one('words.yaml', shapes.words);
  const shared = one('shared.yaml', shapes.shared);
  const questions = one('questions.yaml', shapes.questions);
  const steps = one('steps.yaml', shapes.steps);
  const places = new Map<string, Place>();
  const policies: WrittenPolicy[] = [];
  for (const file of readdirSync(join(folder, 'catalogue')).sort()) {
    const { content, place } = one(join('catalogue', file), shapes.policy);
    if (!content) continue;
    if (file !== `${content.id}.yaml`)
      faults.push(`${place(['id'])}: the file of ${content.id} is called ${file}`);
    policies.push(content as WrittenPolicy);
    places.set(content.id, place);
  }
  return {
    facts: facts.content?.facts ?? [],
    figures: figures.content?.figures ?? [],
    sources: sources.content?.sources ?? [],
    words: words.content?.words ?? [],
    shared: (shared.content?.shared ?? []) as WrittenCatalogue['shared'],
    sharedDocuments: shared.content?.documents ?? [],
    questions: questions.content?.questions ?? [],
    steps: steps.content ?? { propose: [], tries: [], hired: {} },
    policies,
    place: {
      facts: facts.place,
      questions: questions.place,
      steps: steps.place,
      figures: figures.place,
      words: words.place,
      shared: shared.place,
      policy: (id) => places.get(id) ?? (() => id),
    },
  };
}
