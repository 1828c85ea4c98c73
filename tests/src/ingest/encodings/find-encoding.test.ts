import { describe, expect, test } from 'vitest';
import { decodeText } from '#src/ingest/decode.ts';
import { findEncoding } from '#src/ingest/encodings/find-encoding.ts';
import { parseDocument } from '#src/ingest/parse-document.ts';
import { openSourceMap } from '#src/ingest/source/source-map.ts';
import { encoderFor } from '../../../../bench/encodings/encode-as.ts';

const ENGLISH =
  '“We won’t wait,” said Renée Ångström — the head of São Paulo’s port. The council meets on Friday to hear what ' +
  'the ferry’s owners have to say about the winter, and nobody expects them to give way.';
const GERMAN =
  'Die Fähre fährt im Winter nicht mehr. Das sagte Bürgermeisterin Käthe Groß am Dienstag vor der Presse: „Wir müssen ' +
  'die Brücke schließen, und zwar für elf Wochen.“';
const FRENCH =
  'Le conseil a voté mardi la fermeture du quai nord. « Nous avons étudié toutes les possibilités, et il n’y en a pas ' +
  'd’autre », a déclaré la présidente, Hélène Garçon, à la sortie.';
const SPANISH =
  'El puerto cerrará el muelle norte durante once semanas, según informó el martes la alcaldesa. “No había otra opción”, ' +
  'señaló Begoña Núñez, y añadió que la obra costará más de lo previsto.';
const PORTUGUESE =
  'A administração do porto decidiu na terça-feira fechar o cais. “Não havia outra solução”, afirmou a presidente da ' +
  'comissão, que também pediu atenção às famílias dos pescadores.';
const POLISH =
  'Rada portu zdecydowała we wtorek, że zamknie północne nabrzeże na jedenaście tygodni. „Nie było innego wyjścia”, ' +
  'powiedziała przewodnicząca, która wcześniej mieszkała w Łodzi.';
const CZECH =
  'Přístavní rada v úterý rozhodla, že uzavře severní molo na jedenáct týdnů. „Jiná možnost nebyla,“ řekla předsedkyně ' +
  'a dodala, že poslední loď vyjede v pátek o půlnoci.';
const HUNGARIAN =
  'A kikötői tanács kedden úgy döntött, hogy tizenegy hétre lezárja az északi mólót. „Nem volt más lehetőség” – mondta ' +
  'az elnök, aki szerint az utolsó hajó pénteken éjfélkor indul, és utána jön a szünet.';
const TURKISH =
  'Liman kurulu salı günü kuzey iskelesini on bir hafta kapatmaya karar verdi. “Başka çaremiz yoktu” diyen başkan, son ' +
  'geminin cuma gecesi kalkacağını ve işlerin gecikmeyeceğini söyledi.';
const LITHUANIAN =
  'Uosto taryba antradienį nusprendė vienuolikai savaičių uždaryti šiaurinę prieplauką. „Kitos išeities nebuvo“, – sakė ' +
  'pirmininkė ir pridūrė, kad paskutinis laivas išplauks penktadienį.';
const RUSSIAN =
  'Портовый совет во вторник решил закрыть северный причал на одиннадцать недель. «Другого выхода не было», — сказала ' +
  'председатель Юлия Яковлева и добавила, что последний паром уйдёт в пятницу.';
const UKRAINIAN =
  'Портова рада у вівторок вирішила закрити північний причал на одинадцять тижнів. «Іншого виходу не було», — сказала ' +
  'голова ради Ївга Юрченко і додала, що останній пором піде в п’ятницю.';
const GREEK =
  'Το λιμενικό συμβούλιο αποφάσισε την Τρίτη να κλείσει τη βόρεια προβλήτα για έντεκα εβδομάδες. «Δεν υπήρχε άλλη λύση», ' +
  'είπε η πρόεδρος και πρόσθεσε ότι το τελευταίο πλοίο φεύγει την Παρασκευή.';
const HEBREW =
  'מועצת הנמל החליטה ביום שלישי לסגור את הרציף הצפוני לאחד עשר שבועות. "לא הייתה ברירה אחרת", אמרה היושבת ראש, והוסיפה ' +
  'שהספינה האחרונה תצא ביום שישי בחצות.';
const ARABIC =
  'قرر مجلس الميناء يوم الثلاثاء إغلاق الرصيف الشمالي لمدة أحد عشر أسبوعا. وقالت رئيسة المجلس إنه لم يكن هناك خيار آخر، ' +
  'وأضافت أن آخر سفينة ستغادر منتصف ليل الجمعة.';
const JAPANESE =
  '港湾委員会は火曜日、北側の桟橋を十一週間閉鎖することを決めた。「ほかに方法はなかった」と委員長は話し、' +
  '最後の船は金曜日の深夜に出ると付け加えた。';
const SIMPLIFIED =
  '港口委员会星期二决定，北侧码头将关闭十一个星期。委员会主席说：“我们没有别的办法。”她还说，最后一班船将在星期五半夜开出，' +
  '工人们对这个决定很不满意。';
const TRADITIONAL =
  '港口委員會星期二決定，北側碼頭將關閉十一個星期。委員會主席說：「我們沒有別的辦法。」她還說，最後一班船將在星期五半夜開出，' +
  '工人們對這個決定很不滿意。';
const KOREAN =
  '항만위원회는 화요일 북쪽 부두를 십일 주 동안 폐쇄하기로 결정했다. 위원장은 “다른 방법이 없었다”고 말하고 마지막 배는 ' +
  '금요일 자정에 떠난다고 덧붙였다.';

