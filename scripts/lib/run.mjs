import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './root.mjs';
import { Stop } from './stop.error.mjs';

const running = new Set();

/** Ends the tools that run at this moment, as when the command is interrupted. */
export function stopTools() {
  for (const child of running) child.kill('SIGTERM');
}

/** Kept of what a quiet tool said: to be shown if it fails, or a list. */
const keptCharacters = 200_000;

/**
 * Runs one tool to its end, without a terminal and without input, so that it behaves the same everywhere.
 * @returns its exit code and what it said (nothing with `show`, which hands its output to the screen as it comes).
 */
export function run(command, args, { env = process.env, cwd = root, show = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env,
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
    });
    running.add(child);
    let said = '';
    const keep = (chunk) => (said = (said + chunk).slice(-keptCharacters));
    child.stdout?.setEncoding('utf8').on('data', keep);
    child.stderr?.setEncoding('utf8').on('data', keep);
    child.once('error', reject);
    child.once('close', (code, signal) => {
      running.delete(child);
      resolve({ code: code ?? 1, signal, said });
    });
  });
}

/** A program of an installed package, by its path inside node_modules. */
export const tool = (path) => join(root, 'node_modules', path);

export const runNode = (args, options) => run(process.execPath, args, options);

/** npm as it was called, or the one of the PATH. */
export function runNpm(args, options) {
  const ownPath = process.env.npm_execpath;
  return ownPath?.endsWith('.js') ? runNode([ownPath, ...args], options) : run('npm', args, options);
}

/** The tool's last words and an error that ends the command, unless it went well. */
export function requireSuccess(what, { code, said }) {
  if (code === 0) return;
  throw new Stop(`${said.trimEnd()}\n\n${what} failed with exit code ${code}; its last words are above.`);
}
