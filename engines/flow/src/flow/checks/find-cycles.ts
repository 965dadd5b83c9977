/**
 * The strongly connected components of a graph that hold a cycle (Tarjan, without recursion: a flow of 10,000 blocks
 * in a row would overflow the stack).
 */
export function findCycles(keys: Iterable<string>, next: (key: string) => readonly string[]): string[][] {
  const index = new Map<string, number>()
  const low = new Map<string, number>()
  const onStack = new Set<string>()
  const stack: string[] = []
  const cycles: string[][] = []

  const visit = (root: string) => {
    const frames = [{ key: root, targets: open(root), at: 0 }]
    while (frames.length > 0) {
      const frame = frames.at(-1)!
      const target = frame.targets[frame.at++]
      if (target === undefined) {
        frames.pop()
        const parent = frames.at(-1)
        if (parent) low.set(parent.key, Math.min(low.get(parent.key)!, low.get(frame.key)!))
        if (low.get(frame.key) === index.get(frame.key)) closeComponent(frame.key)
      } else if (!index.has(target)) frames.push({ key: target, targets: open(target), at: 0 })
      else if (onStack.has(target)) low.set(frame.key, Math.min(low.get(frame.key)!, index.get(target)!))
    }
  }
  const open = (key: string) => {
    index.set(key, index.size)
    low.set(key, index.get(key)!)
    stack.push(key)
    onStack.add(key)
    return next(key)
  }
  const closeComponent = (root: string) => {
    const from = stack.lastIndexOf(root)
    const component = stack.splice(from)
    for (const key of component) onStack.delete(key)
    if (component.length > 1 || next(root).includes(root)) cycles.push(component)
  }
  for (const key of keys) if (!index.has(key)) visit(key)
  return cycles
}
