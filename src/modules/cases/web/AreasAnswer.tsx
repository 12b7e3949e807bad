import { useEffect, useState } from 'react';
import { Button } from '../../../web/design/Button.tsx';
import { Row, Rows } from '../../../web/design/Card.tsx';
import { type Place, PlacePicker } from '../../../web/design/PlacePicker.tsx';
import { useT } from '../../../web/words.ts';
import { places } from '../../network/web/index.tsx';
import { type AnswerControlProps, answerId, FieldError, Unsure } from './answer-parts.tsx';

/** Some places, each found step by step or by its name. */
export function AreasAnswer(props: AnswerControlProps) {
  const { question, typed, onType, error, areaName } = props;
  const t = useT();
  const codes = Array.isArray(typed) ? typed : [];
  const [path, setPath] = useState<readonly Place[]>([]);
  const [picking, setPicking] = useState(codes.length === 0);
  const names = useNames(codes, areaName);
  const last = path.at(-1);
  const most = question.schema.maxItems ?? 1;
  const add = (code: string) => {
    onType([...codes.filter((other) => other !== code), code].slice(-most));
    setPath([]);
    setPicking(false);
  };
  const drop = (code: string) => {
    const left = codes.filter((other) => other !== code);
    onType(left.length > 0 ? left : undefined);
    if (left.length === 0) setPicking(true);
  };
  const wide = last?.level === 'province';
  return (
    <div className="stack" id={answerId} tabIndex={-1} data-error={error ? '' : undefined}>
      <FieldError error={error} />
      {codes.length > 0 ? (
        <section aria-label={t('cases.answer.chosen')}>
          <Rows>
            {codes.map((code) => {
              const place = names.get(code) ?? areaName(code);
              return (
                <Row
                  key={code}
                  icon="pin"
                  title={place}
                  side={
                    <Button
                      kind="text"
                      icon="close"
                      onClick={() => drop(code)}
                      label={t('cases.answer.dropPlace', { place })}
                    >
                      {t('cases.answer.dropPlace', { place: '' })}
                    </Button>
                  }
                />
              );
            })}
          </Rows>
        </section>
      ) : null}
      {picking ? <PlacePicker {...places} path={path} onChange={setPath} until="township" /> : null}
      {picking && last && !wide && !codes.includes(last.code) ? (
        <Button kind="tint" icon="plus" main wide onClick={() => add(last.code)}>
          {t('cases.answer.addPlace', { place: last.name })}
        </Button>
      ) : null}
      {!picking && codes.length < most ? (
        <Button kind="outline" icon="plus" onClick={() => setPicking(true)}>
          {t('cases.answer.anotherPlace')}
        </Button>
      ) : null}
      <Unsure {...props} />
    </div>
  );
}

/** The full names of codes that the draft did not name, as they come. */
function useNames(codes: readonly string[], areaName: (code: string) => string): ReadonlyMap<string, string> {
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const unknown = codes.filter((code) => areaName(code) === code).join(' ');
  useEffect(() => {
    for (const code of unknown.split(' ').filter(Boolean)) {
      places.pathOf(code).then(
        (path) => setNames((known) => new Map(known).set(code, path.map(({ name }) => name).join(''))),
        () => {},
      );
    }
  }, [unknown]);
  return names;
}
