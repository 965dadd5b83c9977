import { readFileSync } from 'node:fs'
import { hearAnswer, parseAnswerLine, scoreAnswers, totalScore } from '../src/testing/index.ts'

/**
 * Prints, line by line, what a question made of a typed answer: `{"value":…}` or `{"asked_again":true}`. Where the lines say
 * what they expect, the score by kind follows on the error output.
 */
export function tryAnswers(file: string): void {
  const lines = readFileSync(file, 'utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
  for (const line of lines) {
    if (line.trim() === '') continue
    const parsed = parseAnswerLine(line)
    const heard = parsed ? hearAnswer(parsed) : { error: 'A linha não está no formato {"ask","text","now"}.' }
    console.log(JSON.stringify(heard))
  }
  const expecting = lines.filter((line) => parseAnswerLine(line) && line.includes('"expect"'))
  if (expecting.length === 0) return
  const scores = scoreAnswers(expecting)
  for (const [kind, score] of scores) console.error(`${kind} ${JSON.stringify(score)}`)
  console.error(`total ${JSON.stringify(totalScore(scores))}`)
}
