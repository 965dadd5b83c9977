// `npm start` with the fake program; the tests kill it in every way.
import { join } from 'node:path'
import { runSupervisor } from '../run-supervisor.ts'

// A root without apps, so that nothing is built.
await runSupervisor({ root: import.meta.dirname, main: join(import.meta.dirname, 'fake-main.ts') })
