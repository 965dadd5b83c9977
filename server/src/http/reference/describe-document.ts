import { EXAMPLES } from './examples.ts'

interface Operation {
  operationId?: string
  requestBody?: { content?: Record<string, { example?: unknown }> }
}

/** The document of the routes, with an example where there is one. */
export function withExamples<Document extends { paths?: object }>(document: Document): Document {
  for (const path of Object.values(document.paths ?? {})) {
    for (const operation of Object.values(path as Record<string, Operation>)) {
      const example = EXAMPLES[operation?.operationId ?? '']
      const json = operation?.requestBody?.content?.['application/json']
      if (example !== undefined && json !== undefined) json.example = example
    }
  }
  return document
}
