import { describe, expect, test } from 'vitest';
import { marked } from '../marked.ts';

const HEADLINE = 'Council closes the old bridge to lorries until spring';
const LEAD = 'The city council voted on Tuesday to close the old bridge to lorries until the spring.';
const MORE = 'Engineers found cracks in two of its seven piers last month, and a third is being watched.';
const LAST = 'The detour through Mill Lane adds eleven minutes, according to the county’s own count.';
const MENU = [
  'Home',
  'Search',
  'Log in',
  'Weather',
  'Sports',
  'Gardens',
  'Recipes',
  'Puzzles',
  'Crosswords',
  'Ferries',
];
const FOOT = ['Contact us', 'Privacy policy', 'Careers', 'Milltown Media Group', 'Our papers', 'Print edition'];

const hidden = (lines: readonly string[]) => lines.map((line) => `boilerplate | ${line}`).join('\n');
const page = (story: string) => `${hidden(MENU)}\n${story}\n${hidden(FOOT)}`;

describe('on a page copied whole, what stands around the story is hidden:', () => {
  test.each([
    [
      'menus above it and the page’s foot below',
      page(`headline | ${HEADLINE}
            boilerplate | By Jane Doe
            boilerplate | January 26, 2026
            body | ${LEAD}
            body | ${MORE}`),
    ],
    [
      'titles of other stories, with and without a line that tells of them',
      page(`headline | ${HEADLINE}
            body | ${LEAD}
            body | ${MORE}
            body | ${LAST}
            boilerplate | Related stories
            boilerplate | Mayor falls off stage at the harvest fair and laughs about it
            boilerplate | Goose found
            boilerplate | A goose that had been missing since the autumn was found in the mill on Sunday, and is well.
            boilerplate | Town keeps its clock`),
    ],
    [
      'readers’ comments, though they are longer than the story',
      page(`headline | ${HEADLINE}
            body | ${LEAD}
            body | ${MORE}
            body | ${LAST}
            boilerplate | 2 comments
            boilerplate | Mike
            boilerplate | I have driven over that bridge for thirty years and nobody ever told me that there was anything wrong with it.
            boilerplate | It is a shame that nobody thought of those of us who live on the far side and have to work on this one.
            boilerplate | They should have mended it when it was cheap, as my father said to everybody who would listen to him.
            boilerplate | Ann
            boilerplate | My mother walked over it every day of her life, and never once did she look down at what was below her.`),
    ],
  ])('%s', (_, document) => {
    const { expected, found } = marked(document);
    expect(found).toEqual(expected);
  });

  test('in other languages and scripts too', () => {
    const { article, found } = marked(`boilerplate | 首页
      boilerplate | 搜索
      boilerplate | 登录
      boilerplate | 体育
      boilerplate | 财经
      boilerplate | 河岸地图
      boilerplate | 老桥档案
      boilerplate | 城市花园
      boilerplate | 周末菜谱
      boilerplate | 读书会
      boilerplate | 渡船时刻
      boilerplate | 今日天气图
      boilerplate | 桥梁百科
      headline | 老桥对卡车关闭至春天
      body | 市议会周二投票决定，在春天之前关闭老桥，禁止卡车通行，因为工程师上个月在七个桥墩中的两个发现了裂缝。
      body | 议会主席说，绕行磨坊巷需要多花十一分钟，县政府将在三月公布修缮费用和完工的日期。
      boilerplate | 相关新闻
      boilerplate | 市长在丰收节上跌下舞台`);
    expect(article.headline).toBe('老桥对卡车关闭至春天');
    expect(found.filter((line) => line.startsWith('body'))).toHaveLength(2);
    expect(found.slice(0, 13).every((line) => line.startsWith('boilerplate'))).toBe(true);
  });
});

describe('on a page copied whole, the story keeps', () => {
  test.each([
    [
      'its summary above the byline',
      `headline | ${HEADLINE}
       summary | Lorries must take Mill Lane from Monday, and nobody knows for how long.
       boilerplate | By Jane Doe
       body | ${LEAD}
       body | ${MORE}`,
    ],
    [
      'its short last sentences',
      `headline | ${HEADLINE}
       body | ${LEAD}
       body | ${MORE}
       body | It will reopen.`,
    ],
    [
      'what follows a promo amid it',
      `headline | ${HEADLINE}
       body | ${LEAD}
       promo | Read more: Ferry to run all night
       promo | RELATED: Mayor under fire over potholes
       body | ${MORE}`,
    ],
    [
      'what goes on below a box of dates',
      `headline | ${HEADLINE}
       body | ${LEAD} ${MORE} ${LAST}
       body | Where the ferry will run
       body | Quay Street on Mondays
       body | Mill Lane on Tuesdays
       body | Old Wharf on Thursdays
       body | Chapel Steps on Saturdays
       body | ${MORE} ${LAST} ${LEAD}`,
    ],
    [
      'the rows of a list at its end',
      `headline | Cup draw puts the bridge towns together
       body | The draw for the fourth round of the rowing cup was made in the town hall on Monday.
       body | The ties will be rowed on the weekend of February 14 and 15, below the old bridge.
       body | Milltown v Quay United
       body | Northport v Ashby
       body | Bramley v Tilford City`,
    ],
  ])('%s', (_, story) => {
    const { expected, found } = marked(page(story));
    expect(found).toEqual(expected);
  });
});

test('byline and date are those beside the story, not those of other stories on its page', () => {
  const { article } = marked(`boilerplate | By Odo Brandvold
    boilerplate | January 2, 2026
    ${page(`headline | ${HEADLINE}
      boilerplate | By Jane Doe
      boilerplate | January 26, 2026
      body | ${LEAD}
      body | ${MORE}`)}
    boilerplate | By Ann Example
    boilerplate | January 29, 2026`);
  expect(article).toMatchObject({ byline: 'Jane Doe', published: { at: '2026-01-26' } });
});

test('a story that is sent with its share buttons is no page, and its list at the end is quotable', () => {
  const { expected, found } = marked(`headline | ${HEADLINE}
    boilerplate | Share
    boilerplate | Facebook
    boilerplate | Print
    boilerplate | Email
    body | ${LEAD}
    body | These streets will carry the traffic:
    body | Mill Lane
    body | Quay Street
    boilerplate | 12 comments`);
  expect(found).toEqual(expected);
});
