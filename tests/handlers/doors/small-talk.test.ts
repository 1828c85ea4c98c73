import { describe, expect, test } from 'vitest';
import { answer } from '#handlers/doors/doors.ts';
import { smallTalkLine } from '#handlers/doors/small-talk.ts';
import { anArticle } from '../../an-article.ts';
import { typed } from '../../asks.ts';
import { testRooms } from '../../test-rooms.ts';

describe('small talk gets a friendly line, for the asker alone', () => {
  test.each([
    ...[
      'hi',
      'Hi!',
      'hello',
      'Hey there',
      'HELLO',
      'hi Pullquote',
      'good morning everyone',
      'Hi, how are you?',
      'hola',
    ],
    ...['¿Qué tal?', 'Bonjour à tous', 'Guten Morgen zusammen', 'ciao', 'Bom dia!', 'नमस्ते', 'こんにちは', 'привет'],
  ])('%s', (text) => {
    expect(smallTalkLine(text)).toMatchObject({ as: 'alone', text: expect.stringMatching(/^Hello!/) });
  });

  test.each([
    ...['thanks!', 'Thank you so much :)', 'thx 🙏', 'ok thanks', 'Thanks for your help!', 'ty :pray:', 'Cheers, mate'],
    ...[
      'merci beaucoup !',
      'Vielen Dank',
      'muchas gracias',
      'muito obrigada',
      'danke schön',
      'dank je wel',
      '*thanks*',
    ],
    ...['谢谢', 'धन्यवाद', 'спасибо', 'شكرا'],
  ])('%s', (text) => {
    expect(smallTalkLine(text)).toMatchObject({ as: 'alone', text: expect.stringMatching(/^You’re welcome!/) });
  });

  test.each([
    ...[
      'ok',
      'OK.',
      'ok…',
      'Okay, got it',
      'great',
      'Perfect!!',
      'alles klar',
      'd’accord',
      'va bene',
      'lol',
      'no problem',
    ],
  ])('%s', (text) => {
    expect(smallTalkLine(text)).toMatchObject({ as: 'alone', text: expect.stringMatching(/^All right\./) });
  });

  test.each(['bye', 'ok, bye!', 'Thanks, see you tomorrow', 'au revoir', 'Tschüss', 'buonanotte', 'have a nice day'])(
    '%s',
    (text) => {
      expect(smallTalkLine(text)).toMatchObject({ as: 'alone', text: expect.stringMatching(/^Goodbye!/) });
    },
  );

  test.each(['👍', ':+1:', '🙂 🙂', ':tada::tada:', ':)', '👋🏽', ':thumbsup::skin-tone-2:', '🇮🇳'])('%s', (text) => {
    expect(smallTalkLine(text)?.text).toBe('I read words only: ask me for some that we have printed.');
  });
});

describe('with anything more it is a search', () => {
  test.each([
    ...[
      'hello dolly',
      '"hello"',
      '“thanks”',
      'hello*',
      '-thanks',
      'thanks -turkey',
      'good morning america',
      'ok corral',
    ],
    ...[
      'thank you for smoking',
      'yes or no',
      'Nice',
      'GM',
      'Vale',
      'said:hello',
      'hi-tech jobs',
      'goodbye to the ferry',
    ],
    ...[
      'there',
      'the team',
      'detainers',
      'no confidence',
      'great flood',
      'great lakes',
      'the good doctor',
      '?',
      '10:30',
    ],
  ])('%s', (text) => {
    expect(smallTalkLine(text)).toBeUndefined();
  });
});

test.each([
  ['thanks!', '"thanks"'],
  ['Good morning!', '"Good morning"'],
  ['*ok*', '"ok"'],
])('%s: the line says how to search for the word itself', async (text, search) => {
  const rooms = await testRooms([
    anArticle({ text: 'The clerk said thanks. “Good morning,” she said, and all was ok.\n' }),
  ]);
  const line = await answer(typed(text), rooms);
  expect(line.text).toContain(`quotation marks: ${search}.`);
  expect((await answer(typed(search), rooms)).text).toContain('1 story');
});

test('a mention of nothing gets three lines, a bare command all that can be typed', async () => {
  const rooms = await testRooms([anArticle()]);
  const said = await answer(typed('', { thread: '1.1' }), rooms);
  expect(said.blocks).toMatchObject([{ elements: [{}, {}, {}] }]);
  expect(said.text).toContain('such as: ');
  expect((await answer(typed(''), rooms)).text).toContain('What you can type');
});
