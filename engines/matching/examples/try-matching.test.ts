import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { openSession } from './matching-session.ts'

const program = fileURLToPath(new URL('./try-matching.ts', import.meta.url))
const run = promisify(execFile)
const options = { locale: 'pt-BR', cars: 400, seed: 1, year: 2026 } as const

function talk(answers: readonly string[], changed: Partial<Parameters<typeof openSession>[0]> = {}): string[][] {
  const session = openSession({ ...options, ...changed })
  session.start()
  return answers.map((text) => session.hear(text))
}

const cars = (lines: readonly string[]): string[] => lines.filter((line) => /^\d\. /.test(line))
const prices = (lines: readonly string[]): number[] =>
  cars(lines).map((line) => Number(/R\$\s([\d.]+)/.exec(line)![1]!.replaceAll('.', '')))

const family = ['família', '30 mil', '2.000', '15 mil', 'pular', 'flex', '120 mil', 'espaço e preço']

describe('a conversation', () => {
  it('asks eight questions and shows three cars with two reasons, a drawback and an instalment each', () => {
    const lines = talk(family).at(-1)!
    expect(cars(lines).length).toBe(3)
    expect(lines.filter((line) => line.startsWith('   + ')).length).toBe(6)
    expect(lines.filter((line) => line.startsWith('   − porém: ')).length).toBe(3)
    expect(lines.filter((line) => /parcela estimada: 48x de R\$.*2% ao mês, sujeita a crédito/.test(line)).length).toBe(
      3,
    )
    for (const price of prices(lines)) expect(price).toBeLessThanOrEqual(45_000 + 2000 * 30.68)
  })

  it('"mais barato" shows only cheaper cars, and "menos km" then only fewer km as well', () => {
    const [first, cheaper, fewer] = talk([...family, 'mais barato', 'menos km']).slice(-3)
    expect(Math.max(...prices(cheaper!))).toBeLessThan(Math.min(...prices(first!)))
    expect(Math.max(...prices(fewer!))).toBeLessThan(Math.min(...prices(first!)))
  })

  it('asks again when it does not understand, and goes on from there', () => {
    const lines = talk(['corrida', '2'])
    expect(lines[0]![0]).toContain('Não entendi')
    expect(lines[0]![1]).toContain('1/8')
    expect(lines[1]![0]).toContain('2/8')
  })

  it('says so when nothing goes further, and does not lose its place', () => {
    const lines = talk([...family, ...Array.from({ length: 30 }, () => 'mais novo')])
    expect(lines.at(-2)![0]).toContain('Não achei mais novo')
    expect(lines.at(-1)).toEqual(lines.at(-2))
  })

  it('says what it gave in when nothing fits', () => {
    const lines = talk(['pular', '0', '200', '0', 'cupê', 'pular', '10 mil', 'pular']).at(-1)!
    expect(lines.some((line) => line.startsWith('! Tivemos de ceder'))).toBe(true)
  })

  it('speaks of an empty stock', () => {
    expect(talk(family, { cars: 0 }).at(-1)![0]).toBe('Ainda não há carros no estoque.')
  })

  it('is held in English and Spanish too', () => {
    expect(
      talk(
        Array.from({ length: 8 }, () => 'skip'),
        { locale: 'en' },
      )
        .at(-1)!
        .join(),
    ).toContain('however')
    expect(
      talk(
        Array.from({ length: 8 }, () => 'da igual'),
        { locale: 'es' },
      )
        .at(-1)!
        .join(),
    ).toContain('pero')
  })
})

describe('the command', () => {
  it('runs from --answers to the end', async () => {
    const { stdout } = await run(process.execPath, [program, '--answers', [...family, 'maior', 'sair'].join('; ')])
    expect(stdout).toContain('1/8')
    expect(stdout).toContain('> maior')
    expect(stdout.trimEnd().endsWith('Até logo!')).toBe(true)
  })

  it('listens when there are no answers', async () => {
    const running = run(process.execPath, [program, '--locale', 'en'])
    running.child.stdin!.end('city\nexit\n')
    const { stdout } = await running
    expect(stdout).toContain('2/8')
    expect(stdout).toContain('Goodbye!')
  })

  it('shows how a typed search is read and which cars answer it, and as lines of JSON', async () => {
    const text = 'hatch até 60 mil, menos fiat, pouco rodado, em Campinas, com teto solar'
    const { stdout } = await run(process.execPath, [program, '--search', text])
    for (const part of ['"hatch"', '"até 60 mil"', '"menos fiat"', 'low_km', '@ Campinas', '? "teto solar"'])
      expect(stdout).toContain(part)
    const { stdout: lines } = await run(process.execPath, [program, '--search', text, '--json'])
    const [first, second, ...matches] = lines
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(first.search.place).toEqual({ name: 'Campinas', words: 'Campinas' })
    expect(second).toMatchObject({ relaxed: [] })
    expect(matches.length).toBe(5)
    for (const { match } of matches) {
      expect(match).toMatchObject({ body: 'hatch' })
      expect(match.brand).not.toBe('Fiat')
      expect(match.price_cents).toBeLessThanOrEqual(6_000_000)
    }
  })

  it('explains itself when called wrongly', async () => {
    await expect(run(process.execPath, [program, '--locale', 'xx'])).rejects.toMatchObject({ code: 2 })
  })

  it('reads a stock file and says what came in, and each row that did not', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'stock-'))
    try {
      const file = join(folder, 'loja.csv')
      const text =
        'C\u00f3digo;Marca;Modelo;Ano;Pre\u00e7o\n1;VW;Gol;2019/2020;R$ 45.900,00\n2;Fiat;Uno;2015;Consulte\n'
      writeFileSync(file, Buffer.from(text, 'latin1'))
      const { stdout } = await run(process.execPath, [program, '--stock', file])
      expect(stdout).toContain('2 linhas lidas: 1 carros entraram, 1 recusadas.')
      expect(stdout).toContain('3. recusado: Fiat Uno: sem preço [price "Consulte"]')
      const lines = (await run(process.execPath, [program, '--stock', file, '--json'])).stdout.trim().split('\n')
      const read = lines.map((line) => JSON.parse(line))
      expect(read[0]).toMatchObject({
        row: 2,
        car: { brand: 'Volkswagen', model: 'Gol', year: 2020, price_cents: 4_590_000 },
      })
      expect(read[1]).toMatchObject({ row: 3, refused: { id: '2' } })
      expect(read[2].report).toMatchObject({ rows: 2, cars: 1, refused: 1, encoding: 'windows-1252', shape: 'table' })
      writeFileSync(file, 'marca;modelo;ano;preco\nFiat;Uno;2015;2990000\n')
      await expect(run(process.execPath, [program, '--stock', file])).rejects.toMatchObject({
        code: 1,
        stdout: expect.stringContaining('em que unidade está?'),
      })
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
