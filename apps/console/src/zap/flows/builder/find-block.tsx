import { useReactFlow } from '@xyflow/react'
import { Search } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../design/button.tsx'
import { PickerList } from '../../../design/picker-list.tsx'
import { Popover } from '../../../design/popover.tsx'
import { blockName } from '../canvas/block-name.ts'
import { blockSummary } from '../canvas/block-summary.ts'
import { bodyOf } from '../draft/body-of.ts'
import { useBuilderStore, useDraft } from './builder-context.ts'

/** Goes to a block by its name or its words, in sub-flows too. */
export function FindBlock() {
  const { t } = useTranslation('flow-builder')
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.metaKey || event.ctrlKey) || event.key.toLowerCase() !== 'f') return
      event.preventDefault()
      setOpen(true)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      label={t('tools.find')}
      side="top"
      flush
      trigger={
        <Button
          kind="ghost"
          size="icon"
          aria-label={t('tools.find')}
          title={t('tools.find')}
          aria-keyshortcuts="Control+F"
        >
          <Search size={16} aria-hidden />
        </Button>
      }
    >
      <div className="w-80 max-w-full">
        <Found onDone={() => setOpen(false)} />
      </div>
    </Popover>
  )
}

function Found({ onDone }: { onDone(): void }) {
  const { t } = useTranslation('flow-builder')
  const store = useBuilderStore()
  const flow = useReactFlow()
  const { document } = useDraft()
  const options = [document.id, ...document.sub_flows.map(({ id }) => id)].flatMap((body) =>
    (bodyOf(document, body)?.blocks ?? []).map((block) => ({
      value: `${body}/${block.id}`,
      label: blockName(block, t),
      detail: blockSummary(block, t).slice(0, 80),
    })),
  )
  const go = (value: string) => {
    const [body = '', block = ''] = value.split('/')
    store.show(body, [block])
    onDone()
    // Another body's canvas is mounted first.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => void flow.fitView({ nodes: [{ id: block }], maxZoom: 1, duration: 160 })),
    )
  }
  return <PickerList label={t('tools.find')} options={options} chosen={[]} onPick={go} focused />
}
