export { readDemoData } from './demo/catalogue.ts';
export { demoId } from './demo/ids.ts';
export { seedDemo } from './demo/seed.ts';
