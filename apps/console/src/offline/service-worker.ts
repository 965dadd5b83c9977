import type { AskEvent, Build, Took, WorkerScope } from './worker-scope.ts'

// Keeps one page and the build's own files, so that the console opens without a line. Nothing that the API answers and
// no picture of a brand is kept here: what a person may see is decided by the server each time.
declare const self: WorkerScope
/** Written in by build/service-worker.ts. */
declare const __BUILD__: Build

const CACHE = `console-${__BUILD__.entry}`
/** Under which the page is kept: it is the same at every address. */
const PAGE = '/'
const ASSETS = '/assets/console/'
/** Addresses of programs, and pages that are not the console's. */
const NOT_OURS = /^\/(?:api|assets|files|webhooks|socket\.io|app-icons|docs|widget|demo|dev)(?:\/|$)|\.[a-z0-9]+$/i
/** Answers vary by origin and encoding for the sake of what stands between; a file with a hash in its name is one file. */
const ANYHOW = { ignoreVary: true }
/** A line that is there in name only: after this the page that is kept opens. */
const PATIENCE_MS = 4_000
/** Files fetched at once, so that what the reader does meanwhile finds a line. */
const AT_ONCE = 4

self.addEventListener('install', (event) => event.waitUntil(install()))
self.addEventListener('activate', (event) => event.waitUntil(activate()))
self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (origin !== self.location.origin || request.method !== 'GET') return
  if (pathname.startsWith(ASSETS)) event.respondWith(answerAsset(request))
  // Every navigation, also where nothing is kept: the browser has asked already (navigation preload) and would ask a
  // second time, which an address that works once (a hand-over) does not survive.
  else if (request.mode === 'navigate')
    event.respondWith(NOT_OURS.test(pathname) ? askForPage(event) : answerPage(event))
})

async function install(): Promise<void> {
  const cache = await caches.open(CACHE)
  const page = await fetch(PAGE, { cache: 'no-store' })
  // In the middle of a release the page may be of another build than this worker: the next visit tries again.
  if (!page.ok || !(await page.clone().text()).includes(__BUILD__.entry))
    throw new Error('the page is of another build')
  await cache.put(PAGE, page)
  const waiting = [...__BUILD__.files]
  const fetchNext = async () => {
    // Ends: with the list.
    for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) await keep(cache, file)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, fetchNext))
  // Pages that are open keep their own files (see activate), so nothing has to wait for them to be closed.
  await self.skipWaiting()
}

/** Hashed names never change their content: what an earlier build kept is not fetched again. */
async function keep(cache: Cache, file: string): Promise<void> {
  const answer = (await caches.match(file, ANYHOW)) ?? (await fetch(file))
  if (!answer.ok) throw new Error(`${file}: ${answer.status}`)
  await cache.put(file, answer)
}

async function activate(): Promise<void> {
  await self.registration.navigationPreload?.enable()
  const kept = (await caches.keys()).filter((name) => name.startsWith('console-') && name !== CACHE)
  // The last one before this is still that of pages that are open.
  await Promise.all(kept.slice(0, -1).map((name) => caches.delete(name)))
  await self.clients.claim()
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  for (const page of pages) page.postMessage({ kind: 'took_over', entry: __BUILD__.entry } satisfies Took)
}

async function answerAsset(request: Request): Promise<Response> {
  const kept = await caches.match(request, ANYHOW)
  if (kept !== undefined) return kept
  const answer = await fetch(request)
  if (answer.ok) await (await caches.open(CACHE)).put(request, answer.clone())
  return answer
}

/** The server's page while there is a server; its nonce is fresh. The one that is kept comes with the policy it had. */
async function answerPage(event: AskEvent): Promise<Response> {
  const kept = await (await caches.open(CACHE)).match(PAGE, ANYHOW)
  const asked = askForPage(event)
  if (kept === undefined) return asked
  const tooLong = new Promise<Response>((resolve) => setTimeout(() => resolve(kept.clone()), PATIENCE_MS))
  return Promise.race([asked.then((answer) => (isGatewayFault(answer) ? kept : answer)).catch(() => kept), tooLong])
}

async function askForPage(event: AskEvent): Promise<Response> {
  return (await event.preloadResponse) ?? fetch(event.request)
}

/** Said by what stands before the server, of a server that is away. */
function isGatewayFault({ status }: Response): boolean {
  return status >= 502 && status <= 504
}
