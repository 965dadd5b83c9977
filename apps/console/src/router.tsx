import { type AnyRoute, createRootRoute, createRoute, createRouter, redirect } from '@tanstack/react-router'
import type { CrmSearch } from './carmatch/crm/crm.api.ts'
import type { StockSearch } from './carmatch/stock/stock-search.ts'
import type { ConsultorSearch } from './consultor/consultor-search.ts'
import { readInboxSearch } from './inbox/inbox-search.ts'
import { lazyScreen } from './lazy-screen.ts'
import { NotFound } from './shell/not-found.tsx'
import { PageSkeleton } from './shell/page-skeleton.tsx'
import { RootLayout } from './shell/root-layout.tsx'
import { ScreenError } from './shell/screen-error.tsx'

const root = createRootRoute({ component: RootLayout, notFoundComponent: NotFound })

// What one sees before signing in.
const outside = createRoute({
  getParentRoute: () => root,
  id: 'outside',
  component: lazyScreen(() => import('./screens/auth/auth-layout.tsx'), 'AuthLayout'),
})
const signIn = createRoute({
  getParentRoute: () => outside,
  path: '/entrar',
  validateSearch: (search: Record<string, unknown>): { email?: string; depois?: string; passagem?: 'encerrada' } => ({
    ...(search.passagem === 'encerrada' ? { passagem: search.passagem } : {}),
    ...(typeof search.email === 'string' ? { email: search.email } : {}),
    ...(isOwnPath(search.depois) ? { depois: search.depois } : {}),
  }),
  component: lazyScreen(() => import('./screens/auth/sign-in-screen.tsx'), 'SignInScreen'),
})
const register = createRoute({
  getParentRoute: () => outside,
  path: '/abrir-conta',
  component: lazyScreen(() => import('./screens/auth/register-screen.tsx'), 'RegisterScreen'),
})
const invitation = createRoute({
  getParentRoute: () => outside,
  path: '/convite/$token',
  component: lazyScreen(() => import('./screens/auth/invitation-screen.tsx'), 'InvitationScreen'),
})
const verify = createRoute({
  getParentRoute: () => outside,
  path: '/verificar-email/$token',
  component: lazyScreen(() => import('./screens/auth/verify-screen.tsx'), 'VerifyScreen'),
})
const forgot = createRoute({
  getParentRoute: () => outside,
  path: '/recuperar',
  component: lazyScreen(() => import('./screens/auth/forgot-screen.tsx'), 'ForgotScreen'),
})
const reset = createRoute({
  getParentRoute: () => outside,
  path: '/redefinir-senha/$token',
  component: lazyScreen(() => import('./screens/auth/reset-screen.tsx'), 'ResetScreen'),
})

// The demo's doors ask for nobody either; only the demo has them.
const demo = createRoute({
  getParentRoute: () => root,
  path: '/demo',
  component: lazyScreen(() => import('./screens/demo/doors-screen.tsx'), 'DoorsScreen'),
})

// The development mailbox asks for nobody: mails are read before the first sign-in.
const mailbox = createRoute({
  getParentRoute: () => root,
  path: '/dev/mailbox',
  validateSearch: (search: Record<string, unknown>): { id?: string } =>
    typeof search.id === 'string' ? { id: search.id } : {},
  component: lazyScreen(() => import('./screens/mailbox/mailbox-screen.tsx'), 'MailboxScreen'),
})

// The design system's parts, for whoever builds with them.
const stories = createRoute({
  getParentRoute: () => root,
  path: '/dev/design',
  validateSearch: (search: Record<string, unknown>): { story?: string } =>
    typeof search.story === 'string' ? { story: search.story } : {},
  component: lazyScreen(() => import('./stories/stories-screen.tsx'), 'StoriesScreen'),
})

// The company's own chat on a page of its own, to try it as a customer.
const testChat = createRoute({
  getParentRoute: () => root,
  path: '/testar-chat/$inboxId',
  component: lazyScreen(() => import('./screens/test-chat/test-chat-screen.tsx'), 'TestChatScreen'),
})

