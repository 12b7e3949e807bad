import { useEffect, useRef, useState } from 'react';
import { CallOffline, CallProblem, call, type Output } from '../../../web/call.ts';
import { loadedKey, queries, useLoad } from '../../../web/data.ts';
import { useDevice } from '../../../web/device.ts';
import { now } from '../../../web/now.ts';
import type { Answer, Answers, CaseType, Question } from '../domain/case-type.ts';
import { nextQuestion, questionsAsked, validateAnswer } from '../domain/questions.ts';
import { changeKept, forgetKept, type Kept, readKept } from './kept.ts';
import { answerOf, type Typed, typedOf } from './typed-answer.ts';

export type Draft = Output<'GET /api/drafts/:draft'>;
export type Offer = Draft['offers'][number];

/** What came of an answer. `kept`: it is on this device and goes out when the network is back. */
export type Saved =
  | { kind: 'saved' | 'kept'; next: string | null }
  | { kind: 'refused'; words: string; elsewhere: boolean };

/** One matter on its way: the definition, the answers (with those that still wait to be sent), and how to give one. */
export interface Flow {
  type: CaseType;
  draft: Draft;
  answers: Answers;
  asked: Question[];
  /** The first question without an answer; null: to the check. */
  next: string | null;
  /** How many answers on this device the server does not have yet. */
  waiting: number;
  areaName(code: string): string;
  /** What stands in a question's control: what was typed here, what was answered, or what is known. */
  typed(question: Question): Typed;
  offerOf(question: Question): Offer | undefined;
  keepTyping(question: Question, typed: Typed): void;
  save(question: Question, typed: Typed): Promise<Saved>;
  /** Sends what waits; false where something still does. */
  sendWaiting(): Promise<boolean>;
  /** The revision that holds just the answers shown here; undefined where the server has others. */
  revisionShown(): number | undefined;
  /** It was submitted: nothing of it stays on this device. */
  forget(): void;
}

export type FlowState = { flow: Flow } | { flow: undefined; error: unknown; again: () => void };

