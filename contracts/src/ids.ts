import { z } from 'zod'

/**
 * Ids are UUIDv7 underneath and in every row; people and clients see them as a prefix and 26 letters of
 * Crockford's base32 (`ten_01k…`), so that a pasted id says what it names. The codecs below translate at the wire:
 * handlers only ever hold the UUID.
 */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

const VALUES: Readonly<Record<string, number>> = Object.fromEntries(
  [...ALPHABET].map((letter, value) => [letter, value]),
)

/** Shows a UUID under its prefix: 128 bits in 26 letters, most significant first. */
export function encodeId(prefix: string, uuid: string): string {
  if (!UUID.test(uuid)) throw new TypeError(`not a uuid: ${uuid.slice(0, 40)}`)
  // Lists hold hundreds of ids: four bits in and five out, in small integers, is ten times as fast as a BigInt.
  let text = ''
  let bits = 0
  let held = 2 // 26 letters hold 130 bits: the first two are zero.
  for (const digit of uuid) {
    if (digit === '-') continue
    bits = (bits << 4) | Number.parseInt(digit, 16)
    held += 4
    if (held >= 5) {
      held -= 5
      text += ALPHABET[bits >> held]
      bits &= (1 << held) - 1
    }
  }
  return `${prefix}_${text}`
}

