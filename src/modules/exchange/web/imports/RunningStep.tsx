import { Card } from '../../../../web/design/Card.tsx';
import { Progress } from '../../../../web/design/Steps.tsx';
import { Dotted } from '../../../../web/design/Text.tsx';
import { useT } from '../../../../web/words.ts';
import type { Import, Running } from './import-state.ts';
import { SumBar } from './SumBar.tsx';

/** What is being done by itself: how far, how fast, how long still. */
export function RunningStep({ one, state }: { one: Import; state: Running }) {
  const t = useT();
  const what = t(`imports.run.${state}`);
  const percent = Math.floor(one.share * 100);
  const left = one.secondsLeft;
  return (
    <Card level={2} title={what}>
      {state === 'looking' ? null : (
        <Progress done={one.share} of={1}>
          <Dotted>
            {[
              t('imports.run.share', { share: percent }),
              one.rate === null ? null : t('imports.run.rate', { count: one.rate }),
              left === null
                ? null
                : left < 90
                  ? t('imports.run.seconds', { count: left })
                  : t('imports.run.minutes', { count: Math.round(left / 60) }),
            ]}
          </Dotted>
        </Progress>
      )}
      {/* Said by quarters: every second would leave no room for anything else. */}
      <p className="unseen" role="status">
        {t('imports.run.spoken', { what, share: percent - (percent % 25) })}
      </p>
      {one.rowsIn > 0 ? <SumBar one={one} /> : null}
    </Card>
  );
}
