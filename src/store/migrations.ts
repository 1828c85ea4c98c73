/** How a database spells what its columns hold, and what it says at the end of a table. */
export type Spelling = { text: string; integer: string; real: string; bytes: string; end: string };

export type Migration = { number: number; name: string; statements: (spelling: Spelling) => readonly string[] };

/** The steps from an empty database to today's, in order. What has been released is never edited: add the next. */
export const MIGRATIONS: readonly Migration[] = [
  {
    number: 1,
    name: 'what the bot remembers',
    statements: ({ text, integer, real, bytes, end }) => [
      `create table articles (
        id ${text} primary key,
        version ${text} not null,
        retired_ms ${integer}
      ) ${end}`,
      `create table versions (
        article_id ${text} not null references articles (id),
        version ${text} not null,
        number ${integer} not null,
        read_ms ${integer} not null,
        article ${text} not null,
        seal ${text} not null,
        bytes ${bytes} not null,
        digest ${text} not null,
        sidecar ${bytes},
        primary key (article_id, version)
      ) ${end}`,
      'create index versions_by_digest on versions (digest)',
      `create table files (
        path ${text} primary key,
        size ${integer} not null,
        modified_ms ${real} not null,
        digest ${text} not null,
        article_id ${text},
        version ${text},
        remarks ${text} not null,
        reader ${integer} not null
      ) ${end}`,

      `create table changes (
        seq ${integer} primary key,
        article_id ${text} not null,
        version ${text} not null,
        kind ${text} not null,
        at_ms ${integer} not null
      ) ${end}`,
      'create index changes_by_article on changes (article_id, seq)',
      'create index changes_by_time on changes (at_ms)',
      `create table cursors (
        name ${text} primary key,
        seq ${integer} not null
      ) ${end}`,

      `create table follows (
        id ${text} primary key,
        typed ${text} not null,
        channel_id ${text} not null,
        user_id ${text} not null,
        since_ms ${integer} not null,
        stopped_ms ${integer}
      ) ${end}`,
      'create index follows_by_channel on follows (channel_id) where stopped_ms is null',
      `create table digests (
        id ${text} primary key,
        channel_id ${text} not null,
        user_id ${text} not null,
        time ${text} not null,
        time_zone ${text} not null,
        days ${integer} not null,
        typed ${text} not null,
        on_quiet_days ${text} not null,
        since_ms ${integer} not null,
        stopped_ms ${integer}
      ) ${end}`,
      'create unique index one_digest_a_channel on digests (channel_id) where stopped_ms is null',

      `create table occurrences (
        key ${text} primary key,
        kind ${text} not null,
        subject ${text} not null,
        channel_id ${text} not null,
        about ${text} not null,
        due_ms ${integer} not null,
        thread_of ${text},
        state ${text} not null,
        attempts ${integer} not null,
        attempt_ms ${integer},
        ts ${text},
        reason ${text}
      ) ${end}`,
      'create index occurrences_by_state on occurrences (state, due_ms)',
      'create index occurrences_by_subject on occurrences (subject, due_ms)',

      `create table posts (
        channel_id ${text} not null,
        ts ${text} not null,
        message ${text} not null,
        user_id ${text},
        posted_ms ${integer} not null,
        primary key (channel_id, ts)
      ) ${end}`,
      `create table quotes (
        channel_id ${text} not null,
        ts ${text} not null,
        number ${integer} not null,
        article_id ${text} not null,
        version ${text} not null,
        start ${integer} not null,
        "end" ${integer} not null,
        block_id ${text} not null,
        superseded_ms ${integer},
        primary key (channel_id, ts, number),
        foreign key (channel_id, ts) references posts (channel_id, ts)
      ) ${end}`,
      'create index quotes_by_article on quotes (article_id) where superseded_ms is null',

      `create table settings (
        owner ${text} not null,
        name ${text} not null,
        value ${text} not null,
        primary key (owner, name)
      ) ${end}`,
      `create table events (
        id ${text} primary key,
        at_ms ${integer} not null
      ) ${end}`,
      'create index events_by_time on events (at_ms)',
      `create table audit (
        seq ${integer} primary key,
        at_ms ${integer} not null,
        user_id ${text} not null,
        action ${text} not null,
        subject ${text} not null
      ) ${end}`,
      `create table counters (
        name ${text} primary key,
        value ${integer} not null
      ) ${end}`,
      "insert into counters (name, value) values ('audit', 0), ('changes', 0)",
    ],
  },
  {
    number: 2,
    name: 'what a post says of its quotes by now',
    statements: ({ text }) => [
      `alter table posts add column posted ${text}`,
      `alter table quotes add column amended_to ${text}`,
      'drop index quotes_by_article',
      'create index quotes_by_article on quotes (article_id)',
    ],
  },
  {
    number: 3,
    name: 'what threads go on with',
    statements: ({ text, integer, end }) => [
      `create table threads (
        channel_id ${text} not null,
        thread ${text} not null,
        user_id ${text} not null,
        typed ${text} not null,
        steps ${text} not null,
        at_ms ${integer} not null,
        primary key (channel_id, thread)
      ) ${end}`,
      'create index threads_by_time on threads (at_ms)',
    ],
  },
  {
    number: 4,
    name: 'what proves that a button is ours, and what is too long to stand on one',
    statements: ({ text, integer, end }) => [
      `create table secrets (
        name ${text} primary key,
        value ${text} not null
      ) ${end}`,
      `create table carried (
        key ${text} primary key,
        text ${text} not null,
        at_ms ${integer} not null
      ) ${end}`,
      'create index carried_by_time on carried (at_ms)',
    ],
  },
  {
    number: 5,
    name: 'what is read of articles, and what was too much to read',
    statements: ({ text, integer, bytes, end }) => [
      `create table records (
        article_id ${text} not null,
        version ${text} not null,
        reader ${text} not null,
        bytes ${bytes} not null,
        article ${text},
        seal ${integer} not null,
        asked_ms ${integer} not null,
        primary key (article_id, version, reader)
      ) ${end}`,
      `create table overruns (
        digest ${text} not null,
        reader ${text} not null,
        reason ${text} not null,
        primary key (digest, reader)
      ) ${end}`,
    ],
  },
];
