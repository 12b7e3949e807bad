import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packageRoot } from '../package-root.ts';
import { distanceKm } from './area.ts';
import { loadAreas } from './load.ts';
import { shortName } from './names.ts';
import { parseTree } from './tree.ts';

const areas = loadAreas();
const weifang = '370700000000';
const kuiwen = '370705000000';
const anyArea = fc.integer({ min: 1, max: areas.size }).map((lo) => areas.at(lo) ?? expect.fail());

const testData = process.env.LEYE_TESTDATA ?? join(packageRoot, '../shared/data');
const noTestData = !existsSync(testData) && process.env.CI !== 'true';
/** A test on data from outside the repository. */
const testOnData = (name: string, body: () => void) =>
  test.skipIf(noTestData)(noTestData ? `${name} (skipped: no test data)` : name, body);

describe('the tree', () => {
  test('34 provinces in the order of their codes; Hong Kong, Macau and Taiwan as provinces only', () => {
    const provinces = areas.children(null);
    expect(provinces).toHaveLength(34);
    expect(provinces[0]).toMatchObject({
      code: '110000000000',
      name: '北京市',
      level: 1,
      parent: null,
      lo: 1,
    });
    expect(provinces.at(-1)).toMatchObject({ name: '澳门特别行政区', lo: areas.size, hi: areas.size });
    for (const province of provinces) expect(areas.get(province.code)).toEqual(province);
  });

  test('Shandong: 16 cities, 136 counties and 15 zones, 1,853 towns, 62,074 villages', () => {
    const { lo, hi } = areas.range('370000000000');
    const counts = [0, 0, 0, 0, 0, 0];
    let zones = 0;
    for (let at = lo; at <= hi; at += 1) {
      const { level, zone } = areas.at(at) ?? expect.fail();
      counts[level] = (counts[level] ?? 0) + 1;
      if (zone) zones += 1;
    }
    expect(counts).toEqual([0, 1, 16, 136 + 15, 1853, 62_074]);
    expect(zones).toBe(15);
  });

  test('a village, up to its province', () => {
    const village = areas.get('370705001001');
    expect(village).toMatchObject({ level: 5, parent: '370705001000' });
    expect(areas.ancestors(village.code).map(({ level }) => level)).toEqual([1, 2, 3, 4, 5]);
    expect(areas.fullName('370705001000')).toMatch(/^山东省潍坊市奎文区.+街道$/);
    expect(areas.path(kuiwen)).toEqual(['山东省', '潍坊市', '奎文区']);
    expect(areas.nameOf(kuiwen)).toBe('奎文区');
  });

  test('layers that exist for the codes only stay out of full names', () => {
    expect(areas.get('110100000000')).toMatchObject({ name: '市辖区', layer: true });
    expect(areas.fullName('110102000000')).toBe('北京市西城区');
    expect(areas.fullName('500229000000')).toBe('重庆市城口县');
    expect(areas.fullName('419001000000')).toBe('河南省济源市');
    expect(areas.fullName('659001000000')).toBe('新疆维吾尔自治区石河子市');
    expect(areas.fullName('620201000000')).toBe('甘肃省嘉峪关市');
    expect(areas.fullName('441900000000')).toBe('广东省东莞市');
  });

  test('every area but a zone is no zone', () => {
    expect(areas.get('370176000000')).toMatchObject({ name: '济南高新技术产业开发区', zone: true });
    expect(areas.get(kuiwen).zone).toBe(false);
  });

  test('inside is a range: the areas from lo to hi are those whose ancestors hold it', () => {
    fc.assert(
      fc.property(anyArea, anyArea, (a, b) => {
        const inside = areas.ancestors(b.code).some(({ code }) => code === a.code);
        expect(areas.contains(a.code, b.code)).toBe(inside);
        expect(a.lo <= b.lo && b.lo <= a.hi).toBe(inside);
        // Two ranges lie in each other or apart, never across.
        expect(inside ? b.hi <= a.hi : b.hi < a.lo || b.lo > a.hi || (b.lo < a.lo && a.hi <= b.hi)).toBe(
          true,
        );
      }),
    );
    expect(areas.contains('370000000000', kuiwen)).toBe(true);
    expect(areas.contains('370600000000', kuiwen)).toBe(false);
  });

  test('children follow one another without a gap, and their codes carry the parent’s', () => {
    fc.assert(
      fc.property(anyArea, (area) => {
        const children = areas.children(area.code);
        let next = area.lo + 1;
        for (const child of children) {
          expect(child).toMatchObject({ lo: next, parent: area.code, level: area.level + 1 });
          expect(child.code.startsWith(area.code.slice(0, [0, 2, 4, 6, 9][area.level]))).toBe(true);
          next = child.hi + 1;
        }
        expect(next).toBe(area.hi + 1);
        expect(areas.find(area.code)).toEqual(area);
      }),
    );
  });

  test('unknown codes: find says nothing, get throws', () => {
    for (const code of ['370799000000', '3707', '', '37070500000a', '999999999999', '370705999999']) {
      expect(areas.find(code)).toBeUndefined();
      expect(() => areas.get(code)).toThrow(RangeError);
    }
    expect(areas.at(0)).toBeUndefined();
    expect(areas.at(areas.size + 1)).toBeUndefined();
  });

  test('the tree’s name is that of its codes: another order of numbers cannot keep it', async () => {
    const { createHash } = await import('node:crypto');
    const codes = Array.from({ length: areas.size }, (_, at) => areas.at(at + 1)?.code).join('\n');
    const hash = createHash('sha256').update(codes).digest('hex').slice(0, 8);
    expect(areas.treeVersion).toBe(`${areas.edition}-${hash}`);
  });

  test('a text out of order is refused', () => {
    expect(() => parseTree('110000 a\n110000 b\n', 2)).toThrow('out of place');
    expect(() => parseTree('110000 a\n120101 b\n', 2)).toThrow('out of place');
    expect(() => parseTree('110000 a\n', 2)).toThrow('1 areas, not 2');
    expect(parseTree('370000 a\n370100 b\n370102 c\n370102001 d\n006 3520社区J\n次c\n', 6).codes.at(-1)).toBe(
      370_102_001_007,
    );
  });
});

