import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { boundLog, readLastLines } from '../../src/zap/bots/hosts/process/bound-log.ts'
import { createProcessHost } from '../../src/zap/bots/hosts/process/process-host.ts'
import { listBotProcesses } from '../../src/zap/bots/hosts/process/process-table.ts'
import { describeHost, sessionOf, specOf } from './host-contract.ts'

const repository = path.resolve(import.meta.dirname, '../../..')

function openRoot() {
  const directory = mkdtempSync(path.join(tmpdir(), 'recado-process-host-'))
  chmodSync(directory, 0o711)
  const root = path.join(directory, 'bots')
  const warnings: string[] = []
  const open = () =>
    createProcessHost({ root, repository, logMaxBytes: 1_000_000, warn: (message) => warnings.push(message) })
  return { root, warnings, open, remove: () => rmSync(directory, { recursive: true, force: true }) }
}

describeHost(async () => {
  const { root, open, remove } = openRoot()
  return {
    host: open(),
    again: async () => open(),
    kill: async ({ id }) => {
      for (const { pid, marks } of listBotProcesses(root)) if (marks.id === id) process.kill(pid, 'SIGKILL')
      await expect.poll(() => listBotProcesses(root).filter(({ marks }) => marks.id === id)).toEqual([])
    },
    close: async () => remove(),
  }
})

test('two bots have volumes closed to each other, and neither opens the other’s API', async () => {
  const { root, warnings, open, remove } = openRoot()
  const host = open()
  const [one, two] = [randomUUID(), randomUUID()]
  const token = 'token-of-another-bot-here'
  try {
    const first = await host.run(specOf(one))
    const second = await host.run(specOf(two, { environment: { ...specOf(two).environment, BOT_TOKEN: token } }))
    expect((await sessionOf(second)).status).toBe(401)
    expect((await sessionOf(first, token)).status).toBe(401)
    expect((await sessionOf(second, token)).status).toBe(200)
    const stats = [one, two].map((id) => statSync(path.join(root, id)))
    expect(stats.map(({ mode }) => mode & 0o777)).toEqual([0o700, 0o700])
    const [uid] = stats.map((stat) => stat.uid)
    const isRoot = process.getuid?.() === 0
    if (isRoot && warnings.length === 0) {
      expect(stats[0]?.uid).not.toBe(stats[1]?.uid)
      const file = path.join(root, two, 'volume/bot.sqlite')
      expect(spawnSync('cat', [file], { uid: uid ?? 0, gid: uid ?? 0, cwd: '/' }).status).not.toBe(0)
    } else expect(warnings).toHaveLength(1)
  } finally {
    for (const id of [one, two]) await host.remove(id, { session: true })
    remove()
  }
})

test('a second process on the same volume does not start, whoever starts it', async () => {
  const { root, open, remove } = openRoot()
  const host = open()
  const id = randomUUID()
  try {
    await host.run(specOf(id))
    const [first] = listBotProcesses(root)
    const outcome = spawnSync(process.execPath, [path.join(repository, 'bot/src/main.ts')], {
      env: { ...specOf(id).environment, PORT: '0', HOST: '127.0.0.1', DATA_DIR: path.join(root, id, 'volume') },
      encoding: 'utf8',
    })
    expect(outcome.status).toBe(1)
    expect(outcome.stderr).toContain('another process has this volume')
    expect(listBotProcesses(root)).toEqual([first])
  } finally {
    await host.remove(id, { session: true })
    remove()
  }
})

test('a log is bounded, and read from its end', async () => {
  const { root, open, remove } = openRoot()
  open()
  const file = path.join(root, 'bot.log')
  writeFileSync(file, Array.from({ length: 100 }, (_, n) => `line ${n}`).join('\n'))
  expect(await readLastLines(file, 2)).toEqual(['line 98', 'line 99'])
  await boundLog(file, 10_000)
  expect(await readLastLines(file, 1)).toEqual(['line 99'])
  await boundLog(file, 100)
  expect(await readLastLines(file, 1)).toEqual([])
  expect(await readLastLines(`${file}.old`, 1)).toEqual(['line 99'])
  expect(await readLastLines(path.join(root, 'none'), 5)).toEqual([])
  remove()
})
