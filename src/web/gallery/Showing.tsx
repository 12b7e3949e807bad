import { useState } from 'react';
import { Button, ButtonLink } from '../design/Button.tsx';
import { Card, NextStepCard, PersonNear, Row, RowCard, Rows, Section, TileLink } from '../design/Card.tsx';
import { Chip, Chips, DemoChip, Legend, ProvenanceTag, ReasonChip, StatusChip } from '../design/Chip.tsx';
import { Dialog } from '../design/Dialog.tsx';
import { Persimmon } from '../design/Drawings.tsx';
import { ClerkFigure } from '../design/Figure.tsx';
import { Fold, WhyFold } from '../design/Fold.tsx';
import { Icon } from '../design/Icon.tsx';
import { Queue, QueueRow } from '../design/QueueRow.tsx';
import { ReadAloud } from '../design/ReadAloud.tsx';
import { Receipt } from '../design/Receipt.tsx';
import { Empty, Failed, Notice, Offline, Waiting } from '../design/States.tsx';
import { Progress, TaskList, Timeline } from '../design/Steps.tsx';
import { Facts, SummaryList } from '../design/SummaryList.tsx';
import { Dotted, Money, MoreLink } from '../design/Text.tsx';
import { say } from '../design/Toast.tsx';

const nothing = () => {};

/** Chips, states, notices: what is said in a few words. */
export function Saying() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Section title="理由片、状态片、来源">
        <Card>
          <Chips>
            <ReasonChip kind="fit">干过 3 年仓库</ReasonChip>
            <ReasonChip kind="drawback">比期望少 200 元</ReasonChip>
            <ReasonChip kind="fact">月休 6 天</ReasonChip>
          </Chips>
          <Chips>
            <StatusChip tone="good">已办好</StatusChip>
            <StatusChip tone="wait">等您补材料</StatusChip>
            <StatusChip tone="info">审核中</StatusChip>
            <StatusChip tone="neutral">已撤回</StatusChip>
            <StatusChip tone="error">超期 1 天</StatusChip>
            <StatusChip tone="shi">行动不便，优先</StatusChip>
            <Chip icon="lock">只有您看得到</Chip>
            <DemoChip />
          </Chips>
          <p className="row">
            <ProvenanceTag from="department" holder="社保" date="11月19日" />
            <ProvenanceTag from="person" holder="本人" date="10月20日" />
            <ProvenanceTag from="rule" holder="规则 P37 第 3 版" />
          </p>
          <Legend />
        </Card>
      </Section>
      <Section title="告诉一声">
        <div className="stack">
          <Notice>要带身份证原件，复印件不用。</Notice>
          <Notice tone="good">已存好，换台机器也能接着填。</Notice>
          <Notice tone="wait" title="还剩 2 个工作日">
            11月24日前补上照片就行。
          </Notice>
          <Notice tone="error">这一步没有送出去，填的都在。</Notice>
          <Notice tone="qing">已请本人看过，确认无误。</Notice>
          <div className="row">
            <Button onClick={() => setOpen(true)}>打开对话框</Button>
            <Button onClick={() => say('存好了')}>说一声</Button>
            <ReadAloud text="您好，这是念给您听的样子。" />
          </div>
        </div>
        <Dialog
          open={open}
          title="不填了吗？"
          onClose={() => setOpen(false)}
          actions={
            <>
              <Button kind="filled" main onClick={() => setOpen(false)}>
                接着填
              </Button>
              <Button onClick={() => setOpen(false)}>存好，以后再填</Button>
            </>
          }
        >
          <p>填到第 6 题，都存着，30 天内都能接着填。</p>
        </Dialog>
      </Section>
      <Section title="没有、在等、断网、没办成">
        <div className="gallery-states">
          <Card>
            <Empty title="这附近暂时没有合适的" action={<Button>看 30 分钟内</Button>}>
              15 分钟内没有，30 分钟内有 9 个。
            </Empty>
          </Card>
          <Card>
            <Waiting onAgain={nothing} />
          </Card>
          <Card>
            <Offline onAgain={nothing} />
          </Card>
          <Card>
            <Failed reference="7F2K" onAgain={nothing} />
          </Card>
        </div>
      </Section>
    </>
  );
}

