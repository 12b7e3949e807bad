import { useState } from 'react';
import { AnswerOne } from '../design/Answer.tsx';
import { WhyFold } from '../design/Fold.tsx';
import { QuestionPage } from '../design/QuestionPage.tsx';
import { Progress } from '../design/Steps.tsx';

/** One question a page, put together from the parts. */
export function QuestionScreen() {
  const [left, setLeft] = useState<string | null | undefined>('employer');
  return (
    <QuestionPage
      flow="失业登记"
      back="/design"
      progress={
        <Progress done={14} of={16}>
          已经知道 14 项，大约还要问 2 题
        </Progress>
      }
      question="离开上一家单位，是谁提出来的？"
      hint="系统里查到：海恒机械 10月15日 给您停了社保，没有写明原因。"
      why={<WhyFold open>登记时要写清离开的原因，以后申领失业保险金也用这一条，不用再问。</WhyFold>}
      status="填的随时存好，可以换到手机、自助机上接着填"
      disabledBecause={left === undefined ? '还没选' : undefined}
      onContinue={() => setLeft(undefined)}
    >
      {(ids) => (
        <AnswerOne
          {...ids}
          value={left}
          onChange={setLeft}
          unsureNote="先跳过，审核时请单位说明"
          options={[
            { value: 'employer', label: '单位提出的', note: '合同到期不续、裁员、单位关门' },
            { value: 'self', label: '我自己提出的', note: '辞职、家里有事、想换工作' },
          ]}
        />
      )}
    </QuestionPage>
  );
}
