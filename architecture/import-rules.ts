import type { IForbiddenRuleType } from 'dependency-cruiser'

/** Tests may import anything; so may what only tests use. */
export const testFiles = /\.test\.tsx?$|(^|\/)(test|test-support)\//

const tests = testFiles.source
const server = (folders: string) => `(^|/)server/src/(${folders})`
const programs = '(^|/)(server|client|apps|bot|cli|testing|bench|scripts|architecture)/'
const engine = '(^|/)engines/([^/]+)/'
/** What everybody may know: pure functions on how things are written and counted in Brazil. */
const shared = '(^|/)engines/brazil/'

const products = 'core|chat|zap|carmatch|consultor'
/** A noun's own files: its operations, statements and rules; not its routes and jobs, which call workflows too. */
const noun = `(^|/)server/src/(${products})/(?!workflows/)([^/]+)/(?!routes/|jobs\\.ts$)`
const routesAndJobs = server(`(${products})/[^/]+/(routes/.+|jobs|[^/]+\\.jobs)\\.ts$`)
const workflow = server(`(${products})/workflows/`)
const waysIn = [server('(http|realtime|jobs|demo)/'), routesAndJobs, server(`(${products})/index\\.ts$`)]
/** Files beside the layers: main, the list of products, and what makes and lists the services. They know everybody. */
const wiring = server('[^/]+\\.ts$')
const layers = server(`platform/|tenancy/|http/|realtime/|jobs/|demo/|(${products})/`)

