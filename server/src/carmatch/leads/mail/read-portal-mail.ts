import { readMoney } from '@recado/brazil/read-money'
import { fold } from '../../../platform/fold.ts'
import type { SaidCar } from '../match-car.ts'
import type { PortalLead } from '../read-portal-lead.ts'
import { labelledValues } from './labelled-values.ts'
import {
  COMMON_LABELS,
  MAIL_FIELDS,
  type MailField,
  PORTAL_TEMPLATES,
  type PortalTemplate,
} from './portal-templates.ts'
import type { ReceivedMail } from './read-mail.ts'

export interface MailLead {
  /** Undefined: no portal that is known. */
  template: PortalTemplate | undefined
  lead: PortalLead
  car: SaidCar
}

/** What a mail says of somebody who asks, by whichever portal it is from; of an unknown one as far as its labels go. */
export function readPortalMail(mail: ReceivedMail): MailLead {
  const passed = passedOn(mail.text) ?? passedOn(mail.html_text)
  const template = templateOf(mail, passed)
  // A plain part that only asks for another reader says nothing; whichever names a way to answer is read.
  const readings = [mail.text, mail.html_text].filter(Boolean).map((text) => readText(mail, text, template, passed))
  const answerable = readings.find(({ lead }) => lead.phone !== '' || lead.email !== '')
  const { lead, car } = answerable ?? readings[0] ?? readText(mail, '', template, passed)
  return { template, lead: template === undefined && passed === undefined ? writtenBy(mail, lead) : lead, car }
}

const BRAZILIAN_PHONE = /(?:\+55\s?)?\(?\b\d{2}\)?\s?9?\d{4}[-\s]?\d{4}\b/

/** Of a mail by nobody known: perhaps somebody wrote it themselves. */
function writtenBy({ from, from_name: name, text, html_text: html }: ReceivedMail, lead: PortalLead): PortalLead {
  const own = /^(?:no-?reply|nao-?responda|noreply)/.test(from) ? '' : (EMAIL.exec(from)?.[0] ?? '')
  const phone = lead.phone || (BRAZILIAN_PHONE.exec(text || html)?.[0].trim() ?? '')
  return { ...lead, name: lead.name || name.slice(0, 120), phone, email: lead.email || own }
}

interface PassedOn {
  from: string
  subject: string
}

/** Who wrote at first what somebody passed on: the first lines "De:" and "Assunto:" of the text. */
function passedOn(text: string): PassedOn | undefined {
  const head = text.split('\n', 60)
  const line = (name: RegExp) => head.map((one) => name.exec(one)?.[1]?.trim()).find(Boolean)
  const from = line(/^[\s>*]{0,10}(?:De|From):[*\s]{0,3}(.{3,300})$/i)
  const address = from === undefined ? undefined : EMAIL.exec(from)?.[0].toLowerCase()
  if (address === undefined) return undefined
  return { from: address, subject: line(/^[\s>*]{0,10}(?:Assunto|Subject):[*\s]{0,3}(.{3,300})$/i) ?? '' }
}

function templateOf(mail: ReceivedMail, passed: PassedOn | undefined): PortalTemplate | undefined {
  const writes = ({ senders }: PortalTemplate, address: string) => {
    const domain = address.split('@').at(-1) ?? ''
    return senders.some((sender) => domain === sender || domain.endsWith(`.${sender}`))
  }
  const sent = PORTAL_TEMPLATES.find((one) => writes(one, mail.from) || writes(one, passed?.from ?? ''))
  if (sent !== undefined) return sent
  const words = fold(`${mail.subject}\n${mail.text}\n${mail.html_text}`)
  const isMarked = ({ marks }: PortalTemplate) => marks.some((list) => list.every((word) => words.includes(word)))
  // Marks alone are little: anybody may name a portal. Its structure has to be there too.
  return PORTAL_TEMPLATES.find((one) => isMarked(one) && countOf(valuesOf(one, words)) >= 3)
}

const EMAIL = /[a-z0-9][a-z0-9._%+-]{0,63}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{2,63}){1,4}/i
const PHONE = /\+?\(?\d[\d\s().-]{7,22}/

function readText(
  mail: ReceivedMail,
  text: string,
  template: PortalTemplate | undefined,
  passed: PassedOn | undefined,
): { lead: PortalLead; car: SaidCar } {
  const values = valuesOf(template, text)
  const subject = passed?.subject || mail.subject
  const email = EMAIL.exec(values.email ?? '')?.[0].toLowerCase() ?? replyAddress(mail)
  const link = template?.ad?.exec([text, ...mail.links].join('\n'))?.[1]
  const code = values.code?.slice(0, 100) ?? link ?? ''
  const titled = values.car ?? template?.subject?.exec(subject.replace(/^(?:(?:enc|fwd?|res|re):\s*)+/i, ''))?.[1] ?? ''
  return {
    lead: {
      name: (values.name ?? '').slice(0, 120),
      phone:
        PHONE.exec(values.phone ?? '')?.[0]
          .trim()
          .slice(0, 40) ?? '',
      email: email.slice(0, 254),
      message: values.message ?? '',
      adRef: code || (link ?? ''),
      externalId: mail.message_id,
    },
    car: { title: titled.trim().slice(0, 160), codes: [code, link ?? ''].filter(Boolean), ...figures(values, titled) },
  }
}

/** The buyer's own address, where a portal lets the shop answer them directly. */
function replyAddress({ from, reply_to: reply }: ReceivedMail): string {
  const domain = reply.split('@')[1] ?? ''
  const isSenders = domain === '' || domain === from.split('@')[1] || /^(?:no-?reply|nao-?responda)/.test(reply)
  const isPortals = PORTAL_TEMPLATES.some(({ senders }) => senders.some((one) => domain.endsWith(one)))
  return isSenders || isPortals ? '' : (EMAIL.exec(reply)?.[0] ?? '')
}

function figures(values: Partial<Record<MailField, string>>, titled: string): Omit<SaidCar, 'title' | 'codes'> {
  const money = values.price ?? /R\$\s?[\d.]{4,12}(?:,\d{2})?/.exec(titled)?.[0]
  const price = money === undefined ? undefined : readMoney(money)
  const year = /\b(?:19|20)\d{2}\s*\/\s*((?:19|20)?\d{2})\b/.exec(values.year ?? titled)?.[1]
  const single = /\b((?:19[89]|20[0-4])\d)\b/.exec(values.year ?? titled)?.[1]
  const km = values.km?.replace(/\D/g, '')
  const said = (values.plate ?? '').toUpperCase()
  const plate = /[A-Z]{3}-?\d[A-Z0-9]\d{2}/.exec(said)?.[0].replace('-', '')
  return {
    priceCents: price?.ok && price.value > 0 ? price.value : undefined,
    year: year === undefined ? (single === undefined ? undefined : Number(single)) : Number(year.padStart(4, '20')),
    km: km === undefined || km === '' || km.length > 7 ? undefined : Number(km),
    plate,
    plateDigit: /(\d)\D*$/.exec(said)?.[1],
  }
}

function valuesOf(template: PortalTemplate | undefined, text: string): Partial<Record<MailField, string>> {
  const labels = Object.fromEntries(
    MAIL_FIELDS.map((field) => [field, [...(template?.labels[field] ?? []), ...COMMON_LABELS[field]]]),
  ) as Record<MailField, string[]>
  return labelledValues(text, labels)
}

const countOf = (values: object): number => Object.keys(values).length
