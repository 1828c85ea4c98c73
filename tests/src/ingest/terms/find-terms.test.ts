import { describe, expect, test } from 'vitest';
import type { Terms } from '#index/text/article.ts';
import { parseDocument } from '#src/ingest/parse-document.ts';

const STORY =
  'Council closes bridge\n\nThe city council voted on Tuesday to close the old bridge to lorries until the spring.\n';

describe('the newsroom sets terms in front matter', () => {
  test.each<[string, Terms]>([
    ['status: corrected', { status: 'corrected' }],
    ['status: corrected\ncorrected: 2026-01-27', { status: 'corrected', correctedOn: '2026-01-27' }],
    ['status: withdrawn', { status: 'withdrawn' }],
    ['status: Retracted', { status: 'withdrawn' }],
    ['status: published', {}],
    ['embargo: 2026-01-27T08:00-06:00', { embargo: '2026-01-27T14:00:00Z' }],
    ['embargo: 2026-01-27T08:00[America/Chicago]', { embargo: '2026-01-27T14:00:00Z' }],
    ['embargo: 2026-01-27 08:00', { embargo: '2026-01-27T08:00:00' }],
    ['embargo: 2026-01-27', { embargo: '2026-01-27' }],
    ['Embargo until: January 27, 2026 8:00 a.m. ET', { embargo: '2026-01-27T13:00:00Z' }],
    ['rights-until: 2026-06-30\nrights-words: 50', { rightsUntil: '2026-06-30', rightsWords: 50 }],
    ['rights: { until: 2026-06-30, words: 50 }', { rightsUntil: '2026-06-30', rightsWords: 50 }],
    ['rights:\n  words: 50', { rightsWords: 50 }],
    ['audience: internal', { audience: 'internal' }],
    ['audience: everyone', {}],
  ])('%s', (fields, terms) => {
    const { terms: read, warnings } = parse(`---\n${fields}\n---\n${STORY}`);
    expect(read).toEqual(terms);
    expect(warnings).toEqual([]);
  });

  test.each<[string, Terms]>([
    ['status: draft', { status: 'held' }],
    ['status:', { status: 'held' }],
    ['embargo: tomorrow morning', { embargo: 'unreadable' }],
    ['embargo: 2026-02-30', { embargo: 'unreadable' }],
    ['embargo: Jan. 27, 2026 at 5 p.m.', { embargo: 'unreadable' }],
    ['embargo: 2026-01-27T08:00+01:00[America/Chicago]', { embargo: 'unreadable' }],
    ['embargo: [2026-01-27]', { embargo: 'unreadable' }],
    ['embargo:', { embargo: 'unreadable' }],
    ['embargo-til: 2026-01-27', { status: 'held' }],
    ['rights-until: the summer', { rightsUntil: 'unreadable' }],
    ['rights-words: a few', { rightsWords: 0 }],
    ['rights: All rights reserved', { rightsWords: 0 }],
    ['rights: { until: 2026-06-30, words: some }', { rightsUntil: '2026-06-30', rightsWords: 0 }],
    ['audience: intrenal', { audience: 'internal' }],
    ['embargo: 2026-01-27T08:00Z\n"unclosed', { status: 'held' }],
  ])('and what cannot be read limits it as far as can be, with a remark: %s', (fields, terms) => {
    const { terms: read, warnings } = parse(`---\n${fields}\n---\n${STORY}`);
    expect(read).toEqual(terms);
    expect(warnings).toHaveLength(1);
  });

  test.each<[string, Terms]>([
    ['embargoUntil: 2026-01-27', { embargo: '2026-01-27' }],
    ['release_date: 2026-01-27', { embargo: '2026-01-27' }],
    ['expiryDate: 2026-06-30', { rightsUntil: '2026-06-30' }],
    ['post_status: publish', {}],
    ['visibility: public', {}],
    ['withdrawn: true', { status: 'withdrawn' }],
    ['retracted: 2026-01-27', { status: 'withdrawn' }],
    ['withdrawn: false', {}],
    ['embargo: none', {}],
    ['internal: yes', { audience: 'internal' }],
    ['draft: true', { status: 'held' }],
    ['draft: false', {}],
    ['published: false', { status: 'held' }],
    ['published: true', {}],
    ['params:\n  embargo: 2026-01-27', { embargo: '2026-01-27' }],
  ])('as other systems name them: %s', (fields, terms) => {
    const { terms: read, warnings } = parse(`---\n${fields}\n---\n${STORY}`);
    expect(read).toEqual(terms);
    expect(warnings).toEqual([]);
  });

  test.each([
    'stauts',
    'satus',
    'statuss',
    'embrago',
    'embarg',
    'embagro-until',
    'emargo',
    'rigths',
    'right',
    'rights_utnil',
    'audeince',
    'audiance',
    'visibilty',
    'withdrwan',
    'retratced',
    'story-stauts',
    'my_embargo',
    'expirydaet',
    'státus2',
  ])('a mistyped name of what restricts holds the story, whatever else is said: %s', (name) => {
    const fields = { [name]: 'published', status: 'published' };
    const { terms, warnings } = parse(STORY, JSON.stringify(fields));
    expect(terms).toEqual({ status: 'held' });
    expect(warnings).toMatchObject([{ reason: expect.stringContaining(`“${name}” is not a field`) }]);
    expect(parse(`---\n${name}: x\n---\n${STORY}`, '{ "status": "published" }').terms).toEqual({ status: 'held' });
  });

  test.each([
    'state',
    'slug',
    'tags',
    'lang',
    'language',
    'draft',
    'layout',
    'rating',
    'stats',
    'comment_status',
    'license',
  ])('a field that common systems write never does: %s', (name) => {
    const { terms, warnings } = parse(STORY, JSON.stringify({ [name]: 'withdrawn' }));
    expect(terms).toEqual({});
    expect(warnings).toEqual([]);
  });

  test.each(['colour', 'headlin', 'mast', 'hue', 'gold', 'tide'])('and any other is named: %s', (name) => {
    const { terms, warnings } = parse(STORY, JSON.stringify({ [name]: 'withdrawn' }));
    expect(terms).toEqual({});
    expect(warnings).toHaveLength(1);
  });

  test.each<[string, Terms]>([
    ['{ "embargo": "2026-01-27", "embargo-until": "2037-01-01" }', { embargo: 'unreadable' }],
    ['{ "withdrawn": true, "status": "published" }', { status: 'withdrawn' }],
    ['{ "audience": "everyone", "internal": true }', { audience: 'internal' }],
  ])('where a term is set twice, the stricter holds: %s', (fields, terms) => {
    expect(parse(STORY, fields).terms).toEqual(terms);
  });

  test.each([
    '---\nstatus: withdrawn\n\n',
    '---\nheadline: Bridge\nembrago: 2037-01-01\n\n',
    '+++\nembargo = 2037-01-01\n\n',
    '{ "embargo": "2037-01-01",\n\n',
    '---\nheadline: Bridge: closed\nstauts: withdrawn\n---\n',
  ])('what is never closed, or cannot be read, and means to restrict holds the story too: %j', (opening) => {
    const { terms, warnings } = parse(`${opening}${STORY}`);
    expect(terms.status).not.toBeUndefined();
    expect(warnings.length).toBeGreaterThan(0);
  });

  test('empty lines above front matter do not hide it', () => {
    expect(parse(`\n\n---\nstatus: withdrawn\n---\n${STORY}`).terms).toEqual({ status: 'withdrawn' });
  });

  test('that a story is corrected does not give out one that orders to kill it', () => {
    expect(parse(`---\nstatus: corrected\n---\nKILL\n\n${STORY}`).terms).toEqual({ status: 'withdrawn' });
  });

  test('a remark says what to write', () => {
    const [remark] = parse(`---\nembargo: soon\n---\n${STORY}`).warnings;
    expect(remark?.reason).toMatch(
      /^Front matter: “embargo” cannot be read: write 2026-01-27T08:00-06:00, .* held back\.$/,
    );
  });
});

