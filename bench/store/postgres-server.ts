import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';

export type PostgresServer = {
  /** An empty database, its owner allowed everything. */
  url: string;
  /** Another one. Its address. */
  newDatabase(): Promise<string>;
  /** Throws the server over, as a crash does, and starts it again at the same address. */
  restart(): Promise<void>;
  /** Ends it, and removes all of it. */
  stop(): Promise<void>;
};

// Debian keeps the server's programs apart from what users type. The newest of them sorts last.
const FOLDERS = [...(process.env.PATH ?? '').split(delimiter), ...globSync('/usr/lib/postgresql/*/bin').sort()];
const programs = FOLDERS.findLast((folder) => globSync(join(folder, '{initdb,postgres}')).length === 2);

/** Whether a server can be started here. Without one a test skips, and says why. */
export function hasPostgres(): boolean {
  if (!programs) process.stderr.write('skipped: no PostgreSQL server is installed (apt-get install postgresql)\n');
  return programs !== undefined;
}

/** A real server of its own, in a temporary folder, on a free port of this machine. */
export async function startPostgres(): Promise<PostgresServer> {
  const home = mkdtempSync(join(tmpdir(), 'pullquote-postgres-'));
  const port = await freePort();
  createCluster(home);

  let server = await start(home, port);
  process.once('exit', () => server.kill('SIGQUIT'));
  const url = `postgres://pullquote:a%20secret@127.0.0.1:${port}/postgres`;
  let databases = 0;
  return {
    url,
    async newDatabase() {
      databases += 1;
      await askPostgres(url, `create database d${databases}`);
      return url.replace(/postgres$/, `d${databases}`);
    },
    async restart() {
      await end(server);
      server = await start(home, port);
    },
    async stop() {
      await end(server);
      rmSync(home, { recursive: true });
    },
  };
}

/** What the server says to some SQL. */
export async function askPostgres(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

function createCluster(home: string): void {
  const passwordFile = join(home, 'password');
  writeFileSync(passwordFile, 'a secret');
  for (const path of [home, passwordFile]) chownSync(path, owner().uid, owner().gid);

  const options = ['--username=pullquote', `--pwfile=${passwordFile}`, '--auth=scram-sha-256'];
  const where = ['--pgdata', join(home, 'data'), '--encoding=UTF8', '--locale=C', '--no-sync'];
  execFileSync(program('initdb'), [...options, ...where], {
    cwd: home,
    ...owner(),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

async function start(home: string, port: number): Promise<ChildProcess> {
  const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories='];
  const options = settings.flatMap((setting) => ['-c', setting]);
  const server = spawn(program('postgres'), ['-D', join(home, 'data'), ...options], {
    cwd: home,
    ...owner(),
    stdio: ['ignore', 'ignore', 'pipe'],
  });

  const said: string[] = [];
  const lines = createInterface(server.stderr);
  const { promise: ready, resolve, reject } = Promise.withResolvers<void>();
  lines.on('line', (line) => {
    said.push(line);
    if (line.includes('ready to accept connections')) resolve();
  });
  server.once('exit', () => reject(new Error(`PostgreSQL did not start:\n${said.join('\n')}`)));
  await ready;
  return server;
}

/** Ends it at once, as a crash does: nothing of it is kept, or all of it must be found again. */
async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, 'exit');
  server.kill('SIGQUIT');
  await ended;
}

/** The server refuses to run as root; then it runs as nobody. */
function owner(): { uid: number; gid: number } {
  const [uid, gid] = [process.getuid?.() ?? 0, process.getgid?.() ?? 0];
  return uid === 0 ? { uid: 65534, gid: 65534 } : { uid, gid };
}

function program(name: string): string {
  return join(programs ?? '', name);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No port was given.');
  return address.port;
}
