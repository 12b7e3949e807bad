import type { Job } from '../../ground/jobs/jobs.ts';
import { planJob } from '../../ground/jobs/jobs.ts';
import type { Tools } from '../../ground/tools.ts';
import { compareRow, compareRows } from './actions/imports/compare-rows.ts';
import { stepImport } from './actions/imports/step-import.ts';
import { takeOver } from './actions/imports/take-over.ts';

export const importJobs = ({ transact }: Tools): Record<string, Job> => ({
  // Its steps have transactions of their own; where it was killed, it is taken up again and goes on where those ended.
  'exchange.step-import': {
    purpose: 'import',
    async run(ctx, payload) {
      const importId = String(payload.importId);
      const more = await stepImport((act) => transact('step-import', 'import', act), importId);
      if (more) await planJob(ctx, 'exchange.step-import', { importId });
    },
  },
  'exchange.compare-rows': {
    purpose: 'import',
    async run(ctx, payload) {
      const importId = String(payload.importId);
      const within = <T>(act: Parameters<typeof transact<T>>[2]) => transact('compare-rows', 'import', act);
      if (typeof payload.line === 'number') return compareRow(within, importId, payload.line);
      const until = performance.now() + 6000;
      if (!(await compareRows(within, importId, { until })))
        await planJob(ctx, 'exchange.compare-rows', { importId });
    },
  },
  'exchange.take-row': {
    purpose: 'import',
    async run(_ctx, payload) {
      const line = Number(payload.line);
      await takeOver((act) => transact('take-row', 'import', act), String(payload.importId), { line });
    },
  },
});
