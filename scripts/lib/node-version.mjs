import { Stop } from './stop.error.mjs';

const least = [20, 19];

/** `engines` of package.json only warns, and only when npm installs. */
export function requireNodeVersion(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  if (major > least[0] || (major === least[0] && minor >= least[1])) return;
  throw new Stop(
    `Qalqan needs Node.js ${least.join('.')} or newer; this is ${version}. Install a newer one from https://nodejs.org and run the same command again.`,
  );
}
