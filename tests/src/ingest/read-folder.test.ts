import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readDocument, readFolders } from '#src/ingest/read-folder.ts';
import { asNobody, giveToNobody } from '../../as-nobody.ts';

let home: string;
let folder: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'pullquote-'));
  folder = join(home, 'articles');
  mkdirSync(folder);
});
afterEach(() => rmSync(home, { recursive: true }));

describe('a folder is read', () => {
  test('through all its folders, in the order of their names', async () => {
    write('b.txt', 'b/two.MD', 'a/one.TXT', 'a/.hidden.txt', '.git/config.txt', 'note.docx', 'b.json');
    const { articles, refused } = await readFolders([folder]);
    expect(articles.map(({ file }) => file)).toEqual(['articles/a/one.TXT', 'articles/b/two.MD', 'articles/b.txt']);
    expect(refused).toEqual([]);
  });

  test('with progress, file by file', async () => {
    write('a.txt', 'b.txt', 'c.txt');
    const progress: string[] = [];
    await readFolders([folder], { onProgress: (done, total) => progress.push(`${done}/${total}`) });
    expect(progress).toEqual(['1/3', '2/3', '3/3']);
  });

  test('with the sidecars beside its documents', async () => {
    write('a.txt');
    writeFileSync(join(folder, 'a.json'), '{ "outlet": "The Daily Ferry", "colour": "red" }');
    const { articles, warnings } = await readFolders([folder]);
    expect(articles).toMatchObject([{ outlet: 'The Daily Ferry' }]);
    expect(warnings).toEqual([
      { file: 'articles/a.txt', reason: expect.stringContaining('“colour” is not a field I know') },
    ]);
  });

  test.each([
    ['UPPER.TXT', 'UPPER.JSON'],
    ['upper.txt', 'upper.JSON'],
    ['UPPER.TXT', 'UPPER.json'],
    ['upper.Md', 'upper.JsOn'],
  ])('with the sidecar of %s beside it, %s', async (document, sidecar) => {
    write(document);
    writeFileSync(join(folder, sidecar), '{ "status": "held" }');
    expect((await readFolders([folder])).articles).toMatchObject([{ status: 'held' }]);
    expect(await readDocument(join(folder, document))).toMatchObject({ article: { status: 'held' } });
  });

  test('with no sidecar of another name', async () => {
    write('upper.txt');
    for (const name of ['UPPER.json', 'upper2.json', '.upper.json', 'upper.json.bak'])
      writeFileSync(join(folder, name), '{ "status": "held" }');
    expect((await readFolders([folder])).articles).toMatchObject([{ file: 'articles/upper.txt' }]);
    expect((await readFolders([folder])).articles[0]).not.toHaveProperty('status');
  });

  test('and not, where a sidecar is too large to be read: it may hold terms', async () => {
    write('a.txt');
    writeFileSync(join(folder, 'a.json'), '');
    truncateSync(join(folder, 'a.json'), 1_000_001);
    const { articles, warnings } = await readFolders([folder]);
    expect(articles).toMatchObject([{ status: 'held' }]);
    const reason =
      'cannot be read. The file has 1,000,001 bytes, and I read up to 1,000,000: leave only its fields in it.';
    expect(warnings).toEqual([{ file: 'articles/a.txt', reason: `Sidecar: ${reason}` }]);
  });

  test('once, when it is named twice or holds another one named', async () => {
    write('in/a.txt');
    const { articles } = await readFolders([folder, folder, join(folder, 'in')]);
    expect(articles).toHaveLength(1);
  });

  test('beside another of the same name without confusing their articles', async () => {
    write('a.txt');
    mkdirSync(join(home, 'old/articles'), { recursive: true });
    writeFileSync(join(home, 'old/articles/a.txt'), 'Another story altogether.');
    const { articles } = await readFolders([folder, join(home, 'old/articles')]);
    expect(new Set(articles.map(({ id }) => id)).size).toBe(2);
  });
});

describe('a sidecar that is not to be read keeps its story back, and is named:', () => {
  const secrets = '{ "headline": "Not of this folder", "status": "published" }';

  test.each([
    ['a link out of the folder', () => symlinkSync(join(home, 'secret.json'), join(folder, 'a.json')), 'leads out of'],
    [
      'in capitals',
      () => symlinkSync(join(home, 'secret.json'), join(folder, 'a.JSON')),
      '“a.JSON” is a link that leads out',
    ],
    [
      'over a link inside',
      () => {
        symlinkSync(join(home, 'secret.json'), join(folder, 'way.json'));
        symlinkSync(join(folder, 'way.json'), join(folder, 'a.json'));
      },
      'leads out of',
    ],
    ['to a folder outside', () => symlinkSync(home, join(folder, 'a.json')), 'leads out of'],
    ['a link to nowhere', () => symlinkSync(join(home, 'nothing.json'), join(folder, 'a.json')), 'leads nowhere'],
    [
      'one of two',
      () => {
        writeFileSync(join(folder, 'a.json'), secrets);
        writeFileSync(join(folder, 'a.JSON'), secrets);
      },
      'There are several: “a.JSON”, “a.json”. Keep one.',
    ],
    ['a folder', () => mkdirSync(join(folder, 'a.json')), 'not a regular file'],
  ])('%s', async (_what, put, reason) => {
    write('a.txt');
    writeFileSync(join(home, 'secret.json'), secrets);
    put();
    const { articles, warnings } = await readFolders([folder]);
    expect(articles).toMatchObject([{ file: 'articles/a.txt', status: 'held' }]);
    expect(articles[0]).not.toHaveProperty('headline');
    expect(warnings).toMatchObject([{ file: 'articles/a.txt', reason: expect.stringContaining(reason) }]);
    expect(await readDocument(join(folder, 'a.txt'))).toMatchObject({ article: { status: 'held' } });
  });

  test('a link inside the folder is followed', async () => {
    write('a.txt');
    writeFileSync(join(folder, 'desk.json'), '{ "outlet": "The Daily Ferry" }');
    symlinkSync(join(folder, 'desk.json'), join(folder, 'a.json'));
    expect((await readFolders([folder])).articles).toMatchObject([{ outlet: 'The Daily Ferry' }]);
  });
});

