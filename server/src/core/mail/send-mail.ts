import { withoutAddresses } from '@recado/contracts/names'
import type { Translator } from '../../platform/i18n.ts'
import { type Mailer, parseMailbox } from '../../platform/mailer/index.ts'
import type { MailPayload } from './job-payloads.ts'
import type { MailBrands } from './mail-brand.ts'
import { oneLine, renderMail } from './render-mail.ts'

export interface MailParts {
  texts: Translator
  mailer: Mailer
  brands: MailBrands
  /** The platform's sender; its address is used, under the name of the mail's brand. Undefined when mail is off. */
  from: string | undefined
}

/** Renders and sends one mail. @throws RangeError when it cannot be rendered, MailError when it cannot be sent. */
export async function sendMail(parts: MailParts, mail: MailPayload): Promise<void> {
  const brand = await parts.brands.find(mail.tenant_id)
  const content = renderMail(parts.texts, { ...mail, brand })
  const sender = parts.from === undefined ? undefined : parseMailbox(parts.from)
  await parts.mailer.send({
    ...content,
    to: mail.to,
    kind: mail.kind,
    ...(sender === undefined ? {} : { from: `${quoteName(brand.sender ?? brand.name)} <${sender.address}>` }),
    ...(mail.tenant_id === null ? {} : { tenant_id: mail.tenant_id }),
  })
}

function quoteName(name: string): string {
  return `"${oneLine(withoutAddresses(name)).replaceAll(/["\\]/g, '\\$&')}"`
}
