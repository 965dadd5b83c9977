import type { Page } from 'playwright-core'
import type { DoorTitle } from './enter-by-door.ts'

export interface Picture {
  name: string
  /** Who looks; undefined: somebody who is not signed in. */
  door?: DoorTitle
  path: string
  /** Another site than the console. */
  address?: (platform: string) => string
  /** What is pressed before. */
  prepare?: (page: Page) => Promise<void>
  /** A page that scrolls, to be seen whole. */
  grows?: boolean
}

const press = (name: string | RegExp) => async (page: Page) => {
  await page.getByRole('button', { name }).first().click()
  await page.waitForTimeout(300)
}
const openConversation = async (page: Page) => {
  await page.getByRole('list', { name: 'Conversas' }).getByRole('link').first().click()
  await page.getByRole('region', { name: 'Mensagens' }).waitFor()
  await page.waitForTimeout(500)
}
const inConversation = (act: (page: Page) => Promise<void>) => async (page: Page) => {
  await openConversation(page)
  await act(page)
  await page.waitForTimeout(300)
}
/** Goes on by the first link that leads below an address, and waits for the page's own heading or canvas. */
const follow = (below: string) => async (page: Page) => {
  await page.locator(`main a[href^="${below}"]`).first().click()
  await page.waitForURL((url) => url.pathname.startsWith(below))
  await page.locator('main :is(h1, .react-flow__node):visible').first().waitFor()
  await page.waitForLoadState('networkidle')
}

const inFlow = (name: string) => async (page: Page) => {
  await follow('/fluxos/')(page)
  await press(name)(page)
  await page.waitForLoadState('networkidle')
}

const outside: Picture[] = [
  { name: 'doors', path: '/demo', grows: true },
  { name: 'sign-in', path: '/entrar' },
  { name: 'register', path: '/abrir-conta', grows: true },
  { name: 'forgot', path: '/recuperar' },
  { name: 'invitation-unknown', path: '/convite/nada' },
  { name: 'mailbox', path: '/dev/mailbox' },
]

const settings: Picture[] = [
  ['account', '/conta'],
  ['inboxes', '/canais'],
  ['calendars', '/horarios'],
  ['teams', '/equipes'],
  ['labels', '/etiquetas'],
  ['canned', '/respostas'],
  ['people', '/pessoas'],
  ['roles', '/papeis'],
  ['brand', '/marca'],
  ['plan', '/plano'],
  ['flow-secrets', '/segredos'],
  ['flow-ai', '/inteligencia-artificial'],
  ['api-keys', '/chaves'],
  ['webhooks', '/webhooks'],
  ['whatsapp', '/whatsapp'],
  ['whatsapp-costs', '/whatsapp/custos'],
  ['consultor', '/consultor'],
  ['audit', '/auditoria'],
].map(([name, path]) => ({
  name: `settings-${name}`,
  door: 'Gerente' as const,
  path: `/configuracoes${path}`,
  grows: true,
}))

const dialogs: Picture[] = (
  [
    ['inbox', '/configuracoes/canais', press('Novo chat do site')],
    ['team', '/configuracoes/equipes', press('Nova equipe')],
    ['label', '/configuracoes/etiquetas', press('Nova etiqueta')],
    ['canned', '/configuracoes/respostas', press('Nova resposta')],
    ['invite', '/configuracoes/pessoas', press(/Convidar/)],
    ['role', '/configuracoes/papeis', press('Novo papel')],
    ['api-key', '/configuracoes/chaves', press('Nova chave')],
    ['webhook', '/configuracoes/webhooks', press('Novo webhook')],
    ['contact', '/contatos', press('Novo contato')],
    ['flow', '/fluxos', press('Novo fluxo')],
  ] as const
).map(([name, path, prepare]) => ({ name: `dialog-${name}`, door: 'Gerente' as const, path, prepare }))

