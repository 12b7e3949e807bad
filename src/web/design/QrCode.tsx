import { useEffect, useState } from 'react';
import { useShellInfo } from '../shell-info.ts';
import './qr.css';

/**
 * A QR code (ISO/IEC 18004) as one path; made here, so that what it holds goes nowhere else. It leads to the public address of this server
 * where that was set: a terminal reads its pages from an address that no telephone reaches.
 * @param path of a page of ours.
 */
export function QrCode({ path, label }: { path: string; label: string }) {
  const { publicUrl } = useShellInfo();
  const text = (publicUrl ?? location.origin) + path;
  const [drawn, setDrawn] = useState<{ size: number; path: string }>();
  useEffect(() => {
    let dropped = false;
    import('qrcode').then(({ create }) => {
      const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules;
      const squares = Array.from(data, (dark, at) =>
        dark ? `M${at % size} ${Math.floor(at / size)}h1v1h-1z` : '',
      );
      if (!dropped) setDrawn({ size, path: squares.join('') });
    });
    return () => {
      dropped = true;
    };
  }, [text]);
  if (!drawn) return <div className="qr" />;
  return (
    <svg
      className="qr"
      viewBox={`0 0 ${drawn.size} ${drawn.size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <path d={drawn.path} fill="#000" />
    </svg>
  );
}
