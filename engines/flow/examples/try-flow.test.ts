import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const program = fileURLToPath(new URL('./try-flow.ts', import.meta.url))
const run = (...args: string[]) => spawnSync(process.execPath, [program, ...args], { encoding: 'utf8', input: '' })
const folder = mkdtempSync(join(tmpdir(), 'try-flow-'))
const fileOf = (name: string, text: string) => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}
const play = (script: string) => execFileSync(process.execPath, [program, '--script', script], { encoding: 'utf8' })

describe('npm run try:flow', () => {
  it('plays the dealership from "oi" to the saleswoman', () => {
    const chat = play(
      'oi+bom dia+vi o Onix no Insta|1|cidade|[audio]|15 mil|uns 1.500|sim|gol 2015|mais novo|quero ver o 2|ana maria|alô?|[humano]|[retomar]|menu',
    )
    const lines = chat.split('\n')
    expect(chat).not.toMatch(/\((error|warning)\)/)
    expect(lines.filter((line) => line.includes('Como posso ajudar?'))).toHaveLength(2)
    for (const part of [
      '1. Achar um carro',
      'Recebi seu áudio. Pode escrever o valor? 0 fala com a equipe.',
      'Com R$ 15.000 de entrada e até R$ 1.500 por mês',
      'Parcela estimada',
      'Obrigado, Ana! Já avisei a equipe de vendas',
      '[etiqueta] lead quente',
      'Troca: gol 2015.',
      '[passa para vendas] Ana Maria quer ver o',
      'bot em silêncio',
    ]) {
      expect(chat).toContain(part)
    }
    expect(chat.slice(chat.indexOf('você> alô?'), chat.indexOf('você> [humano]'))).not.toContain('bot| ')
  })

  it('books a visit, goes back, and leaves', () => {
    const chat = play('oi|visita|ontem|voltar|2|amanhã')
    expect(chat).toContain('A data precisa ser a partir de')
    expect(chat).toMatch(/Anotado: 04\/08\/2026/)
    expect(play('oi|1|sair')).toContain('[conversa encerrada]')
  })

  it('lists the ready flows and plays one', () => {
    const listed = run('--list-templates').stdout.trim().split('\n')
    expect(listed.length).toBeGreaterThanOrEqual(12)
    expect(listed.find((line) => line.startsWith('clinic-booking '))).toContain('Clínica: marcar consulta')
    const said = run('--template', 'order-status', '--script', 'oi|2')
    expect(said.status).toBe(0)
    expect(said.stdout).toContain('Quer saber de um pedido?')
    expect(said.stdout).toContain('[passa para a equipe] Pedido não informado.')
    expect(said.stdout).not.toMatch(/\((error|warning)\)/)
  })

  it.each([
    ['--help', 0, '--answers'],
    ['--template gone', 1, '--list-templates'],
    ['--flow gone.json', 2, 'O arquivo gone.json não existe.'],
    ['--import gone.json', 2, 'O arquivo gone.json não existe.'],
    ['--answers gone.jsonl', 2, 'O arquivo gone.jsonl não existe.'],
    ['--wat', 2, 'Não entendi o comando'],
    ['--flow', 2, 'Não entendi o comando'],
  ])('answers %s with a sentence', (args, status, sentence) => {
    const said = run(...args.split(' '))
    expect(said.status).toBe(status)
    expect(said.stdout + said.stderr).toContain(sentence)
    expect(said.stdout + said.stderr).not.toMatch(/^\s+at /m)
  })

  it('reads typed answers, of a block or of its answer alone, and says which lines are none', () => {
    const ask = { kind: 'money' }
    const lines = [
      { ask, text: '45 mil', now: '2026-11-30T14:00:00-03:00' },
      { ask: { id: 'q', type: 'ask', text: '?', answer: ask }, text: 'depende', now: '2026-11-30T14:00:00-03:00' },
      { text: 'sem pergunta' },
    ]
    const said = run('--answers', fileOf('answers.jsonl', lines.map((line) => JSON.stringify(line)).join('\n')))
    expect(
      said.stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([{ value: 4_500_000 }, { asked_again: true }, { error: expect.any(String) }])
  })

  it('imports, reports, plays, and ends with the figures', () => {
    const bot = {
      groups: [
        {
          id: 'g1',
          title: 'Oi',
          blocks: [
            { id: 't', type: 'text', content: { richText: [{ type: 'p', children: [{ text: 'Menu?' }] }] } },
            { id: 'q', type: 'text input' },
            { id: 'e', type: 'Email' },
          ],
        },
      ],
    }
    const said = run('--import', fileOf('bot.json', JSON.stringify(bot)), '--script', 'oi|tchau')
    expect(said.status).toBe(0)
    expect(said.stdout).toContain('✗ Oi / Email / e: O bloco Email não existe aqui.')
    expect(said.stdout).toContain('bot| Menu?')
    const last = said.stdout.trim().split('\n').at(-1)!
    expect(JSON.parse(last)).toEqual({ ok: true, blocks: 2, runnable: 1, placeholders: 1, parsed: true })
    const broken = run('--import', fileOf('broken.json', '{"groups": ['))
    expect(broken.status).toBe(1)
    expect(JSON.parse(broken.stdout.trim().split('\n').at(-1)!)).toMatchObject({ ok: false, parsed: false })
  })
})
