// What callers send is checked, by construction: inputs within inputs are looked into, and every text has a limit.
import 'reflect-metadata';
import { getMetadataStorage } from 'class-validator';
import { expect, test } from 'vitest';
import { apiSchema } from '../../server/api-schema.ts';

interface InputField { target: { name: string }; name: string; getType(): { name: string } }
apiSchema();
const storage = (globalThis as unknown as { TypeGraphQLMetadataStorage: { inputTypes: { target: unknown }[]; fields: InputField[] } }).TypeGraphQLMetadataStorage;
const inputs = new Set(storage.inputTypes.map(({ target }) => target));
const fields = storage.fields.filter(({ target }) => inputs.has(target));
const rulesOf = (target: unknown) => getMetadataStorage().getTargetValidationMetadatas(target as () => void, '', false, false);
const rulesAt = ({ target, name }: InputField) => rulesOf(target).filter((rule) => rule.propertyName === name);

test('every input within an input is looked into where it has rules', () => {
  const nested = fields.filter((field) => inputs.has(field.getType()) && rulesOf(field.getType()).length);
  expect(nested.length).toBeGreaterThan(25);
  expect(nested.filter((field) => !rulesAt(field).some((rule) => rule.type === 'nestedValidation')).map((field) => `${field.target.name}.${field.name}`)).toEqual([]);
});

test('every text that callers send has a limit', () => {
  // Questions of the reading door are limited there, with the words that belong to them: server/core/read.
  const isAsked = ({ target }: InputField): boolean => /(Filter|Is|Sort)$/.test(target.name) || target.name === 'PageInput';
  const texts = fields.filter((field) => (field.getType() as unknown) === String && !isAsked(field));
  expect(texts.length).toBeGreaterThan(400);
  expect(texts.filter((field) => !rulesAt(field).some((rule) => rule.type === 'customValidation')).map((field) => `${field.target.name}.${field.name}`)).toEqual([]);
});
