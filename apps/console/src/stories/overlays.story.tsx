import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../design/button.tsx'
import { ConfirmByName } from '../design/confirm-by-name.tsx'
import { Dialog } from '../design/dialog.tsx'
import { DialogActions } from '../design/dialog-frame.tsx'
import { Sheet } from '../design/sheet.tsx'
import { useToast } from '../design/toast.tsx'
import { COMPANY } from './samples.ts'
import { Specimens, Story } from './story.tsx'

export function OverlaysStory() {
  const { t } = useTranslation(['stories', 'common'])
  const toast = useToast()
  const [open, setOpen] = useState<'dialog' | 'sheet' | 'left' | 'confirm'>()
  const close = () => setOpen(undefined)
  return (
    <>
      <Story name="dialog · sheet · confirm-by-name">
        <Specimens>
          <Button onClick={() => setOpen('dialog')}>{t('open_dialog')}</Button>
          <Button onClick={() => setOpen('sheet')}>{t('open_sheet')}</Button>
          <Button onClick={() => setOpen('left')}>{t('open_left')}</Button>
          <Button kind="danger" onClick={() => setOpen('confirm')}>
            {t('delete')}
          </Button>
        </Specimens>
        <Dialog
          open={open === 'dialog'}
          onOpenChange={(next) => next || close()}
          title={t('people')}
          description={t('people_text')}
        >
          <p className="text-13">{t('tooltip')}</p>
          <DialogActions>
            <Button onClick={close}>{t('common:actions.cancel')}</Button>
            <Button kind="primary" onClick={close}>
              {t('common:actions.save')}
            </Button>
          </DialogActions>
        </Dialog>
        <Sheet
          open={open === 'sheet' || open === 'left'}
          side={open === 'left' ? 'left' : 'right'}
          onOpenChange={(next) => next || close()}
          title={t('details')}
          footer={<Button onClick={close}>{t('common:actions.close')}</Button>}
        >
          <p className="p-4 text-13">{t('tooltip')}</p>
        </Sheet>
        <ConfirmByName
          open={open === 'confirm'}
          onOpenChange={(next) => next || close()}
          title={t('delete')}
          description={t('delete_text')}
          name={COMPANY}
          action={t('delete')}
          onConfirm={close}
        />
      </Story>
      <Story name="toast">
        <Specimens>
          <Button
            onClick={() =>
              toast({
                text: t('resolved'),
                action: { label: t('common:actions.undo'), run: () => toast({ text: t('reopened') }) },
              })
            }
          >
            {t('resolve')}
          </Button>
          <Button onClick={() => toast({ text: t('common:errors.unexpected'), tone: 'bad' })}>{t('fail')}</Button>
        </Specimens>
      </Story>
    </>
  )
}
