import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { createChannel } from '#handlers/console/channel.ts';
import type { ConsoleDoors } from '#handlers/console/console.ts';
import { openFixtures } from '#handlers/open-fixtures.ts';
import { createLog } from '#src/log.ts';
import { readEditors } from '#src/rights/editors.ts';
import { anArticle } from '../../an-article.ts';
import { rememberingBot } from '../../remembering-rooms.ts';
import { NOON } from '../../test-rooms.ts';
import { canTestInBrowser, openBrowser } from './open-browser.ts';
import { openConsole } from './open-console.ts';
import { NASTY, quickDoors } from './quick-doors.ts';

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
// WCAG 2.2, 1.4.3: what body text needs to be readable for most people.
const READABLE = 4.5;

describe.skipIf(!canTestInBrowser())('In a real browser, the console', () => {
  let browser: Browser;
  let url: string;
  let close: () => Promise<void>;

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    ({ url, close } = await openConsole());
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    await close();
  });

  async function visit(options: BrowserContextOptions = {}): Promise<Page> {
    const page = await (await browser.newContext(options)).newPage();
    await page.goto(url);
    return page;
  }

  async function ask(page: Page, text: string): Promise<void> {
    await page.getByLabel('Message #newsroom').fill(text);
    await page.keyboard.press('Enter');
    await page.getByRole('log').locator('blockquote').last().waitFor();
  }

  test('answers `/story detainers`, visible to the asker only, and is ready for the next search', async () => {
    const page = await visit();
    await ask(page, '/story detainers');

    const log = page.getByRole('log');
    expect(await log.getByRole('heading').textContent()).toBe('detainers');
    expect(await log.getByText('Only visible to you').count()).toBe(1);
    expect(await page.getByLabel('Message #newsroom').inputValue()).toBe('');
    expect(await page.getByText('What did we print?').count()).toBe(0);
  });

  test('shows passages of the seeds exactly as they stand there', async () => {
    const fixtures = await openFixtures({
      articles: ['seeds'],
      editors: readEditors([]),
      timeZone: 'UTC',
      log: createLog('silent'),
      now: Temporal.Now.instant,
    });
    await close();
    ({ url, close } = await openConsole({ house: { ...fixtures, memory: 'none' } }));
    const page = await visit();
    await ask(page, '/story detainers');
    await page.getByRole('button', { name: 'More from this story' }).click();
    await page.getByText('more passages from this story').waitFor();

    const quotes = await page.locator('blockquote').allTextContents();
    expect(quotes.length).toBeGreaterThan(4);
    const texts = fixtures.library.newest().map(({ text }) => text);
    expect(quotes.filter((quote) => !texts.some((text) => text.includes(quote)))).toEqual([]);
  });

  test('answers a mention for everyone', async () => {
    const page = await visit();
    await ask(page, '@Pullquote detainers');
    expect(await page.getByRole('log').getByText('for everyone').count()).toBe(1);
  });

  test('shows every character of a quote, and makes nothing of any of them', async () => {
    const page = await visit();
    // The box takes one line.
    const typed = NASTY.replace('\n', ' ');
    await ask(page, typed);

    const quote = page.locator('blockquote');
    expect(await quote.textContent()).toBe(NASTY);
    expect(await quote.evaluate(copied)).toBe(NASTY);
    expect(await quote.locator('a, img, code, em, b').count()).toBe(0);
    expect(await page.locator('.context').textContent()).toBe(NASTY);
    expect(await page.locator('.typed').textContent()).toBe(typed);
    expect(await page.locator('.slack_user, .slack_broadcast, .slack_emoji').count()).toBe(0);
  });

  test('shows hits in bold and headlines as links', async () => {
    const page = await visit();
    await ask(page, 'jails');
    const weight = (text: string) =>
      page.getByText(text, { exact: true }).evaluate((run) => getComputedStyle(run).fontWeight);
    expect(await weight('rm -rf')).toBe('700');
    const link = page.getByRole('link', { name: 'Jail <counts> at *AT&T*' });
    expect(await link.getAttribute('href')).toBe('https://example.com/?a=1&b=2');
  });

  test('posts to the channel when a quote is shared', async () => {
    const page = await visit();
    await ask(page, 'jails');
    await page.getByRole('button', { name: 'Share' }).click();
    await page.getByRole('heading', { name: 'shared {"share":"a&b"}' }).waitFor();
    expect(await page.getByText('Posted to the channel').count()).toBe(1);
  });

  test('does at once what a button says, however often it is pressed meanwhile', async () => {
    const presses: Array<() => void> = [];
    const slow: ConsoleDoors = {
      ...quickDoors,
      press: async (...pressed) => {
        await new Promise<void>((resolve) => presses.push(resolve));
        return quickDoors.press(...pressed);
      },
    };
    await close();
    ({ url, close } = await openConsole({ doors: slow }));
    const page = await visit();
    await ask(page, 'jails');

    const share = page.getByRole('button', { name: 'Share' });
    await share.click();
    await share.click();
    await expect.poll(() => presses.length).toBe(1);
    presses[0]?.();
    await page.getByText('Posted to the channel').waitFor();
    expect(presses).toHaveLength(1);
  });

  test('opens a modal with its title, which Escape closes', async () => {
    const page = await visit();
    await ask(page, 'jails');
    await page.getByRole('button', { name: 'Show context' }).click();

    const modal = page.getByRole('dialog', { name: 'In context' });
    await modal.waitFor();
    expect(await modal.locator('blockquote').textContent()).toBe(NASTY);
    await page.keyboard.press('Escape');
    expect(await modal.isVisible()).toBe(false);
  });

  test('can be run from the keyboard alone', async () => {
    const page = await visit();
    const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.textContent ?? '');

    await page.keyboard.type('/story first');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'first' }).waitFor();
    await page.keyboard.type('/story second');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'second' }).waitFor();

    const composer = page.getByLabel('Message #newsroom');
    await page.keyboard.press('ArrowUp');
    expect(await composer.inputValue()).toBe('/story second');
    await page.keyboard.press('ArrowUp');
    expect(await composer.inputValue()).toBe('/story first');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await composer.inputValue()).toBe('');

    await page.keyboard.press('Shift+Tab');
    expect(await focused()).toBe('More from this story');
    await page.keyboard.press('Shift+Tab');
    expect(await focused()).toBe('Show context');
    const outline = await page.evaluate(
      () => document.activeElement && getComputedStyle(document.activeElement).outline,
    );
    expect(outline).toContain('solid 2px');

    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    expect(await focused()).toBe('Show context');
  });

  test('leaves words that are being typed alone', async () => {
    const page = await visit();
    await ask(page, 'first');
    await page.keyboard.type('half a thou');
    await page.keyboard.press('ArrowUp');
    expect(await page.getByLabel('Message #newsroom').inputValue()).toBe('half a thou');
  });

  test('offers searches to try until the first one', async () => {
    const page = await visit();
    await page.getByRole('button', { name: '/story help' }).click();
    await page.getByRole('heading', { name: 'help' }).waitFor();
    expect(await page.getByRole('button', { name: '/story help' }).count()).toBe(0);
  });

  test('still shows the last replies after a reload', async () => {
    const page = await visit();
    await ask(page, 'jails');
    await page.reload();
    expect(await page.locator('blockquote').textContent()).toBe(NASTY);
  });

  test('keeps the words and says so when nobody answers', async () => {
    const page = await visit();
    await close();
    await page.getByLabel('Message #newsroom').fill('jails');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').textContent()).toContain('Is Pullquote still running?');
    expect(await page.getByLabel('Message #newsroom').inputValue()).toBe('jails');
    ({ url, close } = await openConsole());
  });

  test('works without its script', async () => {
    const page = await visit({ javaScriptEnabled: false });
    await ask(page, '/story jails');
    expect(await page.locator('blockquote').textContent()).toBe(NASTY);

    await page.getByRole('button', { name: 'Show context' }).click();
    const modal = page.getByRole('dialog', { name: 'In context' });
    await modal.waitFor();
    await modal.getByRole('button', { name: 'Close' }).click();
    expect(await modal.isVisible()).toBe(false);
  });

  describe('with a memory', () => {
    /** A whole bot over one story, that posts on the page. */
    async function openBot(): Promise<void> {
      const channel = createChannel({ now: () => NOON, timeZone: 'UTC' });
      const delivery = { poster: channel.poster, audienceOf: async () => ({}) };
      const { rooms, posting } = await rememberingBot([anArticle()], delivery);
      await close();
      ({ url, close } = await openConsole({ house: rooms, channel }));
      posting.start();
      onTestFinished(() => posting.stop());
    }

    async function openForm(page: Page): Promise<Locator> {
      await page.getByLabel('Message #newsroom').fill('/story digest');
      await page.keyboard.press('Enter');
      const form = page.getByRole('dialog', { name: 'Daily digest' });
      await form.waitFor();
      return form;
    }

    test('opens the form of `/story digest`, every field with its name and what it is set to', async () => {
      await openBot();
      const form = await openForm(await visit());
      expect(await form.getByLabel('Time', { exact: true }).inputValue()).toBe('08:30');
      expect(await form.getByLabel('Time zone').inputValue()).toBe('UTC');
      expect(await form.getByRole('group', { name: 'Days' }).getByRole('checkbox', { checked: true }).count()).toBe(7);
      expect(await form.getByLabel('Only stories that match this search').inputValue()).toBe('');
      expect(await form.getByRole('radio', { name: 'Say in a line that nothing is new' }).isChecked()).toBe(true);
      expect(await form.getByLabel('Time', { exact: true }).evaluate((field) => field === document.activeElement)).toBe(
        true,
      );
    });

    test('says beside a field what is wrong with it, goes there, and keeps what was filled in', async () => {
      await openBot();
      const page = await visit();
      const form = await openForm(page);
      await form.getByLabel('Time', { exact: true }).fill('07:05');
      await form.getByLabel('Time zone').fill('EST');
      await form.getByLabel('Saturday').uncheck();
      await form.getByLabel('Only stories that match this search').fill('harbor <b>');
      await form.getByLabel('Post nothing').check();
      await form.getByRole('button', { name: 'Save' }).click();

      await form.getByRole('alert').waitFor();
      expect(await form.getByRole('alert').textContent()).toContain('no such zone');
      const zone = form.getByLabel('Time zone');
      expect(await zone.inputValue()).toBe('EST');
      expect(await zone.evaluate((field) => field === document.activeElement)).toBe(true);
      expect(await zone.getAttribute('aria-invalid')).toBe('true');
      expect(await form.getByLabel('Time', { exact: true }).inputValue()).toBe('07:05');
      expect(await form.getByLabel('Saturday').isChecked()).toBe(false);
      expect(await form.getByLabel('Only stories that match this search').inputValue()).toBe('harbor <b>');
      expect(await form.getByLabel('Post nothing').isChecked()).toBe(true);
    });

    test('saved, the window closes and the answer stands below', async () => {
      await openBot();
      const page = await visit();
      const form = await openForm(page);
      await form.getByLabel('Time zone').fill('new york');
      await form.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('log').getByText('The digest is set.').waitFor();
      expect(await page.getByRole('dialog').count()).toBe(0);
      expect(await page.getByText('Understood as: digest daily 08:30 America/New_York').count()).toBe(1);
    });

    test('saves without its script too', async () => {
      await openBot();
      const page = await visit({ javaScriptEnabled: false });
      const form = await openForm(page);
      await form.getByLabel('Time zone').fill('EST');
      await form.getByRole('button', { name: 'Save' }).click();
      await form.getByRole('alert').waitFor();
      await form.getByLabel('Time zone').fill('new york');
      await form.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('log').getByText('The digest is set.').waitFor();
    });

    test('shows what it posts by itself, without a reload', async () => {
      await openBot();
      const page = await visit();
      for (const typed of ['/story digest daily 8:30', '/story digest now']) {
        await page.getByLabel('Message #newsroom').fill(typed);
        await page.keyboard.press('Enter');
        await page.getByText(typed).waitFor();
      }
      const posted = page.getByRole('article').filter({ hasText: 'Posted to the channel' });
      await posted.waitFor();
      expect(await posted.getByRole('heading').textContent()).toContain('1 story new or changed');
      expect(await posted.locator('blockquote').count()).toBe(1);
    });

    test.each(['light', 'dark'] as const)('has forms that are readable on %s', async (colorScheme) => {
      await openBot();
      const page = await visit({ colorScheme });
      const form = await openForm(page);
      await form.getByLabel('Time zone').fill('EST');
      await form.getByRole('button', { name: 'Save' }).click();
      await form.getByRole('alert').waitFor();
      for (const selector of [
        'h2',
        '.fields b',
        'legend',
        'fieldset label',
        'small',
        '.fields [role=alert]',
        '.primary',
        'input',
      ]) {
        const colors = await form.locator(selector).first().evaluate(colorsOf);
        expect(contrast(colors), selector).toBeGreaterThanOrEqual(READABLE);
      }
    });

    test('has forms that fit a phone', async () => {
      await openBot();
      const page = await visit(PHONE);
      const form = await openForm(page);
      expect(await form.evaluate((dialog) => dialog.scrollWidth <= dialog.clientWidth)).toBe(true);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    });
  });

  test('asks nobody but itself for anything, and breaks no rule of its own', async () => {
    const page = await (await browser.newContext()).newPage();
    const requests: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(url);
    await ask(page, NASTY);
    await page.getByRole('button', { name: 'Show context' }).click();
    await page.getByRole('dialog').waitFor();

    expect(requests.length).toBeGreaterThan(3);
    expect(requests.filter((address) => new URL(address).origin !== url)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('fits a phone, however long a word', async () => {
    const page = await visit(PHONE);
    await ask(page, 'x'.repeat(400));
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    const low = await page
      .getByRole('button')
      .evaluateAll((all) => all.filter((each) => each.clientHeight < 36).length);
    expect(low).toBe(0);
  });

  test.each(['light', 'dark'] as const)('is readable on %s', async (colorScheme) => {
    const page = await visit({ colorScheme });
    await ask(page, 'jails');
    const shown = ['h1', 'header p', '.byline b', 'time', '.seen-by', 'abbr', '.typed', 'h3', 'blockquote', '.context'];
    const pressed = ['.message a', '.message .button', '#composer .button'];
    for (const selector of [...shown, ...pressed]) {
      const colors = await page.locator(selector).last().evaluate(colorsOf);
      expect(contrast(colors), selector).toBeGreaterThanOrEqual(READABLE);
    }
    const [red = 0] = rgb((await page.locator('body').evaluate(colorsOf)).paper);
    expect(red < 128).toBe(colorScheme === 'dark');
  });
});

/** What a reader who copies an element's text takes away. Runs in the page. */
function copied(element: Element): string | undefined {
  const selection = getSelection();
  selection?.selectAllChildren(element);
  return selection?.toString();
}

type Colors = { ink: string; paper: string };

/** The color of an element's text, and of whatever lies behind it. Runs in the page. */
function colorsOf(element: Element): Colors {
  const papers: string[] = [];
  for (let behind: Element | null = element; behind; behind = behind.parentElement) {
    papers.push(getComputedStyle(behind).backgroundColor);
  }
  const paper = papers.find((color) => color !== 'rgba(0, 0, 0, 0)');
  return { ink: getComputedStyle(element).color, paper: paper ?? 'rgb(255, 255, 255)' };
}

/** How far two colors are apart, from 1 to 21. https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast({ ink, paper }: Colors): number {
  const [low = 0, high = 0] = [luminance(ink), luminance(paper)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = rgb(color)
    .map((channel) => channel / 255)
    .map((share) => (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function rgb(color: string): number[] {
  return (color.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number);
}
