import type { Output } from '../../../../web/call.ts';
import { Card, Section } from '../../../../web/design/Card.tsx';
import { Chip } from '../../../../web/design/Chip.tsx';
import { Fold } from '../../../../web/design/Fold.tsx';
import { Facts } from '../../../../web/design/SummaryList.tsx';
import { useDevice } from '../../../../web/device.ts';
import { useFormat } from '../../../../web/format.ts';
import { useT } from '../../../../web/words.ts';
import { payWords } from '../supply/shown.ts';
import { NeedsTable } from './NeedsTable.tsx';

export type Profile = Output<'GET /api/employer/profile'>;

/** An employer's profile: needs, pay, answers, who stayed, each with how it is counted. */
export function ProfileParts({ profile }: { profile: Profile }) {
  return (
    <>
      <Needs profile={profile} />
      <Pay pay={profile.pay} />
      <Answers answers={profile.answers} />
      <Stays stays={profile.stays} />
    </>
  );
}

function How({ rule }: { rule: { zh: string; en: string } }) {
  const t = useT();
  const { language } = useDevice();
  return (
    <Fold title={t('profile.how')} icon="info">
      <p className="note">{rule[language]}</p>
    </Fold>
  );
}

function Needs({ profile: { needs, since } }: { profile: Profile }) {
  const t = useT();
  const { day } = useFormat();
  return (
    <Section title={t('profile.needs.title')}>
      <Card>
        <div className="stack">
          {since === null ? (
            <p>{t('profile.needs.never')}</p>
          ) : (
            <>
              <p className="note">{t('profile.needs.since', { day: day(since) })}</p>
              {needs.occupations.length === 0 ? (
                <p>{t('profile.needs.none')}</p>
              ) : (
                <NeedsTable needs={needs} />
              )}
            </>
          )}
          <How rule={needs.rule} />
        </div>
      </Card>
    </Section>
  );
}

const tones = { below: 'wait', lower: 'plain', upper: 'plain', above: 'qing' } as const;

function Pay({ pay: { occupations, rule } }: { pay: Profile['pay'] }) {
  const t = useT();
  const { language } = useDevice();
  return (
    <Section title={t('profile.pay.title')}>
      {occupations.length === 0 ? (
        <Card>
          <p>{t('profile.pay.none')}</p>
        </Card>
      ) : (
        occupations.map(({ key, name, own, others, place }) => (
          <Card
            key={key}
            title={name[language]}
            side={place ? <Chip tone={tones[place]}>{t(`profile.pay.place.${place}`)}</Chip> : undefined}
          >
            <div className="stack">
              <Facts
                lined
                rows={[
                  {
                    name: t('profile.pay.own'),
                    value: t('profile.pay.ownValue', {
                      middle: payWords(own.middle),
                      low: payWords(own.low),
                      high: payWords(own.high),
                      count: own.of,
                    }),
                  },
                  {
                    name: t('profile.pay.others'),
                    value: others
                      ? t('profile.pay.othersValue', {
                          middle: payWords(others.middle),
                          low: payWords(others.low),
                          high: payWords(others.high),
                        })
                      : t('profile.pay.few'),
                  },
                ]}
              />
              {others ? (
                <p className="note">
                  {t('profile.pay.basis', {
                    area: others.area,
                    count: others.count,
                    own: others.own,
                    since: others.since,
                  })}
                </p>
              ) : null}
            </div>
          </Card>
        ))
      )}
      <How rule={rule} />
    </Section>
  );
}

function Answers({ answers }: { answers: Profile['answers'] }) {
  const t = useT();
  const { language } = useDevice();
  const { day } = useFormat();
  const { n, rate, medianDays, hires, measuredOn, few, rule } = answers;
  return (
    <Section title={t('profile.answers.title')}>
      <Card>
        <div className="stack">
          {measuredOn === null ? (
            <p>{t('profile.answers.never')}</p>
          ) : (
            <>
              <Facts
                lined
                rows={[
                  {
                    name: t('profile.answers.rate'),
                    value: rate === null ? few[language] : t('profile.answers.rateValue', { rate, count: n }),
                  },
                  {
                    name: t('profile.answers.days'),
                    value:
                      medianDays === null
                        ? few[language]
                        : medianDays < 1
                          ? t('profile.answers.daysNone')
                          : t('profile.answers.daysValue', { count: medianDays }),
                  },
                  { name: t('profile.answers.hires'), value: t('profile.people', { count: hires }) },
                ]}
              />
              <p className="note">{t('profile.answers.measured', { day: day(measuredOn) })}</p>
            </>
          )}
          <How rule={rule} />
        </div>
      </Card>
    </Section>
  );
}

function Stays({ stays: { days, due, known, stayed, few, rule } }: { stays: Profile['stays'] }) {
  const t = useT();
  const { language } = useDevice();
  return (
    <Section title={t('profile.stays.title')}>
      <Card>
        <div className="stack">
          {due === 0 ? (
            <p>{t('profile.stays.none', { days })}</p>
          ) : (
            <>
              <p>
                {known === null ? few[language] : t('profile.stays.of', { known, count: stayed ?? 0, days })}
              </p>
              <p className="note">
                {known === null
                  ? t('profile.stays.due', { count: due, days })
                  : t('profile.stays.unknown', { count: due - known, due, days })}
              </p>
            </>
          )}
          <How rule={rule} />
        </div>
      </Card>
    </Section>
  );
}
