/**
 * Which room may use which (docs: design, section 2): arrows point down only. A lib that is not named here fails lint,
 * so that a new room is a decision and not an accident.
 */
const libs = {
  domain: [],
  geofence: ['domain'],
  contracts: ['domain'],
  access: ['domain'],
  geocoding: ['domain'],
  queue: ['domain'],
  notify: ['domain'],
  configuration: ['notify', 'retention'],
  incidents: ['domain', 'access', 'geofence', 'notify'],
  companion: ['domain', 'access', 'incidents', 'notify'],
  tracking: ['domain', 'access', 'geofence', 'incidents', 'notify'],
  // A change of a case may be an alarm: a device unpaired (docs/decisions/0009).
  orders: ['domain', 'access', 'geofence', 'incidents'],
  imports: ['domain', 'access', 'orders'],
  evidence: ['domain', 'access'],
  statistics: ['domain'],
  support: ['domain', 'access', 'imports'],
  retention: ['domain', 'access'],
  contacts: ['domain', 'access', 'incidents', 'notify'],
  protocols: ['domain', 'tracking'],
  processes: ['domain', 'access', 'companion', 'incidents', 'orders', 'queue'],
};
const domainLibs = Object.keys(libs);
libs.persistence = domainLibs;
libs.testing = [...domainLibs, 'persistence'];
const allLibs = Object.keys(libs);

const apps = {
  api: allLibs,
  worker: allLibs,
  'device-gateway': allLibs,
  // Speaks to the house from outside: never with the rooms that hold data or rights.
  simulator: ['domain', 'contracts', 'geofence', 'protocols', 'tracking', 'testing'],
};
const webApps = ['console', 'survivor'];

const isolated = { partialMatch: false };
const element = (type, pattern) => ({ type, pattern, ...isolated });

export const boundarySettings = {
  'boundaries/root-path': new URL('../..', import.meta.url).pathname,
  'boundaries/dependency-nodes': ['import', 'export', 'dynamic-import'],
  'boundaries/elements': [
    ...allLibs.map((name) => element(`lib-${name}`, `libs/${name}`)),
    ...[...Object.keys(apps), ...webApps].map((name) => element(`app-${name}`, `apps/${name}`)),
    element('migrations', 'migrations'),
    element('test', 'test'),
  ],
  'import/resolver': {
    typescript: { project: 'tsconfig.json', conditionNames: ['source', 'node', 'import', 'types', 'default'] },
  },
};

const from = (type) => ({ element: { type } });
const face = (names) => ({
  element: { type: names.map((name) => `lib-${name}`), fileInternalPath: 'src/index.ts' },
});

/** By its name and by its face: `#lib` leads to `src/index.ts` and nowhere else. */
const mayUse = (type, names) => ({ from: from(type), allow: { to: face(names), dependency: { source: '#*' } } });

const policies = [
  { allow: { to: { module: { origin: ['external', 'core'] } } } },
  { allow: { dependency: { relationship: { to: 'internal' }, source: ['./**', '../**', '.', '..'] } } },
  ...Object.entries(libs)
    .filter(([, names]) => names.length > 0)
    .map(([name, names]) => mayUse(`lib-${name}`, names)),
  ...Object.entries(apps).map(([name, names]) => mayUse(`app-${name}`, names)),
  // The words, lifecycles and the clock are the same on a screen (docs/decisions/0007).
  ...webApps.map((name) => mayUse(`app-${name}`, ['contracts', 'domain'])),
  { from: from('lib-persistence'), allow: { to: from('migrations') } },
  // A test may look behind a face.
  { from: from('test'), allow: { to: { element: { type: ['app-*', 'lib-*', 'migrations'] } } } },
];

export const boundaryRules = {
  'boundaries/no-unknown-files': 'error',
  'boundaries/no-unknown-dependencies': 'error',
  'boundaries/dependencies': [
    'error',
    {
      default: 'disallow',
      message: 'The dependency rules do not allow {{from.element.type}} to import "{{dependency.source}}".',
      policies,
    },
  ],
};