/** Without a network a question is still answered: the answer is kept here, the next question is known, and it goes out later. */
export function useFlow(draftId: string): FlowState {
  const input = { params: { draft: draftId } };
  const loaded = useLoad('GET /api/drafts/:draft', input, { stay: true });
  const draft = loaded.data;
  const definition = useLoad(
    'GET /api/case-types/:type',
    { params: { type: draft?.type ?? '' }, query: { version: draft?.version } },
    { when: draft !== undefined },
  );
  const { language } = useDevice();
  const [kept, setKept] = useState<Kept>(() => readKept(draftId));
  const sending = useRef<Promise<unknown>>(Promise.resolve());
  // What the server said last, also between two renderings.
  const latest = useRef(draft);
  if (draft && draft.revision >= (latest.current?.revision ?? 0)) latest.current = draft;

  const keep = (change: (kept: Kept) => Kept) => setKept(changeKept(draftId, change));

  async function sendOne(question: string, { answer, at }: { answer: Answer; at: string }): Promise<void> {
    const params = { draft: draftId, question };
    const saved = await call(
      'PUT /api/drafts/:draft/answers/:question',
      { params, body: { answer, revision: latest.current?.revision ?? 0, at } },
      { stay: true },
    );
    latest.current = saved;
    queries.setQueryData(loadedKey('GET /api/drafts/:draft', input), saved);
    keep(({ waiting, typing }) => {
      const { [question]: sent, ...rest } = waiting;
      return { waiting: sent?.at === at ? rest : waiting, typing };
    });
  }

  /** What waits, one after the other; throws what the server said to one of them. */
  function sendAll(): Promise<void> {
    const turn = sending.current
      .catch(() => {})
      .then(async () => {
        for (const [question, waiting] of Object.entries(readKept(draftId).waiting))
          await sendOne(question, waiting);
      });
    sending.current = turn;
    return turn;
  }

  async function sendWaiting(): Promise<boolean> {
    return sendAll().then(
      () => true,
      () => false,
    );
  }
  const resend = useRef(sendWaiting);
  resend.current = sendWaiting;
  const ready = draft !== undefined;
  useEffect(() => {
    if (!ready) return;
    const go = () => void resend.current();
    go();
    addEventListener('online', go);
    return () => removeEventListener('online', go);
  }, [ready]);

  const error = loaded.error ?? definition.error;
  const type = definition.data as CaseType | undefined;
  if (!draft || !type) {
    return {
      flow: undefined,
      error: error ?? undefined,
      again: () => void (loaded.isError ? loaded : definition).refetch(),
    };
  }

  const answers = answersOf(draft);
  for (const [question, { answer }] of Object.entries(kept.waiting)) answers[question] = answer;
  const nextOf = (all: Answers) => nextQuestion(type, all)?.id ?? null;
  const names = new Map(draft.areas.map(({ code, name }) => [code, name]));

  async function save(question: Question, typed: Typed): Promise<Saved> {
    const checked = validateAnswer(question, answerOf(question, typed));
    if (!checked.ok) return { kind: 'refused', words: checked.problem.detail[language], elsewhere: false };
    const { answer } = checked;
    const at = now().toISOString();
    const forgetTyping = ({ typing: { [question.id]: _, ...typing }, waiting }: Kept): Kept => ({
      waiting,
      typing,
    });
    keep((before) => {
      const { waiting, typing } = forgetTyping(before);
      return { waiting: { ...waiting, [question.id]: { answer, at } }, typing };
    });
    const next = nextOf({ ...answers, [question.id]: answer });
    try {
      await sendAll();
      return { kind: 'saved', next };
    } catch (problem) {
      if (problem instanceof CallOffline || (problem instanceof CallProblem && problem.status >= 500))
        return { kind: 'kept', next };
      if (!(problem instanceof CallProblem)) throw problem;
      // It is not to be sent again as it is; it stays in its control.
      keep(({ waiting: { [question.id]: _, ...waiting }, typing }) => ({
        waiting,
        typing: { ...typing, [question.id]: answer },
      }));
      await loaded.refetch();
      const words = problem.fields.find(({ field }) => field === '/answer')?.detail ?? problem.detail;
      return { kind: 'refused', words, elsewhere: problem.code === 'answer-changed-elsewhere' };
    }
  }

  const offerOf = ({ id }: Question) => draft.offers.find(({ question }) => question === id);
  return {
    flow: {
      type,
      draft,
      answers,
      asked: questionsAsked(type, answers),
      next: nextOf(answers),
      waiting: Object.keys(kept.waiting).length,
      areaName: (code) => names.get(code) ?? code,
      typed(question) {
        if (Object.hasOwn(kept.typing, question.id)) return kept.typing[question.id];
        if (Object.hasOwn(answers, question.id)) return typedOf(question, answers[question.id]);
        return typedOf(question, offerOf(question)?.answer);
      },
      offerOf,
      keepTyping(question, typed) {
        keep(({ waiting, typing: { [question.id]: _, ...typing } }) => ({
          waiting,
          typing: typed === undefined ? typing : { ...typing, [question.id]: typed },
        }));
      },
      save,
      sendWaiting,
      revisionShown() {
        const there = latest.current;
        return there && JSON.stringify(inOrder(answersOf(there))) === JSON.stringify(inOrder(answers))
          ? there.revision
          : undefined;
      },
      forget: () => forgetKept(draftId),
    },
  };
}

function answersOf(draft: Draft): Record<string, Answer> {
  return Object.fromEntries(draft.answers.map(({ question, answer }) => [question, answer]));
}

function inOrder(answers: Answers) {
  return Object.entries(answers).sort(([a], [b]) => (a < b ? -1 : 1));
}
