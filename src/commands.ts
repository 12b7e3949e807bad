import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readDemoData } from './demo.ts';
import { type Deployment, openDeployment } from './deployment.ts';
import { loadAreas } from './ground/areas/load.ts';
import { isDay } from './ground/clock/day.ts';
import { type Config, describeSettings, readConfig } from './ground/config.ts';
import { openKeys } from './ground/crypto/keys.ts';
import { openLog } from './ground/log.ts';
import { Problem, type Words } from './ground/problem.ts';
import { openTerminal, type Terminal } from './ground/terminal.ts';
import { serve } from './main.ts';
import { simulateRegister } from './modules/employers/commands.ts';
import { simulateUpper } from './modules/exchange/commands.ts';
import { importToTerminal, type KindId, kindIds, nameOfKind } from './modules/exchange/commands-imports.ts';
import { headCommand, verifyCommand } from './modules/ledger/commands.ts';
import { matchTitles } from './modules/matching/commands.ts';
import { mineSkills } from './modules/matching/mine-skills.ts';
import { countQuestions, evaluatePersonas } from './modules/policy/commands.ts';

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

/** How to sign in to the demonstration; everybody in it is made up. */
function demoLines(url: string): Words[] {
  const { residents, agents, staff } = readDemoData();
  return [
    {
      zh: '演示数据，人和单位都是编的；验证码显示在页面上',
      en: 'demonstration: all made up; codes are shown on the page',
    },
    ...residents.slice(0, 2).map(({ name, idNumber, phone }) => ({
      zh: `  居民 ${name}：身份证 ${idNumber}，手机 ${phone}`,
      en: 'resident',
    })),
    ...agents.map(({ name, idNumber, phone }) => ({
      zh: `  单位的人 ${name}：身份证 ${idNumber}，手机 ${phone}`,
      en: 'agent of an employer',
    })),
    ...staff.map(({ displayName, login, password, role }) => ({
      zh: `  工作人员 ${displayName}：${login} / ${password}（${url}/counter）`,
      en: role,
    })),
  ];
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
      ready({ url, demo }) {
        terminal.say({ zh: `已启动：${url}`, en: 'ready; stop with Ctrl-C' });
        if (demo) for (const line of demoLines(url)) terminal.say(line);
      },
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
    const { databaseUrl, smsToken, embeddings, ...shown } = config;
    terminal.result(
      {
        ...shown,
        databaseUrl: databaseUrl === null ? null : 'given',
        smsToken: smsToken === null ? null : 'given',
        embeddings: embeddings && { ...embeddings, token: embeddings.token === null ? null : 'given' },
      },
      { zh: '设置可用', en: 'the configuration can be used' },
    );
    return 0;
  },
};

const keysNew: Command = {
  usage: 'keys new FILE',
  summary: { zh: '生成密钥文件', en: 'make a key file' },
  async run(words) {
    const { values, positionals } = take(words, {}, 1);
    const file = resolve(positionals[0] ?? '');
    if (existsSync(file)) {
      throw new Problem(409, 'keys.exist', {
        zh: `${file} 已经有了，不会覆盖`,
        en: `${file} is there already and is not overwritten`,
      });
    }
    const { fingerprint } = openKeys(file, { create: true });
    openTerminal(values.json === true).result(
      { file, fingerprint },
      {
        zh: `密钥在 ${file}，请单独备份`,
        en: `the keys are in ${file}; back them up apart from the database`,
      },
    );
    return 0;
  },
};

const importLists = (kind: KindId): Command => ({
  usage: `import ${kind} FILE --area CODE [--source NAME] [--department CODE] [--as-of YYYY-MM-DD] [--dry-run] [--json]`,
  // Asked for by the help only: what a kind is called stands in a file.
  get summary() {
    const { zh, en } = nameOfKind(kind);
    return { zh: `导入${zh}（xlsx、csv、jsonl，可 gz）`, en: `bring in: ${en.toLowerCase()}` };
  },
  async run(given) {
    const { values, positionals } = take(
      given,
      {
        area: { type: 'string' },
        source: { type: 'string' },
        department: { type: 'string' },
        'as-of': { type: 'string' },
        'dry-run': { type: 'boolean' },
      },
      1,
    );
    const word = (name: string) => (typeof values[name] === 'string' ? values[name] : null);
    const area = loadAreas().find((word('area') ?? '').padEnd(12, '0'));
    if (!area)
      throw new UsageError('--area CODE: the code of the area whose list it is, such as 370705000000');
    const asOf = word('as-of');
    if (asOf !== null && !isDay(asOf)) throw new UsageError('--as-of YYYY-MM-DD');
    const terminal = openTerminal(values.json === true);
    return withDeployment(terminal, ({ asJob }) =>
      importToTerminal(
        (act) => asJob('import', 'import', act),
        terminal,
        {
          kind,
          file: positionals[0] ?? '',
          source: word('source'),
          department: word('department'),
          asOf,
          dryRun: values['dry-run'] === true,
        },
        { area: { code: area.code, lo: area.lo, hi: area.hi }, staffId: null },
      ),
    );
  },
});

