import { useState } from 'react';
import { AnswerMany, AnswerOne } from '../design/Answer.tsx';
import { Button, ButtonLink, Buttons } from '../design/Button.tsx';
import { Card, Section } from '../design/Card.tsx';
import { Persimmon } from '../design/Drawings.tsx';
import { ErrorSummary } from '../design/ErrorSummary.tsx';
import { CodeInput, TextField } from '../design/Field.tsx';
import { Icon, IconTile } from '../design/Icon.tsx';
import { type IconName, icons } from '../design/icons.ts';
import { Mark } from '../design/Mark.tsx';
import { OccupationChoice } from '../design/OccupationChoice.tsx';
import { type Place, PlacePicker } from '../design/PlacePicker.tsx';
import { Segments } from '../design/QueueRow.tsx';

const colours = [
  ['--qing', '青 主色', 'on'],
  ['--qing-deep', '青 深', 'on'],
  ['--qing-tint', '青 浅底', 'qing'],
  ['--shi', '柿 图形', 'none'],
  ['--shi-ink', '柿 文字', 'on'],
  ['--ground', '宣纸', 'ink'],
  ['--ink', '墨', 'on'],
  ['--ink-2', '墨 2', 'on'],
  ['--ink-3', '墨 3', 'on'],
  ['--good', '能享受', 'on'],
  ['--wait', '差一步', 'on'],
  ['--neutral', '暂不符合', 'on'],
  ['--error', '错误', 'on'],
  ['--info', '提示', 'on'],
] as const;

const sizes = ['h1', 'h2', 'h3', 'body', 'note', 'least'] as const;

/** Colours, type, icons and the mark. */
export function Foundations() {
  return (
    <>
      <Section title="颜色">
        <Card>
          <ul className="gallery-colours">
            {colours.map(([token, name, on]) => (
              <li key={token}>
                <span className={`gallery-colour gallery-on-${on}`} style={{ background: `var(${token})` }}>
                  {on === 'none' ? '' : '字'}
                </span>
                <b>{name}</b>
                <span className="least">{token}</span>
              </li>
            ))}
          </ul>
        </Card>
      </Section>
      <Section title="字号">
        <Card>
          {sizes.map((size) => (
            <p
              key={size}
              style={{
                fontSize: `var(--${size})`,
                lineHeight: size === 'body' ? 'var(--body-line)' : `var(--${size}-line)`,
              }}
            >
              {size.startsWith('h') ? <b>离家近的工作</b> : '到那天提醒您，不用记着。'}{' '}
              <span className="least">{size}</span>
            </p>
          ))}
          <p>
            生僻字与间隔号：<b>㛃䶮</b>、古丽娜尔·阿卜杜热合曼；标点不在行首，数字等宽 <b>1980</b> <b>2711</b>
            。
          </p>
        </Card>
      </Section>
      <Section title="图标、标志、图画">
        <Card>
          <div className="row">
            <Mark />
            <Mark outline />
            <span className="gallery-drawing">
              <Persimmon />
            </span>
            <IconTile name="briefcase" />
            <IconTile name="check" tone="good" />
            <IconTile name="clock" tone="wait" />
            <IconTile name="money" tone="shi" />
            <IconTile name="list" tone="plain" />
          </div>
          <ul className="gallery-icons">
            {(Object.keys(icons) as IconName[]).map((name) => (
              <li key={name}>
                <Icon name={name} size="large" />
                <span className="least">{name}</span>
              </li>
            ))}
          </ul>
        </Card>
      </Section>
    </>
  );
}

/** Buttons and links in their states. */
export function Acting() {
  const [busy, setBusy] = useState(false);
  const [view, setView] = useState<'waiting' | 'booked'>('waiting');
  const send = () => {
    setBusy(true);
    setTimeout(() => setBusy(false), 3000);
  };
  return (
    <Section title="按钮">
      <Card>
        <div className="row">
          <Button kind="filled" busy={busy} onClick={send}>
            提交
          </Button>
          <Button kind="filled" busy>
            提交
          </Button>
          <Button kind="outline">次要</Button>
          <Button kind="tint" icon="speaker">
            轻按钮
          </Button>
          <Button kind="text">文字</Button>
          <Button kind="filled" disabledBecause="还差 1 项">
            继续
          </Button>
          <Button kind="danger">撤回申请</Button>
          <Button kind="voice" icon="microphone">
            按住说话
          </Button>
          <ButtonLink href="tel:12333" icon="phone">
            打 12333
          </ButtonLink>
        </div>
        <Buttons>
          <Button kind="outline" main icon="phone">
            问问
          </Button>
          <Button kind="filled" main>
            投给这家
          </Button>
        </Buttons>
        <Segments
          label="看哪些"
          value={view}
          onChange={setView}
          segments={[
            { value: 'waiting', label: '等候 5' },
            { value: 'booked', label: '预约 3' },
          ]}
        />
      </Card>
    </Section>
  );
}

