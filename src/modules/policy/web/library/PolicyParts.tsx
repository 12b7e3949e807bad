import { Fragment } from 'react';
import { Row, Rows, Section } from '../../../../web/design/Card.tsx';
import { Fold } from '../../../../web/design/Fold.tsx';
import { Notice } from '../../../../web/design/States.tsx';
import { useDevice } from '../../../../web/device.ts';
import { useFormat } from '../../../../web/format.ts';
import { useT } from '../../../../web/words.ts';
import { citationText } from '../../domain/citations.ts';
import { Cited, Condition, Conditions, DoubtChip, HowSure, Where } from './Conditions.tsx';
import { Drawing } from './Drawing.tsx';
import type { Policy } from './policy-types.ts';
import './library.css';

/** Everything that is known of a policy, for residents and staff alike. */
export function PolicyParts({ policy, href }: { policy: Policy; href: (policy: string) => string }) {
  const t = useT();
  const { language } = useDevice();
  return (
    <>
      <State policy={policy} />
      <Section
        title={t('library.page.amount')}
        side={<HowSure doubt={policy.amountDoubt} confirmed={policy.amountConfirmed} />}
      >
        <p className="library-amount">{policy.amount[language]}</p>
        <Cited articles={policy.amountArticles} />
        <Where sources={policy.amountSources} doubt={policy.amountDoubt} />
      </Section>
      <Section title={t('library.page.conditions')}>
        <Drawing policy={policy} />
        <Conditions policy={policy} />
        <p className="note">{t('library.page.doubtText')}</p>
      </Section>
      <Places policy={policy} />
      <Section title={t('library.page.how')}>
        <How policy={policy} />
      </Section>
      <Section title={t('library.page.asked')}>
        <div>
          {policy.answers.map(({ id, question, answer, unsure }) => (
            <Fold key={id} title={question[language]} icon="question">
              <p>
                {answer[language]} {unsure ? <DoubtChip /> : null}
              </p>
            </Fold>
          ))}
        </div>
      </Section>
      <Together policy={policy} href={href} />
      <Section title={t('library.page.documents')}>
        <Documents policy={policy} />
      </Section>
    </>
  );
}

/** Whether it can be had at all, and whether its text was read. */
function State({ policy: { validity, unread } }: { policy: Policy }) {
  const t = useT();
  const { day } = useFormat();
  const { today, from, until } = validity;
  if (today === 'ended')
    return (
      <Notice tone="wait" title={t('library.page.endedTitle')}>
        {t('library.page.endedText', { day: day(until ?? from) })}
      </Notice>
    );
  if (today === 'not-yet') return <Notice>{t('library.page.notYetText', { day: day(from) })}</Notice>;
  if (!unread) return null;
  return (
    <Notice tone="wait" icon="info" title={t('library.page.unreadTitle')}>
      {t('library.page.unreadText')}
    </Notice>
  );
}

/** What places say otherwise, each beside what holds elsewhere. */
function Places({ policy: { layers } }: { policy: Policy }) {
  const t = useT();
  const { language } = useDevice();
  if (layers.length === 0) return null;
  return (
    <Section title={t('library.page.places')}>
      {layers.map(({ place, amount, differs, sources, articles, doubt }) => (
        <div key={place.zh} className="stack stack-close">
          <h3>
            {t('library.page.inPlace', { place: place[language] })} <HowSure doubt={doubt} confirmed={null} />
          </h3>
          {amount ? <p>{amount[language]}</p> : null}
          <ul className="library-conditions">
            {differs.map(({ here, above }) => (
              <Fragment key={here?.id ?? above?.zh ?? here?.words.zh}>
                {here ? <Condition node={here} /> : null}
                {above ? (
                  <li className="note">
                    {t(here ? 'library.page.elsewhere' : 'library.page.notHere', { words: above[language] })}
                  </li>
                ) : null}
              </Fragment>
            ))}
          </ul>
          <Cited articles={articles} />
          <Where sources={sources} doubt={doubt} />
        </div>
      ))}
    </Section>
  );
}

/** What to take along, where to go, how long it takes. */
function How({ policy }: { policy: Policy }) {
  const { materials, channel, workingDays, workingDaysDoubt, workingDaysArticles } = policy;
  const t = useT();
  const { language } = useDevice();
  const wait =
    workingDays === null
      ? t('library.page.waitUnread')
      : workingDays === 0
        ? t('library.page.waitNone')
        : t('library.page.waitDays', { count: workingDays });
  const bring =
    materials.length === 0
      ? t('library.page.bringUnread')
      : materials.map((one) => one[language]).join(language === 'zh' ? '、' : '; ');
  const go = (
    <>
      {channel.text[language]} {channel.doubt ? <DoubtChip /> : null}
    </>
  );
  const days = (
    <>
      {wait} {workingDaysDoubt ? <DoubtChip /> : null}
      <Cited articles={workingDaysArticles} />
      {workingDaysDoubt?.note ? (
        <span className="note library-articles" lang="zh-CN">
          {workingDaysDoubt.note}
        </span>
      ) : null}
    </>
  );
  return (
    <ol className="library-steps">
      {(
        [
          ['bring', bring],
          ['go', go],
          ['wait', days],
        ] as const
      ).map(([step, text]) => (
        <li key={step}>
          <b>{t(`library.page.${step}`)}</b>
          <span>{text}</span>
        </li>
      ))}
    </ol>
  );
}

/** What does not go with it, and what it opens. */
function Together({
  policy: { excludes, opens },
  href,
}: {
  policy: Policy;
  href: (policy: string) => string;
}) {
  const t = useT();
  const { language } = useDevice();
  if (excludes.length + opens.length === 0) return null;
  return (
    <Section title={t('library.page.together')}>
      <Rows>
        {opens.map(({ id, name }) => (
          <Row
            key={`opens-${id}`}
            icon="plus"
            tone="good"
            title={name[language]}
            note={t('library.page.opens')}
            href={href(id)}
          />
        ))}
        {excludes.map(({ id, name, within, articles, doubt, confirmed }) => (
          <Row
            key={`excludes-${id}`}
            icon="minus"
            tone="plain"
            title={name[language]}
            note={[t(`library.page.excluded.${within}`), ...articles.map(citationText)].join('；')}
            href={href(id)}
            side={<HowSure doubt={doubt} confirmed={confirmed} />}
          />
        ))}
      </Rows>
    </Section>
  );
}

function Documents({ policy: { documents, note, validity, daysArticles } }: { policy: Policy }) {
  const t = useT();
  const { day } = useFormat();
  return (
    <div className="stack stack-close">
      {documents.length === 0 ? <p>{t('library.page.documentsNone')}</p> : null}
      <ul className="library-sources" lang="zh-CN">
        {documents.map(({ number, date, note: own, doubt }) => (
          <li key={number}>
            {number}
            {date ? <span className="note">（{date}）</span> : null}
            {own ? <span className="note">　{own}</span> : null} {doubt ? <DoubtChip /> : null}
          </li>
        ))}
      </ul>
      {daysArticles.length > 0 ? (
        <p className="note">
          {t('library.page.daysFrom')}
          <span lang="zh-CN">{daysArticles.map(citationText).join('；')}</span>
        </p>
      ) : null}
      {validity.confirmed ? (
        <p className="note">{t('library.page.daysConfirmed', { day: day(validity.confirmed) })}</p>
      ) : null}
      {note ? (
        <p className="note">
          {t('library.page.note')}：<span lang="zh-CN">{note}</span>
        </p>
      ) : null}
    </div>
  );
}
