import type { CalendarId, InboxId, TeamId } from '@recado/contracts/ids'
import { InboxSettings } from '@recado/contracts/inboxes'
import { errors as platformErrors } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { newToken } from '../../platform/secrets/index.ts'
import { recordAct } from '../../tenancy/record-act.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { errors } from './errors.ts'
import { changeInbox, countInboxes, deleteInbox, type Inbox, insertInbox, lockInbox } from './inboxes.sql.ts'

export interface InboxChange {
  name?: string | undefined
  identity_required?: boolean | undefined
  team_id?: TeamId | null | undefined
  calendar_id?: CalendarId | null | undefined
  assignment?: 'manual' | 'rotation' | undefined
  redistribute_after_s?: number | null | undefined
  label_required_on_resolve?: boolean | undefined
  first_answer_minutes?: number | null | undefined
  resolution_minutes?: number | null | undefined
  settings?: InboxSettings | undefined
}

/** In minutes of business hours: half an hour, and a day's 24 hours, about two and a half days of work. */
const TARGETS = { first_answer_minutes: 30, resolution_minutes: 1_440 }

/** Every list of inboxes is read whole by consoles. */
const MAX_INBOXES = 200

/** @throws inboxes_too_many (409), inbox_place_unknown (422), inbox_secret_missing (422) */
export async function createInbox(
  scope: TenantScope,
  order: InboxChange & { name: string; channel: Inbox['channel'] },
): Promise<Inbox> {
  if ((await countInboxes(scope)) >= MAX_INBOXES) throw errors.inboxes_too_many({ params: { limit: MAX_INBOXES } })
  // Nobody can know the secret of an inbox that is only being made.
  if (order.identity_required) throw errors.inbox_secret_missing()
  const inbox = await namingPlaces(() =>
    insertInbox(scope, {
      ...{ id: newId<InboxId>(), name: order.name, channel: order.channel, public_key: newToken('inbox') },
      ...{ sealed_identity_secret: null, identity_required: false },
      ...{ team_id: order.team_id ?? null, calendar_id: order.calendar_id ?? null },
      ...{ assignment: order.assignment ?? 'manual', redistribute_after_s: order.redistribute_after_s ?? null },
      label_required_on_resolve: order.label_required_on_resolve ?? false,
      first_answer_minutes:
        order.first_answer_minutes === undefined ? TARGETS.first_answer_minutes : order.first_answer_minutes,
      resolution_minutes:
        order.resolution_minutes === undefined ? TARGETS.resolution_minutes : order.resolution_minutes,
      settings: order.settings ?? InboxSettings.parse({}),
    }),
  )
  await recordAct(scope, { action: 'inbox.created', targetKind: 'inbox', targetId: inbox.id, after: shown(inbox) })
  return inbox
}

/** @throws not_found (404), inbox_place_unknown (422), inbox_secret_missing (422) */
export async function updateInbox(scope: TenantScope, id: string, change: InboxChange): Promise<Inbox> {
  const before = await lockInbox(scope, id)
  if (before === undefined) throw platformErrors.not_found()
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
  if (change.identity_required && before.sealed_identity_secret === null) throw errors.inbox_secret_missing()
  const after = await namingPlaces(() => changeInbox(scope, id, given))
  await recordAct(scope, {
    action: 'inbox.updated',
    targetKind: 'inbox',
    targetId: id,
    before: shown(before),
    after: shown(after),
  })
  return after
}

/** Only one without conversations. @throws not_found (404), inbox_in_use (409) */
export async function removeInbox(scope: TenantScope, id: string): Promise<void> {
  const before = await lockInbox(scope, id)
  if (before === undefined) throw platformErrors.not_found()
  try {
    await deleteInbox(scope, id)
  } catch (cause) {
    throw isForeignKeyViolation(cause) ? errors.inbox_in_use({ cause }) : cause
  }
  await recordAct(scope, { action: 'inbox.deleted', targetKind: 'inbox', targetId: id, before: shown(before) })
}

/** A team or a calendar of another tenant does not exist for this one: the composite foreign keys say so. */
async function namingPlaces<Result>(write: () => Promise<Result>): Promise<Result> {
  try {
    return await write()
  } catch (cause) {
    throw isForeignKeyViolation(cause) ? errors.inbox_place_unknown({ cause }) : cause
  }
}

function isForeignKeyViolation(error: unknown): boolean {
  return (error as { code?: unknown }).code === '23503'
}

function shown(inbox: Inbox): Record<string, unknown> {
  const { sealed_identity_secret: _secret, tenant_id: _tenant, created_at: _c, updated_at: _u, ...rest } = inbox
  return rest
}
