import { useParams } from 'wouter';
import type { Output } from '../../../../web/call.ts';
import { useLoad } from '../../../../web/data.ts';
import { Card } from '../../../../web/design/Card.tsx';
import { Facts } from '../../../../web/design/SummaryList.tsx';
import { useDevice } from '../../../../web/device.ts';
import { useT } from '../../../../web/words.ts';

type Found = Output<'GET /api/jobs/:id/analysis'>['read'][number];

const groups = {
  must: ({ need }: Found) => need === 'must',
  nice: ({ need }: Found) => need === 'nice',
  hours: ({ what }: Found) => what === 'hours',
  strain: ({ what }: Found) => what === 'strain',
  odd: ({ what }: Found) => what === 'odd',
} as const;

/** What was read in the text, by what it means for somebody who looks for work; nothing where nothing was read, or it cannot be had now. */
export function ReadPart() {
  const t = useT();
  const { language } = useDevice();
  const { id = '' } = useParams();
  const { data } = useLoad('GET /api/jobs/:id/analysis', { params: { id } }, { stay: true });
  const rows = (Object.keys(groups) as (keyof typeof groups)[]).flatMap((group) => {
    const names = data?.read.filter(groups[group]).map(({ name }) => name[language]) ?? [];
    const value = [...new Set(names)].join(language === 'zh' ? '、' : ', ');
    return value === '' ? [] : [{ name: t(`read.${group}`), value }];
  });
  if (rows.length === 0) return null;
  return (
    <Card level={2} title={t('read.title')} foot={<p className="note">{t('read.note')}</p>}>
      <Facts rows={rows} />
    </Card>
  );
}
