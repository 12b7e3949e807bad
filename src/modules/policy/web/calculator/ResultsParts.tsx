import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Output } from '../../../../web/call.ts';
import { Button } from '../../../../web/design/Button.tsx';
import { Row, Rows, Section } from '../../../../web/design/Card.tsx';
import { StatusChip } from '../../../../web/design/Chip.tsx';
import { Fold } from '../../../../web/design/Fold.tsx';
import { Icon, type IconName } from '../../../../web/design/Icon.tsx';
import { useDevice } from '../../../../web/device.ts';
import { useFormat } from '../../../../web/format.ts';
import { useT } from '../../../../web/words.ts';
import { FromOf } from './Known.tsx';
import './calculator.css';

export type Results = Output<'POST /api/calculator/results'>;
export type Result = Results['results'][number];
type Standing = Result['standing'];

/** Where something leads: a page, or at the counter another view in the panel. */
export type Lead = { href: string } | { onClick: () => void };
/** The way to 一步一步来, of one policy or of all, and to 如果……. */
export type LeadTo = (view: 'plan' | 'if', policy?: string) => Lead;

/** The sum first: what can be had, by how often it is paid; what has to be checked is told apart. */
export function Sums({ results }: { results: Results }) {
  const t = useT();
  const { day } = useFormat();
  const { counts } = results;
  const separator = t('calculator.sum.and');
  // What there is less to pay is nothing that is handed out.
  const line = (sure: boolean) => {
    const of = (less: boolean) =>
      results.sums
        .filter((sum) => sum.sure === sure && (sum.every === 'less') === less)
        .map(({ every, fen }) => t(`calculator.sum.${every}`, { yuan: yuan(fen) }));
    const given = of(false);
    const can = given.length > 0 ? [t('calculator.results.can', { sums: given.join(separator) })] : [];
    return [...can, ...of(true)].join(separator);
  };
  const [sure, likely] = [line(true), line(false)];
  return (
    <div className="stack stack-close">
      <p className="note">{t('calculator.results.asOf', { day: day(results.asOf) })}</p>
      <h1>
        {sure !== ''
          ? sure
          : likely !== ''
            ? t('calculator.results.may', { what: likely })
            : counts.entitled + counts.check > 0
              ? t('calculator.results.some', { count: counts.entitled + counts.check })
              : t('calculator.results.none')}
      </h1>
      {sure !== '' && likely !== '' ? <p>{t('calculator.results.alsoMay', { what: likely })}</p> : null}
      {counts.open > 0 ? (
        <p className="note">
          {t(
            results.more
              ? 'calculator.results.open'
              : results.unclear.length > 0
                ? 'calculator.results.openUnclear'
                : 'calculator.results.openLeft',
            { count: counts.open },
          )}
        </p>
      ) : null}
    </div>
  );
}

const yuan = (fen: number) => String(fen / 100);

const icons: Record<Standing, IconName> = {
  entitled: 'check',
  check: 'question',
  almost: 'clock',
  open: 'question',
  unlikely: 'question',
  not: 'minus',
  over: 'minus',
};

/** All policies of one standing. */
export function Group({
  standing,
  results,
  leadTo,
}: {
  standing: Standing;
  results: readonly Result[];
  leadTo: LeadTo;
}) {
  const t = useT();
  const short = !['entitled', 'check', 'almost'].includes(standing);
  return (
    <Section
      title={
        <span className={`calculator-title calculator-${standing}`}>
          <Icon name={icons[standing]} />
          {t(`calculator.standing.${standing}`)}
        </span>
      }
      side={<span className="note">{t('calculator.results.count', { count: results.length })}</span>}
    >
      {standing === 'check' || standing === 'unlikely' ? (
        <p className="note">{t(`calculator.results.${standing}Note`)}</p>
      ) : null}
      {short ? (
        <Short results={results} />
      ) : (
        <div className="stack">
          {results.map((result) => (
            <Verdict key={result.policy.id} result={result} leadTo={leadTo} />
          ))}
        </div>
      )}
    </Section>
  );
}

/** A line each, with what keeps it away or is not known, and why for this person. */
function Short({ results }: { results: readonly Result[] }) {
  const t = useT();
  const { language } = useDevice();
  const { day } = useFormat();
  const list = (words: readonly { zh: string; en: string }[]) =>
    words.map((one) => one[language]).join(t('calculator.separator'));
  const note = ({ standing, missing, reason, conditions }: Result) => {
    if (standing === 'open') return t('calculator.results.missing', { what: list(missing) });
    const [lacks, another] = conditions.filter(({ kind, outcome }) => kind === 'atom' && outcome === 'no');
    if (!reason || another || lacks?.change?.by !== 'day' || lacks.change.on === null)
      return reason?.[language];
    const from = t('calculator.results.holdsFrom', { day: day(lacks.change.on) });
    return `${reason[language]}${t('calculator.sum.and')}${from}`;
  };
  return (
    <ul className="rows">
      {results.map((result) => (
        <li key={result.policy.id} className="calculator-line">
          <h3>
            <Link href={`/policies/${result.policy.id}`}>{result.policy.name[language]}</Link>
          </h3>
          {note(result) ? <p>{note(result)}</p> : null}
          {result.standing === 'over' ? <p className="note">{t('calculator.results.over')}</p> : null}
          <Why result={result} />
        </li>
      ))}
    </ul>
  );
}

