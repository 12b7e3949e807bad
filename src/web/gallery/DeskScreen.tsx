import { useEffect, useState } from 'react';
import { Button, Buttons } from '../design/Button.tsx';
import { Card } from '../design/Card.tsx';
import { Chip, Chips, Legend, ProvenanceTag, StatusChip } from '../design/Chip.tsx';
import { DeskFrame, DeskPanel, DeskQueueHead, PersonHead } from '../design/DeskFrame.tsx';
import { DeskSearch } from '../design/DeskSearch.tsx';
import { Icon } from '../design/Icon.tsx';
import { Queue, QueueRow, Segments } from '../design/QueueRow.tsx';
import { Notice } from '../design/States.tsx';
import { TaskList, Timeline } from '../design/Steps.tsx';
import { Facts } from '../design/SummaryList.tsx';
import { Dotted } from '../design/Text.tsx';
import { setShellInfo } from '../shell-info.ts';

const waiting = [
  {
    number: 'A13',
    name: '赵玉兰',
    matter: '求职登记',
    wait: '12 分钟',
    chip: <Chip tone="shi">行动不便，优先</Chip>,
    late: true,
  },
  { number: 'Y03', name: '刘洋', matter: '毕业生求职登记', wait: '14:40 约', chip: <Chip>线上预约</Chip> },
  {
    number: 'K07',
    name: '阿卜杜拉·买买提',
    matter: '失业登记，自助机转来',
    wait: '6 分钟',
    chip: <Chip tone="info">已填到第 4 题</Chip>,
  },
  { number: 'A14', name: '陈桂芬', matter: '问养老护理培训', wait: '3 分钟' },
];

/** The counter, put together from the parts. People are made up. */
export function DeskScreen() {
  const [view, setView] = useState<'waiting' | 'booked' | 'done'>('waiting');
  const [asked, setAsked] = useState('');
  const nothing = () => {};
  useEffect(
    () => setShellInfo({ station: '柳毅社区乐业驿站 · 2 号窗', staff: { name: '李敏', role: '就业专员' } }),
    [],
  );
  return (
    <DeskFrame
      title="今天"
      search={<DeskSearch value={asked} onChange={setAsked} onSearch={nothing} />}
      queue={
        <>
          <DeskQueueHead title="今天的队" note="平均等 9 分钟">
            <Segments
              label="看哪些"
              value={view}
              onChange={setView}
              segments={[
                { value: 'waiting', label: '等候 5' },
                { value: 'booked', label: '预约 3' },
                { value: 'done', label: '已办 18' },
              ]}
            />
          </DeskQueueHead>
          <Queue label="等候的人">
            <QueueRow
              number="A12"
              name="林秋禾"
              matter="求职登记，接着填"
              wait="办理中"
              current
              onClick={nothing}
            />
            {waiting.map((row) => (
              <QueueRow key={row.number} {...row} onClick={nothing} />
            ))}
          </Queue>
        </>
      }
      queueFoot={
        <Button kind="filled" main wide icon="speaker">
          叫下一位 A13
        </Button>
      }
      panel={<Registration />}
    >
      <PersonHead
        name="林秋禾"
        note="女 · 46 岁"
        side={<StatusChip tone="good">身份已核验 14:21</StatusChip>}
      >
        <Dotted>
          {[
            <>
              3707************2X{' '}
              <Button kind="text" icon="eye">
                看全号
              </Button>
            </>,
            '138****5678',
            '柳毅街道',
          ]}
        </Dotted>
      </PersonHead>
      <Chips>
        <Chip tone="qing">登记失业 31 天</Chip>
        <Chip tone="qing">要接孩子，不上夜班</Chip>
        <Chip>同意：求职推荐</Chip>
        <Chip icon="lock">不同意：向单位公开手机号</Chip>
      </Chips>
      <div className="row row-apart">
        <h2>四清</h2>
        <span className="note">3 清 1 缺，上次核对 10月20日</span>
      </div>
      <div className="desk-columns">
        <Card title="基本情况" side={<StatusChip tone="good">清</StatusChip>}>
          <Facts
            rows={[
              {
                name: '学历',
                value: '高中',
                from: <ProvenanceTag from="department" holder="教育数据" date="2024" />,
              },
              {
                name: '缴费',
                value: '失业保险 96 个月',
                from: <ProvenanceTag from="department" holder="社保" date="11月19日" />,
              },
            ]}
          />
        </Card>
        <Card title="求职意愿" side={<StatusChip tone="good">清</StatusChip>}>
          <Facts
            rows={[
              {
                name: '想做',
                value: '仓管、维修',
                from: <ProvenanceTag from="person" holder="本人" date="10月20日" />,
              },
              {
                name: '工资',
                value: '5000 元左右',
                from: <ProvenanceTag from="person" holder="本人" date="10月20日" />,
              },
            ]}
          />
        </Card>
        <Card title="技能" side={<StatusChip tone="good">清</StatusChip>}>
          <Facts
            rows={[
              {
                name: '证书',
                value: '低压电工证',
                from: <ProvenanceTag from="department" holder="应急部门" date="11月1日" />,
              },
              { name: '经历', value: '仓管 3 年', from: <ProvenanceTag from="rule" holder="规则 3 版" /> },
            ]}
          />
        </Card>
        <Card tone="wait" title="服务需求" side={<StatusChip tone="wait">缺 1 项</StatusChip>}>
          <p>还不知道愿不愿意参加培训。</p>
          <p>
            <Button kind="tint">现在问她</Button>
          </p>
        </Card>
      </div>
      <Legend />
      <div className="desk-columns">
        <Card title="可以主动告诉她">
          <ul className="stack">
            <li>
              <Icon name="briefcase" /> <b>仓库管理员，骑车 12 分钟</b>
              <p className="note">干过、不上夜班，一般 2 天内回复</p>
            </li>
            <li>
              <Icon name="clock" /> <b>困难人员认定 2027年10月15日起</b>
              <p className="note">差 11 个月，已设提醒</p>
            </li>
          </ul>
        </Card>
        <Card title="服务记录">
          <Timeline
            way="down"
            label="服务记录"
            steps={[
              { name: '今天 14:21', text: '到窗口，接着填求职登记', state: 'now' },
              { name: '11月18日', text: '手机上填到第 6 题', state: 'done' },
              { name: '10月20日', text: '失业登记，柳毅驿站 王磊', state: 'done' },
            ]}
          />
        </Card>
      </div>
    </DeskFrame>
  );
}

