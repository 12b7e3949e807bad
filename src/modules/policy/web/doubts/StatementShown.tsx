import type { Output } from '../../../../web/call.ts';
import { Card, Section } from '../../../../web/design/Card.tsx';
import { StatusChip } from '../../../../web/design/Chip.tsx';
import { Facts } from '../../../../web/design/SummaryList.tsx';
import { Dotted } from '../../../../web/design/Text.tsx';
import { useDevice } from '../../../../web/device.ts';
import { useFormat } from '../../../../web/format.ts';
import { useT } from '../../../../web/words.ts';
import { citationText } from '../../domain/citations.ts';
import { stateTones } from './state-tones.ts';

export type Statement = Output<'GET /api/policies/statements/:statement'>;
type Count = NonNullable<Statement['blocked']>['yes'];

function usePeople(): (count: Count) => string {
  const t = useT();
  return (count) => {
    if (count.few) return t('doubts.people.few');
    return count.count === 0 ? t('doubts.people.none') : t('doubts.people.some', { count: count.count });
  };
}

/** What is said, by which policies, from where, how far it is doubted, and what was said of it before. */
export function StatementShown({ statement }: { statement: Statement }) {
  const t = useT();
  const { language } = useDevice();
  const people = usePeople();
  const { words, about, value, joined, kind, state, blocked, articles } = statement;
  const row = (name: string, of: React.ReactNode) => (of === null ? [] : [{ name, value: of }]);
  return (
    <>
      <Card
        level={2}
        title={words[language]}
        side={<StatusChip tone={stateTones[state]}>{t(`doubts.state.${state}`)}</StatusChip>}
      >
        <Facts
          lined
          rows={[
            ...row(t('doubts.one.says'), t(`doubts.kind.${kind}`)),
            ...row(t('doubts.one.about'), about?.[language] ?? null),
            ...row(t('doubts.one.value'), value?.[language] ?? null),
            ...row(t('doubts.one.joined'), joined && t(`doubts.one.${joined}`)),
            ...row(t('doubts.one.policies'), <Policies statement={statement} />),
            ...row(t('doubts.one.yes'), blocked && people(blocked.yes)),
            ...row(
              t('doubts.one.perhaps'),
              blocked && t('doubts.one.perhapsNote', { people: people(blocked.perhaps) }),
            ),
            ...row(t('doubts.one.refused'), blocked && people(blocked.refused)),
            ...row(t('doubts.one.article'), articles.length > 0 ? <Articles statement={statement} /> : null),
            ...row(t('doubts.one.source'), <Sources statement={statement} />),
            ...row(t('doubts.one.doubt'), <Why statement={statement} />),
          ]}
        />
      </Card>
      <Section title={t('doubts.one.before')}>
        <Before statement={statement} />
      </Section>
    </>
  );
}

/** The policies that say it, each with the documents in which it has to stand. */
function Policies({ statement: { policies } }: { statement: Statement }) {
  const { language } = useDevice();
  return (
    <>
      {policies.map(({ id, name, documents }) => (
        <span key={id} className="doubts-line">
          {name[language]}
          {documents.length > 0 ? (
            <span className="note" lang="zh-CN">
              {documents.join('；')}
            </span>
          ) : null}
        </span>
      ))}
    </>
  );
}

/** In which articles it was read to stand: whoever confirms it opens them himself. */
function Articles({ statement: { articles } }: { statement: Statement }) {
  return (
    <>
      {articles.map((one) => (
        <span key={citationText(one)} className="doubts-line" lang="zh-CN">
          {citationText(one)}
          {one.date === null ? null : <span className="note">（{one.date}）</span>}
        </span>
      ))}
    </>
  );
}

function Sources({ statement: { sources } }: { statement: Statement }) {
  const t = useT();
  if (sources.length === 0) return t('doubts.one.noSource');
  return (
    <>
      {sources.map(({ id, grade, what }) => (
        <span key={id} className="doubts-line">
          <span lang="zh-CN">{what}</span>
          <span className="note">{t(`doubts.grade.${grade}`)}</span>
        </span>
      ))}
    </>
  );
}

function Why({ statement: { doubt } }: { statement: Statement }) {
  const t = useT();
  if (!doubt) return t('doubts.one.noDoubt');
  return (
    <>
      {t(`doubts.level.${doubt.level}`)}
      {doubt.note ? <span lang="zh-CN">{doubt.note}</span> : null}
    </>
  );
}

function Before({ statement: { said } }: { statement: Statement }) {
  const t = useT();
  const { moment } = useFormat();
  if (said.length === 0) return <p className="note">{t('doubts.one.noneBefore')}</p>;
  return (
    <ul className="doubts-before">
      {said.map((one) => (
        <li key={one.id}>
          <StatusChip tone={one.changed ? 'neutral' : one.verdict === 'agrees' ? 'good' : 'error'}>
            {t(`doubts.one.${one.verdict}`)}
          </StatusChip>{' '}
          <span className="note">
            <Dotted>{[one.by, moment(one.at)]}</Dotted>
          </span>
          <p>
            {one.document} {one.article}：{one.words}
          </p>
          {one.instead === null ? null : <p>{t('doubts.one.instead', { words: one.instead })}</p>}
          {one.changed ? <p className="note">{t('doubts.one.old')}</p> : null}
        </li>
      ))}
    </ul>
  );
}
