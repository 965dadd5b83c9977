import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const script = fileURLToPath(new URL('../examples/try-advisor.ts', import.meta.url))
const run = (...args: string[]) =>
  promisify(execFile)(process.execPath, [script, ...args], { maxBuffer: 1e7 }).then(
    ({ stdout }) => ({ code: 0, stdout, stderr: '' }),
    (error: { code: number; stdout: string; stderr: string }) => error,
  )

test.each([
  ['padaria', ['Cortar desperdício', '**Fazer o investimento**: agora não', 'R$ 85.000 contra um caixa de R$ 22.000']],
  ['clinica', ['Comece por **Reduzir faltas**', '**Contratar**: agora não', 'o caixa ainda cai']],
  [
    'concessionaria',
    ['Comece por **Converter mais', 'de 7,5% para 9,4%', 'vender 90,9% a mais só para empatar', 'tabela FIPE'],
  ],
])('%s: its own advice with its own numbers', async (example, sentences) => {
  const { code, stdout } = await run(example, '--full')
  expect(code).toBe(0)
  for (const sentence of sentences) expect(stdout).toContain(sentence)
  expect(stdout).toMatch(
    /intake +run\.started[\s\S]*calculate[\s\S]*opinions[\s\S]*conflicts[\s\S]*resolution[\s\S]*review[\s\S]*artefacts/,
  )
  expect(stdout).toContain('# Ata da reunião')
})

test('takes a problem, a depth and a language', async () => {
  const { code, stdout } = await run(
    '--problem',
    'A loja fatura R$ 60 mil por mês, margem bruta de 40% e custos fixos de R$ 26 mil por mês.',
    '--depth',
    'Rápida',
    '--locale',
    'en',
  )
  expect(code).toBe(0)
  expect(stdout).toContain('# Board report')
  expect(stdout).toContain('The store loses R$2,000/month')
})

test.each([
  [['--problem', ''], 1],
  [['--problem', 'Our sales fell and we do not know what to do with the shop.'], 1],
  [['--depth', 'Abissal'], 2],
  [['--locale', 'fr'], 2],
  [['floricultura'], 2],
  [['--oops'], 2],
])('%j ends with a sentence and code %i', async (args, expected) => {
  const { code, stderr } = await run(...(args as string[]))
  expect(code).toBe(expected)
  expect(stderr.trim().length).toBeGreaterThan(5)
  expect(stderr).not.toContain('    at ')
})
