import './mark.css';

const strokes = (
  <>
    <path className="mark-stem" d="M20.6 11.5v17M27.4 11.5v17" />
    <path className="mark-side" d="M11.4 17.6l2.7 7.6M36.6 17.6l-2.7 7.6" />
    <path className="mark-stem" d="M9.6 31.2C13.4 36.4 18.3 38.8 24 38.8s10.6-2.4 14.4-7.6" />
  </>
);

/** The mark: 业 with a smile for its base. `outline` is for paper. */
export function Mark({ outline = false }: { outline?: boolean }) {
  return (
    <svg className={outline ? 'mark mark-outline' : 'mark'} viewBox="0 0 48 48" aria-hidden="true">
      <rect className="mark-ground" width="48" height="48" rx="11" />
      {strokes}
    </svg>
  );
}
