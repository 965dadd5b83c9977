export function walk(waiting: number[]): void {
  // What only computes is not asked: it has nobody to wait for.
  while (waiting.length > 0) waiting.pop()
}
