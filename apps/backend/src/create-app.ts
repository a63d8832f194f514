import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { LogController } from 'fastify';
import helmet from 'helmet';
import { cleanupOpenApiDoc } from 'nestjs-zod';
import { AppModule } from './app.module.ts';
import type { Configuration } from './common/config/configuration.ts';
import { ErrorBodyDto } from './common/errors/error-body.dto.ts';
import { answerBrokenRequest, answerError } from './common/errors/error.filter.ts';
import { cutAnswersToSchema, takeLargeBodies } from './common/http/answers.ts';
import { endConnectionsOnceAnswered } from './common/http/end-connections.ts';
import { beginCallsInTurns } from './common/http/turns.ts';

const BODY_LIMIT_BYTES = 1_048_576;
/** How long a shutdown waits for who is slow to send or to read. */
const LAST_ANSWERS_MS = 10_000;

/** The whole backend, ready to listen. Tests and the OpenAPI printer use the same. */
export async function createApp(
  configuration: Configuration,
  options: { preview?: boolean } = {},
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT_BYTES,
    trustProxy: (_address, hop) => hop < configuration.TRUSTED_PROXIES,
    genReqId: () => randomUUID(),
    // What comes on an open connection while the server closes is answered like the rest: the recorder goes last.
    return503OnClosing: false,
    frameworkErrors: answerError,
    clientErrorHandler: answerBrokenRequest,
    logController: new LogController({ disableRequestLogging: true }),
    // Codes, PINs and tokens travel in bodies and in this header; neither is ever written. A failed statement's parameters hold people's data.
    logger: {
      level: configuration.LOG_LEVEL,
      redact: ['req.headers.authorization', 'err.parameters', 'err.detail', 'err.driverError'],
    },
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(configuration), adapter, {
    logger: ['error', 'warn'],
    preview: options.preview ?? false,
  });
  const server = adapter.getInstance();
  beginCallsInTurns(server);
  // Made once: the plugin of the same name for Fastify makes it anew for each request.
  const setSecurityHeaders = helmet({ contentSecurityPolicy: false });
  server.addHook('onRequest', (request, reply, done) => setSecurityHeaders(request.raw, reply.raw, () => done()));
  cutAnswersToSchema(server);
  takeLargeBodies(server);
  endConnectionsOnceAnswered(server, LAST_ANSWERS_MS);
  app.enableShutdownHooks();
  SwaggerModule.setup('docs', app, () => openApiDocument(app));
  return app;
}

/** The OpenAPI document, generated from the contracts. */
export function openApiDocument(app: NestFastifyApplication): OpenAPIObject {
  const description = new DocumentBuilder()
    .setTitle('MiChangarrito')
    .setDescription('Point of sale for Mexican micro-shops')
    .setVersion('1')
    .addBearerAuth()
    .addGlobalResponse({ status: '4XX', description: 'Refused: the code says why', type: ErrorBodyDto })
    .addGlobalResponse({ status: '5XX', description: 'Failed: the same call may be sent again', type: ErrorBodyDto })
    .build();
  return cleanupOpenApiDoc(SwaggerModule.createDocument(app, description));
}
