import type { TemplatePath } from './template-path.ts'

const BILL = { cliente: 'ana souza', valor: 15_990, vencimento: '2026-07-20' }

export const afterTheSalePaths: Record<string, TemplatePath[]> = {
  collections: [
    { turns: '[start]', ends: 'person', says: 'sem nome ou sem valor' },
    { turns: '[start]|sou eu|pagar|paguei|[photo]', ends: 'person', says: 'pagou R$ 159,90', variables: BILL },
    { turns: '[start]|sim|1|não consegui', ends: 'person', says: 'não conseguiu pagar', variables: BILL },
    { turns: '[start]|sim|1|[1d]', ends: 'person', says: 'não respondeu', variables: BILL },
    { turns: '[start]|sim|já paguei|[document]', ends: 'person', says: 'Comprovante: https://', variables: BILL },
    { turns: '[start]|sim|2|[12h]', ends: 'person', says: 'não mandou', variables: BILL },
    { turns: '[start]|1|outra data|sexta|não|10/8|sim', ends: 'closed', says: '10/08/2026', variables: BILL },
    { turns: '[start]|1|3|sexta|[12h]', ends: 'closed', says: '07/08/2026', variables: BILL },
    { turns: '[start]|1|3|[1d]', ends: 'person', says: 'não respondeu', variables: BILL },
    { turns: '[start]|1|falar com a equipe', ends: 'person', says: 'de 20/07/2026', variables: BILL },
    { turns: '[start]|1|[1d]', ends: 'person', says: 'não respondeu', variables: BILL },
    { turns: '[start]|não sou eu', ends: 'closed', says: 'Desculpe o engano', variables: BILL },
    { turns: '[start]|[1d]', ends: 'person', says: 'não respondeu', variables: BILL },
  ],
  'after-sales': [
    { turns: '[start]|sim|5', ends: 'closed', says: '/avaliar', variables: { cliente: 'ana' } },
    { turns: '[start]|chegou sim|2|veio amassado', ends: 'person', says: 'Nota: 2. veio amassado' },
    { turns: '[start]|sim|3|[12h]', ends: 'person', says: 'nota baixa' },
    { turns: '[start]|sim|[1d]', ends: 'closed', says: 'Se precisar' },
    { turns: '[start]|não|não chegou|era para terça', ends: 'person', says: 'Cliente: Não chegou' },
    { turns: '[start]|não|quebrado|[photo]|a tela trincou', ends: 'person', says: 'Foto: https://' },
    { turns: '[start]|não|2|[12h]|a tela trincou', ends: 'person', says: 'Foto: não mandou' },
    { turns: '[start]|não|quero trocar|[12h]', ends: 'person', says: 'Quero trocar' },
    { turns: '[start]|não|[12h]', ends: 'person', says: 'Já passei' },
    { turns: '[start]|[1d]', ends: 'closed', says: 'Se precisar' },
  ],
  nps: [
    { turns: '[start]|10|o atendimento', ends: 'closed', says: 'Obrigado!' },
    { turns: '[start]|nota 9|[12h]', ends: 'closed', says: 'Obrigado!' },
    { turns: '[start]|[1d]|8|mais opções', ends: 'closed', says: 'Obrigado!' },
    { turns: '[start]|7|[12h]', ends: 'closed', says: 'Obrigado!' },
    { turns: '[start]|3|demorou muito|sim', ends: 'person', says: 'Nota 3. Motivo: demorou muito' },
    { turns: '[start]|0|[12h]|não', ends: 'closed', says: 'Obrigado!' },
    { turns: '[start]|5|caro|[12h]', ends: 'closed', says: 'Obrigado!' },
    { turns: '[start]|[1d]|[1d]', ends: 'closed', says: 'fica para a próxima' },
  ],
}
