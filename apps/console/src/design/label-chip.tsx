import type { ReactNode } from 'react'
import { mix, readableOn } from './contrast.ts'

const SURFACES = { light: '#ffffff', dark: '#191817' }
/** How much of the colour the ground takes: enough to tell labels apart, little enough to stay calm. */
const TINT = 0.14

/** A label in its colour: a tinted ground, and of the same hue the nearest ink that reads on it (WCAG 2 AA). */
export function LabelChip({ name, colour, children }: { name: string; colour: string; children?: ReactNode }) {
  const light = chipColours(colour, SURFACES.light)
  const dark = chipColours(colour, SURFACES.dark)
  return (
    <span
      className="inline-flex h-5 max-w-full items-center gap-1.5 rounded-4 px-1.5 text-12 font-medium whitespace-nowrap"
      style={{
        backgroundColor: `light-dark(${light.ground}, ${dark.ground})`,
        color: `light-dark(${light.ink}, ${dark.ink})`,
      }}
    >
      <span aria-hidden className="size-2 shrink-0 rounded-full" style={{ backgroundColor: colour }} />
      <span className="truncate">{name}</span>
      {children}
    </span>
  )
}

/** @param colour `#rrggbb`, as the contract of labels has it. */
export function chipColours(colour: string, surface: string): { ground: string; ink: string } {
  const ground = mix(surface, colour, TINT)
  return { ground, ink: readableOn(ground, colour) }
}