/** What is doubtful, every condition as it came out for this person or unit, and each of those hired. */
function Why({ result }: { result: Result }) {
  const t = useT();
  const { language } = useDevice();
  const { standing } = result;
  return (
    <>
      {result.doubts.length > 0 ? (
        <Fold title={t('calculator.results.doubts', { count: result.doubts.length })} icon="question">
          <ul className="calculator-list">
            {result.doubts.map(({ about, level, note }) => (
              <li key={about.zh}>
                <b>{about[language]}</b>
                {t('calculator.colon')}
                {t(`calculator.doubt.${level}`)}
                {note && language === 'zh' ? `（${note}）` : null}
              </li>
            ))}
          </ul>
          <p>{t('calculator.results.askStation')}</p>
        </Fold>
      ) : null}
      <Fold
        title={t(
          standing === 'entitled' || standing === 'check'
            ? 'calculator.results.why'
            : 'calculator.results.whyNot',
        )}
      >
        <Conditions conditions={result.conditions} />
      </Fold>
      {result.hires.length > 0 ? <Hires result={result} /> : null}
    </>
  );
}

/** What it gives; where nobody has read how much, that is said beside it, with where it comes from. */
function AmountLine({
  amount: { words, doubt, sources, articles },
}: {
  amount: NonNullable<Result['amount']>;
}) {
  const t = useT();
  const { language } = useDevice();
  if (!doubt) return <p className="calculator-amount">{words[language]}</p>;
  return (
    <>
      <p className="calculator-amount">
        {words[language]} <StatusChip tone="wait">{t('calculator.results.amountToCheck')}</StatusChip>
      </p>
      <Fold title={t('calculator.results.amountFrom')} icon="question">
        <p>
          {t(`calculator.doubt.${doubt.level}`)}
          {doubt.note && language === 'zh' ? `（${doubt.note}）` : null}
        </p>
        <ul className="calculator-list">
          {[...articles, ...sources.map(({ what }) => what)].map((where) => (
            <li key={where} lang="zh-CN">
              {where}
            </li>
          ))}
        </ul>
        <p>{t('calculator.results.askStation')}</p>
      </Fold>
    </>
  );
}

function Verdict({ result, leadTo }: { result: Result; leadTo: LeadTo }) {
  const t = useT();
  const { language } = useDevice();
  const { standing, policy, amount, channel, materials, workingDays, instead, together } = result;
  const insteadWords = useInsteadWords();
  return (
    <article className={`card calculator-card calculator-${standing}`}>
      <div className="card-head">
        <h3>
          <Link href={`/policies/${policy.id}`}>{policy.name[language]}</Link>
        </h3>
        {standing === 'check' ? <StatusChip tone="wait">{t('calculator.results.toCheck')}</StatusChip> : null}
      </div>
      {amount ? <AmountLine amount={amount} /> : null}
      {instead ? (
        <p>
          <Icon name="info" size="small" /> {insteadWords(instead)}
        </p>
      ) : null}
      {together ? (
        <p>
          <Icon name="info" size="small" /> {t('calculator.results.together', { what: together[language] })}
        </p>
      ) : null}
      {standing === 'almost' ? (
        <>
          <Ways result={result} />
          <LeadLine lead={leadTo('plan', policy.id)}>{t('calculator.plan.how')}</LeadLine>
        </>
      ) : null}
      {standing === 'entitled' || standing === 'check' ? (
        <p>
          <b>{t('calculator.results.where')}</b>
          {channel[language]}
          {workingDays === null
            ? null
            : workingDays === 0
              ? t('calculator.results.noWait')
              : t('calculator.results.days', { count: workingDays })}
        </p>
      ) : null}
      <Why result={result} />
      {materials.length > 0 && (standing === 'entitled' || standing === 'check') ? (
        <Fold title={t('calculator.results.bring', { count: materials.length })}>
          <ul className="calculator-list">
            {materials.map((material) => (
              <li key={material.zh}>{material[language]}</li>
            ))}
          </ul>
        </Fold>
      ) : null}
    </article>
  );
}

/** What a policy does not go together with, and by how much that is better. */
export function useInsteadWords(): (instead: NonNullable<Result['instead']>) => string {
  const t = useT();
  const { language } = useDevice();
  return ({ policy, less, same }) => {
    if (same) return t('calculator.results.same', { policy: policy[language] });
    return less > 0
      ? t('calculator.results.insteadMore', { policy: policy[language], yuan: yuan(less) })
      : t('calculator.results.instead', { policy: policy[language] });
  };
}

function LeadLine({ lead, children }: { lead: Lead; children: ReactNode }) {
  if ('href' in lead) return <Link href={lead.href}>{children}</Link>;
  return (
    <Button kind="text" onClick={lead.onClick}>
      {children}
    </Button>
  );
}