describe('search, for the place picker', () => {
  const names = (text: string, options = {}) =>
    areas.search(text, options).map(({ code }) => areas.fullName(code));

  test('奎文 finds the district first', () => {
    expect(names('奎文')[0]).toBe('山东省潍坊市奎文区');
    expect(names('奎文区')[0]).toBe('山东省潍坊市奎文区');
  });

  test('北苑 finds streets before villages, whole names before parts', () => {
    const found = areas.search('北苑', { limit: 50 });
    expect(found.length).toBeGreaterThan(5);
    for (const { name } of found) expect(name).toContain('北苑');
    const first = found[0] ?? expect.fail();
    expect(first.name.startsWith('北苑')).toBe(true);
    expect(first.level).toBe(4);
  });

  test('an ending typed out does no harm', () => {
    const [village] = areas.search('北苑社区', { level: 5 });
    expect(areas.search(`${village?.name}`, { level: 5 }).map(({ code }) => code)).toContain(village?.code);
  });

  test('within, level and limit', () => {
    const inWeifang = areas.search('北', { within: weifang, level: 4, limit: 3 });
    expect(inWeifang).toHaveLength(3);
    for (const { code, level } of inWeifang)
      expect([areas.contains(weifang, code), level]).toEqual([true, 4]);
    expect(areas.search('奎文', { within: '370600000000' })).toEqual([]);
    expect(areas.search('奎文', { within: 'nowhere' })).toEqual([]);
  });

  test('several words narrow down', () => {
    const all = areas.search('新华', { limit: 200 });
    const narrowed = areas.search('潍坊 新华', { limit: 200 });
    expect(narrowed.length).toBeGreaterThan(0);
    expect(narrowed.length).toBeLessThan(all.length);
    for (const { code } of narrowed) expect(areas.fullName(code)).toContain('潍坊');
  });

  test('what no name holds is read as a printed place', () => {
    expect(names('潍坊奎文')).toContain('山东省潍坊市奎文区');
    expect(names('胶南市')[0]).toBe('山东省青岛市黄岛区');
  });

  test.each(['', '  ', '村委会', '\n', '370705', '火星', '社区J'])('%j finds nothing', (text) => {
    expect(areas.search(text)).toEqual([]);
  });

  test('every area is found by its name inside its parent', () => {
    fc.assert(
      fc.property(anyArea, (area) => {
        const found = areas.search(area.name, {
          within: area.parent ?? area.code,
          level: area.level,
          limit: 1000,
        });
        expect(found.map(({ code }) => code)).toContain(area.code);
      }),
      { numRuns: 200 },
    );
  });

  test('an item for the picker', () => {
    expect(areas.item(areas.get(kuiwen))).toEqual({
      code: kuiwen,
      name: '奎文区',
      fullName: '山东省潍坊市奎文区',
      level: 3,
      hasChildren: true,
    });
    expect(areas.item(areas.get('110101000000')).hasChildren).toBe(false);
  });
});

