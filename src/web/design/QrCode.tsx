import { useEffect, useState } from 'react';
import './qr.css';

/** A QR code (ISO/IEC 18004) as one path; made here, so that what it holds goes nowhere else. */
export function QrCode({ text, label }: { text: string; label: string }) {
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
