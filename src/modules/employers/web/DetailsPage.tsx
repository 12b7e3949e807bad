import { type FormEvent, useState } from 'react';
import { fieldErrors, useSubmit } from '../../../web/data.ts';
import { AnswerOne } from '../../../web/design/Answer.tsx';
import { Button } from '../../../web/design/Button.tsx';
import { Row, Rows } from '../../../web/design/Card.tsx';
import { ErrorSummary } from '../../../web/design/ErrorSummary.tsx';
import { TextField } from '../../../web/design/Field.tsx';
import { Fold } from '../../../web/design/Fold.tsx';
import { type Place, PlacePicker } from '../../../web/design/PlacePicker.tsx';
import { ResidentPage } from '../../../web/design/ResidentPage.tsx';
import { Facts } from '../../../web/design/SummaryList.tsx';
import { say } from '../../../web/design/Toast.tsx';
import { useDevice } from '../../../web/device.ts';
import { useT } from '../../../web/words.ts';
import { places } from '../../network/web/index.tsx';
import { industries, sizes } from '../domain/employer.ts';
import { type Own, useKind, WithEmployer } from './parts.tsx';

/** What may change without being verified anew, and the name as long as nobody has looked at it. */
export function DetailsPage() {
  const t = useT();
  return (
    <WithEmployer title={t('employers.details.title')}>
      {(own, again) => <Details key={own.employerId} own={own} again={again} />}
    </WithEmployer>
  );
}

const fields = {
  '/name': 'name',
  '/areaCode': 'area',
  '/address': 'address',
  '/contactName': 'contact-name',
  '/contactPhone': 'contact-phone',
};

function Details({ own, again }: { own: Own; again: () => void }) {
  const t = useT();
  const kind = useKind();
  const fixed = own.state === 'verified' || own.state === 'waiting' || own.kind === 'household';
  const [name, setName] = useState(own.name);
  const [address, setAddress] = useState(own.contact?.address ?? '');
  const [contactName, setContactName] = useState(own.contact?.name ?? '');
  const [contactPhone, setContactPhone] = useState(own.contact?.phone ?? '');
  const [path, setPath] = useState<readonly Place[]>();
  const [industry, setIndustry] = useState(own.industry);
  const [size, setSize] = useState(own.size);
  const { language } = useDevice();
  const send = useSubmit('POST /api/employer');
  const place = path?.at(-1);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const body = {
      address,
      contactName,
      contactPhone,
      industry,
      size,
      ...(fixed ? {} : { name }),
      ...(place ? { areaCode: place.code } : {}),
    };
    if (!(await send.submit({ body }))) return;
    setPath(undefined);
    say(t('employers.details.saved'));
    again();
  };
  const errors = [
    ...fieldErrors(send.problem, fields),
    ...(send.offline ? [{ text: t('shell.problem.offline') }] : []),
  ];
  const errorOf = (id: string) => errors.find((error) => 'id' in error && error.id === id)?.text;
  return (
    <ResidentPage
      title={t('employers.details.title')}
      back="/employer/about"
      foot={
        <Button kind="filled" main wide form="details" busy={send.busy}>
          {t('employers.details.save')}
        </Button>
      }
    >
      <form className="stack" id="details" onSubmit={(event) => void save(event)} noValidate>
        <ErrorSummary errors={errors} attempt={send.attempt} />
        <h1>{t('employers.details.title')}</h1>
        <p className="note">{t('employers.details.text')}</p>
        <Facts
          rows={[
            ...(own.creditCodeShown === null
              ? []
              : [{ name: t('employers.register.row.code'), value: own.creditCodeShown }]),
            { name: t('employers.register.row.kind'), value: kind(own.kind) },
            ...(fixed ? [{ name: t('employers.register.row.name'), value: own.name }] : []),
          ]}
        />
        {fixed ? null : (
          <TextField
            id="name"
            label={t('employers.register.nameLabel')}
            value={name}
            onChange={setName}
            error={errorOf('name')}
          />
        )}
        <Rows>
          <Row
            icon="pin"
            title={place ? (path ?? []).map((each) => each.name).join('') : own.areaName}
            note={t('employers.details.place')}
            side={
              path === undefined ? (
                <Button kind="text" onClick={() => setPath([])}>
                  {t('employers.details.change')}
                </Button>
              ) : null
            }
          />
        </Rows>
        {path === undefined ? null : (
          <PlacePicker {...places} path={path} onChange={setPath} until="township" />
        )}
        <TextField
          id="address"
          label={t('employers.register.addressLabel')}
          value={address}
          onChange={setAddress}
          error={errorOf('address')}
        />
        <TextField
          id="contact-name"
          label={t('employers.register.contactName')}
          value={contactName}
          onChange={setContactName}
          error={errorOf('contact-name')}
        />
        <TextField
          id="contact-phone"
          label={t('employers.register.contactPhone')}
          kind="phone"
          most={20}
          value={contactPhone}
          onChange={setContactPhone}
          error={errorOf('contact-phone')}
        />
        {own.kind === 'household' ? null : (
          <Fold title={t('employers.details.more')}>
            <div className="stack">
              <AnswerOne
                legend={t('employers.details.industry')}
                columns
                options={Object.entries(industries).map(([value, words]) => ({
                  value,
                  label: words[language],
                }))}
                value={industry}
                onChange={setIndustry}
              />
              <AnswerOne
                legend={t('employers.details.size')}
                columns
                options={sizes.map((value) => ({ value, label: t(`employers.details.sizes.${value}`) }))}
                value={size}
                onChange={setSize}
              />
            </div>
          </Fold>
        )}
      </form>
    </ResidentPage>
  );
}
