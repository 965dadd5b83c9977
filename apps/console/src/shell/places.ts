import type { TenantConfig } from '@recado/contracts/tenant-config'
import type { LucideIcon } from 'lucide-react'
import {
  BookUser,
  Bot,
  Building2,
  CalendarClock,
  CarFront,
  ChartNoAxesColumn,
  Compass,
  Handshake,
  House,
  Inbox,
  KeyRound,
  LockKeyhole,
  MessageCircle,
  MessageSquareText,
  MessagesSquare,
  Palette,
  ScrollText,
  Settings,
  ShieldCheck,
  Tags,
  UserRound,
  Users,
  UsersRound,
  Webhook,
  Workflow,
} from 'lucide-react'
import type { Me } from '../session/me-context.ts'

type SettingsPath =
  | '/configuracoes/conta'
  | '/configuracoes/canais'
  | '/configuracoes/whatsapp'
  | '/configuracoes/horarios'
  | '/configuracoes/equipes'
  | '/configuracoes/etiquetas'
  | '/configuracoes/respostas'
  | '/configuracoes/pessoas'
  | '/configuracoes/papeis'
  | '/configuracoes/marca'
  | '/configuracoes/plano'
  | '/configuracoes/chaves'
  | '/configuracoes/webhooks'
  | '/configuracoes/segredos'
  | '/configuracoes/inteligencia-artificial'
  | '/configuracoes/consultor'
  | '/configuracoes/auditoria'

export interface Place {
  key: 'home' | 'inbox' | 'contacts' | 'flows' | 'stock' | 'tenants' | 'partners' | 'settings' | SettingsKey
  to:
    | '/'
    | '/caixa'
    | '/contatos'
    | '/fluxos'
    | '/estoque'
    | '/consultor'
    | '/empresas'
    | '/parceiros'
    | '/configuracoes'
    | SettingsPath
  icon: LucideIcon
  /** Whether it exists for this person at all, in a company whose plan has these limits. */
  open(me: Me, limits: Limits): boolean
  /** Phones have it in the account's menu: the tabs and the account are what 320 px hold. */
  inMenu?: boolean
}

type Limits = TenantConfig['limits']

type SettingsKey =
  | 'account'
  | 'inboxes'
  | 'connections'
  | 'calendars'
  | 'teams'
  | 'labels'
  | 'canned_responses'
  | 'people'
  | 'roles'
  | 'brand'
  | 'plan'
  | 'api_keys'
  | 'webhooks'
  | 'flow_secrets'
  | 'flow_ai'
  | 'consultor'
  | 'audit'

export interface SettingsPlace extends Place {
  key: SettingsKey
  to: SettingsPath
  group: 'personal' | 'service' | 'company' | 'technical'
}

/** Entries of the rail, in order. */
export const RAIL: readonly Place[] = [
  { key: 'home', to: '/', icon: House, open: () => true },
  { key: 'inbox', to: '/caixa', icon: Inbox, open: may('conversations.read') },
  { key: 'contacts', to: '/contatos', icon: BookUser, open: may('contacts.read') },
  { key: 'flows', to: '/fluxos', icon: Workflow, open: may('flows.read') },
  { key: 'stock', to: '/estoque', icon: CarFront, open: (me, limits) => sellsCars(limits) && may('cars.read')(me) },
  { key: 'consultor', to: '/consultor', icon: Compass, open: may('advisor.run'), inMenu: true },
  { key: 'tenants', to: '/empresas', icon: Building2, open: (me) => me.realm !== 'tenant' },
  { key: 'partners', to: '/parceiros', icon: Handshake, open: (me) => me.realm === 'platform' },
  { key: 'settings', to: '/configuracoes', icon: Settings, open: () => true },
]

const SETTINGS: readonly SettingsPlace[] = [
  { key: 'account', to: '/configuracoes/conta', icon: UserRound, group: 'personal', open: () => true },
  { key: 'inboxes', to: '/configuracoes/canais', icon: MessagesSquare, group: 'service', open: may('inboxes.manage') },
  {
    key: 'connections',
    to: '/configuracoes/whatsapp',
    icon: MessageCircle,
    group: 'service',
    open: may('inboxes.manage'),
  },
  {
    key: 'calendars',
    to: '/configuracoes/horarios',
    icon: CalendarClock,
    group: 'service',
    open: may('inboxes.manage'),
  },
  { key: 'teams', to: '/configuracoes/equipes', icon: Users, group: 'service', open: may('members.update') },
  { key: 'labels', to: '/configuracoes/etiquetas', icon: Tags, group: 'service', open: may('conversations.assign') },
  {
    key: 'canned_responses',
    to: '/configuracoes/respostas',
    icon: MessageSquareText,
    group: 'service',
    open: may('conversations.write'),
  },
  { key: 'people', to: '/configuracoes/pessoas', icon: UsersRound, group: 'company', open: may('members.read') },
  { key: 'roles', to: '/configuracoes/papeis', icon: ShieldCheck, group: 'company', open: may('roles.read') },
  { key: 'brand', to: '/configuracoes/marca', icon: Palette, group: 'company', open: may('brand.read') },
  {
    key: 'plan',
    to: '/configuracoes/plano',
    icon: ChartNoAxesColumn,
    group: 'company',
    open: may('billing.read', 'usage.read'),
  },
  { key: 'api_keys', to: '/configuracoes/chaves', icon: KeyRound, group: 'technical', open: may('api_keys.read') },
  { key: 'webhooks', to: '/configuracoes/webhooks', icon: Webhook, group: 'technical', open: may('webhooks.read') },
  {
    key: 'flow_secrets',
    to: '/configuracoes/segredos',
    icon: LockKeyhole,
    group: 'technical',
    open: may('flows.publish'),
  },
  {
    key: 'flow_ai',
    to: '/configuracoes/inteligencia-artificial',
    icon: Bot,
    group: 'technical',
    open: may('flows.publish'),
  },
  {
    key: 'consultor',
    to: '/configuracoes/consultor',
    icon: Compass,
    group: 'technical',
    open: may('advisor.manage'),
  },
  { key: 'audit', to: '/configuracoes/auditoria', icon: ScrollText, group: 'technical', open: may('audit.read') },
]

/** The settings this person may open; a company's need a company. */
export function settingsOf(me: Me): readonly SettingsPlace[] {
  return SETTINGS.filter((place) => place.open(me, {}))
}

/** Whether the company's plan has cars; null is no limit. */
function sellsCars({ cars_max = 0 }: Limits): boolean {
  return cars_max === null || cars_max > 0
}

function may(...anyOf: Me['permissions']): (me: Me) => boolean {
  return (me) => me.tenant !== null && anyOf.some((permission) => me.permissions.includes(permission))
}
