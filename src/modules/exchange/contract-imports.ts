import { defineContract } from '../../ground/http/contract.ts';

export const importsContract = defineContract({});
