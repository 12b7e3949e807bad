import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Output } from '../../../../web/call.ts';
import { useBase, useEmployer, useErrorWords, useLoad, useSubmit } from '../../../../web/data.ts';
import { TextField } from '../../../../web/design/Field.tsx';
import { Fold } from '../../../../web/design/Fold.tsx';
import { QuestionPage } from '../../../../web/design/QuestionPage.tsx';
import { useDevice } from '../../../../web/device.ts';
import { useT } from '../../../../web/words.ts';
import { useCalculation } from './calculation.ts';

type Fault = Output<'POST /api/calculator/hires'>['faults'][number];

const listId = 'hires';

/** 招用人员名单: copied out of a spreadsheet, a line a person; each cell that cannot be read is named. */
export function HiresPage() {
  const t = useT();
  const say = useErrorWords();
  const { language } = useDevice();
  const [, navigate] = useLocation();
  const [calculation, keep] = useCalculation('unit');
  const employer = useEmployer();
  const here = useLoad('GET /api/employer/hires', undefined, { when: employer !== null, stay: true });
  const prefilled = calculation.hires ? undefined : here.data?.list?.[language];
  const [typed, setText] = useState<string>();
  const text = typed ?? prefilled ?? '';
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const read = useSubmit('POST /api/calculator/hires');
  const back = `${useBase()}/calculator?for=unit&see=results`;
  const go = async () => {
    const list = await read.submit({ body: { text } });
    if (!list) return;
    setFaults(list.faults);
    if (list.faults.length > 0) return;
    keep({ ...calculation, hires: list.hires });
    navigate(back);
  };
  const errors = [
    ...(read.problem ? [{ text: say(read.problem) }] : []),
    ...(read.offline ? [{ text: t('shell.problem.offline') }] : []),
    ...faults.slice(0, 20).map(({ row, column, words }) => ({
      id: listId,
      text: t('calculator.hires.fault', { row, column, what: words[language] }),
    })),
  ];
  return (
    <QuestionPage
      flow={t('calculator.unitTitle')}
      back={back}
      question={t('calculator.hires.question')}
      hint={t(prefilled ? 'calculator.hires.prefilled' : 'calculator.hires.hint')}
      errors={errors}
      attempt={read.attempt}
      busy={read.busy}
      disabledBecause={text.trim() === '' ? t('calculator.hires.empty') : undefined}
      onContinue={() => void go()}
      why={
        <Fold title={t('calculator.hires.columns')} icon="list" open>
          <p>{t('calculator.hires.columnsText')}</p>
          <p>{t('calculator.hires.privacy')}</p>
        </Fold>
      }
    >
      {() => (
        <TextField
          id={listId}
          kind="lines"
          label={t('calculator.hires.label')}
          value={text}
          onChange={(value) => {
            setText(value);
            setFaults([]);
          }}
          error={faults.length > 0 ? t('calculator.hires.mend', { count: faults.length }) : undefined}
        />
      )}
    </QuestionPage>
  );
}
