import { readFileSync } from 'node:fs'
import type { ExpectedProblem } from './score-problem.ts'

type Written = Omit<ExpectedProblem, 'contradictions'> & { contradictions: ({ quotes: string[] } | string[])[] }

/** The problems of a file, one JSON line each; a contradiction may be written as its quotes alone. */
export function readProblems(file: string): ExpectedProblem[] {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean)
  return lines.map((line) => {
    const problem = JSON.parse(line) as Written
    const contradictions = problem.contradictions.map((one) => (Array.isArray(one) ? { quotes: one } : one))
    return { ...problem, contradictions }
  })
}
