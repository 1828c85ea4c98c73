import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Article, Facts, isQuotable, type Paragraph } from '#index/text/article.ts';
import { readFolders } from '#src/ingest/read-folder.ts';
import questions from './questions.json' with { type: 'json' };

const NAMES = readdirSync('seeds').filter((name) => /\.(?:txt|md)$/.test(name));
const reading = await readFolders(['seeds']);

test('there are five stories like the real ones, and fifteen for a search to leave out', () => {
  expect(NAMES).toHaveLength(20);
});

test('every seed is read, without a remark', () => {
  expect(reading).toMatchObject({ refused: [], warnings: [] });
  expect(reading.articles.map(({ file }) => file)).toEqual(NAMES.map((name) => `seeds/${name}`));
});

test.each(NAMES)('%s is read in its own encoding', (name) => {
  // What UTF-8 and Windows-1252 look like when one is taken for the other.
  expect(seed(name).text).not.toMatch(/\ufffd|Ã|â€/);
});

test('every file that a golden question names is a seed', () => {
  const named = questions.flatMap(({ finds = [], not = [] }) => [...finds, ...not]);
  expect(NAMES).toEqual(expect.arrayContaining(named));
});

// A seed is here for its trap. An editor that tidies files on saving would take the trap away.
describe('the trap still stands in', () => {
  test.each([
    ['trump-walz-call.txt', 'a dateline and no headline', /^WASHINGTON D\.C January 26, 2026 /],
    [
      'leavitt-peacefully-with-ice.txt',
      'an embedded post',
      /\nBREAKING: .*\n.*\(@\w+\).*\n.* pic\.twitter\.com\/\w+\n/,
    ],
    ['leavitt-monday-briefing.txt', 'a line in capitals', /\.\n[A-Z ,]{40,}\n[A-Z][a-z]/],
    ['leavitt-monday-briefing.txt', 'a footer and empty lines', /\nThe Latest Politics .*\n{8}$/],
    ['minnesota-jails-by-the-numbers.txt', 'a stray mark and the site in the title', /^` .* - Tally House\n\n/],
    ['minnesota-jails-by-the-numbers.txt', 'a closing mark that closes nothing', /\(Note: .*\)\xe2\x80\x9d\n/],
    ['minnesota-jails-by-the-numbers.txt', 'sources up to the last byte', /\nSources:\n(?:.+\n){5}.+$/],
    ['white-house-accuses-walz.txt', 'a quotation without a space after it', /American\."Walz has /],
    ['white-house-accuses-walz.txt', 'dozens of empty lines', /\.\n{37}$/],
    ['grain-store-fire-sentence.txt', 'Windows line ends', /^(?:[^\r\n]*\r\n)+$/],
    ['nell-arkwright.txt', 'Windows-1252', /\x93Nell\x94.*caf\xe9/s],
    ['lodz-night-trams.txt', 'UTF-16 behind its mark', /^\xff\xfeA/],
  ])('%s: %s', (name, _, trap) => {
    // In Latin-1 every byte is one character.
    expect(readFileSync(`seeds/${name}`, 'latin1')).toMatch(trap);
  });
});

describe('nothing is known of a seed but what is written in or beside it', () => {
  test.each<[string, Facts]>([
    ['trump-walz-call.txt', { place: 'WASHINGTON D.C', published: { precision: 'day', at: '2026-01-26' } }],
    [
      'leavitt-peacefully-with-ice.txt',
      {
        headline:
          "Trump asks Minnesota police to help ICE 'peacefully', and his press secretary says 'let cops be cops'",
        place: 'MINNEAPOLIS, MINNESOTA',
      },
    ],
    [
      'leavitt-monday-briefing.txt',
      {
        headline:
          'Trump calls Walz about ICE, and Leavitt tells Minnesota to ‘work together peacefully’: ‘Let cops be cops’',
      },
    ],
    [
      'minnesota-jails-by-the-numbers.txt',
      {
        headline: 'Minnesota ‘Rejects’ Federal Count of 1,360 Noncitizens Held in Its Jails',
        outlet: 'Tally House',
      },
    ],
    [
      'white-house-accuses-walz.txt',
      {
        headline: 'Leavitt Says Walz Shields Criminals From ICE; Governor Denies It And Wants Federal Agents Gone',
      },
    ],
    [
      'grain-store-fire-sentence.txt',
      {
        headline: 'Six months in jail for driver whose cigarette burned down a grain store',
        place: 'MARROW FALLS',
        published: { precision: 'day', at: '2025-11-03' },
      },
    ],
    [
      'nell-arkwright.txt',
      {
        headline: 'Nell Arkwright, who rowed a village to work, is dead at 93',
        outlet: 'Aune Estuary Times',
        published: { precision: 'year', at: '2024' },
      },
    ],
    [
      'moths-on-radar.md',
      {
        headline: 'The night the radar saw 3.7 million moths',
        outlet: 'Fieldnotes Quarterly',
        byline: 'Bartholomew Achterberg',
        url: 'https://fieldnotes.example/issues/31/moths-on-radar',
        published: { precision: 'month', at: '2025-09' },
      },
    ],
    [
      'tinsmith-shares.txt',
      {
        headline: 'Tinsmith falls 18% as kettle recall spreads to a second plant',
        outlet: 'Exchange Street Daily',
        byline: 'Oswin Calder',
        url: 'https://exchange-street.example/markets/tinsmith?edition=early&page=3',
        published: { precision: 'minute', at: '2026-05-19T06:15Z' },
      },
    ],
  ])('%s', (name, facts) => {
    expect(Facts.strip().parse(seed(name))).toEqual(facts);
  });
});

describe('all but the reporting is hidden in', () => {
  test.each([
    ['trump-walz-call.txt', []],
    [
      'leavitt-peacefully-with-ice.txt',
      [
        'Trump asks Minnesota police',
        'BREAKING: The White House',
        '— Lake Wire (@lakewire_exmpl)',
        'LEAVITT: “Hope and wish',
        'Three requests from the',
        'Congress is asked to',
      ],
    ],
    ['leavitt-monday-briefing.txt', ['Trump calls Walz about', 'CROWD SWARMS ICE CONVOY,', 'The Latest Politics From']],
    [
      'white-house-accuses-walz.txt',
      [
        'Leavitt Says Walz Shields',
        'What Leavitt Claims',
        "The Governor's Reply",
        'The Background',
        'Two Views Of Cooperation',
        'What It Means',
        'Tell us how we',
      ],
    ],
  ])('%s', (name, hidden) => {
    const { text, paragraphs } = seed(name);
    const opening = ({ start, end }: Paragraph) => text.slice(start, end).split(' ').slice(0, 4).join(' ');
    const found = paragraphs.filter((paragraph) => !isQuotable(paragraph));
    expect(found.map(opening)).toEqual(hidden);
  });

  test('minnesota-jails-by-the-numbers.txt', () => {
    const { text, paragraphs } = seed('minnesota-jails-by-the-numbers.txt');
    const kinds = Object.groupBy(paragraphs, ({ kind }) => kind);
    const counted = Object.entries(kinds).map(([kind, found]) => [kind, found.length]);
    expect(Object.fromEntries(counted)).toEqual({
      boilerplate: 1,
      headline: 1,
      caption: 17,
      subhead: 12,
      body: 38,
      sources: 7,
    });

    const quotable = paragraphs.filter(isQuotable).map(({ start, end }) => text.slice(start, end));
    expect(quotable.filter((words) => !/[.?”]$/.test(words))).toEqual([]);
  });
});

test('a wire story stands in two papers word for word, but for the shape of its quotation marks', () => {
  const [gazette, record] = ['lake-ice-warning.txt', 'ice-road-closed.txt'].map((name) => {
    const { text, paragraphs } = seed(name);
    return paragraphs.map(({ start, end }) => text.slice(start, end).replace(/[“”]/g, '"'));
  });
  expect(gazette?.filter((paragraph) => record?.includes(paragraph))).toHaveLength(3);
});

function seed(name: string): Article {
  const article = reading.articles.find(({ file }) => file === `seeds/${name}`);
  if (!article) throw new Error(`There is no seed ${name}`);
  return article;
}
