import { readFileSync } from 'node:fs'
import {
  type FlowDocument,
  importTypebot,
  parseFlow,
  problemText,
  type ReportLine,
  reportText,
  validateFlow,
} from '../src/index.ts'
import { createPlayer } from '../src/testing/index.ts'
import { chat, playScript } from './chat.ts'

/**
 * Imports a file, prints its report and plays it. The last line is JSON with the figures; a person at the keyboard sees
 * it before the conversation. Gives the program's exit code.
 */
export async function tryImport(file: string, script: string | undefined): Promise<number> {
  const imported = importTypebot(readFileSync(file, 'utf8'))
  if (!imported.ok) {
    for (const problem of imported.problems) console.log(`${problem.code}: ${problemText(problem, 'pt-BR')}`)
    console.log(JSON.stringify({ ok: false, blocks: 0, runnable: 0, placeholders: 0, parsed: false }))
    return 1
  }
  const { document, report } = imported
  for (const line of report) {
    const place = [line.group, line.original_type, line.block].filter(Boolean).join(' / ')
    console.log(`${line.kind === 'lost' ? '✗' : '~'} ${place ? `${place}: ` : ''}${reportText(line, 'pt-BR')}`)
  }
  const parsed = parseFlow(JSON.stringify(document))
  const sound = parsed.ok && validateFlow(parsed.flow).every((problem) => problem.severity !== 'error')
  const figures = JSON.stringify({ ok: true, ...countBlocks(document, report), parsed: sound })
  const typing = script === undefined && process.stdin.isTTY === true
  if (typing) console.log(figures)
  if (parsed.ok) {
    const player = createPlayer(parsed.flow)
    if (script === undefined) await chat(player)
    else playScript(player, script)
  }
  if (!typing) console.log(figures)
  return sound ? 0 : 1
}

/** Blocks of the flow, how many of them run as they are, and how many stand for something lost. */
function countBlocks({ blocks }: FlowDocument, report: readonly ReportLine[]) {
  const placeholders = blocks.filter((block) => block.type === 'placeholder').length
  const lost = new Set(report.flatMap((line) => (line.kind === 'lost' && line.block !== null ? [line.block] : [])))
  for (const block of blocks) if (block.type === 'placeholder') lost.add(block.id)
  return { blocks: blocks.length, runnable: blocks.length - lost.size, placeholders }
}
