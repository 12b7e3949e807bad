import { blockHas, blockSize, flag, noArea, type PostingIndex, unsaidPay } from './posting-index.ts';
import { sharedInt32, sharedUint8, sharedUint16, sharedUint32 } from './shared.ts';

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
export function blockColumns(columns: Columns) {
  const blocks = Math.ceil(columns.slots / blockSize);
  const made = {
    blocks,
    areaFrom: sharedInt32(blocks),
    areaTo: sharedInt32(blocks).fill(-1),
    mostPayLow: sharedUint32(blocks),
    mostPayHigh: sharedUint32(blocks),
    firstMoment: sharedUint32(blocks).fill(unsaidPay),
    has: sharedUint8(blocks),
    occupationStarts: sharedUint32(blocks + 1),
  };
  const found: number[] = [];
  for (let block = 0; block < blocks; block += 1) {
    const from = block * blockSize;
    const to = Math.min(from + blockSize, columns.slots);
    for (let slot = from; slot < to; slot += 1) takeIn(made, block, columns, slot);
    found.push(...[...new Set(columns.occupation.subarray(from, to))].sort((a, b) => a - b));
    made.occupationStarts[block + 1] = found.length;
  }
  const blockOccupations = sharedUint16(found.length);
  blockOccupations.set(found);
  return { ...made, blockOccupations };
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
