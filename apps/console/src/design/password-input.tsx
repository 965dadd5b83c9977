import { Eye, EyeOff } from 'lucide-react'
import { type ComponentProps, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Input } from './input.tsx'

/** A password that can be looked at while it is typed: fewer mistakes, and no second field to repeat it. */
export function PasswordInput(props: ComponentProps<'input'>) {
  const { t } = useTranslation()
  const [shown, setShown] = useState(false)
  return (
    <span className="relative block">
      <Input {...props} type={shown ? 'text' : 'password'} className="pr-10" spellCheck={false} autoCapitalize="none" />
      <button
        type="button"
        onClick={() => setShown(!shown)}
        aria-label={t(shown ? 'password.hide' : 'password.show')}
        aria-pressed={shown}
        className="absolute inset-y-0 right-0 grid w-9 place-items-center text-ink-faint hover:text-ink"
      >
        {shown ? <EyeOff size={16} aria-hidden /> : <Eye size={16} aria-hidden />}
      </button>
    </span>
  )
}
