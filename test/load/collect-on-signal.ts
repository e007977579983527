/**
 * Loaded into a measured process with `--import`, and with `--expose-gc`: SIGCONT collects what nobody holds any more, so that its
 * own figures of memory then tell what is held. A signal that ends nobody: Nest takes the usual ones for the wish to end.
 */
process.on('SIGCONT', () => (globalThis as { gc?: () => void }).gc!());

export {};
