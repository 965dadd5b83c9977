import { setTimeout as sleep } from 'node:timers/promises'
import type { Services } from '../../services.ts'
import type { RunPorts } from '../executions/index.ts'
import { executionMeter } from './execution-meter.ts'
import { findBoardModel } from './find-board-model.ts'
import { readCompanyFigures } from './read-company-figures.ts'

/** What a worker works with. */
export function executionPorts(services: Services): RunPorts {
  return {
    ...services,
    meter: executionMeter,
    findModel: (source) => findBoardModel(services, source),
    readFigures: (source) => readCompanyFigures(services, source),
    sleep: async (ms, signal) => {
      await sleep(ms, undefined, signal === undefined ? {} : { signal })
    },
  }
}
