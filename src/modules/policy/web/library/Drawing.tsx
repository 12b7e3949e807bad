import type { ReactNode } from 'react';
import { Icon } from '../../../../web/design/Icon.tsx';
import { useDevice } from '../../../../web/device.ts';
import { useT } from '../../../../web/words.ts';
import { useHead } from './Conditions.tsx';
import type { Node, Policy } from './policy-types.ts';
import './library.css';

/**
 * How the conditions hang together, drawn from the definition: what has to hold along a line, what is one of several in a frame. It is the
 * list below in another form, so it is not read aloud a second time.
 */
export function Drawing({ policy }: { policy: Policy }) {
  const t = useT();
  const { language } = useDevice();
  return (
    <figure className="library-drawing" aria-hidden="true">
      {policy.conditions.map(({ about, tree }) => (
        <div key={about} className="library-all">
          {about === 'hire' ? <Line /> : null}
          <span className="library-end">
            {about === 'hire' ? t('library.page.hire') : t(`library.page.self.${policy.subject}`)}
          </span>
          <Line />
          <Part node={tree} top />
        </div>
      ))}
      <Line />
      <span className="library-end library-end-good">{policy.amount[language]}</span>
    </figure>
  );
}

const Line = () => <span className="library-line" />;

function Part({ node, top = false }: { node: Node; top?: boolean }) {
  const { language } = useDevice();
  const head = useHead();
  if (node.is === 'one')
    return (
      <span className="library-box">
        {node.words[language]} {node.doubt ? <Icon name="info" size="small" /> : null}
      </span>
    );
  const parts = node.of.map((each, at) => <Part key={each.id ?? at} node={each} />);
  if (node.is === 'any' || node.is === 'none')
    return (
      <Frame kind={node.is} label={head(node)}>
        <div className="library-any">{parts}</div>
      </Frame>
    );
  const along = (
    <div className="library-all">
      {parts.flatMap((part, at) => (at === 0 ? [part] : [<Line key={`line-${at}`} />, part]))}
    </div>
  );
  if (top && !node.named) return along;
  return (
    <Frame kind="all" label={node.named ? node.words[language] : null}>
      {along}
    </Frame>
  );
}

function Frame({
  kind,
  label,
  children,
}: {
  kind: 'all' | 'any' | 'none';
  label: string | null;
  children: ReactNode;
}) {
  return (
    <div className={`library-frame library-frame-${kind}`}>
      {label === null ? null : <span className="library-label">{label}</span>}
      {children}
    </div>
  );
}
