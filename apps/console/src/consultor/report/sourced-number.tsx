import { useTranslation } from 'react-i18next'
import { Popover } from '../../design/popover.tsx'
import { useOrigins } from './origin.tsx'
import { OriginTree } from './origin-tree.tsx'

/** A number that says, when pressed, how it was computed and from which words. */
export function SourcedNumber({ node, text, className = '' }: { node: string; text: string; className?: string }) {
  const { t } = useTranslation('consultor')
  const origins = useOrigins()
  if (origins.node(node) === undefined && origins.shown(node) === undefined)
    return <span className={className}>{text}</span>
  return (
    <Popover
      label={t('report.origin.label', { number: text })}
      trigger={
        <button
          type="button"
          aria-label={t('report.origin.open', { number: text })}
          className={`relative cursor-help whitespace-nowrap underline decoration-line-strong decoration-dotted decoration-2 underline-offset-4 hover:decoration-accent-text ${className}`}
        >
          {text}
        </button>
      }
    >
      <div className="w-80 max-w-full">
        <OriginTree node={node} text={text} />
      </div>
    </Popover>
  )
}
