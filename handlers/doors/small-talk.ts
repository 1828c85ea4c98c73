import type { Reply } from '#handlers/reply.ts';
import { remark } from '#handlers/views/remark.ts';
import { fold, wordsOf } from '#index/text/text.ts';

/** What people say to each other without wanting anything. */
type Kind = 'greeting' | 'thanks' | 'acknowledgement' | 'goodbye' | 'emoji';

// In the languages that newsrooms talk in. What is as likely to be looked for (Nice, GM, Ola, Vale) is left out.
const PHRASES: Record<Exclude<Kind, 'emoji'>, string> = {
  goodbye: `bye, bye bye, byebye, goodbye, good bye, good night, goodnight, see you, see ya, cya, see you later,
    see you soon, see you tomorrow, talk to you later, talk later, ttyl, take care, have a good day, have a nice day,
    have a great day, have a good one, have a good weekend, have a nice weekend, have a great weekend, until tomorrow,
    adiós, hasta luego, hasta mañana, buenas noches, au revoir, à bientôt, à demain, bonne journée, bonne soirée,
    bonne nuit, tschüss, tschüs, tschau, auf Wiedersehen, bis später, bis morgen, bis bald, gute Nacht, schönen Tag,
    arrivederci, a domani, a dopo, buonanotte, tchau, até logo, até amanhã, boa noite, doei, tot ziens, tot morgen,
    hej då, ha det, до свидания, пока, مع السلامة, 再见, 再見, さようなら`,
  thanks: `thanks, thank you, thank u, thankyou, thx, thnx, tnx, ty, tysm, tyvm, cheers, many thanks, thanks a lot,
    thanks a million, thanks a bunch, thanks a ton, appreciated, much appreciated, appreciate it, I appreciate it,
    much obliged, you’re the best, you are the best, gracias, muchas gracias, mil gracias, merci, merci beaucoup,
    merci bien, danke, danke schön, danke sehr, vielen Dank, besten Dank, grazie, grazie mille, mille grazie, obrigado,
    obrigada, muito obrigado, muito obrigada, bedankt, dank je, dank je wel, dankjewel, dank u, dank u wel,
    tack så mycket, takk, tak, mange tak, dzięki, dziękuję, děkuji, kiitos, teşekkürler, teşekkür ederim, shukran,
    shukriya, dhanyavad, arigato, спасибо, дякую, شكرا, תודה, धन्यवाद, شکریہ, 谢谢, 謝謝, ありがとう,
    ありがとうございます, 감사합니다, 고마워요`,
  greeting: `hi, hello, hey, heya, hiya, howdy, hullo, greetings, welcome back, good morning, good afternoon,
    good evening, how are you, how are you doing, how’s it going, how is it going, what’s up, whats up, nice to meet you,
    hope you are well, hola, buenos días, buenas tardes, qué tal, cómo estás, bonjour, bonsoir, salut, ça va, coucou,
    hallo, guten Morgen, guten Tag, guten Abend, moin, servus, grüezi, wie geht’s, wie gehts, ciao, buongiorno,
    buonasera, bom dia, boa tarde, tudo bem, goedemorgen, goedemiddag, goedenavond, hej, hejsan, god morgon,
    god morgen, cześć, dzień dobry, ahoj, merhaba, salaam, assalamu alaikum, as-salamu alaykum, shalom, namaste,
    привет, здравствуйте, привіт, добрый день, مرحبا, السلام عليكم, שלום, नमस्ते, 你好, 您好, こんにちは, おはよう,
    おはようございます, 안녕하세요, 안녕`,
  acknowledgement: `ok, okay, okey, oki, okie, k, kk, alright, all right, got it, gotcha, noted, understood, I see,
    makes sense, roger that, copy that, will do, sounds good, all good, good, great, cool, awesome, perfect, excellent,
    brilliant, lovely, amazing, wonderful, fantastic, good job, great job, nice job, nice one, nice work, good work,
    great work, well done, good bot, yes, yeah, yep, yup, no, nope, nah, sure, sure thing, of course, indeed, exactly,
    no problem, no worries, np, no thanks, never mind, nevermind, nvm, sorry, my bad, oops, wow, you’re welcome,
    you are welcome, please, lol, haha, hahaha, hehe, hmm, aha, de acuerdo, de nada, perfecto, claro, d’accord, de rien,
    parfait, alles klar, in Ordnung, verstanden, bitte, genau, va bene, perfetto, prego, beleza, certo, perfeito,
    graag gedaan, хорошо, ладно, ок, 好的`,
};

