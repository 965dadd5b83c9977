import type { TemplatePath } from './template-path.ts'

const WISHES = 'oi|1|cidade|15 mil|1.500'

export const salesPaths: Record<string, TemplatePath[]> = {
  'car-dealership': [
    {
      turns: `${WISHES}|não|quero ver o 1|ana|visita|amanhã|manhã`,
      ends: 'person',
      says: 'Visita de Ana em 04/08/2026',
    },
    { turns: `${WISHES}|sim|gol 2015|mais novo|1|ana|dúvidas`, ends: 'person', says: 'Troca: gol 2015' },
    { turns: `${WISHES}|sim|[30m]|1|ana|[1h]`, ends: 'person', says: 'Ana quer o' },
    { turns: `${WISHES}|não|1|[30m]`, ends: 'person', says: 'Já passei para vendas' },
    { turns: `${WISHES}|não`, ends: 'person', says: 'Nada no estoque', cars: 'none' },
    { turns: `${WISHES}|não`, ends: 'person', says: 'não respondeu', cars: 'down' },
    { turns: 'oi|visita|sábado|à tarde', ends: 'person', says: 'ainda não escolheu' },
    { turns: 'oi|2|sábado|[1h]', ends: 'person', says: 'a combinar' },
    { turns: 'oi|2|[1h]|sim|vender|Gol 2015, 90 mil km|sim|[photo]', ends: 'person', says: 'Foto: https://' },
    { turns: 'oi|3|Gol 2015|não', ends: 'person', says: 'não mandou' },
    { turns: 'oi|3|Gol 2015|[1h]', ends: 'person', says: 'não mandou' },
    { turns: 'oi|3|Gol 2015|sim|[1h]', ends: 'person', says: 'não mandou' },
    { turns: 'oi|3|[1h]|não', ends: 'closed', says: 'encerramos por aqui' },
    { turns: 'oi|4', ends: 'person', says: 'alguém de vendas' },
    { turns: 'oi|[30m]|[2h]', ends: 'closed', says: 'encerramos por aqui' },
  ],
  'real-estate': [
    {
      turns: 'oi|alugar|apartamento|2|Vila Mariana|3500|caio lima|sim|sábado',
      ends: 'person',
      says: 'Obrigado, Caio!',
    },
    { turns: 'oi|2|casa|3|Centro|450 mil|Ana|não', ends: 'person', says: 'Até R$ 450.000' },
    { turns: 'oi|1|kitnet|Centro|1.200|Ana|[1h]', ends: 'person', says: 'Quartos: não se aplica' },
    { turns: 'oi|1|comercial|Centro|5 mil|Ana|sim|[1h]', ends: 'person', says: 'Visita: a combinar' },
    { turns: 'oi|2|terreno|Centro|200 mil|[1h]', ends: 'person', says: 'Parou no meio' },
    { turns: 'oi|2|casa|[1h]', ends: 'person', says: 'sem bairro' },
    { turns: 'oi|2|casa|3|[1h]', ends: 'person', says: 'sem bairro' },
    { turns: 'oi|1|casa|3|Centro|[1h]', ends: 'person', says: 'até não disse' },
    { turns: 'oi|2|casa|3|Centro|[1h]', ends: 'person', says: 'até não disse' },
    { turns: 'oi|1|[1h]|não', ends: 'closed', says: 'encerramos' },
    { turns: 'oi|anunciar|Rua das Flores, 10|sim|[photo]', ends: 'person', says: 'Foto: https://' },
    { turns: 'oi|3|Rua das Flores, 10|não', ends: 'person', says: 'Foto: não mandou' },
    { turns: 'oi|3|Rua das Flores, 10|[1h]', ends: 'person', says: 'Foto: não mandou' },
    { turns: 'oi|3|Rua das Flores, 10|sim|[1h]', ends: 'person', says: 'Foto: não mandou' },
    { turns: 'oi|3|[1h]|sim|4', ends: 'person', says: 'chamar um corretor' },
    { turns: 'oi|[1h]|[2h]', ends: 'closed', says: 'encerramos' },
  ],
}
