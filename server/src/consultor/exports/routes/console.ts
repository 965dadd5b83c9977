import { Readable } from 'node:stream'
import { executionEndpoints } from '@recado/contracts/executions'
import { consoleAction } from '../../../http/console/console-route.ts'
import { contentDisposition } from '../../../platform/storage/index.ts'
import { exportExecution } from '../../workflows/export-execution.ts'

export const exportOneExecution = consoleAction(executionEndpoints.export, {
  permission: 'advisor.run',
  limit: 'advisor',
  handler: async ({ params: { id }, body, services, source, request }) => {
    const { view } = await exportExecution(services, source, id, { ...body, locale: request.locale })
    return view
  },
})

export const downloadExecution = consoleAction(executionEndpoints.download, {
  permission: 'advisor.run',
  limit: 'advisor',
  handler: async ({ params: { id }, query, services, source, request, reply }) => {
    const { view, bytes } = await exportExecution(services, source, id, { ...query, locale: request.locale })
    reply.header('content-type', view.content_type).header('content-length', view.size_bytes)
    reply.header('cache-control', 'private, no-store')
    reply.header('content-disposition', contentDisposition({ type: 'attachment', filename: view.file_name }))
    return Readable.from([bytes])
  },
})
