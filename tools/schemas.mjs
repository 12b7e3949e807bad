/**
 * Writes the JSON Schemas that editors read beside the files of data/policies and data/matching, from the shapes against which those are
 * checked. A test holds the two equal.
 * Usage: npm run schemas
 */
import { writeFileSync } from 'node:fs';
import { titlesSchema } from '../dist/modules/matching/load-titles.js';
import { policySchemas } from '../dist/modules/policy/json-schemas.js';

const schemas = [
  ...[...policySchemas()].map(([name, schema]) => [`data/policies/${name}`, schema]),
  ['data/matching/titles.schema.json', titlesSchema()],
];
for (const [path, schema] of schemas) {
  writeFileSync(new URL(`../${path}`, import.meta.url), `${JSON.stringify(schema, null, 2)}\n`);
  console.log(`${path} written`);
}
