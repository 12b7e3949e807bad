import { useQuery } from '@tanstack/react-query';
import { useErrorWords } from '../../../web/data.ts';
import { Failed, Skeleton } from '../../../web/design/States.tsx';
import { useT } from '../../../web/words.ts';
import './employers.css';

interface Opened {
  mediaType: string;
  content: string;
}

/** A document's picture, read once; a PDF as something to take away, since our pages open nothing foreign in themselves. */
export function Content({ id, name, read }: { id: string; name: string; read: () => Promise<Opened> }) {
  const t = useT();
  const words = useErrorWords();
  // Each read is written down: not again because a window came back to the front.
  const opened = useQuery({
    queryKey: ['employers.document', id],
    queryFn: read,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (opened.isError) return <Failed>{words(opened.error)}</Failed>;
  if (!opened.data) return <Skeleton lines={6} />;
  const address = `data:${opened.data.mediaType};base64,${opened.data.content}`;
  if (opened.data.mediaType === 'application/pdf') {
    return (
      <a className="button button-outline" href={address} download={`${name}.pdf`}>
        <span className="button-words">{t('employers.documents.pdf')}</span>
      </a>
    );
  }
  return <img className="employers-picture" src={address} alt={name} />;
}
