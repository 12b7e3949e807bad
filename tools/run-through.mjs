import { spawn } from 'node:child_process';

/**
 * Runs a program at this terminal, which hears the signals that this process is sent.
 * @returns its exit code; 128 + the signal's number where a signal ended it, as shells have it.
 */
export function runThrough(command, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    // Ctrl-C reaches the whole group of the terminal's job, the child included.
    const ignore = () => {};
    const passOn = () => child.kill('SIGTERM');
    process.on('SIGINT', ignore).on('SIGTERM', passOn);
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      process.off('SIGINT', ignore).off('SIGTERM', passOn);
      resolve(code ?? (signal === 'SIGINT' ? 130 : 143));
    });
  });
}
