import type { Permission } from '@michangarrito/domain';
import { ModulesContainer } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { PUBLIC_ROUTE, REQUIRED_PERMISSION } from '../../src/common/http/decorators.ts';

/** As much of a JSON schema as the walk reads. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly 'x-ref'?: string;
  readonly 'x-new-id'?: boolean;
}

/** Where a value stands in a call: a parameter by name, or a path inside the body (0 is the first of an array). */
export interface Place {
  readonly where: 'path' | 'query' | 'body';
  readonly at: readonly (string | number)[];
  readonly schema: Schema;
}

/** A place that names an existing row, and of which kind. */
export type Reference = Place & { readonly kind: string };

/** One operation of the document, with what the running application says of its route. */
export interface Endpoint {
  readonly key: string;
  readonly method: string;
  readonly path: string;
  readonly isPublic: boolean;
  readonly permission: Permission | undefined;
  readonly isCommand: boolean;
  readonly parameters: readonly Place[];
  readonly fields: readonly Place[];
  readonly hasBody: boolean;
  readonly references: readonly Reference[];
}

interface Operation {
  readonly operationId: string;
  readonly security?: readonly unknown[];
  readonly parameters?: readonly { in: 'path' | 'query'; name: string; schema: Schema; 'x-ref'?: string }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { schema: Schema }>> };
  readonly responses: Readonly<Record<string, unknown>>;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

// Names that say of which kind an id is, where the schema of a parameter does not.
const KIND_BY_NAME: Readonly<Record<string, string>> = {
  tenantId: 'tenant',
  deviceId: 'device',
  personId: 'person',
  sessionId: 'session',
  productId: 'product',
  categoryId: 'category',
  customerId: 'customer',
  saleId: 'sale',
  tillSessionId: 'tillSession',
  closureId: 'closure',
};

/** Every endpoint of the document that the running application serves. */
export async function readEndpoints(app: NestFastifyApplication): Promise<Endpoint[]> {
  const document = (await (await fetch(`${await app.getUrl()}/docs-json`)).json()) as Document;
  const routes = readRoutes(app);
  return Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => {
      const route = routes.get(operation.operationId);
      if (!route) throw new Error(`${operation.operationId} is documented and has no route`);
      return toEndpoint(document, path, method.toUpperCase(), operation, route);
    }),
  );
}

/** How a place reads in a report. */
export function placeName({ where, at }: Place): string {
  return `${where} ${at.join('.')}`;
}

interface Route {
  readonly isPublic: boolean;
  readonly permission: Permission | undefined;
}

function toEndpoint(doc: Document, path: string, method: string, operation: Operation, route: Route): Endpoint {
  const parameters = (operation.parameters ?? []).map((parameter): Place => {
    const kind = parameter['x-ref'];
    return {
      where: parameter.in,
      at: [parameter.name],
      schema: { ...parameter.schema, ...(kind ? { 'x-ref': kind } : {}) },
    };
  });
  const body = operation.requestBody?.content['application/json']?.schema;
  const fields = body ? [...placesOf(doc, body, [])] : [];
  const references = [...parameters, ...fields].flatMap((place) => {
    const kind = kindOf(place, `${method} ${path}`);
    return kind === null ? [] : [{ ...place, kind }];
  });
  const isCommand = JSON.stringify(operation.responses).includes('CommandVerdictDto');
  return {
    key: `${method} ${path}`,
    method,
    path,
    ...route,
    isCommand,
    parameters,
    fields,
    hasBody: !!body,
    references,
  };
}

/** Every property below a schema, parents before children; alternatives one after another. */
function* placesOf(doc: Document, given: Schema, at: readonly (string | number)[]): Generator<Place> {
  const schema = resolve(doc, given);
  for (const part of [...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])])
    yield* placesOf(doc, part, at);
  const children: [string | number, Schema][] = Object.entries(schema.properties ?? {});
  if (schema.items) children.push([0, schema.items]);
  for (const [name, child] of children) {
    const place = [...at, name];
    yield { where: 'body', at: place, schema: resolve(doc, child) };
    yield* placesOf(doc, child, place);
  }
}

function resolve(doc: Document, schema: Schema): Schema {
  if (schema.$ref === undefined) return schema;
  const found = doc.components.schemas[schema.$ref.split('/').at(-1) ?? ''];
  if (!found) throw new Error(`${schema.$ref} is not in the document`);
  return resolve(doc, found);
}

function kindOf({ where, at, schema }: Place, key: string): string | null {
  if (schema['x-ref'] !== undefined) return schema['x-ref'];
  const name = String(at.at(-1));
  if (schema['x-new-id'] || (schema.format !== 'uuid' && where !== 'path')) return null;
  const kind = KIND_BY_NAME[name];
  if (kind === undefined) throw new Error(`${key}: nobody says what ${where} ${at.join('.')} is the id of`);
  return kind;
}

function readRoutes(app: NestFastifyApplication): Map<string, Route> {
  const routes = new Map<string, Route>();
  for (const module of app.get(ModulesContainer).values())
    for (const { metatype } of module.controllers.values()) {
      if (!metatype) continue;
      const prototype = metatype.prototype as Record<string, unknown>;
      for (const name of Object.getOwnPropertyNames(prototype)) {
        const handler = prototype[name];
        if (typeof handler !== 'function') continue;
        const read = (key: string): unknown => Reflect.getMetadata(key, handler) ?? Reflect.getMetadata(key, metatype);
        routes.set(`${metatype.name}_${name}`, {
          isPublic: read(PUBLIC_ROUTE) === true,
          permission: read(REQUIRED_PERMISSION) as Permission | undefined,
        });
      }
    }
  return routes;
}
