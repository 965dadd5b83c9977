import type { AgentId } from './agents.ts'

export type DepthName = 'Rápida' | 'Padrão' | 'Profunda'

/** How far a run goes. `rounds` of rebuttal are two at most: further ones repeat themselves. */
export interface Depth {
  agents: readonly AgentId[]
  rounds: 0 | 1 | 2
  /** Draws of the Monte Carlo; 0 leaves it out. */
  draws: number
  /** Options on the table and in the plan. */
  options: number
  planned: number
}

export const depths: Readonly<Record<DepthName, Depth>> = {
  Rápida: { agents: ['analyst', 'commercial', 'financial', 'reviewer'], rounds: 0, draws: 0, options: 4, planned: 2 },
  Padrão: {
    agents: ['analyst', 'commercial', 'financial', 'market', 'operations', 'people', 'reviewer'],
    rounds: 1,
    draws: 2_000,
    options: 6,
    planned: 3,
  },
  Profunda: {
    agents: ['analyst', 'commercial', 'financial', 'market', 'operations', 'people', 'reviewer'],
    rounds: 2,
    draws: 20_000,
    options: 9,
    planned: 4,
  },
}
