import type { Terminal } from '../../ground/terminal.ts';
import { type Answer, evaluate, failedAtoms } from './domain/evaluate.ts';
import { inFixedOrder, interview } from './domain/interview.ts';
import type { Known } from './domain/value.ts';
import { loadPolicies } from './load-catalogue.ts';
import { readPersonas } from './personas.ts';

const verdicts = {
  eligible: 'eligible',
  'not-eligible': 'not_eligible',
  'not-in-force': 'not_eligible',
  open: 'unknown',
} as const;
const verdictWords = { eligible: '可以享受', not_eligible: '不符合', unknown: '还不能确定' };

/** Money in yuan, a rate in per cent, as files of personas have them. */
function told({ policy, amount }: Answer): Known {
  if (typeof amount !== 'number') return amount;
  return policy.amount.type === 'ratio' ? amount * 100 : amount / 100;
}

/**
 * `leye policy evaluate --personas FILE --json`: a line for each persona and each policy of its subject, with verdict, amount, failed conditions,
 * missing facts and the verdict for each hire.
 * @throws Problem where the file cannot be read.
 */
export function evaluatePersonas(terminal: Terminal, file: string): 0 {
  const catalogue = loadPolicies();
  for (const { id, subject, asked } of readPersonas(catalogue, file)) {
    for (const policy of catalogue.policies) {
      if (policy.subject !== subject) continue;
      const answer = evaluate(catalogue, policy, asked);
      const verdict = verdicts[answer.verdict];
      const failed = [answer.conditions, ...answer.hires.map((one) => one.conditions)].flatMap((one) =>
        failedAtoms(one),
      );
      terminal.result(
        {
          persona: id,
          policy: policy.id,
          verdict,
          ...(verdict === 'eligible' ? { amount: told(answer) } : {}),
          failed: [
            ...(answer.verdict === 'not-in-force' ? ['validity'] : []),
            ...new Set(failed.map(({ atom }) => atom.id)),
          ],
          missing: answer.missing,
          hires: Object.fromEntries(
            answer.hires.map((one) => [
              one.id,
              { yes: 'eligible', no: 'not_eligible', open: 'unknown' }[one.outcome],
            ]),
          ),
        },
        { zh: `${id} ${policy.name.zh}：${verdictWords[verdict]}`, en: `${id} ${policy.id}: ${verdict}` },
      );
    }
  }
  return 0;
}

const medianOf = (counts: readonly number[]): number => {
  const sorted = [...counts].sort((a, b) => a - b);
  const [low = 0, high = 0] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[sorted.length >> 1]];
  return (low + high) / 2;
};

/**
 * `leye policy questions --personas FILE [--json]`: of each person how many questions it takes until every policy for persons is settled, when
 * only birth, sex, city and tier are known before; against asking fact by fact in a fixed order; and the medians.
 * @throws Problem where the file cannot be read.
 */
export function countQuestions(terminal: Terminal, file: string): 0 {
  const catalogue = loadPolicies();
  const policies = catalogue.policies.filter(({ subject }) => subject === 'person');
  const [asked, fixed]: [number[], number[]] = [[], []];
  for (const { id, subject, asked: truth } of readPersonas(catalogue, file)) {
    if (subject !== 'person') continue;
    const { questions, longest } = interview(catalogue, policies, truth, () => performance.now());
    const inOrder = inFixedOrder(catalogue, policies, truth);
    asked.push(questions.length);
    fixed.push(inOrder);
    const order = questions.map(({ question }) => question);
    terminal.result(
      {
        persona: id,
        questions: questions.length,
        inFixedOrder: inOrder,
        order,
        longestMs: Math.round(longest),
      },
      {
        zh: `${id}：${questions.length} 题（按固定顺序 ${inOrder} 题）：${order.join('、')}`,
        en: `${id}: ${questions.length} questions (${inOrder} in a fixed order): ${order.join(', ')}`,
      },
    );
  }
  const medians = { questions: medianOf(asked), inFixedOrder: medianOf(fixed), policies: policies.length };
  terminal.result(
    { medians },
    {
      zh: `中位数：${medians.questions} 题，按固定顺序 ${medians.inFixedOrder} 题，共 ${medians.policies} 项政策`,
      en: `median: ${medians.questions} questions, ${medians.inFixedOrder} in a fixed order, ${medians.policies} policies`,
    },
  );
  return 0;
}
