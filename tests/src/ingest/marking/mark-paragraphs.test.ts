import { describe, expect, test } from 'vitest';
import { anArticle } from '../../../an-article.ts';
import { marked } from '../marked.ts';

const LEAD = 'The city council voted on Tuesday to close the old bridge to lorries until the spring.';
const MORE = 'Engineers found cracks in two of its seven piers last month, and a third is being watched.';
const LAST = 'The detour through Mill Lane adds eleven minutes, according to the county’s own count of the traffic.';

describe('a careful editor marks', () => {
  test.each([
    [
      'promos in the middle of a story',
      `headline | Council closes bridge to lorries
       body | ${LEAD}
       promo | READ MORE: Ferry to run all night
       promo | RELATED: Mayor under fire over potholes
       body | ${MORE}
       promo | Click here to read our full coverage of the bridge.
       promo | MAYOR STORMS OUT OF STORMY MEETING OVER BRIDGE REPAIR BILL
       promo | WATCH LIVE: Council meets again tonight
       promo | Sign up for our newsletter and get the morning's news in your inbox.
       promo | Follow Jane Doe on Twitter @janedoe.
       promo | Download our app for breaking news alerts
       body | ${LAST}`,
    ],
    [
      'what stands between a headline and its story',
      `headline | Council closes bridge to lorries
       boilerplate | By Jane Doe, The Associated Press
       boilerplate | Published January 26, 2026 5:14 p.m. EST | Updated 7:02 p.m.
       boilerplate | 4 min read
       boilerplate | 127 Shares
       boilerplate | Share this story
       caption | The bridge at dusk
       caption | Photo by Odo Brandvold on Unsplash
       body | ${LEAD}
       body | ${MORE}`,
    ],
    [
      'menus and labels above the headline',
      `boilerplate | Skip to content
       boilerplate | Home > News > Politics
       boilerplate | Politics
       headline | Council closes the old bridge to lorries until spring
       body | ${LEAD}
       body | ${MORE}`,
    ],
    [
      'the title of another story, an address and a greeting above the headline',
      `boilerplate | Welcome to The Daily Ferry’s HARVEST FAIR EXPERIENCE
       boilerplate | Orrin scores 29 as Haulers end skid at home
       boilerplate | https://www.ferry.example/news/bridge-1484.php
       headline | The Latest: Council closes the old bridge
       boilerplate | Updated 10:01 pm PST, Tuesday, January 13, 2026
       body | ${LEAD}
       body | ${MORE}`,
    ],
    [
      'an end mark, which is no title',
      `headline | Council closes the old bridge to lorries
       body | ${LEAD}
       body | ${MORE}
       boilerplate | # # #`,
    ],
    [
      'a first paragraph that ends in a link',
      `body | A carp netted in the mill pond on Wednesday is at least 112 years old https://lab.example/fish

       body | The laboratory counted rings in a scale.`,
    ],
    [
      'a town that is to be co-host of games, and no writer',
      `headline | Council closes the old bridge to lorries
       body | ${LEAD}
       body | ${MORE}
       body | Port Milltown is hoping to join Marden as co-host of the 2031 Rowing World Cup.`,
    ],
    [
      'the entries of a live blog',
      `headline | Bridge vote live: council decides on lorries
       boilerplate | 9:47 PM
       subhead | Council votes to close the bridge
       body | The council has voted to close the old bridge to lorries until the spring, its chair said.
       boilerplate | Jane Doe
       boilerplate | 9:31 PM
       subhead | Shouts from the gallery
       body | A shopkeeper interrupted the debate twice and was asked to leave by the chair.
       boilerplate | Share this post
       boilerplate | 8:02 PM
       subhead | What we know so far
       body | Four of the seven members have said that they will vote for closure.`,
    ],
    [
      'rows of results at the end, as one list',
      `headline | Cup draw in full
       body | The draw for the fourth round of the rowing cup was made in the town hall on Monday.
       body | Milltown or Marden v Quay United
       body | Bramley Upper Town v Northport or Eastport
       body | Tilford City v Ashby`,
    ],
    [
      'share lines, tags and links that go on below the story',
      `headline | Council closes the old bridge to lorries
       body | ${LEAD}
       promo | Also on ferry.example Rope makers threatened with strike over new mill rules
       promo | On MilltownChronicle.com: Ferry sales plunge nearly 17 percent in August
       body | ${MORE}
       boilerplate | Like this story? Share it with a friend!
       boilerplate | Previous Next
       boilerplate | Tagged with:
       boilerplate | ferries
       promo | Latest Posts
       promo | Marden mother found safe after two days`,
    ],
    [
      'captions of every form',
      `headline | Council closes bridge to lorries
       caption | The old flag of Milltown.
       body | ${LEAD}
       caption | A barge below the bridge, from file. Image: Odo Brandvold.
       caption | Image caption Jane Doe said the bridge would open in May
       caption | Jane Doe leaves the council after the vote on Tuesday, Jan. 13, 2026, in Milltown.
       caption | ‘We had no choice’: drivers before the vote. Photograph: AFP via Getty
       body | The bridge opens on Saturday, Jan. 17, 2026, in Milltown.
       body | The flag of Milltown is torn.
       body | ${MORE}`,
    ],
    [
      'a title printed three times',
      `boilerplate | Council closes bridge to lorries | The Daily Ferry
       boilerplate | ### Council closes bridge to lorries
       headline | Council closes bridge to lorries
       body | ${LEAD}
       boilerplate | Council Closes Bridge to Lorries
       body | ${MORE}`,
    ],
    [
      'credits of every sort',
      `headline | Council closes bridge to lorries
       caption | The bridge at dusk on Jan. 5, 2026. (AP Photo/Evan Example)
       body | ${LEAD}
       caption | Image Credit – County Engineers
       caption | Ines Marlowe via Pinterest
       caption | Lantern Street News – YouTube
       caption | Jim Example / Reuters
       caption | Getty Images
       caption | FILE - Lorries cross the old bridge in October.
       caption | Courtesy of the county museum
       body | ${MORE}`,
    ],
    [
      'a stock picture’s search words',
      `headline | Council closes bridge to lorries
       body | ${LEAD}
       caption | bridge river stone bridge arch water bridge old river water
       body | ${MORE}`,
    ],
    [
      'stray marks and lone times',
      `headline | The Latest: Council meets on bridge
       body | ${LEAD}
       boilerplate | ___
       boilerplate | 9:15 p.m.
       body | ${MORE}
       boilerplate | ***
       boilerplate | Monday, Jan. 26, 2026
       body | ${LAST}
       boilerplate | •
       boilerplate | \``,
    ],
    [
      'a post, its text first',
      `headline | Council closes bridge to lorries
       body | ${LEAD}
       embed | Bridge closed from tomorrow, use Mill Lane. #oldbridge
       embed | — County Roads (@countyroads) January 26, 2026
       body | ${MORE}`,
    ],
    [
      'a post, its signature first',
      `headline | Council closes bridge to lorries
       body | ${LEAD}
       embed | — County Roads (@countyroads) January 26, 2026
       embed | Bridge closed from tomorrow, use Mill Lane. pic.twitter.com/a1B2c3D4
       body | ${MORE}`,
    ],
    [
      'a post in one line',
      `headline | Council closes bridge to lorries
       body | ${LEAD}
       embed | Bridge closed from tomorrow. pic.twitter.com/a1B2c3D4 — County Roads (@countyroads) January 26, 2026
       embed | A post shared by County Roads (@countyroads)
       body | ${MORE}`,
    ],
    [
      'the foot of a page',
      `headline | Council closes bridge to lorries
       body | ${LEAD}
       body | ${MORE}
       boilerplate | Jane Doe contributed to this report.
       boilerplate | (Reporting by Jane Doe in Oslo; Editing by John Roe)
       boilerplate | This story originally appeared on The Daily Ferry.
       boilerplate | © 2026 The Daily Ferry. All rights reserved.
       boilerplate | Help us improve.
       boilerplate | Latest Political News on The Daily Ferry
       boilerplate | We use cookies to make this site better.`,
    ],
    [
      'a list of other stories',
      `headline | Council closes bridge to lorries
       body | ${LEAD}
       promo | Related stories
       promo | Ferry to run all night
       promo | Mayor under fire over potholes
       body | ${MORE}
       promo | Five Things to Know About the Ferry
       promo | Pothole Season Starts Early This Year`,
    ],
    [
      'sources, until running text begins again',
      `headline | Council closes bridge to lorries
       body | ${LEAD}
       sources | Sources:
       sources | County Engineers, inspection report, December 2025
       sources | The Daily Ferry https://ferry.example/bridge
       body | ${MORE}`,
    ],
    [
      'a table of contents and the sections it lists',
      `headline | Council closes bridge to lorries
       body | ${LEAD}
       boilerplate | What the engineers found
       boilerplate | What comes next
       subhead | What the engineers found
       body | ${MORE}
       subhead | What comes next
       body | ${LAST}`,
    ],
    [
      'a summary above the headline',
      `summary | The city council has closed the old bridge to lorries because engineers found cracks in its piers.
       headline | City Council Closes Old Bridge To Lorries; Engineers Find Cracks

       body | ${LEAD}
       body | ${MORE}`,
    ],
    [
      'a summary under the headline',
      `headline | Council closes bridge to lorries
       summary | Detour through Mill Lane will cost drivers eleven minutes
       body | ${LEAD}
       body | ${MORE}`,
    ],
  ])('%s', (_, document) => {
    const { found, expected } = marked(document);
    expect(found).toEqual(expected);
  });
});

