import { defineContract } from '../../ground/http/contract.ts';
import { calculatorContract } from './contract-calculator.ts';
import { definitionsContract } from './contract-definitions.ts';
import { doubtsContract } from './contract-doubts.ts';
import { endingsContract } from './contract-endings.ts';
import { entitlementsContract } from './contract-entitlements.ts';
import { libraryContract } from './contract-library.ts';

export const contract = defineContract({
  ...calculatorContract,
  ...libraryContract,
  ...doubtsContract,
  ...definitionsContract,
  ...endingsContract,
  ...entitlementsContract,
});
