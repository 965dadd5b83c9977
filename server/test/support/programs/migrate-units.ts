import { systemClock } from '../../../src/platform/clock.ts'
import { DatabasePools } from '../../../src/platform/database/database-pools.ts'
import { readMigrations } from '../../../src/platform/database/migrate-schema.ts'
import { createControl } from '../../../src/tenancy/control-scope.ts'
import { controlDatabaseName } from '../../../src/tenancy/installation.ts'
import { migrateUnits } from '../../../src/tenancy/migrate-units.ts'
import { TEST_PASSWORDS } from '../test-passwords.ts'

// The migrator as a process of its own, so that a test can kill it: <server's url> <prefix> <folder of migrations>.
const [url = '', prefix = '', directory = ''] = process.argv.slice(2)
const clusters = [{ name: 'main', url }]
const pools = new DatabasePools({
  clusters,
  passwords: TEST_PASSWORDS,
  sharedMax: 8,
  singleMax: 2,
  budget: 40,
  onError: () => undefined,
})
const pool = pools.get({ cluster: 'main', name: controlDatabaseName(prefix), kind: 'control' })
const control = createControl({ pool, clock: systemClock, wakeRelay: () => undefined })
const migrations = await readMigrations('tenant', new URL(`file://${directory}/`))
await migrateUnits({
  control,
  clock: systemClock,
  clusters,
  migrations,
  progress: (report) => process.stdout.write(`${JSON.stringify(report)}\n`),
})
await pools.closeAll()
