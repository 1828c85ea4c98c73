import type { actions } from '#handlers/buttons/actions.ts';
import { commands } from '#handlers/commands/commands.ts';
import type { shortcuts } from '#handlers/commands/shortcuts.ts';
import type { verbs } from '#handlers/verbs.ts';
import { readTyped } from './read-typed.ts';

// What only reads is named, so that what is new counts as a change until somebody has thought about it.
const READING_VERBS: ReadonlySet<string> = new Set<keyof typeof verbs>([
  'help',
  'said',
  'verify',
  'following',
  'status',
]);
const READING_BUTTONS: ReadonlySet<string> = new Set<keyof typeof actions>([
  ...(['more', 'next', 'context', 'hidden', 'search', 'said', 'kept'] as const),
  ...(['digest', 'digest-preview'] as const),
]);
const READING_SHORTCUTS: ReadonlySet<string> = new Set<keyof typeof shortcuts>(['verify']);

/**
 * Whether what is asked may change something, or be seen by others than the asker: it must not be done twice. The answer to
 * a mention is seen by others too, but is worth more twice than not at all.
 */
export const mayChange = {
  typed(text: string): boolean {
    const verb = readTyped(text).word.toLowerCase();
    return commands.has(verb) && !READING_VERBS.has(verb);
  },
  pressed: (button: string): boolean => !READING_BUTTONS.has(button),
  filled: (_form: string): boolean => true,
  chosen: (shortcut: string): boolean => !READING_SHORTCUTS.has(shortcut),
};
