import { Problem } from '../../../ground/problem.ts';
import { answerWork } from '../../../ground/workers/answer-work.ts';
import { fileKind, type Refusal, type ResumeFile } from '../domain/resume/file-kind.ts';
import { HoldsTooMuch, readDocx } from '../resume/read-docx.ts';
import { readPdf } from '../resume/read-pdf.ts';

/** A file of somebody else's, to be read where nothing else can be harmed by it. */
export interface ReadResumeFile {
  content: Uint8Array;
}

/** An error's class does not pass from thread to thread; nor may its words, which could be the file's. */
export type FromResumeFile = { text: string; kind: ResumeFile } | { refused: Refusal };

const ofArchive: Record<string, Refusal> = {
  'locked-workbook': 'locked',
  'workbook-too-large': 'too-much',
};

function refusalOf(error: unknown): Refusal {
  if (error instanceof HoldsTooMuch) return 'too-much';
  if (error instanceof Problem) return ofArchive[error.code] ?? 'damaged';
  return error instanceof Error && error.name === 'PasswordException' ? 'locked' : 'damaged';
}

await answerWork<ReadResumeFile, FromResumeFile>(async ({ content }) => {
  try {
    const kind = fileKind(content);
    const text = kind === 'docx' ? await readDocx(content) : await readPdf(content);
    return text === null || text.trim() === '' ? { refused: 'no-text' } : { text, kind };
  } catch (error) {
    return { refused: refusalOf(error) };
  }
});