const ledgerVerify: Command = {
  usage: 'ledger verify [--head FILE] [--json]',
  summary: { zh: '重算整本台账', en: 'recompute the whole ledger' },
  async run(words) {
    const { values } = take(words, { head: { type: 'string' } }, 0);
    const terminal = openTerminal(values.json === true);
    const headFile = typeof values.head === 'string' ? values.head : undefined;
    return withDeployment(terminal, ({ tools, asJob }) =>
      asJob('ledger-verify', 'ledger', (ctx) =>
        verifyCommand(ctx, terminal, { signing: tools.signing, headFile }),
      ),
    );
  },
};

const ledgerHead: Command = {
  usage: 'ledger head --out FILE',
  summary: { zh: '签一个账头交给见证人', en: 'sign a head for a witness to keep' },
  async run(words) {
    const { values } = take(words, { out: { type: 'string' } }, 0);
    const { out } = values;
    if (typeof out !== 'string') throw new UsageError('--out FILE');
    const terminal = openTerminal(values.json === true);
    return withDeployment(terminal, ({ tools, asJob }) =>
      asJob('ledger-head', 'ledger', (ctx) => headCommand(ctx, terminal, { signing: tools.signing, out })),
    );
  },
};

const simulateMarketRegister: Command = {
  usage: 'simulate market-register [--port N] [--fault-rate 0.1]',
  summary: { zh: '模拟市场监管登记接口', en: 'a simulated market register with faults to choose' },
  async run(words) {
    const { values } = take(words, { port: { type: 'string' }, 'fault-rate': { type: 'string' } }, 0);
    const port = Number(values.port ?? '0');
    const faultRate = Number(values['fault-rate'] ?? '0');
    if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new UsageError('--port N');
    if (!(faultRate >= 0 && faultRate <= 1)) throw new UsageError('--fault-rate 0 … 1');
    await simulateRegister(openTerminal(values.json === true), { port, faultRate });
    return 0;
  },
};

const simulateUpperLevel: Command = {
  usage: 'simulate upper-level [--port N] [--refuse-rate 0.1] [--fault-rate 0.1]',
  summary: { zh: '模拟上级归集接口', en: 'a simulated level above that refuses and fails as told' },
  async run(words) {
    const rate = { type: 'string' } as const;
    const { values } = take(words, { port: rate, 'refuse-rate': rate, 'fault-rate': rate }, 0);
    const port = Number(values.port ?? '0');
    const [refuseRate = 0, faultRate = 0] = [values['refuse-rate'], values['fault-rate']].map((each) =>
      Number(each ?? '0'),
    );
    if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new UsageError('--port N');
    if (!(refuseRate >= 0 && refuseRate <= 1)) throw new UsageError('--refuse-rate 0 … 1');
    if (!(faultRate >= 0 && faultRate <= 1)) throw new UsageError('--fault-rate 0 … 1');
    await simulateUpper(openTerminal(values.json === true), { port, refuseRate, faultRate });
    return 0;
  },
};

const matchTitlesCommand: Command = {
  usage: 'match titles --queries FILE --corpus FILE [--json]',
  summary: { zh: '按职位名称远近排序', en: 'rank a list of job titles for each title of another' },
  async run(words) {
    const { values } = take(words, { queries: { type: 'string' }, corpus: { type: 'string' } }, 0);
    const { queries, corpus } = values;
    if (typeof queries !== 'string' || typeof corpus !== 'string')
      throw new UsageError('--queries FILE --corpus FILE');
    const { embeddings, logLevel } = readConfig(process.env);
    const terminal = openTerminal(values.json === true);
    return matchTitles({ terminal, log: openLog(logLevel), embeddings }, { queries, corpus });
  },
};

const matchMine: Command = {
  usage: 'match mine --ads FILE [--json]',
  summary: {
    zh: '岗位里要求的、词表没有的技能',
    en: 'skills that advertisements ask for and the lexicon has not',
  },
  async run(words) {
    const { values } = take(words, { ads: { type: 'string' } }, 0);
    if (typeof values.ads !== 'string') throw new UsageError('--ads FILE');
    return mineSkills(openTerminal(values.json === true), values.ads);
  },
};

const policyEvaluate: Command = {
  usage: 'policy evaluate --personas FILE [--json]',
  summary: { zh: '按政策逐条核对人物文件', en: 'hold a file of personas against every policy' },
  async run(words) {
    const { values } = take(words, { personas: { type: 'string' } }, 0);
    if (typeof values.personas !== 'string') throw new UsageError('--personas FILE');
    return evaluatePersonas(openTerminal(values.json === true), values.personas);
  },
};

const policyQuestions: Command = {
  usage: 'policy questions --personas FILE [--json]',
  summary: { zh: '人物文件里每个人要问几个问题', en: 'how many questions each person of a file is asked' },
  async run(words) {
    const { values } = take(words, { personas: { type: 'string' } }, 0);
    if (typeof values.personas !== 'string') throw new UsageError('--personas FILE');
    return countQuestions(openTerminal(values.json === true), values.personas);
  },
};

/** Every command, by its first one or two words. */
export const commands: Record<string, Command> = {
  serve: serveCommand,
  migrate: migrateCommand,
  'config check': configCheck,
  'keys new': keysNew,
  ...Object.fromEntries(kindIds.map((kind) => [`import ${kind}`, importLists(kind)])),
  'ledger verify': ledgerVerify,
  'ledger head': ledgerHead,
  'match mine': matchMine,
  'match titles': matchTitlesCommand,
  'policy evaluate': policyEvaluate,
  'policy questions': policyQuestions,
  'simulate market-register': simulateMarketRegister,
  'simulate upper-level': simulateUpperLevel,
};
