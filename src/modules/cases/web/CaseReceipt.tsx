import type { Output } from '../../../web/call.ts';
import { useBase } from '../../../web/data.ts';
import { QrCode } from '../../../web/design/QrCode.tsx';
import { Receipt } from '../../../web/design/Receipt.tsx';
import { Timeline } from '../../../web/design/Steps.tsx';
import { useDevice } from '../../../web/device.ts';
import { useFormat } from '../../../web/format.ts';
import { useT } from '../../../web/words.ts';

export type Case = Output<'GET /api/cases/:case'>;

/** The sheet that may be printed: number, result, next step with its day, objection, and the address of the case. */
export function CaseReceipt({ file }: { file: Case }) {
  const t = useT();
  const { language } = useDevice();
  const { day, dayOf } = useFormat();
  const due = file.due;
  const rows = [
    { name: t('cases.receipt.number'), value: file.number },
    ...(file.subjectName === null ? [] : [{ name: t('cases.receipt.name'), value: file.subjectName }]),
    { name: t('cases.receipt.result'), value: file.result[language] },
    { name: t('cases.receipt.decided'), value: dayOf(file.decidedAt) },
    ...(due
      ? [
          {
            name: t('cases.receipt.until'),
            value: `${day(due.day)}${due.mayMove ? ` (${t('cases.receipt.mayMove')})` : ''}`,
          },
        ]
      : []),
    ...(due
      ? [
          {
            name: t('cases.receipt.next'),
            value: t('cases.receipt.dueBy', { day: day(due.day), what: due.label[language] }),
          },
        ]
      : file.next
        ? [{ name: t('cases.receipt.next'), value: file.next.words[language] }]
        : []),
    { name: t('cases.receipt.objection'), value: file.objection[language] },
  ];
  return (
    <Receipt
      office={file.station ?? t('cases.receipt.office')}
      title={t('cases.receipt.sheet', { name: file.name[language] })}
      rows={rows}
      qr={<QrCode path={`${useBase()}/cases/${file.caseId}`} label={t('shell.receipt.scan')} />}
    />
  );
}

/** What happened to a case, from its beginning: who, where, when, and when it reached us where that was another day. */
export function CaseHistory({ file }: { file: Case }) {
  const t = useT();
  const { language } = useDevice();
  const { moment, dayOf } = useFormat();
  const by = ({ by: mover, station }: Case['history'][number]) => {
    if (mover !== 'clerk') return t(`cases.receipt.by.${mover}`);
    return station ? t('cases.receipt.by.clerk', { station }) : t('cases.receipt.by.clerkAnywhere');
  };
  const confirmed = { declaration: t('cases.receipt.declared'), code: t('cases.receipt.coded') };
  return (
    <Timeline
      way="down"
      label={t('cases.receipt.history')}
      steps={file.history.map((event, place) => {
        const late =
          dayOf(event.at) === dayOf(event.recordedAt)
            ? null
            : t('cases.receipt.late', { day: dayOf(event.recordedAt) });
        const facts = [
          by(event),
          event.confirmed && confirmed[event.confirmed],
          event.reason?.[language],
          late,
        ];
        return {
          name: event.label[language],
          when: moment(event.at),
          text: facts.filter(Boolean).join(language === 'zh' ? '，' : ', '),
          state: place === file.history.length - 1 ? 'now' : 'done',
        };
      })}
    />
  );
}
