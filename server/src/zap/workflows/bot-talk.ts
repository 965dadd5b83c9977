import { type ConversationId, encodeId, type LabelId, type MemberId, type TeamId } from '@recado/contracts/ids'
import {
  assignConversation,
  type ConversationRow,
  callPeople,
  type MessageAuthor,
  sendMessage,
  transferConversation,
} from '../../chat/conversations/index.ts'
import { listLabels } from '../../chat/labels/index.ts'
import { listTeams } from '../../chat/teams/index.ts'
import { changeLabels } from '../../chat/workflows/label-conversation.ts'
import { resolveConversation } from '../../chat/workflows/resolve-conversation.ts'
import { listMemberRows } from '../../core/members/index.ts'
import { fold } from '../../platform/fold.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import type { ComposedMessage } from '../channels/index.ts'

/** Among so many of a company somebody is looked for by name. */
const MOST_MEMBERS = 1_000

/** What a bot does in a conversation, all of it in the transaction of its step. */
export interface BotTalk {
  /** @returns the id of the message; one of this client_id that was stored before is not stored again. */
  say(message: ComposedMessage, clientId: string): Promise<string>
  /** Calls a team or somebody by name or id; where there is none of that name, those of the inbox. */
  callPeople(to: { team?: string | null }, said: Record<string, unknown>): Promise<void>
  label(change: { add: string[]; remove: string[] }): Promise<void>
  assign(to: { team: string | null; agent: string | null }): Promise<void>
  close(): Promise<void>
}

export function createBotTalk(scope: TenantScope, { id }: Pick<ConversationRow, 'id'>): BotTalk {
  const author = botAuthor(scope)
  return {
    say: async ({ body, interactive }, clientId) => {
      const { message } = await sendMessage(scope, {
        conversationId: id,
        clientId,
        kind: 'text',
        direction: 'out',
        author,
        body,
        asWritten: true,
        data: interactive === undefined ? {} : { interactive },
      })
      return message.id
    },
    callPeople: async ({ team }, said) => {
      const teamId = team ? await findTeam(scope, team) : undefined
      await callPeople(scope, id, {
        author,
        said: { event: 'bot_handed_over', ...said },
        ...(teamId === undefined ? {} : { teamId }),
      })
    },
    label: ({ add, remove }) => label(scope, id, { add, remove }),
    assign: async ({ team, agent }) => {
      const teamId = team === null ? undefined : await findTeam(scope, team)
      if (team !== null && teamId === undefined) throw new Error(`there is no team ${team}`)
      if (teamId !== undefined) await transferConversation(scope, id, teamId)
      const memberId = agent === null ? undefined : await findMember(scope, agent)
      if (agent !== null && memberId === undefined) throw new Error(`there is nobody called ${agent}`)
      if (memberId !== undefined) await assignConversation(scope, id, memberId)
    },
    close: () => resolveConversation(scope, id),
  }
}

/** A bot speaks in the company's name. */
export function botAuthor({ tenant }: TenantScope): MessageAuthor {
  return { kind: 'bot', id: null, name: tenant.name }
}

async function label(
  scope: TenantScope,
  id: ConversationId,
  { add, remove }: { add: string[]; remove: string[] },
): Promise<void> {
  const labels = await listLabels(scope)
  const idsOf = (names: string[]) => names.flatMap((name) => labels.find((one) => isNamed(one, name, 'lbl'))?.id ?? [])
  await changeLabels(scope, id, { add: idsOf(add), remove: idsOf(remove) as LabelId[] })
  const unknown = add.find((name) => !labels.some((one) => isNamed(one, name, 'lbl')))
  if (unknown !== undefined) throw new Error(`there is no label ${unknown}`)
}

async function findTeam(scope: TenantScope, name: string): Promise<TeamId | undefined> {
  return (await listTeams(scope)).find((team) => team.retired_at === null && isNamed(team, name, 'tem'))?.id
}

async function findMember(scope: TenantScope, name: string): Promise<MemberId | undefined> {
  const members = await listMemberRows(scope, { after: undefined, limit: MOST_MEMBERS })
  return members.find((member) => member.status === 'active' && (isNamed(member, name, 'mem') || member.email === name))
    ?.id
}

/** A flow names things as people do, or by an id that a form of the builder put there. */
function isNamed(one: { id: string; name: string }, name: string, prefix: string): boolean {
  return one.id === name || encodeId(prefix, one.id) === name || fold(one.name.trim()) === fold(name.trim())
}
