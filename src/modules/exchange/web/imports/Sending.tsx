import { useEffect, useRef, useState } from 'react';
import { useErrorWords, useLoad } from '../../../../web/data.ts';
import { Card } from '../../../../web/design/Card.tsx';
import { Notice, Waiting } from '../../../../web/design/States.tsx';
import { Progress } from '../../../../web/design/Steps.tsx';
import { useT } from '../../../../web/words.ts';
import { heldFile, holdFile, letGoOf, sizeWords } from './chosen-file.ts';
import { FileDrop } from './FileDrop.tsx';
import { GiveUp } from './GiveUp.tsx';
import type { Import } from './import-state.ts';
import { pauseOrOnline, sendTo, uploadFile } from './upload.ts';

/** The file goes to the server, in parts; a break of the network is waited out, and a page that was closed goes on with the file chosen anew. */
export function Sending({ one, onChanged }: { one: Import; onChanged: () => void }) {
  const t = useT();
  const known = useLoad('GET /api/imports/kinds', {}, { anyVisit: true });
  const [file, setFile] = useState(() => heldFile(one.importId));
  const [other, setOther] = useState(false);
  const about = { name: one.fileName, size: sizeWords(one.bytes) };
  if (!known.data) return <Waiting />;
  if (file) {
    return <Parts one={one} file={file} partBytes={known.data.partBytes} onChanged={onChanged} />;
  }
  return (
    <Card level={2} title={t('imports.send.resume')}>
      <FileDrop
        label={t('imports.send.resumeText', about)}
        file={undefined}
        largest={known.data.largestFile}
        error={other ? t('imports.send.other', about) : undefined}
        onFile={(chosen) => {
          const same = chosen.size === one.bytes && chosen.name.slice(0, 200) === one.fileName;
          setOther(!same);
          if (!same) return;
          holdFile(one.importId, chosen);
          setFile(chosen);
        }}
      />
      <div className="row">
        <GiveUp one={one} onChanged={onChanged} />
      </div>
    </Card>
  );
}

function Parts({
  one: look,
  file,
  partBytes,
  onChanged,
}: {
  one: Import;
  file: File;
  partBytes: number;
  onChanged: () => void;
}) {
  const t = useT();
  const words = useErrorWords();
  const [share, setShare] = useState(0);
  const [waiting, setWaiting] = useState(false);
  const [error, setError] = useState<unknown>();
  const changed = useRef(onChanged);
  changed.current = onChanged;
  const { importId } = look;
  useEffect(() => {
    const stop = new AbortController();
    uploadFile(file, {
      partBytes,
      send: sendTo(importId, stop.signal),
      pause: pauseOrOnline,
      heard: (done, waits) => {
        setShare(done);
        setWaiting(waits);
      },
      signal: stop.signal,
    }).then(
      () => {
        letGoOf(importId);
        changed.current();
      },
      (problem) => {
        if (!stop.signal.aborted) setError(problem);
      },
    );
    return () => stop.abort();
  }, [file, importId, partBytes]);
  return (
    <Card level={2} title={t('imports.send.title')}>
      {error ? <Notice tone="error">{words(error)}</Notice> : null}
      <Progress done={share} of={1}>
        {t('imports.send.done', { share: Math.floor(share * 100) })}
      </Progress>
      <div role="status">{waiting ? <Notice tone="wait">{t('imports.send.waiting')}</Notice> : null}</div>
      <div className="row">
        <GiveUp one={look} onChanged={onChanged} />
      </div>
    </Card>
  );
}
