import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { createAdvisor, type DepthName, depths, type LocaleName, problemLine, type RunEvent } from '../src/index.ts'

const help = `O conselho na linha de comando: npm run try:advisor -- [padaria|clinica|concessionaria]
  --problem "texto"          o seu problema
  --problems ARQUIVO --json  um problema por linha, em JSON; responde uma linha para cada um
  --depth Rápida|Padrão|Profunda    --locale pt-BR|en|es
  --full     o parecer e a ata inteiros, e cada passo enquanto acontece
  --minutes  só a ata       --json  os resultados como dados       --help  isto`

const examples = ['padaria', 'clinica', 'concessionaria']
const locales = ['pt-BR', 'en', 'es']

process.exitCode = await main()

/** Exit codes: 0 a report (also one that only asks), 1 the problem was turned away, 2 wrong arguments. */
async function main(): Promise<number> {
  const options = readOptions()
  if (!options) return 2
  if (options.help) {
    console.log(help)
    return 0
  }
  if (options.problems !== undefined) return answerAll(options.problems, options.depth)
  const { problem, depth, locale, form } = options
  const result = await createAdvisor().run(
    { problem, depth, locale },
    { onEvent: form === 'full' ? showPhase() : undefined },
  )
  if (result.status === 'rejected') {
    console.error(result.rejection!.message)
    return 1
  }
  if (form === 'json') console.log(JSON.stringify(result.artefacts, null, 2))
  else if (form === 'minutes') console.log(result.minutes())
  else if (form === 'full') console.log(`\n${result.report()}\n${result.minutes()}`)
  else console.log(result.short())
  return 0
}

/** One JSON line for each problem of a file. */
async function answerAll(file: string, depth: DepthName): Promise<number> {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
  for (const line of lines) {
    const given = JSON.parse(line) as { id: string; text: string; business_type?: string | null; depth?: string }
    const result = await createAdvisor().run({
      problem: given.text,
      depth: given.depth !== undefined && Object.hasOwn(depths, given.depth) ? (given.depth as DepthName) : depth,
      ...(given.business_type && { businessType: given.business_type }),
    })
    console.log(JSON.stringify(problemLine(given.id, result)))
  }
  return 0
}

function readOptions() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        problem: { type: 'string' },
        problems: { type: 'string' },
        depth: { type: 'string', default: 'Padrão' },
        locale: { type: 'string', default: 'pt-BR' },
        full: { type: 'boolean' },
        minutes: { type: 'boolean' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    })
    const example = positionals[0] ?? 'concessionaria'
    if (!Object.hasOwn(depths, values.depth)) throw new Error(`--depth: ${Object.keys(depths).join(', ')}`)
    if (!locales.includes(values.locale)) throw new Error(`--locale: ${locales.join(', ')}`)
    if (values.problem === undefined && !examples.includes(example)) throw new Error(`exemplo: ${examples.join(', ')}`)
    const form = values.json ? 'json' : values.minutes ? 'minutes' : values.full ? 'full' : 'short'
    return {
      help: values.help === true,
      problems: values.problems,
      problem: values.problem ?? readFileSync(new URL(`./${example}.txt`, import.meta.url), 'utf8'),
      depth: values.depth as DepthName,
      locale: values.locale as LocaleName,
      form: form as 'json' | 'minutes' | 'full' | 'short',
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
