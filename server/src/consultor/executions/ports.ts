import type { Budget, Fact } from '@recado/advisor'
import type { LanguageModel } from 'ai'
import type { Logger } from '../../platform/logger.ts'
import type { TenantScope, WithTenant } from '../../tenancy/tenant-scope.ts'
import type { ExecutionWatch } from './execution-watch.ts'

/** Where executions are counted against the plan. */
export interface ExecutionMeter {
  /** Counts one more. @throws quota_exceeded (402) when the month's executions or the day's tokens are used up */
  take(scope: TenantScope, executionId: string): Promise<void>
  /** How many of a company run at once; null: as many as it begins. */
  concurrent(scope: TenantScope): number | null
}

/** What a call has used, as the provider said it. */
export interface CallUsage {
  inputTokens: number
  outputTokens: number
  cachedInputTokens: number | undefined
}

/** A model that may be asked, with the budget it is asked within. */
export interface BoardModel {
  /** As reports name it: provider and model. */
  name: string
  /** @param onUsage told before the reply is given back; not called where the provider does not say. */
  open(onUsage: (usage: CallUsage) => void): LanguageModel
  budget: Budget
  /** In millionths of a US dollar; undefined where the price is not known. */
  costOf(usage: CallUsage): number | undefined
}

/** Whose model speaks in a company's board now; undefined: it argues by rule, offline. */
export type FindBoardModel = (source: Parameters<WithTenant>[0]) => Promise<BoardModel | undefined>

/** A figure of the company's own data, with where it can be looked at. */
export interface CompanyFigure extends Pick<Fact, 'metric' | 'scope'> {
  /** A word of the program: `cars.sold`, `conversations.opened` … */
  source: string
  value: number
  unit: 'BRL' | 'count' | 'percent' | 'day'
  period: 'month' | null
  /** Address of the console, below its root. */
  path: string
}

/** Reads a company's own figures, where it allows that; sources that have nothing to tell are named. */
export type ReadCompanyFigures = (
  source: Parameters<WithTenant>[0],
) => Promise<{ figures: CompanyFigure[]; withoutData: string[] }>

export interface ExecutionPorts {
  withTenant: WithTenant
  log: Logger
  executionWatch: ExecutionWatch
  meter: ExecutionMeter
  findModel: FindBoardModel
  readFigures: ReadCompanyFigures
}
