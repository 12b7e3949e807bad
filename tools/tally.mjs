// Adds up what vitest's reports say, and names the files that took longest:
//   node tools/tally.mjs REPORT.json…
import { readFileSync } from 'node:fs';
import { basename, relative } from 'node:path';

const mostNamed = 15;
const sum = { passed: 0, failed: 0, skipped: 0 };
const files = [];
for (const report of process.argv.slice(2)) {
  const { numPassedTests, numFailedTests, numPendingTests, testResults } = JSON.parse(
    readFileSync(report, 'utf8'),
  );
  sum.passed += numPassedTests;
  sum.failed += numFailedTests;
  sum.skipped += numPendingTests;
  for (const { name, startTime, endTime } of testResults) {
    const seconds = (endTime - startTime) / 1000;
    files.push({ name: `${relative('.', name)} (${basename(report, '.json')})`, seconds });
  }
}
files.sort((a, b) => b.seconds - a.seconds);
for (const { name, seconds } of files.slice(0, mostNamed))
  console.log(`${seconds.toFixed(0).padStart(4)} s  ${name}`);
console.log(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
process.exitCode = sum.passed === 0 || sum.failed > 0 ? 1 : 0;
