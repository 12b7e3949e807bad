import { blockHas, blockSize, flag, noArea, type PostingIndex, unsaidPay } from './posting-index.ts';
import { sharedInt32, sharedUint8, sharedUint32 } from './shared.ts';

interface Columns {
  slots: number;
  area: Uint32Array;
  payLow: Uint32Array;
  payHigh: Uint32Array;
  flags: Uint8Array;
  labels: Uint16Array;
  occupation: Uint16Array;
  moment: Uint32Array;
}

/** What the best of a block can be told by without looking into it. */
export function blockColumns(columns: Columns, occupations: number) {
  const blocks = Math.ceil(columns.slots / blockSize);
  const made = {
    blocks,
    areaFrom: sharedInt32(blocks),
    areaTo: sharedInt32(blocks).fill(-1),
    mostPayLow: sharedUint32(blocks),
    mostPayHigh: sharedUint32(blocks),
    firstMoment: sharedUint32(blocks).fill(unsaidPay),
    has: sharedUint8(blocks),
  };
  for (let slot = 0; slot < columns.slots; slot += 1)
    takeIn(made, Math.floor(slot / blockSize), columns, slot);
  return { ...made, ...blocksOf(columns, occupations) };
}

/** The blocks in which each occupation stands, one after the other. */
function blocksOf({ slots, occupation }: Columns, occupations: number) {
  const found: number[][] = Array.from({ length: occupations }, () => []);
  for (let slot = 0; slot < slots; slot += 1) {
    const [blocks, block] = [found[occupation[slot] ?? 0], Math.floor(slot / blockSize)];
    if (blocks?.at(-1) !== block) blocks?.push(block);
  }
  const occupationStarts = sharedUint32(occupations + 1);
  for (const [number, { length }] of found.entries())
    occupationStarts[number + 1] = (occupationStarts[number] ?? 0) + length;
  const occupationBlocks = sharedUint32(occupationStarts[occupations] ?? 0);
  occupationBlocks.set(found.flat());
  return { occupationStarts, occupationBlocks };
}

type Made = Pick<PostingIndex, 'areaFrom' | 'areaTo' | 'mostPayLow' | 'mostPayHigh' | 'firstMoment' | 'has'>;

function takeIn(made: Made, block: number, columns: Columns, slot: number): void {
  const most = (column: Uint32Array, value: number) => {
    if (value > (column[block] ?? 0)) column[block] = value;
  };
  const [flags, area] = [columns.flags[slot] ?? 0, columns.area[slot] ?? noArea];
  const [low, high, moment] = [
    columns.payLow[slot] ?? 0,
    columns.payHigh[slot] ?? 0,
    columns.moment[slot] ?? 0,
  ];
  let has = (made.has[block] ?? 0) | (columns.labels[slot] ? blockHas.label : 0);
  if (flags & flag.remote) has |= blockHas.remote;
  else {
    if (area === noArea) has |= blockHas.noPlace;
    else {
      const first = (made.areaTo[block] ?? -1) < 0;
      made.areaFrom[block] = first ? area : Math.min(area, made.areaFrom[block] ?? 0);
      made.areaTo[block] = Math.max(area, made.areaTo[block] ?? 0);
    }
  }
  if (high === unsaidPay) has |= blockHas.noPay;
  else {
    most(made.mostPayLow, low);
    most(made.mostPayHigh, high);
  }
  if (moment < (made.firstMoment[block] ?? 0)) made.firstMoment[block] = moment;
  made.has[block] = has;
}