function Registration() {
  return (
    <DeskPanel
      title="求职登记"
      note={<Dotted>{['QZ-370705-2611-00482', '还剩 2 个工作日']}</Dotted>}
      side={<StatusChip tone="wait">填到一半</StatusChip>}
      foot={
        <Buttons>
          <Button kind="outline" main>
            上一步
          </Button>
          <Button kind="outline" main icon="qr">
            转手机
          </Button>
          <Button kind="filled" main>
            下一步，提交
          </Button>
        </Buttons>
      }
    >
      <p className="note">第 5 步，共 6 步</p>
      <p className="figure">请本人看一遍</p>
      <Facts
        lined
        rows={[
          {
            name: '手机',
            value: '138****5678',
            from: <ProvenanceTag from="person" holder="本人" date="11月20日" />,
          },
          {
            name: '想做',
            value: '仓管、维修',
            from: <ProvenanceTag from="person" holder="本人" date="11月20日" />,
          },
          {
            name: '常住',
            value: '柳毅街道',
            from: <ProvenanceTag from="department" holder="公安" date="11月20日" />,
            marked: true,
          },
        ]}
      />
      <Notice tone="qing">已请本人看过居民屏，确认无误</Notice>
      <TaskList
        label="这件事的几步"
        tasks={[
          { name: '身份', by: '刷身份证', state: 'done' },
          { name: '基本情况', by: '系统带入', state: 'done' },
          { name: '想做的工作', by: '本人手机填', state: 'done' },
          { name: '技能', by: '窗口补', state: 'done' },
          { name: '请本人看一遍', by: '现在', state: 'now' },
          { name: '提交', by: '本人确认', state: 'next' },
        ]}
      />
    </DeskPanel>
  );
}
