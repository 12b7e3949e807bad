import type { ReactNode } from 'react';
import type { Output } from '../../../../web/call.ts';
import { Row, Rows, Section } from '../../../../web/design/Card.tsx';
import { StatusChip } from '../../../../web/design/Chip.tsx';
import { useDevice } from '../../../../web/device.ts';
import { useFormat } from '../../../../web/format.ts';
import { useT } from '../../../../web/words.ts';

type Reply = Output<'POST /api/calculator/what-if'>;
type Comparison = NonNullable<Reply['compared']>;
type Sum = Comparison['before'][number];

/** The sum before and after side by side, what is added, what falls away, what is another sum, and what hangs on more. */
export function Compared({
  compared,
  on,
  asOf,
  goingOn,
}: {
  compared: Comparison;
  on: string;
  asOf: string;
  goingOn: Reply['goingOn'];
}) {
  const t = useT();
  const { language } = useDevice();
  const { day } = useFormat();
  const { gained, lost, changed, maybe } = compared;
  const none = gained.length + lost.length + changed.length + maybe.length === 0;
  return (
    <div className="stack">
      <dl className="whatif-sums">
        <SumBox name={t('calculator.whatIf.before')} sums={compared.before} />
        <SumBox
          name={on === asOf ? t('calculator.whatIf.after') : t('calculator.whatIf.afterOn', { day: day(on) })}
          sums={compared.after}
        />
      </dl>
      {goingOn.length > 0 ? (
        <p className="note">
          {t('calculator.whatIf.goingOn', {
            what: goingOn.map((one) => one[language]).join(t('calculator.separator')),
          })}
        </p>
      ) : null}
      {none ? <p>{t('calculator.whatIf.same')}</p> : null}
      <List title={t('calculator.whatIf.gained')} some={gained.length > 0}>
        {gained.map(({ policy, amount, doubtful, instead }) => (
          <Row
            key={policy.id}
            title={policy.name[language]}
            note={
              <>
                {amount?.[language]}
                {instead
                  ? `${t('calculator.sum.and')}${t(instead.same ? 'calculator.results.same' : 'calculator.results.instead', { policy: instead.policy[language] })}`
                  : null}
              </>
            }
            side={doubtful ? <StatusChip tone="wait">{t('calculator.results.toCheck')}</StatusChip> : null}
            href={`/policies/${policy.id}`}
          />
        ))}
      </List>
      <List title={t('calculator.whatIf.lost')} some={lost.length > 0}>
        {lost.map(({ policy, amount, needs }) => (
          <Row
            key={policy.id}
            title={policy.name[language]}
            note={
              <>
                {amount?.[language]}
                {needs
                  ? `${t('calculator.sum.and')}${t('calculator.results.needs', { what: needs[language] })}`
                  : null}
              </>
            }
            href={`/policies/${policy.id}`}
          />
        ))}
      </List>
      <List title={t('calculator.whatIf.changed')} some={changed.length > 0}>
        {changed.map(({ policy, from, to }) => (
          <Row
            key={policy.id}
            title={policy.name[language]}
            note={t('calculator.whatIf.fromTo', { from: from[language], to: to[language] })}
            href={`/policies/${policy.id}`}
          />
        ))}
      </List>
      <List title={t('calculator.whatIf.mayBe')} some={maybe.length > 0}>
        {maybe.map(({ policy, missing }) => (
          <Row
            key={policy.id}
            title={policy.name[language]}
            note={t('calculator.results.missing', {
              what: missing.map((one) => one[language]).join(t('calculator.separator')),
            })}
            href={`/policies/${policy.id}`}
          />
        ))}
      </List>
    </div>
  );
}

function List({ title, some, children }: { title: string; some: boolean; children: ReactNode }) {
  if (!some) return null;
  return (
    <Section title={title}>
      <Rows>{children}</Rows>
    </Section>
  );
}

function SumBox({ name, sums }: { name: string; sums: readonly Sum[] }) {
  const t = useT();
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {sums.length === 0 ? <b>{t('calculator.whatIf.nothing')}</b> : null}
        {sums.map(({ every, fen, sure }) => (
          <span key={`${every} ${sure}`} className="whatif-sum">
            <b>{t(`calculator.sum.${every}`, { yuan: String(fen / 100) })}</b>
            {sure ? null : <span className="note">{t('calculator.results.toCheck')}</span>}
          </span>
        ))}
      </dd>
    </div>
  );
}
