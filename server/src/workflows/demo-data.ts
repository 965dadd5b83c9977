/** Who and what the demo shows: a platform's owner, a partner, three companies in three placements, each with its brand. */
export const DEMO_PASSWORD = 'demonstracao'

export const PLATFORM_OWNER = { email: 'dona@recado.exemplo', name: 'Helena Prado' }
export const PARTNER_ADMIN = { email: 'parceira@revende.exemplo', name: 'Marta Vidal' }

export const DEMO_TENANTS = [
  {
    slug: 'robustcar',
    name: 'RobustCar São Paulo',
    plan: 'chat_professional',
    placement: 'schema',
    colours: { primary: '#0369a1', secondary: '#0f2f4a', accent: '#f59e0b' },
    people: [
      { role: 'owner', email: 'gerente@robustcar.exemplo', name: 'Paulo Nunes' },
      { role: 'supervisor', email: 'supervisora@robustcar.exemplo', name: 'Bianca Reis' },
      { role: 'agent', email: 'vendedora@robustcar.exemplo', name: 'Carla Dias' },
      { role: 'agent', email: 'vendedor@robustcar.exemplo', name: 'Bruno Lima' },
    ],
  },
  {
    slug: 'autocenter',
    name: 'AutoCenter Rio',
    plan: 'chat_starter',
    placement: 'shared',
    colours: { primary: '#b91c1c', secondary: '#374151', accent: '#059669' },
    people: [
      { role: 'owner', email: 'gerente@autocenter.exemplo', name: 'Rita Campos' },
      { role: 'agent', email: 'vendedor@autocenter.exemplo', name: 'Davi Rocha' },
    ],
  },
  {
    slug: 'sorriso',
    name: 'Clínica Sorriso',
    plan: 'chat_enterprise',
    placement: 'database',
    colours: { primary: '#0f766e', secondary: '#134e4a', accent: '#db2777' },
    people: [
      { role: 'owner', email: 'gerente@sorriso.exemplo', name: 'Lia Moreira' },
      { role: 'agent', email: 'recepcao@sorriso.exemplo', name: 'Tânia Alves' },
    ],
  },
] as const
