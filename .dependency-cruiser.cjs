/**
 * Who may import whom (docs/architecture.md, "The house"). `tools`, `journeys` and `server/main.ts` put things together
 * and may import everything; tests may import what they test with.
 */
/** Tests, and what only tests use. */
const tests = '\\.(test|journey)\\.ts$|/(test-[a-z-]+|testing)\\.ts$'

/** One house rule: files under `from` may reach only what matches `to`. */
function only(name, from, to, comment, options = {}) {
  return { name, comment, severity: 'error', from: { path: from, pathNot: tests }, to: { path: '^(core|procedures|server|faces|design|journeys|tools|bin)/', pathNot: to, ...options } }
}

module.exports = {
  forbidden: [
    only('core-imports-nothing', '^core/', '^core/', 'core is pure: it runs in the server, in the phone and in tests'),
    {
      name: 'core-has-no-io',
      comment: 'core has no I/O, clock or randomness, so nothing of Node',
      severity: 'error',
      from: { path: '^core/', pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    only('procedures-import-core', '^procedures/', '^(procedures|core)/', 'a procedure is words of core and nothing else'),
    only('server-imports-procedures-and-core', '^server/(?!main\\.ts)', '^(server|procedures|core)/|^faces/portal/', 'the server knows no face'),
    {
      name: 'server-knows-only-the-types-of-the-portal',
      comment: 'the built pages are loaded at run time; what they are given is a type-only contract',
      severity: 'error',
      from: { path: '^server/(?!main\\.ts)', pathNot: tests },
      to: { path: '^faces/', dependencyTypesNot: ['type-only'] },
    },
    only('faces-import-design-core-procedures', '^faces/', '^(faces|design|core|procedures)/', 'a face speaks to the server over HTTP only'),
    {
      name: 'a-face-knows-no-other-face',
      comment: 'what two faces share lives in design or core, what the two applications share in faces/spa',
      severity: 'error',
      from: { path: '^faces/([^/]+)/' },
      to: { path: '^faces/([^/]+)/', pathNot: '^faces/($1|spa)/' },
    },
    only('design-imports-core', '^design/', '^(design|core)/', 'tokens and parts know no face'),
    {
      name: 'rooms-have-one-door',
      comment: 'a server room reaches another only through its index.ts; its row types stand in database/tables',
      severity: 'error',
      from: { path: '^server/([^/]+)/', pathNot: tests },
      to: { path: '^server/([^/]+)/', pathNot: '^server/($1/|[^/]+/index\\.ts$|database/tables/[a-z-]+\\.ts$)' },
    },
    {
      name: 'tests-use-doors-and-test-support',
      comment: 'tests of a room reach into another room only for what it offers to tests',
      severity: 'error',
      from: { path: '^server/([^/]+)/.*(\\.test|/test-[a-z-]+)\\.ts$' },
      to: { path: '^server/([^/]+)/', pathNot: '^server/($1/|[^/]+/(index|testing|test-[a-z-]+|tables/[a-z-]+)\\.ts$)' },
    },
    { name: 'nobody-imports-main', severity: 'error', from: {}, to: { path: '^server/main\\.ts$' } },
    { name: 'nobody-imports-tests', severity: 'error', from: {}, to: { path: '\\.(test|journey)\\.ts$' } },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'everything-resolves', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^virtual:' } },
    {
      name: 'rooms-are-named-by-what-they-are',
      comment: 'no file or folder called utils, helpers, common, shared, misc, lib or manager',
      severity: 'error',
      from: {},
      to: { path: '(^|/)(utils?|helpers?|common|shared|misc|libs?|managers?)(/|\\.[cm]?[jt]sx?$)', pathNot: 'node_modules' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|data)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'], exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
}
