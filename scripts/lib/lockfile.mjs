/**
 * npm leaves a platform's optional package out of the lockfile when the registry it asked does not have it, and then
 * `npm ci` refuses the whole lockfile, on every platform.
 */
const systems = ['darwin', 'linux', 'win32', 'android', 'freebsd', 'openharmony'];
const processors = ['arm64', 'x64', 'ia32', 'ppc64', 's390x', 'riscv64', 'loong64', 'arm'];

/** Where Node would find `name` from inside the package at `path`. */
function isFound(packages, path, name) {
  for (let at = path; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    if (packages[`${at ? `${at}/` : ''}node_modules/${name}`]) return true;
    if (at === '') return false;
  }
}

/** Optional packages that a package of the lockfile names and the lockfile has not. */
export function missingOptionalPackages({ packages }) {
  return Object.entries(packages).flatMap(([path, { optionalDependencies = {}, dev, license }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !isFound(packages, path, name))
      .map(([name, wanted]) => ({ name, version: wanted.replace(/^\D*/, ''), dev, license })),
  );
}

/** The lockfile with an entry for each of them, as npm would write it, but for the checksum. */
export function completed(lock) {
  const packages = { ...lock.packages };
  for (const { name, version, dev, license } of missingOptionalPackages(lock)) {
    const parts = name.split(/[-/]/);
    const os = systems.find((system) => parts.includes(system));
    const cpu = processors.find((processor) => parts.includes(processor));
    if (!os || !cpu) throw new Error(`cannot tell for which platform ${name} is: add it to package-lock.json by hand`);
    const libc = parts.some((part) => part.startsWith('musl')) ? 'musl' : 'glibc';
    packages[`node_modules/${name}`] = {
      version,
      cpu: [cpu],
      ...(dev && { dev }),
      ...(os === 'linux' && { libc: [libc] }),
      license,
      optional: true,
      os: [os],
    };
  }
  const { '': self, ...others } = packages;
  const sorted = Object.entries(others).sort(([a], [b]) => a.localeCompare(b, 'en'));
  return { ...lock, packages: { '': self, ...Object.fromEntries(sorted) } };
}