// What a phone is to scan, for whoever was given the link.
const sharedCode = createRoute({
  getParentRoute: () => root,
  path: '/whatsapp/$token',
  component: lazyScreen(() => import('./zap/connections/shared-code-screen.tsx'), 'SharedCodeScreen'),
})

// What needs somebody signed in.
const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  component: lazyScreen(() => import('./shell/signed-area.tsx'), 'SignedArea'),
})
const home = createRoute({
  getParentRoute: () => inside,
  path: '/',
  component: lazyScreen(() => import('./screens/home/home-screen.tsx'), 'HomeScreen'),
})
const inbox = createRoute({
  getParentRoute: () => inside,
  path: '/caixa',
  validateSearch: readInboxSearch,
  component: lazyScreen(() => import('./screens/inbox/inbox-screen.tsx'), 'InboxScreen'),
})
// The screen stays as one moves between folders and conversations: these only say which.
const inboxFolder = createRoute({ getParentRoute: () => inbox, path: '/$folder' })
const inboxConversation = createRoute({ getParentRoute: () => inboxFolder, path: '/$conversationId' })
const contacts = createRoute({
  getParentRoute: () => inside,
  path: '/contatos',
  validateSearch: (search: Record<string, unknown>): { busca?: string } =>
    typeof search.busca === 'string' && search.busca !== '' ? { busca: search.busca } : {},
  component: lazyScreen(() => import('./screens/contacts/contacts-screen.tsx'), 'ContactsScreen'),
})
const deletedContacts = createRoute({
  getParentRoute: () => inside,
  path: '/contatos/excluidos',
  component: lazyScreen(() => import('./screens/contacts/deleted-contacts-screen.tsx'), 'DeletedContactsScreen'),
})
const contact = createRoute({
  getParentRoute: () => inside,
  path: '/contatos/$contactId',
  component: lazyScreen(() => import('./screens/contacts/contact-screen.tsx'), 'ContactScreen'),
})
const flows = createRoute({
  getParentRoute: () => inside,
  path: '/fluxos',
  component: lazyScreen(() => import('./zap/flows/list/flows-screen.tsx'), 'FlowsScreen'),
})
const flow = createRoute({
  getParentRoute: () => inside,
  path: '/fluxos/$flowId',
  component: lazyScreen(() => import('./zap/flows/flow-screen.tsx'), 'FlowScreen'),
})
const loadConsultor = () => import('./consultor/screens.ts')
const consultor = createRoute({
  getParentRoute: () => inside,
  path: '/consultor',
  component: lazyScreen(loadConsultor, 'ConsultorScreen'),
})
const stockPages = () => import('./carmatch/pages.ts')
const stockArea = createRoute({
  getParentRoute: () => inside,
  path: '/estoque',
  component: lazyScreen(stockPages, 'StockLayout'),
})
const stock = createRoute({
  getParentRoute: () => stockArea,
  path: '/',
  // Read by the screen, whose lists of words are not to be in the first load.
  validateSearch: (search: Record<string, unknown>) => search as StockSearch,
  component: lazyScreen(stockPages, 'StockScreen'),
})
/** A page of the stock. */
function stockPage<const Path extends string>(path: Path, name: StockPageName) {
  return createRoute({ getParentRoute: () => stockArea, path, component: lazyScreen(stockPages, name) })
}
type StockPageName = Exclude<keyof Awaited<ReturnType<typeof stockPages>>, 'StockLayout'>
const car = stockPage('/carros/$id', 'CarScreen')
const carImports = stockPage('/importar', 'ImportsScreen')
const carImport = stockPage('/importar/$id', 'ImportScreen')
const leads = stockPage('/leads', 'LeadsScreen')
const lead = stockPage('/leads/$id', 'LeadScreen')
const questionnaire = stockPage('/perguntas', 'QuestionnaireScreen')
const carFigures = stockPage('/resultados', 'FiguresScreen')
const leadSources = stockPage('/origens', 'SourcesScreen')
const clickLearning = stockPage('/aprendizado', 'LearningScreen')
const crm = createRoute({
  getParentRoute: () => stockArea,
  path: '/crm',
  // What RD Station sent the browser back with.
  validateSearch: (search: Record<string, unknown>) => search as CrmSearch,
  component: lazyScreen(stockPages, 'CrmScreen'),
})
/** What is asked stands in the address as it is: the screens, which are loaded later, say what it may be. */
function asking<const Path extends string>(path: Path, component: ReturnType<typeof lazyScreen>) {
  return createRoute({
    getParentRoute: () => inside,
    path,
    validateSearch: (search: ConsultorSearch) => search,
    component,
  })
}
const askConsultor = asking('/consultor/nova', lazyScreen(loadConsultor, 'AskScreen'))
const compareExecutions = asking('/consultor/comparar', lazyScreen(loadConsultor, 'CompareScreen'))
const execution = asking('/consultor/$executionId', lazyScreen(loadConsultor, 'ExecutionScreen'))
const tenants = createRoute({
  getParentRoute: () => inside,
  path: '/empresas',
  component: lazyScreen(() => import('./screens/tenants/tenants-screen.tsx'), 'TenantsScreen'),
})
const partners = createRoute({
  getParentRoute: () => inside,
  path: '/parceiros',
  component: lazyScreen(() => import('./screens/partners/partners-screen.tsx'), 'PartnersScreen'),
})
const settings = createRoute({
  getParentRoute: () => inside,
  path: '/configuracoes',
  component: lazyScreen(() => import('./screens/settings/settings-layout.tsx'), 'SettingsLayout'),
})
/** A page of the settings. */
function setting<const Path extends string>(path: Path, component: ReturnType<typeof lazyScreen>) {
  return createRoute({ getParentRoute: () => settings, path, component })
}
const account = setting(
  '/conta',
  lazyScreen(() => import('./screens/account/account-screen.tsx'), 'AccountScreen'),
)
const inboxes = setting(
  '/canais',
  lazyScreen(() => import('./screens/inboxes/inboxes-screen.tsx'), 'InboxesScreen'),
)
const inboxSettings = setting(
  '/canais/$id',
  lazyScreen(() => import('./screens/inboxes/inbox-settings-screen.tsx'), 'InboxSettingsScreen'),
)
const connections = setting(
  '/whatsapp',
  lazyScreen(() => import('./zap/connections/connections-screen.tsx'), 'ConnectionsScreen'),
)
const connection = setting(
  '/whatsapp/$id',
  lazyScreen(() => import('./zap/connections/connection-screen.tsx'), 'ConnectionScreen'),
)
const whatsappCosts = setting(
  '/whatsapp/custos',
  lazyScreen(() => import('./zap/costs/costs-screen.tsx'), 'CostsScreen'),
)
const calendars = setting(
  '/horarios',
  lazyScreen(() => import('./screens/calendars/calendars-screen.tsx'), 'CalendarsScreen'),
)
const calendar = setting(
  '/horarios/$id',
  lazyScreen(() => import('./screens/calendars/calendar-screen.tsx'), 'CalendarScreen'),
)
const teams = setting(
  '/equipes',
  lazyScreen(() => import('./screens/teams/teams-screen.tsx'), 'TeamsScreen'),
)
const labels = setting(
  '/etiquetas',
  lazyScreen(() => import('./screens/labels/labels-screen.tsx'), 'LabelsScreen'),
)
const cannedResponses = setting(
  '/respostas',
  lazyScreen(() => import('./screens/canned-responses/canned-responses-screen.tsx'), 'CannedResponsesScreen'),
)
const people = setting(
  '/pessoas',
  lazyScreen(() => import('./screens/people/people-screen.tsx'), 'PeopleScreen'),
)
const roles = setting(
  '/papeis',
  lazyScreen(() => import('./screens/roles/roles-screen.tsx'), 'RolesScreen'),
)
const brand = setting(
  '/marca',
  lazyScreen(() => import('./screens/brand/brand-screen.tsx'), 'BrandScreen'),
)
const plan = setting(
  '/plano',
  lazyScreen(() => import('./screens/plan/plan-screen.tsx'), 'PlanScreen'),
)
// Where every answer about a used-up plan sends people, whatever the console calls its pages.
const billing = createRoute({
  getParentRoute: () => root,
  path: '/billing',
  beforeLoad: () => {
    throw redirect({ to: '/configuracoes/plano', replace: true })
  },
})
const apiKeys = setting(
  '/chaves',
  lazyScreen(() => import('./screens/api-keys/api-keys-screen.tsx'), 'ApiKeysScreen'),
)

