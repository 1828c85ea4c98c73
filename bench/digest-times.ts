// One digest for each local date: in every zone, at every half-hour, on every day of two years.

import { printTable } from './instruments/table.ts';
import { findWrongDates, TIMES } from './local-dates.ts';

const first = Temporal.PlainDate.from('2026-01-01');
const last = first.add({ years: 2 }).subtract({ days: 1 });
const zones = Intl.supportedValuesOf('timeZone');

const start = performance.now();
const wrong = zones.flatMap((timeZone) => findWrongDates(timeZone, { first, last }));
const days = first.until(last).days + 1;

printTable([
  {
    zones: String(zones.length),
    times: String(TIMES.length),
    days: String(days),
    digests: String(zones.length * TIMES.length * days),
    wrong: String(wrong.length),
    seconds: ((performance.now() - start) / 1000).toFixed(0),
  },
]);
for (const line of wrong) console.log(line);
if (wrong.length > 0) process.exitCode = 1;
