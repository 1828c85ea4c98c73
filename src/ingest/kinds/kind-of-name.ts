// Of one kind with two endings, the one that people call it by.
const ALSO: Readonly<Record<string, string>> = { jpg: 'JPEG', htm: 'HTML', tif: 'TIFF', yml: 'YAML', mpg: 'MPEG' };
// What operating systems leave in folders.
const LEFT_BY_SYSTEMS = /^(?:thumbs\.db|desktop\.ini|ehthumbs\.db)$/iu;
const ENDING = /[^.]\.(?<ending>[a-z0-9]{1,8})$/iu;

/** What kind a file is by its name, as people call it: `PDF`; undefined for what nobody has put there. */
export function kindOfName(name: string): string | undefined {
  if (LEFT_BY_SYSTEMS.test(name)) return undefined;
  const ending = ENDING.exec(name)?.groups?.ending?.toLowerCase();
  if (ending === undefined) return 'without an ending';
  return Object.hasOwn(ALSO, ending) ? ALSO[ending] : ending.toUpperCase();
}
