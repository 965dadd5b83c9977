import type { ComponentChildren } from 'preact'
import type { ShownPhone } from './use-phone.ts'
import type { TextKey } from './words.ts'
import { t } from './words.ts'

const HOUR_MS = 3_600_000

/** What can happen to a number, each by a press. */
export function Controls({ shown: { view, play } }: { shown: ShownPhone }) {
  const press = (label: TextKey, name: string, body: object = {}) => (
    <button key={label} type="button" onClick={() => void play(name, body)}>
      {t(label)}
    </button>
  )
  const until = () => new Date(Date.now() + HOUR_MS).toISOString()
  return (
    <aside class="controls" aria-label={t('controls.title')}>
      <h2>{t('controls.title')}</h2>
      <Group title={t('controls.line.title')} text={t('controls.line.text')}>
        {view.line === 'up' ? press('controls.line.cut', 'cut') : press('controls.line.mend', 'mend')}
      </Group>
      <Group title={t('controls.receipts.title')}>
        {(['at once', 'late', 'never'] as const).map((when) => (
          <button
            key={when}
            type="button"
            aria-pressed={view.receipts === when}
            onClick={() => void play('receipts', { when })}
          >
            {t(`controls.receipts.${when === 'at once' ? 'at_once' : when}`)}
          </button>
        ))}
      </Group>
      <Group title={t('controls.trouble.title')} text={t('controls.trouble.text')}>
        {press('controls.trouble.swallow', 'swallow', { count: 1 })}
      </Group>
      <Group title={t('controls.link.title')}>
        {view.state === 'linked' && press('controls.link.log_out', 'log-out')}
        {view.connected && press('controls.link.replace', 'replace')}
        {view.qr !== null && press('controls.link.expire', 'expire-qr')}
        {press(view.passkey ? 'controls.account.no_passkey' : 'controls.account.passkey', 'passkey', {
          required: !view.passkey,
        })}
      </Group>
      <Group title={t('controls.account.title')}>
        {view.state === 'banned' ? press('controls.account.unban', 'unban') : press('controls.account.ban', 'ban')}
        {view.restriction === null
          ? press('controls.account.restrict', 'restrict', { until: until(), used: 30, limit: 30 })
          : press('controls.account.free', 'free')}
      </Group>
      {view.pending > 0 && <p class="hint">{t('controls.waiting', { count: view.pending })}</p>}
    </aside>
  )
}

function Group({ title, text, children }: { title: string; text?: string; children: ComponentChildren }) {
  return (
    <fieldset>
      <legend>{title}</legend>
      {text !== undefined && <p>{text}</p>}
      <div>{children}</div>
    </fieldset>
  )
}
