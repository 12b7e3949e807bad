// `npm start`: installs what is missing, builds what has changed, and serves. Arguments go to `leye serve`.
import { ready } from './node-version.mjs';

if (ready()) {
  const { finish, prepare, rootFolder, step } = await import('./prepare.mjs');
  const { fileURLToPath } = await import('node:url');
  await finish('start', async () => {
    if (await prepare(3)) step(3, 3, '启动', 'starting');
    stopWithNpm();
    // In this process, not in a child: one process less (45 MB), and signals and exit code are the server's own.
    const cli = new URL('dist/cli.js', rootFolder);
    process.argv = [process.argv[0], fileURLToPath(cli), 'serve', ...process.argv.slice(2)];
    await import(cli.href);
  });
}

/** npm passes SIGTERM to the shell between, which ends without telling; the server would run on, unseen. */
function stopWithNpm() {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
  }, 500).unref();
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => {
      // Told directly, as the whole group is by Ctrl-C: once is enough.
      clearInterval(watch);
      // This listener took the signal's own effect away, and the server does not listen yet.
      if (process.listenerCount(signal) === 0) process.exit(1);
    });
  }
}