// What goes along with such phrases, and is none by itself.
const ALONG = new Set(
  `a again all also and bot buddy dear everybody everyone folks for friend friends guys help info is it just lot man
  mate much my nice now pullquote quick really so team that thats the then there this today too u very well you your
  y et und e en beaucoup todos tous tutti zusammen`.split(/\s+/),
);

// `:wave:` or :-) for an emoji.
const SHORTCODE = /:[\p{L}\p{N}_+'-]+:|(?<!\S)(?:[:;=][-o']?[()DPp/|]|<3|\^\^)(?!\S)/gu;
// Whoever types one of these means to search: a phrase, a beginning, a word left out.
const SYNTAX = /["“”„‟«»‹›‘*]|(?<!\S)['-](?=[\p{L}\p{N}])/u;
const FORMATTED = /^([*_~`]+)([^*_~`]+)\1$/;
const LONGEST = 80;

const LINES: Record<Kind, string> = {
  greeting: 'Hello! Ask me for words that we have printed; “help” shows how.',
  thanks: 'You’re welcome!',
  acknowledgement: 'All right.',
  goodbye: 'Goodbye!',
  emoji: 'I read words only: ask me for some that we have printed.',
};

/**
 * A friendly line, for the asker alone, where the whole of what was typed is small talk: with any word more it is a
 * search. The archive may print the words, so it says how to search for them.
 */
export function smallTalkLine(text: string): Reply | undefined {
  const talk = smallTalkIn(text);
  if (!talk) return undefined;
  const { kind, typed } = talk;
  const [what, it] = /\s/.test(typed) ? ['these words', 'them'] : ['the word', 'it'];
  const advice = typed === '' ? [] : [`To search for ${what}, put ${it} in quotation marks: "${typed}".`];
  return { ...remark([LINES[kind], ...advice].join(' ')), as: 'alone' };
}

/** `typed` is the words of it, none where emoji are all there is. */
function smallTalkIn(text: string): { kind: Kind; typed: string } | undefined {
  const plain = text.replace(SHORTCODE, ' ').trim().replace(FORMATTED, '$2');
  if (plain.length > LONGEST || SYNTAX.test(plain)) return undefined;

  const words = wordsOf(plain);
  const [first, last] = [words[0], words.at(-1)];
  if (!first || !last) return isEmoji(text) ? { kind: 'emoji', typed: '' } : undefined;
  const kind = kindOf(words.map(({ form }) => fold(form)));
  return kind && { kind, typed: plain.slice(first.start, last.end) };
}

function isEmoji(text: string): boolean {
  return /\p{Extended_Pictographic}|\p{Regional_Indicator}/u.test(text) || text.search(SHORTCODE) >= 0;
}

const KINDS: ReadonlyMap<string, Kind> = new Map(
  (['acknowledgement', 'greeting', 'thanks', 'goodbye'] as const).flatMap((kind) =>
    PHRASES[kind].split(',').map((phrase): [string, Kind] => [formsOf(phrase), kind]),
  ),
);
const LONGEST_PHRASE = Math.max(...KINDS.keys().map((phrase) => phrase.split(' ').length));
// Where somebody says several things, the first of these is answered.
const FIRST: readonly Kind[] = ['goodbye', 'thanks', 'greeting', 'acknowledgement'];

function kindOf(forms: readonly string[]): Kind | undefined {
  const found = new Set<Kind>();
  for (let at = 0; at < forms.length; ) {
    const length = phraseAt(forms, at);
    const kind = KINDS.get(forms.slice(at, at + length).join(' '));
    if (kind) found.add(kind);
    else if (!ALONG.has(forms[at] ?? '')) return undefined;
    at += Math.max(length, 1);
  }
  return FIRST.find((kind) => found.has(kind));
}

/** How many words the longest phrase has that begins there; 0 where none does. */
function phraseAt(forms: readonly string[], at: number): number {
  for (let length = Math.min(LONGEST_PHRASE, forms.length - at); length > 0; length -= 1)
    if (KINDS.has(forms.slice(at, at + length).join(' '))) return length;
  return 0;
}

function formsOf(phrase: string): string {
  return wordsOf(phrase)
    .map(({ form }) => fold(form))
    .join(' ');
}
