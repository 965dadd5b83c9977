import { advisorEndpoints } from '@recado/contracts/advisor'
import { consoleAction, consoleRoute } from '../../../http/console/console-route.ts'
import { describeOptions } from '../../workflows/describe-options.ts'
import { presentFigures } from '../../workflows/present-figures.ts'
import { readCompanyFigures } from '../../workflows/read-company-figures.ts'
import { readSettings, saveSettings } from '../index.ts'

export const getAdvisorOptions = consoleAction(advisorEndpoints.getOptions, {
  permission: 'advisor.run',
  handler: ({ services, source, request }) => describeOptions(services, source, request.locale),
})

export const getAdvisorSettings = consoleRoute(advisorEndpoints.getSettings, {
  permission: 'advisor.run',
  handler: ({ scope }) => readSettings(scope),
})

export const putAdvisorSettings = consoleRoute(advisorEndpoints.putSettings, {
  permission: 'advisor.manage',
  handler: ({ scope, body }) => saveSettings(scope, body),
})

export const getCompanyFigures = consoleAction(advisorEndpoints.getFigures, {
  permission: 'advisor.run',
  handler: async ({ services, source, request }) =>
    presentFigures(await readCompanyFigures(services, source), services.texts, request.locale),
})
