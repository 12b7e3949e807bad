import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import Type, { type TSchema } from 'typebox';
import { loadAreas } from '../areas/load.ts';
import { dayOf } from '../clock/day.ts';
import { type Context, mostCopied } from '../context.ts';
import { Problem, type Words } from '../problem.ts';
import { type FilledList, fillTemplate, shownMoment, shownValue } from '../tables/fill-template.ts';
import type { ListAnswer, Template, Templates } from '../tables/template.ts';
import { type Value, type WrittenList, writeWorkbook } from '../tables/write-workbook.ts';
import type { Contract, Gate, ListTable, Route } from './contract.ts';

/** How a list is asked for beside its page: as a workbook, as a table to print, or which templates there are. */
const ways = ['xlsx', 'table', 'templates'] as const;

/** For the OpenAPI document: a list's query with what a copy of it takes besides. */
export function withCopies({ query, list }: Route): TSchema | undefined {
  if (!list) return query;
  const properties = (query as { properties?: Record<string, TSchema> } | undefined)?.properties;
  return Type.Object({
    ...properties,
    as: Type.Optional(
      Type.Enum([...ways], { description: 'The list as a workbook, as a table to print; its templates' }),
    ),
    template: Type.Optional(Type.String({ description: 'Where the list has more than one' })),
  });
}

/** A copy that a request asks for; its query without what only the copy needs. */
export interface AskedCopy {
  way: (typeof ways)[number];
  template: Template;
  view: string | undefined;
  query: Record<string, unknown>;
}

/** Lists that leave the house (decisions/0017-lists-out.md). */
export interface Copies {
  /** Undefined where the page's own answer is asked for. @throws Problem 400, 404. */
  asked(route: Route, query: unknown): AskedCopy | undefined;
  /** @throws Problem 429 where this client has taken too many within a minute. */
  refuseTooMany(request: FastifyRequest): Promise<void>;
  /** Which templates the list has. */
  offered(copy: AskedCopy): Copied;
  /** Fills the template with the answer and writes down that it left. @throws Problem 403 at a terminal. */
  make(ctx: Context, route: Route, copy: AskedCopy, answer: unknown): Promise<Copied>;
  send(reply: FastifyReply, copy: AskedCopy, copied: Copied): FastifyReply;
}

type Filled = Omit<WrittenList, 'rows'> & { rows: Value[][] };
export type Copied = { templates: { id: string; title: Words }[] } | { list: Filled; at: Date };

const perMinute = 10;

/** What the lists among these contracts answer: what their templates are held against. */
export function answersOf(contracts: readonly Contract[]): (list: string) => ListAnswer | undefined {
  const routes = contracts.flatMap((contract) => Object.values<Route>(contract));
  const lists = routes.flatMap(({ list, reply }) => (list ? [[list.name, { ...list, reply }] as const] : []));
  const known = new Map(lists);
  return (list) => known.get(list);
}

