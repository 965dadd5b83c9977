import type { CarDashboard, CarDashboardQuery } from '@recado/contracts/car-analytics'
import type { ReportPeriod } from '@recado/contracts/reports'
import type { Locale } from '@recado/contracts/wire'
import type { Model, Wording } from '@recado/matching'
import type { z } from 'zod'
import type { Translator } from '../../platform/i18n.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { carPhotoPath } from '../car-photo-path.ts'
import { countChannels, countDays, countFigures, countHours, type Figures, type Span } from './count-figures.sql.ts'
import { describeQuestions } from './describe-questions.ts'
import {
  type CarFigures,
  countAnswered,
  countAnswers,
  countCritiques,
  countNotUnderstood,
  listStanding,
  listTopCars,
  sumStanding,
} from './rank-figures.sql.ts'

const MOST_TOP = 20
const MOST_STANDING = 50
const DAY = 86_400_000

export interface DashboardParts {
  texts: Translator
  locale: Locale
  period: { current: Span; previous: Span; zone: string }
  policy: { model: Model; wording: Wording }
  quota: { used: number; limit: number | null }
}

/** The whole page of a period, with the one before it. */
export async function makeDashboard(
  scope: TenantScope,
  { period: name, standing_days: days }: z.output<typeof CarDashboardQuery>,
  parts: DashboardParts,
): Promise<CarDashboard> {
  const { current: span, previous: before, zone } = parts.period
  const say = (key: string, params: Record<string, string | number> = {}) =>
    parts.texts.translate(parts.locale, `matcher:${key}`, params)
  const [now, then] = [await countFigures(scope, span), await countFigures(scope, before)]
  const [daily, dailyBefore] = [await countDays(scope, span, zone), await countDays(scope, before, zone)]
  const since = new Date(scope.clock.now().getTime() - days * DAY)
  const standing = await sumStanding(scope, since)
  const top = await listTopCars(scope, span, before, MOST_TOP)
  const stood = await listStanding(scope, since, { span, before, most: MOST_STANDING })
  const compare = (key: keyof Figures) => ({ count: now[key], previous: then[key] })
  return {
    period: name satisfies ReportPeriod,
    timezone: scope.tenant.timezone,
    current: span,
    previous: before,
    headline: headlineOf(now, then, { ...standing, days }, say, parts.locale),
    recommendations: {
      ...{ total: compare('lists'), buyers: compare('buyers'), relaxed: compare('relaxed'), empty: compare('empty') },
      days: daily.map(({ day, recommendations: count }, at) => ({
        ...{ day, count },
        previous: dailyBefore[at]?.recommendations ?? 0,
      })),
      quota: parts.quota,
    },
    conversions: {
      total: compare('leads'),
      rate: { share: shareOf(now.converted, now.buyers), previous: shareOf(then.converted, then.buyers) },
      ...{ whatsapp: compare('whatsapp'), visits: compare('visits'), sales: compare('sales') },
      sales_cents: { amount: now.sales_cents, previous: then.sales_cents },
      by_channel: await channelsOf(scope, span, before, say),
      days: daily.map(({ day, leads, whatsapp, sales }) => ({ day, leads, whatsapp, sales })),
    },
    top_cars: top.map((car) => ({
      car: nameCar(scope, car),
      recommended: { count: car.recommended, previous: car.recommended_before },
      ...{ seen: car.seen, opened: car.opened, whatsapp: car.whatsapp },
      leads: { count: car.leads, previous: car.leads_before },
      days_in_stock: car.days,
    })),
    funnel: FUNNEL.map(([step, key]) => ({ step, label: say(`funnel.${step}`), ...compare(key) })),
    standing_stock: {
      over_days: days,
      ...standing,
      cars: stood.map(({ days: stands, recommended, opened, leads, price_changes, ...car }) => ({
        car: nameCar(scope, car),
        ...{ days: stands, recommended, opened, leads, price_changes },
      })),
    },
    user_behavior: {
      questions: describeQuestions(
        parts.policy,
        await countAnswers(scope, span),
        await countAnswered(scope, span),
        parts,
      ),
      critiques: (await countCritiques(scope, span)).map(({ key, count }) => ({
        ...{ key, count },
        label: say(`critiques.${key}`),
      })),
      ...{ searches: compare('searches'), favourites: compare('favourites'), shares: compare('shares') },
      not_understood: await countNotUnderstood(scope, span),
      hours: await countHours(scope, span, zone),
    },
  }
}

const FUNNEL = [
  ['visited', 'visitors'],
  ['recommended', 'buyers'],
  ['opened', 'openers'],
  ['contacted', 'contacts'],
  ['came', 'came'],
  ['bought', 'sales'],
] as const

const shareOf = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole)

function nameCar(
  { tenant }: TenantScope,
  { id, title, price_cents, status, file }: Pick<CarFigures, 'id' | 'title' | 'price_cents' | 'status' | 'file'>,
) {
  return {
    id,
    title,
    price_cents,
    status,
    small_photo_url: file === null ? null : carPhotoPath(tenant.id, file, 'small'),
  }
}

type Say = (key: string, params?: Record<string, string | number>) => string

async function channelsOf(scope: TenantScope, span: Span, before: Span, say: Say) {
  const keyOf = ({ channel, portal }: { channel: string; portal: string }) => `${channel}|${portal}`
  const then = new Map((await countChannels(scope, before)).map((row) => [keyOf(row), row]))
  const now = await countChannels(scope, span)
  const gone = [...then.values()].filter((row) => !now.some((other) => keyOf(other) === keyOf(row)))
  return [...now, ...gone.map((row) => ({ ...row, leads: 0 }))].map((row) => ({
    channel: row.channel,
    label: row.portal === '' ? say(`channels.${row.channel}`) : row.portal,
    leads: row.leads,
    previous: then.get(keyOf(row))?.leads ?? 0,
  }))
}

/** Leads first: a fall is what somebody has to hear of. */
function headlineOf(
  now: Figures,
  then: Figures,
  standing: { count: number; days: number },
  say: Say,
  locale: Locale,
): string {
  if (now.visitors + now.leads + then.leads === 0) {
    return standing.count === 0 ? say('headline.quiet') : say('headline.standing', { ...standing })
  }
  const change = then.leads === 0 ? 0 : (now.leads - then.leads) / then.leads
  const share = new Intl.NumberFormat(locale, { style: 'percent' }).format(Math.abs(change))
  const word = Math.abs(change) < 0.01 ? 'same' : change < 0 ? 'fell' : 'rose'
  return say(`headline.leads_${word}`, { count: now.leads, share })
}
