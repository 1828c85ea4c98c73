import type { Article } from '#index/text/article.ts';
import type { FileRemark } from '#src/ingest/parse-document.ts';
import type { Log } from '#src/log.ts';
import type { Catalogue } from './catalogue.ts';
import type { Look } from './look.ts';

/** What could not be read or is held back, and what was read but not as its keeper meant it. */
export type FileRemarks = { refused: FileRemark[]; warnings: FileRemark[] };

/** What the newsroom should know of its files. */
export type Remarks = {
  /** As it is now, after this look. What could not be read is logged once. */
  update(look: Look): void;
  all(): FileRemarks;
};

/** `isHeld` says of an article whether its terms keep it from being shown, which its keeper may not have meant. */
export function createRemarks(catalogue: Catalogue, isHeld: (article: Article) => boolean, log: Log): Remarks {
  let last: Look = { files: new Map(), refused: [], silent: [] };
  let logged = new Set<string>();

  function all(): FileRemarks {
    const { refused, warnings } = catalogue.remarks(isHeld);
    return { refused: [...last.refused, ...catalogue.silences(last.silent), ...refused], warnings };
  }

  return {
    all,
    update(look) {
      last = look;
      const known = logged;
      const { refused } = all();
      logged = new Set(refused.map(({ file, reason }) => `${file}: ${reason}`));
      for (const refusal of refused)
        if (!known.has(`${refusal.file}: ${refusal.reason}`)) log.warn(refusal, 'file refused');
    },
  };
}
