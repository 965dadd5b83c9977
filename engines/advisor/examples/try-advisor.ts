// The advisor on the command line: node engines/advisor/examples/try-advisor.ts [padaria|clinica|concessionaria]
//   --problem "texto"   your own problem        --depth Rápida|Padrão|Profunda
//   --locale pt-BR|en|es                        --minutes  only the minutes   --json  the artefacts as data
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { createAdvisor, type DepthName, depths, type LocaleName, type RunEvent } from '../src/index.ts'

const examples = ['padaria', 'clinica', 'concessionaria']
const locales = ['pt-BR', 'en', 'es']

process.exitCode = await main()

/** Exit codes: 0 a report (also one that only asks), 1 the problem was turned away, 2 wrong arguments. */
async function main(): Promise<number> {
  const options = readOptions()
  if (!options) return 2
  const { problem, depth, locale, only } = options
  const result = await createAdvisor().run({ problem, depth, locale }, { onEvent: only ? undefined : showPhase() })
  if (result.status === 'rejected') {
    console.error(result.rejection!.message)
    return 1
  }
  if (only === 'json') console.log(JSON.stringify(result.artefacts, null, 2))
  else if (only === 'minutes') console.log(result.minutes())
  else console.log(`\n${result.report()}\n${result.minutes()}`)
  return 0
}

function readOptions() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        problem: { type: 'string' },
        depth: { type: 'string', default: 'Padrão' },
        locale: { type: 'string', default: 'pt-BR' },
        minutes: { type: 'boolean' },
        json: { type: 'boolean' },
      },
    })
    const example = positionals[0] ?? 'concessionaria'
    if (!Object.hasOwn(depths, values.depth)) throw new Error(`--depth: ${Object.keys(depths).join(', ')}`)
    if (!locales.includes(values.locale)) throw new Error(`--locale: ${locales.join(', ')}`)
    if (values.problem === undefined && !examples.includes(example)) throw new Error(`exemplo: ${examples.join(', ')}`)
    return {
      problem: values.problem ?? readFileSync(new URL(`.//${example}.txt`, import.meta.url), 'utf8'),
      depth: values.depth as DepthName,
      locale: values.locale as LocaleName,
      only: values.json ? ('json' as const) : values.minutes ? ('minutes' as const) : undefined,
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return undefined
  }
}

/** One line for each event, as it happens. */
function showPhase(): (event: RunEvent) => void {
  const started = performance.now()
  return ({ phase, agent, type }) => {
    const ms = Math.round(performance.now() - started)
    console.log(`${String(ms).padStart(5)} ms  ${phase.padEnd(10)} ${type.padEnd(22)} ${agent}`)
  }
}