const places: Place[] = [
  { code: '370000000000', name: '山东省', level: 'province', more: true },
  { code: '370700000000', name: '潍坊市', level: 'city', more: true },
  { code: '370705000000', name: '奎文区', level: 'county', more: true },
];

const waiter = {
  title: '服务员',
  code: '4-03-02-05',
  name: '餐厅服务员',
  confidence: 60,
  sure: false,
  said: false,
  others: [{ code: '4-03-01-02', name: '客房服务员' }],
};

/** Fields, answers, errors, the choice of a place. */
export function Asking() {
  const [phone, setPhone] = useState('13800138000');
  const [id, setId] = useState('37070519781103123');
  const [pay, setPay] = useState('5000');
  const [note, setNote] = useState('');
  const [secret, setSecret] = useState('');
  const [code, setCode] = useState('4821');
  const [one, setOne] = useState<string | null | undefined>('day');
  const [many, setMany] = useState<string[] | null | undefined>(['store', 'repair']);
  const [path, setPath] = useState<readonly Place[]>([]);
  const below = async (at: string | null) =>
    places.slice(at === null ? 0 : places.findIndex((place) => place.code === at) + 1).slice(0, 1);
  return (
    <Section title="填写">
      <Card>
        <ErrorSummary
          errors={[
            { id: 'gallery-id', text: '身份证号少 1 位，应该是 18 位' },
            { id: 'gallery-none', text: '还没选想做的时间' },
          ]}
        />
      </Card>
      <Card>
        <div className="stack stack-wide">
          <TextField
            id="gallery-id"
            label="身份证号"
            kind="id-number"
            value={id}
            onChange={setId}
            error="少 1 位，应该是 18 位"
          />
          <TextField
            label="手机号"
            kind="phone"
            autoComplete="tel"
            hint="有合适的岗位打这个电话"
            value={phone}
            onChange={setPhone}
          />
          <TextField label="想要的工资" kind="number" unit="元/月" optional value={pay} onChange={setPay} />
          <TextField
            label="密码"
            kind="password"
            autoComplete="current-password"
            value={secret}
            onChange={setSecret}
          />
          <CodeInput value={code} onChange={setCode} />
          <TextField label="还想说的" kind="lines" most={200} value={note} onChange={setNote} />
        </div>
      </Card>
      <Card>
        <AnswerOne
          legend="什么时间能上班？"
          value={one}
          onChange={setOne}
          unsureNote="先跳过，以后再填"
          options={[
            { value: 'day', label: '只上白天', note: '早八晚五、早九晚六' },
            { value: 'any', label: '白天夜里都行' },
          ]}
        />
      </Card>
      <Card>
        <AnswerMany
          legend="想做什么？"
          columns
          value={many}
          onChange={setMany}
          options={[
            { value: 'store', label: '仓库' },
            { value: 'repair', label: '维修' },
            { value: 'care', label: '照护' },
          ]}
        />
      </Card>
      <Card>
        <AnswerOne
          id="gallery-none"
          legend="从哪天起能上班？"
          sure
          error="还没选，选一个就行"
          value={undefined}
          onChange={() => {}}
          options={[
            { value: 'now', label: '现在就行' },
            { value: 'later', label: '下个月' },
          ]}
        />
      </Card>
      <Card title="哪个职业">
        {[waiter, { ...waiter, sure: true, said: true }].map((taken) => (
          <OccupationChoice
            key={String(taken.said)}
            taken={taken}
            busy={false}
            find={async () => [{ code: '4-03-01-01', name: '前厅服务员', within: '住宿服务人员' }]}
            onPick={() => {}}
          />
        ))}
      </Card>
      <Card title="选地方">
        <PlacePicker
          path={path}
          onChange={setPath}
          until="county"
          below={below}
          search={async (words) =>
            places
              .filter((place) => place.name.includes(words))
              .map((place) => ({ ...place, within: '山东省' }))
          }
          pathOf={async (found) => places.slice(0, places.findIndex((place) => place.code === found) + 1)}
        />
      </Card>
    </Section>
  );
}
