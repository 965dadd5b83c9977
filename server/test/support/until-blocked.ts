import { expect } from 'vitest'
import type { TestHouse } from './test-house.ts'

/** Waits until somebody in a database waits for a lock that somebody else holds. */
export async function untilBlocked(house: TestHouse, database: string): Promise<void> {
  const admin = await house.admin('control')
  const countBlocked = async () => {
    const { rows } = await admin.query<{ blocked: number }>(
      `SELECT count(*)::int AS blocked FROM pg_stat_activity WHERE datname = $1 AND wait_event_type = 'Lock'`,
      [database],
    )
    return rows[0]?.blocked
  }
  await expect.poll(countBlocked, { interval: 10 }).toBeGreaterThan(0)
}
