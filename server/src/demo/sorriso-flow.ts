import type { DemoFlow } from './script.ts'

/** What the practice's site answers: appointments, insurance, pain first of all. */
export const SORRISO_FLOW: DemoFlow = {
  name: 'Recepção do site',
  inboxes: ['site'],
  document: {
    schema_version: 1,
    id: 'main',
    name: 'Recepção do site',
    start: 'menu',
    menu: 'menu',
    variables: [
      { name: 'tratamento', type: 'text' },
      { name: 'dia', type: 'date' },
      { name: 'periodo', type: 'text' },
      { name: 'dor', type: 'number' },
      { name: 'desde_quando', type: 'text' },
    ],
    settings: { team: 'Recepção' },
    blocks: [
      {
        id: 'menu',
        type: 'ask',
        label: 'Assunto',
        text: 'Olá! Sou o assistente da Clínica Sorriso. Como posso ajudar?',
        answer: {
          kind: 'choice',
          options: [
            { id: 'book', title: 'Marcar consulta', also: ['marcar', 'agendar', 'consulta'] },
            { id: 'insurance', title: 'Convênios', also: ['convênio', 'plano', 'preço'] },
            { id: 'pain', title: 'Estou com dor', also: ['dor', 'urgência'] },
            { id: 'person', title: 'Falar com a recepção', also: ['atendente', 'pessoa', 'recepção'] },
          ],
        },
      },
      {
        id: 'treatment',
        type: 'ask',
        text: 'É para o quê?',
        label: 'Consulta para',
        answer: {
          kind: 'choice',
          options: [
            { id: 'avaliacao', title: 'Avaliação' },
            { id: 'limpeza', title: 'Limpeza' },
            { id: 'aparelho', title: 'Aparelho' },
            { id: 'clareamento', title: 'Clareamento' },
          ],
        },
        save_to: 'tratamento',
      },
      {
        id: 'day',
        type: 'ask',
        text: 'Que dia fica bom?',
        answer: { kind: 'date', prefer: 'future', min: 'today' },
        save_to: 'dia',
      },
      {
        id: 'period',
        type: 'ask',
        text: 'De manhã ou à tarde?',
        label: 'Período',
        answer: {
          kind: 'choice',
          options: [
            { id: 'morning', title: 'De manhã' },
            { id: 'afternoon', title: 'À tarde' },
          ],
        },
        save_to: 'periodo',
      },
      {
        id: 'booked',
        type: 'hand_over',
        text: 'Anotei: {{dia | date}}. A recepção confirma o horário com você por aqui.',
        team: 'Recepção',
        note: 'Quer marcar consulta.',
      },
      {
        id: 'insurance',
        type: 'send',
        content: {
          kind: 'buttons',
          text: 'Atendemos Amil Dental, Bradesco Dental, OdontoPrev e SulAmérica. Particular parcela em até 10 vezes.',
          options: [
            { id: 'book', title: 'Marcar consulta' },
            { id: 'person', title: 'Falar com a recepção' },
          ],
        },
      },
      {
        id: 'pain',
        type: 'ask',
        text: 'De 0 a 10, quanto dói agora?',
        label: 'Dor',
        answer: { kind: 'rating', min: 0, max: 10 },
        save_to: 'dor',
      },
      { id: 'since', type: 'ask', text: 'Desde quando?', answer: { kind: 'text' }, save_to: 'desde_quando' },
      { id: 'urgent', type: 'label', add: ['Urgência'] },
      {
        id: 'help',
        type: 'hand_over',
        text: 'Já chamei a recepção. Se houver trauma ou sangramento, procure um pronto-socorro odontológico.',
        team: 'Recepção',
        note: 'Dor {{dor}} de 10, desde {{desde_quando}}.',
      },
      { id: 'person', type: 'hand_over', team: 'Recepção' },
    ],
    edges: [
      { from: 'menu', output: 'option:book', to: 'treatment' },
      { from: 'menu', output: 'option:insurance', to: 'insurance' },
      { from: 'menu', output: 'option:pain', to: 'pain' },
      { from: 'menu', output: 'option:person', to: 'person' },
      { from: 'treatment', output: 'next', to: 'day' },
      { from: 'day', output: 'next', to: 'period' },
      { from: 'period', output: 'next', to: 'booked' },
      { from: 'insurance', output: 'option:book', to: 'treatment' },
      { from: 'insurance', output: 'option:person', to: 'person' },
      { from: 'pain', output: 'next', to: 'since' },
      { from: 'since', output: 'next', to: 'urgent' },
      { from: 'urgent', output: 'next', to: 'help' },
    ],
  },
}
