import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'

/** Something that is shown once, with a button that copies it. */
export function Secret({ label, value }: { label: string; value: string }) {
  const { t } = useTranslation()
  const [copied, setCopied] = useState(false)
  return (
    <div className="flex items-center gap-2 rounded-8 border border-line-strong bg-sunken p-2 pl-3">
      <p className="min-w-0 flex-1">
        <span className="sr-only">{label}</span>
        <code className="font-mono text-13 break-all select-all">{value}</code>
      </p>
      <Button
        size="small"
        data-autofocus
        onClick={async () => {
          await navigator.clipboard.writeText(value)
          setCopied(true)
        }}
      >
        {copied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
        <span aria-live="polite">{t(copied ? 'actions.copied' : 'actions.copy')}</span>
      </Button>
    </div>
  )
}
