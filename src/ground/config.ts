import { isAbsolute, join } from 'node:path';
import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { packageRoot } from './package-root.ts';

/** Every setting there is. Environment variables, all optional for a machine of one's own. */
const settings = Type.Object({
  PORT: Type.Optional(
    Type.String({ pattern: '^[0-9]{1,5}$', description: 'Port of the pages and the API; 8080' }),
  ),
  HOST: Type.Optional(
    Type.String({ minLength: 1, description: 'Address to listen on; 127.0.0.1, so this machine only' }),
  ),
  LEYE_DATA: Type.Optional(
    Type.String({ minLength: 1, description: 'Folder of the embedded database, keys and logs; ./var' }),
  ),
  LEYE_DEMO: Type.Optional(
    Type.Enum(['0', '1'], {
      description:
        '1: seed the demonstration into an empty database and mark it for ever; 0: never; unset: only the empty embedded one',
    }),
  ),
  DATABASE_URL: Type.Optional(
    Type.String({
      pattern: '^postgres(ql)?://.+',
      description:
        'A PostgreSQL (15 or newer) of your own instead of the embedded one; its user creates three roles',
    }),
  ),
  LEYE_KEY_FILE: Type.Optional(
    Type.String({
      minLength: 1,
      description: 'File of the keys; LEYE_DATA/keys.json. Lost keys cannot be replaced: back it up apart',
    }),
  ),
  LEYE_SMS_URL: Type.Optional(
    Type.String({
      pattern: '^https?://.+',
      description: 'Where text messages are posted as JSON; needed outside the demonstration',
    }),
  ),
  LEYE_SMS_TOKEN: Type.Optional(Type.String({ minLength: 8, description: 'Bearer token for LEYE_SMS_URL' })),
  LEYE_MARKET_REGISTER_URL: Type.Optional(
    Type.String({
      pattern: '^https?://[^?#]+$',
      description:
        'Where the market register answers GET /enterprises/CODE; unset: clerks look at licences, and the demonstration simulates one',
    }),
  ),
  LEYE_UPPER_URL: Type.Optional(
    Type.String({
      pattern: '^https?://[^?#]+$',
      description:
        'Where the level above takes valid records by POST /lots; unset: they wait, and the demonstration simulates one',
    }),
  ),
  LEYE_EMBEDDINGS_URL: Type.Optional(
    Type.String({
      pattern: '^https?://[^?#]+$',
      description:
        'Where a model server of your own answers POST /v1/embeddings, for `match titles`; unset: titles are compared by the lexicon alone',
    }),
  ),
  LEYE_EMBEDDINGS_MODEL: Type.Optional(
    Type.String({ minLength: 1, description: 'Name of the model at LEYE_EMBEDDINGS_URL; default' }),
  ),
  LEYE_EMBEDDINGS_TOKEN: Type.Optional(
    Type.String({ minLength: 8, description: 'Bearer token for LEYE_EMBEDDINGS_URL' }),
  ),
  LEYE_PUBLIC_URL: Type.Optional(
    Type.String({
      pattern: '^https?://[^/?#\\s]+/?$',
      description:
        'How residents reach this server, without a path; stands in QR codes. https: turns secure cookies on',
    }),
  ),
  LEYE_LOG: Type.Optional(
    Type.Enum(['error', 'warn', 'info', 'debug'], { description: 'How much is logged; warn' }),
  ),
  LEYE_RATE: Type.Optional(
    Type.String({ pattern: '^[0-9]{1,7}$', description: 'Requests a minute from one client; 600' }),
  ),
});

const checkSettings = Compile(settings);

/** The settings in the shape the program uses. */
export interface Config {
  port: number;
  host: string;
  dataFolder: string;
  keyFile: string;
  /** null: decide by the database (see LEYE_DEMO). */
  demo: boolean | null;
  databaseUrl: string | null;
  smsUrl: string | null;
  smsToken: string | null;
  marketRegisterUrl: string | null;
  upperUrl: string | null;
  /** null: titles are compared by the lexicon alone. */
  embeddings: { url: string; model: string; token: string | null } | null;
  /** Without a slash at its end; null: pages take the address that they were loaded from. */
  publicUrl: string | null;
  logLevel: string;
  perMinute: number;
}

/** A setting that cannot be used; `lines` say which and what to do. */
export class ConfigError extends Error {
  readonly lines: string[];
  constructor(lines: string[]) {
    super(lines.join('\n'));
    this.name = 'ConfigError';
    this.lines = lines;
  }
}

/** All settings with their descriptions, for `leye config check` and the README. */
export function describeSettings(): { name: string; description: string }[] {
  return Object.entries(settings.properties).map(([name, schema]) => ({
    name,
    description: (schema as { description?: string }).description ?? '',
  }));
}

/**
 * Reads and checks the configuration.
 * @param env usually process.env; names that start with LEYE_ and are not settings are refused, since a typing mistake would
 *   otherwise pass as a default.
 * @throws ConfigError naming each setting and what to write.
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const known = Object.keys(settings.properties);
  const forTests = ['LEYE_TESTDATA', 'LEYE_TEST_DATABASE_URL', 'LEYE_CHROMIUM', 'LEYE_INSTALL'];
  const given: Record<string, string> = {};
  const lines: string[] = [];
  for (const [name, value] of Object.entries(env)) {
    if (value === undefined || value === '') continue;
    if (known.includes(name)) given[name] = value;
    else if (name.startsWith('LEYE_') && !forTests.includes(name))
      lines.push(`${name}: 没有这个设置 there is no such setting`);
  }
  for (const error of checkSettings.Errors(given)) {
    const name = error.instancePath.slice(1);
    const about = describeSettings().find((each) => each.name === name)?.description ?? error.message;
    lines.push(`${name}: 写法不对 cannot be read. ${about}`);
  }
  const port = Number(given.PORT ?? '8080');
  if (port > 65535) lines.push('PORT: 端口最大 65535 a port is at most 65535');
  if (lines.length) throw new ConfigError([...new Set(lines)]);
  const values = given as Static<typeof settings>;
  const folder = values.LEYE_DATA ?? join(packageRoot, 'var');
  const dataFolder = isAbsolute(folder) ? folder : join(process.cwd(), folder);
  return {
    port,
    host: values.HOST ?? '127.0.0.1',
    dataFolder,
    keyFile: values.LEYE_KEY_FILE ?? join(dataFolder, 'keys.json'),
    demo: values.LEYE_DEMO === undefined ? null : values.LEYE_DEMO === '1',
    databaseUrl: values.DATABASE_URL ?? null,
    smsUrl: values.LEYE_SMS_URL ?? null,
    smsToken: values.LEYE_SMS_TOKEN ?? null,
    marketRegisterUrl: values.LEYE_MARKET_REGISTER_URL?.replace(/\/+$/, '') ?? null,
    upperUrl: values.LEYE_UPPER_URL?.replace(/\/+$/, '') ?? null,
    embeddings:
      values.LEYE_EMBEDDINGS_URL === undefined
        ? null
        : {
            url: values.LEYE_EMBEDDINGS_URL.replace(/\/+$/, ''),
            model: values.LEYE_EMBEDDINGS_MODEL ?? 'default',
            token: values.LEYE_EMBEDDINGS_TOKEN ?? null,
          },
    publicUrl: values.LEYE_PUBLIC_URL?.replace(/\/$/, '') ?? null,
    logLevel: values.LEYE_LOG ?? 'warn',
    perMinute: Number(values.LEYE_RATE ?? '600'),
  };
}
