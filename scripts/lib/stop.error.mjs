/** Ends a command with one sentence on the screen and no stack: the person at the terminal can do something about it. */
export class Stop extends Error {}

/** Runs a command's `main`; its number is the exit code. Does not wait for what an interrupted command still waits for. */
export async function runCommand(main) {
  let code = 1;
  try {
    code = (await main()) ?? 0;
  } catch (error) {
    console.error(error instanceof Stop ? error.message : error);
  }
  process.exit(code);
}
