/**
 * Writes the JSON Schemas that editors read beside the files of data/policies, from the shapes against which those are checked. A test
 * holds the two equal.
 * Usage: npm run schemas
 */
import { writeFileSync } from 'node:fs';
import { policySchemas } from '../dist/modules/policy/json-schemas.js';

for (const [name, schema] of policySchemas()) {
  writeFileSync(new URL(`../data/policies/${name}`, import.meta.url), `${JSON.stringify(schema, null, 2)}\n`);
  console.log(`data/policies/${name} written`);
}
