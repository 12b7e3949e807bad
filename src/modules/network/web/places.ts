import { call, type Output } from '../../../web/call.ts';
import type { Place, PlaceLevel, PlacePickerProps } from '../../../web/design/PlacePicker.tsx';

type Area = Output<'GET /api/areas'>['areas'][number];

const levels: readonly PlaceLevel[] = ['province', 'city', 'county', 'township', 'village'];
const country = '000000000000';

function placeOf({ code, name, fullName, level, hasChildren }: Area): Place {
  const within = fullName.slice(0, fullName.length - name.length);
  return {
    code,
    name,
    level: levels[level - 1] ?? 'village',
    more: hasChildren,
    ...(within ? { within } : {}),
  };
}

const children = (code: string) => call('GET /api/areas/:code/children', { params: { code } });

/** What a PlacePicker asks for, from our own areas: `<PlacePicker {...places} path={path} onChange={setPath} />`. */
export const places: Pick<PlacePickerProps, 'below' | 'search' | 'pathOf'> = {
  below: async (code) => (await children(code ?? country)).areas.map(placeOf),
  search: async (words) => {
    if (words === '') return [];
    return (await call('GET /api/areas', { query: { search: words.slice(0, 30) } })).areas.map(placeOf);
  },
  pathOf: async (code) => (await children(code)).path.map(placeOf),
};
