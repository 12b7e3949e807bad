import { useLocation, useSearch } from 'wouter';
import { useClerk } from '../../../../web/counter/use-clerk.ts';
import { useErrorWords, useLoad } from '../../../../web/data.ts';
import { Card } from '../../../../web/design/Card.tsx';
import { DeskFrame } from '../../../../web/design/DeskFrame.tsx';
import { Fold } from '../../../../web/design/Fold.tsx';
import { ListOut } from '../../../../web/design/ListOut.tsx';
import { Segments } from '../../../../web/design/QueueRow.tsx';
import { Empty, Failed, Waiting } from '../../../../web/design/States.tsx';
import { Facts } from '../../../../web/design/SummaryList.tsx';
import { useT } from '../../../../web/words.ts';
import { PairBars } from './PairBars.tsx';
import { SupplyFigures } from './SupplyFigures.tsx';
import { SupplyFilters } from './SupplyFilters.tsx';
import { SupplyTable } from './SupplyTable.tsx';
import { type Asked, numeral, type Row, type Supply } from './shown.ts';
import './supply.css';

const ways = ['occupation', 'area', 'month', 'scarce'] as const;

/** 供需分析 for staff: openings beside those who look, as a picture and a table, by occupation, area or month. */
export function SupplyPage() {
  return useClerk() ? <SupplyAndDemand /> : null;
}

function useAsked(): [Asked, (change: Asked) => void] {
  const search = new URLSearchParams(useSearch());
  const [at, navigate] = useLocation();
  const given = (name: string) => search.get(name) ?? undefined;
  const by = ways.find((way) => way === search.get('by'));
  const asked: Asked = {
    ...(given('area') ? { area: given('area') } : {}),
    ...(given('occupation') ? { occupation: given('occupation') } : {}),
    ...(given('month') ? { month: given('month') } : {}),
    ...(by ? { by } : {}),
  };
  const change = (changed: Asked) => {
    const next = Object.entries({ ...asked, ...changed }).filter(([, value]) => value !== undefined);
    navigate(`${at}?${new URLSearchParams(Object.fromEntries(next) as Record<string, string>)}`);
  };
  return [asked, change];
}

function SupplyAndDemand() {
  const t = useT();
  const words = useErrorWords();
  const [asked, change] = useAsked();
  const supply = useLoad('GET /api/supply-demand', { query: asked }, { anyVisit: true });
  const { data } = supply;
  const open = (row: Row) => {
    if (asked.by === 'area') change({ area: row.key });
    else if (asked.by === 'month') change({ month: row.key, by: 'occupation' });
    else change({ occupation: row.key });
  };
  return (
    <DeskFrame title={t('supply.title')}>
      <div>
        <h1>{t('supply.title')}</h1>
        <p className="note">{t('supply.lead')}</p>
      </div>
      {data ? <SupplyFilters supply={data} onChange={change} /> : null}
      <Segments
        label={t('supply.by.label')}
        value={asked.by ?? 'occupation'}
        onChange={(by) => change({ by })}
        segments={ways.map((value) => ({ value, label: t(`supply.by.${value}`) }))}
      />
      {supply.isPending ? <Waiting onAgain={() => void supply.refetch()} /> : null}
      {supply.isError ? <Failed onAgain={() => void supply.refetch()}>{words(supply.error)}</Failed> : null}
      {data ? (
        <>
          <SupplyFigures supply={data} />
          <Rows supply={data} onOpen={open} />
          {data.rows.length > 0 ? <ListOut list="GET /api/supply-demand" input={{ query: asked }} /> : null}
          <Missing missing={data.missing} />
          <How />
        </>
      ) : null}
    </DeskFrame>
  );
}

function Rows({ supply: { rows, by, total }, onOpen }: { supply: Supply; onOpen: (row: Row) => void }) {
  const t = useT();
  if (rows.length === 0)
    return by === 'scarce' ? (
      <Empty title={t('supply.noScarce')}>{t('supply.noScarceText')}</Empty>
    ) : (
      <Empty title={t('supply.none')}>{t('supply.noneText')}</Empty>
    );
  return (
    <div className="supply-parts">
      <Card>
        <PairBars rows={rows} collected={(total.own?.headcount ?? 0) === 0} />
      </Card>
      <Card level={2} title={t('supply.table.title')}>
        <SupplyTable rows={rows} by={by} onOpen={onOpen} />
      </Card>
    </div>
  );
}

function Missing({ missing: { yearOnly, placeUnknown } }: Pick<Supply, 'missing'>) {
  const t = useT();
  return (
    <Card level={2} title={t('supply.missing.title')}>
      <ul>
        {yearOnly > 0 ? <li>{t('supply.missing.yearOnly', { count: numeral(yearOnly) })}</li> : null}
        {placeUnknown > 0 ? (
          <li>{t('supply.missing.placeUnknown', { count: numeral(placeUnknown) })}</li>
        ) : null}
        <li>{t('supply.missing.collected')}</li>
        <li>{t('supply.missing.few')}</li>
        <li>{t('supply.missing.town')}</li>
      </ul>
    </Card>
  );
}

function How() {
  const t = useT();
  return (
    <Fold title={t('supply.how.title')}>
      <Facts
        rows={(['wanted', 'seekers', 'ratio', 'pay', 'scarce', 'occupation'] as const).map((each) => ({
          name: t(`supply.how.${each}`),
          value: t(`supply.how.${each}Text`),
        }))}
      />
    </Fold>
  );
}
