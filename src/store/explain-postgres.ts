import { StoreError } from './store-error.ts';

// https://www.postgresql.org/docs/current/errcodes-appendix.html, and what the network says.
const NO_ANSWER =
  /^(?:ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOENT|08\w{3}|57P0[123])$/;
const ADVICE: Record<string, (where: string) => string> = {
  '28P01': (where) => `${where} does not accept this user with this password. Put right STORE_URL.`,
  28000: (where) => `${where} does not let this user in. Put right STORE_URL, or pg_hba.conf on the server.`,
  '3D000': (where) => `There is no database ${where}. Make it (createdb), or put right STORE_URL.`,
  42501: (where) =>
    `The user in STORE_URL lacks rights in ${where}. It needs CREATE on the database, or to own our schema.`,
  25006: (where) => `${where} only lets me read: it may be a standby. Name the primary in STORE_URL.`,
  53100: (where) => `The disk of ${where} is full. Make room; nothing that was written before is lost.`,
  53300: (where) => `${where} has no connection left for me. Raise max_connections, or end other programs.`,
};

// What is the server's matter, by the classes of its codes: connections, transactions, roles, conflicts, resources, limits,
// locks, operators, the system and itself. What is left (data, constraints, syntax) would be our fault.
const ITS_OWN = /^(?:08|25|28|3D|40|53|54|55|57|58|F0|XX)\w{3}$/;

/** What PostgreSQL or the network says, in words that tell a person what to do; any other error as it is. */
export function explainPostgres(err: unknown, url: string): unknown {
  const where = serverOf(url);
  const code = err instanceof Error && 'code' in err ? String(err.code) : '';
  // The error of an address that cannot be read may quote it, password and all.
  if (code === 'ERR_INVALID_URL') return new StoreError('STORE_URL is no address of a PostgreSQL database.');

  const advice = ADVICE[code];
  if (advice) return new StoreError(advice(where), { cause: err });
  if (!NO_ANSWER.test(code) && !isTimeout(err)) return ITS_OWN.test(code) ? couldNot(where, err, code) : err;
  return new StoreError(`PostgreSQL at ${where} does not answer. Is it running, and STORE_URL right?`, { cause: err });
}

function couldNot(where: string, err: unknown, code: string): StoreError {
  return new StoreError(`${where} could not do that (${code}). Try again; if that does not help, look at the server.`, {
    cause: err,
  });
}

/** The driver's own errors have no code. */
function isTimeout(err: unknown): boolean {
  return err instanceof Error && /^(?:timeout e|Connection terminated|Query read timeout)/.test(err.message);
}

/** Host and database, without the user and the password. */
export function serverOf(url: string): string {
  const { host, pathname } = URL.parse(url) ?? { host: 'that address', pathname: '' };
  return `${host}${pathname}`;
}
