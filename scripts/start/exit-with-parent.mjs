/**
 * Loaded into every child with `--import`: standard input is a pipe whose other end the launcher holds. When it closes
 * (the launcher has died, however it died) the child ends as if it had been asked to.
 */
const limitMilliseconds = 10_000;
let leaving = false;

function leave() {
  if (leaving) return;
  leaving = true;
  setTimeout(() => process.exit(1), limitMilliseconds).unref();
  process.kill(process.pid, 'SIGTERM');
}

process.stdin.once('end', leave).once('close', leave).once('error', leave).resume();
// The pipe alone must not keep a process alive that has nothing left to do.
process.stdin.unref();
