import { readFileSync } from 'node:fs'
import { hearAnswer, parseAnswerLine } from '../src/testing/index.ts'

/** Prints, line by line, what a question made of a typed answer: `{"value":…}` or `{"asked_again":true}`. */
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
}
