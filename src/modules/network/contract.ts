import Type from 'typebox';
import { defineContract } from '../../ground/http/contract.ts';

const everybody = ['visitor', 'resident', 'agent', 'clerk', 'manager'];
const AreaCode = Type.String({ pattern: '^[0-9]{12}$' });

const Station = Type.Object({
  stationId: Type.String(),
  name: Type.String(),
  areaCode: Type.String(),
  address: Type.String(),
  phone: Type.String(),
  hours: Type.Array(
    Type.Object({ days: Type.Array(Type.Integer()), from: Type.String(), to: Type.String() }),
  ),
  openUntil: Type.Union([Type.String(), Type.Null()]),
  checkedOn: Type.String(),
});

const Area = Type.Object({
  code: Type.String(),
  name: Type.String(),
  fullName: Type.String(),
  level: Type.Integer({ minimum: 1, maximum: 5 }),
  hasChildren: Type.Boolean(),
});

export const contract = defineContract({
  'GET /api/stations': {
    summary: { zh: '附近的站点', en: 'Stations in an area, those open now first' },
    who: everybody,
    purpose: 'look-up',
    query: Type.Object({ area: Type.Optional(AreaCode) }, { additionalProperties: false }),
    reply: Type.Object({ stations: Type.Array(Station) }),
  },
  'GET /api/areas/:code/children': {
    summary: { zh: '下一级地区', en: 'The areas one level below' },
    who: everybody,
    purpose: 'look-up',
    params: Type.Object({ code: AreaCode }),
    reply: Type.Object({ path: Type.Array(Area), areas: Type.Array(Area) }),
  },
  'GET /api/areas': {
    summary: { zh: '按名字找地区', en: 'Areas by name' },
    who: everybody,
    purpose: 'look-up',
    query: Type.Object(
      { search: Type.String({ minLength: 1, maxLength: 30 }), within: Type.Optional(AreaCode) },
      { additionalProperties: false },
    ),
    reply: Type.Object({ areas: Type.Array(Area) }),
  },
});
