import type { Article } from '#index/text/article.ts';
import type { FileRemark } from '#src/ingest/parse-document.ts';
import type { Log } from '#src/log.ts';
import type { Catalogue, FileRemarks } from './catalogue.ts';
import type { Look } from './look.ts';

/** What the newsroom should know of its files. */
export type Remarks = {
  /** As it is now, after this look. What is new is logged once. */
  update(look: Look): void;
  all(): FileRemarks;
  /** How many files of each other kind are in the folders. */
  passedOver(): Look['passedOver'];
};

/** `isKept` says of an article whether it is shown to nobody now. */
export function createRemarks(catalogue: Catalogue, isKept: (article: Article) => boolean, log: Log): Remarks {
  let last: Look = { files: new Map(), refused: [], roots: [], silent: [], passedOver: new Map() };
  let logged = new Set<string>();

  function all(): FileRemarks {
    const { refused, ...others } = catalogue.remarks(isKept);
    return { refused: [...last.refused, ...catalogue.silences(last.silent), ...refused], ...others };
  }

  return {
    all,
    passedOver: () => last.passedOver,
    update(look) {
      last = look;
      const known = logged;
      const { refused, warnings, kept } = all();
      logged = new Set();
      const tell = (remarks: readonly FileRemark[], event: string, level: 'warn' | 'info' = 'warn') => {
        for (const remark of remarks) {
          const line = `${event} ${remark.file}: ${remark.reason}`;
          logged.add(line);
          if (!known.has(line)) log[level](remark, event);
        }
      };
      tell(refused, 'file refused');
      tell(kept, 'story kept back');
      tell(warnings, 'file read in part', 'info');
    },
  };
}
