import './design/tokens.css'
import './design/csp-nonce.ts'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { applyTheme, readTheme } from './design/theme.ts'
import { findKept, keepQueries, restoreQueries } from './offline/kept-queries.ts'
import { registerWorker } from './offline/register-worker.ts'
import { replaceLostFiles } from './offline/replace-lost-files.ts'
import { createConsoleRouter, preloadPage } from './router.tsx'
import { createServices } from './services.ts'
import { receiveHandOver } from './session/receive-hand-over.ts'
import { tenantConfigQuery } from './session/tenant-config.ts'

applyTheme(readTheme())
// Files and what was read come in beside each other, not one after the other.
const router = createConsoleRouter()
preloadPage(router)
const finding = findKept()
const made = await createServices()
const services = { ...made, handOver: await receiveHandOver(made.publicHttp) }
if (services.handOver?.kind === 'arrived') services.session.adopt(services.handOver.pair)
else {
  void services.session.start()
  await restoreQueries(services.queries, await finding)
}
// The first paint already wears the brand; a failure is shown by the app, which asks again.
if (services.queries.getQueryData(tenantConfigQuery(services.publicHttp).queryKey) === undefined)
  await services.queries.prefetchQuery({ ...tenantConfigQuery(services.publicHttp), retry: false })
keepQueries(services.queries, services.session)
replaceLostFiles()
const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
createRoot(root).render(<App services={services} router={router} />)
registerWorker()
