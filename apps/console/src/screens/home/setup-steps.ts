import type { Permission } from '@recado/contracts/permissions'

/** What is known of a company's beginnings; undefined while it is not known yet, or when the person may not know. */
export interface SetupFacts {
  /** Whether somebody has written through a site's chat. */
  chatUsed: boolean | undefined
  /** And by WhatsApp. */
  whatsappUsed: boolean | undefined
  chatGreets: boolean | undefined
  hoursInUse: boolean | undefined
  cannedResponses: number | undefined
  /** Members and invitations under way. */
  people: number | undefined
  hasLogo: boolean
  emailVerified: boolean
}

export interface SetupStep {
  key: 'widget' | 'whatsapp' | 'greeting' | 'hours' | 'canned' | 'invite' | 'brand' | 'account'
  to:
    | '/configuracoes/canais'
    | '/configuracoes/whatsapp'
    | '/configuracoes/horarios'
    | '/configuracoes/respostas'
    | '/configuracoes/pessoas'
    | '/configuracoes/marca'
    | '/configuracoes/conta'
  done: boolean
}

type Rule = Omit<SetupStep, 'done'> & { permission?: Permission; done(facts: SetupFacts): boolean | undefined }

const RULES: readonly Rule[] = [
  { key: 'widget', to: '/configuracoes/canais', permission: 'inboxes.manage', done: ({ chatUsed }) => chatUsed },
  {
    key: 'whatsapp',
    to: '/configuracoes/whatsapp',
    permission: 'inboxes.manage',
    done: ({ whatsappUsed }) => whatsappUsed,
  },
  { key: 'greeting', to: '/configuracoes/canais', permission: 'inboxes.manage', done: ({ chatGreets }) => chatGreets },
  { key: 'hours', to: '/configuracoes/horarios', permission: 'inboxes.manage', done: ({ hoursInUse }) => hoursInUse },
  {
    key: 'canned',
    to: '/configuracoes/respostas',
    permission: 'conversations.assign',
    done: ({ cannedResponses = 0 }) => cannedResponses > 0,
  },
  {
    key: 'invite',
    to: '/configuracoes/pessoas',
    permission: 'members.invite',
    done: ({ people = 1 }) => people > 1,
  },
  { key: 'brand', to: '/configuracoes/marca', permission: 'brand.update', done: ({ hasLogo }) => hasLogo },
  { key: 'account', to: '/configuracoes/conta', done: ({ emailVerified }) => emailVerified },
]

/** What makes an account ready, in order: what this person may do, ticked off by what is there. */
export function setupSteps(facts: SetupFacts, may: (permission: Permission) => boolean): SetupStep[] {
  return RULES.filter(({ permission }) => permission === undefined || may(permission)).map(({ key, to, done }) => ({
    key,
    to,
    done: done(facts) === true,
  }))
}
