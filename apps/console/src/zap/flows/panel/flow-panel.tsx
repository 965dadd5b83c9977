import { COMMANDS, type FlowDocument } from '@recado/flow/schemas'
import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Field } from '../../../design/field.tsx'
import { IconButton } from '../../../design/icon-button.tsx'
import { Input } from '../../../design/input.tsx'
import { useBuilderStore, useDraft } from '../builder/builder-context.ts'
import { Scroller } from '../builder/scroller.tsx'
import type { DocumentSettings } from '../draft/edit.ts'
import { BlockField } from './block-field.tsx'
import { NumberField } from './number-field.tsx'
import { optional, without } from './optional-field.ts'
import { Rows } from './rows.tsx'
import { TeamField } from './team-field.tsx'
import { VariableRow } from './variable-row.tsx'

type Variable = FlowDocument['variables'][number]

/** What holds in the whole flow: variables, words that work everywhere, when a person is offered. */
export function FlowPanel({ onClose }: { onClose(): void }) {
  const { t } = useTranslation('flow-builder')
  const store = useBuilderStore()
  const { document } = useDraft()
  const write = (settings: Partial<DocumentSettings>, field?: string) =>
    store.edit({ type: 'update_settings', settings }, field && `flow:${field}`)
  const { settings, variables } = document
  const words = (command: (typeof COMMANDS)[number]) => settings.commands?.[command]?.join(', ') ?? ''
  return (
    <section aria-label={t('panel.flow.title')} className="flex h-full min-h-0 flex-col">
      <header className="flex items-center border-b border-line p-3">
        <h2 className="flex-1 text-13 font-semibold">{t('panel.flow.title')}</h2>
        <IconButton icon={X} label={t('panel.close_panel')} onClick={onClose} />
      </header>
      <Scroller className="grid min-h-0 flex-1 content-start gap-4 p-4">
        <Rows
          ordered={false}
          label={t('panel.flow.variables')}
          items={variables}
          keyOf={(_, index) => String(index)}
          nameOf={({ name }) => name}
          onChange={(next) => write({ variables: next })}
          add={t('panel.flow.add_variable')}
          create={variables.length >= 500 ? undefined : (): Variable => ({ name: freeName(variables), type: 'text' })}
        >
          {(variable, _change, index) => (
            <VariableRow
              variable={variable}
              taken={variables}
              onRename={(to) => store.edit({ type: 'rename_variable', from: variable.name, to })}
              onChange={(next) => write({ variables: variables.map((other, at) => (at === index ? next : other)) })}
            />
          )}
        </Rows>
        <BlockField
          label={t('panel.flow.menu')}
          hint={t('panel.flow.menu_hint')}
          blocks={document.blocks}
          none={t('panel.flow.menu_start')}
          value={document.menu}
          onChange={(menu) => write({ menu } as Partial<DocumentSettings>)}
        />
        <TeamField
          value={settings.team ?? ''}
          hint={t('panel.flow.team_hint')}
          onChange={(team) => write({ settings: { ...without(settings, 'team'), ...optional('team', team) } }, 'team')}
        />
        <NumberField
          label={t('panel.flow.idle')}
          hint={t('panel.flow.idle_hint')}
          min={1}
          value={settings.idle_minutes}
          onChange={(minutes) =>
            write({ settings: { ...without(settings, 'idle_minutes'), ...optional('idle_minutes', minutes) } }, 'idle')
          }
        />
        <div className="grid grid-cols-2 gap-3">
          <NumberField
            label={t('panel.flow.offer_after')}
            min={1}
            max={10}
            value={settings.failures_before_offer}
            onChange={(count) => write({ settings: { ...settings, failures_before_offer: count ?? 2 } }, 'offer')}
          />
          <NumberField
            label={t('panel.flow.person_after')}
            min={1}
            max={50}
            value={settings.failures_before_hand_over}
            onChange={(count) => write({ settings: { ...settings, failures_before_hand_over: count ?? 6 } }, 'person')}
          />
        </div>
        <fieldset className="grid gap-3">
          <legend className="mb-1.5 text-13 font-medium">{t('panel.flow.commands')}</legend>
          {COMMANDS.map((command) => (
            <Field key={command} label={t(`panel.flow.command.${command}`)}>
              <Input
                value={words(command)}
                placeholder={t('panel.flow.commands_default')}
                onChange={({ target }) => {
                  const commands = { ...settings.commands }
                  if (target.value === '') delete commands[command]
                  else
                    commands[command] = target.value
                      .split(/,\s?/)
                      .filter((word) => word !== '')
                      .slice(0, 20)
                  write(
                    {
                      settings: {
                        ...without(settings, 'commands'),
                        ...(Object.keys(commands).length === 0 ? {} : { commands }),
                      },
                    },
                    command,
                  )
                }}
              />
            </Field>
          ))}
        </fieldset>
      </Scroller>
    </section>
  )
}

function freeName(variables: readonly Variable[]): string {
  const taken = new Set(variables.map(({ name }) => name))
  const names = Array.from({ length: variables.length + 1 }, (_, index) => `variavel_${index + 1}`)
  return names.find((name) => !taken.has(name)) ?? 'variavel'
}
