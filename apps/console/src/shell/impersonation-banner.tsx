import { Eye } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../design/button.tsx'
import { useMe } from '../session/me-context.ts'
import { useSignOut } from '../session/use-sign-out.ts'

/** Says without a break that somebody acts in another's place: everything they do is written down under their own name. */
export function ImpersonationBanner() {
  const { t } = useTranslation()
  const me = useMe()
  const signOut = useSignOut()
  if (me.impersonator === null) return null
  return (
    <div
      role="status"
      className="flex flex-wrap items-center justify-center gap-x-4 gap-y-1 bg-warn-soft px-4 py-1.5 text-13 text-warn"
    >
      <span className="flex items-center gap-2">
        <Eye size={14} className="shrink-0" aria-hidden />
        {t('impersonation.text', { impersonator: me.impersonator.name, company: me.tenant?.name ?? me.name })}
      </span>
      <Button size="small" onClick={signOut}>
        {t('impersonation.leave')}
      </Button>
    </div>
  )
}
