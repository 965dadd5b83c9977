import { createHash } from 'node:crypto'
import type { ExportFormat, ExportView } from '@recado/contracts/execution-exports'
import { ExecutionDetail } from '@recado/contracts/executions'
import type { ExecutionId } from '@recado/contracts/ids'
import { shortenWithDots } from '@recado/contracts/shorten'
import type { Locale } from '@recado/contracts/wire'
import { slugify } from '../../platform/slugify.ts'
import { tenantKeys } from '../../platform/storage/index.ts'
import type { Services } from '../../services.ts'
import type { ScopeSource } from '../../tenancy/tenant-scope.ts'
import { describeFinished, requireExecution, wordsOf } from '../executions/index.ts'
import { EXPORT_TYPES, renderInWorker } from '../exports/index.ts'

export interface ExportOrder {
  format: ExportFormat
  content: ExportView['content']
  locale: Locale
}

const LINK_SECONDS = 15 * 60
const TITLE = 80

/**
 * Makes a file of the present round, in the company's brand and the reader's language, and keeps it under the hash of its
 * bytes: made again it is the same file.
 * @throws not_found (404), execution_unfinished (409)
 */
export async function exportExecution(
  services: Pick<Services, 'withTenant' | 'texts' | 'brands' | 'storage' | 'clock'>,
  source: ScopeSource,
  id: ExecutionId,
  { format, content, locale }: ExportOrder,
): Promise<{ view: ExportView; bytes: Buffer }> {
  const { withTenant, texts, brands, storage, clock } = services
  const detail = await withTenant(source, async (scope) =>
    describeFinished(scope, await requireExecution(scope, id), wordsOf(texts, locale)),
  )
  const { brand } = await brands.ofTenant(source.tenant)
  const { report_markdown: report, minutes_markdown: minutes } = detail.result
  const markdown = { report, minutes, all: `${report}\n${minutes}` }[content]
  const title = shortenWithDots(detail.title, TITLE)
  const at = detail.ended_at ?? detail.created_at
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: source.tenant.timezone }).format(at)
  const bytes = await renderInWorker(format, {
    ...{ title, day, companyName: brand.companyName, colour: brand.colours.primary, language: locale },
    ...{ at, markdown, data: ExecutionDetail.encode(detail) },
  })
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const { extension, contentType } = EXPORT_TYPES[format]
  const file_name = `${slugify(title, 'consultor')}.${extension}`
  const key = tenantKeys(source.tenant.id).executionExport(id, `${sha256}.${extension}`)
  if ((await storage.head(key)) === undefined) await storage.put(key, bytes, { contentType })
  const url = await storage.signedUrl(key, {
    ...{ expiresSeconds: LINK_SECONDS, disposition: { type: 'attachment', filename: file_name }, contentType },
  })
  const now = clock.now()
  const view: ExportView = {
    ...{ format, content, file_name, content_type: contentType, size_bytes: bytes.length, sha256, created_at: now },
    ...{ url, expires_at: new Date(now.getTime() + LINK_SECONDS * 1_000) },
  }
  return { view, bytes }
}
