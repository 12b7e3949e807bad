import { ButtonLink } from '../design/Button.tsx';
import { Card, NextStepCard, PersonNear, Row, RowCard, Rows, Section, TileLink } from '../design/Card.tsx';
import { Chips, ReasonChip, StatusChip } from '../design/Chip.tsx';
import { Persimmon } from '../design/Drawings.tsx';
import { ClerkFigure } from '../design/Figure.tsx';
import { Icon } from '../design/Icon.tsx';
import { ResidentPage } from '../design/ResidentPage.tsx';
import { Timeline } from '../design/Steps.tsx';
import { Dotted, Keep, Money, MoreLink } from '../design/Text.tsx';
import { useSkin } from '../device.ts';

const here = '/design/home';

/** A home page put together from the parts, in the three skins of residents. People, firms and figures are made up. */
export function HomeScreen() {
  const skin = useSkin();
  if (skin === 'kiosk') return <KioskHome />;
  if (skin === 'elder') return <ElderHome />;
  return <PhoneHome />;
}

function PhoneHome() {
  return (
    <ResidentPage
      title="首页"
      head={
        <>
          <h1>林秋禾，下午好</h1>
          <p>
            <Dotted>{['海岱区柳毅街道', '11月20日 星期五']}</Dotted>
          </p>
        </>
      }
    >
      <NextStepCard
        eyebrow="您的下一步"
        title="把求职登记填完"
        action={
          <ButtonLink kind="filled" main wide icon="edit" href={here}>
            接着填，还有 3 题
          </ButtonLink>
        }
        aside={
          <>
            不方便填？也可以到 <a href={here}>柳毅社区乐业驿站</a> 办
          </>
        }
      >
        填到第 6 题，都存着。
        <br />
        <Keep>11月24日前</Keep>填完，当天就看得到岗位。
      </NextStepCard>

      <Section title="离家近的工作" side={<MoreLink href={here}>全部 37 个</MoreLink>}>
        <div className="stack">
          <Card
            href={here}
            title="仓库管理员"
            side={<Money amount="4800–5500" unit="元" />}
            foot={
              <>
                <Icon name="message" /> 这家单位一般 2 天内回复
              </>
            }
          >
            <p className="note">
              <Dotted>{['青禾供应链', '骑车 12 分钟']}</Dotted>
            </p>
            <Chips>
              <ReasonChip kind="fit">干过 3 年仓库</ReasonChip>
              <ReasonChip kind="fit">不上夜班</ReasonChip>
              <ReasonChip kind="fit">缴五险</ReasonChip>
            </Chips>
          </Card>
          <Card
            href={here}
            title="小区维修工"
            side={<Money amount="4200–4800" unit="元" />}
            foot={
              <>
                <Icon name="message" /> 这家单位一般 1 天内回复
              </>
            }
          >
            <p className="note">
              <Dotted>{['和畅物业', '走路 9 分钟']}</Dotted>
            </p>
            <Chips>
              <ReasonChip kind="fit">会水电</ReasonChip>
              <ReasonChip kind="fit">早八晚五</ReasonChip>
              <ReasonChip kind="drawback">比期望少 200 元</ReasonChip>
            </Chips>
          </Card>
          <p className="note">
            <Icon name="info" /> 按您的求职意向和路程排序。<a href={here}>怎么排的</a> ·{' '}
            <a className="keep" href={here}>
              不按我的情况排
            </a>
          </p>
        </div>
      </Section>

      <Section title="我的办件" side={<MoreLink href={here}>全部 2 件</MoreLink>}>
        <Rows>
          <Row title="失业登记" href={here} side={<StatusChip tone="info">审核中</StatusChip>}>
            <Timeline
              label="失业登记办到哪里"
              steps={[
                { name: '提交', when: '11月17日', state: 'done' },
                { name: '预审', when: '11月18日', state: 'done' },
                { name: '审核', when: '24日前', state: 'now' },
                { name: '办结', state: 'next' },
              ]}
            />
          </Row>
          <Row
            title="社保卡地址变更"
            note={<Dotted>{['10月20日', '证明可随时打印']}</Dotted>}
            href={here}
            side={<StatusChip tone="good">已办好</StatusChip>}
          />
        </Rows>
      </Section>

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
        <Dotted>{['走路 6 分钟', '开到 18:00']}</Dotted>
      </PersonNear>
    </ResidentPage>
  );
}

function ElderHome() {
  return (
    <ResidentPage
      title="首页"
      head={
        <>
          <h1>林秋禾，下午好</h1>
          <p>今天 11月20日 星期五</p>
        </>
      }
    >
      <NextStepCard
        eyebrow="现在要做的一件事"
        title="把求职登记填完"
        action={
          <>
            <ButtonLink kind="filled" main wide icon="edit" href={here}>
              接着填
            </ButtonLink>
            <ButtonLink kind="outline" main wide icon="people" href={here}>
              请驿站的人帮我
            </ButtonLink>
          </>
        }
      >
        还有 3 题，<Keep>11月24日前</Keep>填完，当天就能看到合适的工作。
      </NextStepCard>
      <div className="stack">
        <RowCard icon="briefcase" title="找工作" note="离家近的有 37 个" href={here} />
        <RowCard icon="document-check" title="我的事办到哪了" note="1 件在审核" href={here} />
        <RowCard icon="pin" title="最近的驿站" note="走路 6 分钟，开到 18:00" href={here} />
      </div>
    </ResidentPage>
  );
}

function KioskHome() {
  return (
    <ResidentPage
      title="首页"
      head={
        <div className="kiosk-greeting">
          <ClerkFigure greeting />
          <div className="kiosk-greeting-words">
            <h1>
              您好，我是小乐。
              <br />
              今天想办什么？
            </h1>
            <p>点下面的大按钮，我一步一步陪您办。小乐是数字服务员，不是真人。</p>
          </div>
        </div>
      }
    >
      <RowCard
        icon="card-id"
        title="放身份证，或用手机扫码"
        note="接着办没办完的事，不放也能看岗位"
        href={here}
      />
      <div className="kiosk-tiles">
        <TileLink
          tone="filled"
          icon="briefcase"
          title="找工作"
          note="附近 15 分钟有 126 个岗位"
          href={here}
        />
        <TileLink tone="shi" icon="edit" title="求职登记" note="几个问题，大约 6 分钟" href={here} />
        <TileLink icon="document-check" title="办事" note="看进度、接着办" href={here} />
        <TileLink icon="pin" title="附近驿站" note="还有 3 家，走路都不远" href={here} />
        <TileLink icon="printer" title="打印" note="登记证明、回执" href={here} />
        <TileLink icon="people" title="找工作人员" note="李敏在，等 2 位" href={here} />
      </div>
    </ResidentPage>
  );
}
