// The arrows of the house (docs/architecture.md): who may import whom. Everything not allowed here is forbidden.
// Run by `npm run check`; each rule's comment is what the person who breaks it reads.
const room = (name) => `^${name}/`;
const tests = '(\\.test\\.ts$|/tests?/|/cases/|testing\\.ts$)';

/** `except`: files of the room that may use more, for example its tests. */
const onlyMayUse = (name, allowed, comment, except) => ({
  name: `${name}-arrows`,
  severity: 'error',
  comment,
  from: { path: room(name), ...(except === undefined ? {} : { pathNot: except }) },
  to: {
    path: '^(kernel|services|simulate|academy|store|server|web|cli|e2e|bench|faults)/',
    pathNot: [room(name), ...allowed.map(room)],
    dependencyTypesNot: ['type-only'],
  },
});

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      comment:
        'Two files that import each other are one file: move what both need to a third. (A component may hold itself.)',
      from: { path: '(.+)' },
      to: { pathNot: '^$1$', circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'kernel-imports-nothing',
      severity: 'error',
      comment: 'The kernel is pure: no package, no Node module, no other room.',
      from: { path: '^kernel/', pathNot: [tests, '^kernel/tools/'] },
      to: { pathNot: '^kernel/(src|fixtures)/' },
    },
    onlyMayUse(
      'services',
      ['kernel'],
      'A service file knows the language (kernel) and other service files, nothing else.',
    ),
    onlyMayUse('store', ['kernel'], 'The store knows the kernel alone.'),
    onlyMayUse('server', ['kernel', 'store'], 'The server gets its services from a registry that is handed in.', tests),
    onlyMayUse(
      'web',
      ['kernel'],
      'Pages call the platform of the request; of server and store they know the types alone.',
      tests,
    ),
    {
      name: 'through-the-door',
      severity: 'error',
      comment: 'Use what the package.json of that room exports, not a file behind it.',
      from: { path: '^(kernel|services|store|server|web|cli|e2e|bench|faults)/' },
      to: {
        path: '^(kernel|services|store|server|web|cli)/',
        pathNot: [
          '^$1/',
          '^(kernel/src/(index|cases/random-walk)|services/registry|services/[^/]+/.+|store/src/(index|testing|free-port|backup/index|postgres/index)|server/src/(index|accounts/accounts|demo/index|platform/[^/]+)|cli/src/publishing-seals|web/build/handler)\\.(ts|js|json)$',
        ],
      },
    },
    {
      name: 'tests-stay-tests',
      severity: 'error',
      comment: 'What serves residents must not import what only tests need.',
      from: { path: '^(kernel|services|store|server|web|cli)/', pathNot: [tests, '^store/src/testing\\.ts$'] },
      to: { path: '(\\.test\\.ts$|^store/src/testing\\.ts$)' },
    },
    {
      name: 'resolvable',
      severity: 'error',
      comment: 'This import leads nowhere.',
      from: {},
      to: { couldNotResolve: true, pathNot: '^[$#]|^virtual:|^\\./\\$types|web/build' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)node_modules/(?!@balai/)|\\.svelte-kit|^web/build' },
    tsPreCompilationDeps: 'specify',
    moduleSystems: ['es6'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.mjs', '.js', '.json'],
    },
  },
};
