// What a person reads of a schema: every field once, with its kind.
import { Type } from 'typebox';
import { expect, test } from 'vitest';
import { fieldsOf } from './schema-fields.ts';

const lines = (schema: unknown): readonly string[] =>
  fieldsOf(schema).map(({ path, kind, required, meaning }) =>
    [path, kind, required ? 'required' : 'optional', meaning].join(' | ').trim(),
  );

test('names each field with its kind, also inside lists and of either kind', () => {
  const schema = Type.Object({
    turn: Type.String({ description: 'Which turn.' }),
    seenVersion: Type.Optional(Type.Union([Type.Integer(), Type.Null()])),
    language: Type.Union([Type.Literal('id'), Type.Literal('en')]),
    errors: Type.Array(Type.Object({ pointer: Type.String() })),
    answers: Type.Record(Type.String(), Type.String()),
    files: Type.Array(Type.String()),
  });
  expect(lines(schema)).toEqual([
    'turn | string | required | Which turn.',
    'seenVersion | integer or null | optional |',
    'language | "id" or "en" | required |',
    'errors | list of object | required |',
    'errors[].pointer | string | required |',
    'answers | object | required |',
    'answers.* | string | optional |',
    'files | list of string | required |',
  ]);
});

test('a value that is no object is a line of its own', () => {
  expect(lines(Type.String({ description: 'CSV.' }))).toEqual(['| string | required | CSV.']);
});

test('a schema that names itself comes to an end', () => {
  const node: Record<string, unknown> = { type: 'object' };
  node['properties'] = { next: node };
  expect(lines(node).length).toBeLessThan(10);
});