describe('a sidecar', () => {
  test('wins over the front matter, term by term', () => {
    const { terms, warnings } = parse(
      `---\nembargo: 2026-01-27\nrights-words: 50\n---\n${STORY}`,
      '{ "embargo": "2026-02-01", "rights": { "until": "2026-06-30" } }',
    );
    expect(terms).toEqual({ embargo: '2026-02-01', rightsWords: 50, rightsUntil: '2026-06-30' });
    expect(warnings).toEqual([]);
  });

  test.each(['{ "embargo": "2026-01-27", ', '\u0000\u0001'])('that is broken holds the story back: %j', (sidecar) => {
    expect(parse(STORY, sidecar).terms).toEqual({ status: 'held' });
  });

  test('that is broken and speaks of other things does not', () => {
    expect(parse(STORY, '{ "headline": "Bridge", ').terms).toEqual({});
  });
});

describe('a wire’s orders in the first lines are obeyed', () => {
  test.each<[string, Terms]>([
    ['KILL', { status: 'withdrawn' }],
    ['BULLETIN KILL', { status: 'withdrawn' }],
    ['EDITORS: ADVISORY KILL: Bridge story', { status: 'withdrawn' }],
    ['BC-US--Old Bridge-Kill, 1st Ld', { status: 'withdrawn' }],
    ['WITHHOLD', { status: 'held' }],
    ['HOLD FOR RELEASE', { status: 'held' }],
    ['EMBARGOED UNTIL 6 a.m. ET, Jan. 27, 2026', { embargo: '2026-01-27T11:00:00Z' }],
    ['Embargoed for release until 00:01 GMT Tuesday 27 January 2026', { embargo: '2026-01-27T00:01:00Z' }],
    ['EMBARGOED UNTIL 0001 GMT, 27 JANUARY 2026', { embargo: '2026-01-27T00:01:00Z' }],
    ['EMBARGOED UNTIL 27 JANUARY 2026', { embargo: '2026-01-27' }],
    ['EMBARGOED UNTIL TUESDAY', { embargo: 'unreadable' }],
    ['STRICTLY EMBARGOED', { embargo: 'unreadable' }],
  ])('%s', (order, terms) => {
    const { terms: read, article } = parse(`${order}\n\n${STORY}`);
    expect(read).toEqual(terms);
    expect(article.paragraphs[0]).toMatchObject({ kind: 'boilerplate' });
    expect(article.headline).toBe('Council closes bridge');
  });

  test.each([
    'KILL BILL RETURNS TO THEATRES',
    'KILLED IN ACTION: THREE SOLDIERS',
    'Embargo on oil tightened',
    'Hold the line, council tells drivers',
    'Kill the bill, say drivers',
  ])('and news that sounds like one is news: %s', (headline) => {
    expect(parse(`${headline}\n\n${STORY}`).terms).toEqual({});
  });

  test('unless the newsroom says otherwise', () => {
    const { terms, warnings } = parse(`---\nstatus: published\n---\nKILL\n\n${STORY}`);
    expect(terms).toEqual({});
    expect(warnings).toEqual([]);
  });

  test('and a remark says so', () => {
    expect(parse(`KILL\n\n${STORY}`).warnings).toEqual([
      { file: 'seeds/story.txt', reason: expect.stringContaining('¶ 1 orders to kill the story') },
    ]);
  });
});

