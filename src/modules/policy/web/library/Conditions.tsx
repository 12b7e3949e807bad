import { Chip } from '../../../../web/design/Chip.tsx';
import { Fold } from '../../../../web/design/Fold.tsx';
import { useDevice } from '../../../../web/device.ts';
import { useFormat } from '../../../../web/format.ts';
import { useT } from '../../../../web/words.ts';
import { citationText } from '../../domain/citations.ts';
import type { Doubt, Node, Policy } from './policy-types.ts';
import './library.css';

/** The conditions one by one, each with where it stands. */
export function Conditions({ policy }: { policy: Policy }) {
  const t = useT();
  const parts = policy.conditions;
  return (
    <>
      {parts.map(({ about, tree }) => (
        <div key={about} className="stack stack-close">
          {parts.length > 1 ? (
            <h3>{about === 'hire' ? t('library.page.hire') : t(`library.page.self.${policy.subject}`)}</h3>
          ) : null}
          <ul className="library-conditions">
            {tree.is === 'all' && !tree.named ? (
              tree.of.map((each, at) => <Condition key={each.id ?? at} node={each} />)
            ) : (
              <Condition node={tree} />
            )}
          </ul>
        </div>
      ))}
    </>
  );
}

/** What heads several conditions: their name, and that one of them is enough. */
export function useHead(): (node: Node) => string {
  const t = useT();
  const { language } = useDevice();
  return ({ is, named, words }) =>
    is === 'any' && named ? t('library.page.oneEnough', { name: words[language] }) : words[language];
}

/** A condition, with those in it. */
export function Condition({ node }: { node: Node }) {
  const head = useHead();
  if (node.is === 'one') return <One node={node} />;
  return (
    <li>
      <span className="library-group">{head(node)}</span>
      <ul>
        {node.of.map((each, at) => (
          <Condition key={each.id ?? at} node={each} />
        ))}
      </ul>
    </li>
  );
}

function One({ node }: { node: Node }) {
  const { language } = useDevice();
  return (
    <li className="library-condition">
      <span className="library-sentence">
        {node.words[language]} <HowSure doubt={node.doubt} confirmed={node.confirmed} />
        <Cited articles={node.articles} />
      </span>
      <Where sources={node.sources} doubt={node.doubt} />
    </li>
  );
}

/** The articles in which it stands: not folded, since who asks at a counter why is told these. */
export function Cited({ articles }: Pick<Node, 'articles'>) {
  if (articles.length === 0) return null;
  return (
    <span className="note library-articles" lang="zh-CN">
      {articles.map(citationText).join('；')}
    </span>
  );
}

/** 待核实: nobody has read it in a document. */
export function DoubtChip() {
  const t = useT();
  return (
    <Chip tone="wait" icon="info">
      {t('library.chip.doubt')}
    </Chip>
  );
}

/** 已由两人核对: two members of staff have read it in its document; 待核实: nobody has; nothing: it has a source. */
export function HowSure({ doubt, confirmed }: { doubt: Doubt | null; confirmed: string | null }) {
  const t = useT();
  const { day } = useFormat();
  if (doubt) return <DoubtChip />;
  if (confirmed === null) return null;
  return (
    <Chip tone="good" icon="check">
      {t('library.chip.confirmed', { day: day(confirmed) })}
    </Chip>
  );
}

/** Where something was read, how good a source that is, and what is doubted; folded. */
export function Where({ sources, doubt }: Pick<Node, 'sources'> & { doubt: Doubt | null }) {
  const t = useT();
  if (sources.length === 0 && !doubt) return null;
  return (
    <Fold title={t(doubt && sources.length === 0 ? 'library.page.whyDoubt' : 'library.page.source')}>
      {doubt ? (
        <p>
          {t(`library.page.doubt.${doubt.level}`)}
          {doubt.note ? <span lang="zh-CN">{doubt.note}</span> : null}
        </p>
      ) : null}
      <ul className="library-sources">
        {sources.map(({ id, grade, what }) => (
          <li key={id}>
            <span lang="zh-CN">{what}</span>
            <br />
            <span className="note">{t(`library.page.grade.${grade}`)}</span>
          </li>
        ))}
      </ul>
    </Fold>
  );
}
