import type { LeadId } from '@recado/contracts/ids'
import { encodeId } from '@recado/contracts/ids'
import type { MoveLeadBody } from '@recado/contracts/leads'
import type { z } from 'zod'
import { visibleIn } from '../../chat/conversations/index.ts'
import { errors as platformErrors } from '../../platform/errors.ts'
import { actorRecord } from '../../tenancy/actor.ts'
import { lockEdits } from '../../tenancy/lock-edits.ts'
import { recordAct } from '../../tenancy/record-act.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { requireCar, setCarStatus } from '../catalogue/index.ts'
import { tellCrm } from '../crm/index.ts'
import { insertMove, listLeadRows, listMoveRows, setStage } from '../leads/index.ts'
import { carMeter } from './car-meter.ts'

/**
 * Says how a lead stands. Of a sale the car is marked as sold in the same transaction; said again it is no other sale.
 * @throws not_found (404), also for a car that is none of the company's
 */
export async function moveLead(scope: TenantScope, id: LeadId, move: z.output<typeof MoveLeadBody>): Promise<void> {
  await lockEdits(scope, 'lead', id)
  const [lead] = await listLeadRows(scope, visibleIn(scope), { id }, { before: undefined, limit: 1 })
  if (lead === undefined) throw platformErrors.not_found()
  const { stage, car_id: carId = null, price_cents: priceCents = null, note } = move
  const [last] = await listMoveRows(scope, id)
  const isSame =
    last !== undefined &&
    lead.stage === stage &&
    last.stage === stage &&
    (last.car?.id ?? null) === carId &&
    last.price_cents === priceCents &&
    last.note === note
  if (isSame) return
  if (carId !== null) await requireCar(scope, carId)
  const at = move.at ?? scope.clock.now()
  await insertMove(scope, id, { stage, byName: actorRecord(scope.actor).name ?? '', carId, priceCents, note, at })
  await setStage(scope, id, stage, scope.clock.now())
  if (stage === 'sold' && carId !== null) await setCarStatus(scope, carMeter, carId, 'sold')
  await tellCrm(scope, id)
  const act = { before: { stage: lead.stage }, after: { stage, price_cents: priceCents } }
  await recordAct(scope, { action: 'lead.moved', targetKind: 'lead', targetId: id, ...act })
  await scope.events.emit('lead.stage_changed', {
    lead_id: encodeId('led', id),
    ...{ reference: lead.reference, stage, previous_stage: lead.stage, price_cents: priceCents, note },
    car_id: carId === null ? null : encodeId('car', carId),
    contact_id: encodeId('ctc', lead.contact_id),
    conversation_id: lead.conversation_id === null ? null : encodeId('cnv', lead.conversation_id),
  })
}
