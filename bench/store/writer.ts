import { openStore } from '#src/store/open-store.ts';
import { StoreError } from '#src/store/store-error.ts';
import { makeWrite } from './writes.ts';

// A bot's process that writes until it is killed, or has made as many writes as it was told to, and says on standard
// output what is safe: node bench/store/writer.ts <store url> <name> [count]. If it cannot go on it says what to do.
const [url = '', name = '', count = 'Infinity'] = process.argv.slice(2);

try {
  const store = await openStore(url);
  process.stdout.write('open\n');
  for (let at = 0; at < Number(count); at += 1) process.stdout.write(`wrote ${await makeWrite(store, name, at)}\n`);
  await store.close();
} catch (err) {
  if (!(err instanceof StoreError)) throw err;
  process.stdout.write(`advice ${err.message}\n`);
  process.exitCode = 1;
}
