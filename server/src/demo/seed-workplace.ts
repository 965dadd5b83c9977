import { CreateCalendarBody } from '@recado/contracts/calendars'
import { encodeId, type TeamId } from '@recado/contracts/ids'
import { InboxSettings } from '@recado/contracts/inboxes'
import { createCalendar } from '../chat/calendars/index.ts'
import { createCannedResponse } from '../chat/canned-responses/index.ts'
import { createInbox, listInboxes } from '../chat/inboxes/index.ts'
import { createLabel } from '../chat/labels/index.ts'
import { createSavedView } from '../chat/saved-views/index.ts'
import { createTeam } from '../chat/teams/index.ts'
import { setCapacity, updateOwnWork } from '../chat/workflows/member-work.ts'
import { listMemberRows } from '../core/members/index.ts'
import type { TenantScope } from '../tenancy/tenant-scope.ts'
import { type Cast, readCast } from './cast.ts'
import type { DemoCompany, DemoFilters } from './script.ts'

/** Whether a company of the demo was set up before; from then on its set-up is its people's. */
export async function hasWorkplace(scope: TenantScope): Promise<boolean> {
  return (await listInboxes(scope, { after: undefined, limit: 1 })).length > 0
}

/** Teams, labels, hours, inboxes, ready answers, views and how people work, in the scope's one transaction. */
export async function seedWorkplace(scope: TenantScope, company: DemoCompany): Promise<void> {
  const members = await listMemberRows(scope, { after: undefined, limit: 100 })
  const memberId = (key: string) => {
    const email = company.people.find((person) => person.key === key)?.email
    const member = members.find((row) => row.email === email)
    if (member === undefined) throw new Error(`the demo has no ${key}`)
    return member.id
  }
  const teams = new Map<string, TeamId>()
  for (const { key, name, members: keys } of company.teams) {
    teams.set(key, (await createTeam(scope, { name, memberIds: keys.map(memberId) })).id)
  }
  for (const { name, colour } of company.labels) await createLabel(scope, { name, colour })
  const calendar = await createCalendar(scope, CreateCalendarBody.parse(company.calendar))
  for (const [key, { name, team, settings }] of Object.entries(company.inboxes)) {
    const isSite = key === 'site'
    await createInbox(scope, {
      name,
      channel: isSite ? 'widget' : 'whatsapp',
      team_id: teams.get(team) ?? null,
      // The site is answered at any hour: whoever looks at the demo at night meets somebody.
      calendar_id: isSite ? null : calendar.id,
      settings: InboxSettings.parse(settings),
    })
  }
  for (const { shortcut, body } of company.canned) await createCannedResponse(scope, { shortcut, body, shared: true })
  const cast = await readCast(scope, company)
  for (const { name, filters } of company.views) {
    await createSavedView(scope, { name, shared: true, filters: wireFilters(filters, cast) })
  }
  for (const { key, capacity, availability } of company.people) {
    if (capacity !== undefined) await setCapacity(scope, memberId(key), capacity)
    if (availability !== undefined) await updateOwnWork(scope, memberId(key), { availability })
  }
}

/** Filters are kept as the wire shows them. */
function wireFilters({ label, team, ...rest }: DemoFilters, cast: Cast): Record<string, unknown> {
  return {
    status: 'open',
    ...rest,
    ...(label === undefined ? {} : { label_id: encodeId('lbl', cast.label(label)) }),
    ...(team === undefined ? {} : { team_id: encodeId('tem', cast.team(team)) }),
  }
}