describe('what cannot be read is named with its reason, and the rest is read:', () => {
  test('no folder', async () => {
    write('a.txt');
    const nowhere = join(home, 'nowhere');
    const { articles, refused } = await readFolders([nowhere, folder]);
    expect(articles).toHaveLength(1);
    expect(refused).toEqual([{ file: nowhere, reason: 'There is no such folder.' }]);
  });

  test('a file in a folder’s place', async () => {
    write('a.txt');
    const { refused } = await readFolders([join(folder, 'a.txt')]);
    expect(refused).toEqual([{ file: 'a.txt', reason: 'This is not a folder.' }]);
  });

  test('empty, binary and huge files', async () => {
    write('good.txt');
    writeFileSync(join(folder, 'empty.txt'), '');
    writeFileSync(join(folder, 'binary.txt'), Buffer.from([1, 0, 2, 0]));
    writeFileSync(join(folder, 'huge.txt'), '');
    truncateSync(join(folder, 'huge.txt'), 1_000_001);
    writeFileSync(join(folder, 'large.txt'), 'We vote. '.repeat(111_111));
    expect(await reasons()).toEqual([
      'articles/binary.txt: This is not a text file.',
      'articles/empty.txt: The file is empty.',
      'articles/huge.txt: The file has 1,000,001 bytes, and I read up to 1,000,000: split it into its articles.',
    ]);
  });

  test('the second copy of the same bytes', async () => {
    writeFileSync(join(folder, 'a.txt'), 'The council voted.');
    writeFileSync(join(folder, 'b.txt'), 'The council voted.');
    expect(await reasons()).toEqual(['articles/b.txt: The same, byte for byte, as articles/a.txt, which is kept.']);
  });

  test('links out of the folder, and links that lead nowhere', async () => {
    writeFileSync(join(home, 'secret.txt'), 'A secret.');
    symlinkSync(join(home, 'secret.txt'), join(folder, 'out.txt'));
    symlinkSync(home, join(folder, 'up'));
    symlinkSync(join(folder, 'gone.txt'), join(folder, 'dangling.txt'));
    expect(await reasons()).toEqual([
      'articles/dangling.txt: This link leads nowhere.',
      'articles/out.txt: This link leads out of its folder.',
      'articles/up: This link leads out of its folder.',
    ]);
  });

  test('a link inside the folder is followed once, and a circle is left', async () => {
    write('a/one.txt');
    symlinkSync(join(folder, 'a/one.txt'), join(folder, 'again.txt'));
    symlinkSync(folder, join(folder, 'a/circle'));
    symlinkSync(join(folder, 'a'), join(folder, 'b'));
    const { articles, refused } = await readFolders([folder]);
    expect(articles.map(({ file }) => file)).toEqual(['articles/a/one.txt']);
    expect(refused).toEqual([]);
  });

  test.skipIf(process.platform === 'win32')('a pipe, which nobody ever writes into', async () => {
    execFileSync('mkfifo', [join(folder, 'pipe.txt')]);
    expect(await reasons()).toEqual(['articles/pipe.txt: This is not a regular file.']);
  });

  test('a file without permission', async () => {
    write('a.txt');
    chmodSync(join(folder, 'a.txt'), 0o000);
    giveToNobody(home);
    expect(await asNobody(reasons)).toEqual(['articles/a.txt: I may not read this file: check its permissions.']);
  });

  async function reasons(): Promise<string[]> {
    const { refused } = await readFolders([folder]);
    return refused.map(({ file, reason }) => `${file}: ${reason}`).sort();
  }
});

test('a single document is named as its folder’s reading names it', async () => {
  write('a.txt');
  const { articles } = await readFolders([folder]);
  expect(await readDocument(join(folder, 'a.txt'))).toMatchObject({ article: articles[0], warnings: [] });
  expect(await readDocument(join(folder, 'b.txt'))).toEqual({
    refusal: { file: 'articles/b.txt', reason: 'There is no such file.' },
  });
});

function write(...files: string[]): void {
  for (const file of files) {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), `The council voted on Tuesday, says ${file}.`);
  }
}
