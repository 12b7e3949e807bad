import { defineContract } from '../../ground/http/contract.ts';
import { duplicatesContract } from './contract-duplicates.ts';
import { importsContract } from './contract-imports.ts';
import { recordsContract } from './contract-records.ts';

export const contract = defineContract({
  ...importsContract,
  ...duplicatesContract,
  ...recordsContract,
});
