import { Webhook } from 'standardwebhooks'
import type { Clock } from '../../../platform/clock.ts'
import type { Config } from '../../../platform/config.ts'
import type { Translator } from '../../../platform/i18n.ts'
import type { Mailer } from '../../../platform/mailer/index.ts'
import type { AlertRow } from '../bot-alerts.sql.ts'
import type { TellAlertPayload } from '../job-payloads.ts'

export interface AlertParts {
  config: Pick<Config, 'alerts' | 'http'>
  texts: Translator
  mailer: Mailer
  clock: Clock
}

/** Those of the platform read it: the language that is first everywhere. */
const LOCALE = 'pt-BR'
const ANSWERS_WITHIN_MS = 20_000

/** Tells one channel of an alert, or that it is over. @throws where it was not taken. */
export async function tellAlert(
  parts: AlertParts,
  alert: AlertRow,
  { channel, over }: Pick<TellAlertPayload, 'channel' | 'over'>,
): Promise<void> {
  const { alerts } = parts.config
  const text = (part: string) => parts.texts.translate(LOCALE, `alerts:${alert.kind}.${part}`, alert.detail)
  const title = text(over ? 'over' : 'title')
  const body = over ? '' : text('body')
  const page = `${parts.config.http.publicUrl}/platform/bots`
  if (channel === 'mail' && alerts.mail !== undefined) {
    const lines = [body, page].filter((line) => line !== '').join('\n\n')
    await parts.mailer.send({ to: alerts.mail, subject: title, text: `${lines}\n`, kind: 'bot_alert' })
  }
  if (channel === 'webhook' && alerts.webhook !== undefined) {
    const at = over ? (alert.closed_at ?? alert.opened_at) : alert.opened_at
    const payload = {
      alert: alert.kind,
      over,
      subject: alert.subject,
      title,
      body,
      detail: alert.detail,
      at: at.toISOString(),
    }
    await callWebhook(alerts.webhook, `${alert.id}.${over ? 'closed' : 'opened'}`, parts.clock.now(), payload)
  }
  if (channel === 'telegram' && alerts.telegram !== undefined) {
    const { url, token, chat } = alerts.telegram
    const mark = over ? '✅' : '🔴'
    const words = [`${mark} ${title}`, body, page].filter((line) => line !== '').join('\n')
    await expectOk(`${url}/bot${token}/sendMessage`, {
      body: JSON.stringify({ chat_id: chat, text: words, link_preview_options: { is_disabled: true } }),
      headers: { 'content-type': 'application/json' },
    })
  }
}

async function callWebhook(
  { url, secret }: { url: string; secret: string },
  id: string,
  now: Date,
  payload: object,
): Promise<void> {
  const body = JSON.stringify(payload)
  const headers = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, now, body),
  }
  await expectOk(url, { body, headers })
}

async function expectOk(url: string, request: { body: string; headers: Record<string, string> }): Promise<void> {
  const response = await fetch(url, { method: 'POST', ...request, signal: AbortSignal.timeout(ANSWERS_WITHIN_MS) })
  const answer = await response.text()
  // The address holds Telegram's token: it is not repeated here.
  if (!response.ok) throw new Error(`an alert was answered ${response.status}: ${answer.slice(0, 200)}`)
}
