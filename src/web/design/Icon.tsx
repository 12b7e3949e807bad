import { type IconName, icons } from './icons.ts';
import './icon.css';

export type { IconName } from './icons.ts';

/** An icon beside a word; it is never alone, so it says nothing to a screen reader. */
export function Icon({ name, size }: { name: IconName; size?: 'text' | 'small' | 'large' }) {
  return (
    <svg className={`icon icon-${size ?? 'text'}`} viewBox="0 0 24 24" aria-hidden="true">
      <path d={icons[name]} />
    </svg>
  );
}

/** An icon on a tinted tile, at the head of a row or a card. */
export function IconTile({
  name,
  tone = 'qing',
}: {
  name: IconName;
  tone?: 'qing' | 'good' | 'wait' | 'shi' | 'plain';
}) {
  return (
    <span className={`tile tile-${tone}`}>
      <Icon name={name} size="large" />
    </span>
  );
}
