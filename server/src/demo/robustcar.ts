import { robustcarConversations } from './robustcar-conversations.ts'
import { ROBUSTCAR_FLOW } from './robustcar-flow.ts'
import type { DemoCompany } from './script.ts'
import cars from './stocks/robustcar.json' with { type: 'json' }

/** A dealer of used cars with a repair shop: sells by WhatsApp and on its site. */
export const ROBUSTCAR: DemoCompany = {
  slug: 'robustcar',
  name: 'RobustCar São Paulo',
  plan: 'chat_professional',
  placement: 'schema',
  opened: { status: 'active', daysAgo: 12 },
  colours: { primary: '#0369a1', secondary: '#0f2f4a', accent: '#f59e0b' },
  people: [
    { key: 'paulo', role: 'owner', email: 'gerente@robustcar.exemplo', name: 'Paulo Nunes' },
    { key: 'bianca', role: 'supervisor', email: 'supervisora@robustcar.exemplo', name: 'Bianca Reis' },
    { key: 'carla', role: 'agent', email: 'vendedora@robustcar.exemplo', name: 'Carla Dias', capacity: 15 },
    { key: 'bruno', role: 'agent', email: 'vendedor@robustcar.exemplo', name: 'Bruno Lima', availability: 'busy' },
    { key: 'diego', role: 'agent', email: 'oficina@robustcar.exemplo', name: 'Diego Prates' },
    { key: 'sonia', role: 'agent', email: 'recepcao@robustcar.exemplo', name: 'Sônia Matos', availability: 'offline' },
  ],
  teams: [
    { key: 'vendas', name: 'Vendas', members: ['bianca', 'carla', 'bruno'] },
    { key: 'oficina', name: 'Oficina', members: ['bianca', 'diego', 'sonia'] },
  ],
  labels: [
    { key: 'test-drive', name: 'Test drive', colour: '#0369a1' },
    { key: 'troca', name: 'Troca', colour: '#7c3aed' },
    { key: 'financiamento', name: 'Financiamento', colour: '#0f766e' },
    { key: 'quente', name: 'Quente', colour: '#c2410c' },
    { key: 'reclamacao', name: 'Reclamação', colour: '#b91c1c' },
    { key: 'revisao', name: 'Revisão', colour: '#4d7c0f' },
    { key: 'garantia', name: 'Garantia', colour: '#a16207' },
    { key: 'vendido', name: 'Vendido', colour: '#15803d' },
  ],
  calendar: {
    name: 'Loja',
    hours: [
      ...[1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '08:00', to: '18:00' })),
      { weekday: 6, from: '09:00', to: '13:00' },
    ],
    optional_holidays: true,
    holidays: [
      { date: '01-25', name: 'Aniversário de São Paulo', from: '09:00', to: '13:00' },
      { date: '12-24', name: 'Véspera de Natal', from: '08:00', to: '12:00' },
      { date: '12-31', name: 'Véspera de Ano Novo' },
    ],
    closed_message: 'A loja está fechada agora. Deixe sua mensagem: respondemos assim que abrir.',
  },
  inboxes: {
    site: {
      name: 'Site da loja',
      team: 'vendas',
      settings: {
        greeting: 'Oi. Está procurando um carro ou quer falar da sua revisão?',
        reply_time_text: 'Respondemos em até 10 minutos.',
        pre_chat: [
          { key: 'name', label: 'Seu nome', kind: 'text', required: true },
          { key: 'phone', label: 'WhatsApp', kind: 'phone' },
        ],
        offline_form: { enabled: true, message: 'Fechamos por hoje. Deixe seu e-mail e respondemos cedo.' },
      },
    },
    whatsapp: { name: 'WhatsApp da loja', team: 'vendas', settings: {} },
  },
  canned: [
    {
      shortcut: 'ola',
      body: 'Oi, {{contact.first_name}}. Aqui é {{agent.first_name}}, da {{company.name}}. Como posso ajudar?',
    },
    {
      shortcut: 'endereco',
      body: 'Estamos na Rua Domingos de Morais, 1500, Vila Mariana. Tem estacionamento na frente.',
    },
    {
      shortcut: 'documentos',
      body: 'Para a ficha preciso de: CNH, comprovante de residência e de renda. Pode mandar foto por aqui mesmo.',
    },
    {
      shortcut: 'avaliacao',
      body: 'Para avaliar seu carro: fotos dos quatro lados, do painel com a quilometragem e do que precisar de reparo.',
    },
    {
      shortcut: 'testdrive',
      body: 'Posso deixar o carro pronto para você. Prefere amanhã de manhã ou no fim da tarde?',
    },
    {
      shortcut: 'protocolo',
      body: '{{contact.first_name}}, anotei aqui. Seu protocolo é {{conversation.protocol}}; qualquer coisa, é só citar.',
    },
  ],
  views: [
    { name: 'Propostas quentes', filters: { status: 'open', label: 'quente' } },
    { name: 'Reclamações', filters: { status: 'all', label: 'reclamacao' } },
    { name: 'Oficina sem dono', filters: { status: 'open', team: 'oficina', assignee: 'none' } },
    { name: 'Urgentes', filters: { status: 'open', priority: 3 } },
  ],
  conversations: robustcarConversations,
  flows: [ROBUSTCAR_FLOW],
  simulatedNumber: true,
  sampleCars: true,
  stock: { plan: 'carmatch_professional', cars },
  advice: {
    plan: 'consultor_free',
    businessType: 'Loja de carros',
    problem:
      'Por que minhas vendas caíram? A margem bruta é de 11% e os custos fixos somam R$ 118 mil por mês. O que devo fazer primeiro?',
    askedDaysAgo: 1,
    // Fourteen within thirty days, twenty in the thirty before.
    soldDaysAgo: [
      ...[2, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27],
      ...[32, 33, 35, 36, 38, 39, 41, 42, 44, 45, 47, 48, 49, 51, 52, 53, 54, 55, 57, 58],
    ],
  },
}
