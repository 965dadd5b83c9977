import type { Product } from '../product.ts'
import { executionsDiscardFiles, executionsRun, executionsSweep } from './executions/jobs.ts'
import {
  cancelOneExecution,
  createOneExecution,
  deleteOneExecution,
  getOneExecution,
  listAllExecutions,
  listExecutionCalls,
  previewExecution,
  putExecutionFacts,
  streamExecutionEvents,
} from './executions/routes/console.ts'
import { downloadExecution, exportOneExecution } from './exports/routes/console.ts'
import { deleteAdvisorModel, getAdvisorModel, putAdvisorModel } from './models/routes/console.ts'
import {
  getAdvisorOptions,
  getAdvisorSettings,
  getCompanyFigures,
  putAdvisorSettings,
} from './settings/routes/console.ts'

/** A board of advisors over a company's problems. */
export const consultor: Product = {
  name: 'consultor',
  routes: [
    // executions console
    createOneExecution,
    listAllExecutions,
    getOneExecution,
    deleteOneExecution,
    cancelOneExecution,
    putExecutionFacts,
    previewExecution,
    streamExecutionEvents,
    listExecutionCalls,
    // exports console
    exportOneExecution,
    downloadExecution,
    // settings console
    getAdvisorOptions,
    getAdvisorSettings,
    putAdvisorSettings,
    getCompanyFigures,
    // models console
    getAdvisorModel,
    putAdvisorModel,
    deleteAdvisorModel,
  ],
  jobs: [executionsRun, executionsDiscardFiles, executionsSweep],
}
