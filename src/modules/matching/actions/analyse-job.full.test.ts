import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../../../ground/package-root.ts';
import { readAdvertisementLabels } from '../testing/advertisement-labels.ts';
import { compareLabels, noneCompared } from '../testing/compare-labels.ts';
import { comparable, labelsOf, measured } from '../testing/measure-analysis.ts';
import { readAdvertisements } from '../testing/pick-advertisements.ts';
import { analyseJob } from './analyse-job.ts';

const testData = process.env.LEYE_TESTDATA ?? join(packageRoot, '../shared/data');
const noTestData = !existsSync(testData) && process.env.CI !== 'true';

/** Per cent of precision and recall on the half that nobody looked at while the rules were written: as measured, less two. */
const limits = {
  skill: [80, 73],
  education: [98, 94],
  experience: [91, 81],
  hours: [87, 68],
  physical: [98, 67],
  pay: [93, 46],
  place: [51, 61],
  odd: [87, 38],
} as const;
const fields = Object.keys(limits) as (keyof typeof limits)[];

/** A figure of this run, for the record. */
const tell = (figure: string) => process.stdout.write(`${figure}\n`);

test.skipIf(noTestData)(
  `labelled advertisements are read as well as they were${noTestData ? ' (skipped: no test data)' : ''}`,
  () => {
    const advertisements = readAdvertisements(testData);
    for (const half of ['open', 'held-out'] as const) {
      const compared = noneCompared();
      for (const labels of readAdvertisementLabels().filter((each) => each.half === half)) {
        const advertisement = advertisements.get(labels.id);
        if (!advertisement) throw new Error(`no advertisement ${labels.id}`);
        const { title, description } = advertisement;
        const found = labelsOf(labels, analyseJob({ title, text: description }));
        compareLabels(compared, advertisement, comparable(labels), found);
      }
      for (const field of fields) {
        const { precision, recall, alike, labels } = measured(compared[field]);
        tell(
          `${half} ${field}: precision ${precision}, recall ${recall}, values alike ${alike} % of ${labels}`,
        );
        if (half === 'open') continue;
        const [least, leastFound] = limits[field];
        expect({ field, precision: precision >= least, recall: recall >= leastFound }).toEqual({
          field,
          precision: true,
          recall: true,
        });
      }
    }
  },
);
