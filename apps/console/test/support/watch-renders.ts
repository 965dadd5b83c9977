import type { Page } from 'playwright-core'

/** What React drew: which blocks of the canvas, and how many components of the bars around it. */
export interface Renders {
  blocks: string[]
  bars: number
}

/** As far as React's own developer tools know them (react-reconciler, ReactInternalTypes). */
interface Fiber {
  tag: number
  flags: number
  alternate: Fiber | null
  child: Fiber | null
  sibling: Fiber | null
  stateNode: unknown
}

/**
 * Counts what a page draws by React, as its developer tools do: before the page is opened.
 * @returns what was drawn since it was asked last
 */
export async function watchRenders(page: Page): Promise<() => Promise<Renders>> {
  await page.addInitScript(() => {
    // Function, class, forwardRef, memo and simple memo; of those that worked in this commit the lowest bit says so.
    const components = new Set([0, 1, 11, 14, 15])
    const blocks = new Set<string>()
    const seen = { bars: 0 }
    const elementOf = (fiber: Fiber | null): Element | undefined =>
      fiber === null ? undefined : fiber.stateNode instanceof Element ? fiber.stateNode : elementOf(fiber.child)
    const note = (fiber: Fiber) => {
      const element = elementOf(fiber)
      const block = element?.closest('.react-flow__node-block')?.getAttribute('data-id')
      if (block) blocks.add(block)
      else if (element?.closest('nav, header, [role="toolbar"]') && !element.closest('[data-flow-panel]')) seen.bars++
    }
    const visit = (fiber: Fiber) => {
      const before = fiber.alternate
      if (components.has(fiber.tag) && (before === null || (fiber.flags & 1) === 1)) note(fiber)
      if (before === null || before.child !== fiber.child) visitChildren(fiber)
    }
    const visitChildren = ({ child }: Fiber) => {
      for (let one = child; one !== null; one = one.sibling) visit(one)
    }
    Object.assign(window, {
      __REACT_DEVTOOLS_GLOBAL_HOOK__: {
        ...{
          supportsFiber: true,
          inject: () => 1,
          checkDCE() {},
          onCommitFiberUnmount() {},
          onPostCommitFiberRoot() {},
        },
        onCommitFiberRoot: (_id: number, root: { current: Fiber }) => visit(root.current),
      },
      takeRenders: () => {
        const taken = { blocks: [...blocks].sort(), bars: seen.bars }
        blocks.clear()
        seen.bars = 0
        return taken
      },
    })
  })
  return () => page.evaluate(() => (window as unknown as { takeRenders(): Renders }).takeRenders())
}