/** Reads what `encodeId` wrote; undefined for anything else (wrong prefix, length, letters, more than 128 bits). */
export function decodeId(prefix: string, text: string): string | undefined {
  if (!text.startsWith(`${prefix}_`) || text.length !== prefix.length + 27) return undefined
  let hex = ''
  let bits = 0
  let held = -2
  for (let at = prefix.length + 1; at < text.length; at++) {
    const value = VALUES[text[at] ?? '']
    if (value === undefined) return undefined
    bits = (bits << 5) | value
    held += 5
    if (held === 3 && bits > 7) return undefined
    while (held >= 4) {
      held -= 4
      hex += (bits >> held).toString(16)
      bits &= (1 << held) - 1
    }
  }
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** A noun's id: here where several contracts name it, else in the noun's own contract. */
export function idCodec<Name extends string>(prefix: string) {
  const pattern = `^${prefix}_[0-9a-hjkmnp-tv-z]{26}$`
  const wire = z.string().regex(new RegExp(pattern), { error: 'id_malformed' })
  // The JSON schema of a response is taken from the inner side, so the inner side describes the wire too.
  // The cast names what `brand` makes: for a generic name zod leaves its type open, and `meta` then drops the brand.
  const inner = z.string().brand<Name>().meta({ pattern }) as z.ZodString & z.core.$ZodBranded<z.ZodString, Name>
  return z.codec(wire, inner, {
    decode: (text, context) => {
      const uuid = decodeId(prefix, text)
      if (uuid === undefined) {
        context.issues.push({ code: 'custom', message: 'id_malformed', input: text })
        return z.NEVER
      }
      return uuid as string & z.$brand<Name>
    },
    encode: (uuid) => encodeId(prefix, uuid),
  })
}

export const TenantId = idCodec<'TenantId'>('ten')
export const PartnerId = idCodec<'PartnerId'>('par')
export const IdentityId = idCodec<'IdentityId'>('idn')
export const MemberId = idCodec<'MemberId'>('mem')
export const RoleId = idCodec<'RoleId'>('rol')
export const SessionId = idCodec<'SessionId'>('ses')
export const InvitationId = idCodec<'InvitationId'>('inv')
export const ApiKeyId = idCodec<'ApiKeyId'>('key')
export const AuditEntryId = idCodec<'AuditEntryId'>('aud')
export const SubscriptionId = idCodec<'SubscriptionId'>('sub')
export const EntitlementGrantId = idCodec<'EntitlementGrantId'>('grt')
export const PaymentId = idCodec<'PaymentId'>('pay')
export const WebhookEndpointId = idCodec<'WebhookEndpointId'>('whe')
export const WebhookDeliveryId = idCodec<'WebhookDeliveryId'>('whd')
export const WorkflowRunId = idCodec<'WorkflowRunId'>('run')
export const MailId = idCodec<'MailId'>('mail')
export const ConversationId = idCodec<'ConversationId'>('cnv')
export const MessageId = idCodec<'MessageId'>('msg')
export const InboxId = idCodec<'InboxId'>('inb')
export const ContactId = idCodec<'ContactId'>('ctc')
export const LabelId = idCodec<'LabelId'>('lbl')
export const TeamId = idCodec<'TeamId'>('tem')
export const AttachmentId = idCodec<'AttachmentId'>('att')
export const CannedResponseId = idCodec<'CannedResponseId'>('can')
export const SavedViewId = idCodec<'SavedViewId'>('viw')
export const ScheduledMessageId = idCodec<'ScheduledMessageId'>('sch')
export const CalendarId = idCodec<'CalendarId'>('cal')
export const FlowId = idCodec<'FlowId'>('flow')
export const FlowVersionId = idCodec<'FlowVersionId'>('flv')
export const FlowSessionId = idCodec<'FlowSessionId'>('fls')
export const FlowSecretId = idCodec<'FlowSecretId'>('fsc')
export const ConnectionId = idCodec<'ConnectionId'>('wac')
export const ChatId = idCodec<'ChatId'>('wch')
export const CarId = idCodec<'CarId'>('car')
export const CarPhotoId = idCodec<'CarPhotoId'>('cph')
export const CarFeedId = idCodec<'CarFeedId'>('cfd')
export const CarImportId = idCodec<'CarImportId'>('cim')
export const QuestionnaireVersionId = idCodec<'QuestionnaireVersionId'>('qnv')
export const RecommendationId = idCodec<'RecommendationId'>('rec')
export const LeadId = idCodec<'LeadId'>('led')
export const LeadTouchId = idCodec<'LeadTouchId'>('ltc')
export const LeadPortalId = idCodec<'LeadPortalId'>('lpo')
export const LeadArrivalId = idCodec<'LeadArrivalId'>('lar')
export const CrmAttemptId = idCodec<'CrmAttemptId'>('cra')
export const BotServerId = idCodec<'BotServerId'>('bsv')
export const BotBackupId = idCodec<'BotBackupId'>('wbk')
export const BotAlertId = idCodec<'BotAlertId'>('wal')
export const BotReleaseId = idCodec<'BotReleaseId'>('wrl')
export const BotEventId = idCodec<'BotEventId'>('wev')
export const ExecutionId = idCodec<'ExecutionId'>('exec')

export type TenantId = z.output<typeof TenantId>
export type PartnerId = z.output<typeof PartnerId>
export type IdentityId = z.output<typeof IdentityId>
export type MemberId = z.output<typeof MemberId>
export type RoleId = z.output<typeof RoleId>
export type SessionId = z.output<typeof SessionId>
export type InvitationId = z.output<typeof InvitationId>
export type ApiKeyId = z.output<typeof ApiKeyId>
export type AuditEntryId = z.output<typeof AuditEntryId>
export type SubscriptionId = z.output<typeof SubscriptionId>
export type EntitlementGrantId = z.output<typeof EntitlementGrantId>
export type PaymentId = z.output<typeof PaymentId>
export type WebhookEndpointId = z.output<typeof WebhookEndpointId>
export type WebhookDeliveryId = z.output<typeof WebhookDeliveryId>
export type WorkflowRunId = z.output<typeof WorkflowRunId>
export type MailId = z.output<typeof MailId>
export type ConversationId = z.output<typeof ConversationId>
export type MessageId = z.output<typeof MessageId>
export type InboxId = z.output<typeof InboxId>
export type ContactId = z.output<typeof ContactId>
export type LabelId = z.output<typeof LabelId>
export type TeamId = z.output<typeof TeamId>
export type AttachmentId = z.output<typeof AttachmentId>
export type CannedResponseId = z.output<typeof CannedResponseId>
export type SavedViewId = z.output<typeof SavedViewId>
export type ScheduledMessageId = z.output<typeof ScheduledMessageId>
export type CalendarId = z.output<typeof CalendarId>
export type FlowId = z.output<typeof FlowId>
export type FlowVersionId = z.output<typeof FlowVersionId>
export type FlowSessionId = z.output<typeof FlowSessionId>
export type FlowSecretId = z.output<typeof FlowSecretId>
export type ConnectionId = z.output<typeof ConnectionId>
export type ChatId = z.output<typeof ChatId>
export type CarId = z.output<typeof CarId>
export type CarPhotoId = z.output<typeof CarPhotoId>
export type CarFeedId = z.output<typeof CarFeedId>
export type CarImportId = z.output<typeof CarImportId>
export type QuestionnaireVersionId = z.output<typeof QuestionnaireVersionId>
export type RecommendationId = z.output<typeof RecommendationId>
export type LeadId = z.output<typeof LeadId>
export type LeadTouchId = z.output<typeof LeadTouchId>
export type LeadPortalId = z.output<typeof LeadPortalId>
export type LeadArrivalId = z.output<typeof LeadArrivalId>
export type CrmAttemptId = z.output<typeof CrmAttemptId>
export type BotServerId = z.output<typeof BotServerId>
export type BotBackupId = z.output<typeof BotBackupId>
export type BotAlertId = z.output<typeof BotAlertId>
export type BotReleaseId = z.output<typeof BotReleaseId>
export type BotEventId = z.output<typeof BotEventId>
export type ExecutionId = z.output<typeof ExecutionId>
