import { useEffect, useState } from 'react';
import { Icon } from './Icon.tsx';
import './toast.css';

const showing = 6000;
let show: (words: string) => void = () => {};

/** Says what has just been done, to eyes and to screen readers: `say(t('cases.draft.kept'))`. */
export function say(words: string): void {
  show(words);
}

/** The one live region of the page; App holds it. */
export function Toast() {
  const [words, setWords] = useState<{ text: string; round: number }>({ text: '', round: 0 });
  useEffect(() => {
    show = (text) => setWords(({ round }) => ({ text, round: round + 1 }));
    return () => {
      show = () => {};
    };
  }, []);
  useEffect(() => {
    if (words.text === '') return;
    const timer = setTimeout(() => setWords({ text: '', round: words.round }), showing);
    return () => clearTimeout(timer);
  }, [words]);
  return (
    <div className="toast-place" role="status">
      {words.text ? (
        <p className="toast" key={words.round}>
          <Icon name="check" />
          {words.text}
        </p>
      ) : null}
    </div>
  );
}
