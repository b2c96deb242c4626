/**
 * What the compiler still knows about a service: used to check its examples, its forecast and its adoption.
 *
 * Must never: be part of the data.
 */
import type { Fields } from './fields.ts';
import type { ServiceManifest } from './manifest.ts';
import type { Forms, WrittenStages } from './written.ts';

export interface ServiceTypes {
  readonly fields: Fields;
  readonly asked: string;
  readonly forms: Forms;
  readonly stages: WrittenStages;
  readonly facts: Fields;
  readonly reason: string;
  readonly rule: string;
  readonly unit: string;
  readonly letter: string;
}
/** A manifest that remembers its types until it becomes JSON. */
export type Service<T extends ServiceTypes = ServiceTypes> = ServiceManifest & { readonly _types?: T };

/** The actions of a service's turns. */
export type ActionOf<S> = { [K in keyof S]: S[K] extends { readonly next: infer N } ? keyof N : never }[keyof S];
/** The stages in which somebody acts. */
export type TurnOf<S> = { [K in keyof S]: S[K] extends { readonly by: unknown } ? K : never }[keyof S];
