import { RefreshCw } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'
import { useAmount } from '../use-amount.ts'
import type { Lever, WhatIf } from './what-if.ts'

/** Per cent by which a figure is moved, to either side. */
const FURTHEST = 50

/** The figures that somebody told, each to be moved, and what that does to the answer. Nothing of it is kept. */
export function WhatIfCard({ whatIf: { levers, outcomes, recompute } }: { whatIf: WhatIf }) {
  const { t } = useTranslation('consultor')
  const amount = useAmount()
  const [moves, setMoves] = useState<ReadonlyMap<string, number>>(new Map())
  const movedValue = ({ node, value, unit }: Lever) => {
    const moved = value * (1 + (moves.get(node) ?? 0) / 100)
    // There is no fifth of a car; of few of a thing a part is shown.
    return unit.startsWith('count') && Number.isInteger(value) && value >= 10 ? Math.round(moved) : moved
  }
  const valueNow = recompute(new Map(levers.map((lever) => [lever.node, movedValue(lever)])))
  const isMoved = [...moves.values()].some((move) => move !== 0)
  return (
    <Card
      title={t('report.what_if.title')}
      description={t('report.what_if.text')}
      actions={
        isMoved && (
          <Button size="small" onClick={() => setMoves(new Map())}>
            <RefreshCw size={14} aria-hidden />
            {t('report.what_if.reset')}
          </Button>
        )
      }
    >
      <div className="grid gap-x-8 gap-y-6 lg:grid-cols-2">
        <ul className="grid content-start gap-4">
          {levers.map((lever) => (
            <LeverSlider
              key={lever.node}
              lever={lever}
              move={moves.get(lever.node) ?? 0}
              text={amount.node(movedValue(lever), lever.unit)}
              onMove={(move) => setMoves(new Map(moves).set(lever.node, move))}
            />
          ))}
        </ul>
        <ul
          aria-live="polite"
          className="-order-1 grid grid-cols-2 content-start gap-3 rounded-8 bg-sunken p-4 lg:sticky lg:top-4 lg:order-none lg:grid-cols-1 lg:self-start"
        >
          {outcomes.map(({ node, label, unit, text }) => {
            const value = valueNow(node)
            const before = recompute(new Map())(node) ?? 0
            const isChanged = value === undefined || Math.abs(value - before) > 1e-9 * Math.abs(before)
            return (
              <li key={node} className="grid content-start gap-0.5 text-13">
                <span className="text-12 text-ink-soft first-letter:uppercase">{label}</span>
                <span className="flex flex-wrap items-baseline gap-x-2">
                  <span className={isChanged ? 'text-ink-faint line-through' : 'text-16 font-semibold'}>{text}</span>
                  {isChanged && (
                    <strong className="text-16 font-semibold">
                      {value === undefined ? t('report.what_if.none') : amount.node(value, unit)}
                    </strong>
                  )}
                  {isChanged && value !== undefined && (
                    <span className="text-12 text-ink-soft">{amount.difference(value - before, unit)}</span>
                  )}
                </span>
              </li>
            )
          })}
        </ul>
      </div>
    </Card>
  )
}

interface LeverSliderProps {
  lever: Lever
  move: number
  /** The value that it stands for now. */
  text: string
  onMove(move: number): void
}

function LeverSlider({ lever: { label }, move, text, onMove }: LeverSliderProps) {
  const id = useId()
  return (
    <li className="grid gap-1">
      <p className="flex justify-between gap-3 text-13">
        <label htmlFor={id} className="block font-medium first-letter:uppercase">
          {label}
        </label>
        <output htmlFor={id} className={move === 0 ? 'text-ink-soft' : 'font-semibold'}>
          {text}
        </output>
      </p>
      <input
        id={id}
        type="range"
        min={-FURTHEST}
        max={FURTHEST}
        step={1}
        value={move}
        aria-valuetext={text}
        onChange={({ target }) => onMove(Number(target.value))}
        className="h-6 w-full accent-(--accent-text)"
      />
    </li>
  )
}