describe('printed places', () => {
  const read = (text: string) =>
    areas
      .fromPrinted(text)
      .map(({ area, confidence, rest }) => [areas.fullName(area.code), confidence, rest]);

  test.each([
    ['山东省潍坊市奎文区', '山东省潍坊市奎文区', 1, ''],
    ['青岛·李沧区', '山东省青岛市李沧区', 0.95, ''],
    ['北京-西城区', '北京市西城区', 0.95, ''],
    ['济南', '山东省济南市', 0.95, ''],
    ['内蒙古 呼和浩特', '内蒙古自治区呼和浩特市', 0.95, ''],
    ['延边', '吉林省延边朝鲜族自治州', 0.95, ''],
    ['河南济源', '河南省济源市', 0.95, ''],
    ['湖北省-神农架', '湖北省神农架林区', 0.95, ''],
    ['东营·东营', '山东省东营市东营区', 0.95, ''],
    ['吉林·吉林', '吉林省吉林市', 0.95, ''],
    ['上海上海浦东新区', '上海市浦东新区', 0.95, ''],
    ['青岛（市南区）', '山东省青岛市市南区', 0.95, ''],
    ['山东省潍坊市奎文区北苑街道健康东街88号', '山东省潍坊市奎文区北苑街道', 1, '健康东街88号'],
    ['青岛-五四广场', '山东省青岛市', 0.81, '五四广场'],
    ['济南·高新区', '山东省济南市济南高新技术产业开发区', 0.81, '高新区'],
    ['青岛·高新区', '山东省青岛市', 0.66, '高新区'],
    ['胶南市', '山东省青岛市黄岛区', 0.85, ''],
    ['青岛-四方区', '山东省青岛市市北区', 0.85, ''],
  ])('%s → %s', (text, fullName, confidence, rest) => {
    expect(read(text)[0]).toEqual([fullName, confidence, rest]);
  });

  test('a name of several places gives them all, the shallowest first', () => {
    expect(read('朝阳').map(([name]) => name)).toEqual([
      '辽宁省朝阳市',
      '北京市朝阳区',
      '吉林省长春市朝阳区',
    ]);
    expect(read('通州区')).toEqual([
      ['北京市通州区', 0.5, ''],
      ['江苏省南通市通州区', 0.5, ''],
    ]);
    expect(read('江苏-通州区').map(([name]) => name)).toEqual(['江苏省南通市通州区']);
    expect(read('莱芜市').map(([name]) => name)).toEqual(['山东省济南市莱芜区', '山东省济南市钢城区']);
  });

  test('two places share the certainty', () => {
    expect(read('济南/青岛')).toEqual([
      ['山东省济南市', 0.48, ''],
      ['山东省青岛市', 0.48, ''],
    ]);
  });

  test.each(['', '远程办公', '全国', '异地招聘', 'address', '·', '某某科技园'])(
    '%j names no place',
    (text) => {
      expect(read(text)).toEqual([]);
    },
  );

  test('every area to the county is read from its full name, surely', () => {
    const upper = anyArea.filter(({ level, layer }) => level <= 3 && !layer);
    fc.assert(
      fc.property(upper, ({ code }) => {
        const [best] = areas.fromPrinted(areas.fullName(code));
        expect([best?.area.code, best?.confidence]).toEqual([code, 1]);
      }),
      { numRuns: 300 },
    );
  });

  test('whatever is printed, confidence lies in 0–1 and falls', () => {
    const parts = fc.constantFrom(
      '济南',
      '青岛市',
      '高新区',
      '朝阳',
      '·',
      '-',
      '/',
      'X座',
      '市中区',
      '山东',
      '莱芜',
      ' ',
      '海南',
      '8',
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 8 }), (some) => {
        const found = areas.fromPrinted(some.join('')).map(({ confidence }) => confidence);
        expect(found).toEqual([...found].sort((a, b) => b - a));
        for (const confidence of found) expect(confidence > 0 && confidence <= 1).toBe(true);
      }),
    );
  });

  testOnData('advertisements: the city is the one that their source names, in 999 of 1,000', () => {
    const lines = gunzipSync(readFileSync(join(testData, 'jobs/jobs_balanced_sample.jsonl.gz')))
      .toString()
      .trim()
      .split('\n');
    const tally = { read: 0, city: 0, of: 0 };
    for (const line of lines) {
      const { place_raw, city }: { place_raw?: string; city?: string } = JSON.parse(line);
      if (!place_raw || !city) continue;
      tally.of += 1;
      const [best] = areas.fromPrinted(place_raw);
      if (best) tally.read += 1;
      if (best && areas.path(best.area.code).includes(city)) tally.city += 1;
    }
    expect(tally.of).toBeGreaterThan(5000);
    expect(tally.read / tally.of).toBeGreaterThan(0.999);
    expect(tally.city / tally.read).toBeGreaterThan(0.999);
  });
});

