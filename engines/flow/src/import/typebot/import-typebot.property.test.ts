import { propertyRuns } from '@recado/testing/property-runs'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseFlow } from '../../flow/parse-flow.ts'
import { validateFlow } from '../../flow/validate-flow.ts'
import { createPlayer } from '../../testing/index.ts'
import { arbitraryTypebot } from './arbitrary-typebot.fixture.ts'
import { importTypebot } from './import-typebot.ts'

it('an export in which one value was replaced is refused by its place, or imported so that it parses and validates', () => {
  const junk = fc.constantFrom<unknown>(null, 0, '', 'x', true, [], {}, [null], [{}])
  fc.assert(
    fc.property(arbitraryTypebot, fc.nat(), junk, (bot, nth, value) => {
      const spoilt: unknown = JSON.parse(JSON.stringify(bot))
      const places: [Record<string, unknown>, string][] = []
      const walk = (one: unknown) => {
        if (one === null || typeof one !== 'object') return
        for (const [key, child] of Object.entries(one)) {
          places.push([one as Record<string, unknown>, key])
          walk(child)
        }
      }
      walk(spoilt)
      const [holder, key] = places[nth % places.length]!
      holder[key] = value
      const result = importTypebot(spoilt)
      if (!result.ok) {
        expect(['invalid_shape', 'missing_start']).toContain(result.problems[0]?.code)
        return
      }
      const parsed = parseFlow(JSON.stringify(result.document))
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
      expect(validateFlow(parsed.flow).filter((problem) => problem.severity === 'error')).toEqual([])
    }),
    { numRuns: propertyRuns(1_000, 50) },
  )
})

it('an import is refused for want of a block alone; else it parses, validates, plays, and accounts for every block', () => {
  fc.assert(
    fc.property(arbitraryTypebot, fc.array(fc.constantFrom('oi', '1', '2', 'Ana'), { maxLength: 4 }), (bot, script) => {
      const sources = bot.groups.flatMap((group) => group.blocks).filter((block) => block.type !== 'start')
      const result = importTypebot(JSON.stringify(bot))
      if (sources.length === 0) {
        expect(result).toMatchObject({ ok: false, problems: [{ code: 'missing_start' }] })
        return
      }
      if (!result.ok) throw new Error(JSON.stringify(result.problems))
      const parsed = parseFlow(JSON.stringify(result.document))
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
      expect(validateFlow(parsed.flow).filter((problem) => problem.severity === 'error')).toEqual([])
      const merged = bot.groups
        .flatMap(({ blocks }) => blocks.map((block, n) => [block, blocks[n + 1]] as const))
        .filter(([block, next]) => block.type === 'text' && next?.type.endsWith(' input')).length
      expect(result.document.blocks.length).toBeGreaterThanOrEqual(sources.length - merged)
      expect(result.document.blocks.length).toBeLessThanOrEqual(sources.length)
      const ids = new Set(result.document.blocks.map((block) => block.id))
      for (const { block } of result.report) if (block !== null) expect(ids).toContain(block)
      const player = createPlayer(parsed.flow)
      for (const text of script) player.say(text)
      expect(player.effects.filter((effect) => effect.type === 'report' && effect.code === 'position_lost')).toEqual([])
    }),
    { numRuns: propertyRuns(5_000, 100) },
  )
})
