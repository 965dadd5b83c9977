import { type Locale, type MessageKey, message } from './messages.ts'
import { StepFailure } from './start-failure.ts'

export type StepName = 'database' | 'migrate' | 'seed' | 'build' | 'serve'

/** Where the steps are shown; `live` rewrites the line of a running step (a terminal). */
export interface StepOutput {
  locale: Locale
  live: boolean
  write(text: string): void
}

/** Tells a running step a word to show beside its name. */
export type NoteStep = (note: MessageKey) => void

export interface Steps {
  run<Result>(name: StepName, work: (note: NoteStep) => Promise<Result>): Promise<Result>
}

/** Shows named steps one after the other, each with its time. A step over 10 s says that it still works;
 * one that throws is thrown on as a StepFailure with its name. */
export function createSteps(output: StepOutput): Steps {
  const { locale, live, write } = output
  return {
    async run(name, work) {
      const label = message(locale, `step.${name}`).padEnd(24)
      const began = performance.now()
      const seconds = () =>
        new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
          .format((performance.now() - began) / 1000)
          .padStart(5)
      let note: MessageKey | undefined
      const show = (mark: string) => {
        const line = `  ${mark} ${label}${seconds()} s${note ? `   ${message(locale, note)}` : ''}`
        write(live ? `\r\x1b[2K${line}` : `${line}\n`)
      }
      if (live) show('·')
      const timer = setInterval(
        () => (live ? show('·') : write(`  · ${label}${seconds()} s   ${message(locale, 'note.working')}\n`)),
        live ? 200 : 10_000,
      )
      try {
        const result = await work((key) => {
          note = key
        })
        clearInterval(timer)
        show('✓')
        return result
      } catch (error) {
        clearInterval(timer)
        show('✗')
        throw new StepFailure(name, error)
      } finally {
        if (live) write('\n')
      }
    },
  }
}
