import { Archive, Check, Copy, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../design/button.tsx'
import { IconButton } from '../design/icon-button.tsx'
import { Kbd } from '../design/kbd.tsx'
import { Menu, MenuItem, MenuLabel, MenuSeparator } from '../design/menu.tsx'
import { MenuChoice, MenuChoices } from '../design/menu-choices.tsx'
import { Popover, PopoverClose } from '../design/popover.tsx'
import { Tooltip } from '../design/tooltip.tsx'
import { Specimen, Specimens, Story } from './story.tsx'

const KINDS = ['primary', 'secondary', 'ghost', 'danger'] as const
const SIZES = ['small', 'medium', 'large'] as const

export function ButtonsStory() {
  const { t } = useTranslation(['stories', 'common'])
  const [dense, setDense] = useState(false)
  return (
    <>
      <Story name="button">
        {KINDS.map((kind) => (
          <Specimens key={kind}>
            {SIZES.map((size) => (
              <Specimen key={size} code={`${kind} ${size}`}>
                <Button kind={kind} size={size}>
                  {t('common:actions.save')}
                </Button>
              </Specimen>
            ))}
            <Specimen code="busy">
              <Button kind={kind} busy>
                {t('common:actions.save')}
              </Button>
            </Specimen>
            <Specimen code="disabled">
              <Button kind={kind} disabled>
                {t('common:actions.save')}
              </Button>
            </Specimen>
          </Specimens>
        ))}
      </Story>
      <Story name="icon-button">
        <Specimens>
          <Specimen code="ghost">
            <IconButton icon={Archive} label={t('resolve')} keys="E" />
          </Specimen>
          <Specimen code="secondary">
            <IconButton icon={Pencil} label={t('edit')} kind="secondary" />
          </Specimen>
          <Specimen code="aria-pressed">
            <IconButton icon={Check} label={t('dense')} aria-pressed={dense} onClick={() => setDense(!dense)} />
          </Specimen>
          <Specimen code="busy">
            <IconButton icon={Pencil} label={t('edit')} busy />
          </Specimen>
        </Specimens>
      </Story>
      <Story name="tooltip · kbd">
        <Specimens>
          <Specimen code="text">
            <Tooltip text={t('tooltip')}>
              <Button>{t('hover_me')}</Button>
            </Tooltip>
          </Specimen>
          {['Mod+K', 'Shift+Enter', 'J', 'Escape'].map((keys) => (
            <Specimen key={keys} code={keys}>
              <Kbd keys={keys} />
            </Specimen>
          ))}
        </Specimens>
      </Story>
      <Story name="menu · popover">
        <Specimens>
          <Specimen code="menu">
            <Menu align="start" trigger={<Button>{t('common:actions.label')}</Button>}>
              <MenuChoices label={t('conversation')}>
                {['👍', '❤️'].map((choice) => (
                  <MenuChoice key={choice} checked={dense} onSelect={() => setDense(!dense)}>
                    {choice}
                  </MenuChoice>
                ))}
              </MenuChoices>
              <MenuLabel>{t('conversation')}</MenuLabel>
              <MenuItem icon={<Copy size={16} aria-hidden />} onSelect={() => undefined}>
                {t('common:actions.copy')}
              </MenuItem>
              <MenuItem checked={dense} onSelect={() => setDense(!dense)}>
                {t('dense')}
              </MenuItem>
              <MenuItem disabled onSelect={() => undefined}>
                {t('edit')}
              </MenuItem>
              <MenuSeparator />
              <MenuItem danger icon={<Trash2 size={16} aria-hidden />} onSelect={() => undefined}>
                {t('delete')}
              </MenuItem>
            </Menu>
          </Specimen>
          <Specimen code="popover">
            <Popover trigger={<Button>{t('details')}</Button>} label={t('details')}>
              <p className="mb-3 max-w-60">{t('tooltip')}</p>
              <PopoverClose>
                <Button size="small">{t('common:actions.close')}</Button>
              </PopoverClose>
            </Popover>
          </Specimen>
        </Specimens>
      </Story>
    </>
  )
}
