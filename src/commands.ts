import { parseArgs } from 'node:util';
import { type Deployment, openDeployment } from './deployment.ts';
import { type Config, describeSettings, readConfig } from './ground/config.ts';
import { openLog } from './ground/log.ts';
import type { Words } from './ground/problem.ts';
import { openTerminal, type Terminal } from './ground/terminal.ts';
import { serve } from './main.ts';

/** 0: done; 1: it says no; 2: the words of the command were off. */
export type Exit = 0 | 1 | 2;

/** The words of a command were off. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

interface Command {
  usage: string;
  summary: Words;
  run(words: string[]): Promise<Exit>;
}

type Options = Record<string, { type: 'string' | 'boolean' }>;
type Taken = { values: Record<string, string | boolean | undefined>; positionals: string[] };

function take(words: string[], options: Options, positionals: number): Taken {
  try {
    const taken = parseArgs({
      args: words,
      options: { json: { type: 'boolean' }, ...options },
      allowPositionals: true,
    });
    if (taken.positionals.length !== positionals) throw new Error(`expects ${positionals} argument(s)`);
    return taken as Taken;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

async function withDeployment<T>(
  terminal: Terminal,
  act: (deployment: Deployment, config: Config) => Promise<T>,
): Promise<T> {
  const config = readConfig(process.env);
  const deployment = await openDeployment(config, {
    purpose: 'command',
    log: openLog(config.logLevel),
    progress: (words) => terminal.progress(words),
  });
  try {
    return await act(deployment, config);
  } finally {
    await deployment.close();
  }
}

const serveCommand: Command = {
  usage: 'serve',
  summary: { zh: '启动服务', en: 'run the server' },
  async run(words) {
    take(words, {}, 0);
    const terminal = openTerminal(false);
    const config = readConfig(process.env);
    await serve(config, {
      progress: (each) => terminal.say(each),
      ready: (facts) => terminal.say({ zh: `已启动：${facts.url}`, en: 'ready; stop with Ctrl-C' }),
      stopping: (each) => terminal.say({ zh: `正在停止（${each.zh}）`, en: `stopping (${each.en})` }),
    });
    return 0;
  },
};

const migrateCommand: Command = {
  usage: 'migrate',
  summary: { zh: '只建表，不启动', en: 'bring the schema up to date and stop' },
  async run(words) {
    const terminal = openTerminal(take(words, {}, 0).values.json === true);
    return withDeployment<Exit>(terminal, async () => {
      terminal.result({ migrated: true }, { zh: '表已是最新', en: 'the schema is up to date' });
      return 0;
    });
  },
};

const configCheck: Command = {
  usage: 'config check',
  summary: { zh: '检查设置', en: 'check the configuration' },
  async run(words) {
    const terminal = openTerminal(take(words, {}, 0).values.json === true);
    const config = readConfig(process.env);
    if (!terminal.json) {
      for (const { name, description } of describeSettings())
        process.stdout.write(`  ${name.padEnd(18)}${description}\n`);
    }
    const { databaseUrl, smsToken, ...shown } = config;
    terminal.result(
      {
        ...shown,
        databaseUrl: databaseUrl === null ? null : 'given',
        smsToken: smsToken === null ? null : 'given',
      },
      { zh: '设置可用', en: 'the configuration can be used' },
    );
    return 0;
  },
};

/** Every command, by its first one or two words. */
export const commands: Record<string, Command> = {
  serve: serveCommand,
  migrate: migrateCommand,
  'config check': configCheck,
};
