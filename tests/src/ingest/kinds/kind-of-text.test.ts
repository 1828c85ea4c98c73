import { describe, expect, test } from 'vitest';
import { parseDocument } from '#src/ingest/parse-document.ts';

const STORY = 'HARLOW POINT — The board voted on Tuesday.';

describe('a text of another kind is refused as what it is:', () => {
  test.each([
    ['{\\rtf1\\ansi Hello}', /RTF/],
    ['<!DOCTYPE html><html><body>Hello</body></html>', /web page/],
    ['<html lang="en">\n<p>Hello</p></html>', /web page/],
    ['<?xml version="1.0"?>\n<!-- ours -->\n<nitf><body/></nitf>', /NITF/],
    ['<?xml version="1.0"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"/>', /NewsML-G2/],
    ['<NewsML Version="1.2"/>', /NewsML/],
    ['<?xml version="1.0"?><rss version="2.0"/>', /RSS/],
    ['<feed xmlns="http://www.w3.org/2005/Atom"/>', /Atom/],
    ['<?xml version="1.0"?><ns:orders xmlns:ns="urn:x"/>', /XML \(orders\)/],
    ['1\r\n00:00:01,000 --> 00:00:04,000\r\nGood evening.', /SRT/],
    ['WEBVTT\n\n00:01.000 --> 00:04.000\nGood evening.', /WebVTT/],
    [`Received: from a by b\r\nFrom: Kim <kim@harbor.example>\r\nSubject: Ferry\r\n\r\n${STORY}`, /mail/],
    ['{"headline": "Ferry", "body": "The board voted."}', /JSON/],
    ['[{"headline": "Ferry"}, {"headline": "Slip"}]\n', /JSON/],
    ['{"headline": "Ferry"}\n{"headline": "Slip"}\n', /JSON Lines/],
    ['date,place,text\n1,a,"Wait, she said"\n2,b,c\n3,d,e\n4,f,g\n', /CSV/],
    ['date\tplace\ttext\n1\ta\tb\n2\tb\tc\n3\td\te\n4\tf\tg\n', /CSV/],
    ['BEGIN:VCALENDAR\r\nVERSION:2.0', /calendar/],
  ])('%s', (text, reason) => {
    expect(parseDocument({ file: 'a.txt', bytes: Buffer.from(text) })).toEqual({
      refusal: { file: 'a.txt', reason: expect.stringMatching(reason) },
    });
  });
});

describe('a text with something of that kind in it is an article:', () => {
  test.each([
    [`<p>${STORY}</p>\n<p>The end.</p>`],
    [`From: Press desk\nSubject: Ferry\n\n${STORY}`],
    [`{"headline": "Ferry"}\n${STORY}`],
    [`${STORY}\n\nFTSE\t7,500\t+0.3\nDAX\t16,000\t-0.1\nIbex\t9,400\t+0.2\nCAC\t7,300\t0\nMIB\t28,000\t+1`],
    [
      'Ada, Ned, and Wilma met.\nKim, Lee, and Ann left.\nBo, Cy, and Di ate.\nEd, Flo, and Gus sang.\nHal, Ida, and Jo slept.',
    ],
    ['RIFF is a format, and PK the name of a man; RTF is another.'],
    ['12 boats left. [They] came back.'],
  ])('%s', (text) => {
    expect(parseDocument({ file: 'a.txt', bytes: Buffer.from(text) })).toHaveProperty('article');
  });
});
