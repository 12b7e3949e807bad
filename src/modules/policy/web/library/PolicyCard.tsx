import { Card } from '../../../../web/design/Card.tsx';
import { Chip, Chips, StatusChip } from '../../../../web/design/Chip.tsx';
import { useDevice } from '../../../../web/device.ts';
import { useFormat } from '../../../../web/format.ts';
import { useT } from '../../../../web/words.ts';
import type { PolicyLine } from './policy-types.ts';
import './library.css';

/** From so many days before its end on, a policy says how many are left. */
const soon = 60;

/** Where it holds, until when, and whether its text was read. */
export function PolicyChips({ policy: { city, validity, unread } }: { policy: PolicyLine }) {
  const t = useT();
  const { day } = useFormat();
  const { today, from, until, daysLeft } = validity;
  const chips = [
    today === 'ended' ? (
      <StatusChip key="ended" tone="neutral">
        {t('library.chip.ended')}
      </StatusChip>
    ) : null,
    today === 'not-yet' ? <Chip key="from">{t('library.chip.notYet', { day: day(from) })}</Chip> : null,
    today === 'in-force' && until ? (
      <Chip key="until" icon="calendar">
        {t('library.chip.until', { day: day(until) })}
      </Chip>
    ) : null,
    daysLeft !== null && daysLeft <= soon ? (
      <Chip key="left" tone="wait" icon="clock">
        {t('library.chip.daysLeft', { count: daysLeft })}
      </Chip>
    ) : null,
    city ? <Chip key="city">{t('library.chip.city', { city })}</Chip> : null,
    unread && today !== 'ended' ? (
      <Chip key="unread" tone="wait" icon="info">
        {t('library.chip.unread')}
      </Chip>
    ) : null,
  ].filter((chip) => chip !== null);
  return chips.length === 0 ? null : <Chips>{chips}</Chips>;
}

/** A policy in the list: what it is, whom it helps and with what, and how much. */
export function PolicyCard({ policy, href }: { policy: PolicyLine; href: string }) {
  const { language } = useDevice();
  const { name, short, amount } = policy;
  return (
    <Card title={name[language]} href={href}>
      <p>{short[language]}</p>
      <p className="library-amount">{amount[language]}</p>
      <PolicyChips policy={policy} />
    </Card>
  );
}
