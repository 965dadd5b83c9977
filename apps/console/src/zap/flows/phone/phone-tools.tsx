import type { Value } from '@recado/flow'
import { Braces, Clock, UsersRound } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../design/button.tsx'
import { Menu, MenuItem, MenuLabel } from '../../../design/menu.tsx'
import { Popover } from '../../../design/popover.tsx'
import { useFormat } from '../../../i18n/use-format.ts'
import type { PhoneSession } from './phone-session.ts'
import { VariableValue } from './variable-value.tsx'

interface PhoneToolsProps {
  session: PhoneSession
  onSkip(milliseconds: number): void
  onPerson(act: { type: 'human_spoke'; text: string } | { type: 'resumed' }): void
  onVariables(variables: Record<string, Value>): void
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** The clock, the team and the variables of the test. */
export function PhoneTools({ session, onSkip, onPerson, onVariables }: PhoneToolsProps) {
  const { t } = useTranslation('flow-builder')
  const format = useFormat()
  const { state, at, timers } = session
  const due = timers[0]
  const names = [
    ...new Set([...session.flow.document.variables.map(({ name }) => name), ...Object.keys(state.variables)]),
  ]
  return (
    <div className="flex flex-wrap gap-1.5 border-t border-line p-3">
      <Menu
        side="top"
        align="start"
        trigger={
          <Button size="small">
            <Clock size={14} aria-hidden />
            {t('phone.time')}
          </Button>
        }
      >
        <MenuLabel>{t('phone.clock', { time: format.weekdayAndTime(new Date(at)) })}</MenuLabel>
        {due && (
          <MenuItem onSelect={() => onSkip(Math.max(0, due.until - at))}>
            {t('phone.skip_due', { time: format.weekdayAndTime(new Date(due.until)) })}
          </MenuItem>
        )}
        <MenuItem onSelect={() => onSkip(10 * MINUTE)}>{t('phone.skip_minutes')}</MenuItem>
        <MenuItem onSelect={() => onSkip(HOUR)}>{t('phone.skip_hour')}</MenuItem>
        <MenuItem onSelect={() => onSkip(DAY)}>{t('phone.skip_day')}</MenuItem>
      </Menu>
      <Popover
        label={t('phone.variables')}
        side="top"
        trigger={
          <Button size="small">
            <Braces size={14} aria-hidden />
            {t('phone.variables')}
          </Button>
        }
      >
        <div className="grid max-h-80 w-72 gap-3 overflow-y-auto">
          {names.length === 0 && <p className="text-13 text-ink-soft">{t('phone.no_variables')}</p>}
          {names.map((name) => (
            <VariableValue
              key={name}
              name={name}
              value={state.variables[name]}
              onChange={(value) => onVariables({ ...state.variables, [name]: value })}
            />
          ))}
        </div>
      </Popover>
      <Menu
        side="top"
        trigger={
          <Button size="small">
            <UsersRound size={14} aria-hidden />
            {t('phone.person')}
          </Button>
        }
      >
        <MenuItem onSelect={() => onPerson({ type: 'human_spoke', text: t('phone.person_text') })}>
          {t('phone.person_speaks')}
        </MenuItem>
        <MenuItem disabled={state.paused === null} onSelect={() => onPerson({ type: 'resumed' })}>
          {t('phone.resume')}
        </MenuItem>
      </Menu>
    </div>
  )
}
