/** What addresses of the Consultor carry behind the question mark. Nobody has checked it. */
export interface ConsultorSearch {
  /** An example to begin with, by its number. */
  exemplo?: unknown
  /** An execution whose question is asked again. */
  de?: unknown
  /** Executions to compare. */
  a?: unknown
  b?: unknown
  /** Which part of an execution is shown. */
  parte?: unknown
}
