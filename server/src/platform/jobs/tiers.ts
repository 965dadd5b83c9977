/**
 * pg-boss limits a group's jobs by the name of its tier. Our tiers are named after the limit itself, which is plan data
 * (`limits.concurrent_jobs`), so that no plan's code is known here.
 */
const MOST = 32

export const TIERS: Record<string, number> = Object.fromEntries(
  Array.from({ length: MOST }, (_, index) => [String(index + 1), index + 1]),
)

export function readTier(concurrency: number): string {
  return String(Math.min(MOST, Math.max(1, Math.trunc(concurrency))))
}
