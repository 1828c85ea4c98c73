// Asks an archive of twenty pathological documents all that may be asked of each: npm run bench:pathological does.
import { watchHolds } from '../instruments/watch-holds.ts';
import { PATHOLOGICAL } from '../load/pathological.ts';
import { type AskedStory, digestsOf, openAskedDesk, type Question, questionsOn, readFormer } from './questions.ts';

const BYTES = 1_000_000;
const EDITED = 'A story that was edited. ';

const [, , ...wanted] = process.argv;
const names = Object.keys(PATHOLOGICAL).filter((name) => wanted.length === 0 || wanted.includes(name));

const stories = names.flatMap((name): AskedStory[] => {
  const read = (opening: string) => {
    const text = `A story full of ${name}\n\n${opening}${PATHOLOGICAL[name]}`;
    return readFormer(`${name}.txt`, text.slice(0, BYTES));
  };
  const [now, before] = [read(''), read(EDITED)];
  return now && before ? [{ now, before }] : [];
});
const desk = await openAskedDesk(stories);

for (const story of stories) await report(story.now.article.file, questionsOn(story, desk));
await report('all', digestsOf(desk));
await desk.store.close();

async function report(document: string, questions: readonly Question[]): Promise<void> {
  for (const { stage, ask } of questions) {
    const { work, longestHold } = await watchHolds(ask);
    console.log(JSON.stringify({ document, stage, ms: longestHold, work }));
  }
}
