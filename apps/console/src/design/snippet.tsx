import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'

/** Lines of a program to paste elsewhere, with a button that copies them. */
export function Snippet({ label, code }: { label: string; code: string }) {
  const { t } = useTranslation()
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 4_000)
    return () => clearTimeout(timer)
  }, [copied])
  return (
    <figure className="overflow-hidden rounded-8 border border-line-strong bg-sunken">
      <figcaption className="flex items-center justify-between gap-3 border-b border-line py-1.5 pr-1.5 pl-3 text-12 text-ink-soft">
        {label}
        <Button
          size="small"
          onClick={async () => {
            await navigator.clipboard.writeText(code)
            setCopied(true)
          }}
        >
          {copied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
          <span aria-live="polite">{t(copied ? 'actions.copied' : 'actions.copy')}</span>
        </Button>
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, so the keyboard must reach it */}
      <section tabIndex={0} aria-label={label} className="overflow-x-auto p-3">
        <pre className="font-mono text-12 select-all">
          <code>{code}</code>
        </pre>
      </section>
    </figure>
  )
}
