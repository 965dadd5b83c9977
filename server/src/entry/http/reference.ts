import swagger from '@fastify/swagger'
import scalar from '@scalar/fastify-api-reference'
import type { FastifyInstance } from 'fastify'
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
          api_key: { type: 'apiKey', in: 'header', name: 'X-Api-Key' },
        },
      },
    },
    transform: jsonSchemaTransform,
  })
  app.get('/api/v1/openapi.json', { schema: { hide: true } }, async () => app.swagger())
  await app.register(scalar, {
    routePrefix: '/api/v1/docs',
    configuration: { url: '/api/v1/openapi.json', withDefaultFonts: false },
  })
}
