import { useEffect, useState } from 'react';
import { useT } from '../words.ts';
import './figure.css';

const blinkFor = 140;
const blinkAfter = { least: 4000, more: 3000 };

/** Every 4 to 7 seconds for a moment, and never where less motion is asked for. */
function useBlink(): boolean {
  const [shut, setShut] = useState(false);
  useEffect(() => {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    const wait = shut ? blinkFor : blinkAfter.least + Math.random() * blinkAfter.more;
    const timer = setTimeout(() => setShut(!shut), wait);
    return () => clearTimeout(timer);
  }, [shut]);
  return shut;
}

/** 小乐, the digital clerk: adult, calm, in the vest with the mark. She says herself that she is not a person. `greeting` stands at the edge of a terminal's sheet. */
export function ClerkFigure({ greeting = false }: { greeting?: boolean }) {
  const t = useT();
  const shut = useBlink();
  return (
    <figure className={greeting ? 'figure-clerk figure-clerk-greeting' : 'figure-clerk'}>
      <svg
        viewBox="0 0 320 336"
        preserveAspectRatio="xMidYMax meet"
        role="img"
        aria-label={t('shell.figure.described')}
      >
        <g className="clerk-hair">
          <circle cx="216" cy="176" r="31" />
          <path d="M88 150C80 84 112 30 162 30s84 46 78 118c-2 30-14 54-32 66-26 14-68 14-94 2C97 204 91 180 88 150Z" />
        </g>
        <path className="clerk-sleeve" d="M160 222c66 0 118 22 132 114H28c14-92 66-114 132-114Z" />
        <path
          className="clerk-sleeve-shade"
          d="M64 336c2-38 10-64 26-84l-22 10C46 276 34 300 28 336ZM256 336c-2-38-10-64-26-84l22 10c22 14 34 38 40 74Z"
        />
        <path className="clerk-vest" d="M112 232c-26 8-40 50-40 104h176c0-54-14-96-40-104l-48 62Z" />
        <path
          className="clerk-vest-shade"
          d="M112 232c-26 8-40 50-40 104h26c0-40 6-76 22-92ZM160 294l3 42h-6Z"
        />
        <path className="clerk-piping" d="M112 232l48 62 48-62" />
        <path className="clerk-skin" d="M138 190h44v38c0 14-10 26-22 26s-22-12-22-26Z" />
        <path className="clerk-skin-shade" d="M138 204c14 14 32 14 44-2v16c-12 14-32 12-44-2Z" />
        <path
          className="clerk-collar"
          d="M138 222l22 34-30 16-20-38c8-8 18-10 28-12ZM182 222l-22 34 30 16 20-38c-8-8-18-10-28-12Z"
        />
        <g className="clerk-skin">
          <ellipse cx="101" cy="140" rx="10" ry="15" />
          <ellipse cx="223" cy="140" rx="10" ry="15" />
          <path d="M106 118c0-40 24-62 56-62s56 22 56 62c0 50-26 90-56 90s-56-40-56-90Z" />
        </g>
        <path
          className="clerk-hair"
          d="M102 134C94 76 122 42 164 42c40 0 66 30 60 92-6-18-12-34-26-46-10 14-46 24-74 22-10 4-18 12-22 24Z"
        />
        <path className="clerk-hair-shine" d="M128 66c14-12 34-16 54-12" />
        <g className="clerk-line">
          <path d="M121 124c7-5 17-6 25-2M178 122c8-4 18-3 25 2" />
        </g>
        {shut ? (
          <path className="clerk-lid" d="M127 144c5 4 13 4 18 0M179 144c5 4 13 4 18 0" />
        ) : (
          <>
            <g className="clerk-eye">
              <ellipse cx="136" cy="143" rx="6.2" ry="7.4" />
              <ellipse cx="188" cy="143" rx="6.2" ry="7.4" />
            </g>
            <g className="clerk-glint">
              <circle cx="138.4" cy="140.4" r="2" />
              <circle cx="190.4" cy="140.4" r="2" />
            </g>
            <path className="clerk-lid" d="M127 138c4-5 14-6 19-1M178 137c5-5 15-4 19 1" />
          </>
        )}
        <path className="clerk-nose" d="M163 148c2 8 4 13 2 16-2 2-5 2-8 1" />
        <g className="clerk-cheek">
          <ellipse cx="122" cy="166" rx="11" ry="6.5" />
          <ellipse cx="202" cy="166" rx="11" ry="6.5" />
        </g>
        <path className="clerk-mouth" d="M146 181c9 8 23 8 32 0" />
        <g className="clerk-badge" transform="translate(194 276) scale(.82)">
          <rect width="48" height="48" rx="11" />
          <path
            className="clerk-badge-stem"
            d="M20.6 11.5v17M27.4 11.5v17M9.6 31.2C13.4 36.4 18.3 38.8 24 38.8s10.6-2.4 14.4-7.6"
          />
          <path className="clerk-badge-side" d="M11.4 17.6l2.7 7.6M36.6 17.6l-2.7 7.6" />
        </g>
      </svg>
    </figure>
  );
}
