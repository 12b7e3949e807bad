import type { Doubt, Grounds } from './domain/condition.ts';
import type { PolicyDocument } from './domain/definition.ts';
import type { WrittenDocuments, WrittenGrounds } from './read-catalogue.ts';

type Fail = (reason: string) => void;

/** A document that statements cite, and where its text was read. */
export type Cited = Pick<PolicyDocument, 'number' | 'date'> & Pick<Grounds, 'sources'>;

/** By their ids. */
export type CitedDocuments = ReadonlyMap<string, Cited>;

export const doubtOf = ({ doubt, note }: WrittenGrounds): Doubt | null =>
  doubt === undefined ? null : { level: doubt, note: note ?? null };

/** What is written of where statements stand, held against the sources that there are. */
export class GroundsReader {
  readonly #known: ReadonlySet<string>;

  constructor(known: ReadonlySet<string>) {
    this.#known = known;
  }

  sources({ read = [] }: Pick<WrittenGrounds, 'read'>, fail: Fail): string[] {
    for (const one of read) if (!this.#known.has(one)) fail(`there is no source ${one}`);
    return read;
  }

  documents(written: WrittenDocuments, fail: Fail): CitedDocuments {
    const found = new Map<string, Cited>();
    for (const { id, number, date = null, ...of } of written) {
      const sources = this.sources(of, fail);
      if (id === undefined) continue;
      if (found.has(id)) fail(`two documents are called ${id}`);
      found.set(id, { number, date, sources });
    }
    return found;
  }

  /**
   * On what a statement rests: what it names itself, and the texts of the documents whose articles it cites. Of a document that nobody has
   * read only what is doubted may be cited.
   */
  of(written: WrittenGrounds, documents: CitedDocuments, fail: Fail): Grounds {
    const doubt = doubtOf(written);
    const cited = Object.entries(written.articles ?? {}).flatMap(([id, article]) => {
      const document = documents.get(id);
      if (!document) fail(`no document is called ${id}`);
      else if (document.sources.length === 0 && doubt === null)
        fail(`nobody has read ${id} (read), and what cites it is not doubted`);
      return document ? [{ document, article }] : [];
    });
    const sources = [...this.sources(written, fail), ...cited.flatMap(({ document }) => document.sources)];
    return {
      sources: [...new Set(sources)],
      articles: cited.map(({ document: { number, date }, article }) => ({ document: number, date, article })),
      doubt,
    };
  }
}
