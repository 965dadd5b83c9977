import type { AdvisorOptions } from '@recado/contracts/advisor'
import { FACT_PERIODS, FACT_UNITS } from '@recado/contracts/execution-facts'
import type { Locale } from '@recado/contracts/wire'
import { listUsage, UPGRADE_PATH } from '../../core/billing/index.ts'
import type { Services } from '../../services.ts'
import type { ScopeSource } from '../../tenancy/tenant-scope.ts'
import {
  FACT_METRICS,
  fieldOf,
  labelOf,
  presentDepths,
  presentMembers,
  type Words,
  wordsOf,
} from '../executions/index.ts'
import { readSettings } from '../settings/index.ts'
import { executionMeter } from './execution-meter.ts'
import { nameBoardModel } from './find-board-model.ts'

const BUSINESS_TYPES = [
  ...(['bakery', 'restaurant', 'clinic', 'school', 'dealership', 'retail', 'software'] as const),
  ...(['carrier', 'beauty', 'gym', 'workshop', 'services', 'industry'] as const),
]
const EXAMPLES = ['bakery', 'clinic', 'dealership', 'software', 'retail', 'restaurant'] as const

/** What a page needs before anybody asks. */
export async function describeOptions(
  services: Pick<Services, 'withTenant' | 'keyring' | 'config' | 'texts'>,
  source: ScopeSource,
  locale: Locale,
): Promise<AdvisorOptions> {
  const words = wordsOf(services.texts, locale)
  const { settings, usage, concurrent, model } = await services.withTenant(source, async (scope) => ({
    settings: await readSettings(scope),
    usage: await listUsage(scope),
    concurrent: executionMeter.concurrent(scope),
    model: await nameBoardModel(services, scope),
  }))
  const of = (metric: string) => usage.find((one) => one.metric === metric)
  return {
    business_types: BUSINESS_TYPES.map((id) => ({ id, label: words.say(`business_type.${id}`) })),
    examples: EXAMPLES.map((id) => ({
      business_type: words.say(`business_type.${id}`),
      title: words.say(`example.${id}.title`),
      problem_description: words.say(`example.${id}.problem`),
    })),
    depths: presentDepths(model),
    agents: presentMembers(locale),
    metrics: [...FACT_METRICS].map((id) => metricOf(id, words)),
    model,
    uses_company_figures: settings.company_figures,
    plan: {
      plan: source.tenant.plan,
      executions_used: of('executions')?.used ?? 0,
      executions_limit: of('executions')?.limit ?? null,
      tokens_used: of('tokens')?.used ?? 0,
      tokens_limit: of('tokens')?.limit ?? null,
      concurrent_limit: concurrent ?? NO_LIMIT,
      upgrade_url: UPGRADE_PATH,
    },
  }
}

/** Of a plan without one, as a number: more are never under way. */
const NO_LIMIT = 100

function metricOf(id: string, words: Words): AdvisorOptions['metrics'][number] {
  const { measure, unit, period } = fieldOf(id)
  const others = FACT_UNITS.filter((one) => UNITS[measure].includes(one) && one !== unit)
  const isTimed = measure !== 'duration'
  return {
    ...{ id, label: labelOf(id, words.locale) ?? words.say('other_figure'), measure, units: [unit, ...others] },
    periods:
      period === null && !isTimed
        ? []
        : [...(period === null ? [] : [period]), ...FACT_PERIODS.filter((one) => one !== period)],
  }
}

const UNITS: Record<AdvisorOptions['metrics'][number]['measure'], readonly string[]> = {
  money: ['BRL', 'USD', 'EUR'],
  percent: ['percent', 'pp', 'times'],
  count: ['count', 'times'],
  duration: ['day', 'week', 'month', 'quarter', 'year'],
}