describe('an order is heeded in any wording and with any marks around it:', () => {
  test.each<[string, Terms]>([
    ['EMBARGOED TO 0001 HRS TUESDAY 3 FEBRUARY 2037', { embargo: 'unreadable' }],
    ['EMBARGOED TO 0001 HRS GMT TUESDAY 3 FEBRUARY 2037', { embargo: '2037-02-03T00:01:00Z' }],
    ['embargoed until 5:00 p.m. ET Monday', { embargo: 'unreadable' }],
    ['for release at 11 am US Eastern Time on 3 February 2037', { embargo: '2037-02-03T16:00:00Z' }],
    ['For release 3 February 2037, 06:00 CET', { embargo: '2037-02-03T05:00:00Z' }],
    ['ADVANCE FOR SUNDAY, FEB. 8, 2037, AND THEREAFTER', { embargo: '2037-02-08' }],
    ['AP ADVANCE FOR USE SUNDAY FEB. 8', { embargo: 'unreadable' }],
    ['not for publication before 3 February 2037', { embargo: '2037-02-03' }],
    ['Not to be published or broadcast before 6 a.m. GMT on 3 February 2037', { embargo: '2037-02-03T06:00:00Z' }],
    ['**EMBARGOED**', { embargo: 'unreadable' }],
    ['[EMBARGOED] until 3 February 2037', { embargo: '2037-02-03' }],
    ['<b>EMBARGOED</b> until 3 February 2037', { embargo: '2037-02-03' }],
    ['E M B A R G O E D', { embargo: 'unreadable' }],
    ['PRESS RELEASE – EMBARGOED UNTIL 6 a.m. ET, Feb. 3, 2037', { embargo: '2037-02-03T11:00:00Z' }],
    ['News release: strictly embargoed for 00.01 GMT, Tuesday 3 February 2037', { embargo: '2037-02-03T00:01:00Z' }],
    ['Under embargo until 3 February 2037 at 06:00 CET - Tidewater College', { embargo: '2037-02-03T05:00:00Z' }],
    ['This report is under strict embargo until 3 February 2037.', { embargo: '2037-02-03' }],
    ['The information below is embargoed until the minister has spoken.', { embargo: 'unreadable' }],
    ['Embargo lifts at 5 pm ET on Feb. 3, 2037', { embargo: '2037-02-03T22:00:00Z' }],
    ['FOR RELEASE UPON DELIVERY', { embargo: 'unreadable' }],
    ['Hold until 5 p.m. ET Monday', { embargo: 'unreadable' }],
    ['HOLD FOR RELEASE', { status: 'held' }],
    ['Draft – not for publication', { status: 'held' }],
    ['**RETRACTED**', { status: 'withdrawn' }],
    ['Status: withdrawn', { status: 'withdrawn' }],
    ['The story below has been withdrawn.', { status: 'withdrawn' }],
    ['We have withdrawn this article.', { status: 'withdrawn' }],
    ['Editors are asked to kill this story', { status: 'withdrawn' }],
  ])('%s', (order, terms) => {
    const above = parse(`${order}\n\n${STORY}`);
    expect(above.terms).toEqual(terms);
    expect(above.article.headline).toBe('Council closes bridge');
    expect(above.article.published).toBeUndefined();
    const below = parse(`${STORY}\n${order}\n`);
    expect(below.terms).toEqual(terms);
    expect(below.article.published).toBeUndefined();
  });

  test.each<[string, Terms]>([
    ['RETRACTED: Council closes bridge', { status: 'withdrawn' }],
    ['Retracted: Council closes bridge', { status: 'withdrawn' }],
    ['[Retracted] Council closes bridge', { status: 'withdrawn' }],
    ['WITHDRAWN: Council closes bridge', { status: 'withdrawn' }],
    ['Council closes bridge (WITHDRAWN)', { status: 'withdrawn' }],
    ['Council closes bridge – EMBARGOED', { embargo: 'unreadable' }],
    ['Council closes bridge (embargoed until 6 a.m. GMT, 3 February 2037)', { embargo: '2037-02-03T06:00:00Z' }],
    ['EMBARGOED TILL 3 FEB 2037: Council closes bridge', { embargo: '2037-02-03' }],
  ])('in a headline, printed or given: %s', (headline, terms) => {
    expect(parse(STORY.replace('Council closes bridge', headline)).terms).toEqual(terms);
    expect(parse(STORY, JSON.stringify({ headline })).terms).toEqual(terms);
  });

  test.each<[string, Terms]>([
    ['EMBARGOED FOR RELEASE\nUNTIL 5 P.M. EST\nTUESDAY, FEB. 3, 2037', { embargo: '2037-02-03T22:00:00Z' }],
    ['EMBARGOED UNTIL 3 FEBRUARY 2037\n6 p.m. GMT', { embargo: '2037-02-03T18:00:00Z' }],
    ['EMBARGOED UNTIL 3 FEBRUARY 2037\n6 p.m.', { embargo: 'unreadable' }],
    ['EMBARGOED UNTIL 3 FEBRUARY 2037\nEMBARGOED UNTIL 4 FEBRUARY 2037', { embargo: 'unreadable' }],
  ])('over several lines, none of whose days is the day of publication: %s', (order, terms) => {
    const read = parse(`${order}\n\n${STORY}`);
    expect(read.terms).toEqual(terms);
    expect(read.article.published).toBeUndefined();
  });

  test('in a notice of many words', () => {
    const notice =
      'This article has been retracted because its source made up the figures, as we found in a review of three months in which we spoke with more than forty people at the port and in the county.';
    expect(parse(`${notice}\n\n${STORY}`).terms).toEqual({ status: 'withdrawn' });
    expect(parse(`${STORY}\nEditor’s note: ${notice}\n`).terms).toEqual({ status: 'withdrawn' });
  });

  test('below a letterhead', () => {
    const letterhead = [
      'Tidewater College',
      'Press office',
      'Old Quay 1',
      'Tidewater',
      'Ada Okafor',
      'Telephone 5550100',
    ];
    expect(parse(`${letterhead.join('\n')}\nEMBARGOED UNTIL 3 FEBRUARY 2037\n\n${STORY}`).terms).toEqual({
      embargo: '2037-02-03',
    });
  });

  test.each([
    'Embargoed goods seized at port',
    'EMBARGO ON OIL TIGHTENED',
    'EMBARGO: WHAT IT MEANS FOR THE PORT',
    'Cod | Embargo',
    'Embargo until 2030 on cod fishing agreed by ministers',
    'Embargo lifted on smoked fish',
    'The embargo, which was to lift on Monday, was broken by three papers, the editors said.',
    'The report was embargoed until midnight, but two papers broke it, the council said.',
    'KILLED: TWO OFFICERS AT THE PORT',
    'KILL-SWITCH LAW PASSES',
    'HOLD-UP AT HARBOR BANK',
    'The bill was withdrawn on Tuesday.',
    'This bill has been withdrawn.',
    'This was removed from the plan in the spring.',
    '“This article has been withdrawn,” the journal said on Tuesday.',
    'Journal retracts lithium study',
    'The journal retracted the paper on Tuesday.',
    'Withdrawn from sale: three toys',
    'For release from prison, an inmate must serve ten years.',
    'For release on 3 March 2037, the film was shot in Tidewater over eleven weeks by a crew of nine.',
    'For immediate release',
    'ADVANCE TO FINAL FOR MARSH END',
    'Advance for Tidewater in the cup',
    'Do not publish, judge tells newspaper',
    'Not for publication, he told reporters.',
    'Not for release until trial ends, judge rules',
    'Hold until help arrives, drivers told',
  ])('but reporting about embargoes, kills and retractions stays quotable: %s', (line) => {
    expect(parse(`${line}\n\n${STORY}`).terms).toEqual({});
    expect(parse(`${STORY}\n${line}\n`).terms).toEqual({});
  });

  test('and so does a list of other stories at the foot of a page', () => {
    expect(parse(`${STORY}\nRelated\n\nRETRACTED: Ferry to run all night\n`).terms).toEqual({});
  });
});

