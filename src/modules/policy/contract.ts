import { defineContract } from '../../ground/http/contract.ts';
import { calculatorContract } from './contract-calculator.ts';

export const contract = defineContract({ ...calculatorContract });
