import { MailWarning } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { Button } from '../../design/button.tsx'
import { Notice } from '../../design/notice.tsx'
import { useServices } from '../../services.ts'
import { resendVerification } from '../../session/auth.api.ts'
import { useMe } from '../../session/me-context.ts'

export function VerifyNotice() {
  const { t } = useTranslation('home')
  const { http } = useServices()
  const { email } = useMe()
  const resend = useAct({
    run: () => resendVerification(http),
    changes: ['me'],
    done: () => ({ text: t('verify.sent', { email }) }),
  })
  return (
    <Notice
      icon={MailWarning}
      tone="warn"
      action={
        <Button size="small" busy={resend.isPending} onClick={() => resend.mutate(undefined)}>
          {t('verify.resend')}
        </Button>
      }
    >
      {t('verify.text', { email })}
    </Notice>
  )
}
