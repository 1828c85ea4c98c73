// Whether the sentence quoted is the one a reader would have picked: the bot's own picker on claims whose evidence is
// known, beside plainer ways to pick. npm run bench:snippets
import { missing } from './collections/beside.ts';
import { type Claim, readSciFact, type SciFact } from './collections/scifact.ts';
import { printTable } from './instruments/table.ts';
import { createBotPicker } from './ranking/bot-picker.ts';
import { mean } from './ranking/metrics.ts';
import { createPlainPickers, type Picker } from './ranking/pickers.ts';
import { type Finding, skipped } from './standing/finding.ts';

const BARS = { 'hit@1': 0.55, 'hit@3': 0.87 };

type Marks = Record<'hit@1' | 'hit@2' | 'hit@3' | 'MRR', number>;

/** The bot's marks, and which share of the abstracts' sentences it splits just as they are given. */
async function measureSnippets({ abstracts, claims }: SciFact): Promise<{ marks: Marks; shareSplit: number }> {
  const { picker, shareFound } = await createBotPicker(abstracts);
  const shares = await Promise.all(claims.map(({ abstract }) => shareFound(abstract)));
  return { marks: await markPicker(picker, claims), shareSplit: mean(shares) };
}

/** How often a picker has evidence among its first picks, and how high the first evidence stands. */
async function markPicker({ pick }: Picker, claims: readonly Claim[]): Promise<Marks> {
  const places: number[] = [];
  for (const claim of claims) {
    const picked = await pick(claim);
    const at = picked.findIndex((number) => claim.evidence.has(number));
    places.push(at < 0 ? Number.POSITIVE_INFINITY : at + 1);
  }
  const hitAt = (depth: number) => mean(places.map((place) => (place <= depth ? 1 : 0)));
  return { 'hit@1': hitAt(1), 'hit@2': hitAt(2), 'hit@3': hitAt(3), MRR: mean(places.map((place) => 1 / place)) };
}

/** The bot alone, without the plainer ways. */
export async function inShort(): Promise<Finding[]> {
  const sciFact = readSciFact();
  if (!sciFact) return skipped(missing('eval/scifact'));
  const { marks, shareSplit } = await measureSnippets(sciFact);
  return [
    { name: 'evidence is quoted first', value: marks['hit@1'], wants: 'more', bar: BARS['hit@1'] },
    { name: 'evidence is among the first three', value: marks['hit@3'], wants: 'more', bar: BARS['hit@3'] },
    { name: 'MRR of the first evidence', value: marks.MRR, wants: 'more' },
    { name: 'sentences split as they are given', value: shareSplit, wants: 'more' },
  ];
}

async function main(): Promise<void> {
  const sciFact = readSciFact();
  if (!sciFact) return console.log(`skipped: ${missing('eval/scifact')}`);
  const { marks, shareSplit } = await measureSnippets(sciFact);
  const rows = [rowOf('Pullquote', marks)];
  for (const picker of createPlainPickers(sciFact.abstracts))
    rows.push(rowOf(picker.name, await markPicker(picker, sciFact.claims)));
  printTable(rows);
  const split = (shareSplit * 100).toFixed(1);
  console.log(
    `${sciFact.claims.length} claims. Pullquote splits ${split} % of their abstracts' sentences just as they are given.`,
  );

  for (const mark of ['hit@1', 'hit@3'] as const) {
    if (marks[mark] >= BARS[mark]) continue;
    console.error(`${mark} ${marks[mark].toFixed(4)} is below ${BARS[mark]}`);
    process.exitCode = 1;
  }
}

function rowOf(picker: string, marks: Marks): Record<string, string> {
  const figures = Object.entries(marks).map(([mark, value]) => [mark, value.toFixed(3)]);
  return { picker, ...Object.fromEntries(figures) };
}

if (import.meta.main) await main();
