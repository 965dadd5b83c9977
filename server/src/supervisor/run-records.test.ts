import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { findProcess } from './process-identity.ts'
import { isOfThisPlace, isRunning, leaseMs, openRunRecords, type RunRecord, type RunRecords } from './run-records.ts'

let data: string
let records: RunRecords

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'recado-records-'))
  records = openRunRecords(data)
})

afterEach(() => {
  vi.useRealTimers()
  rmSync(data, { recursive: true, force: true })
})

test('of this place the process decides, however old the lease is', () => {
  records.write({ name: 'server', process: findProcess(process.pid)! })
  const record = records.read('server')!
  expect(isOfThisPlace(record)).toBe(true)
  expect(isRunning(record, Date.parse(record.until) + 1)).toBe(true)
  expect(isRunning({ ...record, process: { pid: process.pid, started: 'another' } })).toBe(false)
})

test('of another place only the lease decides', () => {
  const elsewhere: RunRecord = {
    name: 'server',
    process: { pid: 1, started: 'unknown here' },
    place: 'another-machine',
    until: new Date(leaseMs).toISOString(),
  }
  expect(isOfThisPlace(elsewhere)).toBe(false)
  expect(isRunning(elsewhere, leaseMs - 1)).toBe(true)
  expect(isRunning(elsewhere, leaseMs)).toBe(false)
})

test('renewing extends the lease and keeps the rest; half a file counts as none', async () => {
  records.write({ name: 'server', process: findProcess(process.pid)!, state: 'ready', address: 'http://localhost' })
  const before = records.read('server')!
  vi.setSystemTime(Date.now() + 5)
  records.renew()
  const after = records.read('server')!
  expect(Date.parse(after.until)).toBeGreaterThan(Date.parse(before.until))
  expect({ ...after, until: before.until }).toEqual(before)

  writeFileSync(join(data, 'run/broken.json'), '{"name": "bro')
  expect(records.list().map((record) => record.name)).toEqual(['server'])
})
