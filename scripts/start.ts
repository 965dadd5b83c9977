import { resolve } from 'node:path'
import { runSupervisor } from '../server/src/supervisor/run-supervisor.ts'

const root = resolve(import.meta.dirname, '..')
await runSupervisor({
  root,
  main: resolve(root, 'server/src/main.ts'),
  simulator: { main: resolve(root, 'bot/src/simulator/main.ts'), pages: resolve(root, 'apps/simulator/dist') },
})