describe('a correction is known by its words, and is not quoted:', () => {
  test.each<[string, Terms]>([
    ['CORRECTION: The bridge has seven piers, not six.', { status: 'corrected' }],
    ['Correction, Jan. 27: The bridge has seven piers.', { status: 'corrected', correctedOn: 'Jan. 27' }],
    ['Correction (Jan. 27, 2026): The mayor did not say “never.”', { status: 'corrected', correctedOn: '2026-01-27' }],
    [
      'Editor’s note: This story was corrected on January 27, 2026 to say there are seven piers.',
      { status: 'corrected', correctedOn: '2026-01-27' },
    ],
    ['An earlier version of this story misspelled the mayor’s name.', { status: 'corrected' }],
    ['(Corrects number of piers in paragraph 2)', { status: 'corrected' }],
    ['Clarification: The bridge remains open to pedestrians.', {}],
  ])('%s', (note, terms) => {
    const { article, terms: read } = parse(`${STORY}\n${note}\n`);
    expect(read).toEqual(terms);
    expect(article.paragraphs.at(-1)).toMatchObject({ kind: 'correction' });
  });

  test('a label alone makes one of the paragraph below it', () => {
    const note = 'The bridge has seven piers and not six, as the county engineer told us again on Monday.';
    const { article, terms } = parse(`${STORY}\nCorrection: Jan. 27, 2026\n\n${note}\n`);
    expect(article.paragraphs.slice(-2).map(({ kind }) => kind)).toEqual(['correction', 'correction']);
    expect(terms).toEqual({ status: 'corrected', correctedOn: '2026-01-27' });
  });

  test.each([
    'Corrections officers said the bridge was quiet on Tuesday.',
    'An earlier version of this bill failed in the council by one vote.',
    'The network’s story incorrectly said that the bridge had collapsed.',
    'Corrections Department to hire 300: report',
  ])('and reporting on others’ mistakes stays reporting: %s', (line) => {
    expect(parse(`${STORY}\n${line}\n`).terms).toEqual({});
  });
});

test('terms make a version, as text and facts do', () => {
  const versions = ['', 'rights-words: 50', 'status: withdrawn'].map(
    (field) => parse(`---\noutlet: A\n${field}\n---\n${STORY}`).article.version,
  );
  expect(new Set(versions).size).toBe(3);
});

function parse(text: string, sidecar?: string) {
  const parsed = parseDocument({
    file: 'seeds/story.txt',
    bytes: Buffer.from(text),
    ...(sidecar !== undefined && { sidecar: Buffer.from(sidecar) }),
  });
  if ('refusal' in parsed) throw new Error(parsed.refusal.reason);
  const { status, correctedOn, embargo, rightsUntil, rightsWords, audience } = parsed.article;
  const terms = { status, correctedOn, embargo, rightsUntil, rightsWords, audience };
  const given = Object.entries(terms).filter(([, term]) => term !== undefined);
  return { ...parsed, terms: Object.fromEntries(given) };
}
