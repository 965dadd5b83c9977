// A chat with a flow in the terminal, an import of another system's file, or a reading of typed answers. `--help` says how.
import { parseArgs } from 'node:util'
import { problemText, validateFlow } from '../src/index.ts'
import { createPlayer } from '../src/testing/index.ts'
import { chat, playScript } from './chat.ts'
import { explainTrouble, USAGE } from './explain-trouble.ts'
import { flowFrom } from './flow-from.ts'
import { listTemplates } from './list-templates.ts'
import { tryAnswers } from './try-answers.ts'
import { tryImport } from './try-import.ts'

try {
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean', short: 'h' },
      script: { type: 'string' },
      flow: { type: 'string' },
      template: { type: 'string' },
      'list-templates': { type: 'boolean' },
      import: { type: 'string' },
      answers: { type: 'string' },
    },
  })
  if (values.help) console.log(USAGE)
  else if (values['list-templates']) listTemplates()
  else if (values.answers !== undefined) tryAnswers(values.answers)
  else if (values.import !== undefined) process.exitCode = await tryImport(values.import, values.script)
  else await tryFlow({ file: values.flow, template: values.template }, values.script)
} catch (error) {
  console.error(explainTrouble(error))
  process.exitCode = 2
}

async function tryFlow(from: Parameters<typeof flowFrom>[0], script: string | undefined): Promise<void> {
  const flow = flowFrom(from)
  if (!flow) {
    process.exitCode = 1
    return
  }
  for (const problem of validateFlow(flow))
    console.log(`(${problem.severity}) ${problem.block ?? ''}: ${problemText(problem, 'pt-BR')}`)
  const player = createPlayer(flow)
  if (script === undefined) await chat(player)
  else playScript(player, script)
}
