/**
 * What Fastify makes of the schemas of a door: made once in a process, however many servers it builds (tests build hundreds). The
 * schemas are constants of their modules, and what is made of one depends on nothing else.
 *
 * Must never: keep anything of a request or of one server, or be asked about a schema that changes.
 */
import { SerializerSelector } from '@fastify/fast-json-stringify-compiler';
import { TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox';
import type { FastifySchemaCompiler, FastifySerializerCompiler } from 'fastify';
import type { TSchema } from 'typebox';

type Serializers = FastifySerializerCompiler<unknown>;
type Remembered<Made> = WeakMap<object, Map<string, Made>>;

/** One of each schema and `part` of a request; it may stand in several doors. */
function once<Made>(remembered: Remembered<Made>, schema: unknown, part: string, make: () => Made): Made {
  if (typeof schema !== 'object' || schema === null) return make();
  const known = remembered.get(schema) ?? new Map<string, Made>();
  remembered.set(schema, known);
  const made = known.get(part) ?? make();
  known.set(part, made);
  return made;
}

const serializers: Remembered<ReturnType<Serializers>> = new WeakMap();
const serializerOf = SerializerSelector()({});
/** How answers are written. */
export const compileSerializer: Serializers = (door) =>
  once(serializers, door.schema, '', () => serializerOf({ httpStatus: '', ...door }));

const validators: Remembered<ReturnType<FastifySchemaCompiler<TSchema>>> = new WeakMap();
/** How what was sent is read. */
export const compileValidator: FastifySchemaCompiler<TSchema> = (door) =>
  once(validators, door.schema, door.httpPart ?? '', () => TypeBoxValidatorCompiler(door));
