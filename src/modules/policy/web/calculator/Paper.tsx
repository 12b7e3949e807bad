import { type ReactNode, Suspense, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { QrCode } from '../../../../web/design/QrCode.tsx';
import { useDevice } from '../../../../web/device.ts';
import { useFormat } from '../../../../web/format.ts';
import { kioskStation } from '../../../../web/home/kiosk-station.ts';
import { useShellInfo } from '../../../../web/shell-info.ts';
import { useT } from '../../../../web/words.ts';
import { StationLine } from '../../../network/web/index.tsx';
import type { Asking } from './calculation.ts';
import { useHireWords } from './HireSums.tsx';
import { printedPath } from './printed.ts';
import { type Result, type Results, Sums, useInsteadWords, useWayWords } from './ResultsParts.tsx';
import './paper.css';

/**
 * The results on paper, in the place of the page that they are printed from: what can be had with sums, where and with what; the rest in a line
 * each. Of the person nothing stands there in words: the answers are in the code alone.
 */
export function Paper({ results, asking }: { results: Results; asking: Asking }) {
  const t = useT();
  const { language } = useDevice();
  const { demo, helpPhone } = useShellInfo();
  const of = (...standings: Result['standing'][]) =>
    results.results.filter(({ standing }) => standings.includes(standing));
  const names = (some: readonly Result[]) =>
    some.map(({ policy }) => policy.name[language]).join(t('calculator.separator'));
  const almost = of('almost');
  const rest = [
    ['openTitle', of('open')],
    ['unlikelyTitle', of('unlikely')],
    ['otherTitle', of('not', 'over')],
  ] as const;
  return createPortal(
    <div className="paper" aria-hidden="true">
      <p className="paper-head">
        {/* With the year: paper is kept. */}
        <span>
          {t('shell.brand.full')} · {results.asOf}
        </span>
        {demo ? <b>{t('shell.receipt.demo')}</b> : null}
      </p>
      <p className="paper-title">
        {t(asking.subject === 'unit' ? 'calculator.paper.unitTitle' : 'calculator.paper.title')}
      </p>
      <Sums results={results} />
      {of('entitled', 'check').map((result) => (
        <OnPaper key={result.policy.id} result={result} />
      ))}
      {almost.length > 0 ? (
        <PaperPart title={t('calculator.paper.almostTitle')}>
          {almost.map((result) => (
            <AlmostOnPaper key={result.policy.id} result={result} />
          ))}
        </PaperPart>
      ) : null}
      {results.hires.length > 0 ? <HiresOnPaper hires={results.hires} /> : null}
      {rest.map(([title, some]) =>
        some.length > 0 ? (
          <PaperPart key={title} title={t(`calculator.paper.${title}`)}>
            <p>{names(some)}</p>
          </PaperPart>
        ) : null,
      )}
      <Foot asking={asking}>
        <p>
          {t('calculator.paper.station')}
          <Suspense>
            <StationLine areaCode={asking.area ?? null} stationId={kioskStation()} />
          </Suspense>
        </p>
        <p>{t('calculator.paper.helpLine', { phone: helpPhone })}</p>
        <p>{t('calculator.results.disagree')}</p>
        <p>{t('calculator.results.onPaper')}</p>
      </Foot>
    </div>,
    document.body,
  );
}

function PaperPart({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="paper-part">
      <p className="paper-part-title">{title}</p>
      {children}
    </div>
  );
}

/** More doubts than this in words say less than their number. */
const mostDoubts = 3;

/** One policy: how much, where, with what, by which document, and what has to be checked first. */
function OnPaper({ result }: { result: Result }) {
  const t = useT();
  const { language } = useDevice();
  const { day } = useFormat();
  const { policy, standing, amount, channel, workingDays, materials, documents, doubts, instead, together } =
    result;
  const insteadWords = useInsteadWords();
  const join = (words: readonly string[]) => words.join(t('calculator.separator'));
  return (
    <div className="paper-policy">
      <p className="paper-name">
        <b>{policy.name[language]}</b>
        <span>{t(`calculator.standing.${standing}`)}</span>
      </p>
      {amount ? (
        <p className="paper-amount">
          {amount.words[language]}
          {amount.doubt ? t('calculator.paper.amountDoubt') : null}
        </p>
      ) : null}
      {instead ? <p>{insteadWords(instead)}</p> : null}
      {together ? <p>{t('calculator.results.together', { what: together[language] })}</p> : null}
      <p>
        {t('calculator.results.where')}
        {channel[language]}
        {workingDays === null
          ? null
          : workingDays === 0
            ? t('calculator.results.noWait')
            : t('calculator.results.days', { count: workingDays })}
      </p>
      {materials.length > 0 ? (
        <p>
          {t('calculator.paper.bring')}
          {join(materials.map((material) => material[language]))}
        </p>
      ) : null}
      {doubts.length > 0 ? (
        <p>
          {t('calculator.paper.check')}
          {join(doubts.slice(0, mostDoubts).map(({ about }) => about[language]))}
          {doubts.length > mostDoubts ? t('calculator.paper.moreConditions', { count: doubts.length }) : null}
        </p>
      ) : null}
      {documents.length > 0 ? (
        <p className="paper-basis">
          {t('calculator.paper.basis')}
          {documents
            .map(({ number, date, articles }) => {
              const dated = date && /^\d{4}-\d\d-\d\d$/.test(date) ? `${number}（${day(date)}）` : number;
              return `${dated}${articles.join('、')}`;
            })
            .join('；')}
        </p>
      ) : null}
    </div>
  );
}

/** What is missing for a policy, and what is applied for before it. */
function AlmostOnPaper({ result: { policy, ways } }: { result: Result }) {
  const t = useT();
  const { language } = useDevice();
  const say = useWayWords();
  const [way] = ways;
  const before = (way?.steps ?? []).flatMap((step) =>
    step.policy ? t('calculator.results.first', { policy: step.policy.name[language] }) : [],
  );
  return (
    <p>
      <b>{policy.name[language]}</b>
      {t('calculator.colon')}
      {way ? t('calculator.paper.short') + say(way) : null}
      {before.length > 0
        ? t('calculator.paper.inBrackets', { what: before.join(t('calculator.separator')) })
        : null}
    </p>
  );
}

/** A longer list than this is a table that the unit has itself. */
const mostHires = 30;

/** Each whom the unit has hired, as its list calls him, with what is counted for him. */
function HiresOnPaper({ hires }: { hires: Results['hires'] }) {
  const t = useT();
  const { language } = useDevice();
  const { head, asks } = useHireWords();
  return (
    <PaperPart title={t('calculator.hires.each')}>
      {hires.slice(0, mostHires).map((hire) => (
        <p key={hire.id}>
          <b>{head(hire)}</b>
          {hire.taken.length > 0
            ? t('calculator.paper.inBrackets', {
                what: hire.taken.map(({ policy }) => policy.name[language]).join(t('calculator.separator')),
              })
            : null}{' '}
          {asks(hire)}
        </p>
      ))}
      {hires.length > mostHires ? <p>{t('calculator.paper.moreHires', { count: hires.length })}</p> : null}
    </PaperPart>
  );
}

/** The way back to these answers, which stand in the code itself, and somebody to ask. */
function Foot({ asking, children }: { asking: Asking; children: ReactNode }) {
  const t = useT();
  const [path, setPath] = useState<string>();
  const written = JSON.stringify(asking);
  useEffect(() => {
    let dropped = false;
    printedPath(JSON.parse(written)).then((made) => {
      if (!dropped) setPath(made);
    });
    return () => {
      dropped = true;
    };
  }, [written]);
  return (
    <div className="paper-foot">
      {path ? <QrCode path={path} label={t('calculator.results.qr')} /> : null}
      <div>{children}</div>
    </div>
  );
}
