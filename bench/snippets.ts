// Whether the sentence quoted is the one a reader would have picked: the bot's own picker on claims whose evidence is
// known, beside plainer ways to pick. npm run bench:snippets

import { type Claim, readSciFact, type SciFact } from './collections/scifact.ts';
import { printTable } from './instruments/table.ts';
import { createBotPicker } from './ranking/bot-picker.ts';
import { mean } from './ranking/metrics.ts';
import { createPlainPickers, type Picker } from './ranking/pickers.ts';

const BARS = [
  { mark: 'hit@1', bar: 0.55 },
  { mark: 'hit@3', bar: 0.87 },
] as const;

type Marks = Record<'hit@1' | 'hit@2' | 'hit@3' | 'MRR', number>;

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

async function measure({ abstracts, claims }: SciFact): Promise<void> {
  const { picker: bot, shareFound } = await createBotPicker(abstracts);
  const ours = await markPicker(bot, claims);
  const rows = [rowOf(bot, ours)];
  for (const picker of createPlainPickers(abstracts)) rows.push(rowOf(picker, await markPicker(picker, claims)));
  printTable(rows);

  const shares = await Promise.all(claims.map(({ abstract }) => shareFound(abstract)));
  const found = (mean(shares) * 100).toFixed(1);
  console.log(
    `${claims.length} claims. Pullquote splits ${found} % of their abstracts' sentences just as they are given.`,
  );

  const missed = BARS.filter(({ mark, bar }) => ours[mark] < bar);
  for (const { mark, bar } of missed) console.error(`${mark} ${ours[mark].toFixed(4)} is below ${bar}`);
  if (missed.length > 0) process.exitCode = 1;
}

function rowOf({ name }: Picker, marks: Marks): Record<string, string> {
  const figures = Object.entries(marks).map(([mark, value]) => [mark, value.toFixed(3)]);
  return { picker: name, ...Object.fromEntries(figures) };
}

const sciFact = readSciFact();
if (sciFact) await measure(sciFact);
else console.log('skipped: ../shared/eval/scifact is not beside the project');