const manager: Picture[] = [
  { name: 'home', path: '/', grows: true },
  { name: 'inbox', path: '/caixa/todas' },
  { name: 'inbox-open', path: '/caixa/todas', prepare: openConversation },
  { name: 'inbox-hand-on', path: '/caixa/todas', prepare: inConversation((page) => page.keyboard.press('t')) },
  { name: 'inbox-snooze', path: '/caixa/todas', prepare: inConversation((page) => page.keyboard.press('s')) },
  { name: 'inbox-keys', path: '/caixa/todas', prepare: inConversation((page) => page.keyboard.press('?')) },
  { name: 'inbox-palette', path: '/caixa/todas', prepare: inConversation((page) => page.keyboard.press('Control+k')) },
  { name: 'inbox-new', path: '/caixa/todas', prepare: inConversation((page) => page.keyboard.press('c')) },
  { name: 'inbox-filters', path: '/caixa/todas', prepare: press(/^Filtros/) },
  { name: 'contacts', path: '/contatos', grows: true },
  {
    name: 'contact',
    path: '/contatos',
    prepare: follow('/contatos/ctc_'),
    grows: true,
  },
  { name: 'contacts-deleted', path: '/contatos/excluidos' },
  { name: 'flows', path: '/fluxos', grows: true },
  { name: 'flow-builder', path: '/fluxos', prepare: follow('/fluxos/') },
  { name: 'flow-statistics', path: '/fluxos', prepare: inFlow('Estatísticas') },
  { name: 'flow-runs', path: '/fluxos', prepare: inFlow('Histórico') },
  { name: 'flow-versions', path: '/fluxos', prepare: inFlow('Versões') },
  { name: 'flow-phone', path: '/fluxos', prepare: inFlow('Testar') },
  { name: 'flow-publish', path: '/fluxos', prepare: inFlow('Publicar') },
  { name: 'connection', path: '/configuracoes/whatsapp', prepare: follow('/configuracoes/whatsapp/wac_'), grows: true },
  { name: 'inbox-settings', path: '/configuracoes/canais', prepare: follow('/configuracoes/canais/'), grows: true },
  { name: 'calendar', path: '/configuracoes/horarios', prepare: follow('/configuracoes/horarios/'), grows: true },
  { name: 'not-found', path: '/nao-existe' },
].map((picture) => ({ ...picture, door: 'Gerente' as const }))

const stock: Picture[] = [
  { name: 'stock', path: '/estoque', grows: true },
  { name: 'stock-car', path: '/estoque', prepare: follow('/estoque/carros/'), grows: true },
  ...[
    ['imports', '/importar'],
    ['leads', '/leads'],
    ['questionnaire', '/perguntas'],
    ['figures', '/resultados'],
    ['sources', '/origens'],
    ['learning', '/aprendizado'],
    ['crm', '/crm'],
  ].map(([name, path]) => ({ name: `stock-${name}`, path: `/estoque${path}`, grows: true })),
  { name: 'stock-lead', path: '/estoque/leads', prepare: follow('/estoque/leads/'), grows: true },
  { name: 'consultor', path: '/consultor', grows: true },
  { name: 'consultor-ask', path: '/consultor/nova', grows: true },
  { name: 'consultor-execution', path: '/consultor', prepare: follow('/consultor/exec_'), grows: true },
].map((picture) => ({ ...picture, door: 'Gerente' as const }))

const seller: Picture[] = [
  { name: 'seller-home', path: '/', grows: true },
  { name: 'seller-inbox', path: '/caixa/nao-atribuidas' },
].map((picture) => ({ ...picture, door: 'Vendedora' as const }))

const partner: Picture[] = [
  { name: 'partner-home', path: '/', grows: true },
  { name: 'partner-tenants', path: '/empresas', grows: true },
  { name: 'partner-open-tenant', path: '/empresas', prepare: press('Abrir empresa') },
  { name: 'partner-brand', path: '/configuracoes/marca', grows: true },
].map((picture) => ({ ...picture, door: 'Parceira' as const }))

const platform: Picture[] = [
  { name: 'platform-home', path: '/', grows: true },
  { name: 'platform-tenants', path: '/empresas', grows: true },
  { name: 'platform-partners', path: '/parceiros', grows: true },
  { name: 'platform-open-partner', path: '/parceiros', prepare: press('Abrir parceiro') },
  { name: 'platform-account', path: '/configuracoes/conta', grows: true },
].map((picture) => ({ ...picture, door: 'Dona da plataforma' as const }))

/** The demo companies' own sites stand one hundred ports above. */
const site = (company: string) => (platform: string) =>
  `http://localhost:${process.env.SHOP_PORT ?? String(Number(new URL(platform).port) + 100)}/${company}`
const launcher = press(/^Abrir conversa/)
const widget: Picture[] = ['robustcar', 'autocenter', 'sorriso'].flatMap((company) => [
  { name: `site-${company}`, path: '', address: site(company) },
  { name: `widget-${company}`, path: '', address: site(company), prepare: launcher },
])

export const pictures: readonly Picture[] = [
  ...[...outside, ...widget],
  ...[...manager, ...stock, ...settings, ...dialogs],
  ...[...seller, ...partner, ...platform],
]
