/** The greeting of the reader's own hour: mornings from 5, afternoons from 12, evenings from 18. */
export function greetingAt(date: Date): 'morning' | 'afternoon' | 'evening' {
  const hour = date.getHours()
  if (hour >= 5 && hour < 12) return 'morning'
  return hour >= 12 && hour < 18 ? 'afternoon' : 'evening'
}
