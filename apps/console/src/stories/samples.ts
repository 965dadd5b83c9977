/** What the stories show: people, cars and colours of nobody's data. */
export const PEOPLE = [
  { id: 'ana', name: 'Ana Souza', email: 'ana@exemplo.com.br', presence: 'online' },
  { id: 'bruno', name: 'Bruno Lima', email: 'bruno@exemplo.com.br', presence: 'busy' },
  { id: 'joao', name: 'João Figueiredo dos Santos', email: 'joao@exemplo.com.br', presence: 'offline' },
] as const

export const LABELS = [
  { id: 'garantia', name: 'Garantia', colour: '#0057b8' },
  { id: 'test-drive', name: 'Test-drive', colour: '#ffd400' },
  { id: 'revisao', name: 'Revisão', colour: '#1a9e57' },
  { id: 'urgente', name: 'Urgente', colour: '#e11d2e' },
  { id: 'grafite', name: 'Seminovos com laudo', colour: '#1d1b19' },
  { id: 'gelo', name: 'Frota', colour: '#f4f3f1' },
] as const

export const COMPANY = 'Oficina São João'
export const SECRET = 'rec_live_exemplo_de_chave_que_nao_abre_nada'