/** Who may import whom, as dependency-cruiser reads it. Paths are of resolved files, relative to the root. */
export const importRules: IForbiddenRuleType[] = [
  forbid('platform-imports-nothing-above-it', {
    comment: 'Ways in → workflows → nouns → tenancy → platform, downward only.',
    from: { path: server('platform/'), pathNot: tests },
    to: { path: [server(`tenancy/|(${products})/`), ...waysIn] },
  }),
  forbid('tenancy-imports-only-platform', {
    comment: 'Ways in → workflows → nouns → tenancy → platform, downward only.',
    from: { path: server('tenancy/'), pathNot: tests },
    to: { path: [server(`(${products})/`), ...waysIn] },
  }),
  forbid('nouns-import-only-tenancy-and-platform', {
    comment: 'Ways in → workflows → nouns → tenancy → platform, downward only.',
    from: { path: noun, pathNot: tests },
    to: { path: [workflow, ...waysIn] },
  }),
  forbid('workflows-import-only-nouns-and-below', {
    comment: 'Ways in → workflows → nouns → tenancy → platform, downward only.',
    from: { path: workflow, pathNot: [tests, '\\.jobs\\.ts$'] },
    to: { path: waysIn },
  }),
  forbid('noun-never-imports-a-noun', {
    comment: 'What spans two nouns is a workflow, which knows how to undo.',
    from: { path: noun, pathNot: tests },
    to: { path: noun, pathNot: '(^|/)server/src/$2/$3/' },
  }),
  forbid('core-imports-no-product', {
    comment:
      'core ← chat ← zap, carmatch, consultor, and these three never each other: ports are filled in products.ts.',
    from: { path: server('core/'), pathNot: tests },
    to: { path: server('(chat|zap|carmatch|consultor|demo)/') },
  }),
  forbid('chat-imports-only-core', {
    comment:
      'core ← chat ← zap, carmatch, consultor, and these three never each other: ports are filled in products.ts.',
    from: { path: server('chat/'), pathNot: tests },
    to: { path: server('(zap|carmatch|consultor|demo)/') },
  }),
  forbid('products-never-import-each-other', {
    comment:
      'core ← chat ← zap, carmatch, consultor, and these three never each other: ports are filled in products.ts.',
    from: { path: '(^|/)server/src/(zap|carmatch|consultor)/', pathNot: tests },
    to: { path: server('(zap|carmatch|consultor|demo)/'), pathNot: '(^|/)server/src/$2/' },
  }),
  forbid('routes-and-jobs-belong-to-their-index', {
    comment:
      'A way in is listed by its product’s index and used by nobody else; what two of them share is an operation.',
    from: { path: '(^|/)(server|bench|scripts)/', pathNot: [tests, server(`(${products})/index\\.ts$`)] },
    to: { path: routesAndJobs },
  }),
  forbid('lower-layers-do-not-import-the-wiring', {
    comment: 'Through the list of all services a noun would reach every other one; its own come as arguments.',
    from: { path: [server('platform/|tenancy/'), noun], pathNot: tests },
    to: { path: wiring },
  }),
  forbid('only-the-wiring-imports-the-ways-in', {
    comment: 'The ways in are wired in one place; a benchmark is a program of its own and wires them as main does.',
    from: { pathNot: [tests, layers, wiring, '^bench/'] },
    to: { path: server('(http|realtime|jobs|demo)/') },
  }),
  forbid('nobody-imports-main', {
    comment: 'main.ts is a program; importing it would start it.',
    from: { pathNot: [tests, server('platform/|tenancy/'), noun] },
    to: { path: server('main\\.ts') },
  }),
  forbid('only-nouns-import-engines', {
    comment: 'A noun adapts an engine; everybody else talks to the noun. (How Brazil writes things is for everybody.)',
    from: { path: server(`platform/|tenancy/|http/|realtime/|jobs/|demo/|(${products})/workflows/`), pathNot: tests },
    to: { path: '(^|/)engines/', pathNot: '(^|/)engines/brazil/' },
  }),
  forbid('server-imports-no-other-program', {
    comment: 'Apps, bot and CLI talk to the server over the wire.',
    from: { path: '(^|/)server/src/', pathNot: tests },
    // `server/src/http/bot` is the door that bots knock at.
    to: { path: ['(^|/)(apps|bot|cli|bench)/', '^client/'], pathNot: '(^|/)server/src/' },
  }),
  forbid('server-does-not-import-the-supervisor', {
    comment: 'The server runs anywhere; who started it is not its business.',
    from: { path: [layers, server('main\\.ts')], pathNot: tests },
    to: { path: server('supervisor/') },
  }),
  forbid('supervisor-does-not-import-the-server', {
    comment: 'The supervisor runs the server as a process, and must come up when the server cannot.',
    from: { path: server('supervisor/'), pathNot: tests },
    to: { path: server(`platform/|tenancy/|(${products})/`) },
  }),
  forbid('engines-import-only-contracts-and-themselves', {
    comment: 'Engines are pure packages that anybody may embed; they share what Brazil has in common.',
    from: { path: engine, pathNot: tests },
    to: { path: [programs, '(^|/)engines/'], pathNot: ['(^|/)engines/$2/', shared] },
  }),
  forbid('engines-do-no-io', {
    comment:
      'Engines do I/O only through ports that they declare: no database, no web framework, no files, no network.',
    from: { path: engine, pathNot: [tests, '(^|/)engines/[^/]+/(bench|examples|training)/'] },
    to: {
      path: [
        '^(node:)?(fs|http|https|http2|net|tls|dns|dgram|child_process|cluster|worker_threads|process)(/|$)',
        '(^|/)node_modules/(pg|pg-boss|kysely|fastify|@fastify|undici|socket\\.io|nodemailer|@aws-sdk)/',
      ],
    },
  }),
  forbid('contracts-import-only-zod-and-brazil', {
    comment:
      'What crosses a wire depends on the language in which it is written, and on how phones and days are written.',
    from: { path: '(^|/)contracts/', pathNot: tests },
    to: { pathNot: ['(^|/)contracts/', '(^|/)node_modules/zod/', shared] },
  }),
  forbid('client-imports-only-contracts', {
    comment: 'Console, widget, bot and CLI share it and it is to be the public SDK: it knows none of them.',
    from: { path: '^client/', pathNot: tests },
    to: { pathNot: ['^client/', '(^|/)contracts/', '(^|/)node_modules/socket\\.io-client/'] },
  }),
  forbid('apps-import-only-contracts-client-and-brazil', {
    comment: 'An app knows the server by its contract alone; the flow builder edits the language of flows itself.',
    from: { path: '(^|/)apps/([^/]+)/', pathNot: tests },
    to: {
      path: '(^|/)(server|engines|apps|bot|cli|testing|bench|scripts|architecture)/',
      pathNot: ['(^|/)apps/$2/', '(^|/)node_modules/', shared, '(^|/)engines/flow/'],
    },
  }),
  forbid('only-the-builder-imports-the-flow-engine', {
    comment:
      'Its test phone runs the production engine on the draft; other screens ask the server, and load no engine.',
    from: { path: '(^|/)apps/', pathNot: [tests, '(^|/)apps/console/src/zap/flows/'] },
    to: { path: '(^|/)engines/flow/' },
  }),
  forbid('bot-imports-only-contracts-and-brazil', {
    comment: 'The bot is a separate program of one tenant; it knows the server by its contract alone.',
    from: { path: '(^|violations/[^/]+/)bot/', pathNot: tests },
    to: {
      path: '(^|/)(server|engines|apps|cli|testing|bench|scripts|architecture)/',
      pathNot: ['(^|/)node_modules/', shared],
    },
  }),
  forbid('only-platform-and-tenancy-import-pg', {
    comment: 'No statement without a scope: who holds a client needs none.',
    from: { path: '(^|/)server/src/', pathNot: [tests, server('platform/|tenancy/|supervisor/')] },
    to: { path: '(^|/)node_modules/(pg|pg-[a-z]+)/', pathNot: '(^|/)node_modules/pg-boss/' },
  }),
  forbid('no-circular-dependencies', {
    // A type that a detail takes from the file it belongs to is erased; such a circle does not exist at run time.
    comment: 'Two files that need each other at run time are one file or miss a third.',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  }),
  forbid('every-import-resolves', {
    comment: 'An import that cannot be followed escapes every rule. (Apps have imports that only Vite resolves.)',
    from: { pathNot: '(^|/)apps/' },
    to: { couldNotResolve: true },
  }),
]

function forbid(name: string, rule: IForbiddenRuleType & { comment: string }): IForbiddenRuleType {
  return { ...rule, name, severity: 'error' }
}