describe('a file named by the words of its lead', () => {
  const FILE = 'council-close-bridge.md';

  test.each([
    ['has no headline in it', `body | ${LEAD}\nbody | ${MORE}`],
    ['has one where a title says the same', `headline | Council to close the old bridge\nbody | ${LEAD}`],
    ['has one closed with a full stop', `headline | Council to close the old bridge to lorries.\nbody | ${LEAD}`],
  ])('%s', (_, document) => {
    const { found, expected } = marked(document, FILE);
    expect(found).toEqual(expected);
  });

  test('keeps even a short lead where the headline is given', () => {
    const text = `---\nheadline: No more lorries\n---\nThe council will close the bridge.\n\n${MORE}`;
    expect(anArticle({ file: FILE, text }).paragraphs.map(({ kind }) => kind)).toEqual(['body', 'body']);
  });
});

describe('reporting is kept:', () => {
  test.each([
    ['a question', 'Who pays for the new piers?'],
    ['one short sentence', 'Nobody was hurt.'],
    ['a sentence that ends in a colon', 'The mayor answered in a post, writing:'],
    ['a list item', '- Lorries over seven tonnes'],
    ['a numbered item', '2. The piers are to be cased in steel.'],
    ['a lead in capitals', 'THE COUNCIL VOTED TO CLOSE THE BRIDGE, OFFICIALS SAID ON TUESDAY.'],
    ['a sentence without its full stop', 'The mayor said she had not been told of the cracks'],
    ['a name and an age', 'Sahar Example, 52'],
    ['quoted words', '“We were not told,” said the mayor.'],
    ['quoted words in British marks', '‘We were not told,’ said the mayor.'],
    ['an open quotation', '“We were not told of the cracks until Monday'],
    ['quoted words in a promo’s clothes', 'READ MORE: “We were not told of the cracks,” says mayor'],
    ['a quotation that mentions a photo', '“I took that photo by the river,” she said. (AP)'],
    ['quoted words above a signature', 'The mayor wrote back: “We were not told of the cracks.”'],
    ['a sentence about following', 'Follow-up tests will be posted on Facebook, the county said.'],
    ['a sentence that begins with Like', 'Like other mayors, she answers complaints on Twitter.'],
    ['a sentence about subscribing', 'Residents can sign up for alerts at the town hall.'],
    ['a sentence that begins with Research by', 'Research by the university showed that the piers were sound in 2019.'],
    ['a sentence that begins with Photos from', 'Photos from the scene showed cracks as wide as a hand.'],
    ['a sentence that begins with Credit', 'Credit-card fees for the toll rose as well.'],
    ['a sentence that begins with By', 'By Tuesday the detour was already full.'],
    ['a sentence about a report', 'This report published by the county names three causes.'],
    ['a sentence about contributors', 'Frost contributed to the cracks, engineers said.'],
    ['a sentence about sources', 'Sources at the county say the bill will double.'],
    ['a sentence about watching', 'Watch groups have counted the lorries since May.'],
    ['a sentence about copyright', 'Copyright law was not the issue, the court said.'],
    ['a sentence about a date', 'On January 26, 2026, the bridge was closed.'],
    ['a sentence about the latest', 'The latest count puts the figure at 1,360.'],
    ['a sentence about cookies', 'Cookies were sold at the bridge to pay for repairs.'],
    ['a sentence that begins with Get the latest', 'Get the latest jab as soon as it is offered, doctors say.'],
    ['a sentence that begins with Save on', 'Save on heating by closing the door.'],
    ['a sentence that begins with Related', 'Related: the two men are cousins.'],
    ['a sentence that begins with More from', 'More from the budget than the county has ever had.'],
    ['a sentence that begins with Also on', 'Also on board were two goats.'],
    ['a sentence that begins with Photography by', 'Photography by drone is banned.'],
    ['a sentence that begins with Sponsored by', 'Sponsored by the county, the race drew 900 runners.'],
    ['a sentence that begins with Read this', 'Read this on the plane and you may not land the same.'],
    ['a report that was updated', 'This report was updated in 2019 and again last year.'],
    ['views that were expressed', 'Views expressed in the survey varied.'],
    ['a speaker’s turn', 'KETTLE: And then the bridge was gone'],
    ['a stage direction', '(Applause)'],
    ['a day and what it brought', 'March 2, 2019: The crack is as wide as a coin'],
    ['an hour and what it brought', '11:02 p.m. Loud singing, Harle Street'],
    ['a figure with its name', 'Attendance: 2,113'],
    ['a score', 'Herons 104, Kings 99'],
    ['where to turn', 'Anyone with information should contact Detective Lou Kettle at lkettle@harle.example.'],
    ['a sentence with a web address', 'For tickets, visit www.harlehall.example'],
  ])('%s: %s', (_, sentence) => {
    const { found } = marked(
      `headline | Council closes bridge to lorries\nbody | ${LEAD}\nbody | ${sentence}\nbody | ${MORE}`,
    );
    expect(found[2]).toBe(`body | ${sentence}`);
  });
});

