import { cva, type VariantProps } from 'class-variance-authority'
import type { ReactNode } from 'react'

const style = cva('inline-flex h-5 items-center gap-1 rounded-4 px-1.5 text-12 font-medium whitespace-nowrap', {
  variants: {
    tone: {
      neutral: 'bg-sunken text-ink-soft',
      accent: 'bg-accent-soft text-accent-text',
      good: 'bg-good-soft text-good',
      warn: 'bg-warn-soft text-warn',
      bad: 'bg-bad-soft text-bad',
    },
  },
  defaultVariants: { tone: 'neutral' },
})

export type Tone = NonNullable<VariantProps<typeof style>['tone']>

/** A state in a word; colour is never its only sign. */
export function Badge({ tone, children }: { tone?: Tone; children: ReactNode }) {
  return <span className={style({ tone })}>{children}</span>
}
