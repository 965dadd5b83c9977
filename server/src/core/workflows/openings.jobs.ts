import { z } from 'zod'
import { definePlatformJob } from '../../jobs/define-job.ts'
import { openTenantWorkflow } from './open-tenant.ts'
import { resumeWorkflows } from './run-workflow.ts'

/** Each minute: openings whose process was killed are finished, or undone. */
export const tenantsResumeOpenings = definePlatformJob('tenants.resume_openings', {
  schema: z.object({}),
  timeout: 600,
  concurrency: 1,
  cron: { expression: '* * * * *', timeZone: 'America/Sao_Paulo' },
  handler: async ({ services }) => void (await resumeWorkflows(services, [openTenantWorkflow(services)])),
})
