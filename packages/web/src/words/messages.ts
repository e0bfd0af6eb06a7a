import { createElement, Fragment, type ReactNode } from 'react';
import { language } from './language.ts';
import { pseudo } from './pseudo.ts';

/** One text, or one for each plural form of `count`. Names in braces are put in. */
export type Message =
  | string
  | (Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string });

type NamesIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;
type TextOf<M extends Message> = M extends string
  ? M
  : M extends { readonly other: string }
    ? M[keyof M] & string
    : never;
type ParametersOf<M extends Message, Value> = M extends string
  ? { readonly [Name in NamesIn<M>]: Value }
  : { readonly count: number } & { readonly [Name in Exclude<NamesIn<TextOf<M>>, 'count'>]: Value };
type Rest<M extends Message, Value> = keyof ParametersOf<M, Value> extends never
  ? []
  : [parameters: ParametersOf<M, Value>];

/** Says a message of one catalogue. */
export interface Say<Catalogue extends Readonly<Record<string, Message>>> {
  <Key extends keyof Catalogue>(key: Key, ...rest: Rest<Catalogue[Key], string | number>): string;
  /** The same with elements put in: a bold name, a link. */
  rich<Key extends keyof Catalogue>(key: Key, ...rest: Rest<Catalogue[Key], ReactNode>): ReactNode;
}

const plural = new Intl.PluralRules('en');

/**
 * The texts of one room of the application, by key: `const say = messages({ late: { one: '{count} day late',
 * other: '{count} days late' } })`, then `say('late', { count: 2 })`. Numbers and dates come in as they are to be
 * read: see `format`.
 */
export function messages<const Catalogue extends Readonly<Record<string, Message>>>(
  catalogue: Catalogue,
): Say<Catalogue> {
  const textOf = (key: keyof Catalogue, parameters: Readonly<Record<string, unknown>>) => {
    const message = catalogue[key] as Message;
    const text =
      typeof message === 'string'
        ? message
        : (message[plural.select(Number(parameters.count))] ?? message.other);
    return language === 'pseudo' ? pseudo(text) : text;
  };
  const say = (key: keyof Catalogue, parameters: Readonly<Record<string, unknown>> = {}) =>
    textOf(key, parameters).replace(NAME, (_, name: string) => String(parameters[name] ?? ''));
  const rich = (key: keyof Catalogue, parameters: Readonly<Record<string, ReactNode>> = {}) => {
    const pieces = textOf(key, parameters).split(NAME);
    // Between two texts stands the name of what is put in there.
    return pieces.map((piece, place) =>
      createElement(Fragment, { key: place }, place % 2 === 0 ? piece : parameters[piece]),
    );
  };
  return Object.assign(say, { rich }) as unknown as Say<Catalogue>;
}

const NAME = /\{(\w+)\}/g;
