import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const program = fileURLToPath(new URL('./try-flow.ts', import.meta.url))
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
})
