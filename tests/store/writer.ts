import { openStore } from '#src/store/open-store.ts';
import { StoreError } from '#src/store/store-error.ts';
import { anArticle } from '../an-article.ts';

// A bot's process that writes until it is killed or told to stop, and says on standard output what is safe:
//   node tests/store/writer.ts <store url> <name> [how many]
// Then the advice, if it could not go on.
const [url = '', name = 'w', most = 'Infinity'] = process.argv.slice(2);
const harbor = anArticle();

try {
  const store = await openStore(url);
  process.stdout.write('open\n');
  for (let count = 0; count < Number(most); count += 1) {
    const id = `${name}-${count}`;
    await store.articles.keep({ article: { ...harbor, id }, bytes: Buffer.from(harbor.text), readMs: count });
    process.stdout.write(`kept ${id}\n`);
  }
  await store.close();
} catch (err) {
  if (!(err instanceof StoreError)) throw err;
  process.stdout.write(`advice ${err.message}\n`);
  process.exitCode = 1;
}
