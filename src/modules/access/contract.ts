import Type from 'typebox';
import { defineContract } from '../../ground/http/contract.ts';

export const everybody = ['visitor', 'resident', 'agent', 'clerk', 'manager'] as const;

const Area = Type.Object({ code: Type.String(), lo: Type.Integer(), hi: Type.Integer() });

const DemoPerson = Type.Object({
  name: Type.String(),
  idNumber: Type.String(),
  phone: Type.String(),
  areaName: Type.String(),
  note: Type.String({ description: 'What one sees with him' }),
});

export const contract = defineContract({
  'GET /api/session': {
    summary: { zh: '我是谁', en: 'Who I am' },
    who: everybody,
    purpose: 'session',
    reply: Type.Object({
      kind: Type.Enum(['visitor', 'resident', 'staff']),
      id: Type.Union([Type.String(), Type.Null()]),
      role: Type.String(),
      name: Type.Union([Type.String(), Type.Null()], { description: 'Display name of a staff member' }),
      stationId: Type.Union([Type.String(), Type.Null()]),
      area: Type.Union([Area, Type.Null()]),
      visitId: Type.Union([Type.String(), Type.Null()]),
      employerId: Type.Union([Type.String(), Type.Null()], { description: 'The employer acted for' }),
      demo: Type.Boolean({ description: 'This deployment holds demonstration data, for ever' }),
      publicUrl: Type.Union([Type.String(), Type.Null()], {
        description:
          'Where residents reach this server, for codes that are carried away; null: where the page is',
      }),
    }),
  },
  'POST /api/session/staff': {
    summary: { zh: '工作人员登录', en: 'Staff sign in' },
    who: everybody,
    purpose: 'sign-in',
    perMinute: 30,
    body: Type.Object(
      {
        login: Type.String({ minLength: 1, maxLength: 60 }),
        password: Type.String({ minLength: 1, maxLength: 200 }),
      },
      { additionalProperties: false },
    ),
    reply: Type.Object({ signedIn: Type.Literal(true) }),
  },
  'POST /api/session/end': {
    summary: { zh: '退出', en: 'Sign out' },
    who: everybody,
    purpose: 'session',
    body: Type.Object({}, { additionalProperties: false }),
    reply: Type.Object({ signedIn: Type.Literal(false) }),
  },
  'POST /api/visits/:visit/end': {
    summary: { zh: '结束接待', en: 'End a visit at the counter' },
    who: ['clerk', 'manager'],
    purpose: 'counter-service',
    params: Type.Object({ visit: Type.String({ format: 'uuid' }) }),
    body: Type.Object({}, { additionalProperties: false }),
    reply: Type.Object({ ended: Type.Literal(true) }),
  },
  'GET /api/demo/sign-ins': {
    summary: { zh: '演示账号', en: 'Made-up people to try the demonstration with; not there outside of it' },
    who: everybody,
    purpose: 'sign-in',
    reply: Type.Object({
      staff: Type.Array(
        Type.Object({
          login: Type.String(),
          password: Type.String(),
          displayName: Type.String(),
          roleName: Type.String(),
          stationName: Type.String(),
          note: Type.String({ description: 'What one sees with him' }),
        }),
      ),
      residents: Type.Array(DemoPerson),
      agents: Type.Array(DemoPerson, { description: 'Residents who act for an employer' }),
    }),
  },
});
