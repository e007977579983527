/**
 * Loaded into a measured process with `--import`, and with `--expose-gc`: SIGUSR2 collects what nobody holds any more, so that its
 * own figures of memory then tell what is held.
 */
process.on('SIGUSR2', () => (globalThis as { gc?: () => void }).gc!());

export {};
