import { EyeOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../i18n/use-format.ts'

/** Colleagues whom the note names and who will not find it: said while it is written. */
export function Unreached({ names }: { names: readonly string[] }) {
  const { t } = useTranslation('thread')
  const format = useFormat()
  return (
    <p role="status" className="mx-3 flex items-start gap-1.5 pb-1 text-12 text-warn empty:hidden">
      {names.length > 0 && (
        <>
          <EyeOff size={14} className="mt-px shrink-0" aria-hidden />
          {t('composer.unreached', { names: format.list(names), count: names.length })}
        </>
      )}
    </p>
  )
}
