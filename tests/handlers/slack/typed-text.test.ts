import { describe, expect, test } from 'vitest';
import { typedText, unescaped } from '#handlers/slack/typed-text.ts';

describe('what Slack makes of it is turned back:', () => {
  test.each([
    ['<@U0BOT> detainers', 'detainers'],
    ['<@U0BOT|pullquote>: detainers', 'detainers'],
    ['  <@U0BOT>, detainers', 'detainers'],
    ['detainers, <@U0BOT> please', 'detainers, please'],
    ['<@U0BOT>', ''],
    ['<@U0BOT> AT&amp;T &lt;b&gt;', 'AT&T <b>'],
    ['&amp;lt;', '&lt;'],
    ['<http://example.org|example.org> rent', 'example.org rent'],
    ['<https://example.org/a?b=c&amp;d=e>', 'https://example.org/a?b=c&d=e'],
    ['<mailto:ada@example.org|ada@example.org>', 'ada@example.org'],
    ['said:<@U7|ada> in <#C7|city-desk>', 'said:@ada in #city-desk'],
    ['<@U7> <#C7> <#C7|>', '@U7 #C7 #C7'],
    ['<!here> <!subteam^S1|@editors> <!date^1^{date}|today>', '@here @editors today'],
    ['"let cops be cops"  -rent', '"let cops be cops" -rent'],
    ['<@U0BOTTLE> rent', '@U0BOTTLE rent'],
  ])('%s', (text, typed) => {
    expect(typedText(text, 'U0BOT')).toBe(typed);
  });
});

test('a command keeps what looks like a link', () => {
  expect(unescaped('a &lt; b &amp;&amp; <c>')).toBe('a < b && <c>');
});
