import { type AST, RegExpParser, visitRegExpAST } from '@eslint-community/regexpp';

// Of a set of characters some that news is made of, among them those that other parts of an expression look for.
const PROBES = [...'aA1 \n\rsby0.,"\'-(@:“”‘’—…_/#&;?)[]{}<>|*+=\\!éŁ́中\u00a0\t\u2028👍'];
// Hardly any expression wants it; and with it a text is no longer Latin-1, of which V8 knows what cannot be in it.
const STRANGE = '\ufffc';
const MOST_OF_A_SET = 5;
const MOST_SAMPLES = 4;
const MOST_PIECES = 14;
const MOST_ATTACKS = 160;
// More repetitions than this are as many as there are, to whoever must wait for them.
const MANY = 20;

/**
 * Texts that a regular expression may take long over, each of about as many characters as wanted, made of its own parts:
 * what it repeats, over and over; that after what it wants before it, and before what it does not want; and any two of its
 * parts in turn.
 */
export function attacksOn(regex: RegExp): ((length: number) => string)[] {
  const attacks = combined(partsOf(regex)).take(MOST_ATTACKS);
  return [...attacks.map((attack) => (length: number) => filled(attack, length))];
}

/** What comes once, what is repeated, and what ends it. */
type Attack = readonly [before: string, repeated: string, after: string];

function* combined({ pumps, pieces, prefixes }: Parts): Generator<Attack> {
  for (const pump of pumps) {
    yield ['', pump, ''];
    yield ['', pump, STRANGE];
    yield ['', pump.repeat(30), STRANGE];
  }
  yield* prefixes;
  for (const piece of pieces) {
    yield ['', piece, STRANGE];
    for (const pump of pumps) {
      yield [piece, pump, STRANGE];
      yield ['', pump, piece];
      yield ['', piece + pump, STRANGE];
      yield ['', piece + pump.repeat(12), ''];
    }
  }
  for (const piece of pieces) for (const other of pieces) yield ['', piece + other, STRANGE];
}

function filled([before, repeated, after]: Attack, length: number): string {
  return before + repeated.repeat(Math.max(1, Math.ceil(length / repeated.length))) + after;
}

type Parts = { pumps: string[]; pieces: string[]; prefixes: Attack[] };

function partsOf(regex: RegExp): Parts {
  const { source, flags } = regex;
  const sampler = createSampler(flags);
  const pumps = new Set<string>();
  const pieces = new Set<string>();
  const prefixes: Attack[] = [];

  const pattern = new RegExpParser().parsePattern(source, 0, source.length, {
    unicode: flags.includes('u'),
    unicodeSets: flags.includes('v'),
  });
  const wholes = sampler.ofAny(pattern.alternatives);
  visitRegExpAST(pattern, {
    onQuantifierEnter(node) {
      const samples = sampler.of(node.element).filter((sample) => sample !== '');
      for (const sample of samples) pieces.add(sample);
      if (node.max < MANY) return;
      for (const sample of samples) {
        pumps.add(sample);
        const before = sampler.before(node);
        prefixes.push([before, sample, STRANGE], ['', before + sample, ''], ['', before + sample.repeat(10), '']);
      }
    },
    onCharacterEnter: ({ value }) => pieces.add(String.fromCodePoint(value)),
    onCharacterSetEnter: (node) => addAll(pieces, sampler.of(node)),
    onCharacterClassEnter: (node) => addAll(pieces, sampler.of(node)),
  });
  for (const whole of wholes) {
    if (whole === '') continue;
    pumps.add(whole);
    pieces.add(whole);
    pieces.add(whole.slice(0, -1) || whole);
  }
  pieces.add(' ').add('a').add('\n');
  const short = [...pieces].sort((a, b) => a.length - b.length);
  return {
    pumps: [...pumps].slice(0, MOST_PIECES),
    pieces: short.slice(0, MOST_PIECES),
    prefixes: prefixes.slice(0, 24),
  };
}

function addAll(set: Set<string>, values: readonly string[]): void {
  for (const value of values) set.add(value);
}

/** Makes texts that parts of an expression match, or would but for what they look at around them. */
function createSampler(flags: string) {
  const probe = flags.replace(/[gy]/gu, '');

  function charactersIn(node: AST.CharacterSet | AST.CharacterClass | AST.ExpressionCharacterClass): string[] {
    const one = new RegExp(`^(?:${node.raw})$`, probe);
    const own = [...node.raw].filter((character) => character !== '\\' && one.test(character));
    return [...new Set([...PROBES.filter((character) => one.test(character)), ...own])].slice(0, MOST_OF_A_SET);
  }

  function of(node: AST.Element): string[] {
    switch (node.type) {
      case 'Character':
        return [String.fromCodePoint(node.value)];
      case 'CharacterSet':
      case 'CharacterClass':
      case 'ExpressionCharacterClass':
        return charactersIn(node);
      case 'Group':
      case 'CapturingGroup':
        return ofAny(node.alternatives);
      case 'Quantifier':
        return of(node.element).map((sample) => sample.repeat(Math.min(MANY, Math.max(1, node.min))));
      case 'Assertion':
        return node.kind === 'lookbehind' && !node.negate ? ofAny(node.alternatives) : [''];
      default:
        return [''];
    }
  }

  function ofAny(alternatives: readonly AST.Alternative[]): string[] {
    return alternatives.flatMap(ofAll).slice(0, MOST_SAMPLES);
  }

  /** What a run of parts matches: with the first sample of each, and with the last. */
  function ofAll({ elements }: AST.Alternative): string[] {
    const samples = elements.map(of);
    return [...new Set([samples.map((one) => one[0] ?? '').join(''), samples.map((one) => one.at(-1) ?? '').join('')])];
  }

  /** What the parts before a node match, as far up as the expression goes. */
  function before(node: AST.Element): string {
    const { parent } = node;
    if (parent?.type !== 'Alternative') return parent?.type === 'Quantifier' ? before(parent) : '';
    const own = parent.elements
      .slice(0, parent.elements.indexOf(node))
      .map((element) => of(element)[0] ?? '')
      .join('');
    const above: AST.Node = parent.parent;
    return (above.type === 'Pattern' || above.type === 'Assertion' ? '' : before(above as AST.Element)) + own;
  }

  return { of, ofAny, before };
}
