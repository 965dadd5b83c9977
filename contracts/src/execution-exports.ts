import { z } from 'zod'
import { Instant } from './wire.ts'

export const EXPORT_FORMATS = ['pdf', 'docx', 'markdown', 'json'] as const
export const ExportFormat = z.enum(EXPORT_FORMATS)
export type ExportFormat = z.output<typeof ExportFormat>

/** The last part is `minutes` unless `report` alone is wanted. */
export const ExportContent = z.enum(['report', 'minutes', 'all'])

export const ExportBody = z.strictObject({
  format: ExportFormat.default('pdf'),
  content: ExportContent.default('all'),
})
export const ExportQuery = ExportBody

/** A made file. `url` lets whoever has it read the file, until `expires_at`. */
export const ExportView = z.object({
  format: ExportFormat,
  content: ExportContent,
  file_name: z.string(),
  content_type: z.string(),
  size_bytes: z.number().int(),
  /** Of the bytes, in hex: the same round in the same brand and language gives the same. */
  sha256: z.string(),
  created_at: Instant,
  url: z.string(),
  expires_at: Instant,
})
export type ExportView = z.output<typeof ExportView>
