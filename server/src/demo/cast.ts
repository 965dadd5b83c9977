import type { InboxId, LabelId, MemberId, TeamId } from '@recado/contracts/ids'
import type { MessageAuthor } from '../chat/conversations/index.ts'
import { listInboxes } from '../chat/inboxes/index.ts'
import { listLabels } from '../chat/labels/index.ts'
import { listTeams } from '../chat/teams/index.ts'
import { listMemberRows } from '../core/members/index.ts'
import type { MemberActor, SystemActor } from '../tenancy/actor.ts'
import { SYSTEM_ROLE_RIGHTS } from '../tenancy/roles.ts'
import type { TenantScope } from '../tenancy/tenant-scope.ts'
import { BOT, type DemoCompany, type DemoInbox, type DemoPerson } from './script.ts'

export const SEEDER: SystemActor = { kind: 'system', name: 'seed-demo' }

/** Who and what the keys of a script are in its company. */
export interface Cast {
  /** Keys of those who look at a conversation: who has it, and those above. */
  readersOf(assignee: string | undefined): string[]
  member(key: string): MemberActor & { memberId: MemberId }
  author(key: string): MessageAuthor
  team(key: string): TeamId
  label(key: string): LabelId
  inbox(key: DemoInbox): InboxId
}

/** @throws Error for a key that a script names and nobody has */
export async function readCast(scope: TenantScope, company: DemoCompany): Promise<Cast> {
  const rows = await listMemberRows(scope, { after: undefined, limit: 100 })
  const teams = await listTeams(scope)
  const labels = await listLabels(scope)
  const inboxes = await listInboxes(scope, { after: undefined, limit: 100 })
  const member = (key: string) => {
    const person = named(company.people, key)
    const row = found(rows, ({ email }) => email === person.email, key)
    return { ...actorOf(person, row.id), identityId: row.identity_id }
  }
  return {
    readersOf: (assignee) =>
      company.people.filter(({ key, role }) => key === assignee || role !== 'agent').map(({ key }) => key),
    member,
    author: (key) => {
      if (key === BOT) return { kind: 'bot', id: null, name: company.name }
      const { memberId, name } = member(key)
      return { kind: 'member', id: memberId, name }
    },
    team: (key) => found(teams, ({ name }) => name === named(company.teams, key).name, key).id,
    label: (key) => found(labels, ({ name }) => name === named(company.labels, key).name, key).id,
    inbox: (key) => found(inboxes, ({ name }) => name === company.inboxes[key].name, key).id,
  }
}

/** A person of the company, acting in the seeding alone: they see every conversation, and have no session. */
function actorOf(
  { role, name }: DemoPerson,
  memberId: MemberId,
): Omit<MemberActor, 'identityId'> & { memberId: MemberId } {
  const permissions = new Set(SYSTEM_ROLE_RIGHTS[role].permissions)
  return { kind: 'member', sessionId: NO_SESSION, name, memberId, role, permissions, visibility: 'all' }
}

const NO_SESSION = '00000000-0000-7000-8000-000000000000' as MemberActor['sessionId']

function named<Item extends { key: string }>(items: readonly Item[], key: string): Item {
  return found(items, (item) => item.key === key, key)
}

function found<Item>(items: readonly Item[], fits: (item: Item) => boolean, key: string): Item {
  const item = items.find(fits)
  if (item === undefined) throw new Error(`the demo has no ${key}`)
  return item
}
