import { describe, expect, test } from 'vitest';
import { parseDocument } from '#src/ingest/parse-document.ts';

const STORY = `ASHBY — The ferry company said on Monday that the night boat would stop
for the whole of the winter, after two of its engines failed in a week.

“We have run out of spare parts,” said Ida Brandvold, who manages the boats.`;

describe('of a mail only what it carries may be quoted', () => {
  test('not its head, nor what its sender says, nor the signature', () => {
    const read = quotable(`From: Ferry desk <desk@ferry.example>
Sent: Monday, 2 March 2026 08:10
To: Newsroom
Subject: Fwd: RE: Night boat stops for the winter

Morning all, this is for you to use as you like.

Thanks,
Ola

-----Original Message-----
> ${STORY.replaceAll('\n', '\n> ')}

--
Ola Lind
Press officer, Ashby Ferries
+47 55 00 00 00
`);
    expect(read.headline).toBe('Night boat stops for the winter');
    expect(read.lines).toEqual([
      'ASHBY — The ferry company said on Monday that the night boat would stop for the whole of the winter, after two of its engines failed in a week.',
      '“We have run out of spare parts,” said Ida Brandvold, who manages the boats.',
    ]);
  });

  test('in another language too, and where the head of what is passed on says that it is', () => {
    const head = (name: string, subject: string) =>
      `Von: ${name}\nGesendet: Montag, 2. März 2026\nAn: Redaktion\nBetreff: ${subject}\n\n`;
    const read = quotable(
      `${head('Ola Lind', 'WG: Nachtboot fällt aus')}Zur Kenntnis.\n\n${head('Ida Brandvold', 'Nachtboot fällt aus')}${STORY}`,
    );
    expect(read.headline).toBe('Nachtboot fällt aus');
    expect(read.lines).toHaveLength(2);
  });

  test('but a mail that passes nothing on carries its own words', () => {
    const read = quotable(`From: a@ferry.example\nTo: b@ferry.example\nSubject: Night boat stops\n\n${STORY}`);
    expect(read).toMatchObject({ headline: 'Night boat stops', lines: { length: 2 } });
  });

  test('and one that answers an older one, and says more than it, tells the story itself', () => {
    const head = (subject: string) => `From: a@ferry.example\nTo: b@ferry.example\nSubject: ${subject}\n\n`;
    const { lines } = quotable(
      `${head('Re: Night boat')}${STORY}\n\n${head('Night boat')}Does it still sail, do you know?`,
    );
    expect(lines.join(' ')).toContain('We have run out of spare parts');
  });

  test.each(['Title fight ends in a draw at Ashby', 'Subject of the talks is the night boat'])(
    'and “%s” is no label with a title behind it',
    (headline) => expect(quotable(`${headline}\n\n${STORY}`).headline).toBe(headline),
  );

  test('and an interview, whose lines begin in the same way, is no mail', () => {
    const read = quotable(`What the captain said

A: The night boat stopped because two of its engines had failed in one week.

Q: To: whom did you tell it first, and what was it that they said to you then?

-- 

A: From: the first day on we told everybody who asked us for it at the quay.`);
    expect(read.lines.join(' ')).toContain('two of its engines had failed');
    expect(read.lines.join(' ')).toContain('everybody who asked us');
  });
});

test('a wire’s pick-up line is no headline', () => {
  const whole = STORY.replace('stop\n', 'stop ');
  const { article } = parse(
    `BC-FERRY 2NDLD\n\n${whole.toUpperCase()}\n\n(MORE)\n\nBC-FERRY 1STADD\n\nX X X MANAGES THE BOATS.\n\nTHE BOARD MEETS ON MARCH 9 TO HEAR WHAT THE COMPANY HAS TO SAY ABOUT IT.`,
  );
  expect(article.headline).toBeUndefined();
});

function parse(text: string) {
  const parsed = parseDocument({ file: 'articles/1.txt', bytes: Buffer.from(text) });
  if ('refusal' in parsed) throw new Error(parsed.refusal.reason);
  return parsed;
}

function quotable(text: string): { headline: string | undefined; lines: string[] } {
  const { article } = parse(text);
  const lines = article.paragraphs.filter(({ kind }) => kind === 'body' || kind === 'summary');
  return { headline: article.headline, lines: lines.map(({ start, end }) => article.text.slice(start, end)) };
}
