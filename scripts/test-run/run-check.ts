import type { Counts } from './counts.ts'

/** A check answers what it has to say; it throws when what it checks is wrong. */
export type Check = () => Promise<string>

/** Runs a named check, shows its line, and counts it as one test. What is wrong is shown below the line. */
export async function runCheck(name: string, check: Check, say: (line: string) => void = console.log): Promise<Counts> {
  const began = performance.now()
  const show = (mark: string, text: string) => {
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    say(`${mark} ${name} (${seconds} s)${text === '' ? '' : `\n${indent(text)}`}`)
  }
  try {
    show('✓', await check())
    return { passed: 1, failed: 0, skipped: 0 }
  } catch (error) {
    show('✗', error instanceof Error ? error.message : String(error))
    return { passed: 0, failed: 1, skipped: 0 }
  }
}

/** Runs checks two at once, each of which leaves a part of two processors idle, and answers how each went. */
export async function runChecks(
  checks: [name: string, check: Check][],
  say: (line: string) => void = console.log,
): Promise<Counts[]> {
  const left = checks.values()
  const counts: Counts[] = []
  const takeTurns = async () => {
    for (const [name, check] of left) counts.push(await runCheck(name, check, say))
  }
  await Promise.all([takeTurns(), takeTurns()])
  return counts
}

function indent(text: string): string {
  return text.trimEnd().replaceAll(/^/gm, '  ')
}
