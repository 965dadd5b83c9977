import type { FlowStart, FlowStarts } from '@recado/contracts/flow-starts'
import { type Problem, parseFlow, validateFlow } from '@recado/flow'

/** Something wrong with a flow: what the engine finds in its document, or what its starts lack. */
export type FoundProblem =
  | { of: 'document'; problem: Problem }
  | { of: 'start'; code: StartProblemCode; severity: Problem['severity']; start: string | null; detail: string }

export type StartProblemCode =
  | 'no_start'
  | 'start_without_inbox'
  | 'start_inbox_unknown'
  | 'start_label_unknown'
  | 'start_never'
  | 'start_time_past'

/** Most that are told at once: a document of thousands of blocks may have as many. */
const MOST = 500

/** What starts name, as it is now. */
export interface StartPlaces {
  /** Those that take conversations. */
  inboxIds: ReadonlySet<string>
  labelIds: ReadonlySet<string>
  now: Date
}

/** Errors first. */
export function findProblems(document: unknown, starts: FlowStarts, places: StartPlaces): FoundProblem[] {
  const found: FoundProblem[] = [
    ...findInDocument(document).map((problem) => ({ of: 'document' as const, problem })),
    ...(starts.length === 0 ? [startProblem('no_start', 'warning', null)] : []),
    ...starts.flatMap((start) => findInStart(start, places)),
  ]
  return [...found.filter(isError), ...found.filter((one) => !isError(one))].slice(0, MOST)
}

export function isError(found: FoundProblem): boolean {
  return (found.of === 'document' ? found.problem.severity : found.severity) === 'error'
}

function findInDocument(document: unknown): Problem[] {
  const parsed = parseFlow(document)
  return parsed.ok ? validateFlow(parsed.flow) : parsed.problems
}

function findInStart(start: FlowStart, { inboxIds, labelIds, now }: StartPlaces): FoundProblem[] {
  const unknown = start.inbox_ids.some((id) => !inboxIds.has(id))
  return [
    ...(start.inbox_ids.length === 0 && start.kind !== 'api'
      ? [startProblem('start_without_inbox', 'error', start)]
      : []),
    ...(unknown ? [startProblem('start_inbox_unknown', 'error', start)] : []),
    ...(labelsOf(start).some((id) => !labelIds.has(id)) ? [startProblem('start_label_unknown', 'error', start)] : []),
    ...(isNever(start) ? [startProblem('start_never', 'error', start)] : []),
    ...(start.kind === 'schedule' && start.at.kind === 'once' && new Date(start.at.instant) <= now
      ? [startProblem('start_time_past', 'warning', start)]
      : []),
  ]
}

function labelsOf(start: FlowStart): readonly string[] {
  return start.kind === 'label' || start.kind === 'schedule' ? start.label_ids : []
}

/** Waits for one of a list that is empty. */
function isNever(start: FlowStart): boolean {
  switch (start.kind) {
    case 'keyword':
      return start.words.length === 0
    case 'button':
      return start.payloads.length === 0
    case 'label':
      return start.label_ids.length === 0
    case 'schedule':
      return start.statuses.length === 0
    default:
      return false
  }
}

function startProblem(
  code: StartProblemCode,
  severity: Problem['severity'],
  start: FlowStart | null,
): Extract<FoundProblem, { of: 'start' }> {
  return { of: 'start', code, severity, start: start?.id ?? null, detail: start?.kind ?? '' }
}