/** Cards, lists, time lines, paper and drawings. */
export function Showing() {
  return (
    <>
      <Section title="卡片和行" side={<MoreLink href="/design">全部 37 个</MoreLink>}>
        <div className="stack">
          <NextStepCard
            eyebrow="您的下一步"
            title="补一张照片"
            action={
              <ButtonLink kind="filled" main wide icon="camera" href="/design">
                现在拍照补上
              </ButtonLink>
            }
            aside="没带证件？也可以到驿站补"
          >
            11月24日前补上，不耽误当月办好。
          </NextStepCard>
          <Card
            href="/design"
            title="仓库管理员"
            side={<Money amount="4800–5500" unit="元/月" />}
            foot={
              <>
                <Icon name="message" /> 这家单位一般 2 天内回复
              </>
            }
          >
            <p className="note">
              <Dotted>{['青禾供应链', '骑车 12 分钟']}</Dotted>
            </p>
          </Card>
          <Card tone="shi" title="如果……">
            接受 4500 元起，多 9 个岗位
          </Card>
          <Card tone="wait" title="服务需求" side={<StatusChip tone="wait">缺 1 项</StatusChip>}>
            还不知道愿不愿意参加培训。
          </Card>
          <Rows>
            <Row
              icon="check"
              tone="good"
              title="失业保险金"
              note="正在办，差一张照片"
              side={<Money tone="figure" amount="2160" unit="元/月" />}
            />
            <Row
              icon="clock"
              tone="wait"
              title="就业困难人员认定"
              note="2027年10月15日起可以办，到时提醒您"
              href="/design"
            />
          </Rows>
          <RowCard icon="pin" title="最近的驿站" note="走路 6 分钟，开到 18:00" href="/design" />
          <div className="gallery-tiles">
            <TileLink tone="filled" icon="briefcase" title="找工作" note="附近有 126 个岗位" href="/design" />
            <TileLink tone="shi" icon="money" title="我能领什么" note="几个问题算清楚" href="/design" />
          </div>
          <PersonNear
            title="想当面说？"
            drawing={<Persimmon />}
            action={
              <ButtonLink icon="phone" href="tel:12333">
                打电话
              </ButtonLink>
            }
          >
            柳毅社区乐业驿站
            <br />
            走路 6 分钟，开到 18:00
          </PersonNear>
        </div>
      </Section>
      <Section title="办到哪里">
        <Card>
          <Progress done={14} of={16}>
            已经知道 14 项，大约还要问 2 题
          </Progress>
          <Timeline
            label="办到哪里"
            steps={[
              { name: '提交', when: '11月17日', state: 'done' },
              { name: '预审', when: '11月18日', state: 'done' },
              { name: '补材料', when: '24日前', state: 'now' },
              { name: '审核', when: '5个工作日', state: 'next' },
              { name: '发放', state: 'next' },
            ]}
          />
        </Card>
        <div className="gallery-states">
          <Card title="经过">
            <Timeline
              way="down"
              label="经过"
              steps={[
                { name: '今天 14:21', text: '到窗口，补材料', state: 'now' },
                { name: '11月18日', text: '系统预审：缺一张照片', state: 'done' },
                { name: '11月17日', text: '手机提交', state: 'done' },
              ]}
            />
          </Card>
          <Card title="几步">
            <TaskList
              label="几步"
              tasks={[
                { name: '身份', by: '刷身份证', state: 'done', onClick: nothing },
                { name: '照片', by: '现在', state: 'now' },
                { name: '核对并提交', by: '本人签字', state: 'next' },
              ]}
            />
          </Card>
        </div>
      </Section>
      <Section title="核对、事实、为什么">
        <Card>
          <SummaryList
            rows={[
              {
                name: '姓名',
                value: '古丽娜尔·阿卜杜热合曼',
                from: <ProvenanceTag from="department" holder="公安" date="11月20日" />,
              },
              { name: '手机号', value: '138****5678', changeHref: '/design' },
              {
                name: '常住地',
                value: '海岱区柳毅街道柳毅社区',
                from: <ProvenanceTag from="person" holder="本人" date="10月20日" />,
                changeHref: '/design',
                marked: true,
              },
              { name: '想做', value: null, onChange: nothing },
            ]}
          />
        </Card>
        <Card>
          <Facts
            lined
            rows={[
              { name: '要求', value: '初中以上，能搬 15 公斤' },
              {
                name: '缴费',
                value: '96 个月',
                from: <ProvenanceTag from="department" holder="社保" date="11月19日" />,
              },
            ]}
          />
          <WhyFold>有合适的岗位，单位打这个电话。您没同意之前，单位看不到。</WhyFold>
          <Fold title="另外 3 条" open>
            都是系统里查到的，不用您填。
          </Fold>
        </Card>
      </Section>
      <Section title="队">
        <Card>
          <Queue label="等候的人">
            <QueueRow number="A12" name="林秋禾" matter="求职登记" wait="办理中" current onClick={nothing} />
            <QueueRow
              number="A13"
              name="赵玉兰"
              matter="失业登记"
              wait="12 分钟"
              late
              chip={<Chip tone="shi">行动不便，优先</Chip>}
              onClick={nothing}
            />
          </Queue>
        </Card>
      </Section>
      <Section title="回执">
        <Card tone="sink">
          <Receipt
            office="海岱区公共就业和人才服务中心"
            title="求职登记回执"
            rows={[
              { name: '办理编号', value: 'QZ-370705-2611-01173' },
              { name: '姓名', value: '林秋禾' },
              { name: '办理结果', value: '已登记，2026年11月20日' },
              { name: '下一步', value: '看合适的岗位，手机、驿站都行' },
              { name: '不同意', value: '60 日内可申请复核，电话 12333' },
            ]}
          />
        </Card>
      </Section>
      <Section title="小乐">
        <Card>
          <div className="gallery-figure">
            <ClerkFigure />
          </div>
          <p className="note">眨眼 4 到 7 秒一次，减少动态时不动。小乐是数字服务员，不是真人。</p>
        </Card>
      </Section>
    </>
  );
}
