import './design/tokens.css'
import './design/csp-nonce.ts'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { applyTheme, readTheme } from './design/theme.ts'
import { createServices } from './services.ts'
import { tenantConfigQuery } from './session/tenant-config.ts'

applyTheme(readTheme())
const services = await createServices()
void services.session.start()
// The first paint already wears the brand; a failure is shown by the app, which asks again.
await services.queries.prefetchQuery({ ...tenantConfigQuery(services.publicHttp), retry: false })
const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
createRoot(root).render(<App services={services} />)
