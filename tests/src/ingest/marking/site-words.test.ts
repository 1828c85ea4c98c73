import { expect, test } from 'vitest';
import { readSiteWord } from '#src/ingest/marking/site-words.ts';

test.each([
  ['Home', 'menu'],
  ['› Über uns', 'menu'],
  ['Se connecter', 'menu'],
  ['Войти', 'menu'],
  ['ログイン', 'menu'],
  ['الرئيسية', 'menu'],
  ['Comments (32)', 'comments'],
  ['Schreibe einen Kommentar', 'comments'],
  ['Deja un comentario', 'comments'],
  ['コメントを書く', 'comments'],
  ['You may also like', 'elsewhere'],
  ['Das könnte Sie auch interessieren!', 'elsewhere'],
  ['À lire aussi', 'elsewhere'],
  ['Читайте также:', 'elsewhere'],
  ['اقرأ أيضا', 'elsewhere'],
  ['The bridge is closed.', undefined],
  ['Comments on the bridge were many', undefined],
])('%s', (line, sort) => {
  expect(readSiteWord(line)).toBe(sort);
});