test('the quoted-words rule is named only where it saved a line', () => {
  const { article } = marked(`headline | Council closes bridge to lorries
    body | ${LEAD}
    body | “We were not told,” said the mayor.
    body | READ MORE: “We were not told of the cracks,” says mayor
    body | ${MORE}`);
  const rules = article.paragraphs.slice(1).map(({ rule }) => rule);
  expect(rules).toEqual(['Reporting.', 'Reporting.', 'Carries quoted words, so it is never hidden.', 'Reporting.']);
});

test('the dead and the candidates are not taken for the story’s writers', () => {
  const { article } = marked(`headline | Who stands for mayor
    boilerplate | By Jane Doe
    body | ${LEAD}
    subhead | Lou Kettle
    body | Lou Kettle is a farmer and has sat on the council for nine years, most of them asleep, his rivals say.
    subhead | Edith Moss
    body | Edith Moss is a surveyor. She was a reporter for nine years, and is the author of two books about wells.`);
  expect(article.paragraphs.map(({ kind }) => kind).join(' ')).toBe(
    'headline boilerplate body subhead body subhead body',
  );
});

describe('furniture of a page, wherever it stands:', () => {
  test.each([
    ['boilerplate', 'Jan. 26, 2026 / 10:02 AM EST / Ferry News'],
    ['boilerplate', 'TNN / Jan 26, 2026, 07:12 IST'],
    ['boilerplate', 'January 26, 2026 08:41 pm | Updated 09:15 pm IST - MILLTOWN'],
    ['boilerplate', '01/26/2026January 26, 2026'],
    ['boilerplate', 'Story by Jane Doe • 3h • 4 min read'],
    ['boilerplate', 'Share Save'],
    ['boilerplate', 'You are receiving this email because you signed up for The Daily Ferry.'],
    ['boilerplate', 'We may earn a commission from links on this page.'],
    ['boilerplate', 'jd/rt (AFP, dpa)'],
    ['boilerplate', 'END OF TRANSCRIPT'],
    ['boilerplate', '#housing #planning'],
    ['boilerplate', 'Our Standards: The Ferry Principles.'],
    ['promo', 'Read more here: Fern sales soar'],
    ['promo', 'More: How to sort your batteries'],
    ['promo', 'For the latest news, weather and sports, head to The Daily Ferry.'],
    ['promo', 'Choose The Ferry as your preferred source on Google.'],
    ['caption', 'Lorries queue at Mill Lane. (Supplied: County Roads)'],
    ['caption', 'A heron is wheeled past the town hall. Jane Doe/The Daily Ferry'],
    ['caption', 'Trains stood still for three daysImage: Jane Doe/dpa/picture alliance'],
    ['embed', '♬ original sound - harlebus'],
    ['embed', 'Watch on TikTok'],
    ['boilerplate', 'Updated 5:14 p.m.'],
    ['boilerplate', 'Last updated: Mon, Jan 26, 2026 at 5:14 PM CST'],
    ['boilerplate', '2 hours ago'],
    ['boilerplate', 'BY JANE DOE'],
    ['boilerplate', '1.2K Shares'],
    ['boilerplate', 'Share on Facebook'],
    ['boilerplate', 'ADVERTISEMENT'],
    ['boilerplate', 'Story continues below advertisement'],
    ['boilerplate', 'By clicking “Submit” you agree to our terms.'],
    [
      'boilerplate',
      'Copyright 2026 The Associated Press. All rights reserved. This material may not be published, broadcast, rewritten or redistributed.',
    ],
    ['boilerplate', 'The Associated Press contributed to this report.'],
    ['boilerplate', 'Additional reporting by Jane Doe and John Roe'],
    ['boilerplate', 'This is a developing story. Check back for updates.'],
    ['boilerplate', 'This story has been updated with comments from the county.'],
    ['boilerplate', 'Editor’s note: This story contains descriptions of accidents.'],
    ['boilerplate', 'CORRECTION APPENDED'],
    ['boilerplate', 'Was this article helpful?'],
    ['boilerplate', 'Have a tip? Write to us.'],
    ['boilerplate', 'Tags: bridge, council, lorries'],
    ['boilerplate', 'Filed Under: Roads'],
    ['boilerplate', 'https://ferry.example/bridge'],
    ['boilerplate', 'Fox News Digital’s Jane Doe contributed to this report.'],
    ['boilerplate', 'Associated Press writer Jane Doe contributed from Albuquerque.'],
    ['boilerplate', '(With inputs from agencies)'],
    ['boilerplate', 'Edited by: Jane Doe'],
    ['boilerplate', 'You can now listen to our articles!'],
    ['boilerplate', 'Story continues below'],
    ['promo', 'CLICK HERE TO GET THE FERRY APP'],
    ['promo', 'Watch the latest video at ferry.example.'],
    ['promo', 'MAYOR SAYS ‘CRACKS WERE NEVER HIDDEN’ AS BRIDGE BILL DOUBLES AGAIN'],
    ['caption', 'Image source, Getty Images'],
    ['caption', 'Image caption, Lorries queue at Mill Lane'],
    ['promo', 'Read the full story here.'],
    ['promo', 'MORE FROM THE FERRY: Potholes to be filled'],
    ['promo', 'Also read: Potholes to be filled'],
    ['promo', 'Subscribe to our daily briefing.'],
    ['promo', 'Get the latest news delivered to your inbox.'],
    ['promo', 'Follow us on Instagram and X'],
    ['promo', 'Listen to the interview with the mayor below:'],
    ['promo', 'Support independent journalism'],
    ['caption', 'Photo: County Engineers'],
    ['caption', 'Screenshot via YouTube'],
    ['caption', 'PHOTO COURTESY OF THE COUNTY'],
    ['caption', 'Photograph by Jane Doe/Getty Images'],
    ['caption', 'AP Photo/Jane Doe'],
    ['caption', 'Lorries queue at Mill Lane on Monday. (Jane Doe/The Daily Ferry via Getty Images)'],
    ['sources', 'Sources: County Engineers, The Daily Ferry'],
    ['embed', 'View this post on Instagram'],
  ])('%s: %s', (kind, line) => {
    const { found } = marked(
      `headline | Council closes bridge to lorries\nbody | ${LEAD}\n\n${kind} | ${line}\n\nbody | ${MORE}`,
    );
    expect(found[2]).toBe(`${kind} | ${line}`);
  });
});
