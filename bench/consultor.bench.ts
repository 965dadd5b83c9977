// npm run bench:consultor: a report of 60 pages as a PDF (time, the whole process's memory, the same bytes again) and for Word,
// and what the board costs beside reading the problem alone, offline.
import { renderInWorker } from '../server/src/consultor/exports/index.ts'
import { createBars } from './support/figures.ts'

const PROBLEM =
  'As vendas da padaria caíram 20%. Faturamos R$ 60 mil por mês, margem bruta de 55%, custos fixos de R$ 28 mil por mês e R$ 18 mil em caixa. Devo baixar o preço?'
const RUNS = 40
const PAGES = 60
const { expectAtMost, missed } = createBars()

const report = {
  ...{ title: 'As vendas caíram', companyName: 'Padaria Central', colour: '#0369a1', language: 'pt-BR' },
  ...{ day: '30 de novembro de 2026', at: new Date('2026-11-30T12:34:56Z'), markdown: longReport(78), data: {} },
}
const began = performance.now()
const pdf = await renderInWorker('pdf', report)
const seconds = (performance.now() - began) / 1_000
const megabytes = process.resourceUsage().maxRSS / 1_024
const pages = pdf.toString('latin1').match(/\/Type \/Page\n/g)?.length ?? 0
const again = await renderInWorker('pdf', report)
console.log(`a PDF of ${pages} pages, ${Math.round(pdf.length / 1_024)} kB`)
if (pages < PAGES) throw new Error(`the report has only ${pages} pages`)
if (!pdf.equals(again)) throw new Error('the same report gave other bytes')
expectAtMost('seconds of a PDF of 60 pages, its thread included', seconds, 3)
expectAtMost('megabytes of the whole process while it was made', megabytes, 150)
const beganWord = performance.now()
const word = await renderInWorker('docx', report)
console.log(
  `the same for Word: ${Math.round(word.length / 1_024)} kB in ${Math.round(performance.now() - beganWord)} ms`,
)

// Loaded only now: the memory of the file is not the engine's.
const { createAdvisor, takeIn } = await import('@recado/advisor')
const reading = await medianOf(RUNS, async () => takeIn(PROBLEM))
const board = await medianOf(RUNS, async () => createAdvisor().run({ problem: PROBLEM, depth: 'Padrão' }))
console.log(`reading ${reading.toFixed(1)} ms, the whole run offline ${board.toFixed(1)} ms`)
expectAtMost('a whole run offline, times reading alone', board / reading, 25)
process.exitCode = missed() === 0 ? 0 : 1

async function medianOf(times: number, run: () => Promise<unknown>): Promise<number> {
  const taken: number[] = []
  for (let n = 0; n < times; n++) {
    const start = performance.now()
    await run()
    taken.push(performance.now() - start)
  }
  return taken.sort((a, b) => a - b)[Math.floor(times / 2)] ?? Number.NaN
}

/** About four fifths of a page each: paragraphs, a list and a table, as the engine writes them. */
function longReport(parts: number): string {
  const paragraph =
    'As vendas caíram 20%, e o resultado foi de **R$ 13.250/mês** para R$ 5.000/mês, porque o custo fixo não encolheu. '.repeat(
      7,
    )
  const rows = Array.from(
    { length: 12 },
    (_, row) => `| Opção ${row} com um nome comprido | R$ ${row}.000/mês | 7,${row} |`,
  )
  const table = ['| Opção | Efeito | Nota |', '| --- | --- | --- |', ...rows].join('\n')
  const part = (n: number) => `## Parte ${n}\n\n${paragraph}\n\n${paragraph}\n\n- Um\n- Dois\n  - Por dia\n\n${table}`
  return ['# Relatório', ...Array.from({ length: parts }, (_, n) => part(n + 1))].join('\n\n')
}
