import { pinyin } from 'pinyin-pro';
import type { Sound } from './domain/library/by-sound.ts';

/** The pinyin of each character, without tones; ü is v, as it is typed. On the server only: its dictionary is half a megabyte. */
export const pinyinOf: Sound = (text) =>
  pinyin(text, { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' });
