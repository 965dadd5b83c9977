import { MessageCircle, SendHorizontal } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { monogramOf } from '../../design/apply-brand.ts'

interface WidgetSketchProps {
  brand: { name: string; colour: string; onColour: string }
  greeting: string
  replyTime: string
  questions: readonly string[]
}

/** A picture of the chat on a page: it does nothing, so screen readers get it in one sentence. */
export function WidgetSketch({ brand, greeting, replyTime, questions }: WidgetSketchProps) {
  const { t } = useTranslation('inboxes')
  const filled = { backgroundColor: brand.colour, color: brand.onColour }
  const words = greeting.trim() || t('preview.greeting')
  return (
    <div
      role="img"
      aria-label={t('preview.alt', { name: brand.name, greeting: words })}
      className="overflow-hidden rounded-8 border border-line bg-sunken p-4 select-none"
    >
      <div aria-hidden className="ml-auto max-w-72 overflow-hidden rounded-8 border border-line bg-surface shadow-pop">
        <div className="flex items-center gap-3 p-3.5" style={filled}>
          <span
            className="grid size-9 shrink-0 place-items-center rounded-full text-13 font-semibold"
            style={{ backgroundColor: brand.onColour, color: brand.colour }}
          >
            {monogramOf(brand.name)}
          </span>
          <span className="grid min-w-0">
            <span className="truncate text-14 font-semibold">{brand.name}</span>
            {replyTime.trim() !== '' && <span className="truncate text-12">{replyTime}</span>}
          </span>
        </div>
        <div className="grid gap-3 p-3.5">
          <p className="w-fit max-w-[88%] rounded-8 bg-sunken px-3 py-2 text-13 wrap-anywhere whitespace-pre-wrap">
            {words}
          </p>
          {questions.slice(0, 4).map((label, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two questions may have the same words
            <div key={index} className="grid gap-1">
              <span className="truncate text-12 text-ink-soft">{label}</span>
              <span className="h-8 rounded-8 border border-line-strong" />
            </div>
          ))}
          {questions.length > 4 && (
            <span className="text-12 text-ink-faint">{t('preview.more', { count: questions.length - 4 })}</span>
          )}
        </div>
        <div className="flex items-center gap-2 border-t border-line p-2 pl-3.5">
          <span className="flex-1 truncate text-13 text-ink-faint">{t('preview.write')}</span>
          <span className="grid size-8 place-items-center rounded-8" style={filled}>
            <SendHorizontal size={16} />
          </span>
        </div>
      </div>
      <span aria-hidden className="mt-3 ml-auto grid size-13 place-items-center rounded-full shadow-pop" style={filled}>
        <MessageCircle size={24} />
      </span>
    </div>
  )
}
