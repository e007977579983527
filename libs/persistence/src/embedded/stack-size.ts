/** V8 option, in KiB, with which the engine's process should run; half of the 8 MiB that systems usually give. */
export const STACK_SIZE_OPTION = '--stack-size=3900';

/**
 * PostgreSQL measures its own stack, in WebAssembly memory; JavaScript's, in which its calls run, is used up some fifteen
 * times as fast and ends the engine. Found by trial: with these limits a query too deep is SQLSTATE 54001, as it should be.
 */
export function maxStackDepth(): string {
  return process.execArgv.includes(STACK_SIZE_OPTION) ? '200kB' : '100kB';
}
