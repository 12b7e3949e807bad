import type { Output } from '../../../../web/call.ts';
import { Card, Section } from '../../../../web/design/Card.tsx';
import { ProvenanceTag } from '../../../../web/design/Chip.tsx';
import { SummaryList, type SummaryRow } from '../../../../web/design/SummaryList.tsx';
import { useDevice } from '../../../../web/device.ts';
import { useFormat } from '../../../../web/format.ts';
import { useT } from '../../../../web/words.ts';

export type Profile = Output<'GET /api/my/profile'>;
type Shown = Profile['done'][number];
type Item = Profile['skills'][number];
type Source = Item['source'];

/** A person's profile in parts, each line with who said it and since when. `own`: with the ways to change it. */
export function ProfileParts({ profile, own = false }: { profile: Profile; own?: boolean }) {
  const t = useT();
  const { day } = useFormat();
  const { wanted, hired, done, skills, certificates, wishes, limits } = profile;
  const row = useShownRow(own);
  const change = (fact: string) => (own ? { changeHref: changeOf(fact) } : {});
  return (
    <>
      <Section title={t('person.wanted.title')}>
        <Card>
          <SummaryList
            rows={[
              {
                name: t('person.wanted.work'),
                value:
                  wanted.titles.length === 0
                    ? null
                    : wanted.titles
                        .map(({ title, name, sure }) =>
                          name && sure ? t('person.wanted.coded', { title, name }) : title,
                        )
                        .join(t('person.and')),
                ...(wanted.on ? { from: <span className="note">{day(wanted.on)}</span> } : {}),
                ...change('person.wanted_jobs'),
              },
              ...wishes.map(row),
            ]}
          />
        </Card>
      </Section>
      <Section title={t('person.skills')}>
        <Items items={skills} none={t('person.skillsNone')} own={own} />
      </Section>
      <Section title={t('person.certificates')}>
        <Items items={certificates} none={t('person.certificatesNone')} own={own} />
      </Section>
      <Section title={t('person.done')}>
        <Card>
          <SummaryList
            rows={[
              ...hired.map(({ title, employer, startOn }) => ({
                name: t('person.hired'),
                value: t('person.hiredAs', { title, employer: employer ?? t('person.someEmployer') }),
                ...(startOn
                  ? { from: <span className="note">{t('person.began', { day: day(startOn) })}</span> }
                  : {}),
              })),
              ...done.map(row),
            ]}
          />
        </Card>
      </Section>
      <Section title={t('person.limits')}>
        <Card>
          <SummaryList rows={limits.map(row)} />
        </Card>
        <p className="note">{t('person.limitsNote')}</p>
      </Section>
    </>
  );
}

const changeOf = (fact: string) => `/my/facts/${fact.replace('.', '/')}?to=/my/profile`;

function useShownRow(own: boolean): (shown: Shown) => SummaryRow {
  const { language } = useDevice();
  return ({ fact, label, words, source, on }) => ({
    name: label[language],
    value: words?.[language] ?? null,
    ...(source && on ? { from: <From source={source} on={on} own={own} /> } : {}),
    ...(own ? { changeHref: changeOf(fact) } : {}),
  });
}

function From({ source, on, own }: { source: Source; on: string; own: boolean }) {
  const t = useT();
  const { language } = useDevice();
  const { day } = useFormat();
  if (source.kind === 'department')
    return <ProvenanceTag from="department" holder={source.name?.[language]} date={day(on)} />;
  return (
    <ProvenanceTag
      from={source.kind === 'rule' ? 'rule' : 'person'}
      holder={t(own ? `people.source.${source.kind}` : `person.source.${source.kind}`)}
      date={day(on)}
    />
  );
}

/** Each with its evidence, where a résumé gave any. */
function Items({ items, none, own }: { items: readonly Item[]; none: string; own: boolean }) {
  const t = useT();
  if (items.length === 0) return <p className="note">{none}</p>;
  return (
    <Card>
      <SummaryList
        rows={items.map(({ item, since, source, evidence }) => ({
          name: item,
          value:
            evidence === null ? (
              <span className="note">{t('person.noEvidence')}</span>
            ) : (
              <span>
                {t('person.quote', { quote: evidence.quote })}
                {evidence.year === null ? null : (
                  <span className="note"> {t('person.year', { year: evidence.year })}</span>
                )}
              </span>
            ),
          from: <From source={source} on={since} own={own} />,
        }))}
      />
    </Card>
  );
}
