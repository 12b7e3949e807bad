import './drawings.css';

/**
 * Hills, the sea and the sun of a Shandong morning, behind the head of a page. Flat, no outline, never strong behind text.
 * The sun is a drawing of its own, so that a wide head does not stretch it.
 */
export function Landscape() {
  return (
    <div className="landscape" aria-hidden="true">
      <svg viewBox="0 0 400 120" preserveAspectRatio="none" aria-hidden="true">
        <path
          className="landscape-hill-1"
          d="M0 62C38 60 58 40 92 46s46 26 82 18 52-48 92-46 58 40 88 44 34-8 46-12v70H0Z"
        />
      </svg>
      <div className="landscape-sun" />
      <svg viewBox="0 0 400 120" preserveAspectRatio="none" aria-hidden="true">
        <path className="landscape-hill-2" d="M0 88c46-16 84-26 132-10s70 18 122 2 92-26 146-4v44H0Z" />
        <path className="landscape-hill-3" d="M0 106c40-8 72-10 120-4s96 8 150 0 88-10 130-2v20H0Z" />
      </svg>
    </div>
  );
}

/** Two persimmons on a branch: 柿柿如意. */
export function Persimmon() {
  return (
    <svg className="persimmon" viewBox="0 0 120 96" aria-hidden="true">
      <path
        className="persimmon-branch"
        d="M4 20C36 8 76 15 116 5M40 13.5c2 8 3 12 2 19M83 12c-1 11 1 18 2 26"
      />
      <path
        className="persimmon-leaf"
        d="M22 16c-10 4-14 12-13 22 10-3 15-11 13-22ZM104 8c10 5 13 12 11 22-9-4-13-12-11-22Z"
      />
      <ellipse className="persimmon-back" cx="42" cy="53" rx="25" ry="22" />
      <path className="persimmon-shine" d="M24 50c1-7 5-11 11-13" />
      <path className="persimmon-calyx" d="M30 34c4 3 8 3 12-1 4 4 9 4 13 1-2 7-7 9-13 8-6 1-10-1-12-8Z" />
      <ellipse className="persimmon-front" cx="84" cy="62" rx="29" ry="25" />
      <path className="persimmon-shine" d="M62 59c1-8 6-13 13-15" />
      <path className="persimmon-calyx" d="M70 40c5 3 10 3 15-1 4 4 10 4 14 1-2 8-8 10-14 9-7 1-13-1-15-9Z" />
    </svg>
  );
}

/** A satchel that is still empty. */
export function SatchelDrawing() {
  return (
    <svg className="state-drawing" viewBox="0 0 96 76" aria-hidden="true">
      <path className="drawing-ground" d="M10 68h76" />
      <path className="drawing-handle" d="M36 26V18a12 12 0 0 1 24 0v8" />
      <path
        className="drawing-tint"
        d="M24 24h48a6 6 0 0 1 6 6v32a6 6 0 0 1-6 6H24a6 6 0 0 1-6-6V30a6 6 0 0 1 6-6Z"
      />
      <path className="drawing-deep" d="M18 34h60v6c-10 7-20 10-30 10S28 47 18 40Z" />
      <circle className="drawing-sun" cx="48" cy="50" r="6" />
    </svg>
  );
}

/** A cloud with its line cut. */
export function CloudDrawing() {
  return (
    <svg className="state-drawing" viewBox="0 0 96 76" aria-hidden="true">
      <path className="drawing-cloud" d="M26 54a16 16 0 0 1 1-32 22 22 0 0 1 41-2 17 17 0 0 1 3 34Z" />
      <path className="drawing-cut" d="M30 68 66 12" />
    </svg>
  );
}

/** A sheet that was not taken. */
export function SheetDrawing() {
  return (
    <svg className="state-drawing" viewBox="0 0 96 76" aria-hidden="true">
      <path className="drawing-ground" d="M10 68h76" />
      <path
        className="drawing-sheet"
        d="M30 10h26l12 12v40a6 6 0 0 1-6 6H30a6 6 0 0 1-6-6V16a6 6 0 0 1 6-6Z"
      />
      <path className="drawing-turn" d="M36 36a11 11 0 1 1 2 12M36 28v8h8" />
    </svg>
  );
}
