import { depths } from '@recado/advisor'
import type { AdvisorOptions } from '@recado/contracts/advisor'
import { ANALYSIS_DEPTHS } from '@recado/contracts/executions'
import type { Locale } from '@recado/contracts/wire'
import { estimateSeconds } from './present-execution.ts'
import { agentName } from './words.ts'

/** How far runs go, and how long that takes with the model that would speak now. */
export function presentDepths(model: string): AdvisorOptions['depths'] {
  return ANALYSIS_DEPTHS.map((name) => ({
    ...{ name, agents: [...depths[name].agents], rounds: depths[name].rounds },
    estimated_duration_seconds: estimateSeconds({ depth: name, model }),
  }))
}

/** Everybody who may sit in the board. */
export function presentMembers(locale: Locale): AdvisorOptions['agents'] {
  return depths.Profunda.agents.map((id) => ({ id, name: agentName(id, locale) }))
}