test.each([
  ['潍坊市', 2, '潍坊'],
  ['新疆维吾尔自治区', 1, '新疆'],
  ['伊犁哈萨克自治州', 2, '伊犁'],
  ['德宏傣族景颇族自治州', 2, '德宏'],
  ['双江拉祜族佤族布朗族傣族自治县', 3, '双江'],
  ['东乡族自治县', 3, '东乡'],
  ['鄂温克族自治旗', 3, '鄂温克'],
  ['锡林郭勒盟', 2, '锡林郭勒'],
  ['莒县', 3, '莒县'],
  ['浦东新区', 3, '浦东'],
  ['北苑街道', 4, '北苑'],
])('%s is %s for short', (name, level, short) => {
  expect(shortName(name, level)).toBe(short);
});

describe('codes over the years', () => {
  const code = (six: string) => `${six}000000`;

  test('what became of a code', () => {
    expect(areas.today(code('370282')).map(({ name }) => name)).toEqual(['即墨区']);
    expect(areas.today(code('371200')).map(({ name }) => name)).toEqual(['莱芜区', '钢城区']);
    expect(areas.today(code('372801')).map(({ name }) => name)).toEqual(['兰山区', '罗庄区', '河东区']);
    expect(areas.today(kuiwen)).toEqual([areas.get(kuiwen)]);
    expect(areas.today(code('110221'))).toEqual([]);
    expect(areas.history(code('371324'))).toEqual([
      {
        code: code('371324'),
        name: '苍山县',
        validFrom: 1994,
        validTo: 2014,
        now: [code('371324')],
        why: '更名',
      },
      {
        code: code('371324'),
        name: '兰陵县',
        validFrom: 2014,
        validTo: null,
        now: [code('371324')],
        why: null,
      },
    ]);
  });

  test.each([
    ['370705', 1994, 'valid'],
    ['370705', 1993, 'not-valid'],
    ['370705', 2023, 'valid'],
    ['370705', 2024, 'unknown'],
    ['370282', 1994, 'not-valid'],
    ['370282', 2017, 'valid'],
    ['370282', 2018, 'not-valid'],
    ['370215', 2017, 'valid'],
    ['371202', 2019, 'valid'],
    ['371202', 2020, 'not-valid'],
    ['379013', 1990, 'valid'],
    ['372801', 1984, 'valid'],
    ['372801', 1983, 'unknown'],
    ['370102', 1984, 'valid'],
    ['370199', 2000, 'unlisted'],
    ['370982', 1985, 'valid'],
    ['370982', 1990, 'not-valid'],
    ['370982', 1995, 'valid'],
    ['370101', 2000, 'unknown'],
    ['370772', 2010, 'unknown'],
    ['110101', 2023, 'valid'],
    ['110101', 2000, 'unknown'],
    ['110221', 1990, 'unknown'],
    ['990101', 2000, 'unlisted'],
  ])('%s in %i: %s', (six, year, answer) => {
    expect(areas.validOn(code(six), year)).toBe(answer);
  });

  test('an id number’s code is good when any of its years was', () => {
    expect(areas.validBetween(code('372801'), 1984, 2026)).toBe('valid');
    expect(areas.validBetween(code('370282'), 2019, 2023)).toBe('not-valid');
    expect(areas.validBetween(code('110101'), 1990, 2000)).toBe('unknown');
    expect(areas.validBetween(code('370199'), 1984, 2026)).toBe('unlisted');
    expect(areas.validBetween(kuiwen, 2000, 1999)).toBe('unlisted');
  });

  test('today’s counties and cities of Shandong are those that the history leaves in force, zones apart', () => {
    const { lo, hi } = areas.range('370000000000');
    for (let at = lo; at <= hi; at += 1) {
      const area = areas.at(at) ?? expect.fail();
      if (area.level > 3) continue;
      const spell = areas.history(area.code).at(-1);
      expect([area.name, spell?.name, spell?.validTo]).toEqual([
        area.name,
        area.zone ? undefined : area.name,
        area.zone ? undefined : null,
      ]);
    }
  });

  test('every retired code leads to areas of today in Shandong, and its spells do not overlap', () => {
    const rows = readFileSync(join(packageRoot, 'data/areas/history.csv'), 'utf8')
      .trim()
      .split('\n')
      .slice(1);
    for (const six of new Set(rows.map((row) => row.slice(0, 6)))) {
      const spells = areas.history(code(six));
      expect(areas.today(code(six)).length).toBeGreaterThan(0);
      for (const [at, { now, validFrom, validTo, why }] of spells.entries()) {
        for (const one of now) expect(areas.contains('370000000000', one)).toBe(true);
        expect((validFrom ?? 0) <= (validTo ?? 9999)).toBe(true);
        expect(why === null).toBe(validTo === null);
        expect(validTo === null).toBe(areas.find(code(six)) !== undefined && at === spells.length - 1);
        const next = spells[at + 1];
        if (next) expect((validTo ?? 9999) <= (next.validFrom ?? 0)).toBe(true);
      }
    }
  });

  test('Qingdao in the list of 1987', () => {
    const listed = [
      '370202',
      '370203',
      '370204',
      '370205',
      '370206',
      '370211',
      '370221',
      '370222',
      '370223',
      '370225',
      '370226',
    ];
    for (const six of listed) expect(areas.validOn(code(six), 1987)).toBe('valid');
    for (const six of ['370212', '370213', '370214', '370215', '370281', '370282']) {
      expect(areas.validOn(code(six), 1987)).toBe('not-valid');
    }
  });
});

