import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { makeThrowAwayFolder } from './throw-away-folder.ts'

test('what a run that was killed has left goes with the next, and nothing of a run that goes on', async () => {
  const mine = await makeThrowAwayFolder()
  const { pid: dead } = spawnSync(process.execPath, ['--version'])
  const left = path.join(path.dirname(mine), `recado-test-${dead}-left`)
  await mkdir(left)
  await writeFile(path.join(left, 'postgres.log'), '')
  const next = await makeThrowAwayFolder()
  onTestFinished(async () => {
    for (const folder of [mine, left, next]) await rm(folder, { recursive: true, force: true })
  })
  expect([mine, left, next].map((folder) => existsSync(folder))).toEqual([true, false, true])
})
