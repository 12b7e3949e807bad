import { useState } from 'react';
import { Segments } from '../design/QueueRow.tsx';
import { ResidentPage } from '../design/ResidentPage.tsx';
import type { Skin } from '../device.ts';
import { Acting, Asking, Foundations } from './Foundations.tsx';
import { Saying, Showing } from './Showing.tsx';
import './gallery.css';

const skins: { value: Skin; label: string }[] = [
  { value: 'phone', label: 'phone 手机' },
  { value: 'elder', label: 'elder 长辈版' },
  { value: 'kiosk', label: 'kiosk 自助机' },
  { value: 'desk', label: 'desk 窗口' },
];

const contrasts = [
  { value: 'standard', label: '普通颜色' },
  { value: 'more', label: '高对比' },
] as const;

/**
 * All parts in all states, in any skin, for those who build pages for this product. Its samples are Chinese only and made up.
 * `?as=elder&contrast=more` opens it in a skin.
 */
export function Gallery() {
  const asked = new URLSearchParams(location.search);
  const [skin, setSkin] = useState<Skin>(
    skins.find(({ value }) => value === asked.get('as'))?.value ?? 'phone',
  );
  const [contrast, setContrast] = useState<'standard' | 'more'>(
    asked.get('contrast') === 'more' ? 'more' : 'standard',
  );
  return (
    <ResidentPage title="设计">
      <div className="gallery" data-skin={skin} data-contrast={contrast}>
        <header className="gallery-head">
          <div>
            <h1>乐业 Leye 设计基础</h1>
            <p className="note">
              海岱青、柿红、宣纸白。整页样子：<a href="/design/home">首页</a>、
              <a href="/design/question">一页一问</a>、<a href="/design/desk">窗口</a>（地址后加
              ?skin=phone、elder、kiosk）
            </p>
          </div>
          <div className="gallery-switches" data-skin="desk">
            <Segments label="样子" segments={skins} value={skin} onChange={setSkin} />
            <Segments label="颜色" segments={contrasts} value={contrast} onChange={setContrast} />
          </div>
        </header>
        <div className="gallery-column">
          <Foundations />
          <Asking />
        </div>
        <div className="gallery-column">
          <Acting />
          <Saying />
          <Showing />
        </div>
      </div>
    </ResidentPage>
  );
}
