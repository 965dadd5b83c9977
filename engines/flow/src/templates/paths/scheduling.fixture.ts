import type { TemplatePath } from './template-path.ts'

const VISIT = { paciente: 'ana souza', dia_marcado: '2026-08-04', hora_marcada: 'às 14:30' }
const BOOK = 'oi|1|dentista|convênio|Amil|ana souza|3/5/1990'

export const schedulingPaths: Record<string, TemplatePath[]> = {
  'clinic-booking': [
    { turns: `${BOOK}|amanhã|manhã|certo`, ends: 'person', says: 'Amil. Dia 04/08/2026' },
    {
      turns: 'oi|marcar|pele|particular|Bia Lima|10/10/2001|sexta|tarde|mudar|[1h]|não',
      ends: 'closed',
      says: 'encerramos',
    },
    { turns: `${BOOK}|amanhã|tanto faz|[1h]`, ends: 'person', says: 'Dia: 04/08/2026' },
    { turns: `${BOOK}|amanhã|[1h]|certo`, ends: 'person', says: 'Pedido feito' },
    { turns: `${BOOK}|[1h]`, ends: 'person', says: 'Dia: não disse' },
    { turns: 'oi|1|clínico geral|1|Amil|Ana Souza|[1h]', ends: 'person', says: 'Nome: Ana Souza' },
    { turns: 'oi|1|pediatria|1|Amil|[1h]', ends: 'person', says: 'Nome: não disse' },
    { turns: 'oi|1|ginecologia|1|[1h]|não', ends: 'closed', says: 'encerramos' },
    { turns: 'oi|1|outra|[1h]|[2h]', ends: 'closed', says: 'encerramos' },
    { turns: 'oi|remarcar|Ana Souza, para sexta', ends: 'person', says: 'Ana Souza, para sexta' },
    { turns: 'oi|2|[1h]|sim|laudo|Ana Souza, raio x', ends: 'person', says: 'raio x' },
    { turns: 'oi|3|[1h]|não', ends: 'closed', says: 'encerramos' },
    { turns: 'oi|é urgente', ends: 'person', says: '192' },
    { turns: 'oi|5', ends: 'person', says: 'chamar a recepção' },
    { turns: 'oi|[1h]|não', ends: 'closed', says: 'encerramos' },
  ],
  'clinic-confirmation': [
    { turns: '[start]|confirmo', ends: 'closed', says: 'dez minutos antes', variables: VISIT },
    { turns: '[start]|outro dia|sexta', ends: 'person', says: 'de 04/08/2026 para 07/08/2026', variables: VISIT },
    { turns: '[start]|não posso|estou viajando', ends: 'person', says: 'estou viajando', variables: VISIT },
    { turns: '[start]|cancelar|[1h]', ends: 'person', says: 'não disse', variables: VISIT },
    { turns: '[start]|[3h]|sim', ends: 'closed', says: 'Confirmado', variables: VISIT },
    { turns: '[start]|[3h]|remarcar|[3h]', ends: 'person', says: 'Ligar', variables: VISIT },
    { turns: '[start]|[3h]|não vou|doente', ends: 'person', says: 'doente', variables: VISIT },
    { turns: '[start]|[3h]|[3h]', ends: 'person', says: 'avisei a recepção', variables: VISIT },
    { turns: '[start]|amanhã|1', ends: 'closed', says: 'Confirmado' },
    { turns: '[start]|[3h]', ends: 'person', says: 'dia desconhecido' },
  ],
  'clinic-no-show': [
    { turns: '[start]|quero|esqueci|sexta|tarde', ends: 'person', says: 'quer voltar em 07/08/2026', variables: VISIT },
    { turns: '[start]|1|trabalho|amanhã|manhã', ends: 'person', says: 'Motivo: Trabalho ou estudo' },
    { turns: '[start]|1|trânsito|amanhã|[12h]', ends: 'person', says: 'a combinar' },
    { turns: '[start]|1|passei mal|[12h]', ends: 'person', says: 'Motivo: Não estava bem' },
    { turns: '[start]|1|outro motivo|amanhã|1', ends: 'person', says: 'Motivo: Outro motivo' },
    { turns: '[start]|1|[2h]|amanhã|1', ends: 'person', says: 'Motivo: não disse' },
    { turns: '[start]|agora não', ends: 'closed', says: 'Quando quiser marcar' },
    { turns: '[start]|falar com a equipe', ends: 'person', says: 'pediu para falar' },
    { turns: '[start]|[1d]|quero|1|amanhã|1', ends: 'person', says: 'Esqueci' },
    { turns: '[start]|[1d]|não', ends: 'closed', says: 'Tudo bem' },
    { turns: '[start]|[1d]|[2d]', ends: 'closed', says: 'Tudo bem' },
  ],
  salon: [
    { turns: 'oi|1|corte|sim|com a Jô|sábado|manhã|ana|certo', ends: 'person', says: 'Ana: Corte' },
    {
      turns: 'oi|preço|1|luzes|não|sexta|tarde|Ana|mudar algo|barba|não|sexta|noite|Ana|1',
      ends: 'person',
      says: 'Ana: Barba',
    },
    { turns: 'oi|1|unha|[1h]|amanhã|[1h]', ends: 'person', says: 'Dia: 04/08/2026' },
    { turns: 'oi|1|3|não|amanhã|2|Ana|[1h]', ends: 'person', says: 'Nome: Ana' },
    { turns: 'oi|1|outro serviço|penteado|sim|[1h]|amanhã|1|[1h]', ends: 'person', says: 'penteado' },
    { turns: 'oi|1|5|penteado|não|[1h]', ends: 'person', says: 'Dia: não disse' },
    { turns: 'oi|1|5|[1h]|não', ends: 'closed', says: 'encerramos' },
    { turns: 'oi|1|[1h]|sim|3', ends: 'person', says: 'chamar a recepção' },
    { turns: 'oi|[1h]|[2h]', ends: 'closed', says: 'encerramos' },
  ],
}
