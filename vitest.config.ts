import { defineConfig } from 'vitest/config';

// `npm test` runs the projects unit and e2e; `npm run test:full` adds the slow proofs.
// `npm run bench` runs the races of bench/.
const full = process.env.npm_lifecycle_event === 'test:full';

// Journeys of single pages: they stand in the longer suite, so that `npm test` stays within ten minutes.
const longJourneys = [
  'calculator',
  'duplicates',
  'entitlements',
  'imports',
  'lists',
  'officer',
  'policies',
  'posting',
  'records',
  'stations',
  'supply',
].map((name) => `e2e/${name}.test.ts`);

export default defineConfig({
  test: {
    pool: 'forks',
    // Without it one core of two would rest.
    maxWorkers: 2,
    // On a machine that others use too, what takes five seconds takes thirty.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    setupFiles: ['src/ground/testing/seed.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // A file would spend two thirds of its time on loading what the one before it had loaded; nothing here mocks a module.
          isolate: false,
          include: ['src/**/*.test.ts', 'tools/**/*.test.ts'],
          exclude: ['**/*.{full,timed}.test.ts'],
          globalSetup: ['src/ground/testing/global-setup.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'timed',
          include: full ? ['{src,e2e}/**/*.timed.test.ts'] : [],
          globalSetup: ['src/ground/testing/global-setup.ts'],
          testTimeout: 900_000,
          // Their figures count; side by side, or beside the others, they would measure each other.
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'full',
          include: full ? ['{src,e2e}/**/*.full.test.ts'] : [],
          globalSetup: ['src/ground/testing/global-setup.ts'],
          testTimeout: 900_000,
          sequence: { groupOrder: full ? 1 : 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'bench',
          include: process.env.npm_lifecycle_event === 'bench' ? ['bench/**/*.bench.ts'] : [],
          globalSetup: ['src/ground/testing/global-setup.ts'],
          testTimeout: 1_800_000,
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: full ? longJourneys : ['e2e/**/*.test.ts'],
          exclude: full ? [] : ['**/*.{full,timed}.test.ts', ...longJourneys],
          globalSetup: ['src/ground/testing/global-setup.ts', 'e2e/seeded.ts'],
          testTimeout: 300_000,
          sequence: { groupOrder: full ? 1 : 0 },
        },
      },
    ],
  },
});
