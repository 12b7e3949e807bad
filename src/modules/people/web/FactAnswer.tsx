import { useEffect, useState } from 'react';
import { AnswerMany, AnswerOne } from '../../../web/design/Answer.tsx';
import { Button } from '../../../web/design/Button.tsx';
import { Row, Rows } from '../../../web/design/Card.tsx';
import { TextField } from '../../../web/design/Field.tsx';
import { type Place, PlacePicker } from '../../../web/design/PlacePicker.tsx';
import { useDevice } from '../../../web/device.ts';
import { useT } from '../../../web/words.ts';
import { places } from '../../network/web/index.tsx';
import { type Asked, chosenCodes, type Draft, noneOf } from './fact-draft.ts';

export interface FactAnswerProps {
  fact: Asked;
  draft: Draft;
  onChange: (draft: Draft) => void;
  error: string | undefined;
  labelledBy: string;
  describedBy: string | undefined;
}

/** The id of the control, for the error summary. */
export const answerId = 'answer';

/** The control that a fact of this type is answered with. */
export function FactAnswer(props: FactAnswerProps) {
  const { fact, draft, onChange, error, labelledBy, describedBy } = props;
  const { language } = useDevice();
  const t = useT();
  const ids = { id: answerId, labelledBy, describedBy, error };
  const options = (fact.options ?? []).map((option) => ({
    value: option.code,
    label: option[language],
    note: option.hint?.[language],
  }));
  switch (fact.type) {
    case 'code':
      return <AnswerOne {...ids} options={options} value={one(draft)} onChange={onChange} />;
    case 'yesno':
      return (
        <AnswerOne
          {...ids}
          columns
          options={[
            { value: 'yes', label: t('people.correct.yes') },
            { value: 'no', label: t('people.correct.no') },
          ]}
          value={one(draft)}
          onChange={onChange}
        />
      );
    case 'codes':
      return (
        <AnswerMany
          {...ids}
          options={[...options, { value: noneOf, label: t('people.correct.none') }]}
          value={typeof draft === 'string' ? undefined : draft}
          onChange={(codes) => onChange(chosenCodes(draft, codes))}
        />
      );
    case 'area':
      return <OnePlace code={one(draft) ?? null} onChange={onChange} />;
    case 'areas':
      return <SomePlaces {...props} codes={Array.isArray(draft) ? draft : []} />;
    default:
      return <Typed {...props} />;
  }
}

function one(draft: Draft): string | null | undefined {
  return Array.isArray(draft) ? undefined : draft;
}

function Typed({ fact, draft, onChange, error }: FactAnswerProps) {
  const { language } = useDevice();
  const t = useT();
  const kind = { phone: 'phone', integer: 'number', fen: 'number', texts: 'lines' } as const;
  return (
    <TextField
      id={answerId}
      label={fact.label[language]}
      kind={kind[fact.type as keyof typeof kind] ?? 'text'}
      {...(fact.type === 'phone' ? { autoComplete: 'tel' } : {})}
      {...(fact.type === 'text' && fact.longest ? { most: fact.longest } : {})}
      {...(fact.unit ? { unit: fact.unit[language] } : {})}
      hint={fact.type === 'texts' ? t('people.correct.lines', { most: fact.most ?? '' }) : undefined}
      value={typeof draft === 'string' ? draft : ''}
      onChange={onChange}
      error={error}
    />
  );
}

/** The path of a code, once it is known. */
function usePath(code: string | null): [readonly Place[], (path: readonly Place[]) => void] {
  const [path, setPath] = useState<readonly Place[]>([]);
  const [first] = useState(code);
  useEffect(() => {
    if (first !== null) places.pathOf(first).then(setPath, () => {});
  }, [first]);
  return [path, setPath];
}

function OnePlace({ code, onChange }: { code: string | null; onChange: (draft: Draft) => void }) {
  const [path, setPath] = usePath(code);
  return (
    <PlacePicker
      {...places}
      path={path}
      onChange={(chosen) => {
        setPath(chosen);
        onChange(chosen.at(-1)?.code);
      }}
    />
  );
}

function SomePlaces({ fact, codes, onChange }: FactAnswerProps & { codes: readonly string[] }) {
  const t = useT();
  const [path, setPath] = usePath(null);
  const names = useNames(codes);
  const last = path.at(-1);
  const full = fact.most !== undefined && codes.length >= fact.most;
  return (
    <div className="stack">
      {codes.length > 0 ? (
        <section aria-label={t('people.correct.chosen')}>
          <Rows>
            {codes.map((code) => {
              const name = names.get(code) ?? code;
              return (
                <Row
                  key={code}
                  title={name}
                  side={
                    <Button
                      kind="text"
                      icon="close"
                      label={t('people.correct.dropPlace', { place: name })}
                      onClick={() => onChange(codes.filter((other) => other !== code))}
                    >
                      {t('people.correct.drop')}
                    </Button>
                  }
                />
              );
            })}
          </Rows>
        </section>
      ) : null}
      {full ? (
        <p className="note">{t('people.correct.fewer', { most: fact.most ?? '' })}</p>
      ) : (
        <PlacePicker {...places} path={path} onChange={setPath} />
      )}
      {last && !full && !codes.includes(last.code) ? (
        <Button
          kind="tint"
          icon="plus"
          onClick={() => {
            onChange([...codes, last.code]);
            setPath([]);
          }}
        >
          {t('people.correct.addPlace')}
        </Button>
      ) : null}
    </div>
  );
}

/** The full names of codes, as they come. */
function useNames(codes: readonly string[]): ReadonlyMap<string, string> {
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const wanted = codes.join(' ');
  useEffect(() => {
    for (const code of wanted.split(' ').filter(Boolean)) {
      places.pathOf(code).then(
        (path) => setNames((known) => new Map(known).set(code, path.map(({ name }) => name).join(''))),
        () => {},
      );
    }
  }, [wanted]);
  return names;
}
