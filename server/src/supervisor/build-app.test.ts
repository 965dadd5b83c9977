import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { buildApp, listApps } from './build-app.ts'

let root: string
let app: string
let builds: number

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'recado-build-'))
  app = join(root, 'apps/console')
  for (const folder of ['apps/console/src', 'apps/later', 'contracts/src'])
    mkdirSync(join(root, folder), { recursive: true })
  write('apps/console/vite.config.ts', '')
  write('apps/console/src/main.tsx', 'one')
  write('contracts/src/index.ts', 'one')
  write('package-lock.json', '{}')
  builds = 0
})

afterEach(() => rmSync(root, { recursive: true, force: true }))

const write = (path: string, text: string) => writeFileSync(join(root, path), text)
const build = () =>
  buildApp(root, app, async () => {
    builds++
    rmSync(join(app, 'dist'), { recursive: true, force: true })
    mkdirSync(join(app, 'dist'))
  })

test('only folders with a configuration of Vite are apps', () => {
  expect(listApps(root)).toEqual([app])
  expect(listApps(join(root, 'nowhere'))).toEqual([])
})

test.each(['apps/console/src/main.tsx', 'apps/console/src/new.tsx', 'contracts/src/index.ts', 'package-lock.json'])(
  'an app is built once, and again when %s changes',
  async (path) => {
    expect([await build(), await build()]).toEqual([true, false])
    write(path, 'two')
    expect([await build(), await build()]).toEqual([true, false])
    expect(builds).toBe(2)
  },
)

test.each(['apps/console/test/inbox.browser.test.ts', 'contracts/src/index.test.ts'])(
  'an app is not built again when %s changes: no test is part of it',
  async (path) => {
    await build()
    mkdirSync(join(root, path, '..'), { recursive: true })
    write(path, 'one')
    expect(await build()).toBe(false)
  },
)

test('a build that fails is not taken for done', async () => {
  await expect(buildApp(root, app, () => Promise.reject(new Error('vite failed')))).rejects.toThrow('vite failed')
  expect(await build()).toBe(true)
})
