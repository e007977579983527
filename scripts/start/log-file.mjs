import { mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

const rotateAtBytes = 10 * 1024 * 1024;

/** Opens a child's log for appending; one that has grown is set aside first, and the one set aside before is dropped. */
export function openLog(dataDir, name) {
  const folder = join(dataDir, 'logs');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `${name}.log`);
  const { size } = statSync(path, { throwIfNoEntry: false }) ?? { size: 0 };
  if (size > rotateAtBytes) renameSync(path, `${path}.1`);
  const from = size > rotateAtBytes ? 0 : size;
  return { path, descriptor: openSync(path, 'a', 0o600), lastLines: (count) => lastLines(path, from, count) };
}

/** Of what this start wrote, not of an earlier one. */
function lastLines(path, from, count) {
  const lines = readFileSync(path).subarray(from).toString('utf8').trimEnd().split('\n');
  return lines.slice(-count).map((line) => (line.length > 500 ? `${line.slice(0, 500)} …` : line));
}
