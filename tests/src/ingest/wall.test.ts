import { describe, expect, test } from 'vitest';
import { parseDocument } from '#src/ingest/parse-document.ts';

function refusalOf(text: string): string | undefined {
  const parsed = parseDocument({ file: 'page.txt', bytes: Buffer.from(text) });
  return 'refusal' in parsed ? parsed.refusal.reason : undefined;
}

describe('a page that stands before the story is refused by what it is:', () => {
  test.each([
    ['Just a moment...\n\nVerifying you are human. This may take a few seconds.\n\nRay ID: 8f2', /no program reads it/],
    ['Please enable JavaScript to view this page.', /JavaScript or cookies/],
    ['Bitte aktivieren Sie JavaScript, um diese Seite in Ihrem Browser zu sehen.', /JavaScript or cookies/],
    ['Veuillez activer JavaScript dans votre navigateur pour continuer.', /JavaScript or cookies/],
    ['Por favor, habilite JavaScript y las cookies en su navegador.', /JavaScript or cookies/],
    ['Пожалуйста, включите JavaScript.\n\nПодтвердите, что вы не робот.', /JavaScript or cookies/],
    ['请启用JavaScript后继续访问。', /JavaScript or cookies/],
    [
      'We and our partners store and access personal data on your device.\n\nAccept all cookies\n\nReject all',
      /consent/,
    ],
    ['Council closes bridge\n\nThis article is for subscribers.\n\nAlready a subscriber? Log in', /paywall/],
  ])('%j', (text, reason) => {
    expect(refusalOf(text)).toMatch(reason);
  });
});

test.each([
  'A court told the airline on Monday that its website must work for people who do not enable JavaScript in their browsers, the judge’s clerk said.\n\nThe ruling takes effect in May and covers all eleven carriers that fly from the county’s two airports.',
  'The council closed the old bridge to lorries on Tuesday, and nobody knows for how long.\n\nSubscribe to continue reading.',
])('a story that tells of such pages, or has the notice below it, is read', (text) => {
  expect(refusalOf(text)).toBeUndefined();
});
