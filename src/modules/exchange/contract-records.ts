import { defineContract } from '../../ground/http/contract.ts';

export const recordsContract = defineContract({});
