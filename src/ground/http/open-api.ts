import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';

/** The OpenAPI 3.1 document of all contracts at `/openapi.json`, readable at `/docs`. */
export async function addOpenApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: '乐业 Leye',
        version: '1',
        description:
          'Errors are RFC 9457 problem+json with a code, the fields and a sentence that says what to do. ' +
          'Writes take an Idempotency-Key (UUID). Non-GET requests with a session repeat the leye_csrf cookie in x-leye-csrf.',
      },
      components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'leye_session' } } },
    },
  });
  app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger());
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    staticCSP: true,
    uiConfig: { docExpansion: 'none' },
  });
}
