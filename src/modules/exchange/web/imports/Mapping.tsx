import { useState } from 'react';
import { useErrorWords, useSubmit } from '../../../../web/data.ts';
import { Button } from '../../../../web/design/Button.tsx';
import { Card } from '../../../../web/design/Card.tsx';
import { Chip } from '../../../../web/design/Chip.tsx';
import { Fold } from '../../../../web/design/Fold.tsx';
import { Picks } from '../../../../web/design/Picks.tsx';
import { Notice } from '../../../../web/design/States.tsx';
import { useDevice } from '../../../../web/device.ts';
import { useT } from '../../../../web/words.ts';
import { GiveUp } from './GiveUp.tsx';
import type { Seen } from './import-state.ts';

type Layout = NonNullable<Seen['layout']>;
type Head = Layout['heads'][number];
type Column = Seen['columns'][number];

/** Which column of the file is which, as it was told by itself and as whoever brings it says. */
export function Mapping({ seen, onChanged }: { seen: Seen; onChanged: () => void }) {
  const t = useT();
  const words = useErrorWords();
  const { language } = useDevice();
  const layout = seen.layout;
  const read = useSubmit('POST /api/imports/:import/read');
  const [chosen, setChosen] = useState<Record<string, number>>(layout?.columns ?? {});
  const [without, setWithout] = useState<string[]>([]);
  if (!layout) return null;
  const params = { import: seen.import.importId };
  const lacks = layout.form?.lacks ?? [];
  const open = seen.columns.filter(({ id, needed }) => needed && chosen[id] === undefined);
  const missing = open.filter(({ id }) => !lacks.includes(id) && !without.includes(id));
  const left = open.filter(({ id }) => without.includes(id));
  const namesOf = (some: readonly Column[]) =>
    some.map(({ label }) => label[language]).join(language === 'zh' ? '、' : ', ');
  const missingWords = t('imports.map.missing', { names: namesOf(missing) });
  const give = (at: number, id: string) =>
    setChosen((before) => {
      const others = Object.entries(before).filter(([other, place]) => place !== at && other !== id);
      return Object.fromEntries(id === '' ? others : [...others, [id, at]]);
    });
  // What a known form has and is not taken stands apart: of thirty columns of a form two thirds are.
  const led = new Set(Object.values(layout.columns));
  const passed = layout.form ? layout.heads.filter(({ at }) => !led.has(at)) : [];
  const list = (heads: readonly Head[]) => (
    <ul className="imports-columns">
      {heads.map((head) => (
        <HeadRow
          key={head.at}
          head={head}
          columns={seen.columns}
          layout={layout}
          column={Object.keys(chosen).find((id) => chosen[id] === head.at) ?? ''}
          onChoose={(id) => give(head.at, id)}
        />
      ))}
    </ul>
  );
  const start = async () => {
    await read.submit({ params, body: { columns: chosen, lacks: left.map(({ id }) => id) } });
    onChanged();
  };
  return (
    <>
      <Sheets seen={seen} layout={layout} onChanged={onChanged} />
      {layout.heads.length === 0 ? (
        <Notice tone="wait">{t('imports.map.nothing')}</Notice>
      ) : (
        <Card level={2} title={t('imports.map.title')}>
          <p className="note">
            {t('imports.map.lead')}{' '}
            {t('imports.map.from', { head: layout.headLine, first: layout.headLine + 1 })}
          </p>
          {layout.form ? <KnownForm form={layout.form} added={namesOf(open)} /> : null}
          {list(layout.heads.filter((head) => !passed.includes(head)))}
          {passed.length > 0 ? (
            <Fold title={t('imports.map.passed', { count: passed.length })}>{list(passed)}</Fold>
          ) : null}
          {read.problem ? <Notice tone="error">{words(read.problem)}</Notice> : null}
          <p role="status" className={missing.length > 0 ? 'imports-missing' : 'note'}>
            {missing.length > 0
              ? missingWords
              : left.length > 0
                ? t('imports.map.withoutText', { names: namesOf(left) })
                : t('imports.map.all')}
          </p>
          {missing.length > 0 && missing.every(({ masked }) => !masked) ? (
            <Button kind="outline" onClick={() => setWithout(missing.map(({ id }) => id))}>
              {t('imports.map.without', { names: namesOf(missing) })}
            </Button>
          ) : null}
        </Card>
      )}
      <div className="row">
        {layout.heads.length === 0 ? null : (
          <Button
            kind="filled"
            main
            icon="check"
            busy={read.busy}
            disabledBecause={missing.length > 0 ? missingWords : undefined}
            onClick={() => void start()}
          >
            {t('imports.map.start')}
          </Button>
        )}
        <GiveUp one={seen.import} onChanged={onChanged} />
      </div>
    </>
  );
}

