/**
 * One thing looked at. `ok`: as it should be. `note`: it works, but whoever runs the bot should know. `wrong`: the bot, or
 * a part of it, does not work; then `todo` says what to do.
 */
export type Diagnosis = { about: string } & (
  | { state: 'ok'; says: string }
  | { state: 'note'; says: string; todo?: string }
  | { state: 'wrong'; says: string; todo: string }
);