/** @param rate how many times the usual number of requests the server allows. */
export function openCopies(
  app: FastifyInstance,
  parts: { templates: Templates; gate: Gate; rate: number },
): Copies {
  const { byList, catalogues } = parts.templates;
  const purposes = catalogues.purposes ?? {};
  const takers = catalogues.takers ?? {};
  const limit = app.createRateLimit({ max: Math.ceil(perMinute * parts.rate), timeWindow: '1 minute' });

  return {
    asked({ list }, given) {
      if (!list) return undefined;
      const { as, template: id, ...query } = given as Record<string, unknown>;
      if (as === undefined) return undefined;
      const way = ways.find((each) => each === as);
      const offered = byList.get(list.name) ?? [];
      const template = id === undefined ? offered[0] : offered.find((each) => each.id === id);
      if (!way || !template) {
        throw new Problem(404, 'no-such-template', {
          zh: '没有这种表格，请换一种',
          en: 'There is no such form; please choose another',
        });
      }
      const view = template.view ? query[template.view.query] : undefined;
      return { way, template, query, view: typeof view === 'string' ? view : undefined };
    },
    async refuseTooMany(request) {
      const found = await limit(request);
      if (found.isAllowed || !found.isExceeded) return;
      throw new Problem(429, 'too-many-copies', {
        zh: '导出得太勤了，请一分钟后再试',
        en: 'Too many copies; please try again in a minute',
      });
    },
    offered: ({ template: { list } }) => ({
      templates: (byList.get(list) ?? []).map(({ id, title }) => ({ id, title })),
    }),
    async make(ctx, { list: mark, purpose }, copy, answer) {
      const { template, view } = copy;
      if (ctx.skin === 'kiosk') {
        throw new Problem(403, 'not-at-a-terminal', {
          zh: '这台机器上不能导出，请用自己的手机或找工作人员',
          en: 'Nothing can be taken from a terminal; please use your phone or ask the staff',
        });
      }
      const filled = fillTemplate(template, answer, mark?.rows ?? '', view);
      const at = ctx.clock.now();
      const { copyId, by } = await parts.gate.noteCopy(ctx, {
        list: template.list,
        of: mark?.of ?? 'area',
        template: template.id,
        way: copy.way === 'xlsx' ? 'file' : 'print',
        purpose,
        rows: filled.rows.length,
      });
      const who = by ?? takers[ctx.actor.role] ?? ctx.actor.role;
      const list = signed(filled, {
        note: template.note,
        scope: [template.scope.replace('{area}', areaOf(ctx, copy)), ...filled.above].join('　'),
        taken: `${who} ${shownMoment(at)} ${copy.way === 'xlsx' ? '导出' : '打印'}`,
        at: shownMoment(at),
        purpose: purposes[purpose] ?? purpose,
        number: copyId,
        demo: ctx.demo,
      });
      return { list, at };
    },
    send(reply, { way, template }, copied) {
      if ('templates' in copied) return sendJson(reply, copied);
      const { list, at } = copied;
      if (way === 'table') return sendJson(reply, tableOf(list));
      return reply
        .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
        .header('content-disposition', dispositionOf(template, dayOf(at)))
        .send(writeWorkbook(list, at));
    },
  };
}

/** A list with what it has to say of itself wherever it goes: what it covers, as of when, from where, who took it and why. */
function signed(
  { title, columns, rows }: FilledList,
  of: {
    note: string;
    scope: string;
    taken: string;
    at: string;
    purpose: string;
    number: string;
    demo: boolean;
  },
): Filled {
  const demo = '演示数据，不作凭证';
  return {
    title,
    columns,
    rows,
    above: [
      `${of.scope}　共 ${rows.length} 行`,
      ...(rows.length < mostCopied ? [] : [`太长了，只列出前 ${mostCopied} 行`]),
      ...(of.demo ? [demo] : []),
      `${of.taken}　编号 ${of.number}`,
    ],
    below: [`来源：${of.note}　数据截至 ${of.at}`],
    about: [
      ['名单', title],
      ['范围', of.scope],
      ['行数', String(rows.length)],
      ['数据截至', `${of.at}（北京时间）`],
      ['来源', of.note],
      ...(of.demo ? [['数据', demo] as const] : []),
      ['谁拿的', of.taken],
      ['用途', of.purpose],
      ['编号', `${of.number}（谁在什么时候拿了哪份名单，平台都记下了）`],
      ['请留意', '页面上遮住的内容，这里也遮住。用完请删除，不要转给别人。'],
    ],
    marked: [...(of.demo ? ['演示数据'] : []), of.taken, of.number].join('　'),
  };
}

/** The area that was asked for, else the one where the role holds. */
function areaOf({ actor }: Context, { query }: AskedCopy): string {
  const code = typeof query.area === 'string' ? query.area : actor.area?.code;
  return code === undefined ? '' : loadAreas().fullName(code);
}

// As text: the route's own way of writing knows the page's answer only.
const sendJson = (reply: FastifyReply, content: ListTable | { templates: unknown }) =>
  reply.type('application/json; charset=utf-8').send(JSON.stringify(content));

function tableOf({ title, above, columns, rows, below, marked }: Filled): ListTable {
  return {
    title,
    above: [...above],
    heads: columns.map(({ head }) => head),
    rows: rows.map((row) => columns.map(({ type }, at) => shownValue(row[at] ?? null, type))),
    below: [...below],
    marked,
  };
}

/** RFC 6266: the name in ASCII for old programs, in UTF-8 (RFC 8187) for all others. */
function dispositionOf({ id, title }: Template, day: string): string {
  const name = encodeURIComponent(`${title.zh}-${day}.xlsx`).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${id}-${day}.xlsx"; filename*=UTF-8''${name}`;
}
