import type { TemplatePath } from './template-path.ts'

const STREET = { status: 200, body: { logradouro: 'Avenida Paulista', bairro: 'Bela Vista', localidade: 'São Paulo' } }
const NO_STREET = { status: 200, body: { erro: 'true' } }
const EVENING = Date.UTC(2026, 7, 3, 22)
const NIGHT = Date.UTC(2026, 7, 4, 4)
const ORDER = 'oi|1|1 pizza de calabresa'
const order = (status: string, more: Record<string, string> = {}) => ({ status: 200, body: { status, ...more } })

export const ordersPaths: Record<string, TemplatePath[]> = {
  delivery: [
    {
      turns: `${ORDER}|entregar|01310-100|sim|100 apto 12|ana|pix|certo`,
      ends: 'person',
      says: 'Avenida Paulista, Bela Vista, São Paulo 100 apto 12',
      http: [STREET],
      at: EVENING,
    },
    {
      turns: `${ORDER}|1|01310-100|não|Rua A, 5, Centro|ana|dinheiro|50|1`,
      ends: 'person',
      says: 'Pagamento: Dinheiro, troco para R$ 50,00',
      http: [STREET],
      at: EVENING,
    },
    {
      turns: `${ORDER}|1|99999-999|Rua B, 7, Centro|ana|cartão|mudar algo|2 pizzas|buscar|ana|3|[30m]|1`,
      ends: 'person',
      says: '2 pizzas',
      http: [NO_STREET],
      at: EVENING,
    },
    { turns: `${ORDER}|1|01310-100|[30m]`, ends: 'person', says: 'Parou', http: [null], at: EVENING },
    { turns: `${ORDER}|1|01310-100|[30m]`, ends: 'person', says: 'Parou', http: [STREET], at: EVENING },
    { turns: `${ORDER}|1|01310-100|sim|[30m]`, ends: 'person', says: 'Avenida Paulista', http: [STREET], at: EVENING },
    { turns: `${ORDER}|1|[30m]`, ends: 'person', says: 'calabresa', at: EVENING },
    { turns: `${ORDER}|[30m]`, ends: 'person', says: 'calabresa', at: EVENING },
    { turns: `${ORDER}|vou buscar|[30m]`, ends: 'person', says: 'Parou', at: EVENING },
    { turns: `${ORDER}|2|ana|[30m]`, ends: 'person', says: 'Parou', at: EVENING },
    { turns: `${ORDER}|2|ana|1|[30m]`, ends: 'person', says: 'Parou', at: EVENING },
    { turns: 'oi|1|[30m]|não', ends: 'closed', says: 'encerramos', at: EVENING },
    { turns: 'oi|cardápio|meu pedido|Ana', ends: 'person', says: 'Ana quer saber do pedido', at: EVENING },
    { turns: 'oi|3|[30m]|sim|4', ends: 'person', says: 'chamar alguém', at: EVENING },
    { turns: 'oi|[30m]|[2h]', ends: 'closed', says: 'encerramos', at: EVENING },
    { turns: 'oi|1|2 pizzas|buscar|ana|pix|1', ends: 'person', says: 'PEDIDO de Ana: 2 pizzas', at: NIGHT },
    { turns: 'oi|falar com a equipe', ends: 'person', says: 'chamar alguém', at: NIGHT },
    { turns: 'oi|volto depois', ends: 'closed', says: 'a partir das 11h', at: NIGHT },
    { turns: 'oi|[1h]', ends: 'closed', says: 'a partir das 11h', at: NIGHT },
  ],
  'order-status': [
    {
      turns: 'oi|1|#10482|não',
      ends: 'closed',
      says: 'Quando quiser',
      http: [order('shipped', { forecast: '2026-08-05', tracking_url: 'https://rastreio.example/1' })],
    },
    {
      turns: 'oi|rastrear|meu pedido|10482|sim|1|10482|tive um problema',
      ends: 'person',
      says: 'consta entregue',
      http: [order('preparing'), order('delivered')],
    },
    { turns: 'oi|1|10482|chegou|[30m]', ends: 'closed', says: 'Certo!', http: [order('delivered')] },
    { turns: 'oi|1|10482|[1h]', ends: 'closed', says: 'Certo!', http: [order('delivered')] },
    { turns: 'oi|1|10482|não', ends: 'closed', says: 'Certo!', http: [order('devolvido')] },
    {
      turns: 'oi|1|10482|tentar de novo|mudar o número|10483|equipe',
      ends: 'person',
      says: 'Pedido 10483',
      http: [null, { status: 404, body: {} }, { status: 500, body: null }],
    },
    { turns: 'oi|1|10482|[30m]', ends: 'person', says: 'Pedido 10482', http: [null] },
    { turns: 'oi|1|[30m]', ends: 'closed', says: 'Certo!' },
    { turns: 'oi|2', ends: 'person', says: 'não informado' },
    { turns: 'oi|[30m]', ends: 'closed', says: 'Certo!' },
  ],
}
