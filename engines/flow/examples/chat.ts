import { createInterface } from 'node:readline/promises'
import type { Player } from '../src/testing/index.ts'

/** Talks with a flow, one line of the terminal after the other. */
export async function chat(player: Player): Promise<void> {
  const typed = process.stdin.isTTY === true
  if (typed)
    console.log(
      'Converse com o fluxo. Ctrl+D termina; [audio] envia um áudio; [humano] e [retomar] fazem a equipe falar.',
    )
  const terminal = createInterface({ input: process.stdin, output: process.stdout, prompt: '\nvocê> ' })
  if (typed) terminal.prompt()
  let turns = 0
  for await (const line of terminal) {
    if (line.trim() !== '') {
      playTurn(player, line, !typed)
      turns++
    }
    if (typed) terminal.prompt()
  }
  // With nobody at the keyboard and nothing to read, the flow at least begins.
  if (!typed && turns === 0) playTurn(player, 'oi', true)
}

/** Plays a whole conversation, its turns parted by "|". */
export function playScript(player: Player, script: string): void {
  for (const line of script.split('|')) playTurn(player, line, true)
}

function playTurn(player: Player, line: string, echo: boolean): void {
  if (echo) console.log(`\nvocê> ${line}`)
  for (const text of answers(player, line.trim())) console.log(text.replace(/^/gm, '  bot| '))
  for (const effect of player.effects) {
    if (effect.type === 'hand_over') console.log(`  [passa para ${effect.team ?? 'a equipe'}] ${effect.note}`)
    if (effect.type === 'label') console.log(`  [etiqueta] ${effect.add.join(', ')}`)
    if (effect.type === 'close') console.log('  [conversa encerrada]')
    if (effect.type === 'report') console.log(`  [aviso] ${effect.code} ${effect.block} ${effect.detail}`)
  }
  if (player.state.paused) console.log('  [bot em silêncio: a equipe está com a conversa]')
}

function answers(player: Player, line: string): string[] {
  const hours = /^\[esperar (\d+)h\]$/.exec(line)
  if (hours) return player.wait(Number(hours[1]) * 3_600_000)
  if (line === '[audio]') return player.send({ kind: 'media', media: 'audio', url: 'https://media.example/voz.ogg' })
  if (line === '[foto]') return player.send({ kind: 'media', media: 'image', url: 'https://media.example/foto.jpg' })
  if (line === '[humano]') return player.happen({ type: 'human_spoke' })
  if (line === '[retomar]') return player.happen({ type: 'resumed', mode: 'continue' })
  return player.say(...line.split('+').map((text) => text.trim()))
}
