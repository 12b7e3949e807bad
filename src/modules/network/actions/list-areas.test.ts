import { describe, expect, it } from 'vitest';
import { findAreas, listChildren } from './list-areas.ts';

const names = (items: { name: string }[]) => items.map(({ name }) => name);

describe('listChildren', () => {
  it('begins with the provinces', () => {
    const { path, areas } = listChildren('000000000000');
    expect(path).toEqual([]);
    expect(areas).toHaveLength(34);
    expect(areas).toContainEqual({
      code: '370000000000',
      name: '山东省',
      fullName: '山东省',
      level: 1,
      hasChildren: true,
    });
  });

  it('goes down to the village in Shandong, with the path above it', () => {
    const { path, areas } = listChildren('370705006000');
    expect(names(path)).toEqual(['山东省', '潍坊市', '奎文区', '北苑街道']);
    const village = areas.find(({ name }) => name.startsWith('金都社区'));
    expect(village).toMatchObject({ level: 5, hasChildren: false });
    expect(listChildren(village?.code ?? '').areas).toEqual([]);
  });

  it('passes over layers that exist for the codes only', () => {
    const beijing = listChildren('110000000000');
    expect(names(beijing.areas)).toContain('东城区');
    expect(names(beijing.areas)).not.toContain('市辖区');
    expect(names(listChildren('110101000000').path)).toEqual(['北京市', '东城区']);
    expect(listChildren('620200000000').areas).toEqual([]);
    expect(listChildren('620000000000').areas).toContainEqual(
      expect.objectContaining({ name: '嘉峪关市', hasChildren: false }),
    );
  });

  it('says that there is no such area', () => {
    expect(() => listChildren('999999999999')).toThrow(expect.objectContaining({ code: 'no-such-area' }));
  });
});

describe('findAreas', () => {
  it('finds by name and says what stands above', () => {
    expect(findAreas('奎文', undefined)[0]).toMatchObject({ fullName: '山东省潍坊市奎文区', level: 3 });
  });

  it('stays inside an area', () => {
    expect(findAreas('金都社区', undefined).length).toBeGreaterThan(1);
    const inside = findAreas('金都社区', '370705000000');
    expect(inside.map(({ fullName }) => fullName)).toEqual(['山东省潍坊市奎文区北苑街道金都社区居民委员会']);
    expect(findAreas('金都社区', '999999999999')).toEqual([]);
  });

  it('does not offer layers', () => {
    expect(findAreas('市辖区', undefined)).toEqual([]);
  });
});
