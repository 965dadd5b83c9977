import type { Permission } from '@recado/contracts/permissions'
import { useQuery } from '@tanstack/react-query'
import type { Http } from '../../api/http.ts'
import { type Inbox, listConversations, listInboxes } from '../../inbox/inbox.api.ts'
import { inboxKeys } from '../../inbox/inbox-keys.ts'
import { isCurrent } from '../../inbox/is-current.ts'
import { useServices } from '../../services.ts'
import { useMay, useMe } from '../../session/me-context.ts'
import { useTenantConfig } from '../../session/tenant-config.ts'
import { listCannedResponses } from '../canned-responses/canned-responses.api.ts'
import { listInvitations, listMembers } from '../people/people.api.ts'
import type { SetupFacts } from './setup-steps.ts'

/** What is there already. Only what the person may read is asked for. */
export function useSetupFacts(): SetupFacts {
  const me = useMe()
  const { http } = useServices()
  const { branding } = useTenantConfig()
  const allowed = useMay()
  const may = (permission: Permission) => me.tenant !== null && allowed(permission)
  const inboxes = useQuery({
    queryKey: inboxKeys.inboxes,
    queryFn: () => listInboxes(http),
    enabled: may('inboxes.manage'),
  })
  const of = (channel: Inbox['channel']) =>
    inboxes.data?.filter((inbox) => isCurrent(inbox) && inbox.channel === channel)
  const chats = of('widget')
  const chatUsed = useUsed(http, chats)
  const whatsappUsed = useUsed(http, of('whatsapp'))
  const canned = useQuery({
    queryKey: ['canned-responses', 'setup'],
    queryFn: async () => (await listCannedResponses(http)).items.length,
    enabled: may('conversations.assign'),
  })
  const people = useQuery({
    queryKey: ['members', 'setup'],
    queryFn: async () => {
      const [members, invitations] = await Promise.all([listMembers(http), listInvitations(http)])
      return members.items.length + invitations.items.filter(({ status }) => status === 'pending').length
    },
    enabled: may('members.invite') && may('members.read'),
  })
  return {
    chatUsed,
    whatsappUsed,
    chatGreets: chats?.some(({ settings }) => settings.greeting !== ''),
    hoursInUse: inboxes.data?.some(({ calendar_id }) => calendar_id !== null),
    cannedResponses: canned.data,
    people: people.data,
    hasLogo: branding.logo_url !== null,
    emailVerified: me.email_verified,
  }
}

/** Whether somebody has written by one of these ways in; undefined until it is known. */
function useUsed(http: Http, inboxes: readonly Inbox[] | undefined): boolean | undefined {
  return useQuery({
    queryKey: ['setup', inboxes?.map(({ id }) => id)],
    queryFn: () => hasConversation(http, inboxes ?? []),
    enabled: inboxes !== undefined,
  }).data
}

async function hasConversation(http: Http, chats: readonly Inbox[]): Promise<boolean> {
  for (const { id } of chats) {
    const { items } = await listConversations(http, { status: 'all', inbox_id: id }, 'recent', undefined)
    if (items.length > 0) return true
  }
  return false
}
