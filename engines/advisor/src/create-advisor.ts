import type { DepthName } from './agents/depths.ts'
import type { Artefacts } from './artefacts/artefacts.ts'
import { renderReport, renderShortReport } from './artefacts/render-markdown.ts'
import type { Intake } from './intake/take-in.ts'
import { renderMinutes } from './minutes/render-minutes.ts'
import type { ModelAccess } from './model/ask-model.ts'
import type { Clock, RunStore } from './ports.ts'
import { EventLog } from './run/event-log.ts'
import type { EventData, RejectionReason, RunEvent, RunInput, RunStatus } from './run/events.ts'
import { createMemoryStore } from './run/memory-store.ts'
import { runPhases } from './run/run.ts'
import { type LocaleName, template } from './text/locale.ts'

export interface AdvisorOptions {
  /** Without one the board argues by rule, offline, and says so. */
  model?: ModelAccess
  /** Where events go; without one they live as long as the run. */
  store?: RunStore
  /** Stamps events; without one they carry no time. */
  clock?: Clock
}

export interface Problem {
  problem: string
  businessType?: string
  depth?: DepthName
  locale?: LocaleName
}

export interface AdvisorResult {
  run: string
  status: RunStatus
  /** Who spoke by rule because the model did not, and why. Empty unless `partial`. */
  reasons: EventData['run.finished']['reasons']
  /** Only when rejected, with a sentence for the person. */
  rejection?: { reason: RejectionReason; detail?: string; message: string }
  intake?: Intake
  artefacts?: Artefacts
  /** Tokens of every attempt, the failed ones too. */
  usage: { inputTokens: number; outputTokens: number; calls: number }
  /** Markdown in the run's language unless another is named; the rejection's sentence when there is no report. */
  report(locale?: LocaleName): string
  minutes(locale?: LocaleName): string
  /** What fits a screen. */
  short(locale?: LocaleName): string
}

export interface Advisor {
  /**
   * Runs a problem to its end, or goes on with the run of that id from its last event (its recorded problem then counts).
   * Rejects only on a fault of the store or of this engine: bad input and failing models are results.
   */
  run(problem: Problem, options?: { run?: string; onEvent?: (event: RunEvent) => void }): Promise<AdvisorResult>
}

/** A board that shows its arithmetic. */
export function createAdvisor({ model, store = createMemoryStore(), clock }: AdvisorOptions = {}): Advisor {
  let unnamed = 0
  return {
    async run(
      { problem, businessType, depth = 'Padrão', locale = 'pt-BR' },
      { run = `run-${++unnamed}`, onEvent } = {},
    ) {
      const log = await EventLog.open(run, { store, clock: clock ?? model?.clock, onEvent })
      const input: RunInput = { problem, depth, locale, ...(businessType !== undefined && { businessType }) }
      const finished = await runPhases(run, input, log, model)
      return resultOf(run, finished, log)
    },
  }
}

function resultOf(run: string, finished: EventData['run.finished'], log: EventLog): AdvisorResult {
  const first = <T extends RunEvent['type']>(type: T) =>
    log.events.find((event) => event.type === type)?.data as EventData[T] | undefined
  const own = first('run.started')!.locale
  const rejected = first('run.rejected')
  const intake = first('intake.completed')
  const artefacts = first('artefacts.completed')
  const message = (locale: LocaleName) => (rejected ? template(`rejection.${rejected.reason}`, locale) : '')
  return {
    run,
    ...finished,
    ...(rejected && { rejection: { ...rejected, message: message(own) } }),
    ...(intake && { intake }),
    ...(artefacts && { artefacts }),
    usage: usageOf(log.events),
    report: (locale = own) =>
      artefacts && intake ? renderReport(artefacts, intake.quantities, locale) : message(locale),
    short: (locale = own) =>
      artefacts && intake ? renderShortReport(artefacts, intake.understood, locale) : message(locale),
    minutes: (locale = own) => (artefacts ? renderMinutes(artefacts, locale) : message(locale)),
  }
}

function usageOf(events: readonly RunEvent[]): AdvisorResult['usage'] {
  const usage = { inputTokens: 0, outputTokens: 0, calls: 0 }
  for (const event of events) {
    if (event.type === 'model.requested') usage.calls++
    if (event.type !== 'model.answered') continue
    usage.inputTokens += event.data.inputTokens
    usage.outputTokens += event.data.outputTokens
  }
  return usage
}
