// A chat with a flow in the terminal. Run with `npm run try:flow`, or without typing:
//   npm run try:flow -- --script "oi|1|2|15 mil|1.500|não|quero ver o 2|Ana"
// Several messages of one burst are parted by "+"; [audio] and [foto] send media; [humano], [retomar], [esperar 2h] are events.
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { parseFlow, problemText, validateFlow } from '../src/index.ts'
import { createPlayer, type Player } from '../src/testing/index.ts'

const { values } = parseArgs({ options: { script: { type: 'string' }, flow: { type: 'string' } } })

const parsed = parseFlow(readFileSync(values.flow ?? new URL('./dealership.json', import.meta.url), 'utf8'))
if (!parsed.ok) {
  for (const problem of parsed.problems)
    console.error(`${problem.code} ${problem.block ?? ''} ${problemText(problem, 'pt-BR')}`)
  process.exit(1)
}
for (const problem of validateFlow(parsed.flow)) {
  console.log(`(${problem.severity}) ${problem.block ?? ''}: ${problemText(problem, 'pt-BR')}`)
}
const player = createPlayer(parsed.flow)

if (values.script === undefined) await talk(player)
else for (const line of values.script.split('|')) turn(player, line, true)

async function talk(player: Player): Promise<void> {
  console.log(
    'Converse com o fluxo. Ctrl+D termina; [audio] envia um áudio; [humano] e [retomar] fazem a equipe falar.',
  )
  const terminal = createInterface({ input: process.stdin, output: process.stdout, prompt: '\nvocê> ' })
  terminal.prompt()
  for await (const line of terminal) {
    if (line.trim() !== '') turn(player, line, false)
    terminal.prompt()
  }
}

function turn(player: Player, line: string, echo: boolean): void {
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
