import { readFileSync } from 'node:fs';

/** Fields of /proc/PID/stat (proc(5)) after the name, which may hold spaces and brackets. None where there is no /proc. */
function fieldsOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}

/** When a process started, in ticks since boot. Undefined where there is no /proc, or no such process. */
export const startOf = (pid) => fieldsOf(pid)[19];

/** Killed, and nobody has asked for its exit code yet: in a container without an init, for ever. */
const isDead = (pid) => ['Z', 'X'].includes(fieldsOf(pid)[0]);

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
  if (isDead(pid)) return false;
  const now = startOf(pid);
  return startedAt === undefined || now === undefined || now === startedAt;
}
