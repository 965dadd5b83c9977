import { createHash } from 'node:crypto'
import swagger from '@fastify/swagger'
import Fastify, { type FastifyInstance } from 'fastify'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'
import type { Services } from '../services.ts'
import { type CompressedFile, compressFile, sendCompressed } from './compressed-file.ts'
import { enforceLimit } from './enforce-limit.ts'
import { withExamples } from './reference/describe-document.ts'
import { introduction } from './reference/introduction.ts'
import { TAGS } from './reference/tags.ts'

/** OpenAPI 3.1 from the routes' own schemas at /api/v1/openapi.json, and a page to read and try it at /api/v1/docs. */
export async function registerReference(app: FastifyInstance, services: Services): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'API', version: '1', description: introduction(services.texts) },
      tags: [...TAGS],
      components: {
        securitySchemes: {
          access_token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
          visitor_token: { type: 'http', scheme: 'bearer' },
          bot_token: { type: 'apiKey', in: 'header', name: 'X-Bot-Token' },
          api_key: { type: 'apiKey', in: 'header', name: 'X-Api-Key' },
        },
      },
    },
    transform: jsonSchemaTransform,
  })
  const reference = createReferenceFiles(app)
  const serve = (url: string, pick: (files: ReferenceFiles) => CompressedFile) =>
    app.get(url, { schema: { hide: true } }, async (request, reply) => {
      await enforceLimit(services, { request, reply }, {}, ['reference'])
      const files = await reference()
      reply.header('cache-control', 'no-cache').header('content-security-policy', files.policy)
      return sendCompressed(request, reply, pick(files))
    })
  serve('/api/v1/openapi.json', ({ document }) => document)
  serve(`${PAGE}/`, ({ page }) => page)
  serve(`${PAGE}/${SCRIPT}`, ({ script }) => script)
  app.get(PAGE, { schema: { hide: true } }, async (_request, reply) => reply.redirect(`${PAGE}/`, 301))
}

const PAGE = '/api/v1/docs'
/** Where the library's own page looks for its script. */
const SCRIPT = 'js/scalar.js'

interface ReferenceFiles {
  document: CompressedFile
  page: CompressedFile
  script: CompressedFile
  /** Content security policy of the page. */
  policy: string
}

/** Made when somebody asks for the first time, and once: the library holds some 30 MB, its script 4.3 MB. */
function createReferenceFiles(app: FastifyInstance): () => Promise<ReferenceFiles> {
  const make = async (): Promise<ReferenceFiles> => {
    const { html, js } = await renderPage()
    const [document, page, script] = await Promise.all([
      compressFile('application/json; charset=utf-8', Buffer.from(JSON.stringify(withExamples(app.swagger())))),
      compressFile('text/html; charset=utf-8', html),
      compressFile('text/javascript; charset=utf-8', js),
    ])
    return { document, page, script, policy: referencePolicy(html.toString()) }
  }
  let made: Promise<ReferenceFiles> | undefined
  return () => {
    made ??= make()
    // What failed is tried again by whoever asks next.
    made.catch(() => {
      made = undefined
    })
    return made
  }
}

/** What the library answers with, asked once. */
async function renderPage(): Promise<{ html: Buffer; js: Buffer }> {
  const { default: scalar } = await import('@scalar/fastify-api-reference')
  const library = Fastify()
  await library.register(scalar, {
    routePrefix: PAGE,
    // Reading and trying only: nothing that leads to the library's own services.
    configuration: {
      url: '/api/v1/openapi.json',
      withDefaultFonts: false,
      agent: { disabled: true },
      mcp: { disabled: true },
      showDeveloperTools: 'never',
      hideClientButton: true,
      telemetry: false,
    },
  })
  const [page, script] = [await library.inject(`${PAGE}/`), await library.inject(`${PAGE}/${SCRIPT}`)]
  await library.close()
  return { html: page.rawPayload, js: script.rawPayload }
}

/**
 * Its own script and the lines in the page that start it, which are known by their hash; calls to this host. The library
 * writes its styles into the page.
 */
function referencePolicy(html: string): string {
  const inline = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(
    ([, code = '']) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`,
  )
  return [
    "default-src 'none'",
    `script-src 'self' ${inline.join(' ')}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
