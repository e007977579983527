import { readFileSync } from 'node:fs';

/**
 * When a process started, in ticks since boot: field 22 of /proc/PID/stat (proc(5)), counted after the name, which may
 * hold spaces and brackets. Undefined where there is no /proc, or no such process.
 */
export function startOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}

/** This process as others can recognise it: a pid alone may have been given to another process since. */
export const thisProcess = () => identify(process.pid);
export const identify = (pid) => ({ pid, startedAt: startOf(pid) });

/** Whether the process that was identified lives still. */
export function lives({ pid, startedAt }) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it lives and belongs to somebody else.
    if (error.code !== 'EPERM') return false;
  }
  const now = startOf(pid);
  return startedAt === undefined || now === undefined || now === startedAt;
}