/** By which form the list was made, where its heads are known from, and what it does not ask for. */
function KnownForm({ form, added }: { form: NonNullable<Layout['form']>; added: string }) {
  const t = useT();
  const { language } = useDevice();
  return (
    <Notice tone="info" title={t('imports.map.form', { name: form.name[language] })}>
      {[form.source, form.doubt]
        .flatMap((said) => (said ? `${said[language]}${language === 'zh' ? '。' : '. '}` : []))
        .join('')}
      {form.lacks.length > 0 && added !== '' ? t('imports.map.lacks', { names: added }) : null}
    </Notice>
  );
}

function Sheets({ seen, layout, onChanged }: { seen: Seen; layout: Layout; onChanged: () => void }) {
  const t = useT();
  const words = useErrorWords();
  const choose = useSubmit('POST /api/imports/:import/sheet');
  if (seen.sheets.length < 2) return null;
  const go = async (sheet: number) => {
    if (sheet === layout.sheet) return;
    await choose.submit({ params: { import: seen.import.importId }, body: { sheet } });
    onChanged();
  };
  return (
    <Card>
      <p className="field-label" id="imports-sheets">
        {t('imports.map.sheets')}
      </p>
      <Picks
        labelledBy="imports-sheets"
        chosen={[String(layout.sheet)]}
        onToggle={(sheet) => void go(Number(sheet))}
        picks={seen.sheets.map((name, at) => ({ value: String(at), label: name }))}
      />
      {choose.problem ? <Notice tone="error">{words(choose.problem)}</Notice> : null}
    </Card>
  );
}

const byTones = { name: 'plain', profile: 'good', form: 'good', content: 'wait' } as const;

function HeadRow({
  head,
  columns,
  layout,
  column,
  onChoose,
}: {
  head: Head;
  columns: readonly Column[];
  layout: Layout;
  column: string;
  onChoose: (id: string) => void;
}) {
  const t = useT();
  const { language } = useDevice();
  const name = head.text.trim() || t('imports.map.noHead', { at: head.at });
  // How it was told is of no use once somebody has said otherwise.
  const by = layout.columns[column] === head.at ? layout.by[column] : undefined;
  const inOrder = [...columns.filter(({ needed }) => needed), ...columns.filter(({ needed }) => !needed)];
  const id = `imports-head-${head.at}`;
  return (
    <li className="imports-column" data-out={column === '' ? '' : undefined}>
      <label htmlFor={id}>
        <span className="unseen">{t('imports.map.is', { head: name })}</span>
        <b aria-hidden="true">{name}</b>
      </label>
      <span className="note imports-samples">
        {head.samples.length === 0
          ? t('imports.map.empty')
          : `${t('imports.map.like')} ${head.samples.join(language === 'zh' ? '、' : ', ')}`}
      </span>
      <select
        id={id}
        className="imports-select"
        value={column}
        onChange={(event) => onChoose(event.target.value)}
      >
        <option value="">{t('imports.map.none')}</option>
        {inOrder.map(({ id: value, label, needed }) => (
          <option key={value} value={value}>
            {needed ? t('imports.map.needed', { name: label[language] }) : label[language]}
          </option>
        ))}
      </select>
      <span className="imports-by">
        {by ? <Chip tone={byTones[by]}>{t(`imports.map.by.${by}`)}</Chip> : null}
      </span>
    </li>
  );
}