const webhooks = setting(
  '/webhooks',
  lazyScreen(() => import('./screens/webhooks/webhooks-screen.tsx'), 'WebhooksScreen'),
)
const flowSecrets = setting(
  '/segredos',
  lazyScreen(() => import('./zap/flow-secrets/flow-secrets-screen.tsx'), 'FlowSecretsScreen'),
)
const flowAi = setting(
  '/inteligencia-artificial',
  lazyScreen(() => import('./zap/flow-ai/flow-ai-screen.tsx'), 'FlowAiScreen'),
)
const consultorSettings = setting('/consultor', lazyScreen(loadConsultor, 'AdvisorSettingsScreen'))
const audit = setting(
  '/auditoria',
  lazyScreen(() => import('./screens/audit/audit-screen.tsx'), 'AuditScreen'),
)

const tree = root.addChildren([
  outside.addChildren([signIn, register, invitation, verify, forgot, reset]),
  demo,
  mailbox,
  stories,
  testChat,
  sharedCode,
  billing,
  inside.addChildren([
    home,
    inbox.addChildren([inboxFolder.addChildren([inboxConversation])]),
    contacts,
    deletedContacts,
    contact,
    flows,
    flow,
    consultor,
    askConsultor,
    compareExecutions,
    execution,
    stockArea.addChildren([
      stock,
      car,
      carImports,
      carImport,
      leads,
      lead,
      questionnaire,
      carFigures,
      leadSources,
      clickLearning,
      crm,
    ]),
    tenants,
    partners,
    settings.addChildren([
      ...[
        account,
        inboxes,
        inboxSettings,
        connections,
        whatsappCosts,
        connection,
        calendars,
        calendar,
        teams,
        labels,
        cannedResponses,
      ],
      ...[people, roles, brand, plan, apiKeys, webhooks, flowSecrets, flowAi, consultorSettings, audit],
    ]),
  ]),
])

