import type { TemplatePath } from './template-path.ts'

const SUNDAY = Date.UTC(2026, 7, 2, 13)

export const servicePaths: Record<string, TemplatePath[]> = {
  welcome: [
    { turns: 'oi|1|tênis de corrida 42|ana souza', ends: 'person', says: 'Procura: tênis de corrida 42' },
    {
      turns: 'bom dia|tenho uma dúvida|vocês entregam em Santos?|Caio',
      ends: 'person',
      says: 'vocês entregam em Santos?',
    },
    { turns: 'oi|já sou cliente|troca|a calça ficou grande|Bia', ends: 'person', says: 'Obrigado, Bia!' },
    { turns: 'oi|3|nf|preciso da segunda via|Léo', ends: 'person', says: 'segunda via' },
    { turns: 'oi|3|outro assunto|quero elogiar|Rui', ends: 'person', says: 'quero elogiar' },
    { turns: 'oi|4', ends: 'person', says: 'chamar alguém' },
    { turns: 'oi|[30m]|sim|1|[30m]|não', ends: 'closed', says: 'encerramos por aqui' },
    { turns: 'oi|2|[30m]|[2h]', ends: 'closed', says: 'encerramos por aqui' },
    { turns: 'oi|3|[30m]|não', ends: 'closed', says: 'encerramos' },
    { turns: 'oi|1|sofá|[30m]|não', ends: 'closed', says: 'encerramos' },
  ],
  'business-hours': [
    { turns: 'oi', ends: 'person', says: 'Já chamei alguém' },
    { turns: 'oi|recado|quero um orçamento|Ana|por aqui', ends: 'person', says: 'Recado de Ana', at: SUNDAY },
    { turns: 'oi|que horas abre|1|me liguem|Ana|2|11 98765-4321', ends: 'person', says: '(11) 98765-4321', at: SUNDAY },
    { turns: 'oi|depois', ends: 'closed', says: 'Combinado', at: SUNDAY },
    { turns: 'oi|[1h]', ends: 'closed', says: 'Combinado', at: SUNDAY },
    { turns: 'oi|1|[1h]', ends: 'closed', says: 'Combinado', at: SUNDAY },
    { turns: 'oi|1|preciso de ajuda|[1h]', ends: 'person', says: 'preciso de ajuda', at: SUNDAY },
    { turns: 'oi|1|olhem meu pedido|Rui|[1h]', ends: 'person', says: 'Recado de Rui', at: SUNDAY },
    { turns: 'oi|1|olhem meu pedido|Rui|ligar|[1h]', ends: 'person', says: 'Recado de Rui', at: SUNDAY },
  ],
  'lead-capture': [
    {
      turns: 'oi|sim|1|529.982.247-25|ana maria souza|ana@exemplo.com.br|11987654321|plano para 5 pessoas|certo',
      ends: 'person',
      says: 'Proposta para ana maria souza (CPF ou CNPJ 52998224725)',
    },
    {
      turns: 'oi|claro|empresa|11.222.333/0001-81|Padaria Sol|sol@exemplo.com.br|1133334444|forno novo|corrigir|1|[1h]',
      ends: 'person',
      says: 'Padaria Sol',
    },
    { turns: 'oi|não|1', ends: 'person', says: 'Preferiu não deixar dados' },
    { turns: 'oi|não|encerrar', ends: 'closed', says: 'Tudo bem' },
    { turns: 'oi|não|[1h]', ends: 'closed', says: 'Tudo bem' },
    { turns: 'oi|[1h]', ends: 'closed', says: 'Tudo bem' },
    { turns: 'oi|sim|[1h]', ends: 'person', says: 'Parou no meio' },
    { turns: 'oi|sim|2|[1h]', ends: 'person', says: 'Parou no meio' },
    { turns: 'oi|sim|2|11.222.333/0001-81|[1h]', ends: 'person', says: 'Parou no meio' },
    { turns: 'oi|sim|1|529.982.247-25|[1h]', ends: 'person', says: 'Nome: não disse' },
    { turns: 'oi|sim|1|529.982.247-24|529.982.247-25|Ana Souza|[1h]', ends: 'person', says: 'Nome: Ana Souza' },
    { turns: 'oi|sim|1|529.982.247-25|Ana Souza|a@b.com.br|[1h]', ends: 'person', says: 'a@b.com.br' },
    { turns: 'oi|sim|1|529.982.247-25|Ana Souza|a@b.com.br|11987654321|[1h]', ends: 'person', says: '98765-4321' },
    { turns: 'oi|sim|1|529.982.247-25|Ana Souza|a@b.com.br|11987654321|um site|[1h]', ends: 'person', says: 'Parou' },
  ],
  'ai-assistant': [
    { turns: 'oi|vocês abrem sábado?|sim', ends: 'closed', says: 'Que bom!', ai: { text: 'Sim, das 9h às 13h.' } },
    {
      turns: 'oi|tem estacionamento?|outra pergunta|e bicicletário?|3',
      ends: 'person',
      says: 'Pergunta: e bicicletário?',
      ai: { text: 'Sim, é grátis.' },
    },
    { turns: 'oi|quero desconto', ends: 'person', says: 'não soube responder', ai: { text: '', hand_over: true } },
    { turns: 'oi|abre domingo?', ends: 'person', says: 'abre domingo?', ai: null },
    { turns: 'oi|[30m]', ends: 'closed', says: 'Quando quiser' },
    { turns: 'oi|abre domingo?|[1h]', ends: 'closed', says: 'Que bom!', ai: { text: 'Domingo não.' } },
  ],
}
