import { encodeId } from '@recado/contracts/ids'
import { createExecution } from '../../src/consultor/executions/index.ts'
import { executionMeter } from '../../src/consultor/workflows/execution-meter.ts'
import type { ScopeSource } from '../../src/tenancy/tenant-scope.ts'
import { subscribe } from '../executions/build-advised.ts'
import type { TestHouse } from '../support/test-house.ts'

/** A problem put to the board; its id as the wire shows it. */
export interface AdviceWorld {
  executionId: string
}

export async function buildAdviceWorld(
  house: TestHouse,
  call: ScopeSource,
): Promise<{ world: AdviceWorld; marks: string[] }> {
  const mark = call.tenant.id.slice(-12)
  const tenant = await subscribe(house, call.tenant, 'consultor_pro')
  const problem = `Problema ${mark}`
  const row = await house.services.withTenant({ ...call, tenant }, (scope) =>
    createExecution(scope, executionMeter, {
      ...{ problem, businessType: `Ramo ${mark}`, depth: 'Padrão', confirm: 'never' },
      ...{ usesCompanyFigures: false, locale: 'pt-BR' },
    }),
  )
  const executionId = encodeId('exec', row.id)
  return { world: { executionId }, marks: [executionId, row.id, problem, `Ramo ${mark}`] }
}