/** Every page there is; each is loaded when it is first opened, or hovered. */
export function createConsoleRouter() {
  return createRouter({
    routeTree: tree,
    defaultPreload: 'intent',
    defaultPendingComponent: PageSkeleton,
    defaultErrorComponent: ScreenError,
    defaultPendingMs: 150,
    // The inbox's list and thread keep their own places: brought back by the router, they undid each other's.
    scrollRestoration: ({ location }) => !location.pathname.startsWith('/caixa'),
  })
}

export type ConsoleRouter = ReturnType<typeof createConsoleRouter>

/** Begins to fetch the files of the page that the address names, which otherwise waits until the router is rendered. */
export function preloadPage(router: ConsoleRouter): void {
  const routes: Partial<Record<string, AnyRoute>> = router.routesById
  for (const { routeId } of router.matchRoutes(router.latestLocation)) {
    const component = routes[routeId]?.options.component
    // What is missing is fetched again where it is needed, and failing is said there.
    if (component !== undefined && 'preload' in component) void component.preload?.()?.catch(() => undefined)
  }
}

/** Only a path of this host may be gone to after signing in: `//elsewhere` and `https:` are not. */
export function isOwnPath(value: unknown): value is string {
  return typeof value === 'string' && /^\/(?![/\\])/.test(value)
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ConsoleRouter
  }
}
