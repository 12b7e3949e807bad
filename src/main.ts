import { seedDemo } from './demo.ts';
import { openDeployment } from './deployment.ts';
import type { Config } from './ground/config.ts';
import { openLog } from './ground/log.ts';
import { Problem, type Words } from './ground/problem.ts';
import { listRecords } from './modules/employers/actions/list-records.ts';
import { connectRegister } from './modules/employers/register/connect.ts';
import { connectUpper } from './modules/exchange/upper/connect.ts';
import { openService } from './serve.ts';

/** What `leye serve` tells the person at the terminal. */
export interface ServeTalk {
  progress(words: Words): void;
  /** Everything is up. */
  ready(facts: { url: string; demo: boolean }): void;
  /** The server is going down, and why. */
  stopping(words: Words): void;
}

/**
 * Runs the server until SIGINT or SIGTERM, then stops in order: no new requests, open ones finish, jobs finish, pools close,
 * the embedded database stops.
 * @throws Problem with a sentence where it cannot start.
 */
export async function serve(config: Config, talk: ServeTalk): Promise<void> {
  const log = openLog(config.logLevel);
  let stop: (words: Words) => void = () => {};
  const stopped = new Promise<Words>((resolve) => {
    stop = resolve;
  });
  const lost = { zh: '另一个程序接管了这个数据文件夹', en: 'another process took this data folder over' };
  const deployment = await openDeployment(config, {
    purpose: 'serve',
    log,
    progress: talk.progress,
    onLost: () => stop(lost),
  });
  const disconnects: (() => Promise<void>)[] = [];
  try {
    if (deployment.demo) await seedDemo(deployment, talk.progress);
    const { demo, clock } = deployment;
    disconnects.push(
      await connectRegister({
        url: config.marketRegisterUrl,
        demo,
        clock,
        records: () => deployment.asJob('market-register', 'verification', listRecords),
        progress: talk.progress,
      }),
      await connectUpper({ url: config.upperUrl, demo, clock, progress: talk.progress }),
    );
    const service = await openService(deployment, {
      log,
      perMinute: config.perMinute,
      secure: config.publicUrl?.startsWith('https:') ?? false,
    });
    await service.http
      .listen({ host: config.host, port: config.port })
      .catch((error: NodeJS.ErrnoException) => {
        throw error.code === 'EADDRINUSE'
          ? new Problem(503, 'port-taken', {
              zh: `端口 ${config.port} 已被占用，换一个：PORT=${config.port + 1} npm start`,
              en: `Port ${config.port} is taken; try PORT=${config.port + 1} npm start`,
            })
          : error;
      });
    service.start();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      // `on`, not `once`: npm and the terminal may both signal, and the second must not cut the stopping short.
      process.on(signal, () => stop({ zh: '收到停止信号', en: `${signal} received` }));
    }
    talk.ready({ url: config.publicUrl ?? `http://127.0.0.1:${config.port}`, demo: deployment.demo });
    talk.stopping(await stopped);
    await service.close();
  } finally {
    for (const disconnect of disconnects) await disconnect();
    await deployment.close();
  }
}
