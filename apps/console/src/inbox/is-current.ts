/** Whether something new may come to a team or an inbox. Retired ones stay in the lists, for the names in what was theirs. */
export function isCurrent({ retired_at }: { retired_at: Date | null }): boolean {
  return retired_at === null
}