describe('a text is read in the encoding that its words show:', () => {
  test.each([
    ['windows-1252', ENGLISH],
    ['macintosh', ENGLISH],
    ['windows-1252', GERMAN],
    ['macintosh', GERMAN],
    ['windows-1252', FRENCH],
    ['macintosh', FRENCH],
    ['windows-1252', SPANISH],
    ['macintosh', SPANISH],
    ['iso-8859-15', plain(SPANISH)],
    ['windows-1252', PORTUGUESE],
    ['windows-1250', POLISH],
    ['iso-8859-2', plain(POLISH)],
    ['windows-1250', CZECH],
    ['iso-8859-2', plain(CZECH)],
    ['windows-1250', HUNGARIAN],
    ['windows-1254', TURKISH],
    ['windows-1257', LITHUANIAN],
    ['windows-1251', RUSSIAN],
    ['koi8-r', plain(RUSSIAN)],
    ['iso-8859-5', plain(RUSSIAN)],
    ['ibm866', plain(RUSSIAN)],
    ['x-mac-cyrillic', RUSSIAN],
    ['windows-1251', UKRAINIAN],
    ['koi8-u', plain(UKRAINIAN)],
    ['windows-1253', GREEK],
    ['iso-8859-7', plain(GREEK)],
    ['windows-1255', HEBREW],
    ['windows-1256', ARABIC],
    ['iso-8859-6', ARABIC],
    ['shift_jis', JAPANESE],
    ['euc-jp', JAPANESE],
    ['iso-2022-jp', JAPANESE],
    ['gbk', SIMPLIFIED],
    ['big5', TRADITIONAL],
    ['euc-kr', KOREAN],
  ])('%s: %.30s', (encoding, text) => {
    const bytes = encoderFor(encoding)(text);
    expect(bytes && decodeText(bytes)).toMatchObject({ decoded: { text } });
  });
});

test('where what a byte means depends on those before it, words are traced to their bytes too', () => {
  const bytes = encoderFor('iso-2022-jp')(`${JAPANESE}\r\n\r\nAda: ${JAPANESE}`) ?? new Uint8Array();
  const parsed = parseDocument({ file: 'a.txt', bytes });
  if ('refusal' in parsed) throw new Error(parsed.refusal.reason);
  const start = parsed.article.text.lastIndexOf('委員長');
  const [from] = openSourceMap(parsed.map, bytes).sourcesOf({ start, end: start + 3 });
  const shifted = Uint8Array.of(0x1b, 0x24, 0x42, ...bytes.subarray(from?.start, from?.end), 0x1b, 0x28, 0x42);
  expect(new TextDecoder('iso-2022-jp').decode(shifted)).toBe('委員長');
});

describe('what cannot be told surely is refused:', () => {
  test('a word that is one in several encodings', () => {
    expect(findEncoding(Uint8Array.of(0xd3, 0xd2))).toEqual({ between: expect.any(Array) });
    expect(decodeText(Uint8Array.of(0xd3, 0xd2))).toEqual({ reason: expect.stringMatching(/cannot tell.*as UTF-8/) });
  });

  test('bytes that are no text at all', () => {
    const noise = Uint8Array.from({ length: 3000 }, (_, i) => 0x20 + ((i * 7919 + (i >> 3) * 104729) % 0xe0));
    expect(decodeText(noise)).toEqual({ reason: expect.any(String) });
  });

  test('both encodings are named where there are two', () => {
    const bytes = Buffer.concat([
      Buffer.from('Det regnet.\n'),
      Uint8Array.of(0xc5),
      Buffer.from('r for \xe5r. Han sa s\xe5.', 'latin1'),
    ]);
    const read = decodeText(bytes);
    expect('reason' in read ? read.reason : read.decoded.text).toMatch(
      /windows-1252|Det regnet\.\nÅr for år\. Han sa så\./,
    );
  });
});

describe('a page that names its encoding is read in it', () => {
  test.each([
    ['<meta charset="windows-1251">', 'windows-1251'],
    ['<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">', 'koi8-r'],
  ])('%s', (meta, encoding) => {
    const text = `${meta}\n<p>Да.</p>`;
    const bytes = encoderFor(encoding)(text);
    expect(bytes && decodeText(bytes)).toMatchObject({ encoding, decoded: { text } });
  });

  test('unless it does not read so', () => {
    const bytes = Buffer.from(`<meta charset="shift_jis">\n<p>${SPANISH.replaceAll(/[“”]/g, '"')}</p>`, 'latin1');
    expect(decodeText(bytes)).toMatchObject({ encoding: 'windows-1252' });
  });
});

test('a megabyte is read in a time that grows with it', () => {
  const [short, long] = [40_000, 640_000].map((length) => {
    const bytes = encoderFor('koi8-r')(plain(RUSSIAN).repeat(Math.ceil(length / 200))) ?? new Uint8Array();
    const start = process.cpuUsage().user;
    findEncoding(bytes);
    return process.cpuUsage().user - start;
  });
  expect(long).toBeLessThan(16 * 4 * Math.max(short ?? 0, 20_000));
});

/** With the quotation marks and dashes that every encoding has. */
function plain(text: string): string {
  return text
    .replaceAll(/[“”„«»]/g, '"')
    .replaceAll(/[’]/g, "'")
    .replaceAll(/[—–]/g, '-');
}
