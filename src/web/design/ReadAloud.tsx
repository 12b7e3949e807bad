import { useReading } from '../speech.ts';
import { useT } from '../words.ts';
import { Button, type ButtonKind } from './Button.tsx';

/** 念给我听: reads the page's main text, or `text`. Not there where the browser has no voice. */
export function ReadAloud({
  text,
  kind = 'tint',
  wide,
  children,
}: {
  text?: string;
  kind?: ButtonKind;
  wide?: boolean;
  children?: string;
}) {
  const t = useT();
  const { possible, reading, toggle } = useReading();
  if (!possible) return null;
  return (
    <Button kind={kind} icon="speaker" pressed={reading} wide={wide ?? false} onClick={() => toggle(text)}>
      {reading ? t('shell.frame.stopReading') : (children ?? t('shell.frame.readToMe'))}
    </Button>
  );
}
