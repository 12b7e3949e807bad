import type { Area } from '../../../ground/areas/area.ts';
import type { AreaItem, Areas } from '../../../ground/areas/areas.ts';
import { loadAreas } from '../../../ground/areas/load.ts';
import { Problem } from '../../../ground/problem.ts';

/** Stands for the whole country, whose children are the provinces. */
const country = '000000000000';

/**
 * The areas that people choose from next. A layer that exists for the codes only (市辖区 under 北京市) is passed over for what is
 * below it, which for a county that is its whole city (嘉峪关市) is nothing.
 */
function choices(areas: Areas, code: string | null): Area[] {
  return areas.children(code).flatMap((area) => (area.layer ? choices(areas, area.code) : [area]));
}

function itemOf(areas: Areas, area: Area): AreaItem {
  return { ...areas.item(area), hasChildren: choices(areas, area.code).length > 0 };
}

/** @throws Problem 404 `no-such-area`. */
export function getArea(code: string): Area {
  const area = loadAreas().find(code);
  if (area) return area;
  throw new Problem(404, 'no-such-area', {
    zh: '没有这个地区代码，请从上一级重新选',
    en: 'There is no area with this code; please choose again from the level above',
  });
}

/**
 * The next step of choosing a place: the path down to it, and what lies one level below.
 * @param code twelve digits; twelve zeros are the whole country.
 * @throws Problem 404 `no-such-area`.
 */
export function listChildren(code: string): { path: AreaItem[]; areas: AreaItem[] } {
  const areas = loadAreas();
  const parent = code === country ? null : getArea(code).code;
  const path = parent === null ? [] : areas.ancestors(parent).filter((area) => !area.layer);
  return {
    path: path.map((area) => itemOf(areas, area)),
    areas: choices(areas, parent).map((area) => itemOf(areas, area)),
  };
}

/** Areas whose name holds the text, the best first; none in an area that does not exist. */
export function findAreas(text: string, within: string | undefined): AreaItem[] {
  const areas = loadAreas();
  return areas
    .search(text, within === undefined ? {} : { within })
    .filter((area) => !area.layer)
    .map((area) => itemOf(areas, area));
}
