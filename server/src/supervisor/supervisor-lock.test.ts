import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findProcess } from './process-identity.ts'
import { openRunRecords, type RunRecords } from './run-records.ts'
import { releaseSupervisorLock, takeSupervisorLock } from './supervisor-lock.ts'

let data: string
let records: RunRecords

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'recado-lock-'))
  records = openRunRecords(data)
})
afterEach(() => rmSync(data, { recursive: true, force: true }))

test('one that lives is left its lock, one that is gone is not', async () => {
  records.write({ name: 'supervisor', process: findProcess(process.pid)!, state: 'ready', address: 'http://localhost' })
  expect(await takeSupervisorLock(records)).toMatchObject({ address: 'http://localhost' })
  records.write({ name: 'supervisor', process: { pid: process.pid, started: 'another' }, state: 'ready' })
  expect(await takeSupervisorLock(records)).toBeUndefined()
  expect(records.read('supervisor')).toMatchObject({ process: { pid: process.pid }, state: 'starting' })
})

test.each(['', '{"name":', '{}'])('a lock that holds %j, as a power cut leaves it, is nobody’s', async (text) => {
  writeFileSync(join(records.directory, 'supervisor.json'), text)
  expect(await takeSupervisorLock(records)).toBeUndefined()
  expect(records.read('supervisor')).toMatchObject({ process: { pid: process.pid } })
  releaseSupervisorLock(records)
})