describe('centres', () => {
  test('known for cities and counties, never guessed', () => {
    expect(areas.centreOf(weifang)).not.toBeNull();
    expect(areas.centreOf(kuiwen)).not.toBeNull();
    expect(areas.centreOf('370772000000')).toBeNull();
    expect(areas.centreOf('370705001001')).toBeNull();
    expect(areas.centreOf('110101000000')).toBeNull();
    expect(areas.centreOf('no')).toBeNull();
  });

  test('all 16 cities and 136 counties, 1,419 towns; each near its parent', () => {
    const counts = new Map<number, number>();
    const { lo, hi } = areas.range('370000000000');
    for (let at = lo; at <= hi; at += 1) {
      const { code, level, parent } = areas.at(at) ?? expect.fail();
      const centre = areas.centreOf(code);
      if (!centre) continue;
      counts.set(level, (counts.get(level) ?? 0) + 1);
      expect([centre.lng > 114.7 && centre.lng < 122.8, centre.lat > 34.3 && centre.lat < 38.5]).toEqual([
        true,
        true,
      ]);
      const above = parent && areas.centreOf(parent);
      if (above) expect(distanceKm(centre, above)).toBeLessThan(level === 4 ? 70 : 140);
    }
    expect(Object.fromEntries(counts)).toEqual({ 2: 16, 3: 136, 4: 1419 });
  });

  test('distances: haversine', () => {
    expect(distanceKm({ lng: 0, lat: 0 }, { lng: 0, lat: 90 })).toBeCloseTo((6371.0088 * Math.PI) / 2, 6);
    expect(distanceKm({ lng: 0, lat: 0 }, { lng: 180, lat: 0 })).toBeCloseTo(6371.0088 * Math.PI, 6);
    const points = fc.record({
      lng: fc.double({ min: -180, max: 180, noNaN: true }),
      lat: fc.double({ min: -90, max: 90, noNaN: true }),
    });
    fc.assert(
      fc.property(points, points, points, (a, b, c) => {
        expect(distanceKm(a, b)).toBeCloseTo(distanceKm(b, a), 6);
        expect(distanceKm(a, a)).toBeCloseTo(0, 6);
        // Near the other side of the earth the arcsine loses half its digits: some decimetres.
        expect(distanceKm(a, c)).toBeLessThanOrEqual(distanceKm(a, b) + distanceKm(b, c) + 1e-3);
      }),
      {
        examples: [
          [
            { lng: 0, lat: 0 },
            { lng: 1.2074187765165336e-6, lat: 0 },
            { lng: -179.99999999999952, lat: 0 },
          ],
        ],
      },
    );
    const [jinan, qingdao] = [areas.centreOf('370100000000'), areas.centreOf('370200000000')];
    expect(jinan && qingdao ? distanceKm(jinan, qingdao) : 0).toBeCloseTo(300, -1.5);
  });

  testOnData('shifted to GCJ-02 again they lie where their source has them, to the rounding', () => {
    // The published shift, written out apart from the tool's.
    const toGcj02 = ({ lng, lat }: { lng: number; lat: number }) => {
      const { PI, sin, cos, sqrt, abs } = Math;
      const [x, y] = [lng - 105, lat - 35];
      const common = ((20 * sin(6 * x * PI) + 20 * sin(2 * x * PI)) * 2) / 3;
      let dLat = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x)) + common;
      dLat +=
        ((20 * sin(y * PI) + 40 * sin((y / 3) * PI)) * 2) / 3 +
        ((160 * sin((y / 12) * PI) + 320 * sin((y * PI) / 30)) * 2) / 3;
      let dLng = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x)) + common;
      dLng +=
        ((20 * sin(x * PI) + 40 * sin((x / 3) * PI)) * 2) / 3 +
        ((150 * sin((x / 12) * PI) + 300 * sin((x / 30) * PI)) * 2) / 3;
      const radLat = (lat / 180) * PI;
      const magic = 1 - 0.00669342162296594 * sin(radLat) ** 2;
      return {
        lng: lng + (dLng * 180) / ((6378245 / sqrt(magic)) * cos(radLat) * PI),
        lat: lat + (dLat * 180) / (((6378245 * (1 - 0.00669342162296594)) / (magic * sqrt(magic))) * PI),
      };
    };
    const [head = '', ...lines] = readFileSync(join(testData, 'places/shandong_towns_gcj02.csv'), 'utf8')
      .trim()
      .split('\n');
    const [x, y] = ['lng_gcj02', 'lat_gcj02'].map((name) => head.split(',').indexOf(name));
    let compared = 0;
    for (const line of lines) {
      const cells = line.split(',');
      const centre = areas.centreOf(cells[0] ?? '');
      if (!centre || !cells[x ?? 0]) continue;
      const again = toGcj02(centre);
      expect(Math.abs(again.lng - Number(cells[x ?? 0]))).toBeLessThan(0.00051);
      expect(Math.abs(again.lat - Number(cells[y ?? 0]))).toBeLessThan(0.00051);
      compared += 1;
    }
    expect(compared).toBe(1563);
  });
});

testOnData('Shandong’s areas are those of the list gathered elsewhere, name by name', () => {
  const [head, ...lines] = gunzipSync(readFileSync(join(testData, 'codes/divisions_shandong_5level.csv.gz')))
    .toString()
    .trim()
    .split(/\r?\n/);
  expect(head).toBe('code,adcode,name,level,parent,city');
  const differences: string[] = [];
  for (const line of lines) {
    const [code = '', , name, level, parent] = line.split(',');
    const found = areas.find(code);
    const same = found?.name === name && String(found?.level) === level && (found?.parent ?? '') === parent;
    if (!same) differences.push(`${line} / ${found?.name}`);
  }
  const { lo, hi } = areas.range('370000000000');
  expect({ differences, count: lines.length }).toEqual({ differences: [], count: hi - lo + 1 });
});
