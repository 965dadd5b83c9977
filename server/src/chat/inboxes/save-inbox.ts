import type { CalendarId, InboxId, TeamId } from '@recado/contracts/ids'
import { InboxSettings } from '@recado/contracts/inboxes'
import { changedFields, isEmpty } from '../../platform/changed-fields.ts'
import { errors as platformErrors } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { newToken } from '../../platform/secrets/index.ts'
import { recordAct } from '../../tenancy/record-act.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { errors } from './errors.ts'
import {
  changeInbox,
  countConversations,
  countInboxes,
  deleteInbox,
  type Inbox,
  insertInbox,
  isTeamThere,
  lockInbox,
} from './inboxes.sql.ts'

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

/** @throws inboxes_too_many, inbox_taken (409), inbox_place_unknown (422), inbox_secret_missing (422) */
export async function createInbox(
  scope: TenantScope,
  order: InboxChange & { name: string; channel: Inbox['channel'] },
): Promise<Inbox> {
  if ((await countInboxes(scope)) >= MAX_INBOXES) throw errors.inboxes_too_many({ params: { limit: MAX_INBOXES } })
  // Nobody can know the secret of an inbox that is only being made.
  if (order.identity_required) throw errors.inbox_secret_missing()
  await requireTeam(scope, order.team_id)
  const inbox = await namingPlaces(() =>
    insertInbox(scope, {
      id: newId<InboxId>(),
      name: order.name,
      channel: order.channel,
      public_key: newToken('inbox'),
      sealed_identity_secret: null,
      identity_required: false,
      team_id: order.team_id ?? null,
      calendar_id: order.calendar_id ?? null,
      assignment: order.assignment ?? 'manual',
      redistribute_after_s: order.redistribute_after_s ?? null,
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

/** @throws not_found (404), inbox_taken (409), inbox_place_unknown (422), inbox_secret_missing (422) */
export async function updateInbox(scope: TenantScope, id: InboxId, change: InboxChange): Promise<Inbox> {
  const before = await lockInbox(scope, id)
  if (before === undefined) throw platformErrors.not_found()
  if (change.identity_required && before.sealed_identity_secret === null) throw errors.inbox_secret_missing()
  const changes = changedFields(before, change)
  if (isEmpty(changes)) return before
  await requireTeam(scope, changes.team_id)
  const after = await namingPlaces(() => changeInbox(scope, id, changes))
  await recordAct(scope, {
    action: 'inbox.updated',
    targetKind: 'inbox',
    targetId: id,
    before: shown(before),
    after: shown(after),
  })
  return after
}

/**
 * Deletes an inbox that never had a conversation; one whose conversations are all resolved is retired: nothing new comes in
 * by it, and what was said stays readable under its name. It lets go of its team and its calendar.
 * @throws not_found (404), inbox_in_use (409, with how many conversations are not resolved), inbox_connected (409)
 */
export async function removeInbox(scope: TenantScope, id: InboxId): Promise<void> {
  const before = await lockInbox(scope, id)
  if (before === undefined) throw platformErrors.not_found()
  const { hadConversations, unresolved } = await countConversations(scope, id)
  if (unresolved > 0) throw errors.inbox_in_use({ params: { open: unresolved }, extra: { conversations: unresolved } })
  await namingConnection(async () => {
    if (hadConversations) await changeInbox(scope, id, retired(scope))
    else await deleteInbox(scope, id)
  })
  await recordAct(scope, {
    action: hadConversations ? 'inbox.retired' : 'inbox.deleted',
    targetKind: 'inbox',
    targetId: id,
    before: shown(before),
  })
}

/**
 * Retires an inbox whose channel has ended, whatever goes on in it: what was said can be read and resolved, and nothing new
 * comes in. @throws not_found (404)
 */
export async function retireInbox(scope: TenantScope, id: InboxId): Promise<void> {
  const before = await lockInbox(scope, id)
  if (before === undefined) throw platformErrors.not_found()
  if (before.retired_at !== null) return
  await changeInbox(scope, id, retired(scope))
  await recordAct(scope, { action: 'inbox.retired', targetKind: 'inbox', targetId: id, before: shown(before) })
}

function retired({ clock }: TenantScope) {
  return { retired_at: clock.now(), team_id: null, calendar_id: null }
}

/** An inbox that a number is connected to ends with its connection (the trigger `keep_connected_inbox`). */
async function namingConnection(write: () => Promise<void>): Promise<void> {
  try {
    await write()
  } catch (cause) {
    throw codeOf(cause) === 'RC030' ? errors.inbox_connected({ cause }) : cause
  }
}

/**
 * A team or a calendar of another tenant does not exist for this one: the composite foreign keys say so. A name that looks
 * like another inbox's is that one's.
 */
async function namingPlaces<Result>(write: () => Promise<Result>): Promise<Result> {
  try {
    return await write()
  } catch (cause) {
    if (codeOf(cause) === '23505') throw errors.inbox_taken({ cause })
    throw codeOf(cause) === '23503' ? errors.inbox_place_unknown({ cause }) : cause
  }
}

/** A retired team is none to give work to. @throws inbox_place_unknown (422) */
async function requireTeam(scope: TenantScope, id: TeamId | null | undefined): Promise<void> {
  if (id !== null && id !== undefined && !(await isTeamThere(scope, id))) throw errors.inbox_place_unknown()
}

function codeOf(error: unknown): unknown {
  return (error as { code?: unknown }).code
}

function shown(inbox: Inbox): Record<string, unknown> {
  const {
    sealed_identity_secret: _secret,
    tenant_id: _tenant,
    created_at: _c,
    updated_at: _u,
    retired_at: _r,
    ...rest
  } = inbox
  return rest
}
