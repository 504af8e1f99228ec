const TESTS = '\\.test\\.tsx?$|^e2e/|^lib/(platform|features)/testing/'
const REPORT_TYPES = '^lib/features/[^/]+/[^/]+-model\\.ts$'
const OPENAI = '^lib/providers/openai/'
const SIMULATOR = '^lib/providers/openai/simulator/'

/** From `from` only `to` may be imported within the repository; `npm` says the same of packages. */
const only = (name, comment, from, to, npm) => [
  { name, comment, severity: 'error', from: { pathNot: TESTS, ...from }, to: { path: '^(app|components|e2e|inngest|lib|prisma)/', pathNot: to } },
  ...(npm ? [{ name: `${name}-npm`, comment, severity: 'error', from: { pathNot: TESTS, ...from }, to: { path: '^node_modules/', pathNot: npm } }] : []),
]

module.exports = {
  forbidden: [
    { name: 'no-cycles', comment: 'Files that need each other cannot be understood or changed alone.', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'resolvable', comment: 'An import that leads nowhere fails only when it runs.', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: 'prisma-client' } },
    { name: 'declared', comment: 'A package that package.json does not name may vanish with any other package.', severity: 'error', from: {}, to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] } },
    ...only('domain-is-vocabulary', 'lib/domain is the vocabulary: everyone speaks it, so it may know nobody.', { path: '^lib/domain/' }, '^lib/domain/', '^node_modules/zod/'),
    ...only('platform-serves', 'lib/platform serves every feature and every provider, so it may know none.', { path: '^lib/platform/' }, '^lib/(domain|platform)/'),
    ...only('simulator-stands-alone', "The simulator shares nothing with the client: with common schemas both would be wrong together.", { path: SIMULATOR }, `^lib/domain/|${SIMULATOR}`),
    {
      name: 'simulator-stays-outside', severity: 'error', comment: 'The simulator is a program of its own and never part of the app.',
      from: { pathNot: `${TESTS}|${SIMULATOR}|^lib/commands/` }, to: { path: SIMULATOR },
    },
    ...only('provider-knows-no-storage', 'A provider turns HTTP into neutral records; it never knows database, features or another provider.', { path: '^lib/providers/([^/]+)/', pathNot: `${TESTS}|${SIMULATOR}` }, '^lib/domain/|^lib/platform/(log|clock|env)\\.ts$|^lib/providers/[^/]+\\.ts$|^lib/providers/$1/'),
    ...only('feature-knows-no-transport', 'A verb works the same from page, route, action, job and command; the vendor is chosen by the registry.', { path: '^lib/features/' }, '^lib/(domain|platform|features)/|^lib/providers/[^/]+\\.ts$'),
    ...only('charts-are-pure', 'Preparing a chart is plain data in, plain data out, so it can be tested without a browser.', { path: '^lib/charts/' }, `^lib/(charts|domain)/|${REPORT_TYPES}`, '^node_modules/zod/'),
    ...only('queries-run-in-the-browser', 'lib/queries is browser code: server code would end up in the bundle.', { path: '^lib/queries/' }, `^lib/(queries|domain|charts)/|${REPORT_TYPES}`),
    {
      name: 'components-only-draw', severity: 'error', comment: 'Props in, pixels out: a component that queries or decides cannot be shown elsewhere. Types are free.',
      from: { path: '^components/', pathNot: TESTS },
      to: { path: '^(app|inngest|prisma|lib/(platform|providers|features|commands))/', pathNot: REPORT_TYPES, dependencyTypesNot: ['type-only'] },
    },
    ...only('job-calls-one-verb', 'A job function is delivery: it calls features and knows no page and no table.', { path: '^inngest/' }, '^inngest/|^lib/(domain|features)/|^lib/platform/((log|env|clock)\\.ts$|jobs/)'),
    {
      name: 'page-never-queries', severity: 'error', comment: 'Pages, routes and actions call a verb, which authorises; a query of their own would not.',
      from: { path: '^app/', pathNot: TESTS }, to: { path: `^lib/platform/(db|tenant|system|prisma-client)|${OPENAI}|^node_modules/(@prisma|pg)/` },
    },
    {
      name: 'one-way-into-the-database', severity: 'error', comment: 'Connections carry no tenant: inTenant and asSystem are the only ways in.',
      from: { pathNot: `${TESTS}|^lib/(platform|commands)/` }, to: { path: '^lib/platform/db\\.ts$|^node_modules/pg/' },
    },
    {
      name: 'commands-are-entrances', severity: 'error', comment: 'What package.json runs is never imported by the app.',
      from: { pathNot: `${TESTS}|^lib/commands/` }, to: { path: '^lib/commands/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^\\.next/|^lib/platform/prisma-client/.+/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
}
