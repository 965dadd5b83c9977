/**
 * What outlives a process that ends before its time is ended with it, Ctrl-C included.
 * @returns to be called when it has ended by itself.
 */
export function endAtExit(end: () => void): () => void {
  const leave = () => process.exit(130)
  process.once('exit', end)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, leave)
  return () => {
    process.off('exit', end)
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, leave)
  }
}
