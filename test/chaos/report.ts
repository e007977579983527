import { readFileSync, writeFileSync } from 'node:fs';
import type { Reconciled } from './reconcile.js';

export interface Told {
  seed: number;
  minutes: number;
  faults: Map<string, number>;
  repeatedByDevices: number;
  reconnects: number;
  seconds: number;
  endedByThemselves: number;
  reconciled: Reconciled;
}

const at = (sorted: readonly number[], share: number): string =>
  sorted.length === 0 ? '–' : sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)]!.toFixed(1);

/** The run as a table for people. */
export function reportOf(told: Told): string {
  const struck = [...told.faults.values()].reduce((sum, count) => sum + count, 0);
  const { accounts, toHuman, repeats } = told.reconciled;
  return [
    `Seed ${told.seed}: ${struck} faults in ${told.minutes} minutes; ${told.seconds} s from the start to the last account.`,
    '',
    '| fault | times |',
    '|---|---|',
    ...[...told.faults].sort(([a], [b]) => a.localeCompare(b)).map(([name, count]) => `| ${name} | ${count} |`),
    '',
    '| what must hold | checked | lost | doubled |',
    '|---|---|---|---|',
    ...accounts.map(({ what, checked, lost, doubled }) => `| ${what} | ${checked} | ${lost} | ${doubled} |`),
    '',
    '| seconds from what happened to the first human | alarms | p50 | p99 | worst |',
    '|---|---|---|---|---|',
    ...toHuman.map(
      ({ kind, seconds }) =>
        `| ${kind} | ${seconds.length} | ${at(seconds, 0.5)} | ${at(seconds, 0.99)} | ${at(seconds, 1)} |`,
    ),
    '',
    `Requests that devices had to repeat: ${told.repeatedByDevices}. Messages that came again because the answer to the first was`,
    `lost: ${repeats.map(({ channel, count }) => `${channel} ${count}`).join(', ')}. Consoles connected anew: ${told.reconnects}. Programs that ended by`,
    `themselves: ${told.endedByThemselves}.`,
    '',
  ].join('\n');
}

const begin = '<!-- chaos: begin (npm run test:chaos -- --write) -->';
const end = '<!-- chaos: end -->';

/** Puts the report between its marks in a page. */
export function writeReport(file: string, report: string): void {
  const page = readFileSync(file, 'utf8');
  const [before, rest] = page.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`${file} lacks the marks of the report`);
  writeFileSync(file, `${before}${begin}\n\n${report}\n${end}${after}`);
}
