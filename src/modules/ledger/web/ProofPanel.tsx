import { useState } from 'react';
import { call, type Output } from '../../../web/call.ts';
import { useErrorWords } from '../../../web/data.ts';
import { Button } from '../../../web/design/Button.tsx';
import { Fold } from '../../../web/design/Fold.tsx';
import { Icon } from '../../../web/design/Icon.tsx';
import { Notice } from '../../../web/design/States.tsx';
import { Facts } from '../../../web/design/SummaryList.tsx';
import { useDevice } from '../../../web/device.ts';
import { useFormat } from '../../../web/format.ts';
import { useT } from '../../../web/words.ts';
import type { ServiceEvent } from '../domain/event.ts';
import type { Head } from '../domain/head.ts';
import { checkProof, type Proof, type ProofVerdict, proofSteps } from '../domain/proof.ts';
import { canHash, webCheckSignature, webSha256 } from './web-crypto.ts';
import './ledger.css';

type Service = Output<'GET /api/my/services'>['services'][number];

type State =
  | { is: 'idle' | 'busy' | 'soon' | 'cannot' }
  | { is: 'failed'; error: unknown }
  | { is: 'checked'; proof: Proof; verdict: ProofVerdict };

/** Whether what stands on the page is what the sealed record says, of me: the card says where that was under another number. */
function saysTheSame(service: Service, { event, body }: Proof): boolean {
  const { eventId, givenAt }: ServiceEvent = JSON.parse(event);
  const { person, item, station, staff } = JSON.parse(body ?? '{}');
  return (
    eventId === service.eventId &&
    Date.parse(givenAt) === Date.parse(service.givenAt) &&
    person === service.recordedAs &&
    item?.zh === service.item.zh &&
    item?.en === service.item.en &&
    station === service.station &&
    (staff?.name ?? null) === (service.staff?.name ?? null)
  );
}

/** Fetches the proof of a record and checks it here, in the browser. */
async function check(service: Service): Promise<State> {
  if (!canHash()) return { is: 'cannot' };
  const { proof } = await call('GET /api/my/services/:id/proof', { params: { id: service.eventId } });
  if (proof === null) return { is: 'soon' };
  const verdict = await checkProof(proof, webSha256, webCheckSignature);
  return {
    is: 'checked',
    proof,
    verdict: { ...verdict, body: verdict.body === true && saysTheSame(service, proof) },
  };
}

/** 核验这条记录: the button, and below it what was checked and how it came out. */
export function ProofPanel({ service }: { service: Service }) {
  const t = useT();
  const words = useErrorWords();
  const { language } = useDevice();
  const { moment } = useFormat();
  const [state, setState] = useState<State>({ is: 'idle' });
  const run = async () => {
    setState({ is: 'busy' });
    setState(await check(service).catch((error): State => ({ is: 'failed', error })));
  };
  const which = { item: service.item[language], moment: moment(service.givenAt) };
  return (
    <div className="stack">
      <div className="row">
        <Button
          kind="tint"
          icon="shield-check"
          onClick={() => void run()}
          label={t('ledger.proof.checkWhich', which)}
          {...(state.is === 'busy' ? { disabledBecause: t('ledger.proof.checking') } : {})}
        >
          {t(state.is === 'checked' ? 'ledger.proof.again' : 'ledger.proof.check')}
        </Button>
      </div>
      <div role="status">
        {state.is === 'soon' ? <Notice tone="wait">{t('ledger.proof.soon')}</Notice> : null}
        {state.is === 'cannot' ? <Notice tone="wait">{t('ledger.proof.cannot')}</Notice> : null}
        {state.is === 'failed' ? <Notice tone="error">{words(state.error)}</Notice> : null}
        {state.is === 'checked' ? <Checked {...state} eventId={service.eventId} /> : null}
      </div>
    </div>
  );
}

function Checked({ proof, verdict, eventId }: { proof: Proof; verdict: ProofVerdict; eventId: string }) {
  const t = useT();
  const { moment } = useFormat();
  const head: Head = JSON.parse(proof.head);
  const holds = proofSteps.every((step) => verdict[step] === true);
  const text = {
    body: t('ledger.proof.bodyText'),
    inclusion: t('ledger.proof.inclusionText', {
      chain: proof.chain + 1,
      place: proof.index + 1,
      count: head.size,
    }),
    signature: t('ledger.proof.signatureText', { number: head.number, moment: moment(head.madeAt) }),
  };
  return (
    <div className="stack">
      <Notice tone={holds ? 'good' : 'error'} title={t(holds ? 'ledger.proof.holds' : 'ledger.proof.breaks')}>
        {holds ? t('ledger.proof.own') : t('ledger.proof.breaksText', { id: eventId })}
      </Notice>
      <ul className="ledger-checks" aria-label={t('ledger.proof.steps')}>
        {proofSteps.map((step) => (
          <li key={step} data-holds={verdict[step] === true}>
            <Icon name={verdict[step] === true ? 'check' : 'warning'} />
            <span>
              <b>{t(`ledger.proof.${step}${verdict[step] === true ? 'Holds' : 'Breaks'}`)}</b>
              {verdict[step] === true ? <span className="note">{text[step]}</span> : null}
            </span>
          </li>
        ))}
      </ul>
      <Fold title={t('ledger.proof.technical')} icon="document">
        <div className="ledger-technical">
          <Facts
            rows={[
              { name: t('ledger.proof.root'), value: <code>{head.root}</code> },
              { name: t('ledger.proof.key'), value: <code>{proof.publicKey}</code> },
              { name: t('ledger.proof.signature'), value: <code>{proof.signature}</code> },
              { name: t('ledger.proof.event'), value: <code>{proof.event}</code> },
            ]}
          />
          <p className="note">{t('ledger.proof.standards')}</p>
        </div>
      </Fold>
    </div>
  );
}
