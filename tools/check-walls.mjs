/** Checks the walls between modules; fails on a breach, and when nothing was cruised (a check of nothing passes everything). */
import { cruise } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import config from '../.dependency-cruiser.mjs';

const folders = process.argv.slice(2);
const { output } = await cruise(
  folders.length ? folders : ['src'],
  { ...config.options, ruleSet: { forbidden: config.forbidden }, validate: true },
  {},
  { tsConfig: extractTSConfig('tsconfig.json') },
);
const { totalCruised, violations } = output.summary;
for (const { rule, from, to, cycle } of violations) {
  console.error(`${rule.name}: ${from} → ${cycle ? cycle.map((each) => each.name).join(' → ') : to}`);
}
console.log(`walls: ${totalCruised} modules cruised, ${violations.length} breaches`);
process.exitCode = totalCruised === 0 || violations.length > 0 ? 1 : 0;
