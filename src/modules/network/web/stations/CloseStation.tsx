import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Output } from '../../../../web/call.ts';
import { fieldErrors, queries, useLoad, useSubmit } from '../../../../web/data.ts';
import { AnswerOne } from '../../../../web/design/Answer.tsx';
import { Button } from '../../../../web/design/Button.tsx';
import { Card } from '../../../../web/design/Card.tsx';
import { Dialog } from '../../../../web/design/Dialog.tsx';
import { ErrorSummary } from '../../../../web/design/ErrorSummary.tsx';
import { TextField } from '../../../../web/design/Field.tsx';
import { say } from '../../../../web/design/Toast.tsx';
import { useT } from '../../../../web/words.ts';

type Station = Output<'GET /api/stations/:id'>;

const nowhere = 'nowhere';
/** Stations to choose from. */
const offered = 20;

/** A manager closes a station or merges it into one of the nearest; who looks for it is led there. */
export function CloseStation({ station, areaCode }: { station: Station; areaCode: string }) {
  const t = useT();
  const [, navigate] = useLocation();
  const send = useSubmit('POST /api/stations/:id/close');
  const near = useLoad(
    'GET /api/stations',
    { query: { area: areaCode, near: station.areaCode, limit: 50 } },
    { anyVisit: true },
  );
  const [reason, setReason] = useState('');
  const [into, setInto] = useState<string>(nowhere);
  const [asking, setAsking] = useState(false);
  // The list begins with those that are open now; what is merged tonight goes to the nearest all the same.
  const others = (near.data?.stations ?? [])
    .filter(({ stationId }) => stationId !== station.stationId)
    .sort((one, other) => (one.distanceKm ?? Infinity) - (other.distanceKm ?? Infinity))
    .slice(0, offered);
  const close = async () => {
    setAsking(false);
    const answer = await send.submit({
      params: { id: station.stationId },
      body: { reason: reason.trim(), mergedInto: into === nowhere ? null : into },
    });
    if (!answer) return;
    await queries.invalidateQueries();
    say(t('stations.manage.closed'));
    navigate('/counter/stations');
  };
  return (
    <Card title={t('stations.manage.close')} level={2}>
      <p className="note">{t('stations.manage.closeLead')}</p>
      <ErrorSummary errors={fieldErrors(send.problem, {})} attempt={send.attempt} />
      <AnswerOne
        sure
        legend={t('stations.manage.into')}
        value={into}
        onChange={(value) => setInto(value ?? nowhere)}
        options={[
          { value: nowhere, label: t('stations.manage.nowhere') },
          ...others.map(({ stationId, name, address }) => ({ value: stationId, label: name, note: address })),
        ]}
      />
      <TextField
        label={t('stations.manage.reason')}
        hint={t('stations.manage.reasonHint')}
        value={reason}
        onChange={setReason}
        most={100}
      />
      <Button
        kind="danger"
        busy={send.busy}
        disabledBecause={reason.trim().length < 2 ? t('stations.manage.reasonMissing') : undefined}
        onClick={() => setAsking(true)}
      >
        {t('stations.manage.close')}
      </Button>
      <Dialog
        open={asking}
        title={t('stations.manage.sure', { name: station.name })}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button kind="danger" onClick={() => void close()}>
              {t('stations.manage.close')}
            </Button>
            <Button kind="outline" onClick={() => setAsking(false)}>
              {t('stations.manage.keep')}
            </Button>
          </>
        }
      >
        <p>{t('stations.manage.sureText')}</p>
      </Dialog>
    </Card>
  );
}
