import type { CompiledQuery, DatabaseConnection, Dialect, Driver, QueryResult, TransactionSettings } from 'kysely';
import { type QueryKind, stopwatch, unmeasured } from '#src/measures.ts';

/** Turns what a database throws into what a person can act on; anything else it hands back as it is. */
export type Explain = (err: unknown) => unknown;

/** How what is asked of a database is passed on to it. */
type Asking = <Result>(kind: QueryKind, work: () => Promise<Result>) => Promise<Result>;

/** The same dialect, made alike in what it can keep, and in the words in which it fails. `measures` is told of all it does. */
export function carefully(dialect: Dialect, explain: Explain, measures = unmeasured): Dialect {
  const ask: Asking = async (kind, work) => {
    const elapsed = stopwatch();
    try {
      const result = await work();
      measures.queried({ kind, isFailed: false }, elapsed());
      return result;
    } catch (err) {
      measures.queried({ kind, isFailed: true }, elapsed());
      throw explain(err);
    }
  };

  return {
    createAdapter: () => dialect.createAdapter(),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createDriver: () => new CarefulDriver(dialect.createDriver(), ask),
  };
}

class CarefulDriver implements Driver {
  readonly #driver: Driver;
  readonly #ask: Asking;

  constructor(driver: Driver, ask: Asking) {
    this.#driver = driver;
    this.#ask = ask;
  }

  init(): Promise<void> {
    return this.#ask('connect', () => this.#driver.init());
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    return new CarefulConnection(await this.#ask('connect', () => this.#driver.acquireConnection()), this.#ask);
  }

  beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    return this.#ask('begin', () => this.#driver.beginTransaction(innerOf(connection), settings));
  }

  commitTransaction(connection: DatabaseConnection): Promise<void> {
    return this.#ask('commit', () => this.#driver.commitTransaction(innerOf(connection)));
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    // After a full disk or a lost connection the database has done so itself, and refuses to do it again. What made us
    // roll back must be heard, not that; a connection that is still in a transaction fails at its next use.
    await this.#driver.rollbackTransaction(innerOf(connection)).catch(() => {});
  }

  releaseConnection(connection: DatabaseConnection): Promise<void> {
    return this.#driver.releaseConnection(innerOf(connection));
  }

  destroy(): Promise<void> {
    return this.#driver.destroy();
  }
}

class CarefulConnection implements DatabaseConnection {
  readonly inner: DatabaseConnection;
  readonly #ask: Asking;

  constructor(inner: DatabaseConnection, ask: Asking) {
    this.inner = inner;
    this.#ask = ask;
  }

  executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const parameters = query.parameters.map(storable);
    return this.#ask(kindOf(query), () => this.inner.executeQuery<Row>({ ...query, parameters }));
  }

  streamQuery<Row>(query: CompiledQuery, chunkSize: number): AsyncIterableIterator<QueryResult<Row>> {
    return this.inner.streamQuery<Row>(query, chunkSize);
  }
}

function innerOf(connection: DatabaseConnection): DatabaseConnection {
  return connection instanceof CarefulConnection ? connection.inner : connection;
}

const KINDS: Record<string, QueryKind> = {
  SelectQueryNode: 'read',
  InsertQueryNode: 'write',
  UpdateQueryNode: 'write',
  DeleteQueryNode: 'write',
};

function kindOf({ query }: CompiledQuery): QueryKind {
  return KINDS[query.kind] ?? 'other';
}

// PostgreSQL keeps no NUL, and neither database half a surrogate pair. Both get U+FFFD in their place, which readers
// know as “something was here”. JSON escapes both, so that articles and messages come back to the letter.
function storable(value: unknown): unknown {
  return typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '\ufffd') : value;
}
