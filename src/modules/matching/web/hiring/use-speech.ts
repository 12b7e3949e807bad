import { useEffect, useRef, useState } from 'react';

/** What of the browser's SpeechRecognition is used; some have it under a name of their own, many have none. */
interface Recognition {
  lang: string;
  continuous: boolean;
  interimResults: boolean;
  start(): void;
  stop(): void;
  abort(): void;
  onresult: ((event: { results: ArrayLike<ArrayLike<{ transcript: string }>> }) => void) | null;
  onend: (() => void) | null;
  onerror: ((event: { error: string }) => void) | null;
}

type Maker = new () => Recognition;

function findMaker(): Maker | undefined {
  const holder = globalThis as { SpeechRecognition?: Maker; webkitSpeechRecognition?: Maker };
  return holder.SpeechRecognition ?? holder.webkitSpeechRecognition;
}

export interface Listening {
  /** Whether this browser can. */
  possible: boolean;
  listening: boolean;
  /** It did not work: no microphone, not allowed, nothing heard. */
  failed: boolean;
  toggle: () => void;
}

/** Listens in Chinese until it is stopped or the speaker pauses; `onWords` gets all that was heard so far, again and again. */
export function useSpeech(onWords: (words: string) => void): Listening {
  const [listening, setListening] = useState(false);
  const [failed, setFailed] = useState(false);
  const running = useRef<Recognition | null>(null);
  const hear = useRef(onWords);
  hear.current = onWords;
  useEffect(() => () => running.current?.abort(), []);

  const toggle = () => {
    if (running.current) return running.current.stop();
    const Found = findMaker();
    if (!Found) return;
    const recognition = new Found();
    recognition.lang = 'zh-CN';
    recognition.continuous = true;
    recognition.interimResults = true;
    recognition.onresult = ({ results }) =>
      hear.current(
        Array.from(results)
          .map((result) => result[0]?.transcript ?? '')
          .join(''),
      );
    recognition.onerror = ({ error }) => setFailed(error !== 'aborted');
    recognition.onend = () => {
      running.current = null;
      setListening(false);
    };
    running.current = recognition;
    setFailed(false);
    setListening(true);
    recognition.start();
  };
  return { possible: findMaker() !== undefined, listening, failed, toggle };
}
