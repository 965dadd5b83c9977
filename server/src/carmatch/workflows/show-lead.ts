import type { LeadId, RecommendationId } from '@recado/contracts/ids'
import type { LeadDetail } from '@recado/contracts/leads'
import { visibleIn } from '../../chat/conversations/index.ts'
import { errors as platformErrors } from '../../platform/errors.ts'
import type { Translator } from '../../platform/i18n.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { listLeadRows, listMoveRows, listSeenCars, listTouchRows, presentLead, presentLeadCar } from '../leads/index.ts'
import { listToldContact } from '../recommendations/index.ts'
import { answersInWords, wishesInWords } from './answers-in-words.ts'
import type { Shop } from './shop.ts'

/** @throws not_found (404), also for who may not see its conversation */
export async function showLead(
  parts: { shop: Shop; texts: Translator },
  scope: TenantScope,
  id: LeadId,
): Promise<LeadDetail> {
  const [lead] = await listLeadRows(scope, visibleIn(scope), { id }, { before: undefined, limit: 1 })
  if (lead === undefined) throw platformErrors.not_found()
  const tenantId = scope.tenant.id
  const touches = await listTouchRows(scope, id)
  // Of the page that they came from, then of conversations in which they were shown cars.
  const lists = [
    ...touches.flatMap(({ recommendation_id: list }) => (list === null ? [] : [list as RecommendationId])),
    ...(await listToldContact(scope, lead.contact_id)),
  ]
  const seen = lead.buyer === null ? [] : await listSeenCars(scope, lead.buyer)
  const moves = await listMoveRows(scope, id)
  return {
    ...presentLead(tenantId, lead),
    touches: touches.map(({ cars, ...touch }) => ({
      ...touch,
      cars: cars.map((car) => presentLeadCar(tenantId, car)),
    })),
    answers: await answersInWords(parts, scope, lists[0]),
    wishes: await wishesInWords(parts.texts, scope, lists),
    trade_in: lead.trade_in,
    visit_at: lead.visit_at,
    seen_cars: seen.map(({ opened, at, ...car }) => ({ ...presentLeadCar(tenantId, car), opened, at })),
    history: moves.map(({ car, ...move }) => ({ ...move, car: car === null ? null : presentLeadCar(tenantId, car) })),
    consent:
      lead.consent_version === null || lead.consent_at === null
        ? null
        : { version: lead.consent_version, at: lead.consent_at },
  }
}
