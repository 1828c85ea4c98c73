import type { CompiledQuery, DatabaseConnection, Dialect, Driver, QueryResult, TransactionSettings } from 'kysely';

/** Turns what a database throws into what a person can act on; anything else it hands back as it is. */
export type Explain = (err: unknown) => unknown;

/** The same dialect, made alike in what it can keep, and in the words in which it fails. */
export function carefully(dialect: Dialect, explain: Explain): Dialect {
  return {
    createAdapter: () => dialect.createAdapter(),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createDriver: () => new CarefulDriver(dialect.createDriver(), explain),
  };
}

class CarefulDriver implements Driver {
  readonly #driver: Driver;
  readonly #explain: Explain;

  constructor(driver: Driver, explain: Explain) {
    this.#driver = driver;
    this.#explain = explain;
  }

  init(): Promise<void> {
    return this.#told(this.#driver.init());
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    return new CarefulConnection(await this.#told(this.#driver.acquireConnection()), this.#explain);
  }

  beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    return this.#told(this.#driver.beginTransaction(innerOf(connection), settings));
  }

  commitTransaction(connection: DatabaseConnection): Promise<void> {
    return this.#told(this.#driver.commitTransaction(innerOf(connection)));
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

  #told<Result>(work: Promise<Result>): Promise<Result> {
    return told(work, this.#explain);
  }
}

class CarefulConnection implements DatabaseConnection {
  readonly inner: DatabaseConnection;
  readonly #explain: Explain;

  constructor(inner: DatabaseConnection, explain: Explain) {
    this.inner = inner;
    this.#explain = explain;
  }

  executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const parameters = query.parameters.map(storable);
    return told(this.inner.executeQuery<Row>({ ...query, parameters }), this.#explain);
  }

  streamQuery<Row>(query: CompiledQuery, chunkSize: number): AsyncIterableIterator<QueryResult<Row>> {
    return this.inner.streamQuery<Row>(query, chunkSize);
  }
}

function innerOf(connection: DatabaseConnection): DatabaseConnection {
  return connection instanceof CarefulConnection ? connection.inner : connection;
}

async function told<Result>(work: Promise<Result>, explain: Explain): Promise<Result> {
  try {
    return await work;
  } catch (err) {
    throw explain(err);
  }
}

// PostgreSQL keeps no NUL, and neither database half a surrogate pair. Both get U+FFFD in their place, which readers
// know as “something was here”. JSON escapes both, so that articles and messages come back to the letter.
function storable(value: unknown): unknown {
  return typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '\ufffd') : value;
}
