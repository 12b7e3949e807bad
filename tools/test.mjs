// `npm test`: installs what is missing, builds what has changed, and runs the tests, browser journeys included. Arguments
// go to vitest.
import { ready } from './node-version.mjs';

if (ready()) {
  const { finish, prepare, rootFolder, step } = await import('./prepare.mjs');
  await finish('test', async () => {
    const { runThrough } = await import('./run-through.mjs');
    const { findChromium } = await import('./chromium.mjs');
    await prepare(4);
    const LEYE_CHROMIUM = await findChromium(3, 4);
    step(4, 4, '测试', 'testing');
    // Tests decide on NODE_ENV themselves: `production` would take React's checks away.
    const { NODE_ENV: _, ...env } = process.env;
    const vitest = new URL('node_modules/vitest/vitest.mjs', rootFolder);
    const { fileURLToPath } = await import('node:url');
    process.exitCode = await runThrough(
      process.execPath,
      [fileURLToPath(vitest), 'run', ...process.argv.slice(2)],
      {
        cwd: fileURLToPath(rootFolder),
        env: { ...env, LEYE_CHROMIUM },
      },
    );
  });
}
