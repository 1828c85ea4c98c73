import type { Range } from '#index/text/article.ts';

// Far enough for `former deputy assistant secretary of state`, and for what a comma sets after a name.
const SIGHT = 100;

const ROLE =
  /(?:secretary|spokes(?:man|woman|person)|manager|director|president|senator|governor|mayor|chair(?:man|woman|person)?|minister|leader|speaker|representative|congress(?:man|woman)|judge|justice|attorney|general|officer|chief|professor|analyst|strategist|pollster|ad[vh]is[eo]r|consultant|editor|reporter|correspondent|columnist|host|author|economist|lawyer|founder|executive|head|commissioner|ambassador|candidate|nominee|aide|expert|fellow|scholar|historian|teacher|student|owner|commentator|activist|organizer|member|czar|sheriff|pastor|delegate|lawmaker|council(?:man|woman|member)|warden|ranger|treasurer|superintendent|captain|colonel|sergeant|doctor|pope|king|queen|prince|princess)/u;
const ROLE_NOUN = new RegExp(String.raw`^(?:${ROLE.source}|(?:Gov|Sen|Rep|Lt)\.)$`, 'iu');
// Words that stand before such a noun and belong to it.
const BELONGS =
  /^(?:\p{Lu}[\p{L}\p{M}’'-]*|(?:U\.S|D\.C)\.|former|acting|deputy|senior|campaign|press|vice|general|communications|political|national|of|for|interim|managing|policy|foreign|prime|longtime|veteran|presidential|assistant|associate|top|state|city|county|party|law|history|science|economics|staff|council|board|school|committee|cabinet|union)$/u;
const BELONGS_TO_NO_ROLE = /^(?:of|for|the|an?|in|on|at|but|and|as|when|while|after|before|if|with|by|like|said)$/iu;
const SET_AFTER =
  /^, (?!(?:who|which|and|or|but|where|when|said|in|on|at|with|after|speaking)\b)(?:the |an? |his |her )?(?<role>(?:(?:Gov|Sen|Rep|Dr|Mr|Ms|Mrs|U\.S|D\.C)\.|[^,.;:“”"()—]){3,90}?)(?=[,.;]|\s(?:who|that|whose)\s)/u;

/** Whether a word says what somebody is: `secretary`, `Gov.` */
export function isOffice(word: string): boolean {
  return ROLE_NOUN.test(word);
}

/** What the article says that the person named at a range is, beside the name: `White House press secretary`. */
export function roleBeside(text: string, name: Range): string | undefined {
  return (
    roleBefore(text.slice(Math.max(0, name.start - SIGHT), name.start)) ??
    roleAfter(text.slice(name.end, name.end + SIGHT))
  );
}

function roleBefore(before: string): string | undefined {
  const words = before.split('\n').at(-1)?.split(/\s+/u).slice(0, -1) ?? [];
  if (!ROLE_NOUN.test(words.at(-1) ?? '')) return undefined;

  let first = words.length - 1;
  while (first > 0 && (BELONGS.test(words[first - 1] ?? '') || ROLE_NOUN.test(words[first - 1] ?? ''))) first -= 1;
  while (BELONGS_TO_NO_ROLE.test(words[first] ?? '')) first += 1;
  return words.slice(first).join(' ') || undefined;
}

function roleAfter(after: string): string | undefined {
  const role = SET_AFTER.exec(after)?.groups?.role;
  return role?.split(' ').some((word) => ROLE_NOUN.test(word)) ? role : undefined;
}
