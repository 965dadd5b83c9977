import swagger from '@fastify/swagger'
import Fastify, { type FastifyInstance } from 'fastify'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'

/** OpenAPI 3.1 from the routes' own schemas at /api/v1/openapi.json, and a page to read and try it at /api/v1/docs. */
export async function registerReference(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'API', version: '1' },
      components: {
        securitySchemes: {
          access_token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
          visitor_token: { type: 'http', scheme: 'bearer' },
          api_key: { type: 'apiKey', in: 'header', name: 'X-Api-Key' },
        },
      },
    },
    transform: jsonSchemaTransform,
  })
  app.get('/api/v1/openapi.json', { schema: { hide: true } }, async () => app.swagger())
  // The page's library holds some 30 MB, so it is loaded when somebody opens the page for the first time.
  let page: Promise<FastifyInstance> | undefined
  for (const url of [PAGE, `${PAGE}/*`]) {
    app.get(url, { schema: { hide: true } }, async (request, reply) => {
      page ??= openPage()
      const answer = await (await page).inject({ url: request.url })
      return reply
        .status(answer.statusCode)
        .header('content-type', answer.headers['content-type'])
        .headers(answer.headers.location === undefined ? {} : { location: answer.headers.location })
        .send(answer.rawPayload)
    })
  }
}

const PAGE = '/api/v1/docs'

async function openPage(): Promise<FastifyInstance> {
  const { default: scalar } = await import('@scalar/fastify-api-reference')
  const page = Fastify()
  await page.register(scalar, {
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
  await page.ready()
  return page
}
