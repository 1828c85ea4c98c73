/** What only a person can mend about the store, in a sentence that says how. Never holds a password. */
export class StoreError extends Error {
  override name = 'StoreError';
}