export type Way = Result['ways'][number];

/** A way to a policy in one line: what is missing, one after the other. */
export function useWayWords(): (way: Way) => string {
  const t = useT();
  const { language } = useDevice();
  const { day } = useFormat();
  return ({ steps, on }) =>
    steps
      .map(({ words, by }) =>
        by === 'wait'
          ? t('calculator.results.wait', { day: day(on) })
          : by === 'go-on'
            ? t('calculator.results.goOnTo', { what: words?.[language] ?? '', day: day(on) })
            : (words?.[language] ?? ''),
      )
      .join(t('calculator.results.next'));
}

/** 还差…: each way to it, the cheapest first, with the day from which it holds and where it is done. */
function Ways({ result }: { result: Result }) {
  const t = useT();
  const { language } = useDevice();
  const say = useWayWords();
  const [first, ...others] = result.ways;
  if (!first) return null;
  const line = (way: Way) => (
    <>
      {say(way)}
      {way.open ? t('calculator.results.ifMore') : null}
      {way.steps.map(({ policy }) =>
        policy ? (
          <Link key={policy.id} className="calculator-first" href={`/policies/${policy.id}`}>
            {t('calculator.results.first', { policy: policy.name[language] })}
          </Link>
        ) : null,
      )}
    </>
  );
  return (
    <>
      <p className="calculator-short">
        <b>{t('calculator.results.short')}</b>
        <span>{line(first)}</span>
      </p>
      {others.length > 0 ? (
        <Fold title={t('calculator.results.otherWays', { count: others.length })}>
          <ul className="calculator-list">
            {others.map((way, nth) => (
              <li key={nth}>{line(way)}</li>
            ))}
          </ul>
        </Fold>
      ) : null}
    </>
  );
}

const signs: Record<'yes' | 'no' | 'open', IconName> = { yes: 'check', no: 'minus', open: 'question' };

/** What would make a condition hold: a day that comes by itself, or something that is done at a window. */
function ChangeLine({ change }: { change: NonNullable<Result['conditions'][number]['change']> }) {
  const t = useT();
  const { language } = useDevice();
  const { day } = useFormat();
  const words =
    change.by === 'day' && change.on !== null
      ? t('calculator.results.holdsFrom', { day: day(change.on) })
      : change.policy
        ? t('calculator.results.first', { policy: change.policy.name[language] })
        : null;
  return words === null ? null : <span className="calculator-value">{words}</span>;
}

/** Every condition with how it came out, the value it was held against, and where it stands. */
export function Conditions({ conditions }: { conditions: Result['conditions'] }) {
  const t = useT();
  const { language } = useDevice();
  const { day } = useFormat();
  return (
    <ul className="calculator-conditions">
      {conditions.map((one, nth) => (
        <li key={nth} style={{ '--depth': one.depth } as React.CSSProperties} data-kind={one.kind}>
          <span className={`calculator-sign calculator-sign-${one.outcome}`}>
            <Icon name={signs[one.outcome]} size="small" />
            <span className="unseen">{t(`calculator.outcome.${one.outcome}`)}：</span>
          </span>
          <span>
            <b>{one.words[language]}</b>
            {one.value ? (
              <span className="calculator-value">
                {t('calculator.results.yours', { value: one.value[language] })}
              </span>
            ) : null}
            {one.fact === null ? null : <FromOf fact={one.fact} />}
            {one.change ? <ChangeLine change={one.change} /> : null}
            {one.until ? (
              <span className="calculator-value">
                {t('calculator.results.until', { day: day(one.until) })}
              </span>
            ) : null}
            {one.articles.length > 0 ? (
              <span className="calculator-value" lang="zh-CN">
                {one.articles.join('；')}
              </span>
            ) : null}
            {one.kind === 'atom' ? (
              <span className="least">
                {one.doubt
                  ? t('calculator.results.doubted', { what: t(`calculator.doubt.${one.doubt.level}`) })
                  : [
                      ...(one.confirmed
                        ? [t('calculator.results.confirmed', { day: day(one.confirmed) })]
                        : []),
                      ...one.sources.map(({ what }) => what),
                    ].join('；')}
              </span>
            ) : null}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Hires({ result }: { result: Result }) {
  const t = useT();
  const { language } = useDevice();
  return (
    <Fold title={t('calculator.results.hires', { count: result.hires.length })}>
      <Rows>
        {result.hires.map((hire) => (
          <Row
            key={hire.id}
            title={hire.id}
            note={
              hire.outcome === 'yes'
                ? (hire.amount?.[language] ?? null)
                : hire.failed.map((one) => one[language]).join(t('calculator.separator'))
            }
            side={
              <StatusChip tone={hire.outcome === 'yes' ? 'good' : hire.outcome === 'no' ? 'neutral' : 'wait'}>
                {t(`calculator.outcome.${hire.outcome}`)}
              </StatusChip>
            }
          />
        ))}
      </Rows>
    </Fold>
  );
}
